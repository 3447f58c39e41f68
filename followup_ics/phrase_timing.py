"""How days are pointed at: by, before, after, within, from … to …, in two weeks (rules.md, section 7)."""

import dataclasses
from typing import Any

from followup_ics.phrase_grammar import Node, in_turn, resolve
from followup_ics.phrase_meaning import (
    ONE_DAY,
    Duration,
    Measure,
    Part,
    RefusalError,
    Setting,
    Span,
    Unit,
    add,
    coming_weekday,
    monday_of,
    one_day,
    shift,
)
from followup_ics.phrase_spans import next_month, next_quarter, next_week, part_of

MONDAY = 0
THURSDAY = 3
WHOLE = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def today(setting: Setting) -> Span:
    """Name the day it was said."""
    return one_day(setting.said_on)


def tomorrow(setting: Setting) -> Span:
    """Name the day after it was said."""
    return one_day(setting.said_on + ONE_DAY)


def day_after_tomorrow(setting: Setting) -> Span:
    """Name the day after tomorrow."""
    return one_day(setting.said_on + ONE_DAY * 2)


def same(_setting: Setting, value: Any, _number: int | None = None) -> Any:  # noqa: ANN401 - it passes through
    """Hand on what the pattern's first part is worth: its words, and the 5 of "Friday by 5", change nothing."""
    return value


def by(setting: Setting, span: Span) -> Span:
    """Read "by", "until", "no later than": the day is included (rule 1 of reading).

    By the weekend is by Friday, by the holidays by their first day. "By January" may mean its start, too.
    """
    if span.unit is Unit.WEEKEND and span.part is None:
        span = dataclasses.replace(one_day(span.first_on - ONE_DAY), also=tuple(day - ONE_DAY * 2 for day in span.also))
    elif span.unit is Unit.SEASON:
        span = one_day(span.first_on)
    elif span.unit in WHOLE and span.part is None and span.first_on > setting.said_on:
        span = dataclasses.replace(span, also=(*span.also, span.first_on))
    return as_deadline(setting, span)


def as_deadline(_setting: Setting, span: Span) -> Span:
    """Make the last day a deadline; one that was said already stays."""
    return span if span.deadline_on else dataclasses.replace(span, deadline_on=span.last_on)


def before(setting: Setting, span: Span) -> Span:
    """Read "before X": X is not included, but the end of X lies within it.

    Before next week, or the weekend, is by the Friday before.
    """
    if span.part in (Part.END, Part.LATER):
        return as_deadline(setting, span)
    if span.part in (Part.EARLY, Part.LATE, Part.FIRST_HALF, Part.SECOND_HALF):
        raise RefusalError("leaves open which day")
    eve = span.first_on - ONE_DAY
    if span.unit is Unit.WEEK and span.part is None:
        last_on = monday_of(span.first_on) - ONE_DAY * 3
        return Span(last_on, last_on, deadline_on=eve, has_no_year=span.has_no_year)
    is_day = span.first_on == span.last_on
    also = tuple(day - (span.last_on - eve) for day in span.also)
    return Span(eve, eve, deadline_on=span.first_on if is_day else eve, also=also, has_no_year=span.has_no_year)


def after(_setting: Setting, span: Span) -> Span:
    """Read "after X": the next day; after a week or weekend, Monday; after a holiday by rule 10 of reading."""
    day = span.last_on
    is_end = span.part is Part.END
    if span.part not in (None, Part.END) or (span.unit in WHOLE and not (is_end and span.unit is Unit.MONTH)):
        raise RefusalError("leaves open which day")
    to_monday = span.unit in (Unit.WEEK, Unit.WEEKEND, Unit.SEASON) or (
        span.unit is Unit.HOLIDAY and day.weekday() >= THURSDAY
    )
    found = coming_weekday(MONDAY, day) if to_monday else day + ONE_DAY
    also = tuple(other + (found - day) for other in span.also)
    return Span(found, found, also=also, has_no_year=span.has_no_year)


def day_after(_setting: Setting, span: Span) -> Span:
    """Read "the day after Thanksgiving", word for word."""
    return dataclasses.replace(shift(span, 1), first_on=span.last_on + ONE_DAY, unit=Unit.DAY)


def day_before(_setting: Setting, span: Span) -> Span:
    """Read "the day before Christmas", word for word."""
    return Span(span.first_on - ONE_DAY, span.first_on - ONE_DAY, has_no_year=span.has_no_year)


def counted(_setting: Setting, amounts: tuple[int, int], measure: Measure) -> Duration:
    """Read "two to three weeks": of a range the upper end counts (rule 6 of reading)."""
    least, most = amounts
    if least > most or most == 0:
        raise RefusalError("counts backwards or not at all")
    return Duration(least, measure, most, measure)


def mixed(setting: Setting, first: Duration, second: Duration) -> Duration:
    """Read "a week to ten days"."""
    if days_at_least(second) < days_at_least(first):
        raise RefusalError("counts backwards")
    return Duration(first.least, first.least_measure, second.most, second.most_measure)


def days_at_least(duration: Duration) -> float:
    """Measure a duration roughly, to see whether two are in order."""
    days = {Measure.HOUR: 1 / 24, Measure.DAY: 1, Measure.WORKING_DAY: 1.4, Measure.WEEK: 7, Measure.MONTH: 30}
    return duration.most * days[duration.most_measure]


def one_or_two(_setting: Setting, measure: Measure) -> Duration:
    """Read "a week or two"."""
    return Duration(1, measure, 2, measure)


