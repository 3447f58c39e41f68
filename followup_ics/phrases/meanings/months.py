"""Months, quarters, years (rules, section 7, rule 5)."""

import datetime as dt

from dateutil.relativedelta import relativedelta

from followup_ics.phrases.meanings.values import ONE_DAY, DaySpan, RefusalError, Setting, Unit, month_end

QUARTERS = 4


def whole_month(day: dt.date) -> DaySpan:
    """Name the month that holds ``day``."""
    return DaySpan(day + relativedelta(day=1), month_end(day), unit=Unit.MONTH)


def this_month(setting: Setting) -> DaySpan:
    """Name this month."""
    return whole_month(setting.said_on)


def the_month(setting: Setting) -> DaySpan:
    """Name "the month": this one, or the coming one where the part in question is over."""
    return this_month(setting)._replace(rolls=True)


def next_month(setting: Setting) -> DaySpan:
    """Name next month."""
    return whole_month(setting.said_on + relativedelta(day=1, months=1))


def month_after_next(setting: Setting) -> DaySpan:
    """Name the month after next."""
    return whole_month(setting.said_on + relativedelta(day=1, months=2))


def named_month(setting: Setting, month: int, year: int | None = None) -> DaySpan:
    """Name "January": the next one that is not over, where the year was not said."""
    span = whole_month(dt.date(year or setting.said_on.year, month, 1))
    if year is None:
        if span.last_on < setting.said_on:
            span = whole_month(span.first_on + relativedelta(years=1))
        span = span._replace(has_no_year=True)
    return span


def month_of_year(setting: Setting, month: int, year: DaySpan) -> DaySpan:
    """Read "January of next year"."""
    return named_month(setting, month, year.first_on.year)


def quarter_from(first_on: dt.date) -> DaySpan:
    """Name the quarter that starts on a day."""
    return DaySpan(first_on, first_on + relativedelta(months=3, days=-1), unit=Unit.QUARTER)


def this_quarter(setting: Setting) -> DaySpan:
    """Name this quarter of the calendar year."""
    day = setting.said_on
    return quarter_from(dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1))


def next_quarter(setting: Setting) -> DaySpan:
    """Name the next quarter of the calendar year."""
    return quarter_from(this_quarter(setting).last_on + ONE_DAY)


def numbered_quarter(setting: Setting, quarter: int) -> DaySpan:
    """Name "the 2nd quarter"."""
    if quarter > QUARTERS:
        raise RefusalError("does not exist: a year has four quarters")
    return named_quarter(setting, quarter)


def named_quarter(setting: Setting, quarter: int, year: int | None = None) -> DaySpan:
    """Name "Q1": the next one that is not over, where the year was not said."""
    span = quarter_from(dt.date(year or setting.said_on.year, quarter * 3 - 2, 1))
    if year is None:
        if span.last_on < setting.said_on:
            span = quarter_from(span.first_on + relativedelta(years=1))
        span = span._replace(has_no_year=True)
    return span


def quarter_of_year(setting: Setting, quarter: int, year: DaySpan) -> DaySpan:
    """Read "the first quarter of next year"."""
    return named_quarter(setting, quarter, year.first_on.year)


def named_year(_setting: Setting, year: int) -> DaySpan:
    """Name "2027"."""
    return DaySpan(dt.date(year, 1, 1), dt.date(year, 12, 31), unit=Unit.YEAR)


def this_year(setting: Setting) -> DaySpan:
    """Name this year."""
    return named_year(setting, setting.said_on.year)


def next_year(setting: Setting) -> DaySpan:
    """Name next year."""
    return named_year(setting, setting.said_on.year + 1)


def coming_year(setting: Setting) -> DaySpan:
    """Name "the new year" where a part of it is meant: its start has to be near."""
    return next_year(setting)._replace(has_no_year=True)


def in_the_next_year(span: DaySpan) -> DaySpan:
    """Move a month, quarter or year on to the next year."""
    year = relativedelta(years=1)
    return span._replace(first_on=span.first_on + year, last_on=month_end(span.last_on + year))
