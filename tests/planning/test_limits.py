"""Whatever is within the limits builds soon, and its feed is one that the next build takes."""

import datetime as dt
import functools
import time
from pathlib import Path

import pytest
from builders import NOW
from large_inputs import (
    DAY,
    HEAD,
    SHAPES,
    write_calendars,
    write_notes,
    write_roles,
    write_rounds,
    write_saying,
    write_shares,
    write_tangled,
)

from followup_ics.feed.build import build_feeds
from followup_ics.feed.files import FEED_LIMIT
from followup_ics.feed.revision import Revision
from followup_ics.model.errors import FeedError, FollowUpError, InputError
from followup_ics.model.limits import MOST_SOURCE_BYTES
from followup_ics.phrases.effort import Effort
from followup_ics.planning.plan_file import MOST_FOLLOW_UPS, plan_source
from followup_ics.planning.replay.course import SetAside

SECONDS = 10
"""The whole sizes take up to six on a machine that does little else."""


def build(text: str, path: Path) -> Revision | FollowUpError:
    try:
        return build_feeds(text.encode(), path, name="f", now=NOW).feeds[0].outcome
    except InputError as error:
        return error


LARGE_WHEN_SMALL = {"shares", "hiding shares", "few shares", "century", "tangled"}
"""Shapes that have no short form: what they are about takes its time."""


@pytest.mark.parametrize("shape", sorted(SHAPES.keys() - LARGE_WHEN_SMALL))
def test_what_is_within_the_limits_builds_and_again(shape, tmp_path):
    check_shape(shape, 8_000, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_whatever_is_within_the_limits_builds_soon_and_again(shape, tmp_path):
    check_shape(shape, MOST_SOURCE_BYTES, tmp_path)


def check_shape(shape, size, tmp_path):
    write, refusal = SHAPES[shape]
    text, path = write(size), tmp_path / "feed.ics"
    assert len(text.encode()) <= MOST_SOURCE_BYTES
    for is_changed in (True, False):
        started = time.process_time()
        outcome = build(text, path)
        assert time.process_time() - started < SECONDS
        if isinstance(outcome, InputError):
            assert refusal in str(outcome), "a limit says what it is"
        else:
            assert outcome.is_changed is is_changed
            assert size < MOST_SOURCE_BYTES or not refusal


def test_notes_in_a_feed_grow_as_the_file_and_not_as_its_square(tmp_path):
    for count in (5, 10):
        assert isinstance(build(write_notes(100_000 * count), tmp_path / f"{count}.ics"), Revision)
    small, large = ((tmp_path / f"{count}.ics").stat().st_size for count in (5, 10))
    assert large < 2.5 * small < 400_000


def test_what_is_over_is_not_ended_again_by_each_later_round(monkeypatch):
    ended, replace = [], SetAside._replace
    monkeypatch.setattr(SetAside, "_replace", lambda each, **values: ended.append(each) or replace(each, **values))
    assert plan_source(write_rounds(100_000).encode(), name="f").follow_ups
    assert len(ended) > 50
    assert not any(each.is_over for each in ended), "rounds times rounds of it: a sixth of the time for a thousand"


def test_more_follow_ups_than_a_feed_can_hold_are_refused_before_one_is_written(monkeypatch):
    assert MOST_FOLLOW_UPS == 20_000
    monkeypatch.setattr("followup_ics.planning.plan_file.MOST_FOLLOW_UPS", 1_000)
    lines = []
    for number in range(40):
        on = dt.date(2020, 1, 6) + number % 200 * DAY
        later = ", ".join(f"{{on: {on + 90 * (turn + 1) * DAY}, signal: positive}}" for turn in range(21))
        lines.append(f"- {{company: C{number}, when: {on}, updates: [{later}]}}\n")
    with pytest.raises(InputError, match=r"^f:1:1: 1,\d{3} follow-ups come of it, at most 1,000 fit into a feed"):
        plan_source(f"{HEAD}interviews:\n{''.join(lines)}".encode(), name="f")


def test_more_calendars_than_are_gathered_are_refused_before_one_is():
    with pytest.raises(
        InputError, match=r"calendars over 3 years, .* are too many to be gathered \(at most 2,000"
    ) as caught:
        plan_source(write_calendars(8_000).encode(), name="f")
    assert [problem.path for problem in caught.value.problems] == [("interviews",)]


def test_phrases_that_take_too_long_are_told_once_and_no_more_are_read(monkeypatch):
    monkeypatch.setattr("followup_ics.input.parse.Effort", functools.partial(Effort, most=100_000))
    with pytest.raises(InputError) as caught:
        plan_source(write_tangled(25_000).encode(), name="f")
    (problem,) = caught.value.problems
    assert problem.path[-1] == "hear_by"
    assert str(problem).endswith("write days as dates, such as '2026-12-04', or split the file")


def test_a_phrase_that_is_said_again_takes_nothing_more(monkeypatch):
    monkeypatch.setattr("followup_ics.input.parse.Effort", functools.partial(Effort, most=2_000))
    text = write_saying(lambda _: "we hope to have a decision for you by the end of next week", 25_000)
    assert plan_source(text.encode(), name="f").follow_ups


def test_a_share_that_has_ended_takes_none_of_the_room(monkeypatch):
    monkeypatch.setattr("followup_ics.planning.plan_file.MOST_FOLLOW_UPS", 500)
    text = write_shares(5_000)
    with pytest.raises(InputError, match=r":1:1: [0-9]+ follow-ups come of it, for you and for each of 50 whom"):
        plan_source(text.encode(), name="f")
    assert plan_source(text.replace("show: advice", "ended: 2026-02-01").encode(), name="f").follow_ups


def test_a_feed_that_the_next_build_would_not_read_is_not_written(tmp_path, monkeypatch):
    assert FEED_LIMIT == 64_000_000
    monkeypatch.setattr("followup_ics.feed.files.FEED_LIMIT", 1000)
    outcome = build(write_roles(4_000), tmp_path / "feed.ics")
    assert isinstance(outcome, FeedError)
    assert "which no calendar takes, and was not written" in str(outcome)
    assert list(tmp_path.iterdir()) == []
