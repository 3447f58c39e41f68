"""What the parts of a phrase are as values, and the sums that all of its rules share (rules, section 7)."""

import datetime as dt
import enum
from collections.abc import Callable
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta

from followup_ics.model.search import Channel, DateOrder

CountWorkingDays = Callable[[dt.date, int], dt.date]


ONE_DAY = dt.timedelta(days=1)


WORKING_WEEK = dt.timedelta(days=4)  # from Monday to Friday


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)  # as date.weekday() counts


MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class RefusalError(ValueError):
    """Say why a phrase that was understood names no day; ``way_out`` where the usual advice does not help."""

    def __init__(self, reason: str, way_out: str | None = None) -> None:
        self.reason = reason
        self.way_out = way_out
        super().__init__(reason)


class Unit(enum.Enum):
    """Name what a span is, which decides what "after" and "early" mean for it."""

    DAY = enum.auto()
    HOLIDAY = enum.auto()
    WEEKEND = enum.auto()
    WEEK = enum.auto()
    SEASON = enum.auto()
    MONTH = enum.auto()
    QUARTER = enum.auto()
    YEAR = enum.auto()


class Part(enum.Enum):
    """Name a part of a week, month, quarter or year; or a moment of a day."""

    EARLY = enum.auto()
    MID = enum.auto()
    LATE = enum.auto()
    LATER = enum.auto()
    END = enum.auto()
    FIRST_HALF = enum.auto()
    SECOND_HALF = enum.auto()
    MOMENT = enum.auto()


class Setting(NamedTuple):
    """Hold what a phrase is read against; ``after_on`` is the day that the first half of a range ends on.

    ``is_elsewhere`` tells that something else was spoken of first, from which "within a week" may count; ``is_request``
    that the day is one on which you are to write, which a day off moves to the next working day.
    """

    said_on: dt.date
    add_working_days: CountWorkingDays
    date_order: DateOrder | None = None
    after_on: dt.date | None = None
    is_elsewhere: bool = False
    is_request: bool = False


class DaySpan(NamedTuple):
    """Hold the days that words name.

    ``also`` has the last days of other fair readings. ``rolls`` tells that "the week", "the month" may mean the
    coming one where this one's part is over; ``has_no_year`` that the year was not said (270 days at most);
    ``is_bidden`` that it is the last day on which they want to be written to, by ``channel`` where they said so.
    """

    first_on: dt.date
    last_on: dt.date
    unit: Unit = Unit.DAY
    part: Part | None = None
    also: tuple[dt.date, ...] = ()
    deadline_on: dt.date | None = None
    rolls: bool = False
    has_no_year: bool = False
    counts_working_days: bool = False
    is_bidden: bool = False
    channel: Channel | None = None


def same(_setting: Setting, value: Any) -> Any:  # noqa: ANN401 - it passes through
    """Hand on what the pattern's one part is worth: its words change nothing."""
    return value


def one_day(day: dt.date) -> DaySpan:
    """Name a single day."""
    return DaySpan(day, day)


def shift(span: DaySpan, days: int) -> DaySpan:
    """Move a span and its other readings."""
    step = dt.timedelta(days=days)
    return span._replace(
        first_on=span.first_on + step, last_on=span.last_on + step, also=tuple(day + step for day in span.also)
    )


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the Monday-to-Sunday week that holds ``day``."""
    return day - dt.timedelta(days=day.weekday())


def is_weekend(day: dt.date) -> bool:
    """Tell whether ``day`` is a Saturday or Sunday, which end the week that people speak of."""
    return day.weekday() >= SATURDAY


def coming_weekday(weekday: int, after_on: dt.date) -> dt.date:
    """Return the first such weekday strictly after a day (rule 2 of reading)."""
    return after_on + dt.timedelta(days=(weekday - after_on.weekday() - 1) % 7 + 1)


def month_end(day: dt.date) -> dt.date:
    """Return the last day of the month that holds ``day``."""
    return day + relativedelta(day=31)


def write_day(day: dt.date) -> str:
    """Write a day for people, ``4 Dec 2026``, whatever the locale."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"
