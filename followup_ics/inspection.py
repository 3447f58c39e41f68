"""The last look at a feed before it is written: read by other rules than those that it was written by."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from followup_ics.errors import FeedError

# RFC 5545, section 3.1: octets 9, 32 to 126 and those of UTF-8, at most 75 in a line, CR LF after each.
LINES = re.compile(rb"(?:[^\x00-\x08\x0a-\x1f\x7f]{1,75}+\r\n)*+")
SPLIT_CHARACTER = re.compile(rb"\r\n [\x80-\xbf]")
PROPERTY = re.compile(rb"([A-Z][A-Z0-9-]*)(?:;[A-Z-]+=[A-Za-z0-9-]+)*:(.+)")
MOMENT = re.compile(rb"[0-9]{8}T[0-9]{6}Z")
ONCE = (b"UID", b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE", b"DTSTART", b"DTEND", b"CATEGORIES")
MOMENTS = (b"DTSTAMP", b"LAST-MODIFIED", b"DTSTART", b"DTEND")


class FlawError(Exception):
    """Say what is wrong with a feed."""


def check_feed(data: bytes, *, event_count: int) -> None:
    r"""Check that a feed is whole and right in form; raise `FeedError` otherwise.

    >>> check_feed(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", event_count=0)
    Traceback (most recent call last):
    followup_ics.errors.FeedError: the feed was not written: line 1 is no line of iCalendar (please report this bug)
    """
    try:
        check_lines(data)
        check_parts(data.replace(b"\r\n ", b""), event_count)
    except FlawError as flaw:
        raise FeedError(f"the feed was not written: {flaw} (please report this bug)") from flaw


def check_lines(data: bytes) -> None:
    """Check that no line is too long, ends wrongly, holds a control character, or parts a character."""
    good = LINES.match(data)
    end = good.end() if good else 0
    if end < len(data):
        raise FlawError(f"line {count_lines(data, end) + 1} is no line of iCalendar")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise FlawError(f"line {count_lines(data, error.start) + 1} is not UTF-8") from error
    split = SPLIT_CHARACTER.search(data)
    if split:
        raise FlawError(f"line {count_lines(data, split.end())} ends within a character")


def count_lines(data: bytes, end: int) -> int:
    """Count the lines that end before ``end``."""
    return data.count(b"\r\n", 0, end)


def check_parts(data: bytes, event_count: int) -> None:
    """Check the unfolded lines of a feed: its ends, its events, and that there are as many as were planned."""
    lines = data.split(b"\r\n")
    if lines[0] != b"BEGIN:VCALENDAR" or lines[-2:] != [b"END:VCALENDAR", b""]:
        raise FlawError("it does not begin and end as a calendar")
    events = list(read_events(lines[:-1]))
    for values in events:
        check_event(values)
    if len(events) != event_count:
        raise FlawError(f"it has {len(events)} events, expected {event_count}")
    for uid, times in Counter(values[b"UID"] for values in events).items():
        if times > 1:
            raise FlawError(f"two events have the identity '{uid.decode()}'")


def read_events(lines: Iterable[bytes]) -> Iterator[dict[bytes, bytes]]:
    """Read each event's own properties, and check that every line is one and that parts are nested."""
    open_parts: list[bytes] = []
    values: dict[bytes, bytes] = {}
    for line in lines:
        found = PROPERTY.fullmatch(line)
        if not found:
            raise FlawError(f"'{line[:40].decode(errors='replace')}' is no property")
        name, value = found.groups()
        if name == b"BEGIN":
            open_parts.append(value)
            values = {} if value == b"VEVENT" else values
        elif name == b"END":
            if not open_parts or open_parts.pop() != value:
                raise FlawError("its parts are not nested")
            if value == b"VEVENT":
                yield values
        elif open_parts[-1:] == [b"VEVENT"]:
            if name in values:
                raise FlawError(f"an event has two lines {name.decode()}")
            values[name] = value
    if open_parts:
        raise FlawError("its parts are not closed")


def check_event(values: Mapping[bytes, bytes]) -> None:
    """Check that an event has what it must have, in the form it must have."""
    missing = [name for name in ONCE if name not in values]
    if missing:
        raise FlawError(f"an event has no {missing[0].decode()}")
    if not all(MOMENT.fullmatch(values[name]) for name in MOMENTS):
        raise FlawError("a time in it is not in UTC")
    if not values[b"SEQUENCE"].isdigit():
        raise FlawError("a revision in it is no number")
    if values[b"DTSTART"] >= values[b"DTEND"]:
        raise FlawError("an event ends before it begins")
