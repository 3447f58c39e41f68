"""Time zones by the names of their places; what only names an offset is refused."""

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped] # data only

from followup_ics.input.fields import FieldError
from followup_ics.model.quoting import quote

ABBREVIATION: Final = r"[A-Z]{1,5}([0-9][A-Z]{3})?"
OFFSET: Final = r"(?i:(?:UTC|GMT|Etc/GMT)?\s*[+\-\N{MINUS SIGN}]?\s*[0-9]{1,2}(?::?[0-9]{2})?)"
NAMES_OF_OFFSETS: Final = ("GMT", "Etc/GMT")
"""How the names of zones begin that are offsets: GMT0, Etc/GMT+5."""

PLACES: Final = {
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "EST5EDT": "America/New_York",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "CT": "America/Chicago",
    "CST6CDT": "America/Chicago",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "MT": "America/Denver",
    "MST7MDT": "America/Denver",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "PST8PDT": "America/Los_Angeles",
    "HST": "Pacific/Honolulu",
    "GMT": "Europe/London",
    "BST": "Europe/London",
    "WET": "Europe/Lisbon",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "MET": "Europe/Berlin",
    "EET": "Europe/Helsinki",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
}
"""A well-known place for an abbreviation: an example to answer with, never a reading."""

OTHER_NAMES_OF_UTC: Final = frozenset(
    {"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "Universal", "Zulu", "UCT", "Etc/Greenwich", "Greenwich"}
)


def read_timezone(text: str) -> ZoneInfo:
    """Read an IANA place name, or ``UTC``; raise `FieldError` for anything else, abbreviations and offsets included.

    >>> read_timezone("Europe/Berlin").key
    'Europe/Berlin'
    """
    if text in list_zones():
        return ZoneInfo(text)
    if re.fullmatch(OFFSET, text):
        raise FieldError(f"{quote(text)} is an offset; expected a place, as 'Europe/Berlin', or 'UTC'")
    if text in OTHER_NAMES_OF_UTC:
        raise FieldError(f"{quote(text)} is no place; write 'UTC'")
    if re.fullmatch(ABBREVIATION, text):
        place = PLACES.get(text, "Europe/Berlin")
        raise FieldError(f"{quote(text)} is an abbreviation; name a place, as '{place}'")
    raise FieldError(f"unknown time zone {quote(text)}", word=text, choices=tuple(list_zones()))


@functools.cache
def list_zones() -> Mapping[str, None]:
    """Return the names of the time zones that may be given, the same on every machine.

    A name is looked up here and not on disk: that knows 'europe/berlin' on one system and not on the next.
    """
    no_places = {*PLACES, *OTHER_NAMES_OF_UTC, "Factory"}
    zones = Path(tzdata.__file__).with_name("zones").read_text(encoding="ascii").split()
    return {name: None for name in sorted(zones) if name not in no_places and not name.startswith(NAMES_OF_OFFSETS)}