def just_one(_setting: Setting, measure: Measure) -> Duration:
    """Read "the next week" where it means seven days."""
    return Duration(1, measure, 1, measure)


def two_amounts(_setting: Setting, first: int, second: int) -> tuple[int, int]:
    """Read "two to three"."""
    return first, second


def amount(_setting: Setting, number: int) -> tuple[int, int]:
    """Read "two"."""
    return number, number


def fixed_duration(number: int, measure: Measure) -> Duration:
    """Make the value of "a fortnight"."""
    return Duration(number, measure, number, measure)


def ahead(setting: Setting, duration: Duration) -> Span:
    """Read "in two weeks"."""
    return later(setting, duration, today(setting))


def later(setting: Setting, duration: Duration, span: Span) -> Span:
    """Read "two weeks from Monday", "a week after Thanksgiving"."""
    if span.unit not in (Unit.DAY, Unit.HOLIDAY):
        raise RefusalError("leaves open from which day to count")
    return Span(
        add(setting, span.last_on, duration.least, duration.least_measure),
        add(setting, span.last_on, duration.most, duration.most_measure),
        also=tuple(add(setting, day, duration.most, duration.most_measure) for day in span.also),
        has_no_year=span.has_no_year,
        counts_working_days=duration.counts_working_days,
    )


def earlier(setting: Setting, duration: Duration, span: Span) -> Span:
    """Read "two days before Christmas"."""
    backwards = Duration(-duration.most, duration.most_measure, -duration.least, duration.least_measure)
    return later(setting, backwards, span)


def week_later(setting: Setting, duration: Duration, weekday: int) -> Span:
    """Read "a week on Friday": that long after the coming Friday."""
    return later(setting, duration, one_day(coming_weekday(weekday, setting.said_on)))


def weekday_week(setting: Setting, weekday: int, duration: Duration) -> Span:
    """Read "Friday week"."""
    return week_later(setting, duration, weekday)


def span_week(setting: Setting, span: Span, duration: Duration) -> Span:
    """Read "tomorrow week"."""
    return later(setting, duration, span)


def within(setting: Setting, duration: Duration) -> Span:
    """Read "within two weeks", "give us two weeks": its end is a deadline."""
    return as_deadline(setting, ahead(setting, duration))


def within_of(setting: Setting, duration: Duration, span: Span) -> Span:
    """Read "within a week of December 4"."""
    return as_deadline(setting, later(setting, duration, span))


@in_turn
def from_to(setting: Setting, first: Node, second: Node) -> Span:
    """Read "X to Y", "X or Y": from the start of X to the end of Y, and Y after X."""
    start: Span = resolve(first, setting)
    end: Span = resolve(second, dataclasses.replace(setting, after_on=start.last_on))
    if end.last_on < start.last_on or end.first_on < start.first_on:
        raise RefusalError("names days that are not in order")
    return dataclasses.replace(
        end,
        first_on=start.first_on,
        unit=start.unit if start.unit is end.unit else Unit.DAY,
        part=None,
        rolls=False,
        has_no_year=start.has_no_year or end.has_no_year,
        counts_working_days=start.counts_working_days or end.counts_working_days,
    )


def or_the_next(setting: Setting, span: Span, part: Part | None) -> Span:
    """Read "this week or next", "the end of this week or early next"."""
    following = {Unit.WEEK: next_week, Unit.MONTH: next_month, Unit.QUARTER: next_quarter}.get(span.unit)
    if following is None:
        raise RefusalError("leaves open next what")
    end = following(setting)
    if part is not None:
        end = part_of(setting, part, end)
    if end.last_on <= span.last_on:
        raise RefusalError("names days that are not in order")
    return dataclasses.replace(end, first_on=span.first_on, part=None)


def or_the_one_after(setting: Setting, span: Span) -> Span:
    """Read "next week or the one after", "Monday or the day after"."""
    step = {Unit.WEEK: 7, Unit.DAY: 1}.get(span.unit)
    if step is None or span.part is not None:
        raise RefusalError("leaves open after what")
    return dataclasses.replace(shift(span, step), first_on=span.first_on)


def or_week_after(setting: Setting, span: Span, part: Part | None) -> Span:
    """Read "the end of next week or early the week after"."""
    if span.unit is not Unit.WEEK:
        raise RefusalError("leaves open after which week")
    monday = monday_of(span.last_on) + ONE_DAY * 7
    end = Span(monday, monday + ONE_DAY * 4, unit=Unit.WEEK)
    if part is not None:
        end = part_of(setting, part, end)
    return dataclasses.replace(end, first_on=span.first_on, part=None)


def first_working_day_after(setting: Setting, span: Span) -> Span:
    """Read "the first business day after the holidays" (rule 7 of reading)."""
    day = setting.add_working_days(span.last_on, 1)
    return Span(day, day, has_no_year=span.has_no_year, counts_working_days=True)


def between_amounts(_setting: Setting, least: int, most: int, measure: Measure) -> Duration:
    """Read "between two and three weeks"."""
    return counted(_setting, (least, most), measure)


def this_time(setting: Setting, measure: Measure) -> Span:
    """Read "this time next week"."""
    return ahead(setting, Duration(1, measure, 1, measure))


def end_of_day(_setting: Setting, span: Span) -> Span:
    """Read "the end of Friday": that day, and "before" it means on it."""
    return dataclasses.replace(span, part=Part.END)


def clock_before(setting: Setting, span: Span) -> Span:
    """Read "before noon on Friday": still that day."""
    return as_deadline(setting, span)


