"""Weeks and weekends: next week, the week of December 7 (rules, section 7, rule 4)."""

import datetime as dt

from followup_ics.phrases.grammar.engine import Node, in_turn, resolve
from followup_ics.phrases.meanings.values import (
    ONE_DAY,
    WORKING_WEEK,
    DaySpan,
    Part,
    RefusalError,
    Setting,
    Unit,
    is_weekend,
    monday_of,
    shift,
)


def working_week(monday: dt.date) -> DaySpan:
    """Name a week: its window ends on Friday."""
    return DaySpan(monday, monday + WORKING_WEEK, unit=Unit.WEEK)


def this_week(setting: Setting) -> DaySpan:
    """Name this week; on a weekend, the one that follows."""
    monday = monday_of(setting.said_on)
    return working_week(monday + ONE_DAY * 7 if is_weekend(setting.said_on) else monday)


def the_week(setting: Setting) -> DaySpan:
    """Name "the week": this one, or the coming one where the part in question is over."""
    return this_week(setting)._replace(rolls=True)


def next_week(setting: Setting) -> DaySpan:
    """Name next week; said on a weekend, the one that starts tomorrow, though the one after it is fair too."""
    week = working_week(monday_of(setting.said_on) + ONE_DAY * 7)
    later = (week.last_on + ONE_DAY * 7,) if is_weekend(setting.said_on) else ()
    return week._replace(also=later)


def week_after_next(setting: Setting) -> DaySpan:
    """Name the week after next; said on a weekend, the one after it is fair too, as for "next week"."""
    return shift(next_week(setting), 7)


def following_week(setting: Setting) -> DaySpan:
    """Name "the following week": next week, or in a range the week after the first one."""
    if setting.after_on is None:
        if setting.is_elsewhere:
            raise RefusalError("leaves open after which week")
        return next_week(setting)
    return working_week(monday_of(setting.after_on) + ONE_DAY * 7)


def week_of(_setting: Setting, span: DaySpan) -> DaySpan:
    """Name "the week of December 7"; of a Sunday, the week that starts then in some calendars is fair too."""
    week = working_week(monday_of(span.last_on))
    if is_weekend(span.last_on):
        week = shift(week, 7)._replace(also=(week.last_on,))
    return week._replace(has_no_year=span.has_no_year)


@in_turn
def weeks_of(setting: Setting, first: Node, second: Node) -> DaySpan:
    """Name "the week of October 12 or October 19"."""
    day: DaySpan = resolve(first, setting)
    start, end = week_of(setting, day), week_of(setting, resolve(second, setting._replace(after_on=day.last_on)))
    if end.last_on < start.last_on:
        raise RefusalError("names weeks that are not in order")
    return end._replace(first_on=start.first_on, has_no_year=start.has_no_year or end.has_no_year)


def part_of_weeks(_setting: Setting, _part: Part, _first: DaySpan, _second: DaySpan) -> DaySpan:
    """Refuse "early in the week of October 12 or October 19": the second may be a day, or a part of its week."""
    raise RefusalError("leaves open which part of which week")


def this_or_next(setting: Setting) -> DaySpan:
    """Name "this or next week"."""
    return next_week(setting)._replace(first_on=this_week(setting).first_on)


def late_week(setting: Setting, number: int) -> DaySpan:
    """Read "week 47"; "week 2" can be the second of anything."""
    fewest = 10
    if number < fewest:
        raise RefusalError("leaves open which week")
    return calendar_week(setting, number)


def week_ending(_setting: Setting, span: DaySpan) -> DaySpan:
    """Name "the week ending December 4"."""
    week = working_week(monday_of(span.last_on))
    return week._replace(last_on=min(week.last_on, span.last_on), has_no_year=span.has_no_year)


def calendar_week(setting: Setting, number: int) -> DaySpan:
    """Name "calendar week 50", as ISO 8601 counts them: the next one that is not over."""
    year = monday_of(setting.said_on).isocalendar().year
    for each in (year, year + 1):
        try:
            week = working_week(dt.date.fromisocalendar(each, number, 1))
        except ValueError:
            continue
        if week.last_on >= setting.said_on:
            return week._replace(has_no_year=True)
    raise RefusalError(f"does not exist: there is no calendar week {number}")


def week_after(_setting: Setting, span: DaySpan) -> DaySpan:
    """Name "the week after Thanksgiving"."""
    return working_week(monday_of(span.last_on) + ONE_DAY * 7)._replace(has_no_year=span.has_no_year)


def week_before(_setting: Setting, span: DaySpan) -> DaySpan:
    """Name "the week before Christmas": the one before the week that holds it."""
    return working_week(monday_of(span.first_on) - ONE_DAY * 7)._replace(has_no_year=span.has_no_year)


def this_weekend(setting: Setting) -> DaySpan:
    """Name the coming weekend, or the present one."""
    saturday = monday_of(setting.said_on) + ONE_DAY * 5
    return DaySpan(saturday, saturday + ONE_DAY, unit=Unit.WEEKEND)


def next_weekend(setting: Setting) -> DaySpan:
    """Name next weekend: the later of two readings, the other one told."""
    coming = this_weekend(setting)
    return shift(coming, 7)._replace(also=() if is_weekend(setting.said_on) else (coming.last_on,))
