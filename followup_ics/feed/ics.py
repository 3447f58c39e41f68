"""Follow-ups as iCalendar: every property on purpose, typed values in, folded lines out.

Of RFC 5545 this takes text, moments in UTC, whole numbers and addresses, which tests hold to what the library writes;
the library itself, whose import would take a fifth of a small build, is asked for lengths of time.
"""

import datetime as dt
import functools
import json
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from followup_ics.feed.lines import escape_text, fold_line, make_calendar_name, make_feed_line, make_feed_text
from followup_ics.feed.texts.advice import compose_text, describe
from followup_ics.feed.texts.headline import write_discreet_title
from followup_ics.feed.texts.occasions import Occasion, find_occasions
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch, Kind, Titles
from followup_ics.planning.uids import DEFAULT_FILE_ID, make_uuid

PRODID = "-//followup-ics//followup-ics//EN"
"""Without the version: an upgrade that changes no event changes no feed."""

NO_KIND = "follow-up"
"""The category of an event that does not show its kind."""

OWN_CATEGORIES = frozenset({*map(str, Kind), NO_KIND})
"""Every event of ours has one of these, the first of its categories."""

DEFAULT_NAME = "Follow-ups"
NOTHING_PLANNED = "Nothing is planned"
LONG_PAST = dt.date(2020, 1, 1)
"""The day of an event that is nowhere in the way: past for every feed, and the same whatever the clock says."""

NOON = dt.time(12, tzinfo=dt.UTC)
LENGTH = dt.timedelta(minutes=15)
REFRESH = "PT1H"
URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


class Event(NamedTuple):
    """Hold one event, ready to be written: ``content`` is its folded lines without UID and stamps.

    ``category`` is its kind, or `NO_KIND`. ``is_last`` marks the one event of a feed that has no other any more.
    """

    uid: str
    starts_at: dt.datetime
    summary: str
    category: str
    content: bytes
    is_last: bool = False


class Stamps(NamedTuple):
    """Say which version of an event this is: DTSTAMP and LAST-MODIFIED (UTC, whole seconds), and SEQUENCE."""

    stamped_at: dt.datetime
    modified_at: dt.datetime
    sequence: int


def make_events(follow_ups: Iterable[FollowUp], job_search: JobSearch) -> tuple[Event, ...]:
    """Make the events of a plan, in the order of the feed; where nothing is planned, one event says so."""
    follow_ups = tuple(follow_ups)
    occasions = find_occasions(follow_ups, job_search)
    events = sort_events(make_event(each, job_search, occasions[each.uid]) for each in follow_ups)
    return events or (make_last_event(NOTHING_PLANNED, LONG_PAST, feed_id=job_search.id or DEFAULT_FILE_ID),)


def make_last_event(text: str, on: dt.date, *, feed_id: str) -> Event:
    """Make the one quiet event of a feed that has no other: a line of text, on a day that is past.

    A calendar without events is not valid, and some calendars would go on showing the old ones. ``feed_id`` is the
    ``id`` of the file, or of what else has a feed of its own; the event stays the same one whatever the text.

    >>> make_last_event("Nothing is planned", dt.date(2020, 1, 1), feed_id="0" * 16).summary
    'Nothing is planned'
    """
    uid = make_uuid(json.dumps([feed_id, "last"]))
    return render_last_event(text, dt.datetime.combine(on, NOON), uid=uid)


def render_last_event(text: str, starts_at: dt.datetime, *, uid: str) -> Event:
    """Render the one quiet event of a feed that has no other."""
    event = render_event(uid=uid, starts_at=starts_at, summary=text, description="", category=NO_KIND)
    return event._replace(is_last=True)


def sort_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Put events in the order of the feed: by start, then by UID."""
    return tuple(sorted(events, key=lambda event: (event.starts_at, event.uid)))


def make_event(follow_up: FollowUp, job_search: JobSearch, occasion: Occasion) -> Event:
    """Make one follow-up's event; it has an alarm where the file asks for one and the follow-up is not done."""
    advice = describe(follow_up, job_search, occasion)
    is_discreet = job_search.titles is Titles.DISCREET
    return render_event(
        uid=follow_up.uid,
        starts_at=follow_up.starts_at,
        summary=write_discreet_title(follow_up, occasion.letter) if is_discreet else advice.summary,
        description=compose_text(advice),
        category=follow_up.kind.value,
        link=follow_up.interview.link,
        alarm=None if follow_up.done else job_search.alarm,
    )


