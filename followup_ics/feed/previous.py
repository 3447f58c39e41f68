"""The feed that is about to be replaced: read with suspicion, for its events and for what state it is in."""

import datetime as dt
import enum
import functools
import hashlib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from followup_ics.feed.ics import PRODID, Stamps
from followup_ics.feed.lines import is_utf8, unescape_text, unfold_lines

PRODUCER = rb"(?m)^PRODID[^:\n]*:(.*)\n"
MOMENT = r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z"
SEQUENCE = r"[0-9]{1,10}"
STAMPS = frozenset({b"UID", b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE"})
READ = STAMPS | {b"DTSTART", b"SUMMARY"}

EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""SEQUENCE counts seconds from here."""

LATEST = dt.datetime(2080, 1, 1, tzinfo=dt.UTC)
"""No stamp from here on is believed; SEQUENCE, 31 bits in many calendars, would end in 2088."""


class State(enum.Enum):
    """Name the state that a feed was found in."""

    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    WHOLE = "whole"


class FormerEvent(NamedTuple):
    """Hold an event as it was.

    ``fingerprint`` is that of its unfolded lines without identity and stamps, to be compared. ``starts_at`` is None
    where it cannot be read; ``stamps`` is None where one of the three is missing or not to be believed. ``changed_at``
    is the latest moment that its stamps tell of, None without any.
    """

    uid: str
    summary: str
    starts_at: dt.datetime | None
    fingerprint: bytes
    stamps: Stamps | None
    changed_at: dt.datetime | None


class FormerFeed(NamedTuple):
    """Hold a former feed; ``producer`` names the program that made it, ``damage`` says what is wrong with it."""

    state: State
    events: Mapping[str, FormerEvent] = MappingProxyType({})
    producer: str = ""
    damage: str = ""


def read_former(data: bytes | None) -> FormerFeed:
    r"""Read the feed that is to be replaced; never fails, whatever the bytes.

    >>> read_former(None).state, read_former(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n").state
    (<State.MISSING: 'missing'>, <State.FOREIGN: 'foreign'>)
    """
    if data is None:
        return FormerFeed(state=State.MISSING)
    if not data.strip():
        return FormerFeed(state=State.EMPTY)
    found = re.search(PRODUCER, data)
    producer = found[1].decode(errors="replace").strip() if found else ""
    if producer and producer != PRODID:
        return FormerFeed(state=State.FOREIGN, producer=producer)
    # Git or an editor may have changed the ends of the lines: that is no damage to what they say.
    newline, read = b"\r\n" if b"\r\n" in data else b"\n", 0
    events: dict[str, FormerEvent] = {}
    for event in read_events(data, newline):
        read += 1
        if event.uid not in events or is_newer(event, events[event.uid]):
            events[event.uid] = event
    damage = find_damage(data, newline, read=read, kept=len(events))
    state = State.DAMAGED if damage else State.WHOLE
    return FormerFeed(state=state, events=events, producer=producer, damage=damage)


def read_events(data: bytes, newline: bytes) -> Iterator[FormerEvent]:
    """Read the events that are whole, one by one: a large feed is not held in memory another time."""
    begins, ends = b"\nBEGIN:VEVENT" + newline, b"\nEND:VEVENT" + newline
    begin = data.find(begins)
    while begin >= 0:
        body = begin + len(begins)
        following = data.find(begins, body - 1)  # the end of a line is where the next one is looked for
        end = data.find(ends, body - 1, following + 1 if following >= 0 else len(data))
        event = read_event(unfold_lines(data[body : end + 1])) if end >= 0 else None
        if event:
            yield event
        begin = following


def find_damage(data: bytes, newline: bytes, *, read: int, kept: int) -> str:
    """Say what is wrong with a feed, in words, of whose events ``read`` could be read; empty where nothing is."""
    begun, ended = data.count(b"\nBEGIN:VEVENT"), data.count(b"\nEND:VEVENT")
    flaws = {
        "it is no calendar": not data.startswith(b"BEGIN:VCALENDAR" + newline),
        "its end is missing": not data.endswith(b"\nEND:VCALENDAR" + newline),
        "a part of it is missing or there twice": data.count(b"\nEND:VCALENDAR") > 1 or begun != ended,
        "it holds bytes that are no text": b"\0" in data or not is_utf8(data),
        "an event in it is broken": read < begun,
        "two of its events have one identity": kept < read,
    }
    return next((flaw for flaw, is_there in flaws.items() if is_there), "")


def read_event(body: bytes) -> FormerEvent | None:
    """Read the unfolded lines between an event's first and last one; None where it has no identity."""
    values: dict[bytes, str] = {}
    content = []
    for line in body.split(b"\n"):
        name, _, value = line.partition(b":")
        if name not in STAMPS or name in values:
            content.append(line)
        if name in READ:
            values.setdefault(name, value.decode(errors="replace"))
    if not values.get(b"UID"):
        return None
    stamps = (
        read_moment(values.get(b"DTSTAMP", "")),
        read_moment(values.get(b"LAST-MODIFIED", "")),
        read_sequence(values.get(b"SEQUENCE", "")),
    )
    return FormerEvent(
        uid=values[b"UID"],
        summary=unescape_text(values.get(b"SUMMARY", "")),
        starts_at=parse_moment(values.get(b"DTSTART", "")),
        fingerprint=make_fingerprint(b"\n".join(content)),
        stamps=make_stamps(*stamps),
        changed_at=max((moment for moment in stamps if moment), default=None),
    )


def make_fingerprint(content: bytes) -> bytes:
    """Return what is the same for the same unfolded lines, and for no others."""
    return hashlib.blake2b(content, digest_size=16).digest()


def make_stamps(
    stamped_at: dt.datetime | None, modified_at: dt.datetime | None, sequenced_at: dt.datetime | None
) -> Stamps | None:
    """Put an event's stamps together; None where one of them is not to be believed."""
    if not (stamped_at and modified_at and sequenced_at):
        return None
    return Stamps(stamped_at=stamped_at, modified_at=modified_at, sequence=count_seconds(sequenced_at))


def count_seconds(moment: dt.datetime) -> int:
    """Return the SEQUENCE of a change at ``moment``: whole seconds since 2020, 0 before.

    >>> count_seconds(dt.datetime(2020, 1, 2, tzinfo=dt.UTC))
    86400
    """
    return max(0, (moment - EPOCH) // dt.timedelta(seconds=1))


@functools.lru_cache
def read_moment(value: str) -> dt.datetime | None:
    """Read a stamp; None for one that is no UTC moment, or not to be believed."""
    moment = parse_moment(value)
    return moment if moment and moment < LATEST else None


@functools.lru_cache
def read_sequence(value: str) -> dt.datetime | None:
    """Read a SEQUENCE as the moment that it stands for; None for one that is not to be believed."""
    if not re.fullmatch(SEQUENCE, value):
        return None
    moment = EPOCH + dt.timedelta(seconds=int(value))
    return moment if moment < LATEST else None


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
