"""Where an unasked check-in may stand: clear of the others, of what they asked for, and of interviews (section 6)."""

import bisect
import datetime as dt
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from followup_ics.model.plan import Aside, DaysOff, Gap
from followup_ics.planning.calendars.working_days import add_working_days, count_working_days
from followup_ics.planning.kinds import Planned


class Blocker(NamedTuple):
    """Hold a message that unasked check-ins keep their distance from, and the role that it is about."""

    planned: Planned
    role: str | None


class Placed(NamedTuple):
    """Hold a check-in on its day; ``beside`` is the round of its own that takes its place there, if one does."""

    planned: Planned
    beside: int | None = None


class Coming(NamedTuple):
    """Tell of an interview that is booked and still to come: its day, and the round of which application it is."""

    on: dt.date
    place: int
    round_index: int
    role: str | None


def clear_of_messages(
    planned: Planned, latest: Blocker | None, kept: Sequence[Blocker], *, gap: int, days_off: DaysOff
) -> Planned:
    """Move a check-in behind every message that it stands too near to.

    ``latest`` is the latest unasked one that stands, ``kept`` those that never move, in the order of their days.
    """
    while other := _find_too_near(planned.on, latest, kept, gap=gap, days_off=days_off):
        way = count_working_days(other.planned.on, gap, days_off)
        from_on = planned.reason.way.ends_on
        moved = Gap(
            other_kind=other.planned.kind, other_role=other.role, other_on=other.planned.on, from_on=from_on, way=way
        )
        planned = planned._replace(on=way.ends_on, reason=planned.reason._replace(gap=moved, waited=None))
    return planned


def _find_too_near(
    on: dt.date, latest: Blocker | None, kept: Sequence[Blocker], *, gap: int, days_off: DaysOff
) -> Blocker | None:
    if latest and on < add_working_days(latest.planned.on, gap, days_off):
        return latest
    # Behind the last one that is clear before it, all others are clear as well.
    for other in reversed(kept):
        if on >= add_working_days(other.planned.on, gap, days_off):
            return None
        if other.planned.on < add_working_days(on, gap, days_off):
            return other
    return None


def clear_of_interviews(planned: Planned, coming: Sequence[Coming], *, place: int, days_off: DaysOff) -> Placed:
    """Move a check-in off the day of an interview and the working day before it.

    ``coming`` has the company's interviews in the order of their days. Where the interview is one of the check-in's
    own application, whose place is ``place``, it stays beside it: what that round brings takes its place.
    """
    while near := _list_near(planned.on, coming, days_off):
        if own := next((each for each in near if each.place == place), None):
            return Placed(planned, beside=own.round_index)
        way = count_working_days(near[0].on, 1, days_off)
        from_on = planned.reason.aside.from_on if planned.reason.aside else planned.on
        aside = Aside(interview_role=near[0].role, interview_on=near[0].on, from_on=from_on, way=way)
        planned = planned._replace(on=way.ends_on, reason=planned.reason._replace(aside=aside, waited=None))
    return Placed(planned)


def _list_near(on: dt.date, coming: Sequence[Coming], days_off: DaysOff) -> list[Coming]:
    """List the interviews of a day and of the working day after it; a later one is near only if an earlier one is."""
    first = bisect.bisect_left(coming, on, key=lambda each: each.on)
    return list(
        itertools.takewhile(
            lambda each: add_working_days(each.on, -1, days_off) <= on, itertools.islice(coming, first, None)
        )
    )
