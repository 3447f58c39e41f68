"""Days that the calendar numbers: December 4, the 4th, 12/4, 2026-12-04 (rules, section 7, rules 8, 9 and 11)."""

import datetime as dt
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from followup_ics.model.search import DateOrder
from followup_ics.model.week import WEEKDAYS
from followup_ics.phrases.grammar.tokens import CENTURY, Numbers, real_date
from followup_ics.phrases.meanings.values import MONTH_NAMES, DaySpan, RefusalError, Setting, Unit, write_day
from followup_ics.phrases.meanings.weeks import week_of

HOURS_OF_CLOCK = 12
SET_DATE_ORDER = "write '2026-12-04', or set date_order: mdy or dmy"


class Readings(NamedTuple):
    """Hold the days that a date can mean: several where its year, month or order was not said."""

    days: tuple[dt.date, ...]
    has_no_year: bool = False
    is_order_open: bool = False


def day_and_month(setting: Setting, day: int, month: int, year: int | None = None) -> Readings:
    """Read "4 December": the next one where the year was not said (rule 8 of reading)."""
    said_on = setting.said_on
    years = (said_on.year, said_on.year + 1) if year is None else (year,)
    dates = [date for each in years if (date := real_date(each, month, day))]
    if not dates:
        name = MONTH_NAMES[month - 1] if 1 <= month <= len(MONTH_NAMES) else f"month {month}"
        raise RefusalError(f"does not exist: there is no {day} {name}" + (f" {year}" if year else ""))
    coming = [date for date in dates if date >= said_on]
    if not coming:
        raise RefusalError(f"is past: {write_day(dates[-1])} is before {write_day(said_on)}, when it was said")
    return Readings(tuple(coming[:1]), has_no_year=year is None)


def month_and_day(setting: Setting, month: int, day: int, year: int | None = None) -> Readings:
    """Read "December 4"."""
    return day_and_month(setting, day, month, year)


def day_of_month(setting: Setting, day: int) -> Readings:
    """Read "the 4th": the next one; on the day itself it can also be the one after."""
    after_on = setting.after_on or setting.said_on
    months = [setting.said_on + relativedelta(day=1, months=ahead) for ahead in range(4)]
    days = [date for month in months if (date := real_date(month.year, month.month, day)) and date >= after_on]
    if not days:
        raise RefusalError(f"does not exist: no month has {day} days")
    return Readings(tuple(days[: 2 if days[0] == setting.said_on else 1]), has_no_year=True)


def day_of_that_month(setting: Setting, day: int, month: DaySpan) -> Readings:
    """Read "the 4th of next month", "the 15th of the month"."""
    if month.rolls:
        return day_of_month(setting, day)
    date = real_date(month.first_on.year, month.first_on.month, day)
    if date is None:
        raise RefusalError(f"does not exist: that month has no day {day}")
    return Readings((date,), has_no_year=month.has_no_year)


def numeric_date(setting: Setting, numbers: Numbers) -> Readings:
    """Read ``12/4`` (rule 11 of reading): both orders, unless the file says which, or dots say day first."""
    orders = [setting.date_order] if setting.date_order else list(DateOrder)
    if numbers.is_dotted and not setting.date_order:
        orders = [DateOrder.DAY_FIRST]
    days: list[dt.date] = []
    reasons: list[RefusalError] = []
    for order in orders:
        month, day = (numbers.first, numbers.second)[:: 1 if order is DateOrder.MONTH_FIRST else -1]
        try:
            days += day_and_month(setting, day, month, numbers.year).days
        except RefusalError as refusal:
            reasons.append(refusal)
    if not days and numbers.is_dotted and not setting.date_order:
        return numeric_date(setting, numbers._replace(is_dotted=False))
    if not days:
        raise reasons[0]
    return Readings(tuple(sorted(set(days))), has_no_year=numbers.year is None, is_order_open=True)


def dashed_date(setting: Setting, first: int, second: int) -> DaySpan:
    """Read ``12-4``: as ``12/4`` where the file says which order; else it can be a range as well, and is refused."""
    numbers = Numbers(first, second)
    readings = numeric_date(setting, numbers)
    if setting.date_order is None:
        days = " or ".join(f"{each.day} {MONTH_NAMES[each.month - 1]}" for each in readings.days)
        raise RefusalError(f"can be {days}" + (", or a range" if len(readings.days) == 1 else ""), SET_DATE_ORDER)
    return only_reading(setting, readings)


