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

SPOKEN: Final = {
    name: place
    for place, names in {
        "America/New_York": "eastern eastcoast boston philadelphia washington washingtondc atlanta miami nyc",
        "America/Chicago": "central chicago dallas houston austin minneapolis stlouis",
        "America/Denver": "mountain saltlakecity",
        "America/Phoenix": "arizona",
        "America/Los_Angeles": "pacific westcoast la sanfrancisco seattle sandiego portland lasvegas california",
        "America/Toronto": "ottawa montreal quebec ontario",
        "America/Vancouver": "victoria britishcolumbia",
        "America/Edmonton": "calgary alberta",
        "America/Sao_Paulo": "brasilia riodejaneiro rio",
        "America/Mexico_City": "guadalajara",
        "Asia/Kolkata": "delhi newdelhi india mumbai bombay bangalore bengaluru hyderabad chennai madras pune",
        "Asia/Shanghai": "china beijing peking shenzhen guangzhou",
        "Asia/Tokyo": "japan osaka kyoto",
        "Asia/Seoul": "korea southkorea busan",
        "Asia/Ho_Chi_Minh": "vietnam hanoi",
        "Asia/Dubai": "uae abudhabi",
        "Asia/Riyadh": "saudiarabia jeddah",
        "Asia/Jerusalem": "israel telaviv",
        "Asia/Karachi": "pakistan lahore islamabad",
        "Australia/Sydney": "canberra",
        "Europe/London": "uk england scotland wales greatbritain britain edinburgh manchester cambridge oxford",
        "Europe/Dublin": "ireland cork",
        "Europe/Berlin": "germany munich hamburg frankfurt cologne stuttgart centraleuropean",
        "Europe/Paris": "france lyon marseille",
        "Europe/Madrid": "spain barcelona valencia",
        "Europe/Lisbon": "porto",
        "Europe/Rome": "italy milan turin",
        "Europe/Amsterdam": "netherlands holland rotterdam thehague",
        "Europe/Zurich": "switzerland geneva basel bern",
        "Europe/Vienna": "austria",
        "Europe/Stockholm": "sweden gothenburg",
        "Europe/Warsaw": "krakow wroclaw",
        "Africa/Johannesburg": "southafrica capetown durban",
        "Africa/Lagos": "nigeria abuja",
        "Africa/Nairobi": "kenya",
        "Pacific/Auckland": "newzealand wellington christchurch",
        "Pacific/Honolulu": "hawaii hawaiian",
    }.items()
    for name in names.split()
}
"""What people call the zones that they mean, folded: an example to answer with, never a reading."""

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
    if meant := SPOKEN.get(_fold_place(text)):
        raise FieldError(f"unknown time zone {quote(text)} (did you mean '{meant}'?)")
    raise FieldError(f"unknown time zone {quote(text)}", word=text, choices=tuple(list_zones()))


def _fold_place(text: str) -> str:
    """Reduce what people call a time zone to its plain words.

    >>> _fold_place("Eastern Standard Time (US & Canada)"), _fold_place("New-Delhi, India")
    ('eastern', 'newdelhi')
    """
    words = re.split(r"[,(]", text.casefold())[0]
    return re.sub(r"[\W_]|\b(standard|daylight|summer|time|zone)\b", "", words)


@functools.cache
def _read_countries() -> Mapping[str, str]:
    """Read which country each zone lies in; zones by their other names lie where those do."""
    folder = Path(tzdata.__file__).with_name("zoneinfo")
    rows = folder.joinpath("zone.tab").read_text(encoding="utf-8").splitlines()
    countries = {row.split("\t")[2]: row[:2] for row in rows if not row.startswith("#")}
    for row in folder.joinpath("tzdata.zi").read_text(encoding="utf-8").splitlines():
        if row.startswith("L "):
            _, zone, other = row.split()
            if zone in countries:
                countries.setdefault(other, countries[zone])
    return countries


def find_country(zone: str) -> str | None:
    """Find the ISO 3166 code of the country that a time zone lies in; None where it lies in none.

    >>> find_country("America/Chicago"), find_country("US/Pacific"), find_country("UTC")
    ('US', 'US', None)
    """
    return _read_countries().get(zone)


@functools.cache
def list_zones() -> Mapping[str, None]:
    """Return the names of the time zones that may be given, the same on every machine.

    A name is looked up here and not on disk: that knows 'europe/berlin' on one system and not on the next.
    """
    no_places = {*PLACES, *OTHER_NAMES_OF_UTC, "Factory"}
    zones = Path(tzdata.__file__).with_name("zones").read_text(encoding="ascii").split()
    return {name: None for name in sorted(zones) if name not in no_places and not name.startswith(NAMES_OF_OFFSETS)}
