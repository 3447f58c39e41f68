"""How days are pointed at: by, before, after, from … to … (rules, section 7, rules 1, 6 and 10)."""

from followup_ics.model.week import WEEKDAYS
from followup_ics.phrases.grammar.engine import Node, in_turn, resolve
from followup_ics.phrases.meanings.months import next_month, next_quarter
from followup_ics.phrases.meanings.parts import part_of
from followup_ics.phrases.meanings.values import (
    MONDAY,
    ONE_DAY,
    THURSDAY,
    DaySpan,
    Part,
    RefusalError,
    Setting,
    Unit,
    coming_weekday,
    is_weekend,
    monday_of,
    one_day,
    shift,
    write_day,
)
from followup_ics.phrases.meanings.weeks import next_week, working_week

WHOLE = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def today(setting: Setting) -> DaySpan:
    """Name the day it was said."""
    return one_day(setting.said_on)


def tomorrow(setting: Setting) -> DaySpan:
    """Name the day after it was said."""
    return one_day(setting.said_on + ONE_DAY)


def next_day(setting: Setting) -> DaySpan:
    """Read "the next day": after tomorrow in "tomorrow or the next day"."""
    if setting.is_elsewhere and setting.after_on is None:
        raise RefusalError("leaves open after which day")
    return one_day((setting.after_on or setting.said_on) + ONE_DAY)


def that_day(setting: Setting) -> DaySpan:
    """Read "that day", which was named before."""
    if setting.after_on is None:
        raise RefusalError("leaves open which day")
    return one_day(setting.after_on)


def day_after_tomorrow(setting: Setting) -> DaySpan:
    """Name the day after tomorrow."""
    return one_day(setting.said_on + ONE_DAY * 2)


def moment(_setting: Setting, span: DaySpan, _number: int | None = None) -> DaySpan:
    """Read "noon on Friday", "Friday by 5": the day; "before" it means on it."""
    return span._replace(part=Part.MOMENT)


def moment_today(setting: Setting) -> DaySpan:
    """Read "this afternoon"."""
    return moment(setting, today(setting))


def end_of_day(_setting: Setting, span: DaySpan) -> DaySpan:
    """Read "the end of Friday": that day, and "before" it means on it."""
    return span._replace(part=Part.END)


def by(setting: Setting, span: DaySpan) -> DaySpan:
    """Read "by", "until", "no later than": the day is included (rule 1 of reading).

    By the weekend is by Friday, as it is by Labor Day weekend, by the holidays by their first day. "By January" may
    mean its start, too.
    """
    if span.unit is Unit.WEEKEND and span.part is None:
        span = one_day(span.first_on - ONE_DAY)._replace(also=tuple(day - ONE_DAY * 2 for day in span.also))
    elif span.unit is Unit.HOLIDAY and span.first_on < span.last_on:
        span = one_day(span.first_on - ONE_DAY)
    elif span.unit is Unit.SEASON:
        span = one_day(span.first_on)
    elif span.unit in WHOLE and span.part is None and span.first_on > setting.said_on:
        span = span._replace(also=(*span.also, span.first_on))
    return as_deadline(setting, span)


def or_a_name(_setting: Setting, *_parts: object) -> DaySpan:
    """Refuse "May will get back to you": that is somebody's name."""
    raise RefusalError("can begin with somebody's name")


def as_deadline(_setting: Setting, span: DaySpan) -> DaySpan:
    """Make the last day a deadline; one that was said already stays."""
    return span if span.deadline_on else span._replace(deadline_on=span.last_on)


def before(setting: Setting, span: DaySpan) -> DaySpan:
    """Read "before X": X is not included, but the end of X lies within it.

    Before next week, or the weekend, is by the Friday before.
    """
    if span.part in (Part.END, Part.LATER, Part.MOMENT):
        return as_deadline(setting, span)
    if span.part in (Part.EARLY, Part.LATE, Part.FIRST_HALF, Part.SECOND_HALF):
        raise RefusalError("leaves open which day")
    eve = span.first_on - ONE_DAY
    if span.unit is Unit.WEEK and span.part is None:
        last_on = monday_of(span.first_on) - ONE_DAY * 3
        return DaySpan(last_on, last_on, deadline_on=eve, has_no_year=span.has_no_year)
    is_day = span.first_on == span.last_on
    also = tuple(day - (span.last_on - eve) for day in span.also)
    return DaySpan(eve, eve, deadline_on=span.first_on if is_day else eve, also=also, has_no_year=span.has_no_year)