def iso_date(setting: Setting, day: dt.date | None) -> Readings:
    """Read ``2026-12-04``."""
    if day is None:
        raise RefusalError("does not exist: there is no such day in the calendar")
    return day_and_month(setting, day.day, day.month, day.year)


def only_reading(_setting: Setting, readings: Readings) -> DaySpan:
    """Name the day that a date means; of two next such days the later one counts and the other is told."""
    *others, day = readings.days
    if others and readings.is_order_open:
        both = " or ".join(f"{each.day} {MONTH_NAMES[each.month - 1]}" for each in readings.days)
        raise RefusalError(f"can be {both}", SET_DATE_ORDER)
    return DaySpan(day, day, also=tuple(others), has_no_year=readings.has_no_year)


def weekday_and_date(setting: Setting, number: int, readings: Readings) -> DaySpan:
    """Read "Friday, December 4": the weekday has to agree, and can settle ``12/4``."""
    fitting = tuple(day for day in readings.days if day.weekday() == number)
    if not fitting:
        days = " and ".join(f"{write_day(day)} is a {WEEKDAYS[day.weekday()]}" for day in readings.days)
        raise RefusalError(f"disagrees with itself: {days}, not a {WEEKDAYS[number]}")
    return only_reading(setting, readings._replace(days=fitting))


def weekday_and_number(setting: Setting, number: int, day: int) -> DaySpan:
    """Read "Tuesday 22": the 22nd; up to 12 it could be an hour."""
    if day <= HOURS_OF_CLOCK:
        raise RefusalError("can name a day of the month, or an hour")
    return weekday_and_date(setting, number, day_of_month(setting, day))


def date_and_weekday(setting: Setting, readings: Readings, number: int) -> DaySpan:
    """Read "December 4, a Friday"."""
    return weekday_and_date(setting, number, readings)


def timing_and_date(_setting: Setting, span: DaySpan, readings: Readings) -> DaySpan:
    """Read "next Friday, December 4", "in two weeks, October 20": the date says the same, or which day was meant."""
    fitting = [day for day in readings.days if span.first_on <= day <= span.last_on or day in span.also]
    if not fitting:
        raise RefusalError(f"disagrees with itself: {write_day(readings.days[0])} is not {write_day(span.last_on)}")
    deadline_on = fitting[-1] if span.deadline_on else None
    return DaySpan(fitting[-1], fitting[-1], deadline_on=deadline_on, counts_working_days=span.counts_working_days)


def timing_weekday_and_date(setting: Setting, span: DaySpan, number: int, readings: Readings) -> DaySpan:
    """Read "tomorrow, Wednesday the 16th": all three have to agree."""
    day = weekday_and_date(setting, number, readings).last_on
    return timing_and_date(setting, span, readings._replace(days=(day,)))


def timing_and_weekday(_setting: Setting, span: DaySpan, number: int) -> DaySpan:
    """Read "tomorrow, Wednesday", "by the end of the week, so Friday"."""
    if span.unit not in (Unit.DAY, Unit.WEEK):
        raise RefusalError("names days that do not go together")
    if span.last_on.weekday() != number:
        is_a = f"{write_day(span.last_on)} is a {WEEKDAYS[span.last_on.weekday()]}"
        raise RefusalError(f"disagrees with itself: {is_a}, not a {WEEKDAYS[number]}")
    return span


def days_of_month(setting: Setting, month: int, first: int, second: int, year: int | None = None) -> DaySpan:
    """Read "December 1 to 4"."""
    end = only_reading(setting, day_and_month(setting, second, month, year))
    if first >= second:
        raise RefusalError("names days that are not in order")
    return end._replace(first_on=end.last_on.replace(day=first))


def days_and_month(setting: Setting, first: int, second: int, month: int, year: int | None = None) -> DaySpan:
    """Read "1 to 4 December"."""
    return days_of_month(setting, month, first, second, year)


def dashed_day(setting: Setting, day: int, month: int, year: int) -> DaySpan:
    """Read "15-Nov-2026"."""
    return only_reading(setting, day_and_month(setting, day, month, year))


def dashed_short(setting: Setting, day: int, month: int, year: int) -> DaySpan:
    """Read "15-Nov-26"."""
    return dashed_day(setting, day, month, CENTURY + year)


def week_of_days(setting: Setting, month: int, first: int, second: int) -> DaySpan:
    """Read "the week of October 12-16"."""
    return week_of(setting, days_of_month(setting, month, first, second))
