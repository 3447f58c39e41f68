"""Which events of a calendar are interviews to take: their versions, what is there twice, what is refused."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from followup_ics.input.invitation.lines import Component, Property
from followup_ics.input.invitation.text import UNSEEN
from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import quote

OWN_PRODID: Final = "followup-ics"
MOST_EVENTS: Final = 10
LONGEST_UID: Final = 500
ANSWERS: Final = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,9}")
STAMP: Final = re.compile(r"([0-9]{8}T[0-9]{6})Z?")
REPEATS: Final = ("RRULE", "RDATE", "EXDATE", "EXRULE")


class Version(NamedTuple):
    """Know an event again and tell which copy is newer; ``uid`` of one instance of a series has its instance in it."""

    uid: str | None
    sequence: int
    stamped_at: dt.datetime | None

    def is_newer(self, other: "Version") -> bool:
        """Tell whether this came after another, by SEQUENCE and then by DTSTAMP (RFC 5546)."""
        if self.sequence != other.sequence or self.stamped_at is None or other.stamped_at is None:
            return self.sequence > other.sequence
        return self.stamped_at > other.stamped_at


class InvitedEvent(NamedTuple):
    """Hold one interview of an invitation as it stands there."""

    version: Version
    is_cancelled: bool
    component: Component
    calendar: Component


def find_events(calendars: Iterable[Component]) -> tuple[InvitedEvent, ...]:
    """Return the events to take, each in its newest version; raise `FollowUpError` where they cannot be taken."""
    newest: dict[str, InvitedEvent] = {}
    for calendar in calendars:
        for event in _list_events(calendar):
            known = event.version.uid or f"number {len(newest)}"
            other = newest.get(known)
            if other is None or event.version.is_newer(other.version):
                newest[known] = event
            elif not other.version.is_newer(event.version):
                _refuse_difference(other, event)
    if not newest:
        raise FollowUpError("holds no meeting; save the invitation itself as .ics or .eml")
    if len(newest) > MOST_EVENTS:
        raise FollowUpError(f"holds {len(newest)} events; save the invitation alone, not the whole calendar")
    return tuple(newest.values())


def _list_events(calendar: Component) -> list[InvitedEvent]:
    method = calendar.read_word("METHOD")
    if OWN_PRODID in calendar.read_text("PRODID"):
        raise FollowUpError("is a feed of our own, with follow-ups and no interviews; name the invitation itself")
    if method in ANSWERS:
        raise FollowUpError(f"is an answer to an invitation (METHOD:{method}); name the invitation itself")
    components = [part for part in calendar.parts if part.name == "VEVENT"]
    for each in components:
        if method == "ADD" or any(each.find(name) for name in REPEATS):
            raise FollowUpError("is a series of meetings; add the one that is your interview with --company and --when")
    return [
        InvitedEvent(
            version=_read_version(each),
            is_cancelled=method == "CANCEL" or each.read_word("STATUS") == "CANCELLED",
            component=each,
            calendar=calendar,
        )
        for each in components
    ]


def _read_version(component: Component) -> Version:
    sequence = component.read_text("SEQUENCE")
    return Version(
        uid=_read_uid(component),
        sequence=int(sequence) if WHOLE_NUMBER.fullmatch(sequence) else 0,
        stamped_at=read_stamp(component.find("DTSTAMP")) or read_stamp(component.find("LAST-MODIFIED")),
    )


def _read_uid(component: Component) -> str | None:
    """Return what an event is known by; None where it has no UID, or one that a file cannot hold."""
    uid, instance = component.read_text("UID"), component.read_text("RECURRENCE-ID")
    known = f"{uid} {instance}" if instance else uid
    return None if not uid or len(known) > LONGEST_UID or UNSEEN.search(known.replace(" ", "")) else known


def read_stamp(stamp: Property | None) -> dt.datetime | None:
    """Read when something was written, in UTC; None where it does not say, or says what cannot be."""
    return parse_stamp(stamp.value) if stamp else None


def parse_stamp(text: str) -> dt.datetime | None:
    """Read an instant in the form of RFC 5545; None where it is none.

    >>> str(parse_stamp("20261124T100000Z"))
    '2026-11-24 10:00:00+00:00'
    """
    match = STAMP.fullmatch(text.strip())
    try:
        return dt.datetime.strptime(f"{match[1]}+0000", "%Y%m%dT%H%M%S%z") if match else None
    except ValueError:
        return None


def _refuse_difference(first: InvitedEvent, second: InvitedEvent) -> None:
    """Refuse two copies of one event that are equally new and say different things of when it is."""
    for name in ("DTSTART", "DTEND", "DURATION"):
        values = [event.component.read_text(name) for event in (first, second)]
        if values[0] != values[1]:
            raise FollowUpError(
                f"says two things of one meeting: {name} is {quote(values[0])} and {quote(values[1])}; "
                "ask them which, and say it with --company and --when"
            )
