"""Why each follow-up stands on its day, told step by step."""

import datetime as dt

import pytest
from day_off_names import read_day_off
from messages import join_thanks
from stories import (
    ACCEPTANCE,
    AFTERNOON,
    ANSWER_DAY,
    CANCELLATION,
    INTERVIEW,
    NEXT_DAY,
    NEXT_ROUND,
    NO_PROMISE,
    OFFER,
    PROMISE,
    REJECTION,
    REQUEST,
    SPOKE,
    count,
    day,
    make_follow_up,
    roll,
    said,
    with_words,
)

from followup_ics.feed.texts.format import DAY_FIRST, MONTH_FIRST, Dates
from followup_ics.feed.texts.reasons import explain_reason, explain_steps
from followup_ics.feed.texts.short_reasons import explain_shortly
from followup_ics.model.plan import Aside, ContactSort, DayOff, DayOffSort, Fact, Gap, Reason, Replaced, SkippedDay
from followup_ics.model.search import Kind


def moved(reason, **fields):
    gap = {
        "other_kind": Kind.DECISION_DATE,
        "other_role": "Analyst",
        "other_on": day("8 Dec"),
        "from_on": day("10 Dec"),
        "way": count("8 Dec", 5),
    }
    return reason._replace(gap=Gap(**{**gap, **fields}))


NEW_YEAR = Reason(
    fact=Fact.PROMISE, fact_on=day("22 Dec"), said=said("by Thursday", "22 Dec", "24 Dec"), way=count("24 Dec", 2)
)
PLANNED = SPOKE._replace(
    contact=ContactSort.PLANNED, contact_kind=Kind.DECISION_DATE, fact_on=day("8 Dec"), way=count("8 Dec", 10)
)
SENT = SPOKE._replace(
    contact=ContactSort.SENT, contact_kind=Kind.THANK_YOU, fact_on=day("25 Nov"), way=count("25 Nov", 3)
)

