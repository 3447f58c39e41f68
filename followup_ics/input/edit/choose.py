"""Which interview is meant by a part of a company's name, a role and a day; nothing is guessed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold
from followup_ics.model.nearest import find_nearest
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview

MOST_NAMES: Final = 8
NO_ROLE: Final = "(no role)"


def choose_interview(interviews: Sequence[Interview], *, company: str, role: str | None, on: dt.date) -> int:
    """Return the place in ``interviews`` of the latest round, on or before a day, of the application that is meant.

    ``company`` and ``role`` are any part of their names, in any case; a whole name goes before a part of another. A
    ``role`` of ``""`` is an application that names none. Raises `FollowUpError` where none is meant, or more than one.

    >>> from zoneinfo import ZoneInfo
    >>> acme = Interview(company="Acme", on=dt.date(2026, 11, 24), timezone=ZoneInfo("UTC"), holidays=())
    >>> choose_interview([acme], company="ac", role=None, on=dt.date(2026, 12, 1))
    0
    """
    names = _fold_names(interview.company for interview in interviews)
    if not names:
        raise FollowUpError("the file has no interviews yet; record the interview first")
    if not fold(company):
        raise FollowUpError("the company is empty; write a part of its name")
    chosen = _choose_name(company, names, what="company", way_out="write more of it")
    rounds = [place for place, interview in enumerate(interviews) if fold(interview.company) == chosen]
    roles = _fold_names(interviews[place].role or "" for place in rounds)
    if role is not None:
        chosen_role = _choose_name(role, roles, what=f"role at {quote(names[chosen])}", way_out="write more of --role")
    elif len(roles) == 1:
        chosen_role = next(iter(roles))
    else:
        way_out = "say which with --role" + (" (--role '' for the one without)" if "" in roles else "")
        raise FollowUpError(f"{quote(names[chosen])} is there for {_list_names(roles.values(), 'and')}; {way_out}")
    rounds = [place for place in rounds if fold(interviews[place].role or "") == chosen_role]
    return _choose_round(interviews, rounds, on)


def _fold_names(names: Iterable[str]) -> dict[str, str]:
    """Return each name once, as it is first written, by what it is recognised by."""
    written: dict[str, str] = {}
    for name in names:
        written.setdefault(fold(name), name)
    return written


def _choose_name(part: str, names: dict[str, str], *, what: str, way_out: str) -> str:
    """Return the one folded name that a part of it stands for."""
    sought = fold(part)
    if sought in names:
        return sought
    found = [name for name in names if sought and sought in name]
    if len(found) == 1:
        return found[0]
    if found:
        could_be = _list_names((names[name] for name in found), "or")
        raise FollowUpError(f"{quote(part)} could be {could_be}; {way_out}")
    words = {word: name for name in reversed(names.values()) for word in (*name.split(), name)}
    if nearest := find_nearest(part, tuple(words)):
        raise FollowUpError(f"no {what} has {quote(part)} in its name (did you mean {quote(words[nearest])}?)")
    raise FollowUpError(f"no {what} has {quote(part)} in its name (expected {_list_names(names.values(), 'or')})")


def _choose_round(interviews: Sequence[Interview], rounds: Sequence[int], on: dt.date) -> int:
    past = [place for place in rounds if interviews[place].on <= on]
    if not past:
        first = min((interviews[place] for place in rounds), key=lambda interview: interview.on)
        raise FollowUpError(
            f"the first interview at {quote(first.company)} is on {first.on}, after {on}; "
            "an update comes on its day or later: give that day with --on"
        )
    return max(past, key=lambda place: (interviews[place].on, interviews[place].start_time or dt.time.min, place))


def _list_names(names: Iterable[str], joint: str) -> str:
    """List names in quotes, the first few of many."""
    listed = [quote(name) if name else NO_ROLE for name in names]
    if len(listed) > MOST_NAMES:
        listed = [*listed[:MOST_NAMES], f"{len(listed) - MOST_NAMES} more"]
    return " ".join(filter(None, (", ".join(listed[:-1]), joint if listed[1:] else "", listed[-1])))
