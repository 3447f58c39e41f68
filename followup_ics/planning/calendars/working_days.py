"""Working-day arithmetic on one calendar: one predicate, one loop (the rules, section 4)."""

import datetime as dt
import functools

from followup_ics.model.plan import Count, DaysOff, SkippedDay

ONE_DAY = dt.timedelta(days=1)

REMEMBERED = 4096
"""So many counts, moments and rounds are kept: the interviews of a search share their weeks."""


class UncoveredDayError(LookupError):
    """Say that a day lies outside the years that a calendar was made for."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        super().__init__(f"{day} is outside the calendar")


def is_working_day(day: dt.date, days_off: DaysOff) -> bool:
    """Tell whether ``day`` is a working day; raise `UncoveredDayError` where the calendar does not know.

    >>> from followup_ics.model.plan import DayOff, DayOffSort
    >>> christmas, off = dt.date(2026, 12, 25), DayOff(sort=DayOffSort.HOLIDAY, names=("Christmas Day",))
    >>> is_working_day(christmas, DaysOff(first_on=christmas, last_on=christmas, days={christmas: off}))
    False
    """
    if not days_off.first_on <= day <= days_off.last_on:
        raise UncoveredDayError(day)
    return day not in days_off.days


@functools.lru_cache(maxsize=REMEMBERED)
def count_working_days(start_on: dt.date, number: int, days_off: DaysOff) -> Count:
    """Count ``number`` working days on from the day after ``start_on``, or back from the day before it.

    >>> from followup_ics.model.plan import DayOff, DayOffSort
    >>> friday, weekend = dt.date(2026, 12, 4), [dt.date(2026, 12, 5), dt.date(2026, 12, 6)]
    >>> off = dict.fromkeys(weekend, DayOff(sort=DayOffSort.WEEKEND))
    >>> week = DaysOff(first_on=friday, last_on=dt.date(2026, 12, 11), days=off)
    >>> str(count_working_days(friday, 2, week).ends_on)
    '2026-12-08'
    """
    step, wanted = (ONE_DAY if number >= 0 else -ONE_DAY), abs(number)
    first_on, last_on, find_off = days_off.first_on, days_off.last_on, days_off.days.get
    day = start_on
    counted: list[dt.date] = []
    skipped: list[SkippedDay] = []
    while len(counted) < wanted:
        day = _step(day, step)
        if not first_on <= day <= last_on:
            raise UncoveredDayError(day)
        off = find_off(day)
        if off is None:
            counted.append(day)
        else:
            skipped.append(SkippedDay(on=day, off=off))
    if number < 0:
        counted.reverse()
        skipped.reverse()
    return Count(
        starts_on=start_on,
        ends_on=day,
        start_off=days_off.days.get(start_on),
        counted=tuple(counted),
        skipped=tuple(skipped),
    )


def _step(day: dt.date, step: dt.timedelta) -> dt.date:
    """Go one day on or back; no calendar covers what lies beyond the first and the last date that there is."""
    try:
        return day + step
    except OverflowError as error:
        raise UncoveredDayError(day) from error


def add_working_days(day: dt.date, number: int, days_off: DaysOff) -> dt.date:
    """Return the day ``number`` working days after ``day``, or before it where ``number`` is negative.

    >>> from followup_ics.model.plan import DayOff, DayOffSort
    >>> friday, weekend = dt.date(2026, 12, 4), [dt.date(2026, 12, 5), dt.date(2026, 12, 6)]
    >>> off = dict.fromkeys(weekend, DayOff(sort=DayOffSort.WEEKEND))
    >>> week = DaysOff(first_on=friday, last_on=dt.date(2026, 12, 11), days=off)
    >>> str(add_working_days(dt.date(2026, 12, 8), -2, week))
    '2026-12-04'
    """
    return count_working_days(day, number, days_off).ends_on


def roll_forward(day: dt.date, days_off: DaysOff) -> Count:
    """Find the first working day on or after ``day``.

    >>> from followup_ics.model.plan import DayOff, DayOffSort
    >>> saturday, sunday = dt.date(2026, 12, 5), dt.date(2026, 12, 6)
    >>> off = dict.fromkeys([saturday, sunday], DayOff(sort=DayOffSort.WEEKEND))
    >>> week = DaysOff(first_on=saturday, last_on=dt.date(2026, 12, 11), days=off)
    >>> str(roll_forward(saturday, week).ends_on)
    '2026-12-07'
    """
    if is_working_day(day, days_off):
        return Count(starts_on=day, ends_on=day, counted=(day,))
    count = count_working_days(day, 1, days_off)
    return count._replace(skipped=(SkippedDay(on=day, off=days_off.days[day]), *count.skipped))
