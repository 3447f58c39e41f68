"""Where words can be read in two ways both days are told, and no text claims a day that was not taken."""

import datetime as dt

import pytest
from builders import make_follow_up, make_interview

from followup_ics.feed.texts.format import format_day
from followup_ics.feed.texts.reasons import explain_reason
from followup_ics.model.plan import Count, Fact, Reason
from followup_ics.model.search import Kind, Said
from followup_ics.phrases.read import read_phrase
from followup_ics.reports.read import describe_reading, read_all

PHRASES = (
    "next Friday",
    "next week",
    "by next Tuesday",
    "Monday of next week",
    "next Thursday or Friday",
    "next Monday",
)
DAYS = [dt.date(2026, 11, 23) + dt.timedelta(days=number) for number in range(14)]


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("said_on", DAYS, ids=str)
def test_the_later_day_is_only_claimed_where_it_was_taken(phrase: str, said_on: dt.date) -> None:
    window = read_phrase(phrase, said_on=said_on)
    way = Count(starts_on=window.last_on, ends_on=window.last_on)
    reason = Reason(fact=Fact.PROMISE, fact_on=said_on, way=way, said=Said(text=phrase, said_on=said_on, window=window))
    follow_up = make_follow_up(kind=Kind.DECISION_DATE, interview=make_interview(on=said_on), reason=reason)
    text = " ".join(explain_reason(follow_up))
    (reading,) = read_all([phrase], said_on=said_on, holidays=None, date_order=None)
    shown = describe_reading(reading)
    for day in window.also:
        assert format_day(day, year=2026) in text
        assert f"{day}" in shown
    is_later = bool(window.also) and max(window.also) < window.last_on
    assert ("the later day was taken" in text) is is_later
    assert ("the later day is taken" in shown) is is_later
    assert bool(window.also) or "can also mean" not in text
