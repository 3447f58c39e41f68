"""What was taken of an invitation, as digests: they tell what was edited by hand from what came of the invitation."""

import datetime as dt
import hashlib
from typing import Final, NamedTuple

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
