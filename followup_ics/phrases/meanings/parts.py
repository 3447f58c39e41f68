"""Parts of weeks, months, quarters, years: early next week, the end of January (rules, section 7, rules 4 and 5)."""

from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from followup_ics.phrases.meanings.months import in_the_next_year, whole_month
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
    month_end,
    shift,
    write_day,
)
from followup_ics.phrases.meanings.weeks import working_week

CUTS: dict[Unit, dict[Part, tuple[relativedelta, relativedelta]]] = {
    Unit.WEEK: {
        Part.EARLY: (relativedelta(), relativedelta(days=1)),
        Part.MID: (relativedelta(days=2), relativedelta(days=2)),
        Part.LATE: (relativedelta(days=4), relativedelta(days=4)),
        Part.LATER: (relativedelta(days=2), relativedelta(days=4)),
        Part.FIRST_HALF: (relativedelta(), relativedelta(days=2)),
        Part.SECOND_HALF: (relativedelta(days=3), relativedelta(days=4)),
    },
    Unit.MONTH: {
        Part.EARLY: (relativedelta(), relativedelta(day=10)),
        Part.MID: (relativedelta(day=15), relativedelta(day=15)),
        Part.LATE: (relativedelta(day=21), relativedelta(day=31)),
        Part.LATER: (relativedelta(), relativedelta(day=31)),
        Part.FIRST_HALF: (relativedelta(), relativedelta(day=15)),
        Part.SECOND_HALF: (relativedelta(day=16), relativedelta(day=31)),
    },
    Unit.QUARTER: {
        Part.EARLY: (relativedelta(), relativedelta(day=31)),
        Part.MID: (relativedelta(months=1), relativedelta(months=1, day=31)),
        Part.LATE: (relativedelta(months=2), relativedelta(months=2, day=31)),
        Part.LATER: (relativedelta(), relativedelta(months=2, day=31)),
    },
    Unit.YEAR: {
        Part.LATER: (relativedelta(), relativedelta(month=12, day=31)),
        Part.FIRST_HALF: (relativedelta(), relativedelta(month=6, day=30)),
        Part.SECOND_HALF: (relativedelta(month=7), relativedelta(month=12, day=31)),
    },
}  # where each part starts and ends, from the first day of the whole

FEWEST_DAYS_OF_A_WEEK = 3  # of a month's first or last week that lie in the month, for it to be called that


def midweek_of(setting: Setting, week: DaySpan) -> DaySpan:
    """Name the Wednesday of "the week after next, midweek"."""
    return part_of(setting, Part.MID, week)


def part_of(setting: Setting, part: Part, span: DaySpan) -> DaySpan:
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
    return found._replace(part=part, has_no_year=span.has_no_year)


def part_named(part: Part, default: Callable[[Setting], DaySpan]) -> Callable[..., DaySpan]:
    """Make the meaning of a word that names a part itself, "midweek": of the span that follows, or of a default."""
    return lambda setting, span=None: part_of(setting, part, span or default(setting))


def cut(part: Part, span: DaySpan) -> DaySpan:
    """Cut a part out of a span."""
    if part is Part.END:
        return span._replace(first_on=span.last_on)
    edges = CUTS.get(span.unit, {}).get(part)
    if edges is None:
        way_out = "try 'in the new year', or 'early January'" if span.unit is Unit.YEAR else None
        raise RefusalError("names a part that has no agreed days", way_out)
    start_on = monday_of(span.first_on) if span.unit is Unit.WEEK else span.first_on
    last_on = start_on + edges[1]
    also = tuple(day + (last_on - span.last_on) for day in span.also)
    return span._replace(first_on=start_on + edges[0], last_on=last_on, also=also)


def parts_of(setting: Setting, first: Part, second: Part, span: DaySpan) -> DaySpan:
    """Name two neighbouring parts: "mid to late next week"."""
    start, end = part_of(setting, first, span), part_of(setting, second, span)
    if end.last_on <= start.last_on:
        raise RefusalError("names days that are not in order")
    return end._replace(first_on=start.first_on, part=None)


def week_of_month(setting: Setting, which: int, month: DaySpan) -> DaySpan:
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
    first_on = max(monday + ONE_DAY * 7 * max(which - 1, 0), month.first_on)
    last_on = min(monday_of(first_on) + WORKING_WEEK, month_end(month.first_on))
    if first_on > month_end(month.first_on):
        raise RefusalError("does not exist: that month has fewer weeks")
    if month.rolls and last_on < setting.said_on:
        return week_of_month(setting, which, whole_month(month.last_on + ONE_DAY))
    return DaySpan(first_on, last_on, unit=Unit.WEEK, has_no_year=month.has_no_year)


def weeks_of_month(setting: Setting, first: int, second: int, month: DaySpan) -> DaySpan:
    """Read "the first or second week of December"."""
    start, end = week_of_month(setting, first, month), week_of_month(setting, second, month)
    if end.last_on < start.last_on:
        raise RefusalError("names weeks that are not in order")
    return end._replace(first_on=start.first_on)


def week_of_month_or(setting: Setting, first: int, month: DaySpan, second: int) -> DaySpan:
    """Read "the first week of November or the second"."""
    return weeks_of_month(setting, first, second, month)


def full_week_of_month(_setting: Setting, which: int, month: DaySpan) -> DaySpan:
    """Read "the first full week of January"."""
    if which < 0:
        raise RefusalError("names a week that has no agreed days")
    start = month.first_on
    monday = start + ONE_DAY * (-start.weekday() % 7 + 7 * (which - 1))
    return working_week(monday)._replace(has_no_year=month.has_no_year)


def day_of_span(setting: Setting, which: int, span: DaySpan) -> DaySpan:
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
            return DaySpan(day, day, unit=Unit.HOLIDAY if is_new_year else Unit.DAY, has_no_year=span.has_no_year)
    raise RefusalError(f"is past: {write_day(day)} is before {write_day(setting.said_on)}, when it was said")


def working_day_of_span(setting: Setting, which: int, span: DaySpan) -> DaySpan:
    """Read "the first business day of January": counted on the employer's calendar (rule 7 of reading)."""
    for start in (span, whole_month(span.last_on + ONE_DAY)) if span.rolls else (span,):
        edge = start.last_on + ONE_DAY if which < 0 else start.first_on - ONE_DAY
        day = setting.add_working_days(edge, which)
        if day >= setting.said_on:
            break
    return DaySpan(day, day, has_no_year=span.has_no_year, counts_working_days=True)