def after(setting: Setting, span: DaySpan) -> DaySpan:
    """Read "after X": the next day; after a week or weekend, Monday; after a holiday by rule 10 of reading.

    After a day before the weekend some mean the very next day, and some the Monday: refused, save where you are to
    write: either reading is the first working day then.
    """
    day = span.last_on
    is_end = span.part is Part.END
    if span.part not in (None, Part.END) or (span.unit in WHOLE and not (is_end and span.unit is Unit.MONTH)):
        raise RefusalError("leaves open which day")
    to_monday = span.unit in (Unit.WEEK, Unit.WEEKEND, Unit.SEASON) or (
        span.unit is Unit.HOLIDAY and day.weekday() >= THURSDAY
    )
    found = coming_weekday(MONDAY, day) if to_monday else day + ONE_DAY
    if is_weekend(found) and not setting.is_request:
        monday = coming_weekday(MONDAY, found)
        days = f"the {WEEKDAYS[found.weekday()]}, or Monday, {write_day(monday)}"
        raise RefusalError(f"is unclear: it can mean {days}", f"write the one meant, '{found}' or '{monday}'")
    also = tuple(other + (found - day) for other in span.also)
    return DaySpan(found, found, also=also, has_no_year=span.has_no_year)


def day_after(_setting: Setting, span: DaySpan) -> DaySpan:
    """Read "the day after Thanksgiving", word for word."""
    return shift(span, 1)._replace(first_on=span.last_on + ONE_DAY, unit=Unit.DAY)


def day_before(_setting: Setting, span: DaySpan) -> DaySpan:
    """Read "the day before Christmas", word for word."""
    return DaySpan(span.first_on - ONE_DAY, span.first_on - ONE_DAY, has_no_year=span.has_no_year)


@in_turn
def from_to(setting: Setting, first: Node, second: Node) -> DaySpan:
    """Read "X to Y", "X or Y": from the start of X to the end of Y, and Y after X."""
    start: DaySpan = resolve(first, setting)
    end: DaySpan = resolve(second, setting._replace(after_on=start.last_on))
    if end.last_on < start.last_on or end.first_on < start.first_on:
        raise RefusalError("names days that are not in order")
    return end._replace(
        first_on=start.first_on,
        also=tuple(day for day in end.also if day > start.last_on),
        unit=start.unit if start.unit is end.unit else Unit.DAY,
        part=None,
        rolls=False,
        has_no_year=start.has_no_year or end.has_no_year,
        counts_working_days=start.counts_working_days or end.counts_working_days,
    )


@in_turn
def by_the_latter(setting: Setting, first: Node, second: Node) -> DaySpan:
    """Read "Friday, Monday at the latest"."""
    start: DaySpan = resolve(first, setting)
    end: DaySpan = resolve(second, setting)
    if Unit.DAY in (start.unit, end.unit) and (start.unit in WHOLE or end.unit in WHOLE):
        raise RefusalError("names days that do not go together")
    return as_deadline(setting, from_to(setting, first, second))


def or_the_next(setting: Setting, span: DaySpan, part: Part | None) -> DaySpan:
    """Read "this week or next", "the end of this week or early next"."""
    following = {Unit.WEEK: next_week, Unit.MONTH: next_month, Unit.QUARTER: next_quarter}.get(span.unit)
    if following is None:
        raise RefusalError("leaves open next what")
    end = following(setting)
    if part is not None:
        end = part_of(setting, part, end)
    if end.last_on <= span.last_on:
        raise RefusalError("names days that are not in order")
    return end._replace(first_on=span.first_on, part=None)


def or_the_one_after(_setting: Setting, span: DaySpan) -> DaySpan:
    """Read "next week or the one after"."""
    if span.unit is not Unit.WEEK or span.part is not None:
        raise RefusalError("leaves open after what")
    return shift(span, 7)._replace(first_on=span.first_on)


def or_the_day_after(_setting: Setting, span: DaySpan) -> DaySpan:
    """Read "Monday or the day after"."""
    if span.unit is not Unit.DAY:
        raise RefusalError("leaves open after what")
    return shift(span, 1)._replace(first_on=span.first_on, part=None)


def or_week_after(setting: Setting, span: DaySpan, part: Part | None = None) -> DaySpan:
    """Read "Friday or the week after", "the end of next week or early the week after"."""
    if span.unit not in (Unit.DAY, Unit.WEEK):
        raise RefusalError("leaves open after which week")
    end = working_week(monday_of(span.last_on) + ONE_DAY * 7)
    if part is not None:
        end = part_of(setting, part, end)
    return end._replace(first_on=span.first_on, part=None, has_no_year=span.has_no_year)
