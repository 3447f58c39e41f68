"""What an application tells of itself up to a day: conversations, signals and interviews, those of the day included."""

import datetime as dt

import pytest
from builders import make_interview

from followup_ics.feed.texts.occasions import read_applications
from followup_ics.model.search import Signal, Update

FIRST = dt.date(2026, 1, 5)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "talks", "met"), [(-1, 0, 0), (0, 1, 1), (1, 1, 1), (2, 2, 1), (3, 2, 1), (30, 3, 2), (99, 3, 2)]
)
def test_what_was_told_by_a_day_includes_that_day(days, talks, met):
    updates = (Update(on=FIRST + 2 * DAY, signal=Signal.POSITIVE),)
    interviews = [make_interview(on=FIRST, updates=updates), make_interview(on=FIRST + 30 * DAY)]
    (application,) = read_applications(interviews).values()
    told = application.tell_until(FIRST + days * DAY)
    assert [len(each) for each in told] == [talks, int(days >= 2), met]
