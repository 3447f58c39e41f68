"""Holidays by their names, each with its rule; and the season at the year's end."""

import datetime as dt
from collections.abc import Callable

from dateutil.easter import easter
from dateutil.relativedelta import MO, TH, relativedelta, weekday

from followup_ics.phrases.meanings.dates import day_and_month, only_reading
from followup_ics.phrases.meanings.values import (
    MONDAY,
    ONE_DAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    DaySpan,
    RefusalError,
    Setting,
    Unit,
    coming_weekday,
)


def fixed(month: int, day: int) -> Callable[[int], dt.date]:
    """Make the rule of a holiday that has its date every year."""
    return lambda year: dt.date(year, month, day)


def nth(month: int, day: weekday, start: int = 1) -> Callable[[int], dt.date]:
    """Make the rule of a holiday that falls on the nth weekday from a day of a month."""
    return lambda year: dt.date(year, month, start) + relativedelta(weekday=day)


def from_easter(days: int) -> Callable[[int], dt.date]:
    """Make the rule of a holiday that moves with Easter."""
    return lambda year: easter(year) + ONE_DAY * days


HOLIDAYS: dict[str, Callable[[int], dt.date]] = {
    "new year's day": fixed(1, 1),
    "martin luther king day": nth(1, MO(3)),
    "valentine's day": fixed(2, 14),
    "presidents' day": nth(2, MO(3)),
    "good friday": from_easter(-2),
    "easter sunday": from_easter(0),
    "easter monday": from_easter(1),
    "memorial day": nth(5, MO(-1), 31),
    "juneteenth": fixed(6, 19),
    "independence day": fixed(7, 4),
    "labor day": nth(9, MO(1)),
    "columbus day": nth(10, MO(2)),
    "halloween": fixed(10, 31),
    "veterans day": fixed(11, 11),
    "thanksgiving": nth(11, TH(4)),
    "black friday": lambda year: nth(11, TH(4))(year) + ONE_DAY,
    "cyber monday": lambda year: nth(11, TH(4))(year) + ONE_DAY * 4,
    "christmas eve": fixed(12, 24),
    "christmas day": fixed(12, 25),
    "boxing day": fixed(12, 26),
    "new year's eve": fixed(12, 31),
}


INDEPENDENCE_DAY, JULY = 4, 7


def holiday(setting: Setting, name: str) -> DaySpan:
    """Name the next such holiday, today's included."""
    year = setting.said_on.year
    day = next(day for day in map(HOLIDAYS[name], (year, year + 1)) if day >= setting.said_on)
    return DaySpan(day, day, unit=Unit.HOLIDAY, has_no_year=True)


def weekend_of_holiday(setting: Setting, name: str) -> DaySpan:
    """Name "Memorial Day weekend": the weekend that the holiday makes longer, from its first day off to its last."""
    day = holiday(setting, name)
    weekday = day.first_on.weekday()
    if weekday in (TUESDAY, WEDNESDAY):
        raise RefusalError("leaves open which weekend")
    if weekday == MONDAY:
        return day._replace(first_on=day.first_on - ONE_DAY * 2)
    sunday = coming_weekday(SUNDAY, day.first_on - ONE_DAY)
    return day._replace(first_on=min(day.first_on, sunday - ONE_DAY), last_on=sunday)


def weekend_of_july(setting: Setting, day: int) -> DaySpan:
    """Name "the July 4th weekend"; round no other day of July there is one."""
    if day != INDEPENDENCE_DAY:
        raise RefusalError("leaves open which weekend")
    return weekend_of_holiday(setting, "independence day")


def day_of_july(setting: Setting, day: int) -> DaySpan:
    """Read "the 4th of July", which is a holiday; any other day of July is a day."""
    if day == INDEPENDENCE_DAY:
        return holiday(setting, "independence day")
    return only_reading(setting, day_and_month(setting, day, JULY))


def the_holidays(setting: Setting) -> DaySpan:
    """Name "the holidays": 24 December to 1 January, where they are near."""
    day = setting.said_on
    near = 10
    if day.month < near and (day.month, day.day) != (1, 1):
        raise RefusalError("can be any holidays: those at the year's end are not near")
    year = day.year - 1 if day.month == 1 else day.year
    return DaySpan(dt.date(year, 12, 24), dt.date(year + 1, 1, 1), unit=Unit.SEASON)


def in_the_new_year(setting: Setting) -> DaySpan:
    """Read "in the new year": the first working day after New Year's Day and its weekend (rule 5 of reading).

    After a Thursday's New Year many offices stay closed on the Friday: the Monday, and the Friday is told.
    """
    new_year = dt.date(setting.said_on.year + 1, 1, 1)
    day = setting.add_working_days(new_year, 1)
    span = DaySpan(day, day, unit=Unit.SEASON, has_no_year=True, counts_working_days=True)
    if new_year.weekday() == THURSDAY and day == new_year + ONE_DAY:
        monday = setting.add_working_days(day, 1)
        return span._replace(first_on=monday, last_on=monday, also=(day,))
    return span
