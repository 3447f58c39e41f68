"""Time zones that an invitation defines itself (VTIMEZONE): which offset is in force at a local time."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from followup_ics.input.invitation.lines import Component
from followup_ics.model.errors import FollowUpError

OFFSET: Final = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?")
LOCAL: Final = re.compile(r"([0-9]{8})T([0-9]{6})Z?")
NTH_WEEKDAY: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNDERSTOOD: Final = frozenset(
    {"FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "UNTIL", "WKST"}
)
LARGEST_OFFSET: Final = dt.timedelta(hours=16)


class _Onset(NamedTuple):
    """Hold when an offset came into force, on the clock before it, and what was in force before."""

    local: dt.datetime
    offset: dt.timedelta
    before: dt.timedelta


def find_offset(definition: Component, local: dt.datetime) -> dt.timedelta:
    """Return the offset in force at a local time; raise `FollowUpError` where the rules cannot be followed.

    Rules are yearly: a day of a month, or a weekday of one. Anything else is refused, not guessed.
    """
    try:
        starts = [_read_onset(each) for each in definition.parts if each.name in {"STANDARD", "DAYLIGHT"}]
        onsets = [onset for each in definition.parts for onset in _list_onsets(each, local)]
    except ValueError as error:  # a number or a day that there is not
        raise FollowUpError("defines its time zone in a way that cannot be read; say --when and --timezone") from error
    if not starts:
        raise FollowUpError("names a time zone and does not say what it is; say --when and --timezone")
    if not onsets:
        return min(starts).before
    return max(onsets).offset


def _list_onsets(observance: Component, local: dt.datetime) -> Iterator[_Onset]:
    """Return when an observance came into force, at the last times on or before a local time."""
    if observance.name not in {"STANDARD", "DAYLIGHT"}:
        return
    start = _read_onset(observance)
    days = [start.local]
    for each in observance.find_all("RDATE"):
        days += [_read_local(text) for text in each.value.split(",") if "T" in text]
    if rule := observance.find("RRULE"):
        days += _apply_rule(rule.value.upper(), start.local, (local.year - 1, local.year))
    yield from (start._replace(local=day) for day in days if start.local <= day <= local)


def _read_onset(observance: Component) -> _Onset:
    return _Onset(
        local=_read_local(observance.read_text("DTSTART")),
        offset=_read_offset(observance.read_text("TZOFFSETTO")),
        before=_read_offset(observance.read_text("TZOFFSETFROM") or observance.read_text("TZOFFSETTO")),
    )


def _read_local(text: str) -> dt.datetime:
    match = LOCAL.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    return dt.datetime.strptime(f"{match[1]}{match[2]}", "%Y%m%d%H%M%S")  # noqa: DTZ007 - a time on a local clock


def _read_offset(text: str) -> dt.timedelta:
    match = OFFSET.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    sign, hours, minutes, seconds = match.groups()
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if offset > LARGEST_OFFSET:
        raise ValueError(text)
    return -offset if sign == "-" else offset


def _apply_rule(text: str, start: dt.datetime, years: tuple[int, ...]) -> list[dt.datetime]:
    """Return a yearly rule's times in some years."""
    rule = dict(part.split("=", 1) for part in text.strip().strip(";").split(";"))
    if rule.get("FREQ") != "YEARLY" or rule.get("INTERVAL", "1") != "1" or rule.keys() - UNDERSTOOD:
        raise ValueError(text)
    clock = (rule.get("BYHOUR", start.hour), rule.get("BYMINUTE", start.minute), rule.get("BYSECOND", start.second))
    if tuple(map(int, clock)) != (start.hour, start.minute, start.second):
        raise ValueError(text)
    until = _read_local(rule["UNTIL"]) if "T" in rule.get("UNTIL", "") else None
    days = (_find_day(rule, start, year) for year in years)
    times = [dt.datetime.combine(day, start.time()) for day in days]
    return [time for time in times if until is None or time <= until + dt.timedelta(days=1)]


def _find_day(rule: dict[str, str], start: dt.datetime, year: int) -> dt.date:
    month = int(rule.get("BYMONTH", start.month))
    length = calendar.monthrange(year, month)[1] if month in range(1, 13) else 0
    numbers = [int(number) for number in rule.get("BYMONTHDAY", "").split(",") if number]
    days = [number if number > 0 else length + 1 + number for number in numbers] or list(range(1, length + 1))
    if "BYDAY" not in rule:
        return dt.date(year, month, days[0] if numbers else start.day)
    match = NTH_WEEKDAY.fullmatch(rule["BYDAY"])
    if not match or (match[1] is None and not numbers):
        raise ValueError(rule["BYDAY"])
    fitting = [day for day in days if dt.date(year, month, day).weekday() == WEEKDAYS.index(match[2])]
    nth = int(match[1] or 1)
    if not 0 < abs(nth) <= len(fitting):
        raise ValueError(rule["BYDAY"])
    return dt.date(year, month, fitting[nth - 1 if nth > 0 else nth])
