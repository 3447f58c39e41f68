"""Which interview is meant by a part of a company's name, a role and a day; nothing is guessed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from followup_ics.model.errors import FollowUpError
from followup_ics.model.listing import list_names
from followup_ics.model.names import fold
from followup_ics.model.nearest import find_nearest_name
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview

NO_ROLE: Final = "(no role)"


def find_rounds(interviews: Sequence[Interview], *, company: str, role: str | None) -> tuple[int, ...]:
    """Return the places in ``interviews`` of the rounds of the application that is meant.

    ``company`` and ``role`` are any part of their names, in any case; a whole name goes before a part of another. A
    ``role`` of ``""`` is an application that names none. Raises `FollowUpError` where none is meant, or more than one.

    >>> from zoneinfo import ZoneInfo
    >>> acme = Interview(company="Acme", on=dt.date(2026, 11, 24), timezone=ZoneInfo("UTC"), holidays=())
    >>> find_rounds([acme], company="ac", role=None)
    (0,)
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
        raise FollowUpError(f"{quote(names[chosen])} is there for {_list_roles(roles.values(), 'and')}; {way_out}")
    return tuple(place for place in rounds if fold(interviews[place].role or "") == chosen_role)


def choose_past(interviews: Sequence[Interview], rounds: Sequence[int], on: dt.date, *, may_be_early: bool) -> int:
    """Return the place of the latest of some rounds on or before a day: what happened that day is written there.

    Where none was held by then, it is one that was called off by then or, for what ``may_be_early``, the first that
    was booked by then. Raises `FollowUpError` where there is none.
    """
    if past := [place for place in rounds if interviews[place].on <= on]:
        return max(past, key=lambda place: _order(interviews, place))
    cancelled = [place for place in rounds if _is_by(interviews[place].cancelled_on, on)]
    booked = [place for place in rounds if may_be_early and _is_by(interviews[place].booked_on, on)]
    if known := cancelled or booked:
        return min(known, key=lambda place: _order(interviews, place))
    first = min((interviews[place] for place in rounds), key=lambda interview: interview.on)
    way_out = "an update comes on its day or later: give that day with --on"
    if may_be_early and first.booked_on is None:
        way_out += ", or write into the file when the interview was booked"
    raise FollowUpError(f"the first interview at {quote(first.company)} is on {first.on}, after {on}; {way_out}")


def choose_coming(interviews: Sequence[Interview], rounds: Sequence[int], on: dt.date) -> int:
    """Return the place of the next of some rounds, on a day or after it, that was not called off.

    Raises `FollowUpError` where there is none.
    """
    coming = [place for place in rounds if interviews[place].on >= on and interviews[place].cancelled_on is None]
    if not coming:
        first = interviews[rounds[0]]
        role = f" for {quote(first.role)}" if first.role else ""
        called_off = [interviews[place] for place in rounds if interviews[place].on >= on]
        if called_off:
            raise FollowUpError(
                f"the interview at {quote(first.company)}{role} on {called_off[0].on} was cancelled on "
                f"{called_off[0].cancelled_on}; add the new one with 'followup-ics add'"
            )
        raise FollowUpError(
            f"no interview at {quote(first.company)}{role} comes on {on} or later; name its day with --when"
        )
    return min(coming, key=lambda place: _order(interviews, place))


def choose_named(
    interviews: Sequence[Interview], rounds: Sequence[int], on: dt.date, start_time: dt.time | None
) -> int:
    """Return the place of the one of some rounds that is held on a day, and at a time where one is named.

    Raises `FollowUpError` where there is none, or more than one.
    """
    named = [
        place for place in rounds if interviews[place].on == on and start_time in {None, interviews[place].start_time}
    ]
    if len(named) == 1:
        return named[0]
    when = f"{on} {start_time:%H:%M}" if start_time else str(on)
    if named:
        raise FollowUpError(f"--when: several interviews are on {when}; name the time as well, as '{on} 10:00'")
    days = list_names((str(interviews[place].on) for place in sorted(rounds, key=lambda p: interviews[p].on)), "and")
    raise FollowUpError(
        f"--when: no interview at {quote(interviews[rounds[0]].company)} is on {when}; there are {days}"
    )


def _order(interviews: Sequence[Interview], place: int) -> tuple[dt.date, dt.time, int]:
    return interviews[place].on, interviews[place].start_time or dt.time.min, place


def _is_by(day: dt.date | None, on: dt.date) -> bool:
    return day is not None and day <= on


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
        could_be = _list_roles((names[name] for name in found), "or")
        raise FollowUpError(f"{quote(part)} could be {could_be}; {way_out}")
    if nearest := find_nearest_name(part, tuple(names.values())):
        raise FollowUpError(f"no {what} has {quote(part)} in its name (did you mean {quote(nearest)}?)")
    raise FollowUpError(f"no {what} has {quote(part)} in its name (expected {_list_roles(names.values(), 'or')})")


def _list_roles(names: Iterable[str], joint: str) -> str:
    """List names of companies or roles, the one without a name too."""
    return list_names(names, joint, nameless=NO_ROLE)
