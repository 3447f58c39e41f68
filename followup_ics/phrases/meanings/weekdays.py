"""Days of the week: Friday, next Friday, the Monday after Thanksgiving (rules, section 7, rules 2 and 3)."""

import datetime as dt

from dateutil.relativedelta import relativedelta, weekday

from followup_ics.phrases.meanings.values import (
    MONDAY,
    ONE_DAY,
    DaySpan,
    RefusalError,
    Setting,
    coming_weekday,
    is_weekend,
    monday_of,
    one_day,
    write_day,
)


def weekday_next_up(setting: Setting, number: int) -> DaySpan:
    """Read "Friday", "this Friday", "the coming Friday" (rule 2 of reading); in a range, the one after its start."""
    coming = coming_weekday(number, setting.said_on)
    if setting.after_on is None or coming > setting.after_on:
        return one_day(coming)
    # "Friday or Thursday" names two days of one week in the wrong order; "Monday or Friday" runs on.
    day = coming_weekday(number, setting.after_on)
    if day - setting.after_on > dt.timedelta(days=4):
        raise RefusalError("names days that are not in order")
    return one_day(day)


def weekday_of_next_week(setting: Setting, number: int) -> DaySpan:
    """Read "next Friday" (rule 3 of reading): the later of two readings, the other one told.

    On a weekend next week begins tomorrow, and the week after is fair too, as for "next week".
    """
    said_on = setting.said_on
    day = monday_of(said_on) + dt.timedelta(days=7 + number)
    other = day + dt.timedelta(days=7) if is_weekend(said_on) else coming_weekday(number, said_on)
    return DaySpan(day, day, also=(other,) if other != day else ())


def following_weekday(setting: Setting, number: int) -> DaySpan:
    """Read "the following Friday": next week's, or the one after the day that was spoken of first."""
    if setting.after_on is not None:
        return one_day(coming_weekday(number, setting.after_on))
    if setting.is_elsewhere:
        raise RefusalError("leaves open after which day")
    return weekday_of_next_week(setting, number)


def weekday_after_next(setting: Setting, number: int) -> DaySpan:
    """Read "the Friday after next"."""
    span = weekday_of_next_week(setting, number)
    week = dt.timedelta(days=7)
    return DaySpan(span.last_on + week, span.last_on + week, also=tuple(day + week for day in span.also))


def next_weekdays(setting: Setting, first: int, second: int) -> DaySpan:
    """Read "next Thursday or Friday": the second is the first such day after the first."""
    start = weekday_of_next_week(setting, first)
    ends = [coming_weekday(second, day) for day in (start.last_on, *start.also)]
    return DaySpan(start.last_on, ends[0], also=tuple(ends[1:]))


def this_or_next(setting: Setting, number: int) -> DaySpan:
    """Read "this Friday or next"."""
    coming = coming_weekday(number, setting.said_on)
    return DaySpan(coming, coming + ONE_DAY * 7)


def weekday_after(_setting: Setting, number: int, span: DaySpan) -> DaySpan:
    """Read "the Monday after Thanksgiving"."""
    day = coming_weekday(number, span.last_on)
    also = tuple(coming_weekday(number, other) for other in span.also)
    return DaySpan(day, day, also=also, has_no_year=span.has_no_year)


def or_weekday_after(setting: Setting, span: DaySpan, number: int) -> DaySpan:
    """Read "Friday or the Monday after"."""
    return weekday_after(setting, number, span)._replace(first_on=span.first_on)


def weekday_before(_setting: Setting, number: int, span: DaySpan) -> DaySpan:
    """Read "the Friday before Christmas"."""
    day = coming_weekday(number, span.first_on - ONE_DAY * 8)
    return DaySpan(day, day, has_no_year=span.has_no_year)


def weekday_of_month(setting: Setting, which: int, number: int, month: DaySpan) -> DaySpan:
    """Read "the first Monday in December", "the last Friday of the month"; -1 is the last one."""
    for start in (month.first_on, month.first_on + relativedelta(months=1)) if month.rolls else (month.first_on,):
        counted = relativedelta(weekday=weekday(number)(which), day=31 if which < 0 else 1)
        day = start + counted
        if day.month != start.month:
            raise RefusalError("does not exist: that month has fewer of them")
        if day >= setting.said_on:
            break
    return DaySpan(day, day, has_no_year=month.has_no_year)


def weekday_of_week(setting: Setting, weekday: int, week: DaySpan) -> DaySpan:
    """Read "Friday of next week"."""
    if week.part is not None:
        raise RefusalError("names a day and a part of the week at once")
    monday = monday_of(week.first_on)
    day = monday + ONE_DAY * weekday
    if day <= setting.said_on:
        raise RefusalError(f"is past: {write_day(day)} is not after {write_day(setting.said_on)}, when it was said")
    also = tuple(monday_of(other) + ONE_DAY * weekday for other in week.also)
    return DaySpan(day, day, also=also, has_no_year=week.has_no_year)


def monday_of_week(setting: Setting, week: DaySpan) -> DaySpan:
    """Read "first thing next week"."""
    return weekday_of_week(setting, MONDAY, week)


def week_and_weekday(setting: Setting, week: DaySpan, weekday: int) -> DaySpan:
    """Read "next week Friday"."""
    return weekday_of_week(setting, weekday, week)


def weekdays_of_week(setting: Setting, first: int, second: int, week: DaySpan) -> DaySpan:
    """Read "Monday or Tuesday of next week"; "Friday or Monday of next week" begins this week."""
    end = weekday_of_week(setting, second, week)
    start = weekday_next_up(setting, first) if first > second else weekday_of_week(setting, first, week)
    if end.last_on < start.last_on:
        raise RefusalError("names days that are not in order")
    return end._replace(first_on=start.first_on)
