"""When an invitation's meeting begins and how long it lasts."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_ics.input.dates import YEARS
from followup_ics.input.invitation.events import InvitedEvent
from followup_ics.input.invitation.lines import Component, Property
from followup_ics.input.invitation.zones import read_local
from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import quote

MOMENT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})(?:[0-9]{2})?(Z)?)?", re.IGNORECASE)
DURATION: Final = re.compile(
    r"\+?P(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:[0-9]{1,5}S)?)?", re.IGNORECASE
)
SHORTEST: Final = dt.timedelta(minutes=1)
LONGEST: Final = dt.timedelta(hours=24)
ONE_DAY: Final = dt.timedelta(days=1)
OF_THE_WHOLE: Final = ("TZID", "X-WR-TIMEZONE", "TIMEZONE-ID")
"""Where programs put the zone of times that have none of their own."""

ALL_DAY: Final = "X-MICROSOFT-CDO-ALLDAYEVENT"
WAY_OUT: Final = "say when it is with --when"


class Start(NamedTuple):
    """Hold when a meeting begins: an instant, or its day where ``at`` is None; and the place whose clock it is."""

    on: dt.date
    at: dt.datetime | None
    place: ZoneInfo | None


class Times(NamedTuple):
    """Hold when a meeting begins and how long it lasts, with where the start was found and what is to be told."""

    start: Start
    length: dt.timedelta | None
    source: str
    notes: tuple[str, ...]


def read_times(event: InvitedEvent, zone: ZoneInfo | None) -> Times:
    """Return when a meeting begins and how long it lasts; raise `FollowUpError` where that is not sure.

    ``zone`` is that of times which name none, where the user gave one.
    """
    found = event.component.find("DTSTART")
    if found is None:
        raise FollowUpError(f"does not say when the meeting is (no DTSTART); {WAY_OUT}")
    notes: list[str] = []
    start = _read_moment(found, event, zone, notes)
    if start.on.year not in YEARS:
        raise FollowUpError(f"is on {start.on}, too far away (years run from {YEARS[0]} to {YEARS[-1]}); {WAY_OUT}")
    tzid = _find_tzid(found, event.calendar, event.component)[0]
    source = f"DTSTART, {_name_clock(found.value, tzid)}" if start.at else "DTSTART, all day"
    if start.at is None:
        end = _read_end(event, zone, notes)
        if end and end.on - start.on > ONE_DAY:
            notes.append(f"it is for several days, {start.on} to {end.on - ONE_DAY}; the first was taken")
        return Times(start=start, length=None, source=source, notes=tuple(notes))
    length = _read_length(event, start.at, zone, notes)
    return Times(start=start, length=length, source=source, notes=tuple(dict.fromkeys(notes)))


def _name_clock(value: str, tzid: str | None) -> str:
    """Say whose clock a time is on, as its invitation or the user says it."""
    if tzid:
        return quote(tzid)
    return "in UTC" if value.strip().upper().endswith("Z") else "on the clock of --timezone"


def _read_moment(found: Property, event: InvitedEvent, zone: ZoneInfo | None, notes: list[str]) -> Start:
    tzid, value = _find_tzid(found, event.calendar, event.component)
    match = MOMENT.fullmatch(value)
    try:
        day = dt.date(*map(int, match.groups()[:3])) if match else None
        time = dt.time(int(match[4]), int(match[5])) if match and match[4] else None
    except ValueError:  # a day or a time that there is not
        match = None
    if not match or day is None:
        raise FollowUpError(f"says {quote(value)}, which is no time, of when the meeting is; {WAY_OUT}")
    is_all_day = event.component.read_word(ALL_DAY) == "TRUE" and time == dt.time.min
    if time is None or is_all_day:
        return Start(on=day, at=None, place=None)
    local = dt.datetime.combine(day, time)
    if match[6]:
        return Start(on=day, at=local.replace(tzinfo=dt.UTC), place=None)
    if tzid is None and zone is None:
        raise FollowUpError(f"says {local:%Y-%m-%d %H:%M} without a time zone; say whose time it is with --timezone")
    reading = read_local(local, tzid or (zone or ZoneInfo("UTC")).key, _list_definitions(event.calendar))
    if reading.note:
        notes.append(reading.note)
    return Start(on=day, at=reading.at, place=reading.place)


def _find_tzid(found: Property, calendar: Component, component: Component) -> tuple[str | None, str]:
    """Return the name of a time's zone, None where nothing names one, and the time itself.

    A name with a colon and no quotes has run into the value.
    """
    tzid, value = found.params.get("TZID"), found.value.strip()
    if tzid and ":" in value:
        rest, _, value = value.rpartition(":")
        return f"{tzid}:{rest}", value
    if tzid:
        return tzid, value
    if value.upper().endswith("Z") or "T" not in value.upper():
        return None, value
    for owner in (component, calendar):
        for name in OF_THE_WHOLE:
            if owner.read_text(name):
                return owner.read_text(name), value
    definitions = _list_definitions(calendar)
    return next(iter(definitions)) if len(definitions) == 1 else None, value


def _list_definitions(calendar: Component) -> Mapping[str, Component]:
    zones = (part for part in calendar.parts if part.name == "VTIMEZONE")
    definitions: dict[str, Component] = {}
    for zone in zones:
        found = zone.find("TZID")
        if found is not None:
            definitions |= {found.value.strip(): zone, zone.read_text("TZID"): zone}
    return definitions


def _read_end(event: InvitedEvent, zone: ZoneInfo | None, notes: list[str]) -> Start | None:
    found = event.component.find("DTEND")
    try:
        return _read_moment(found, event, zone, []) if found else None
    except FollowUpError as error:
        notes.append(f"the end {error}".partition(";")[0])
        return None


def _read_length(
    event: InvitedEvent, start_at: dt.datetime, zone: ZoneInfo | None, notes: list[str]
) -> dt.timedelta | None:
    """Return how long a meeting lasts; None, and a note, where that is not said or cannot be."""
    length = _read_duration(event.component.read_text("DURATION"))
    end = _read_end(event, zone, notes)
    if end is not None and end.at is not None:
        length = end.at - start_at
    if length is None:
        notes.append("it does not say how long the meeting lasts; an hour was taken")
        return None
    if not SHORTEST <= length <= LONGEST:
        notes.append(f"it lasts {length} by its start and end, which cannot be; an hour was taken")
        return None
    return length


def _read_duration(text: str) -> dt.timedelta | None:
    match = DURATION.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    weeks, days, hours, minutes = (int(number or 0) for number in match.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def write_length(length: dt.timedelta) -> str:
    """Write a length of time as the input file does, in minutes.

    >>> write_length(dt.timedelta(minutes=90)), write_length(dt.timedelta(minutes=45))
    ('1h30m', '45m')
    """
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return (f"{hours}h" if hours else "") + (f"{minutes}m" if minutes or not hours else "")
