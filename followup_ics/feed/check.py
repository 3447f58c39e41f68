"""The last look at a feed before it is written: read by other rules than those that it was written by."""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from followup_ics.feed.lines import is_utf8
from followup_ics.model.errors import FeedError

# RFC 5545, section 3.1: octets 9, 32 to 126 and those of UTF-8, at most 75 in a line, CR LF after each.
# Its dot takes all but LF and is quick; other controls are looked for by themselves, a CR within a line in its value.
# A number is found in octets quickly; octets in octets are tried as a number first.
LINES = re.compile(rb"(?:.{1,75}\r\n)*+")
CR = 0x0D
CONTROLS = tuple(octet for octet in (*range(0x20), 0x7F) if octet not in b"\t\r\n")
NAME = re.compile(rb"([A-Z][A-Z0-9-]*)(?:;[A-Z-]+=[A-Za-z0-9-]+)*")
EVENT_ENDS = b"\r\nEND:VEVENT\r\n"
MOMENT = re.compile(rb"[0-9]{8}T[0-9]{6}Z")
ONCE = (b"UID", b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE", b"DTSTART", b"DTEND", b"CATEGORIES")
MOMENTS = (b"DTSTAMP", b"LAST-MODIFIED", b"DTSTART", b"DTEND")


class FlawError(Exception):
    """Say what is wrong with a feed."""


def check_feed(data: bytes, *, event_count: int) -> None:
    r"""Check that a feed is whole and right in form; raise `FeedError` otherwise.

    >>> check_feed(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", event_count=0)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    followup_ics.model.errors.FeedError: the feed was not written: line 1 is no line of iCalendar...
    """
    try:
        check_lines(data)
        check_parts(data, event_count)
    except FlawError as flaw:
        raise FeedError(f"the feed was not written: {flaw} (please report this bug)") from flaw


def check_lines(data: bytes) -> None:
    """Check that no line is too long, ends wrongly, holds a control character, or parts a character."""
    good = LINES.match(data)
    ends = [good.end() if good else 0, *(data.index(octet) for octet in CONTROLS if octet in data)]
    end = min(ends)
    if end < len(data):
        number = data.count(b"\r\n", 0, end) + 1
        raise FlawError(f"line {number} is no line of iCalendar")
    if not is_utf8(data):
        raise FlawError("it is not UTF-8")


def check_parts(data: bytes, event_count: int) -> None:
    """Check the unfolded lines of a feed: its ends, its events, and that there are as many as were planned."""
    if not data.startswith(b"BEGIN:VCALENDAR\r\n") or not data.endswith(b"\r\nEND:VCALENDAR\r\n"):
        raise FlawError("it does not begin and end as a calendar")
    uids = []
    for values in read_events(data):
        check_event(values)
        uids.append(values[b"UID"])
    if len(uids) != event_count:
        raise FlawError(f"it has {len(uids)} events, expected {event_count}")
    if not uids:
        raise FlawError("it has no event, and a calendar needs one")
    for uid, times in Counter(uids).items():
        if times > 1:
            raise FlawError(f"two events have the identity '{uid.decode()}'")


def read_events(data: bytes) -> Iterator[dict[bytes, bytes]]:
    """Read each event's own properties, and check that every line is one and that parts are nested."""
    open_parts: list[bytes] = []
    is_event, values = False, dict[bytes, bytes]()
    for line in itertools.chain.from_iterable(map(split_lines, split_events(data))):
        begin, _, value = line.partition(b":")
        name = read_name(begin)
        if not name or not value or CR in value:
            raise FlawError(f"'{line[:40].decode(errors='replace')}' is no property")
        if name == b"BEGIN":
            open_parts.append(value)
            values = {} if value == b"VEVENT" else values
        elif name == b"END":
            if not open_parts or open_parts.pop() != value:
                raise FlawError("its parts are not nested")
            if value == b"VEVENT":
                yield values
        elif is_event:
            if name in values:
                raise FlawError(f"an event has two lines {name.decode()}")
            values[name] = value
            continue
        is_event = open_parts[-1:] == [b"VEVENT"]
    if open_parts:
        raise FlawError("its parts are not closed")


@functools.lru_cache
def read_name(begin: bytes) -> bytes | None:
    """Read the name of a property from what stands before its value; None where that is no property."""
    found = NAME.fullmatch(begin)
    return found[1] if found else None


def split_lines(piece: bytes) -> list[bytes]:
    """Cut a piece of a feed into its lines, unfolded."""
    return piece.replace(b"\r\n ", b"").removesuffix(b"\r\n").split(b"\r\n")


def split_events(data: bytes) -> Iterator[bytes]:
    """Cut a feed after each of its events, one piece at a time: a large feed is not held in memory another time."""
    start = 0
    while start < len(data):
        end = data.find(EVENT_ENDS, start)
        end = end + len(EVENT_ENDS) if end >= 0 else len(data)
        yield data[start:end]
        start = end


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
