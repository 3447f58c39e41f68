"""The visits of a job search, all interviews of one application on one day: who each is, and which round."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from followup_ics.model.names import fold
from followup_ics.model.search import Interview

VisitKey: TypeAlias = tuple[str, str, dt.date]
"""Company and role, both folded, and the day."""


class Visit(NamedTuple):
    """Hold who a visit is and its place among the application's rounds, counted from 1.

    ``names`` are those of its first interview: its ``id``, or company and role where it has none.
    """

    names: tuple[str, ...]
    number: int


def make_visit_key(interview: Interview) -> VisitKey:
    """Make the key that an interview's visit is found by."""
    return fold(interview.company), fold(interview.role or ""), interview.on


def find_visits(interviews: Iterable[Interview]) -> Mapping[VisitKey, Visit]:
    """Find all visits; one that was called off takes no number away from those after it.

    >>> from zoneinfo import ZoneInfo
    >>> met = Interview(company="Acme", on=dt.date(2026, 11, 24), timezone=ZoneInfo("UTC"), holidays=(), id="first")
    >>> visits = find_visits([met, met._replace(on=dt.date(2026, 12, 1), id=None)])
    >>> [(visit.number, *visit.names) for visit in visits.values()]
    [(1, 'id', 'first'), (2, 'application', 'acme', '')]
    """
    days: defaultdict[VisitKey, list[Interview]] = defaultdict(list)
    for interview in interviews:
        days[make_visit_key(interview)].append(interview)
    visits: dict[VisitKey, Visit] = {}
    rounds: defaultdict[tuple[str, str], int] = defaultdict(int)
    for key in sorted(days):
        company, role, _ = key
        visits[key] = Visit(names=_name_visit(days[key], company, role), number=rounds[company, role] + 1)
        rounds[company, role] += any(each.cancelled_on is None for each in days[key])
    return visits


def _name_visit(members: Sequence[Interview], company: str, role: str) -> tuple[str, ...]:
    first = min(members, key=lambda each: (each.start_time or dt.time.max, each.id or ""))
    return ("id", first.id) if first.id else ("application", company, role)
