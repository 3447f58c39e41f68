"""Working-day arithmetic on one calendar: one predicate, one loop (rules.md, section 4)."""

import dataclasses
import datetime as dt

from followup_ics.model import Count, DaysOff, SkippedDay

ONE_DAY = dt.timedelta(days=1)


class UncoveredDayError(LookupError):
    """Say that a day lies outside the years that a calendar was made for."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        super().__init__(f"{day} is outside the calendar")


def is_working_day(day: dt.date, days_off: DaysOff) -> bool:
    """Tell whether ``day`` is a working day; raise `UncoveredDayError` where the calendar does not know.

    >>> christmas = dt.date(2026, 12, 25)
    >>> is_working_day(christmas, DaysOff(first_on=christmas, last_on=christmas, names={christmas: "Christmas Day"}))
    False
    """
    if not days_off.first_on <= day <= days_off.last_on:
        raise UncoveredDayError(day)
    return day not in days_off.names


def count_working_days(start_on: dt.date, number: int, days_off: DaysOff) -> Count:
    """Count ``number`` working days on from the day after ``start_on``, or back from the day before it.

    >>> friday, weekend = dt.date(2026, 12, 4), {dt.date(2026, 12, 5): "Saturday", dt.date(2026, 12, 6): "Sunday"}
    >>> week = DaysOff(first_on=friday, last_on=dt.date(2026, 12, 11), names=weekend)
    >>> str(count_working_days(friday, 2, week).ends_on)
    '2026-12-08'
    """
    step = ONE_DAY if number >= 0 else -ONE_DAY
    day, counted, skipped = start_on, [], []
    while len(counted) < abs(number):
        day += step
        if is_working_day(day, days_off):
            counted.append(day)
        else:
            skipped.append(SkippedDay(on=day, name=days_off.names[day]))
    return Count(starts_on=start_on, ends_on=day, counted=tuple(sorted(counted)), skipped=tuple(sorted_days(skipped)))


def sorted_days(skipped: list[SkippedDay]) -> list[SkippedDay]:
    """Put skipped days in calendar order."""
    return sorted(skipped, key=lambda skip: skip.on)


def add_working_days(day: dt.date, number: int, days_off: DaysOff) -> dt.date:
    """Return the day ``number`` working days after ``day``, or before it where ``number`` is negative."""
    return count_working_days(day, number, days_off).ends_on


def roll_forward(day: dt.date, days_off: DaysOff) -> Count:
    """Find the first working day on or after ``day``."""
    return dataclasses.replace(count_working_days(day - ONE_DAY, 1, days_off), starts_on=day)
