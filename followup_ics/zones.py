"""Time zones by the names of their places; what only names an offset is refused."""

import functools
import pkgutil
import re
from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

from followup_ics.fields import FieldError
from followup_ics.quoting import quote

ABBREVIATION: Final = re.compile(r"[A-Z]{1,5}([0-9][A-Z]{3})?")
OFFSET: Final = re.compile(r"(?:UTC|GMT|Etc/GMT)?\s*[+\-\N{MINUS SIGN}]?\s*[0-9]{1,2}(?::?[0-9]{2})?", re.IGNORECASE)

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
    if OFFSET.fullmatch(text):
        raise FieldError(f"{quote(text)} is an offset; expected a place, as 'Europe/Berlin', or 'UTC'")
    if text in OTHER_NAMES_OF_UTC:
        raise FieldError(f"{quote(text)} is no place; write 'UTC'")
    if text in list_zones():
        return ZoneInfo(text)
    if ABBREVIATION.fullmatch(text):
        place = PLACES.get(text, "Europe/Berlin")
        raise FieldError(f"{quote(text)} is an abbreviation; name a place, as '{place}'")
    raise FieldError(f"unknown time zone {quote(text)}", word=text, choices=tuple(list_zones()))


@functools.cache
def list_zones() -> Mapping[str, None]:
    """Return the names of the time zones that may be given, the same on every machine.

    A name is looked up here and not on disk: that knows 'europe/berlin' on one system and not on the next.
    """
    names = pkgutil.get_data("tzdata", "zones")
    if names is None:
        raise AssertionError("tzdata ships its list of zones")
    no_places = {*PLACES, *OTHER_NAMES_OF_UTC, "Etc/GMT", "Factory"}
    zones = sorted(names.decode("ascii").split())
    return dict.fromkeys(name for name in zones if name not in no_places and not OFFSET.fullmatch(name))
