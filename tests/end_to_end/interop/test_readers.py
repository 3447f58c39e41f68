"""Programs that share no code with ours read the feeds, and agree with the plan on every event."""

import re
import unicodedata

import pytest
from adapters import READERS
from feeds import SOURCES, WIDE_BACKSLASH
from places import ROOT

from followup_ics.model.search import Kind

PAGE = ROOT / ".github" / "CONTRIBUTING.md"
READ_BY = re.compile("<!-- read by -->\n(.*)<!-- /read by -->", re.DOTALL)

ESCAPES = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//followup-ics//tests//EN\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20261123T100000Z\r
DTSTART:20261124T100000Z\r
DTEND:20261124T101500Z\r
SUMMARY:one\\, two\\; three\r
DESCRIPTION:first\\, line\\nsecond\\; line\r
END:VEVENT\r
END:VCALENDAR\r
"""
"""Written by hand from RFC 5545, section 3.3.11, so that no fault of ours can be in it."""


def is_emoji(character):
    return ord(character) >= 0x1F000


@pytest.mark.parametrize(
    ("what", "is_there"),
    [
        *((f"kind {kind}", lambda text, kind=kind: f"\r\nCATEGORIES:{kind}\r\n" in text) for kind in Kind),
        ("a message marked as sent", lambda text: "\r\nSUMMARY:Done: " in text),
        ("an alarm", lambda text: "\r\nBEGIN:VALARM\r\n" in text),
        ("a link", lambda text: "\r\nURL:https://" in text),
        ("an umlaut", lambda text: "ü" in text),
        ("right-to-left text", lambda text: {"R", "AL"} <= set(map(unicodedata.bidirectional, text))),
        ("Chinese, Japanese or Korean", lambda text: "W" in map(unicodedata.east_asian_width, text)),
        ("an emoji", lambda text: any(map(is_emoji, text))),
        ("an emoji of several characters", lambda text: "\u200d" in text),
        ("a mark on a letter", lambda text: "Mn" in map(unicodedata.category, text)),
        ("a long line", lambda text: max(map(len, text.replace("\r\n ", "").split("\r\n"))) > 1000),
        ("an escaped comma", lambda text: r"\," in text),
        ("an escaped semicolon", lambda text: r"\;" in text),
        ("an escaped backslash", lambda text: r"\\" in text),
        ("a backslash, then a comma", lambda text: r"\\\," in text),
        ("a backslash before n, made safe", lambda text: f"{WIDE_BACKSLASH}n" in text),
        ("a line break", lambda text: r"\n" in text),
        ("an empty line", lambda text: r"\n\n" in text),
        ("the end of an event, in a text", lambda text: r"\nEND:VEVENT\n" in text.replace("\r\n ", "")),
        ("an event that begins in one year and ends in the next", lambda text: "DTSTART:20261231T235000Z" in text),
        ("a leap day", lambda text: "DTSTART:20280229T" in text),
    ],
)
def test_the_feeds_have_what_is_hard_to_read(feeds, what, is_there):
    assert any(is_there(feed.path.read_bytes().decode()) for feed in feeds), what


@pytest.mark.parametrize("number", range(len(SOURCES)), ids=[source.stem for source in SOURCES])
def test_a_reader_agrees_with_the_plan(reader, readings, feeds, number):
    expected = tuple(sorted(map(reader.distort, feeds[number].events)))
    assert len(readings[number].events) == len(expected)
    assert readings[number].events == expected


@pytest.mark.parametrize("number", range(len(SOURCES)), ids=[source.stem for source in SOURCES])
def test_a_reader_has_nothing_against_a_feed(readings, number):
    assert readings[number].complaints == ()


def test_a_misreading_is_the_readers_own(reader, tmp_path):
    path = tmp_path / "escapes.ics"
    path.write_bytes(ESCAPES.encode())
    distort = reader.misreading.distort if reader.misreading else str
    (event,) = reader.read([path])[0].events
    assert event.summary == distort("one, two; three")
    assert event.description == distort("first, line\nsecond; line")


@pytest.mark.parametrize(
    ("name", "before", "after", "why"),
    [
        ("libical", b"UID:1\r\n", b"UID:1\r\nUID:2\r\n", "two identities"),
        ("libical", b"PRODID:-//followup-ics//tests//EN\r\n", b"", "nobody who made it"),
        ("sabre/vobject", b"three", b"thr\xffee", "an octet that is not UTF-8"),
    ],
)
def test_a_reader_that_checks_has_something_against_a_bad_feed(name, before, after, why, tmp_path):
    reader = next(reader for reader in READERS if reader.name == name)
    path = tmp_path / "bad.ics"
    path.write_bytes(ESCAPES.encode().replace(before, after))
    assert reader.read([path])[0].complaints, why


def test_the_readme_says_who_read_what(feeds, read):
    table = make_table(feeds, [(reader, read(reader)) for reader in READERS])
    found = READ_BY.search(PAGE.read_text(encoding="utf-8"))
    assert found, f"CONTRIBUTING.md needs this table between <!-- read by --> and <!-- /read by -->:\n{table}"
    assert found[1].strip() == table


def make_table(feeds, readings_by_reader):
    rows = ["| reader | the parser of | feeds | events that agree | what it misreads |", "|---|---|---|---|---|"]
    for reader, readings in readings_by_reader:
        planned = [set(map(reader.distort, feed.events)) for feed in feeds]
        agreed = [events & set(reading.events) for events, reading in zip(planned, readings, strict=True)]
        events = f"{sum(map(len, agreed))} of {sum(map(len, planned))}"
        misread = reader.misreading.what if reader.misreading else ""
        rows.append(f"| {reader.name} | {reader.used_by} | {len(feeds)} | {events} | {misread} |")
    return "\n".join(rows)
