"""What an address gave, judged as a feed: whether it is one, whole, ours, and the same as one at hand."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from followup_ics.feed.lines import is_utf8, unfold_lines
from followup_ics.feed.previous import FormerFeed, State, read_former
from followup_ics.reports.address import Finding, Level

LIMIT: Final = 1_000_000
"""Bytes; Google drops events silently beyond a megabyte."""

NEAR_LIMIT: Final = 800_000
DAY: Final = dt.timedelta(days=1)
PROPERTY: Final = re.compile(rb'[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*:.*')
HTML: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|\?xml)", re.IGNORECASE)


def judge_size(size: int) -> Finding:
    """Judge how large a feed is, in bytes.

    >>> judge_size(900_000).level
    <Level.NOTE: 'note'>
    """
    if size > LIMIT:
        return Finding("size", Level.WRONG, f"it has {size:,} bytes, and Google drops events beyond {LIMIT:,}; cut it")
    if size > NEAR_LIMIT:
        return Finding("size", Level.NOTE, f"it has {size:,} bytes; beyond {LIMIT:,} Google drops events")
    return Finding("size", Level.OK, f"it has {size:,} bytes")


def judge_body(body: bytes, *, is_cut: bool) -> Finding:
    r"""Judge whether bytes are a whole calendar with events in it, and whether it is one of ours.

    >>> judge_body(b"<html>", is_cut=False).message
    'it is a web page and no feed; look at what the address shows in a browser where you are not logged in'
    """
    flaw = "the connection ended before it did" if is_cut else find_flaw(body)
    if flaw:
        return Finding("body", Level.WRONG, flaw if ";" in flaw else f"{flaw}; publish it again")
    former = read_former(body)
    if former.state is State.FOREIGN:
        return Finding("body", Level.NOTE, f"it is a whole calendar, and no feed of ours: it {former.foreign}")
    if former.state is State.DAMAGED:
        return Finding("body", Level.WRONG, f"the feed is damaged: {former.damage}; publish it again")
    number = len(former.events)
    return Finding("body", Level.OK, f"it is a whole feed with {number} event{'s' * (number != 1)}")


def find_flaw(body: bytes) -> str:
    """Say why bytes are no calendar that programs would take; nothing where they are one."""
    if HTML.match(body):
        return "it is a web page and no feed; look at what the address shows in a browser where you are not logged in"
    if not body.lstrip(b"\xef\xbb\xbf").startswith(b"BEGIN:VCALENDAR"):
        return "it is no calendar"
    if not is_utf8(body):
        return "it holds bytes that are no text"
    lines = [line for line in unfold_lines(body).split(b"\n") if line.strip()]
    if lines[-1].strip() != b"END:VCALENDAR":
        return "its end is missing"
    return next(_find_broken_lines(lines), "") or ("" if b"BEGIN:VEVENT" in lines else "it holds no event")


def _find_broken_lines(lines: list[bytes]) -> Iterator[str]:
    """Find what does not parse: lines that are no property, and parts that are not nested."""
    open_parts: list[bytes] = []
    for line in lines:
        name, _, value = line.rstrip().partition(b":")
        if name == b"BEGIN":
            open_parts.append(value)
        elif name == b"END":
            if not open_parts or open_parts.pop() != value:
                yield "its parts are not nested"
        elif not PROPERTY.fullmatch(line.rstrip()):
            yield "a line in it is no line of a calendar"
    if open_parts:
        yield "its parts are not closed"


def judge_against(body: bytes, feed: bytes) -> Iterator[Finding]:
    """Judge what an address gave against the feed that should be there."""
    theirs, ours = read_former(body), read_former(feed)
    yield _judge_same(body, feed, theirs, ours)
    behind = (_find_latest(ours) or dt.datetime.min.replace(tzinfo=dt.UTC)) - (
        _find_latest(theirs) or dt.datetime.max.replace(tzinfo=dt.UTC)
    )
    if behind > DAY:
        days = behind // DAY
        yield Finding("age", Level.NOTE, f"it is {days} day{'s' * (days != 1)} older than the feed; publish again")
    else:
        yield Finding("age", Level.OK, "it is no day older than the feed")


def _judge_same(body: bytes, feed: bytes, theirs: FormerFeed, ours: FormerFeed) -> Finding:
    if body == feed:
        return Finding("same", Level.OK, "it is the feed, byte for byte")
    if unfold_lines(body) == unfold_lines(feed):
        return Finding("same", Level.WRONG, "it differs from the feed in the ends of its lines; serve it as it is")
    gone = ours.events.keys() - theirs.events.keys()
    other = sum(ours.events.get(uid) != event for uid, event in theirs.events.items())
    if len(feed) > LIMIT and gone and not other and theirs.events and _is_cut_by_age(theirs, ours):
        return Finding("same", Level.OK, f"it is the feed without its {len(gone)} oldest events, as publish cuts it")
    return Finding(
        "same",
        Level.WRONG,
        f"it differs from the feed ({len(gone)} of its events are missing, {other} are others); publish again",
    )


def _is_cut_by_age(theirs: FormerFeed, ours: FormerFeed) -> bool:
    """Tell whether only the oldest events of a feed are missing."""
    starts = [event.starts_at for event in theirs.events.values() if event.starts_at]
    gone = [event.starts_at for uid, event in ours.events.items() if uid not in theirs.events and event.starts_at]
    return bool(starts) and max(gone, default=min(starts)) <= min(starts)


def _find_latest(former: FormerFeed) -> dt.datetime | None:
    """Find when the newest change of a feed was made."""
    return max((event.changed_at for event in former.events.values() if event.changed_at), default=None)