LATE = NEXT_DAY._replace(fact_on=day("23 Dec"), way=count("23 Dec", 0), too_late=count("23 Dec", 1))
ASIDE = Aside(interview_role="Analyst", interview_on=day("8 Dec"), from_on=day("7 Dec"), way=count("8 Dec", 1))
WHYS = [
    # what happened, kind, reason, the interview's start, sentences
    (
        "an offer's day",
        Kind.ANSWER_OFFER,
        ANSWER_DAY,
        None,
        [
            "The offer wants its answer: 'by next Friday', said on Thu 10 Dec, meaning Fri 18 Dec.",
            "You answer on the last working day before it, Thu 17 Dec.",
        ],
    ),
    (
        "an offer that wants its answer the same day",
        Kind.ANSWER_OFFER,
        ANSWER_DAY._replace(way=count("18 Dec", 0)),
        None,
        [
            "The offer wants its answer: 'by next Friday', said on Thu 10 Dec, meaning Fri 18 Dec.",
            "No working day lies between, so you answer on that day, Fri 18 Dec.",
        ],
    ),
    (
        "an offer without a day",
        Kind.ANSWER_OFFER,
        OFFER,
        None,
        [
            "They made you an offer on Thu 10 Dec, and named no day for your answer.",
            "Two working days later is Mon 14 Dec, skipping the weekend.",
        ],
    ),
    (
        "accepted elsewhere",
        Kind.WITHDRAW,
        ACCEPTANCE,
        None,
        ["You accepted an offer of Birch Lane Books on Thu 10 Dec.", "The next working day is Fri 11 Dec."],
    ),
    (
        "a next round",
        Kind.DECISION_DATE,
        NEXT_ROUND,
        None,
        [
            "They said on Tue 1 Dec that there is a next round, so you ask for its date.",
            "Seven working days later is Thu 10 Dec, skipping the weekend.",
        ],
    ),
    (
        "called off",
        Kind.DECISION_DATE,
        CANCELLATION,
        None,
        [
            "The interview was called off on Tue 1 Dec, and no date was named, so you ask how things stand.",
            "Seven working days later is Thu 10 Dec, skipping the weekend.",
        ],
    ),
    (
        "the next working day is too far off for thanks",
        Kind.THANK_YOU,
        LATE,
        dt.time(14),
        ["After the interview on Wed 23 Dec the next working day is Thu 24 Dec: you thank them the same day."],
    ),
    (
        "an interview there the next day",
        Kind.DECISION_DATE,
        NO_PROMISE._replace(aside=ASIDE),
        None,
        [
            "No date was named at the interview on Tue 24 Nov, so you ask once.",
            "Seven working days later is Fri 4 Dec, skipping Thanksgiving Day (Thu 26 Nov) and the weekend.",
            "Moved from Mon 7 Dec to Wed 9 Dec: you have an interview there about Analyst on Tue 8 Dec.",
        ],
    ),
    (
        "morning",
        Kind.THANK_YOU,
        AFTERNOON,
        dt.time(10),
        ["The interview on Tue 24 Nov began before noon, so the thank-you goes out the same afternoon."],
    ),
    (
        "noon is no morning",
        Kind.THANK_YOU,
        NEXT_DAY,
        dt.time(12),
        [
            (
                "The interview on Tue 24 Nov began at 12:00, in the afternoon, so the thank-you goes out first thing "
                "on the next working day: Wed 25 Nov."
            )
        ],
    ),
    (
        "evening",
        Kind.THANK_YOU,
        NEXT_DAY,
        dt.time(19, 30),
        [
            (
                "The interview on Tue 24 Nov began at 19:30, in the evening, so the thank-you goes out first thing "
                "on the next working day: Wed 25 Nov."
            )
        ],
    ),
    (
        "no time of day",
        Kind.THANK_YOU,
        NEXT_DAY,
        None,
        [
            (
                "The interview on Tue 24 Nov has no time of day, so the thank-you goes out first thing on the next "
                "working day: Wed 25 Nov."
            )
        ],
    ),
    (
        "a morning on a holiday",
        Kind.THANK_YOU,
        Reason(fact=Fact.INTERVIEW, fact_on=day("26 Nov"), way=count("26 Nov", 1)),
        dt.time(10),
        [
            (
                "The interview on Thu 26 Nov was on a day off, Thanksgiving Day, so the thank-you goes out first thing "
                "on the next working day: Fri 27 Nov."
            )
        ],
    ),
    (
        "a morning on a weekend",
        Kind.THANK_YOU,
        Reason(fact=Fact.INTERVIEW, fact_on=day("5 Dec"), way=count("5 Dec", 1)),
        dt.time(10),
        [
            (
                "The interview on Sat 5 Dec was on a day off, a Saturday, so the thank-you goes out first thing on the "
                "next working day: Mon 7 Dec, skipping a Sunday."
            )
        ],
    ),
    (
        "a morning that took all day",
        Kind.THANK_YOU,
        Reason(fact=Fact.INTERVIEW, fact_on=day("24 Nov"), way=count("24 Nov", 1)),
        dt.time(9),
        [
            (
                "The interview on Tue 24 Nov ended too late for the same afternoon, so the thank-you goes out first "
                "thing on the next working day: Wed 25 Nov."
            )
        ],
    ),
    (
        "a promise for a holiday",
        Kind.DECISION_DATE,
        Reason(
            fact=Fact.PROMISE,
            fact_on=day("24 Nov"),
            said=said("by Thursday", "24 Nov", "26 Nov"),
            way=count("26 Nov", 2),
        ),
        dt.time(10),
        [
            "They said 'by Thursday' on Tue 24 Nov, meaning Thu 26 Nov, which is Thanksgiving Day.",
            "Two working days later is Mon 30 Nov, skipping the weekend.",
        ],
    ),
    (
        "a promise",
        Kind.DECISION_DATE,
        PROMISE,
        dt.time(10),
        [
            "They said 'by the end of next week' on Tue 24 Nov, meaning Fri 4 Dec.",
            "Two working days later is Tue 8 Dec, skipping the weekend.",
        ],
    ),
    (
        "a promise over a holiday",
        Kind.DECISION_DATE,
        with_words(PROMISE, "by Wednesday", "25 Nov")._replace(way=count("25 Nov", 2)),
        dt.time(10),
        [
            "They said 'by Wednesday' on Tue 24 Nov, meaning Wed 25 Nov.",
            "Two working days later is Mon 30 Nov, skipping Thanksgiving Day (Thu 26 Nov) and the weekend.",
        ],
    ),
    (
        "two readings: the later one",
        Kind.DECISION_DATE,
        with_words(PROMISE, "next Friday", "4 Dec", also=["27 Nov"]),
        dt.time(10),
        [
            "They said 'next Friday' on Tue 24 Nov, meaning Fri 4 Dec.",
            "That can also mean Fri 27 Nov; the later day was taken, since a late message costs less.",
            "Two working days later is Tue 8 Dec, skipping the weekend.",
        ],
    ),
    (
        "three readings, one of them later still",
        Kind.DECISION_DATE,
        with_words(PROMISE, "next weekend", "4 Dec", also=["27 Nov", "11 Dec"]),
        dt.time(10),
        [
            "They said 'next weekend' on Tue 24 Nov, meaning Fri 4 Dec.",
            "That can also mean Fri 27 Nov or Fri 11 Dec.",
            "Two working days later is Tue 8 Dec, skipping the weekend.",
        ],
    ),
    (
        "a plain date",
        Kind.DECISION_DATE,
        with_words(PROMISE, "2026-12-04", "4 Dec"),
        dt.time(10),
        ["On Tue 24 Nov they named Fri 4 Dec.", "Two working days later is Tue 8 Dec, skipping the weekend."],
    ),
    (
        "into the next year",
        Kind.DECISION_DATE,
        NEW_YEAR,
        dt.time(10),
        [
            "They said 'by Thursday' on Tue 22 Dec 2026, meaning Thu 24 Dec 2026.",
            (
                "Two working days later is Mon 4 Jan, skipping Christmas Day (Fri 25 Dec 2026), my own holiday (Mon 28 "
                "Dec 2026 to Thu 31 Dec 2026) and two weekends."
            ),
        ],
    ),
    (
        "no grace, on a working day",
        Kind.DECISION_DATE,
        PROMISE._replace(way=roll("4 Dec")),
        None,
        [
            "They said 'by the end of next week' on Tue 24 Nov, meaning Fri 4 Dec.",
            "That is a working day, so it stays.",
        ],
    ),
    (
        "no grace, on a day off",
        Kind.DECISION_DATE,
        with_words(PROMISE, "by Saturday", "28 Nov")._replace(way=roll("28 Nov")),
        None,
        [
            "They said 'by Saturday' on Tue 24 Nov, meaning Sat 28 Nov.",
            "That is a day off; the next working day is Mon 30 Nov, skipping the weekend.",
        ],
    ),
    (
        "no date was named",
        Kind.DECISION_DATE,
        NO_PROMISE,
        dt.time(10),
        [
            "No date was named at the interview on Tue 24 Nov, so you ask once.",
            "Seven working days later is Fri 4 Dec, skipping Thanksgiving Day (Thu 26 Nov) and the weekend.",
        ],
    ),
    (
        "no date, and no distance",
        Kind.DECISION_DATE,
        NO_PROMISE._replace(way=count("24 Nov", 0)),
        None,
        ["No date was named at the interview on Tue 24 Nov, so you ask once.", "It goes out on the same day."],
    ),
    (
        "asked, with a deadline",
        Kind.AS_ASKED,
        REQUEST,
        dt.time(10),
        [
            (
                "They asked you on Tue 24 Nov to check in: 'if you don't hear from me by Thursday, follow up', meaning "
                "by Thu 26 Nov."
            ),
            "The first working day after that is Fri 27 Nov.",
        ],
    ),
    (
        "asked, before a day",
        Kind.AS_ASKED,
        with_words(REQUEST, "before Thursday", "25 Nov", deadline="26 Nov", also=["24 Nov"]),
        dt.time(10),
        [
            "They asked you on Tue 24 Nov to check in: 'before Thursday', meaning before Thu 26 Nov.",
            "That can also mean Tue 24 Nov; the later day was taken, since a late message costs less.",
            "The first working day after that is Fri 27 Nov.",
        ],
    ),
    (
        "asked, for a working day",
        Kind.AS_ASKED,
        with_words(REQUEST, "on Friday", "27 Nov")._replace(way=roll("27 Nov")),
        dt.time(10),
        [
            "They asked you on Tue 24 Nov to check in: 'on Friday', meaning Fri 27 Nov.",
            "That is a working day, so it stays.",
        ],
    ),
    (
        "asked, for a day off",
        Kind.AS_ASKED,
        with_words(REQUEST, "on Thursday", "26 Nov")._replace(way=roll("26 Nov")),
        dt.time(10),
        [
            "They asked you on Tue 24 Nov to check in: 'on Thursday', meaning Thu 26 Nov.",
            "That is a day off; the next working day is Fri 27 Nov, skipping Thanksgiving Day (Thu 26 Nov).",
        ],
    ),
    (
        "asked, for a week",
        Kind.AS_ASKED,
        with_words(REQUEST, "the week of Dec 7", "11 Dec", first="7 Dec")._replace(way=roll("7 Dec")),
        dt.time(10),
        [
            "They asked you on Tue 24 Nov to check in: 'the week of Dec 7', meaning Mon 7 Dec to Fri 11 Dec.",
            "The first working day of those is Mon 7 Dec.",
        ],
    ),
    (
        "last contact: a conversation",
        Kind.KEEP_IN_TOUCH,
        SPOKE,
        dt.time(10),
        [
            "You were last in contact on Tue 24 Nov.",
            "Ten working days later is Wed 9 Dec, skipping Thanksgiving Day (Thu 26 Nov) and two weekends.",
        ],
    ),
    (
        "last contact: planned",
        Kind.KEEP_IN_TOUCH,
        PLANNED,
        dt.time(10),
        [
            "Your last contact before this one is the question about the decision, planned for Tue 8 Dec.",
            "Ten working days later is Tue 22 Dec, skipping two weekends.",
        ],
    ),
    (
        "last contact: sent",
        Kind.KEEP_IN_TOUCH,
        SENT,
        dt.time(10),
        [
            "Your last contact was the thank-you, sent on Wed 25 Nov.",
            "Three working days later is Tue 1 Dec, skipping Thanksgiving Day (Thu 26 Nov) and the weekend.",
        ],
    ),
    (
        "last contact: of your own accord",
        Kind.KEEP_IN_TOUCH,
        SENT._replace(contact_kind=None),
        None,
        [
            "Your last contact was a message of your own, sent on Wed 25 Nov.",
            "Three working days later is Tue 1 Dec, skipping Thanksgiving Day (Thu 26 Nov) and the weekend.",
        ],
    ),
    (
        "a rejection",
        Kind.THANK_YOU_ANYWAY,
        REJECTION,
        dt.time(10),
        ["They decided against you on Thu 10 Dec.", "The next working day is Fri 11 Dec."],
    ),
    (
        "a rejection before the thanks",
        Kind.THANK_YOU_ANYWAY,
        REJECTION._replace(replaced=(Replaced(kind=Kind.THANK_YOU, due_on=day("11 Dec")),)),
        dt.time(10),
        [
            "They decided against you on Thu 10 Dec.",
            "The next working day is Fri 11 Dec.",
            "It takes the place of the thank-you, due on Fri 11 Dec.",
        ],
    ),
    (
        "moved, for another role",
        Kind.DECISION_DATE,
        moved(PROMISE),
        dt.time(10),
        [
            "They said 'by the end of next week' on Tue 24 Nov, meaning Fri 4 Dec.",
            "Two working days later is Tue 8 Dec, skipping the weekend.",
            (
                "Moved from Thu 10 Dec to Tue 15 Dec: a check-in about Analyst goes out on Tue 8 Dec, and they should "
                "be five working days apart, skipping the weekend."
            ),
        ],
    ),
    (
        "moved, within one application",
        Kind.KEEP_IN_TOUCH,
        moved(SPOKE, other_role="Data engineer"),
        dt.time(10),
        [
            "You were last in contact on Tue 24 Nov.",
            "Ten working days later is Wed 9 Dec, skipping Thanksgiving Day (Thu 26 Nov) and two weekends.",
            (
                "Moved from Thu 10 Dec to Tue 15 Dec: another check-in goes out on Tue 8 Dec, and they should be five "
                "working days apart, skipping the weekend."
            ),
        ],
    ),
    (
        "sent on its day",
        Kind.THANK_YOU,
        AFTERNOON._replace(sent_on=day("24 Nov")),
        dt.time(10),
        [
            "The interview on Tue 24 Nov began before noon, so the thank-you goes out the same afternoon.",
            "You sent it on Tue 24 Nov.",
        ],
    ),
    (
        "moved, then sent on another day",
        Kind.DECISION_DATE,
        moved(NO_PROMISE, other_role=None)._replace(sent_on=day("16 Dec")),
        None,
        [
            "No date was named at the interview on Tue 24 Nov, so you ask once.",
            "Seven working days later is Fri 4 Dec, skipping Thanksgiving Day (Thu 26 Nov) and the weekend.",
            (
                "Moved from Thu 10 Dec to Tue 15 Dec: another check-in goes out on Tue 8 Dec, and they should be five "
                "working days apart, skipping the weekend."
            ),
            "You sent it on Wed 16 Dec. It was planned for Tue 15 Dec.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("kind", "reason", "start_time", "sentences"), [row[1:] for row in WHYS], ids=[row[0] for row in WHYS]
)
def test_why_it_stands_on_its_day(kind, reason, start_time, sentences):
    interview = INTERVIEW._replace(start_time=start_time)
    follow_up = make_follow_up(kind, reason, interview=interview)
    assert list(explain_reason(follow_up)) == sentences


@pytest.mark.parametrize(
    ("skipped", "expected", "why"),
    [
        ([("27 Nov", "Friday"), ("28 Nov", "Saturday")], "the weekend", "a weekend of Friday and Saturday"),
        ([("29 Nov", "Sunday"), ("6 Dec", "Sunday")], "two Sundays", "a weekend of one day"),
        ([("29 Nov", "Sunday")], "a Sunday", "one day of a weekend"),
        (
            [("24 Dec", "closed"), ("25 Dec", "closed")],
            "closed days (Thu 24 Dec to Fri 25 Dec)",
            "closed without a reason",
        ),
        ([("24 Dec", "closed")], "a closed day (Thu 24 Dec)", "one day closed without a reason"),
        ([("3 Dec", "A"), ("4 Dec", "B")], "A (Thu 3 Dec) and B (Fri 4 Dec)", "neighbours with two names"),
    ],
)
def test_days_off_are_named(skipped, expected, why):
    days = tuple(SkippedDay(on=day(on), off=read_day_off(name)) for on, name in skipped)
    reason = NO_PROMISE._replace(way=NO_PROMISE.way._replace(skipped=days))
    assert explain_reason(make_follow_up(Kind.DECISION_DATE, reason))[-1].endswith(f", skipping {expected}."), why


def test_a_window_whose_first_days_are_off_names_them():
    reason = with_words(REQUEST, "Thanksgiving week", "27 Nov", first="26 Nov")._replace(way=roll("26 Nov"))
    expected = "The first working day of those is Fri 27 Nov, skipping Thanksgiving Day (Thu 26 Nov)."
    assert explain_reason(make_follow_up(Kind.AS_ASKED, reason))[-1] == expected


def test_one_working_day_is_not_days():
    reason = moved(PROMISE, way=count("8 Dec", 1))
    assert "and they should be one working day apart." in explain_reason(make_follow_up(Kind.DECISION_DATE, reason))[-1]


def test_an_interview_that_ends_after_the_next_morning_is_thanked_on_the_first_one_left():
    reason = AFTERNOON._replace(way=count("24 Nov", 2))
    interview = INTERVIEW._replace(start_time=dt.time(23))
    sentence = explain_reason(make_follow_up(Kind.THANK_YOU, reason, interview=interview))[0]
    assert "first thing on the first working morning after its end: Fri 27 Nov, skipping Thanksgiving" in sentence


def test_the_reasons_of_joined_messages_are_told_one_after_the_other():
    joined = join_thanks(make_follow_up(Kind.DECISION_DATE))
    both = [*explain_reason(joined.thanks), *explain_reason(joined)]
    assert list(explain_steps(joined)) == [*both, "Both fall on Tue 8 Dec, so one message does for both."]


OBSERVED = tuple(
    SkippedDay(on=dt.date(2026, 7, number), off=DayOff(sort=DayOffSort.HOLIDAY, names=(f"Independence Day{more}",)))
    for number, more in ((3, " (observed)"), (4, ""))
)

# What led to it; what an event says of its day; why.
SHORT = [
    (Kind.THANK_YOU, AFTERNOON, "You met on Tue 24 Nov; thanks go out the same afternoon.", "a morning"),
    (Kind.THANK_YOU, NEXT_DAY, "You met on Tue 24 Nov; thanks go out first thing on the next working day.", "a noon"),
    (
        Kind.DECISION_DATE,
        PROMISE,
        "They said 'by the end of next week' on Tue 24 Nov; the time to ask is two working days after Fri 4 Dec.",
        "a promise, in their words",
    ),
    (
        Kind.DECISION_DATE,
        with_words(PROMISE, "next Friday", "4 Dec", also=["27 Nov"]),
        (
            "They said 'next Friday' on Tue 24 Nov; the time to ask is two working days after Fri 4 Dec. "
            "That can mean Fri 27 Nov, too; this goes by Fri 4 Dec."
        ),
        "both readings are told",
    ),
    (
        Kind.DECISION_DATE,
        NO_PROMISE,
        (
            "You met on Tue 24 Nov and nobody named a date; the time to ask is seven working days after that. "
            "Days off in between: Thanksgiving Day."
        ),
        "no promise",
    ),
    (
        Kind.DECISION_DATE,
        PROMISE._replace(way=count("4 Dec", 0)),
        "They said 'by the end of next week' on Tue 24 Nov; the time to ask is on Fri 4 Dec.",
        "no grace",
    ),
    (
        Kind.DECISION_DATE,
        with_words(PROMISE, "before Friday", "3 Dec", deadline="4 Dec")._replace(way=count("3 Dec", 2)),
        "They said 'before Friday' on Tue 24 Nov; the time to ask is two working days after Thu 3 Dec.",
        "what was counted from, and not the day that they named",
    ),
    (
        Kind.AS_ASKED,
        with_words(REQUEST, "2026-12-04", "4 Dec"),
        "On Tue 24 Nov they asked to hear on Fri 4 Dec. Days off in between: Thanksgiving Day.",
        "a date is no quotation",
    ),
    (Kind.ANSWER_OFFER, with_words(ANSWER_DAY, "2026-12-18", "18 Dec"), "They want your answer by Fri 18 Dec.", "date"),
    (
        Kind.DECISION_DATE,
        NEXT_ROUND,
        "They told you of a next round on Tue 1 Dec; the time to ask is seven working days after that.",
        "a next round",
    ),
    (
        Kind.DECISION_DATE,
        CANCELLATION,
        "The interview was called off on Tue 1 Dec; the time to ask is seven working days after that.",
        "off",
    ),
    (
        Kind.KEEP_IN_TOUCH,
        SPOKE._replace(aside=ASIDE),
        (
            "The time to write is ten working days after your last contact, on Tue 24 Nov. "
            "Days off in between: Thanksgiving Day. Moved on from there, to keep clear of another message or meeting."
        ),
        "what moved is not said to be ten days later",
    ),
    (
        Kind.KEEP_IN_TOUCH,
        SPOKE._replace(way=SPOKE.way._replace(skipped=OBSERVED)),
        (
            "The time to write is ten working days after your last contact, on Tue 24 Nov. "
            "Days off in between: Independence Day."
        ),
        "a holiday and its substitute are one",
    ),
    (Kind.THANK_YOU_ANYWAY, REJECTION, "You heard on Thu 10 Dec.", "neutral"),
    (Kind.ANSWER_OFFER, OFFER, "They made the offer on Thu 10 Dec, without a day for your answer.", "no day"),
    (Kind.ANSWER_OFFER, ANSWER_DAY, "They want your answer 'by next Friday', which is Fri 18 Dec.", "a day"),
    (
        Kind.ANSWER_OFFER,
        with_words(ANSWER_DAY, "by next Friday", "18 Dec", also=["11 Dec"]),
        (
            "They want your answer 'by next Friday', which is Fri 18 Dec. "
            "That can mean Fri 11 Dec, too; this goes by Fri 18 Dec. Ask them which, soon."
        ),
        "an offer that is answered late may be gone",
    ),
    (Kind.WITHDRAW, ACCEPTANCE, "You accepted another offer on Thu 10 Dec.", "nobody is named"),
    (
        Kind.DECISION_DATE,
        NEXT_ROUND._replace(aside=ASIDE),
        (
            "They told you of a next round on Tue 1 Dec; the time to ask is seven working days after that. "
            "Moved on from there, to keep clear of another message or meeting."
        ),
        "moved",
    ),
]


@pytest.mark.parametrize(("kind", "reason", "sentence", "why"), SHORT, ids=[row[3] for row in SHORT])
def test_an_event_says_in_short_why_it_stands_on_its_day(kind, reason, sentence, why):
    assert explain_shortly(make_follow_up(kind, reason), Dates(year=2026, style=DAY_FIRST)) == sentence, why


def test_a_reason_is_written_in_the_style_of_the_file():
    reason = explain_shortly(make_follow_up(Kind.THANK_YOU), Dates(year=2026, style=MONTH_FIRST))
    assert reason.startswith("You met on Tue Nov 24;")
