"""Lengths of time: two weeks, five business days, a day or two (rules, section 7, rules 6 and 7)."""

import datetime as dt
import enum
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from followup_ics.phrases.meanings.timing import as_deadline, today
from followup_ics.phrases.meanings.values import DaySpan, RefusalError, Setting, Unit, coming_weekday, one_day

MOST_COUNTED = 366


class Measure(enum.Enum):
    """Name what a duration is counted in."""

    HOUR = enum.auto()
    DAY = enum.auto()
    WORKING_DAY = enum.auto()
    WEEK = enum.auto()
    MONTH = enum.auto()


class Duration(NamedTuple):
    """Hold a length of time, from ``least`` to ``most``; they differ for "two to three weeks"."""

    least: int
    least_measure: Measure
    most: int
    most_measure: Measure

    @property
    def counts_working_days(self) -> bool:
        """Tell whether the employer's calendar is needed."""
        return Measure.WORKING_DAY in (self.least_measure, self.most_measure)


def add(setting: Setting, day: dt.date, number: int, measure: Measure) -> dt.date:
    """Return the day ``number`` of ``measure`` after ``day``; months clamp, working days are the employer's.

    Hours are days where they divide into them, and the same day up to four; others depend on the time of day.
    """
    if measure is Measure.WEEK:
        return day + dt.timedelta(weeks=number)
    if measure is Measure.MONTH:
        return day + relativedelta(months=number)
    if measure is Measure.WORKING_DAY:
        return setting.add_working_days(day, number)
    if measure is Measure.HOUR:
        return day + dt.timedelta(days=hours_in_days(number))
    return day + dt.timedelta(days=number)


def hours_in_days(hours: int) -> int:
    """Return hours as whole days."""
    few = 4
    if hours % 24 == 0:
        return hours // 24
    if 0 < hours <= few:
        return 0
    raise RefusalError("depends on the time of day")


def amount(_setting: Setting, number: int) -> tuple[int, int]:
    """Read "two"."""
    return number, number


def two_amounts(_setting: Setting, first: int, second: int) -> tuple[int, int]:
    """Read "two to three"."""
    return first, second


def counted(_setting: Setting, amounts: tuple[int, int], measure: Measure) -> Duration:
    """Read "two to three weeks": of a range the upper end counts (rule 6 of reading)."""
    least, most = amounts
    if least > most or most == 0:
        raise RefusalError("counts backwards or not at all")
    if most > MOST_COUNTED:
        raise RefusalError(f"counts to {most}, further than people do")
    return Duration(least, measure, most, measure)


def counted_up_to(_setting: Setting, amounts: tuple[int, int], measure: Measure, most: int) -> Duration:
    """Read "a week, two at most"."""
    return counted(_setting, (amounts[0], most), measure)


def and_a_half(_setting: Setting, measure: Measure) -> Duration:
    """Read "a week and a half": ten or eleven days, a month and a half: six weeks; of a range the upper end counts."""
    if measure is Measure.WEEK:
        return Duration(10, Measure.DAY, 11, Measure.DAY)
    return Duration(6, Measure.WEEK, 6, Measure.WEEK)


def mixed(_setting: Setting, first: Duration, second: Duration) -> Duration:
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


def between_amounts(_setting: Setting, least: int, most: int, measure: Measure) -> Duration:
    """Read "between two and three weeks"."""
    return counted(_setting, (least, most), measure)


def fixed_duration(number: int, measure: Measure) -> Duration:
    """Make the value of "a fortnight"."""
    return Duration(number, measure, number, measure)


def ahead(setting: Setting, duration: Duration) -> DaySpan:
    """Read "in two weeks"; after "once we have met everybody" they would count from an open day."""
    if setting.is_elsewhere:
        raise RefusalError("leaves open from which day to count")
    return from_today(setting, duration)


def from_today(setting: Setting, duration: Duration) -> DaySpan:
    """Read "two weeks from today"."""
    return later(setting, duration, today(setting))


def later(setting: Setting, duration: Duration, span: DaySpan) -> DaySpan:
    """Read "two weeks from Monday", "a week after Thanksgiving"."""
    if span.unit not in (Unit.DAY, Unit.HOLIDAY):
        raise RefusalError("leaves open from which day to count")
    return DaySpan(
        add(setting, span.last_on, duration.least, duration.least_measure),
        add(setting, span.last_on, duration.most, duration.most_measure),
        also=tuple(add(setting, day, duration.most, duration.most_measure) for day in span.also),
        has_no_year=span.has_no_year,
        counts_working_days=duration.counts_working_days,
    )


def earlier(setting: Setting, duration: Duration, span: DaySpan) -> DaySpan:
    """Read "two days before Christmas"."""
    backwards = Duration(-duration.most, duration.most_measure, -duration.least, duration.least_measure)
    return later(setting, backwards, span)


def week_later(setting: Setting, duration: Duration, weekday: int) -> DaySpan:
    """Read "a week on Friday": that long after the coming Friday."""
    return later(setting, duration, one_day(coming_weekday(weekday, setting.said_on)))


def weekday_week(setting: Setting, weekday: int, duration: Duration) -> DaySpan:
    """Read "Friday week"."""
    return week_later(setting, duration, weekday)


def either_week(_setting: Setting, _duration: Duration, _weekday: int) -> DaySpan:
    """Refuse "in two weeks on Friday": that week's Friday, or two weeks after Friday."""
    raise RefusalError("can be counted from today, or from that day")


def span_week(setting: Setting, span: DaySpan, duration: Duration) -> DaySpan:
    """Read "tomorrow week"."""
    return later(setting, duration, span)


def within(setting: Setting, duration: Duration) -> DaySpan:
    """Read "within two weeks", "give us two weeks": its end is a deadline."""
    return as_deadline(setting, ahead(setting, duration))


def next_or_two(setting: Setting, measure: Measure) -> DaySpan:
    """Read "the next week or two"."""
    return within(setting, one_or_two(setting, measure))


def within_of(setting: Setting, duration: Duration, span: DaySpan) -> DaySpan:
    """Read "within a week of December 4"."""
    return as_deadline(setting, later(setting, duration, span))


def this_time(setting: Setting, measure: Measure) -> DaySpan:
    """Read "this time next week"."""
    return from_today(setting, Duration(1, measure, 1, measure))


def first_working_day_after(setting: Setting, span: DaySpan) -> DaySpan:
    """Read "the first business day after the holidays" (rule 7 of reading)."""
    day = setting.add_working_days(span.last_on, 1)
    return DaySpan(day, day, has_no_year=span.has_no_year, counts_working_days=True)
