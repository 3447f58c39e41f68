"""Days, times and lengths of time as the input file writes them."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from followup_ics.input.fields import FieldError
from followup_ics.model.quoting import quote
from followup_ics.model.search import NamedDays
from followup_ics.model.week import WEEKDAYS

YEARS: Final = range(2000, 2100)
MONTHS: Final = range(1, 13)
HOURS: Final = range(24)
MINUTES: Final = range(60)
LONGEST_RUN: Final = dt.timedelta(days=366)
DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
DAY_AND_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:(?:T| +)(.*))?")
TIME: Final = re.compile(r"([0-9]{2}):([0-9]{2})")
TIME_WITH_SECONDS: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
DURATION: Final = r"(?:([0-9]{1,3})d)? *(?:([0-9]{1,3})h)? *(?:([0-9]{1,5})m)?"
DAY_WORDS: Final = tuple(map(str.casefold, WEEKDAYS))
WEEKDAY_NUMBERS: Final = {name: number for number, day in enumerate(DAY_WORDS) for name in (day[:3], day)}


def read_day(text: str) -> dt.date:
    """Read ``2026-11-24``.

    >>> read_day("2026-02-30")
    Traceback (most recent call last):
    ...
    followup_ics.input.fields.FieldError: '2026-02-30' does not exist (that month has 28 days)
    """
    match = DAY.fullmatch(text)
    if not match:
        raise FieldError(f"{quote(text)} is no day (expected year-month-day, as '2026-11-24')")
    year, month, day = map(int, match.groups())
    if year not in YEARS:
        raise FieldError(f"'{text}' is too far away (years run from {YEARS[0]} to {YEARS[-1]})")
    if month not in MONTHS:
        raise FieldError(f"'{text}' does not exist (months run from 01 to 12)")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise FieldError(f"'{text}' does not exist (that month has {length} days)")
    return dt.date(year, month, day)


def read_time(text: str) -> dt.time:
    """Read ``09:30``, on the 24-hour clock."""
    match = TIME.fullmatch(text)
    if not match and re.fullmatch(TIME_WITH_SECONDS, text):
        raise FieldError(f"'{text}' has seconds; leave them out")
    if not match:
        raise FieldError(f"{quote(text)} is no time (expected 24-hour HH:MM, as '09:30' or '14:30')")
    hour, minute = map(int, match.groups())
    if hour not in HOURS or minute not in MINUTES:
        raise FieldError(f"'{text}' does not exist (times run from 00:00 to 23:59)")
    return dt.time(hour, minute)


def read_when(text: str) -> tuple[dt.date, dt.time | None]:
    """Read ``2026-11-24 10:00``, the same with a T, or a day alone."""
    match = DAY_AND_TIME.fullmatch(text)
    if not match:
        raise FieldError(f"{quote(text)} is no day (expected '2026-11-24 10:00', or '2026-11-24' alone)")
    day, time = match.groups()
    return read_day(day), None if time is None else read_time(time)


def read_run(text: str) -> NamedDays:
    """Read a day, or a range ``2026-12-24..2027-01-01`` with both ends in it, of a year and a day at most."""
    first, dots, last = text.partition("..")
    if not dots:
        day = read_day(text)
        return NamedDays(first_on=day, last_on=day)
    run = NamedDays(first_on=read_day(first.strip()), last_on=read_day(last.strip()))
    if run.last_on < run.first_on:
        raise FieldError(f"{quote(text)} ends before it starts")
    if run.last_on - run.first_on > LONGEST_RUN:
        raise FieldError(f"{quote(text)} is longer than a year; is one of its years a slip?")
    return run


def read_awake(text: str) -> tuple[dt.time, dt.time]:
    """Read ``07:00-21:00``, which may run past midnight."""
    first, dash, last = text.replace("\N{EN DASH}", "-").partition("-")
    if not dash:
        raise FieldError(f"{quote(text)} is no span (expected '07:00-21:00')")
    wakes, sleeps = read_time(first.strip()), read_time(last.strip())
    if wakes == sleeps:
        raise FieldError(f"{quote(text)} is no span: both ends are the same (the whole day is '00:00-23:59')")
    return wakes, sleeps


def make_duration_reader(*, least: dt.timedelta, most: dt.timedelta, form: str) -> Callable[[str], dt.timedelta]:
    """Return a reader of ``15m``, ``1h30m``, ``1d`` between two limits, both allowed.

    >>> str(make_duration_reader(least=dt.timedelta(), most=dt.timedelta(1), form="as '1h'")("1h30m"))
    '1:30:00'
    """

    def read_duration(text: str) -> dt.timedelta:
        match = re.fullmatch(DURATION, text)
        if not match:
            raise FieldError(f"{quote(text)} is no length of time (expected {form})")
        days, hours, minutes = (int(number or 0) for number in match.groups())
        duration = dt.timedelta(days=days, hours=hours, minutes=minutes)
        if not least <= duration <= most:
            raise FieldError(f"{quote(text)} is out of bounds (expected {form})")
        return duration

    return read_duration


def read_weekday(text: str) -> int:
    """Read ``mon`` or ``Monday`` as 0, and so on to Sunday."""
    if text.casefold() not in WEEKDAY_NUMBERS:
        raise FieldError(f"unknown weekday {quote(text)}", word=text, choices=tuple(WEEKDAY_NUMBERS))
    return WEEKDAY_NUMBERS[text.casefold()]
