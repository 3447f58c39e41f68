"""The time zones that invitations name: places of the IANA, Windows' names for them, and zones that they define."""

import datetime as dt
import functools
import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar.parser import unescape_backslash
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from followup_ics.input.invitation.definitions import find_offset
from followup_ics.input.invitation.lines import Component
from followup_ics.input.timezones import PLACES, list_zones
from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import quote

UTC_NAMES: Final = frozenset(
    {"utc", "etc/utc", "etc/uct", "uct", "zulu", "etc/zulu", "z", "gmt", "etc/gmt", "tzone://microsoft/utc"}
    | {"coordinated universal time", "(utc) coordinated universal time"}
)
OFFSET_NAME: Final = re.compile(r"Etc/GMT[+-][0-9]{1,2}")
CLOCKS: Final = ("EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "WET", "CET", "MET", "EET")
"""Zones of the IANA that are no places, and have the changes of the clocks in them."""

FIXED: Final = ("EST", "MST", "HST")
"""Zones of the IANA that never change, under names that people use of places where clocks do."""


class ZoneReading(NamedTuple):
    """Hold what a time in a zone is: an instant, and the place whose clock it was written on where one is known."""

    at: dt.datetime
    place: ZoneInfo | None
    note: str | None = None


def read_local(local: dt.datetime, tzid: str, definitions: Mapping[str, Component]) -> ZoneReading:
    """Return the instant of a time that has no offset of its own, in the zone of a name.

    ``definitions`` are the VTIMEZONE components of the same file, by their TZID. Raises `FollowUpError` where nobody
    knows the name and the file does not define it, or defines it in a way that cannot be followed.

    >>> str(read_local(dt.datetime(2026, 11, 24, 10), "Eastern Standard Time", {}).at)
    '2026-11-24 15:00:00+00:00'
    """
    definition = definitions.get(tzid)
    if is_utc(tzid):
        return ZoneReading(at=local.replace(tzinfo=dt.UTC), place=None)
    if place := find_place(tzid) or find_place(definition.read_text("X-LIC-LOCATION") if definition else ""):
        return ZoneReading(at=_find_instant(local, place), place=place, note=_compare(local, tzid, place, definition))
    if definition is not None:
        note = f"the time zone {quote(tzid)} has no known name; its time was put on your clock by its own rules"
        return ZoneReading(at=(local - find_offset(definition, local)).replace(tzinfo=dt.UTC), place=None, note=note)
    if clock := _find_clock(tzid, local):
        note = f"{quote(tzid)} is no place; its time was put on your clock"
        return ZoneReading(at=_find_instant(local, clock), place=None, note=note)
    raise FollowUpError(
        f"is in a time zone that nobody knows, {quote(tzid)}; say when it is with --when and --timezone"
    )


def is_utc(tzid: str) -> bool:
    """Tell whether a name is one of those of universal time."""
    return tzid.strip().casefold() in UTC_NAMES


def find_place(tzid: str) -> ZoneInfo | None:
    """Return the place that a name stands for, where a file can hold it.

    >>> find_place("W. Europe Standard Time").key, find_place("/mozilla.org/20070129_1/Europe/Paris").key
    ('Europe/Berlin', 'Europe/Paris')
    """
    name = tzid.strip().strip('"').strip()
    ends = ["/".join(name.split("/")[-count:]) for count in (3, 2)] if name.startswith("/") else []
    for each in (name, unescape_backslash(name), *ends):
        if found := _list_names().get(each.casefold()):
            return ZoneInfo(found)
    return None


@functools.cache
def _list_names() -> Mapping[str, str]:
    """Return the places that a file can hold, by their own names and by those of Windows, in small letters."""
    places = list_zones()
    of_windows = {name.casefold(): place for name, place in WINDOWS_TO_OLSON.items() if place in places}
    return of_windows | {place.casefold(): place for place in places if place != "UTC"}


def _find_clock(tzid: str, local: dt.datetime) -> ZoneInfo | None:
    """Return a zone that is no place, where its name leaves no doubt at this time."""
    name = WINDOWS_TO_OLSON.get(tzid.strip(), tzid.strip())
    try:
        if name in CLOCKS or OFFSET_NAME.fullmatch(name):
            return ZoneInfo(name)
    except KeyError:  # Etc/GMT+99
        return None
    if name in FIXED:
        fixed, place = ZoneInfo(name), ZoneInfo(PLACES[name])
        return fixed if local.replace(tzinfo=fixed).utcoffset() == local.replace(tzinfo=place).utcoffset() else None
    return None


def _compare(local: dt.datetime, tzid: str, place: ZoneInfo, definition: Component | None) -> str | None:
    """Say where a file defines a known zone in a way of its own; the name goes before it, as in calendars."""
    if definition is None:
        return None
    try:
        offset = find_offset(definition, local)
    except FollowUpError:  # what is known needs no definition
        return None
    if offset == local.replace(tzinfo=place).utcoffset():
        return None
    return f"the invitation defines {quote(tzid)} otherwise than {place.key}, which was taken; is the time right?"


def _find_instant(local: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return a local time's instant; raise `FollowUpError` where the clocks skip it."""
    at = local.replace(tzinfo=zone).astimezone(dt.UTC)
    if at.astimezone(zone).replace(tzinfo=None) != local:
        raise FollowUpError(
            f"is at {local:%H:%M} on {local:%Y-%m-%d}, which does not exist in {zone.key}: the clocks are put forward "
            "then; ask them, and say it with --when"
        )
    return at