def render_event(  # noqa: PLR0913 - one argument for each thing that an event shows
    *,
    uid: str,
    starts_at: dt.datetime,
    summary: str,
    description: str,
    category: str,
    link: str | None = None,
    alarm: dt.timedelta | None = None,
) -> Event:
    r"""Render an event; its texts may hold anything, ``alarm`` is the time before the start.

    >>> event = render_event(uid="1", starts_at=dt.datetime(2026, 12, 8, 15, tzinfo=dt.UTC), summary="Thank Dana, Acme",
    ...                      description="", category="thank-you")
    >>> print(event.content.decode().replace("\r\n", "\n"), end="")
    DTSTART:20261208T150000Z
    DTEND:20261208T151500Z
    SUMMARY:Thank Dana\, Acme
    CATEGORIES:thank-you
    TRANSP:TRANSPARENT
    X-MICROSOFT-CDO-BUSYSTATUS:FREE
    """
    starts_at = starts_at.astimezone(dt.UTC)
    title = make_feed_line(summary)
    content = [
        write_times(starts_at),
        write_text("SUMMARY", title),
        write_text("DESCRIPTION", make_feed_text(description)),
        write_category(category),
        write_line("URL", quote(link, safe=URL_SAFE)) if link else b"",
        FREE_TIME,
        write_alarm(title, alarm) if alarm is not None else b"",
    ]
    return Event(uid=uid, starts_at=starts_at, summary=title, category=category, content=b"".join(content))


@functools.lru_cache(maxsize=4096)
def write_times(starts_at: dt.datetime) -> bytes:
    """Write when an event begins and ends; many begin at one time."""
    return write_line("DTSTART", write_moment(starts_at)) + write_line("DTEND", write_moment(starts_at + LENGTH))


@functools.cache
def write_category(category: str) -> bytes:
    """Write an event's category."""
    return write_text("CATEGORIES", category)


def write_calendar(events: Iterable[tuple[Event, Stamps]], job_search: JobSearch) -> bytes:
    """Write a whole feed, its events in the order given, each with its stamps."""
    parts = [write_head(job_search)]
    for event, stamps in events:
        parts += [EVENT_BEGINS, write_uid(event.uid), write_stamps(stamps), event.content, EVENT_ENDS]
    return b"".join([*parts, b"END:VCALENDAR\r\n"])


def write_head(job_search: JobSearch) -> bytes:
    """Write what a feed begins with: who made it, its name, how often to ask for it again.

    The calendar has no UID of its own (RFC 7986 would allow one): vdirsyncer takes it for that of every event,
    and keeps one of them.
    """
    name = make_calendar_name(job_search.name) or DEFAULT_NAME
    lines = [
        write_line("BEGIN", "VCALENDAR"),
        write_line("VERSION", "2.0"),
        write_line("PRODID", PRODID),
        write_text("NAME", name),
        write_text("X-WR-CALNAME", name),
        write_line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
        write_line("X-PUBLISHED-TTL", REFRESH),
    ]
    return b"".join(lines)


@functools.lru_cache
def write_stamps(stamps: Stamps) -> bytes:
    """Write an event's version; most events of a feed share one."""
    lines = [
        write_line("DTSTAMP", write_moment(stamps.stamped_at)),
        write_line("LAST-MODIFIED", write_moment(stamps.modified_at)),
        write_line("SEQUENCE", str(stamps.sequence)),
    ]
    return b"".join(lines)


def write_alarm(summary: str, alarm: dt.timedelta) -> bytes:
    """Write a reminder that shows the event's summary, ``alarm`` before its start."""
    from icalendar import vDuration  # noqa: PLC0415 - few files ask for reminders

    lines = [
        write_line("BEGIN", "VALARM"),
        write_line("ACTION", "DISPLAY"),
        write_text("DESCRIPTION", summary),
        write_line("TRIGGER", vDuration(-alarm).to_ical().decode()),  # type: ignore[no-untyped-call] # it has no types
        write_line("END", "VALARM"),
    ]
    return b"".join(lines)


def write_moment(at: dt.datetime) -> str:
    """Write a moment that is in UTC."""
    return f"{at.year:04}{at:%m%dT%H%M%SZ}"


def write_text(name: str, text: str) -> bytes:
    """Write a property whose value is a text that is fit for a feed, or nothing: no property is empty."""
    return fold_line(b"%b:%b" % (name.encode(), escape_text(text))) + b"\r\n" if text else b""


def write_uid(uid: str) -> bytes:
    """Write an event's identity, a UUID as text: nothing in it is escaped, and its line is short."""
    return b"UID:%b\r\n" % uid.encode("ascii")


def write_line(name: str, value: str) -> bytes:
    """Write one property, its value as it stands in the feed."""
    return fold_line(f"{name}:{value}".encode()) + b"\r\n"


EVENT_BEGINS, EVENT_ENDS = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
FREE_TIME = write_line("TRANSP", "TRANSPARENT") + write_line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
"""A reminder makes nobody busy."""
