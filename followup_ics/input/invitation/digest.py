"""The parts of an interview that an invitation may change: in words, and as digests that tell edits by hand."""

import datetime as dt
import hashlib
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_ics.input.invitation.times import write_length
from followup_ics.model.search import Interview, Person

PARTS: Final = ("when", "length", "place", "interviewers", "cancelled")
LENGTH_OF_DIGEST: Final = 8
HOUR: Final = dt.timedelta(hours=1)


class Meeting(NamedTuple):
    """Hold what a newer invitation may change of an interview; ``at`` is None where only the day is known."""

    on: dt.date
    at: dt.datetime | None
    length: dt.timedelta
    place: str | None
    interviewers: tuple[Person, ...]
    cancelled_on: dt.date | None = None


def describe_meeting(interview: Interview) -> Meeting:
    """Return of an interview what an invitation may change."""
    local = None
    if interview.start_time is not None:
        local = dt.datetime.combine(interview.on, interview.start_time, tzinfo=interview.timezone)
    return Meeting(
        on=interview.on,
        at=local.astimezone(dt.UTC) if local else None,
        length=interview.length,
        place=interview.place,
        interviewers=interview.interviewers,
        cancelled_on=interview.cancelled_on,
    )


def make_digests(meeting: Meeting) -> dict[str, str]:
    """Return a digest of each part of a meeting.

    A time is known by its instant, so that another way to write it is no difference.
    """
    people = sorted(f"{person.name} <{(person.address or '').casefold()}>" for person in meeting.interviewers)
    texts = (
        f"{meeting.at.astimezone(dt.UTC):%Y-%m-%d %H:%M}" if meeting.at else f"{meeting.on}",
        f"{meeting.length // dt.timedelta(minutes=1)}",
        meeting.place or "",
        "\n".join(people),
        f"{meeting.cancelled_on or ''}",
    )
    return dict(zip(PARTS, map(_digest, texts), strict=True))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH_OF_DIGEST]


def join_digests(digests: dict[str, str]) -> str:
    """Write digests as the input file has them, in the order of `PARTS`.

    >>> join_digests(dict.fromkeys(PARTS, "0a1b2c3d"))
    '0a1b2c3d-0a1b2c3d-0a1b2c3d-0a1b2c3d-0a1b2c3d'
    """
    return "-".join(digests[part] for part in PARTS)


def split_digests(text: str | None) -> dict[str, str]:
    """Return the digests of a text; none where it is not one of ours, so that nothing counts as unedited.

    >>> split_digests("mine")
    {}
    """
    digests = (text or "").split("-")
    return dict(zip(PARTS, digests, strict=True)) if len(digests) == len(PARTS) else {}


def write_when(meeting: Meeting, zone: ZoneInfo) -> str:
    """Write when a meeting is as the input file does, on the clock of a zone."""
    return f"{meeting.at.astimezone(zone):%Y-%m-%d %H:%M}" if meeting.at else f"{meeting.on}"


def show_part(part: str, meeting: Meeting, zone: ZoneInfo) -> str:
    """Return a part of a meeting in words, times on the clock of a zone."""
    match part:
        case "when":
            return write_when(meeting, zone)
        case "length":
            return write_length(meeting.length)
        case "place":
            return meeting.place or "nowhere"
        case "interviewers":
            return ", ".join(person.name for person in meeting.interviewers) or "nobody"
        case _:
            return f"cancelled on {meeting.cancelled_on}" if meeting.cancelled_on else "takes place"
