"""Whatever is within the limits builds soon, and its feed is one that the next build takes."""

import datetime as dt
import time
from pathlib import Path

import pytest
from builders import NOW

from followup_ics.feed.build import build_feeds
from followup_ics.feed.files import FEED_LIMIT
from followup_ics.feed.revision import Revision
from followup_ics.model.errors import FeedError, InputError
from followup_ics.model.limits import MOST_SOURCE_BYTES
from followup_ics.planning.plan_file import plan_source

HEAD = "id: 0123456789abcdef\ntimezone: UTC\nholidays: US\n"
DAY = dt.timedelta(days=1)


def write_rounds(count: int, updates: int) -> str:
    """Write many rounds of one application, each with updates on the days after it."""
    lines = []
    for number in range(count):
        on = dt.date(2000, 1, 3) + 25 * number * DAY
        later = ", ".join(f"{{on: {on + (day + 1) * DAY}, signal: positive}}" for day in range(updates))
        lines.append(f"- {{company: A, when: {on}, updates: [{later}]}}\n")
    return f"{HEAD}interviews:\n{''.join(lines)}"


def write_roles(count: int) -> str:
    """Write many roles at one company, all met on one day, with check-ins that need keep no distance."""
    lines = [f"- {{company: A, role: R{number}, when: 2026-01-05, signal: positive}}\n" for number in range(count)]
    return f"{HEAD}timing: {{gap: 0}}\ninterviews:\n{''.join(lines)}"


def write_notes(count: int, size: int) -> str:
    """Write interviews of one application with long notes, in the feed, and many updates with notes of their own."""
    lines = []
    for number in range(count):
        on = dt.date(2026, 1, 5) + 40 * number * DAY
        later = ", ".join(f"{{on: {on + (day + 1) * DAY}, signal: positive, note: {'w' * size}}}" for day in range(10))
        lines.append(f"- {{company: A, when: {on}, note: {'x' * size}, updates: [{later}]}}\n")
    return f"{HEAD}notes: in-feed\ninterviews:\n{''.join(lines)}"


def build(text: str, path: Path) -> Revision | FeedError:
    (built,) = build_feeds(text.encode(), path, name="f", now=NOW).feeds
    return built.outcome


@pytest.mark.parametrize(
    "text",
    [
        write_rounds(100, 24),
        write_roles(300),
        write_notes(10, 9_000),
        pytest.param(write_rounds(1000, 24), marks=pytest.mark.slow),
        pytest.param(write_roles(2000), marks=pytest.mark.slow),
    ],
    ids=["rounds", "roles", "notes", "all rounds", "all roles"],
)
def test_what_is_within_the_limits_builds_soon_and_again(text, tmp_path):
    assert len(text) <= MOST_SOURCE_BYTES
    path, started = tmp_path / "feed.ics", time.process_time()
    assert isinstance(build(text, path), Revision)
    assert time.process_time() - started < 10
    again = build(text, path)
    assert isinstance(again, Revision)
    assert not again.is_changed


def test_notes_in_a_feed_grow_as_the_file_and_not_as_its_square(tmp_path):
    for count in (5, 10):
        build(write_notes(count, 9_000), tmp_path / f"{count}.ics")
    small, large = ((tmp_path / f"{count}.ics").stat().st_size for count in (5, 10))
    assert large < 2.5 * small < 400_000


def test_more_follow_ups_than_a_feed_can_hold_are_refused_before_one_is_written():
    lines = []
    for number in range(800):
        on = dt.date(2020, 1, 6) + number % 200 * DAY
        later = ", ".join(f"{{on: {on + 90 * (turn + 1) * DAY}, signal: positive}}" for turn in range(21))
        lines.append(f"- {{company: C{number}, when: {on}, updates: [{later}]}}\n")
    with pytest.raises(InputError, match=r"^f:1:1: 2\d,\d{3} follow-ups come of it, at most 20,000 fit into a feed"):
        plan_source(f"{HEAD}interviews:\n{''.join(lines)}".encode(), name="f")


def test_a_feed_that_the_next_build_would_not_read_is_not_written(tmp_path, monkeypatch):
    assert FEED_LIMIT == 64_000_000
    monkeypatch.setattr("followup_ics.feed.files.FEED_LIMIT", 1000)
    outcome = build(write_roles(2), tmp_path / "feed.ics")
    assert isinstance(outcome, FeedError)
    assert "which no calendar takes, and was not written" in str(outcome)
    assert list(tmp_path.iterdir()) == []
