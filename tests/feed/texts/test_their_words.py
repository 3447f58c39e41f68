"""What a draft may say of a day: only what they said themselves."""

import pytest
from stories import said

from followup_ics.feed.texts.format import DAY_FIRST, MONTH_FIRST
from followup_ics.feed.texts.letters.their_words import say_asked, say_hoped

FRIDAY = {"last": "4 Dec"}

# What they said; how it was read; by when a draft says that they hoped to have news; why.
HOPES = [
    ("by Friday", "4 Dec", {}, "by Friday, December 4", "they named a weekday"),
    ("by Fri", "4 Dec", {}, "by Friday, December 4", "in short"),
    ("next Friday", "4 Dec", {"also": ["27 Nov"]}, "by Friday", "with two readings the weekday alone"),
    ("by December 4", "4 Dec", {}, "by Friday, December 4", "they named a date"),
    ("by the 4th of December", "4 Dec", {}, "by Friday, December 4", "in another form"),
    ("12/4", "4 Dec", {}, "by Friday, December 4", "in numbers"),
    ("2026-12-04", "4 Dec", {}, "by Friday, December 4", "as a date of the file"),
    ("by the end of next week", "4 Dec", {"first": "30 Nov"}, "around now", "a week is no day"),
    ("in two weeks", "8 Dec", {}, "around now", "a distance is no day"),
    ("within 3 business days", "30 Nov", {}, "around now", "nor is one in working days"),
    ("early December", "10 Dec", {"first": "1 Dec"}, "in early December", "their own words, trimmed"),
    ("we should know mid-January", "15 Jan 2027", {}, "in mid-January", "out of a sentence"),
    ("toward the end of December", "31 Dec", {}, "around the end of December", "with their article"),
    ("some time in January", "31 Jan 2027", {}, "in January", "a month"),
    ("right after Thanksgiving", "27 Nov", {}, "after Thanksgiving", "a feast"),
    ("before the holidays", "24 Dec", {}, "before the holidays", "the season"),
    ("in the new year", "4 Jan 2027", {}, "in the new year", "the year"),
    ("the week of Dec 7", "11 Dec", {"first": "7 Dec"}, "around now", "a week that has a date is still no day"),
]


@pytest.mark.parametrize(("text", "last", "window", "expected", "why"), HOPES, ids=[row[0] for row in HOPES])
def test_a_hope_is_told_in_their_own_words(text, last, window, expected, why):
    assert (
        say_hoped(
            said(text, "24 Nov", last, **window), year=int(last[-4:]) if "20" in last else 2026, style=MONTH_FIRST
        )
        == expected
    ), why


def test_a_day_is_written_as_the_file_writes_days():
    assert say_hoped(said("by Friday", "24 Nov", "4 Dec"), year=2026, style=DAY_FIRST) == "by Friday 4 December"


@pytest.mark.parametrize(
    ("text", "window", "expected", "why"),
    [
        ("if you don't hear by Friday", {"deadline": "4 Dec"}, " if there was no news by Friday, December 4", "named"),
        ("if you don't hear in a week", {"deadline": "4 Dec"}, "", "a week is no day"),
        ("on Friday", {}, "", "a day without a condition is the day of the message"),
    ],
)
def test_a_condition_is_told_where_they_named_a_day(text, window, expected, why):
    assert say_asked(said(text, "24 Nov", "4 Dec", **window), year=2026, style=MONTH_FIRST) == expected, why
