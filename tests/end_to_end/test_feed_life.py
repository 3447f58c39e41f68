"""A feed's life: months of edits, clocks that step, feeds lost or cut, and the promises that hold throughout."""

import datetime as dt
import random

import pytest
from builders import NOW, build, make_event, make_job_search, read_values
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from followup_ics.feed.check import check_feed
from followup_ics.feed.ics import Event, make_events
from followup_ics.feed.previous import EPOCH, read_former

SECOND = dt.timedelta(seconds=1)
NUMBERS = st.integers(1, 8)
STARTS = st.integers(-500, 500).map(lambda hours: NOW + dt.timedelta(hours=hours))
TEXTS = st.text(max_size=90)


class FeedLife(RuleBasedStateMachine):
    """Keep, beside the feed, the plan as it is now and the highest SEQUENCE that each event ever had."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.plan: dict[str, Event] = {}
        self.feed: bytes | None = None
        self.highest: dict[str, int] = {}

    @rule(number=NUMBERS, starts_at=STARTS, text=TEXTS)
    def put_event(self, number: int, starts_at: dt.datetime, text: str) -> None:
        event = make_event(number, starts_at=starts_at, text=text)
        self.plan[event.uid] = event

    @rule(number=NUMBERS)
    def remove_event(self, number: int) -> None:
        self.plan.pop(f"event-{number}", None)

    @rule(seconds=st.integers(-10_000_000, 10_000_000) | st.integers(-2, 2))
    def step_clock(self, seconds: int) -> None:
        self.now += dt.timedelta(seconds=seconds)

    @rule()
    def lose_feed(self) -> None:
        self.feed = None

    @precondition(lambda self: self.feed)
    @rule(part=st.floats(0, 1))
    def cut_feed(self, part: float) -> None:
        assert self.feed
        self.feed = self.feed[: int(len(self.feed) * part)]

    @rule(seed=st.integers(0, 99))
    def build_feed(self, seed: int) -> None:
        events = list(self.plan.values()) or list(make_events((), make_job_search()))
        random.Random(seed).shuffle(events)  # noqa: S311 - no secret
        former = read_former(self.feed).events
        revision = build(self.feed, events, now=self.now, allow_shrink=True)
        check_feed(revision.data, event_count=len(events))
        assert set(read_values(revision.data, "UID")) == {event.uid for event in events}
        changed = {change.uid for change in revision.changes}
        for uid, event in read_former(revision.data).events.items():
            stamps = event.stamps
            assert stamps
            assert stamps.stamped_at == stamps.modified_at
            assert stamps.sequence == max(0, int((stamps.modified_at - EPOCH).total_seconds()))
            before = former.get(uid)
            if before and before.stamps and uid not in changed:
                assert stamps == before.stamps
                assert event.fingerprint == before.fingerprint
            elif before and before.stamps:
                assert stamps.modified_at == max(self.now, before.stamps.modified_at + SECOND)
                assert stamps.sequence > before.stamps.sequence
            elif EPOCH + self.highest.get(uid, 0) * SECOND <= self.now:
                assert stamps.sequence >= self.highest.get(uid, 0), "it comes back no earlier than it went"
            self.highest[uid] = max(stamps.sequence, self.highest.get(uid, 0))
        self.feed = revision.data

    @precondition(lambda self: self.feed and self.plan)
    @rule(days=st.integers(-4000, 4000))
    def build_twice(self, days: int) -> None:
        first = build(self.feed, self.plan.values(), now=self.now, allow_shrink=True)
        again = build(first.data, self.plan.values(), now=self.now + dt.timedelta(days=days))
        assert (again.data, again.is_changed, again.changes) == (first.data, False, ())


TestFeedLife = FeedLife.TestCase
TestFeedLife.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


@pytest.mark.slow
def test_a_thousand_lives() -> None:
    FeedLife.TestCase.settings = settings(max_examples=1000, stateful_step_count=60, deadline=None)
    FeedLife.TestCase("runTest").runTest()
