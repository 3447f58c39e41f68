"""Days off remembered between runs: a small file for each calendar, believed where it is ours, whole and current."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

FORMAT: Final = 1
LANGUAGE: Final = "en"
LARGEST: Final = 1_000_000
CODE: Final = re.compile(r"[A-Z]{2}(?:-[\w ]{1,30})?")
PRIVATE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
WRITABLE_BY_OTHERS: Final = 0o022
BINARY: Final = getattr(os, "O_BINARY", 0)
CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
# A pipe must not make a read wait, and a link leads to what is perhaps not ours.
READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | BINARY

Categories: TypeAlias = tuple[str, ...]
"""The data's own words for kinds of days: ``("public",)``."""


class CalendarYear(NamedTuple):
    """Hold what the data says of one calendar in one year.

    ``names`` has the names of each holiday, ``worked`` the weekend days that are worked to make up for others.
    """

    names: Mapping[dt.date, tuple[str, ...]]
    weekend: frozenset[dt.date]
    worked: frozenset[dt.date]


class CachedCalendar(NamedTuple):
    """Hold what is known of one calendar: its years by the kinds of days asked for, and its parts by their codes."""

    years: Mapping[tuple[Categories, int], CalendarYear]
    parts: tuple[str, ...]


class CalendarCache(NamedTuple):
    """Name the folder that calendars are kept in, and the version and digest of the data that they are made from."""

    folder: Path
    version: str


def read_cached(cache: CalendarCache, code: str) -> CachedCalendar | None:
    """Read what is remembered of a calendar; None where nothing is, or nothing that is to be believed.

    Believed is a plain file that only we can write, in a folder of the same kind.
    """
    if not CODE.fullmatch(code):
        return None
    try:
        data = _read_own(cache.folder, find_place(cache, code))
    except (OSError, ValueError):
        return None
    key, _, body = data.partition(b"\n")
    if len(data) > LARGEST or key != make_key(cache, code, body):
        return None
    try:
        return decode_calendar(body)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _read_own(folder: Path, place: Path) -> bytes:
    """Read a file of ours in a folder of ours; raise `ValueError` for what others may have made."""
    if not is_own(folder.lstat(), stat.S_ISDIR):
        raise ValueError
    with open(os.open(place, READ), "rb") as file:  # noqa: PTH123 - a descriptor has no path
        if not is_own(os.fstat(file.fileno()), stat.S_ISREG):
            raise ValueError
        return file.read(LARGEST + 1)


def is_own(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Tell whether something is of a kind, and nobody but us, or who rules the machine, can have changed it."""
    if sys.platform == "win32":
        return is_kind(status.st_mode)
    return is_kind(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & WRITABLE_BY_OTHERS


def write_cached(cache: CalendarCache, code: str, calendar: CachedCalendar) -> None:
    """Put a calendar in its place, whole or not at all; where that cannot be done, nothing is remembered."""
    if not CODE.fullmatch(code):
        return
    body = encode_calendar(calendar)
    place = find_place(cache, code)
    temporary = place.with_name(f".{place.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    with contextlib.suppress(OSError):
        if not _prepare_folder(cache.folder):
            return
        try:
            descriptor = os.open(temporary, CREATE, PRIVATE)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
                file.write(make_key(cache, code, body) + b"\n" + body)
            temporary.chmod(PRIVATE)
            temporary.replace(place)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _prepare_folder(folder: Path) -> bool:
    """Make the folder and those above it, private whatever the umask; tell whether calendars may be kept in it.

    What stands in a folder of ours that others could write to is thrown away: they may have made it.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode=PRIVATE_FOLDER)
            place.chmod(PRIVATE_FOLDER)
    status = folder.lstat()
    if sys.platform == "win32" or is_own(status, stat.S_ISDIR):
        return True
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        return False
    folder.chmod(PRIVATE_FOLDER)
    for calendar in folder.glob("*.json"):
        calendar.unlink()
    return True


def describe_cache(cache: CalendarCache | None) -> str:
    """Describe all that is remembered by a digest: another one where anything was added, changed or lost."""
    digest = hashlib.blake2b(digest_size=16)
    if cache is None:
        return ""
    for place in sorted(cache.folder.glob("*.json")):
        with contextlib.suppress(OSError, ValueError):
            digest.update(place.name.encode() + b"\n" + _read_own(cache.folder, place) + b"\n")
    return digest.hexdigest()


def describe_parts(cache: CalendarCache | None) -> dict[str, str]:
    """Describe what is remembered, each year of each calendar by a digest of its own, in the order of the calendars.

    What cannot be read as a calendar has a digest too: it is not believed, but it must not go unseen.
    """
    found: dict[str, str] = {}
    for place in sorted(cache.folder.glob("*.json")) if cache else ():
        with contextlib.suppress(OSError):
            try:
                data = _read_own(place.parent, place)
                content = json.loads(data.partition(b"\n")[2])
                parts = {
                    f"{place.stem} {categories} {year}": json.dumps(known, sort_keys=True)
                    for categories, years in content["years"].items()
                    for year, known in years.items()
                }
                parts[f"{place.stem} parts"] = json.dumps(content["parts"])
            except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
                parts = {place.stem: type(error).__name__}
            found |= {name: hashlib.blake2b(part.encode(), digest_size=8).hexdigest() for name, part in parts.items()}
    return found


def find_place(cache: CalendarCache, code: str) -> Path:
    """Return where a calendar's file stands."""
    return cache.folder / f"{code}.json"


def make_key(cache: CalendarCache, code: str, body: bytes) -> bytes:
    """Return the line that a file must begin with: what it is made from, for what, and that none of it was changed."""
    return f"followup-ics {FORMAT} holidays-{cache.version} {code} {LANGUAGE} {zlib.crc32(body):08x}".encode()


def encode_calendar(calendar: CachedCalendar) -> bytes:
    """Write a calendar as JSON, days as numbers in their year, 0 for 1 January."""
    years: dict[str, dict[str, object]] = {}
    for (categories, year), known in calendar.years.items():
        start = dt.date(year, 1, 1).toordinal()
        years.setdefault(" ".join(categories), {})[str(year)] = {
            "names": {str(day.toordinal() - start): own for day, own in known.names.items()},
            "weekend": sorted(day.toordinal() - start for day in known.weekend),
            "worked": sorted(day.toordinal() - start for day in known.worked),
        }
    return json.dumps({"parts": calendar.parts, "years": years}, separators=(",", ":")).encode()


def decode_calendar(body: bytes) -> CachedCalendar:
    """Read a calendar as it was written; fails in one of many ways for anything else."""
    data = json.loads(body)
    years = {}
    for categories, by_year in data["years"].items():
        for year, known in by_year.items():
            years[tuple(categories.split(" ")), int(year)] = decode_year(int(year), known)
    return CachedCalendar(years=years, parts=tuple(data["parts"]))


def decode_year(year: int, known: Mapping[str, Any]) -> CalendarYear:
    """Read one year, its days counted from 1 January."""
    start = dt.date(year, 1, 1).toordinal()
    return CalendarYear(
        names={dt.date.fromordinal(start + int(day)): tuple(own) for day, own in known["names"].items()},
        weekend=frozenset(dt.date.fromordinal(start + day) for day in known["weekend"]),
        worked=frozenset(dt.date.fromordinal(start + day) for day in known["worked"]),
    )
