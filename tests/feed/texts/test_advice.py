"""What each event says, and what none of them may say."""

import contextlib
import datetime as dt
import itertools
import locale
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from places import DATA
from stories import (
    DANA,
    INTERVIEW,
    JOB_SEARCH,
    NEW_YORK,
    NEXT_DAY,
    NO_PROMISE,
    OMAR,
    PROMISE,
    REQUEST,
    RUTH,
    TOKYO,
    day,
    make_follow_up,
    said,
    with_words,
)

from followup_ics.feed import texts
from followup_ics.feed.texts.advice import compose_text, describe, explain_reason
from followup_ics.feed.texts.format import shorten
from followup_ics.model.plan import Count, Fact, Reason, Topic
from followup_ics.model.search import DateOrder, Kind, Person, Update

GOLDENS = DATA / "advice"
MOST_WORDS = 120


def text_of(follow_up, job_search=JOB_SEARCH):
    return compose_text(describe(follow_up, job_search))


def join_thanks(follow_up):
    """Let a check-in carry the thank-you for an interview of the day before it."""
    met = follow_up.interview._replace(on=follow_up.on - dt.timedelta(1), start_time=dt.time(14))
    reason = NEXT_DAY._replace(fact_on=met.on, way=Count(starts_on=met.on, ends_on=follow_up.on))
    reason = reason._replace(way=reason.way._replace(counted=(follow_up.on,)))
    thanks = make_follow_up(Kind.THANK_YOU, reason, interview=met, people=follow_up.people)
    return follow_up._replace(thanks=thanks)


FULL = INTERVIEW._replace(
    round="on-site",
    link="https://acme.example/jobs/17",
    note="They move to a new warehouse in spring.\nAsk about the team.",
    updates=(
        Update(on=day("26 Nov"), note="Dana is away until Tuesday."),
        Update(on=day("24 Dec"), note="Learned much later."),
    ),
)

