"""The feed that is about to be replaced: read with suspicion, for its events, whose it is, and what state it is in."""

import codecs
import datetime as dt
import enum
import functools
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from followup_ics.feed.ics import OWN_CATEGORIES, PRODID, Stamps
from followup_ics.feed.lines import is_utf8, unescape_text, unfold_lines
from followup_ics.model.quoting import quote, show

PRODUCER = rb"(?im)^PRODID[^:\n]*:(.*)\n"
PART = rb"(?im)^BEGIN:(.*)\n"
# Git or an editor may have changed the ends of the lines: that is no damage to what they say.
EVENT_BEGINS, EVENT_ENDS = re.compile(rb"\nBEGIN:VEVENT\r?\n"), re.compile(rb"\nEND:VEVENT\r?\n")
OWN_PARTS = frozenset({b"VCALENDAR", b"VEVENT", b"VALARM"})
HEAD = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:{PRODID}\n".encode()
"""How a feed of ours begins, whatever ends its lines: a part of it is what is left of one that was cut there."""

MOMENT = r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z"
SEQUENCE = r"\+?0*[0-9]{1,10}"
STAMPS = frozenset({b"UID", b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE"})
READ = STAMPS | {b"DTSTART", b"SUMMARY", b"CATEGORIES"}

EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""SEQUENCE counts seconds from here."""

LATEST = dt.datetime(2080, 1, 1, tzinfo=dt.UTC)
"""No clock is believed from here on; SEQUENCE would end in 2088."""

LAST_SEQUENCE = 2**31 - 1
"""The largest INTEGER that there is (RFC 5545, section 3.3.8)."""

YEARS = range(1900, 2200)
"""Years that a moment is believed to be in, also after a clock that was wrong by decades."""

LONGEST_SUMMARY = 200


class State(enum.Enum):
    """Name the state that a feed was found in."""

    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    WHOLE = "whole"


class FormerEvent(NamedTuple):
    """Hold an event as it was.

    ``uid`` is empty where it has none. ``category`` is the first that it has. ``fingerprint`` is that of its unfolded
    lines without identity and stamps, to be compared. ``starts_at`` is None where it cannot be read; ``stamps`` is
    None where one of the three is missing or not to be believed. ``changed_at`` is the latest moment that its stamps
    tell of, None without any; ``sequence`` is what none of its later ones may be below. ``summary`` is fit to be shown.
    """

    uid: str
    summary: str
    category: str
    starts_at: dt.datetime | None
    fingerprint: bytes
    stamps: Stamps | None
    changed_at: dt.datetime | None
    sequence: int = -1


class FormerFeed(NamedTuple):
    """Hold a former feed: the events in it that are ours.

    ``foreign`` says why it is not all ours, ``damage`` what is wrong with it; both are what follows the word "it" or a
    name, and empty where there is nothing to say.
    """

    state: State
    events: Mapping[str, FormerEvent] = MappingProxyType({})
    foreign: str = ""
    damage: str = ""


def read_former(data: bytes | None) -> FormerFeed:
    r"""Read the feed that is to be replaced; never fails, whatever the bytes.

    >>> read_former(None).state, read_former(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n").state
    (<State.MISSING: 'missing'>, <State.FOREIGN: 'foreign'>)
    """
    if data is None:
        return FormerFeed(state=State.MISSING)
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        return FormerFeed(state=State.EMPTY)
    if foreign := find_other_producer(data):
        return FormerFeed(state=State.FOREIGN, foreign=foreign)
    read, events, others = 0, dict[str, FormerEvent](), list[FormerEvent]()
    for body in find_events(data):
        event = read_event(body)
        if event.category not in OWN_CATEGORIES:
            others += [event] * (b"\0" not in body)  # with zeros in it, it may have been ours
        elif event.uid:
            read += 1
            other = events.setdefault(event.uid, event)
            newer = event if is_newer(event, other) else other
            events[event.uid] = newer._replace(sequence=max(event.sequence, other.sequence))
    if foreign := describe_others(others, data):
        return FormerFeed(state=State.FOREIGN, events=events, foreign=foreign)
    damage = find_damage(data, read=read, kept=len(events))
    state = State.DAMAGED if damage else State.WHOLE
    return FormerFeed(state=state, events=events, damage=damage)


def find_other_producer(data: bytes) -> str:
    r"""Say who made a file, where that was not this program; a calendar that does not say it is somebody else's.

    >>> find_other_producer(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")
    "was made by another program, '-//Other//EN'"
    """
    producers = [producer.decode(errors="replace").strip() for producer in re.findall(PRODUCER, data)]
    if others := [producer for producer in producers if producer != PRODID]:
        return f"was made by another program, {quote(others[0])}"
    if producers or not data.strip(b"\0 \t\r\n") or HEAD.startswith(data.removesuffix(b"\r").replace(b"\r\n", b"\n")):
        return ""
    if data.lstrip()[: len(b"BEGIN:VCALENDAR")].upper() == b"BEGIN:VCALENDAR":
        return "is a calendar that does not say which program made it"
    return "is no calendar"


def describe_others(others: Sequence[FormerEvent], data: bytes) -> str:
    """Say what somebody put into a feed of ours; empty where that is nothing."""
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        name = quote(others[0].summary) if others[0].summary else "one without a title"
        return f"holds events that are not ours ({name}{more})"
    parts = {part.strip() for part in re.findall(PART, data)} - OWN_PARTS
    return f"holds what is not ours ({quote(min(parts).decode(errors='replace'))})" if parts else ""


def find_events(data: bytes) -> Iterator[bytes]:
    """Find the events that are whole, unfolded, one by one: a large feed is not held in memory another time."""
    begin = EVENT_BEGINS.search(data)
    while begin:
        # The end of a line is where the next one is looked for.
        following = EVENT_BEGINS.search(data, begin.end() - 1)
        end = EVENT_ENDS.search(data, begin.end() - 1, following.start() + 1 if following else len(data))
        if end:
            yield unfold_lines(data[begin.end() : end.start() + 1])
        begin = following


def find_damage(data: bytes, *, read: int, kept: int) -> str:
    """Say what is wrong with a feed, in words, of whose events ``read`` could be read; empty where nothing is."""
    begun, ended = data.count(b"\nBEGIN:VEVENT"), data.count(b"\nEND:VEVENT")
    flaws = {
        "it is no calendar": not data.startswith((b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\n")),
        "its end is missing": not data.endswith((b"\nEND:VCALENDAR\r\n", b"\nEND:VCALENDAR\n")),
        "a part of it is missing or there twice": data.count(b"\nEND:VCALENDAR") > 1 or begun != ended,
        "it holds bytes that are no text": b"\0" in data or not is_utf8(data),
        "an event in it is broken": read < begun,
        "two of its events have one identity": kept < read,
    }
    return next((flaw for flaw, is_there in flaws.items() if is_there), "")


def read_event(body: bytes) -> FormerEvent:
    """Read the unfolded lines between an event's first and last one."""
    values: dict[bytes, str] = {}
    content = []
    for line in body.split(b"\n"):
        name, _, value = line.partition(b":")
        if name not in STAMPS or name in values:
            content.append(line)
        if name in READ:
            values.setdefault(name, value.decode(errors="replace"))
    stamped_at, modified_at = (read_moment(values.get(name, "")) for name in (b"DTSTAMP", b"LAST-MODIFIED"))
    sequence = read_sequence(values.get(b"SEQUENCE", ""))
    moments = (stamped_at, modified_at, None if sequence is None else EPOCH + dt.timedelta(seconds=sequence))
    return FormerEvent(
        uid=values.get(b"UID", ""),
        summary=show(unescape_text(values.get(b"SUMMARY", "")), most=LONGEST_SUMMARY),
        category=values.get(b"CATEGORIES", "").partition(",")[0],
        starts_at=read_moment(values.get(b"DTSTART", "")),
        fingerprint=make_fingerprint(b"\n".join(content)),
        stamps=make_stamps(stamped_at, modified_at, sequence),
        changed_at=max((moment for moment in moments if moment), default=None),
        sequence=-1 if sequence is None else sequence,
    )


def make_fingerprint(content: bytes) -> bytes:
    """Return what is the same for the same unfolded lines, and for no others."""
    return hashlib.blake2b(content, digest_size=16).digest()


def make_stamps(stamped_at: dt.datetime | None, modified_at: dt.datetime | None, sequence: int | None) -> Stamps | None:
    """Put an event's stamps together; None where one of them is not to be believed."""
    if stamped_at is None or modified_at is None or sequence is None:
        return None
    return Stamps(stamped_at=stamped_at, modified_at=modified_at, sequence=sequence)


def count_seconds(moment: dt.datetime) -> int:
    """Return the SEQUENCE of a change at ``moment``: whole seconds since 2020, 0 before.

    >>> count_seconds(dt.datetime(2020, 1, 2, tzinfo=dt.UTC))
    86400
    """
    return max(0, (moment - EPOCH) // dt.timedelta(seconds=1))


@functools.lru_cache
def read_moment(value: str) -> dt.datetime | None:
    """Read a moment of an event; None for one that is not in UTC, or not to be believed."""
    moment = parse_moment(value)
    return moment if moment and moment.year in YEARS else None


@functools.lru_cache
def read_sequence(value: str) -> int | None:
    """Read a SEQUENCE; None for what is none, or larger than there is."""
    if not re.fullmatch(SEQUENCE, value):
        return None
    return sequence if (sequence := int(value)) <= LAST_SEQUENCE else None


def parse_moment(value: str) -> dt.datetime | None:
    """Parse a DATE-TIME in UTC, the one form that a feed of ours has.

    >>> print(parse_moment("20261208T150000Z"), parse_moment("20261308T150000Z"))
    2026-12-08 15:00:00+00:00 None
    """
    found = re.fullmatch(MOMENT, value)
    if not found:
        return None
    try:
        return dt.datetime(*map(int, found.groups()), tzinfo=dt.UTC)  # type: ignore[misc,arg-type] # six numbers
    except ValueError:
        return None


def is_newer(event: FormerEvent, other: FormerEvent) -> bool:
    """Tell which of two events with one identity was changed last."""
    return (event.changed_at or EPOCH) > (other.changed_at or EPOCH)
