"""A strip of days, a row for each week: what a count starts from, what it counts, what it passes over and why."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from followup_ics.feed.texts.days_off import name_day_off
from followup_ics.feed.texts.format import DAY_FIRST, Style, format_day
from followup_ics.model.plan import Count, DayOffSort, SkippedDay
from followup_ics.model.week import WEEKDAYS
from followup_ics.reports.terminal import Block, Styled

WIDE: Final = 74
"""From this width of the page on all columns of a strip are as wide as its longest word."""

INDENT: Final = 2
LONGEST_LABEL: Final = 7
LONGEST_WORD: Final = 8
ONE_DAY: Final = dt.timedelta(days=1)
WEEK: Final = 7


def mark_days(count: Count, start: str) -> dict[dt.date, str]:
    """Say in a word what each day is to a count: its ``start``, a number, ``off``, and in brackets the day found.

    >>> friday, monday = dt.date(2026, 12, 4), dt.date(2026, 12, 7)
    >>> list(mark_days(Count(starts_on=friday, ends_on=monday, counted=(monday,)), "met").values())
    ['met', '[1]']
    """
    if count.starts_on == count.ends_on:
        return {count.ends_on: f"[{start}]"}
    numbers = {day: str(number) for number, day in enumerate(count.counted, start=1)}
    marks = {count.starts_on: start, **{day.on: "off" for day in count.skipped if day.on != count.starts_on}, **numbers}
    return marks | {count.ends_on: f"[{len(count.counted)}]"}


def draw_strip(label: str, marks: Mapping[dt.date, str], *, width: int, style: Style = DAY_FIRST) -> Block:
    """Draw weeks from Monday to Sunday, each led by the date of its Monday; a dot is a day that is passed.

    >>> from followup_ics.reports.terminal import write_page
    >>> marks = {dt.date(2026, 12, 2): "said", dt.date(2026, 12, 4): "[named]"}
    >>> print(write_page([draw_strip("Days", marks, width=60)], width=60, colour=False), end="")
    Days   Mon Tue Wed  Thu Fri     Sat Sun
    30 Nov         said .   [named]
    """
    first_on, last_on = min(marks), max(marks)
    rows = [[label, *(weekday[:3] for weekday in WEEKDAYS)]]
    for monday in _list_mondays(first_on, last_on):
        days = [monday + number * ONE_DAY for number in range(WEEK)]
        cells = [marks.get(day, "." if first_on < day < last_on else "") for day in days]
        rows.append([format_day(monday, style=style).partition(" ")[2], *cells])
    is_wide = width >= WIDE
    least = (LONGEST_LABEL, *[LONGEST_WORD] * WEEK) if is_wide else (0,) * (1 + WEEK)
    widths = [max(smallest, *map(len, column)) for smallest, column in zip(least, zip(*rows, strict=True), strict=True)]
    lines = (" ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)) for row in rows)
    return Block(rows=tuple((Styled(text=line.rstrip()),) for line in lines), indent=INDENT if is_wide else 0)


def _list_mondays(first_on: dt.date, last_on: dt.date) -> Iterator[dt.date]:
    monday = first_on - first_on.weekday() * ONE_DAY
    while monday <= last_on:
        yield monday
        monday += WEEK * ONE_DAY


def name_days_off(skipped: Iterable[SkippedDay], style: Style = DAY_FIRST) -> tuple[tuple[str, str], ...]:
    """Name the days off that are more than a weekend, a run of the same name as one: the days, then the name.

    >>> from followup_ics.model.plan import DayOff, DayOffSort
    >>> holiday = DayOff(sort=DayOffSort.HOLIDAY, names=("Thanksgiving Day",))
    >>> name_days_off([SkippedDay(on=dt.date(2026, 11, 26), off=holiday),
    ...                SkippedDay(on=dt.date(2026, 11, 28), off=DayOff(sort=DayOffSort.WEEKEND))])
    (('Thu 26 Nov', 'Thanksgiving Day'),)
    """
    runs: list[tuple[SkippedDay, SkippedDay]] = []
    for day in skipped:
        if runs and runs[-1][1].off == day.off and day.on - runs[-1][1].on == ONE_DAY:
            runs[-1] = runs[-1][0], day
        elif day.off.sort is not DayOffSort.WEEKEND:
            runs.append((day, day))
    return tuple((_name_span(first.on, last.on, style), name_day_off(first.off, first.on)) for first, last in runs)


def _name_span(first_on: dt.date, last_on: dt.date, style: Style) -> str:
    first, last = format_day(first_on, style=style), format_day(last_on, style=style)
    return first if first_on == last_on else f"{first} to {last}"