SITUATIONS = {
    "thank-you": make_follow_up(Kind.THANK_YOU, time=dt.time(15)),
    "thank-you-next-day-nobody-named": make_follow_up(
        Kind.THANK_YOU, NEXT_DAY, interview=INTERVIEW._replace(role=None, start_time=dt.time(14), interviewers=())
    ),
    "decision-date": make_follow_up(Kind.DECISION_DATE, interview=FULL),
    "decision-date-without-a-date": make_follow_up(Kind.DECISION_DATE, NO_PROMISE),
    "as-asked": make_follow_up(Kind.AS_ASKED),
    "keep-in-touch": make_follow_up(Kind.KEEP_IN_TOUCH),
    "keep-in-touch-second": make_follow_up(Kind.KEEP_IN_TOUCH, ordinal=2),
    "keep-in-touch-third": make_follow_up(Kind.KEEP_IN_TOUCH, ordinal=3),
    **{f"long-wait-{topic}": make_follow_up(Kind.LONG_WAIT, topic=topic) for topic in Topic},
    "thank-you-anyway": make_follow_up(Kind.THANK_YOU_ANYWAY),
    "answer-offer": make_follow_up(Kind.ANSWER_OFFER),
    "withdraw": make_follow_up(Kind.WITHDRAW),
    "thanks-and-decision": join_thanks(make_follow_up(Kind.DECISION_DATE)),
    "done": make_follow_up(Kind.DECISION_DATE, PROMISE._replace(sent_on=day("7 Dec")), interview=FULL),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_event_says_what_the_golden_file_says(name):
    advice = describe(SITUATIONS[name], JOB_SEARCH)
    golden = (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")
    assert f"{advice.summary}\n\n{compose_text(advice)}\n" == golden


def test_every_golden_file_has_its_situation():
    assert {path.stem for path in GOLDENS.glob("*.txt")} == set(SITUATIONS)


# What every text owes its reader.

PEOPLE = {
    "nobody": (),
    "one": (DANA,),
    "three": (DANA, OMAR, RUTH),
    "many": (DANA, OMAR, RUTH, Person(name="Noa")),
    "one with a long name": (Person(name="María del Carmen de la Cruz García y Vega " * 4 + "Paz"),),
    "three of nine words": (DANA, OMAR, Person(name="Ana María de los Ángeles")),
    "three of eighteen words": tuple(Person(name=f"{each} van der Berg en Zoon") for each in ("Jan", "Piet", "Kees")),
    "three with long names": tuple(Person(name="x y z " * 20 + each) for each in "ABC"),
}
ROLES = {
    "role": "Data engineer",
    "no role": None,
    "long role": "Head of a b c d e f g " * 8 + "h",
    "no spaces": "r" * 200,
}
COMPANIES = {"company": "Acme Robotics", "long company": "a b c d " * 25 + "e", "company without spaces": "c" * 200}
MES = {"me": "Noor Haddad", "no me": None, "long me": "N o o r " * 20 + "H"}
WHATS = {
    **{kind: make_follow_up(kind) for kind in Kind if kind is not Kind.LONG_WAIT},
    "no date": make_follow_up(Kind.DECISION_DATE, NO_PROMISE),
    **{topic: make_follow_up(Kind.LONG_WAIT, topic=topic) for topic in Topic},
    **{f"keep-in-touch {number}": make_follow_up(Kind.KEEP_IN_TOUCH, ordinal=number) for number in (2, 3, 4)},
}
WHATS |= {
    f"{what} with thanks": join_thanks(each)
    for what, each in WHATS.items()
    if each.kind not in {Kind.THANK_YOU, Kind.THANK_YOU_ANYWAY, Kind.ANSWER_OFFER, Kind.WITHDRAW}
}


def vary():
    """Give every kind of message in every company of people, roles, companies and writers."""
    for what, people, role, company, me in itertools.product(WHATS, PEOPLE, ROLES, COMPANIES, MES):
        interview = INTERVIEW._replace(company=COMPANIES[company], role=ROLES[role])
        follow_up = WHATS[what]._replace(interview=interview, people=PEOPLE[people])
        if follow_up.thanks:
            thanks = follow_up.thanks._replace(people=PEOPLE[people])
            follow_up = follow_up._replace(thanks=thanks)
        advice = describe(follow_up, JOB_SEARCH._replace(me=MES[me]))
        yield f"{what}, {people}, {role}, {company}, {me}", advice


def test_no_draft_is_longer_than_120_words():
    lengths = {name: len(f"{each.draft.subject} {each.draft.body}".split()) for name, each in vary()}
    assert {name: words for name, words in lengths.items() if words > MOST_WORDS} == {}


def test_no_summary_is_longer_than_100_characters():
    assert {name: each.summary for name, each in vary() if len(each.summary) > 100 or "\n" in each.summary} == {}


def test_an_ordinary_draft_is_short_and_asks_for_little():
    for what, follow_up in WHATS.items():
        draft = describe(follow_up, JOB_SEARCH).draft
        assert len(draft.body.split()) <= 90, what
        assert draft.body.count("[") <= (4 if follow_up.thanks else 3), what


STOCK_PHRASES = (
    *("just checking in", "just check in", "just following up", "just wanted to", "wanted to follow up"),
    *("following up on", "following up with", "i am following up", "touching base", "touch base", "circling back"),
    *("circle back", "bump", "per my last", "as per", "any update", "any news", "quick question", "reach out"),
    *("reaching out", "hope this email finds", "hope this finds", "hope you are doing well", "hope you're doing well"),
    *("hope all is well", "at your earliest convenience", "do not hesitate", "don't hesitate", "pick your brain"),
    *("in advance", "look forward to hearing", "to whom it may concern", "dear sir", "valuable time", "synergy"),
    *("friendly reminder", "gentle reminder", "ping", "in the loop", "move the needle", "excited about"),
    *("passionate", "perfect fit", "great fit", "unfortunately", "sadly", "disappointed", "regret"),
)


@pytest.mark.parametrize("phrase", STOCK_PHRASES)
def test_no_text_has_a_stock_phrase(phrase):
    pattern = re.compile(rf"\b{re.escape(phrase)}s?\b", re.IGNORECASE)
    for name, follow_up in {**SITUATIONS, **WHATS}.items():
        advice = describe(follow_up, JOB_SEARCH)
        assert not pattern.search(f"{advice.summary}\n{compose_text(advice)}"), name


def test_no_text_shouts_or_leaves_a_hole():
    for name, advice in vary():
        text = f"{advice.summary}\n{compose_text(advice)}"
        assert not set("!\\{}") & set(text), name
        assert "None" not in text, name
        assert not re.search(r" [,.;:?]|\.\.|[^\S\n]{2}| $", text.replace("c" * 30, ""), re.MULTILINE), name


def sentences_of(follow_up):
    """Split a draft into its sentences of some length, greeting and name left out."""
    body = " ".join(describe(follow_up, JOB_SEARCH).draft.body.split("\n\n")[1:-1])
    return {sentence for sentence in re.split(r"(?<=[.?])\s+", body) if len(sentence.split()) > 3}


def test_no_two_messages_of_an_application_say_the_same():
    asked = [
        SITUATIONS[name] for name in ("decision-date", "decision-date-without-a-date", "as-asked", "keep-in-touch")
    ]
    later = [
        SITUATIONS[name] for name in ("keep-in-touch-second", "keep-in-touch-third", "thank-you", "thank-you-anyway")
    ]
    shared = [SITUATIONS[f"long-wait-{topic}"] for topic in Topic]
    drafts = [sentences_of(each) for each in asked + later + shared]
    assert [one & other for one, other in itertools.combinations(drafts, 2) if one & other] == []
    subjects = [describe(each, JOB_SEARCH).draft.subject for each in asked + later + shared]
    assert len(set(subjects)) == len(subjects)


# Values are values.

HOSTILE = [
    "{0.__class__}",
    "{follow_up}",
    "%s %(me)s",
    "$company ${role}",
    "\\1\\n",
    "<b>bold</b>",
    ":smile: [red]",
    "'); --",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_the_user_wrote_shows_as_it_is(value):
    interview = FULL._replace(
        company=f"C {value}", role=f"R {value}", round=f"O {value}", note=f"N {value}", interviewers=()
    )
    reason = PROMISE._replace(said=said(f"S {value}", "24 Nov", "4 Dec"))
    follow_up = make_follow_up(Kind.DECISION_DATE, reason, interview=interview, people=(Person(name=f"P {value}"),))
    advice = describe(follow_up, JOB_SEARCH._replace(me=f"M {value}"))
    text = compose_text(advice)
    assert [letter for letter in "CRONSPM" if f"{letter} {value}" not in text] == []
    assert f"C {value}" in advice.summary


@pytest.mark.parametrize(
    ("role", "expected", "why"),
    [
        ("Data engineer", "the Data engineer role at Acme", "an ordinary role"),
        ("The Dean", "the role of The Dean at Acme", "never 'the The'"),
        ("A data engineer", "the role of A data engineer at Acme", "never 'the A'"),
        ("Summer internship", "the Summer internship at Acme", "never 'internship role'"),
        ("שלום", "the שלום role at Acme", "a role in any script is kept as it is"),
        (None, "interested in working at Acme", "without a role it still reads well"),
    ],
)
def test_a_role_reads_well(role, expected, why):
    interview = INTERVIEW._replace(company="Acme", role=role)
    assert expected in text_of(make_follow_up(Kind.DECISION_DATE, interview=interview)), why


def test_a_company_that_ends_in_a_full_stop_ends_its_sentence_once():
    interview = INTERVIEW._replace(company="Acme Inc.")
    assert "at Acme Inc.\n" in text_of(make_follow_up(Kind.DECISION_DATE, interview=interview))


# Who, and when they were met.


@pytest.mark.parametrize(
    ("people", "summary", "greeting", "to"),
    [
        ((), "Say thank you", "Hello,", "To: the recruiter, or whoever invited you"),
        ((DANA,), "Thank Dana Lee", "Dear Dana Lee,", "To: Dana Lee (dana@acme.example)\n"),
        (
            (DANA, OMAR),
            "Thank Dana Lee and Omar Aziz",
            "Dear Dana Lee and Omar Aziz,",
            "(dana@acme.example), Omar Aziz\n",
        ),
        ((OMAR, RUTH, DANA), "Thank Omar Aziz and two others", "Dear Omar Aziz, Ruth Okafor and Dana Lee,", "To: Omar"),
        (PEOPLE["many"], "Thank Dana Lee and three others", "Dear all,", "Omar Aziz, Ruth Okafor, Noa\n"),
    ],
)
def test_everybody_is_named(people, summary, greeting, to):
    advice = describe(make_follow_up(Kind.THANK_YOU, people=people), JOB_SEARCH)
    assert advice.summary == f"{summary} \N{EN DASH} Acme Robotics (Data engineer)"
    assert advice.draft.body.startswith(greeting)
    assert to in compose_text(advice)


@pytest.mark.parametrize(
    ("met", "arrives", "expected", "why"),
    [
        ("24 Nov", "24 Nov", "talking with me today", "the same afternoon"),
        ("24 Nov", "25 Nov", "talking with me yesterday", "the next day"),
        ("20 Nov", "23 Nov", "talking with me on Friday", "over a weekend"),
        ("23 Dec", "4 Jan 2027", "talking with me on December 23, 2026", "over the holidays and into another year"),
        ("17 Nov", "24 Nov", "talking with me on November 17", "a week later its weekday would mislead"),
    ],
)
def test_a_thank_you_says_truly_when_you_spoke(met, arrives, expected, why):
    reason = Reason(
        fact=Fact.INTERVIEW,
        fact_on=day(met),
        way=Count(starts_on=day(met), ends_on=day(arrives), counted=(day(arrives),)),
    )
    interview = INTERVIEW._replace(on=day(met), start_time=dt.time(14))
    assert expected in text_of(make_follow_up(Kind.THANK_YOU, reason, interview=interview)), why


def test_a_thank_you_that_has_to_wait_for_the_morning_says_yesterday():
    # In the employer's zone the reminder comes ten hours after the afternoon, at one in the night.
    interview = INTERVIEW._replace(timezone=TOKYO)
    arrives_at = dt.datetime(2026, 11, 24, 15, tzinfo=TOKYO)
    follow_up = make_follow_up(
        Kind.THANK_YOU, interview=interview, arrives_at=arrives_at, starts_at=arrives_at + dt.timedelta(hours=10)
    )
    assert "talking with me yesterday" in text_of(follow_up)


@pytest.mark.parametrize(
    ("holidays", "date_order", "expected"),
    [
        (("US-NY",), None, "You told me on November 24 that I could expect news by December 4."),
        (("DE-BE",), None, "You told me on 24 November that I could expect news by 4 December."),
        (("DE-BE",), DateOrder.MONTH_FIRST, "You told me on November 24 that I could expect news by December 4."),
        (("US",), DateOrder.DAY_FIRST, "You told me on 24 November that I could expect news by 4 December."),
    ],
)
def test_a_letter_writes_dates_as_its_reader_does(holidays, date_order, expected):
    interview = INTERVIEW._replace(holidays=holidays)
    job_search = JOB_SEARCH._replace(date_order=date_order)
    assert expected in text_of(make_follow_up(Kind.DECISION_DATE, interview=interview), job_search)


@pytest.mark.parametrize(
    ("reason", "expected", "why"),
    [
        (REQUEST, "to write if I had no news by November 26, so here I am", "a deadline is named"),
        (
            with_words(REQUEST, "by x", "26 Nov", deadline="26 Nov", also=["25 Nov"]),
            "no news by now",
            "two readings: none",
        ),
        (with_words(REQUEST, "on Friday", "27 Nov"), "to write around now, so here I am", "a day, no condition"),
    ],
)
def test_a_check_in_says_that_they_asked(reason, expected, why):
    draft = describe(make_follow_up(Kind.AS_ASKED, reason), JOB_SEARCH).draft
    assert expected in draft.body, why


def test_a_promise_with_two_readings_is_not_held_against_them():
    reason = with_words(PROMISE, "next Friday", "4 Dec", also=["27 Nov"])
    assert "that I could expect news by now." in text_of(make_follow_up(Kind.DECISION_DATE, reason))


# On whose clock.


@pytest.mark.parametrize(
    ("zone", "arrives", "starts", "expected"),
    [
        (NEW_YORK, (24, 15), (24, 15), ""),
        (TOKYO, (25, 15), (25, 15), "Their clock: 15:00 on Wed 25 Nov, Tokyo time."),
        (
            TOKYO,
            (25, 15),
            (25, 11),
            "Schedule it to arrive at 15:00 on Wed 25 Nov, Tokyo time (you are reminded at 21:00 on Tue 24 Nov).",
        ),
        (
            TOKYO,
            (25, 15),
            (25, 21),
            (
                "The best time, 15:00 on Wed 25 Nov, Tokyo time, falls outside your waking hours: send it when you are "
                "reminded, at 07:00 on Wed 25 Nov."
            ),
        ),
        (
            NEW_YORK,
            (25, 9),
            (24, 21),
            "Schedule it to arrive at 09:00 on Wed 25 Nov, New York time (you are reminded at 21:00 on Tue 24 Nov).",
        ),
        (ZoneInfo("UTC"), (25, 15), (25, 15), "Their clock: 15:00 on Wed 25 Nov, UTC."),
        (ZoneInfo("America/Toronto"), (24, 15), (24, 15), ""),
    ],
    ids=["same clock", "other clock", "reminded before", "reminded after", "same clock, before", "UTC", "same time"],
)
def test_times_on_the_employers_clock(zone, arrives, starts, expected):
    arrives_at, starts_at = (dt.datetime(2026, 11, on, hour, tzinfo=zone) for on, hour in (arrives, starts))
    follow_up = make_follow_up(Kind.THANK_YOU, arrives_at=arrives_at, starts_at=starts_at.astimezone(dt.UTC))
    advice = describe(follow_up, JOB_SEARCH)
    assert advice.timing == expected
    assert (expected in compose_text(advice)) is True


# Done, joined, and the notes.


def test_what_is_done_asks_for_nothing():
    advice = describe(SITUATIONS["done"], JOB_SEARCH)
    assert advice.summary.startswith("Done: ask about the decision")
    assert (advice.draft, advice.to, advice.avoid, advice.timing) == (None, "", "", "")


@pytest.mark.parametrize("kind", [Kind.DECISION_DATE, Kind.AS_ASKED, Kind.KEEP_IN_TOUCH, Kind.LONG_WAIT])
def test_a_check_in_with_thanks_is_one_message_with_both(kind):
    alone = make_follow_up(kind)
    joined = join_thanks(alone)
    advice, text = describe(joined, JOB_SEARCH), text_of(joined)
    assert advice.summary.startswith("Thank Dana Lee and Omar Aziz, ")
    assert advice.draft.subject.startswith("Thank you, and ")
    thanks, ask = advice.draft.body.split("\n\n")[1:3]
    assert thanks.startswith("Thank you for our conversation yesterday;")
    assert ask in describe(alone, JOB_SEARCH).draft.body
    for reason in (explain_reason(joined.thanks), explain_reason(joined)):
        assert " ".join(reason) in text


def test_notes_come_last_and_only_those_that_were_there():
    text = text_of(SITUATIONS["decision-date"])
    assert text.endswith("Ask about the team.\nYour note of Thu 26 Nov: Dana is away until Tuesday.")
    assert "Learned much later." not in text


def test_the_round_that_the_thanks_are_for_is_named_too():
    follow_up = join_thanks(make_follow_up(Kind.DECISION_DATE))
    text = text_of(follow_up)
    assert "Interview: Acme Robotics, Data engineer, Mon 7 Dec at 14:00\nInterview: Acme Robotics" in text


def test_an_interview_abroad_shows_its_own_clock():
    interview = INTERVIEW._replace(timezone=TOKYO)
    text = text_of(make_follow_up(Kind.DECISION_DATE, interview=interview))
    assert text.endswith("Interview: Acme Robotics, Data engineer, Tue 24 Nov at 10:00, Tokyo time")


# The same everywhere.


@pytest.mark.parametrize("module", ["advice", "drafts", "format", "headline", "letters", "reasons"])
def test_no_text_asks_the_machine_for_the_names_of_days(module):
    source = (Path(texts.__file__ or "").parent / f"{module}.py").read_text(encoding="utf-8")
    assert re.findall(r"strftime|import calendar|import locale|%[aAbBcp]\b", source) == []


def test_texts_are_the_same_in_every_locale_of_the_machine():
    before = locale.setlocale(locale.LC_ALL)
    for name in ("C", "de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8"):
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, name)
        try:
            assert "Two working days later is Tue 8 Dec" in text_of(SITUATIONS["decision-date"])
        finally:
            locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize(
    ("text", "characters", "expected", "why"),
    [
        ("Acme", 4, "Acme", "what fits is left alone"),
        ("Acmes", 4, "Acm…", "the ellipsis counts"),
        ("abc e\u0301f", 6, "abc…", "an accent stays with its letter"),
        ("ab \U0001f469\u200d\U0001f4bb x", 5, "ab…", "an emoji of several stays whole"),
        ("ab \U0001f44d\U0001f3fd x", 5, "ab…", "a skin tone stays with its emoji"),
    ],
)
def test_shortening_cuts_between_characters(text, characters, expected, why):
    assert shorten(text, characters=characters) == expected, why
