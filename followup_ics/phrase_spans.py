"""Weeks, months, quarters, years, and their parts (rules.md, section 7, rules 4 and 5)."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from followup_ics.phrase_meaning import (
    ONE_DAY,
    WORKING_WEEK,
    Part,
    RefusalError,
    Setting,
    Span,
    Unit,
    is_weekend,
    monday_of,
    month_end,
    shift,
    write_day,
)

WEEK_PARTS = {
    Part.EARLY: (0, 1),
    Part.MID: (2, 2),
    Part.LATE: (4, 4),
    Part.LATER: (4, 4),
    Part.END: (4, 4),
    Part.FIRST_HALF: (0, 2),
    Part.SECOND_HALF: (3, 4),
}
FEWEST_DAYS_OF_A_WEEK = 3  # of a month's first or last week that lie in the month, for it to be called that


def working_week(monday: dt.date) -> Span:
    """Name a week: its window ends on Friday."""
    return Span(monday, monday + WORKING_WEEK, unit=Unit.WEEK)


def this_week(setting: Setting) -> Span:
    """Name this week; on a weekend, the one that follows."""
    monday = monday_of(setting.said_on)
    return working_week(monday + ONE_DAY * 7 if is_weekend(setting.said_on) else monday)


def the_week(setting: Setting) -> Span:
    """Name "the week": this one, or the coming one where the part in question is over."""
    return dataclasses.replace(this_week(setting), rolls=True)


def next_week(setting: Setting) -> Span:
    """Name next week; said on a weekend, the one that starts tomorrow, though the one after it is fair too."""
    week = working_week(monday_of(setting.said_on) + ONE_DAY * 7)
    later = (week.last_on + ONE_DAY * 7,) if is_weekend(setting.said_on) else ()
    return dataclasses.replace(week, also=later)


def week_after_next(setting: Setting) -> Span:
    """Name the week after next."""
    return working_week(monday_of(setting.said_on) + ONE_DAY * 14)


def following_week(setting: Setting) -> Span:
    """Name "the following week": next week, or in a range the week after the first one."""
    if setting.after_on is None:
        return next_week(setting)
    return working_week(monday_of(setting.after_on) + ONE_DAY * 7)


def week_of(_setting: Setting, span: Span) -> Span:
    """Name "the week of December 7"; of a Sunday, the week that starts then in some calendars is fair too."""
    week = working_week(monday_of(span.last_on))
    if is_weekend(span.last_on):
        week = dataclasses.replace(shift(week, 7), also=(week.last_on,))
    return dataclasses.replace(week, has_no_year=span.has_no_year)


def week_ending(_setting: Setting, span: Span) -> Span:
    """Name "the week ending December 4"."""
    week = working_week(monday_of(span.last_on))
    return dataclasses.replace(week, last_on=min(week.last_on, span.last_on), has_no_year=span.has_no_year)


def week_after(_setting: Setting, span: Span) -> Span:
    """Name "the week after Thanksgiving"."""
    return dataclasses.replace(working_week(monday_of(span.last_on) + ONE_DAY * 7), has_no_year=span.has_no_year)


def week_before(_setting: Setting, span: Span) -> Span:
    """Name "the week before Christmas": the one before the week that holds it."""
    return dataclasses.replace(working_week(monday_of(span.first_on) - ONE_DAY * 7), has_no_year=span.has_no_year)


def weekday_of_week(setting: Setting, weekday: int, week: Span) -> Span:
    """Read "Friday of next week"."""
    if week.part is not None:
        raise RefusalError("names a day and a part of the week at once")
    monday = monday_of(week.first_on)
    day = monday + ONE_DAY * weekday
    if day <= setting.said_on:
        raise RefusalError(f"is past: {write_day(day)} is not after {write_day(setting.said_on)}, when it was said")
    also = tuple(monday_of(other) + ONE_DAY * weekday for other in week.also)
    return Span(day, day, also=also, has_no_year=week.has_no_year)


def week_and_weekday(setting: Setting, week: Span, weekday: int) -> Span:
    """Read "next week Friday"."""
    return weekday_of_week(setting, weekday, week)


def weekdays_of_week(setting: Setting, first: int, second: int, week: Span) -> Span:
    """Read "Monday or Tuesday of next week"."""
    start, end = weekday_of_week(setting, first, week), weekday_of_week(setting, second, week)
    if end.last_on < start.last_on:
        raise RefusalError("names days that are not in order")
    return dataclasses.replace(end, first_on=start.first_on)


def this_weekend(setting: Setting) -> Span:
    """Name the coming weekend, or the present one."""
    saturday = monday_of(setting.said_on) + ONE_DAY * 5
    return Span(saturday, saturday + ONE_DAY, unit=Unit.WEEKEND)


def next_weekend(setting: Setting) -> Span:
    """Name next weekend: the later of two readings, the other one told."""
    coming = this_weekend(setting)
    return dataclasses.replace(shift(coming, 7), also=() if is_weekend(setting.said_on) else (coming.last_on,))


def whole_month(day: dt.date) -> Span:
    """Name the month that holds ``day``."""
    return Span(day + relativedelta(day=1), month_end(day), unit=Unit.MONTH)


def this_month(setting: Setting) -> Span:
    """Name this month."""
    return whole_month(setting.said_on)


def the_month(setting: Setting) -> Span:
    """Name "the month": this one, or the coming one where the part in question is over."""
    return dataclasses.replace(this_month(setting), rolls=True)


def next_month(setting: Setting) -> Span:
    """Name next month."""
    return whole_month(setting.said_on + relativedelta(day=1, months=1))


def month_after_next(setting: Setting) -> Span:
    """Name the month after next."""
    return whole_month(setting.said_on + relativedelta(day=1, months=2))


def named_month(setting: Setting, month: int, year: int | None = None) -> Span:
    """Name "January": the next one that is not over, where the year was not said."""
    span = whole_month(dt.date(year or setting.said_on.year, month, 1))
    if year is None:
        if span.last_on < setting.said_on:
            span = whole_month(span.first_on + relativedelta(years=1))
        span = dataclasses.replace(span, has_no_year=True)
    return span


def month_of_year(setting: Setting, month: int, year: Span) -> Span:
    """Read "January of next year"."""
    return named_month(setting, month, year.first_on.year)


def quarter_from(first_on: dt.date) -> Span:
    """Name the quarter that starts on a day."""
    return Span(first_on, first_on + relativedelta(months=3, days=-1), unit=Unit.QUARTER)


def this_quarter(setting: Setting) -> Span:
    """Name this quarter of the calendar year."""
    day = setting.said_on
    return quarter_from(dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1))


def next_quarter(setting: Setting) -> Span:
    """Name the next quarter of the calendar year."""
    return quarter_from(this_quarter(setting).last_on + ONE_DAY)


def named_quarter(setting: Setting, quarter: int, year: int | None = None) -> Span:
    """Name "Q1": the next one that is not over, where the year was not said."""
    span = quarter_from(dt.date(year or setting.said_on.year, quarter * 3 - 2, 1))
    if year is None:
        if span.last_on < setting.said_on:
            span = quarter_from(span.first_on + relativedelta(years=1))
        span = dataclasses.replace(span, has_no_year=True)
    return span


def quarter_of_year(setting: Setting, quarter: int, year: Span) -> Span:
    """Read "the first quarter of next year"."""
    return named_quarter(setting, quarter, year.first_on.year)


def named_year(_setting: Setting, year: int) -> Span:
    """Name "2027"."""
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31), unit=Unit.YEAR)


def this_year(setting: Setting) -> Span:
    """Name this year."""
    return named_year(setting, setting.said_on.year)


def next_year(setting: Setting) -> Span:
    """Name next year."""
    return named_year(setting, setting.said_on.year + 1)


def coming_year(setting: Setting) -> Span:
    """Name "the new year" where a part of it is meant: its start has to be near."""
    return dataclasses.replace(next_year(setting), has_no_year=True)


def part_of(setting: Setting, part: Part, span: Span) -> Span:
    """Name a part of a week, month, quarter or year: "early next week", "the end of January"."""
    if span.part is not None:
        raise RefusalError("names a part of a part")
    found = cut(part, span)
    is_over = found.last_on < setting.said_on or (
        found.last_on == setting.said_on and span.rolls and part in (Part.EARLY, Part.MID)
    )
    if is_over and span.rolls:
        found = cut(part, shift(span, 7) if span.unit is Unit.WEEK else whole_month(span.last_on + ONE_DAY))
    elif is_over and span.has_no_year:
        found = cut(part, in_the_next_year(span))
    if part is Part.LATER and not (found.last_on > setting.said_on and span.last_on > setting.said_on):
        raise RefusalError("leaves no day")
    return dataclasses.replace(found, part=part, has_no_year=span.has_no_year)


def in_the_next_year(span: Span) -> Span:
    """Move a month, quarter or year on to the next year."""
    year = relativedelta(years=1)
    return dataclasses.replace(span, first_on=span.first_on + year, last_on=month_end(span.last_on + year))


def part_named(part: Part, default: Callable[[Setting], Span]) -> Callable[..., Span]:
    """Make the meaning of a word that names a part itself, "midweek": of the span that follows, or of a default."""
    return lambda setting, span=None: part_of(setting, part, span or default(setting))


def cut(part: Part, span: Span) -> Span:
    """Cut a part out of a span."""
    first, last = span.first_on, span.last_on
    if span.unit is Unit.WEEK:
        monday = monday_of(first)
        start, end = WEEK_PARTS[part]
        also = tuple(monday_of(day) + ONE_DAY * end for day in span.also)
        return dataclasses.replace(span, first_on=monday + ONE_DAY * start, last_on=monday + ONE_DAY * end, also=also)
    if part in (Part.LATER, Part.END):
        return dataclasses.replace(span, first_on=last if part is Part.END else first)
    if span.unit is Unit.MONTH:
        start, end = {
            Part.EARLY: (1, 10),
            Part.MID: (15, 15),
            Part.LATE: (21, 31),
            Part.FIRST_HALF: (1, 15),
            Part.SECOND_HALF: (16, 31),
        }[part]
        return dataclasses.replace(span, first_on=first + relativedelta(day=start), last_on=first + relativedelta(day=end))
    if span.unit is Unit.QUARTER and part in (Part.EARLY, Part.MID, Part.LATE):
        month = first + relativedelta(months={Part.EARLY: 0, Part.MID: 1, Part.LATE: 2}[part])
        return dataclasses.replace(span, first_on=month, last_on=month_end(month))
    if span.unit is Unit.YEAR and part in (Part.EARLY, Part.LATE):
        month = first if part is Part.EARLY else last
        return dataclasses.replace(span, first_on=month + relativedelta(day=1), last_on=month_end(month))
    if span.unit is Unit.YEAR and part in (Part.FIRST_HALF, Part.SECOND_HALF):
        half = (first, first + relativedelta(month=6, day=30)) if part is Part.FIRST_HALF else (
            first + relativedelta(month=7, day=1), last)
        return dataclasses.replace(span, first_on=half[0], last_on=half[1])
    raise RefusalError("names a part that has no agreed days")


def parts_of(setting: Setting, first: Part, second: Part, span: Span) -> Span:
    """Name two neighbouring parts: "mid to late next week"."""
    start, end = part_of(setting, first, span), part_of(setting, second, span)
    if end.last_on <= start.last_on:
        raise RefusalError("names days that are not in order")
    return dataclasses.replace(end, first_on=start.first_on, part=None)


def week_of_month(setting: Setting, which: int, month: Span) -> Span:
    """Read "the first week of December": the working week that holds the 1st, and on from there; -1 is the last.

    Where too little of that week lies in the month, people mean the one week or the other: refused.
    """
    edge = month.first_on if which > 0 else month_end(month.first_on)
    if is_weekend(edge):
        edge += ONE_DAY * (7 - edge.weekday() if which > 0 else 4 - edge.weekday())
    monday = monday_of(edge)
    days_in_month = 5 - edge.weekday() if which > 0 else edge.weekday() + 1
    if days_in_month < FEWEST_DAYS_OF_A_WEEK:
        which_week = "first" if which > 0 else "last"
        raise RefusalError(f"is unclear: the {which_week} week of that month has few working days", "write the date")
    first_on = max(monday + ONE_DAY * 7 * (which - 1 if which > 0 else 0), month.first_on)
    last_on = min(monday_of(first_on) + WORKING_WEEK, month_end(month.first_on))
    if first_on > month_end(month.first_on):
        raise RefusalError("does not exist: that month has fewer weeks")
    return Span(first_on, last_on, unit=Unit.WEEK, has_no_year=month.has_no_year)


def weeks_of_month(setting: Setting, first: int, second: int, month: Span) -> Span:
    """Read "the first or second week of December"."""
    start, end = week_of_month(setting, first, month), week_of_month(setting, second, month)
    return dataclasses.replace(end, first_on=start.first_on)


def full_week_of_month(_setting: Setting, which: int, month: Span) -> Span:
    """Read "the first full week of January"."""
    if which < 0:
        raise RefusalError("names a week that has no agreed days")
    start = month.first_on
    monday = start + ONE_DAY * (-start.weekday() % 7 + 7 * (which - 1))
    return dataclasses.replace(working_week(monday), has_no_year=month.has_no_year)


def day_of_span(setting: Setting, which: int, span: Span) -> Span:
    """Read "the last day of the month", "the first of the year"."""
    edges = [span]
    if span.rolls:
        edges.append(whole_month(span.last_on + ONE_DAY))
    elif span.has_no_year or (span.unit is Unit.YEAR and which > 0):
        edges.append(in_the_next_year(span))
    for edge in edges:
        day = edge.last_on if which < 0 else edge.first_on + ONE_DAY * (which - 1)
        if day >= setting.said_on:
            is_new_year = (day.month, day.day) == (1, 1)
            return Span(day, day, unit=Unit.HOLIDAY if is_new_year else Unit.DAY, has_no_year=span.has_no_year)
    raise RefusalError(f"is past: {write_day(day)} is before {write_day(setting.said_on)}, when it was said")


def working_day_of_span(setting: Setting, which: int, span: Span) -> Span:
    """Read "the first business day of January": counted on the employer's calendar (rule 7 of reading)."""
    for start in (span, whole_month(span.last_on + ONE_DAY)) if span.rolls else (span,):
        edge = start.last_on + ONE_DAY if which < 0 else start.first_on - ONE_DAY
        day = setting.add_working_days(edge, which)
        if day >= setting.said_on:
            break
    return Span(day, day, has_no_year=span.has_no_year, counts_working_days=True)


def the_holidays(setting: Setting) -> Span:
    """Name "the holidays": 24 December to 1 January, where they are near."""
    day = setting.said_on
    near = 10
    if day.month < near and (day.month, day.day) != (1, 1):
        raise RefusalError("can be any holidays: those at the year's end are not near")
    year = day.year - 1 if day.month == 1 else day.year
    return Span(dt.date(year, 12, 24), dt.date(year + 1, 1, 1), unit=Unit.SEASON)


def first_monday_of_year(setting: Setting) -> Span:
    """Read "in the new year": the first Monday after New Year's Day."""
    new_year = dt.date(setting.said_on.year + 1, 1, 1)
    return Span(*(new_year + ONE_DAY * (7 - new_year.weekday()),) * 2, unit=Unit.SEASON, has_no_year=True)
