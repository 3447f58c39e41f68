"""What companies are called where their names are not shown: letters in the order of their first interviews."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from followup_ics.model.names import fold
from followup_ics.model.search import Interview, Share
from followup_ics.sharing.secrets import make_rank
from followup_ics.sharing.visits import Visit, VisitKey, make_visit_key

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def name_companies(
    companies: Collection[str], interviews: Iterable[Interview], visits: Mapping[VisitKey, Visit], share: Share
) -> Mapping[str, str]:
    """Name some companies, told by their folded names, by letters in the order of their first interviews."""
    firsts: dict[str, tuple[dt.date, dt.time, bytes]] = {}
    for interview in interviews:
        company = fold(interview.company)
        if company in companies:
            rank = make_rank(share.id, *visits[make_visit_key(interview)].names)
            key = (interview.on, interview.start_time or dt.time.max, rank)
            firsts[company] = min(key, firsts.get(company, key))
    ordered = sorted(firsts, key=firsts.__getitem__)
    return {company: f"Company {name_place(place)}" for place, company in enumerate(ordered)}


def name_place(place: int) -> str:
    """Name a place in an order, counted from 0, by letters.

    >>> [name_place(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    above, rest = divmod(place, len(LETTERS))
    return f"{name_place(above - 1) if above else ''}{LETTERS[rest]}"
