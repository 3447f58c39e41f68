"""The feed that is about to be replaced: read with suspicion, for its events and for what state it is in."""

import dataclasses
import datetime as dt
import enum
import functools
import re
from collections.abc import Mapping

from followup_ics.ics import PRODID, Stamps
from followup_ics.lines import unescape_text, unfold_lines

CALENDAR_BEGINS, CALENDAR_ENDS = b"BEGIN:VCALENDAR\n", b"\nEND:VCALENDAR\n"
EVENT_BEGINS, EVENT_ENDS = re.compile(rb"^BEGIN:VEVENT\n", re.MULTILINE), b"\nEND:VEVENT\n"
PRODUCER = re.compile(rb"^PRODID[^:\n]*:(.*)\n", re.MULTILINE)
MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")
SEQUENCE = re.compile(r"[0-9]{1,10}")
STAMPS = frozenset({b"UID", b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE"})

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


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FormerEvent:
    """Hold an event as it was.

    ``content`` is its unfolded lines without identity and stamps, to be compared. ``starts_at`` is None where it
    cannot be read; ``stamps`` is None where one of the three is missing or not to be believed. ``changed_at`` is the
    latest moment that its stamps tell of, None without any.
    """

    uid: str
    summary: str
    starts_at: dt.datetime | None
    content: bytes
    stamps: Stamps | None
    changed_at: dt.datetime | None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FormerFeed:
    """Hold a former feed; ``producer`` names the program that made it, ``damage`` says what is wrong with it."""

    state: State
    events: Mapping[str, FormerEvent] = dataclasses.field(default_factory=dict)
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
    lines = unfold_lines(data)
    producer = PRODUCER.search(lines)
    name = producer[1].decode(errors="replace").strip() if producer else ""
    if name and name != PRODID and lines.startswith(CALENDAR_BEGINS):
        return FormerFeed(state=State.FOREIGN, producer=name)
    _, *blocks = EVENT_BEGINS.split(lines)
    bodies = [block.partition(EVENT_ENDS) for block in blocks]
    found = [read_event(body) for body, end, _ in bodies if end]
    events: dict[str, FormerEvent] = {}
    for event in found:
        if event and (event.uid not in events or is_newer(event, events[event.uid])):
            events[event.uid] = event
    damage = find_damage(data, lines)
    if not damage and (None in found or len(found) < len(bodies)):
        damage = "an event in it is broken"
    if not damage and len(events) < len(found):
        damage = "two of its events have one identity"
    state = State.DAMAGED if damage else State.WHOLE
    return FormerFeed(state=state, events=events, producer=name, damage=damage)


def find_damage(data: bytes, lines: bytes) -> str:
    """Say what is wrong with a feed as a whole, in words; empty where nothing is."""
    if not lines.startswith(CALENDAR_BEGINS):
        return "it is no calendar"
    if not lines.endswith(CALENDAR_ENDS):
        return "its end is missing"
    if lines.count(CALENDAR_ENDS) != 1 or lines.count(b"\nBEGIN:VEVENT\n") != lines.count(EVENT_ENDS):
        return "a part of it is missing or there twice"
    if not is_text(data):
        return "it holds bytes that are no text"
    return ""


def is_text(data: bytes) -> bool:
    """Tell whether these bytes are UTF-8 without NULs."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def read_event(body: bytes) -> FormerEvent | None:
    """Read the unfolded lines between an event's first and last; None where it has no identity."""
    values: dict[bytes, str] = {}
    content = []
    for line in body.split(b"\n"):
        name, _, value = line.partition(b":")
        if name not in STAMPS or name in values:
            content.append(line)
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
        content=b"\n".join(content),
        stamps=make_stamps(*stamps),
        changed_at=max((moment for moment in stamps if moment), default=None),
    )


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
    if not SEQUENCE.fullmatch(value):
        return None
    moment = EPOCH + dt.timedelta(seconds=int(value))
    return moment if moment < LATEST else None


def parse_moment(value: str) -> dt.datetime | None:
    """Parse a DATE-TIME in UTC, the one form that a feed of ours has.

    >>> print(parse_moment("20261208T150000Z"), parse_moment("20261308T150000Z"))
    2026-12-08 15:00:00+00:00 None
    """
    found = MOMENT.fullmatch(value)
    if not found:
        return None
    try:
        return dt.datetime(*map(int, found.groups()), tzinfo=dt.UTC)  # type: ignore[misc,arg-type] # six numbers
    except ValueError:
        return None


def is_newer(event: FormerEvent, other: FormerEvent) -> bool:
    """Tell which of two events with one identity was changed last."""
    return (event.changed_at or EPOCH) > (other.changed_at or EPOCH)
