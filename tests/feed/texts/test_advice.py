"""What each event says, in which order, and to whom."""

import contextlib
import datetime as dt
import locale
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from messages import CALL, ROSA, SAM, SITUATIONS, describe_all, join_thanks, make_messages, write_all
from places import DATA
from stories import DANA, INTERVIEW, JOB_SEARCH, NEW_YORK, OMAR, PROMISE, REQUEST, RUTH, TOKYO, day, make_follow_up

from followup_ics.feed import texts
from followup_ics.feed.ics import make_events
from followup_ics.feed.texts.advice import compose_text, describe
from followup_ics.feed.texts.format import shorten
from followup_ics.feed.texts.occasions import find_occasions
from followup_ics.model.search import Channel, Kind, Notes, Person, Titles, Update

GOLDENS = DATA / "advice"


def text_of(follow_up, job_search=JOB_SEARCH):
    return compose_text(describe(follow_up, job_search))


@pytest.mark.parametrize("name", SITUATIONS)
def test_events_say_what_the_golden_file_says(name):
    assert write_all(name) == (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


def test_every_golden_file_has_its_situation():
    assert {path.stem for path in GOLDENS.glob("*.txt")} == set(SITUATIONS)


FULL = INTERVIEW._replace(
    round="on-site",
    link="https://acme.example/jobs/17",
    note="They move to a new warehouse in spring.\nAsk about the team.",
    mention=("the move to the new warehouse",),
    updates=(
        Update(on=day("26 Nov"), note="Dana is away until Tuesday."),
        Update(on=day("24 Dec"), note="Learned much later."),
    ),
)
NOTED = JOB_SEARCH._replace(interviews=(FULL,), notes=Notes.IN_FEED)


SHORT_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
MONTH_FIRST = re.compile(rf"\b(?:{SHORT_MONTH})[a-z]* \d{{1,2}}\b|\b\d{{1,2}}(?::\d\d)? [AP]M\b")
DAY_FIRST = re.compile(rf"\b\d{{1,2}} (?:{SHORT_MONTH})[a-z]*\b|\b\d\d:\d\d\b(?! [AP]M)")


@pytest.mark.parametrize("name", SITUATIONS)
def test_an_event_has_one_style_of_dates_and_times(name):
    own, other = (DAY_FIRST, MONTH_FIRST) if name == "german" else (MONTH_FIRST, DAY_FIRST)
    for what, advice in describe_all(name):
        text = compose_text(advice)
        assert own.search(text), what
        assert not other.search(text), what


# The order


def test_the_parts_come_in_the_order_of_reading():
    (event,) = make_events([make_follow_up(Kind.THANK_YOU, interview=FULL)], NOTED)
    description = re.search(rb"DESCRIPTION:(.*?)\r\n(?! )", event.content, re.DOTALL)[1]
    text = description.replace(b"\r\n ", b"").decode().replace("\\n", "\n")
    heads = ["To:", "Your note:", "To mention:", "Avoid:", "A draft to start from", "Subject:", "Why this day:"]
    places = [re.search(rf"^{head}", text, re.MULTILINE).start() for head in [*heads, "Interview:"]]
    assert places == sorted(places)
    assert text.startswith("Thank Dana Lee")


def test_notes_are_in_the_feed_only_where_the_file_says_so():
    follow_up = make_follow_up(Kind.DECISION_DATE, interview=FULL)
    assert "Your note" not in text_of(follow_up, NOTED._replace(notes=Notes.PRIVATE))
    text = text_of(follow_up, NOTED)
    assert "Your note: They move to a new warehouse in spring.\nAsk about the team.\nYour note: Dana is away" in text
    assert "Learned much later." not in text, "a later note does not change an earlier event"


def test_what_is_done_asks_for_nothing():
    advice = describe(make_follow_up(Kind.DECISION_DATE, PROMISE._replace(sent_on=day("7 Dec"))), JOB_SEARCH)
    assert advice.summary == "Done: Acme Robotics, question about the decision (Data engineer)"
    assert (advice.drafts, advice.to, advice.avoid, advice.timing, advice.condition) == ((), "", "", "", "")


# To whom


@pytest.mark.parametrize(
    ("fields", "greeting", "to", "others", "why"),
    [
        ({"people": (DANA,)}, "Hi Dana,", "Dana Lee (dana@acme.example)", 0, "the one who was met"),
        ({"people": (DANA, RUTH)}, "Hi Dana,", "Dana Lee (dana@acme.example); then, each", 1, "each on their own"),
        (
            {"people": (DANA, OMAR, RUTH), "contact": ROSA},
            "Hi Dana,",
            "Dana Lee",
            2,
            "the contact is not thanked for it",
        ),
        ({"people": (DANA, OMAR), "contact": ROSA, "contact_only": True}, "Hi Rosa,", "Rosa Feld", 0, "nobody else"),
        ({"people": (DANA, OMAR, RUTH, DANA, OMAR), "contact": ROSA}, "Hi Rosa,", "Rosa Feld", 0, "more than four"),
        ({"people": ()}, "Hi [name],", "whoever invited you", 0, "nobody is named"),
        ({"people": (), "contact": SAM}, "Hi Sam,", "Sam Roe (sam@staff.example)", 0, "through the agency"),
    ],
)
def test_thanks_go_to_each_person_met(fields, greeting, to, others, why):
    advice = describe(make_follow_up(Kind.THANK_YOU, **fields), JOB_SEARCH)
    assert advice.drafts[0].body.startswith(greeting), why
    assert advice.to.startswith(to), why
    assert len(advice.others) == others, why


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.THANK_YOU])
def test_every_other_message_goes_to_the_contact_alone(kind):
    advice = describe(make_follow_up(kind, people=(DANA, OMAR), contact=ROSA), JOB_SEARCH)
    assert advice.to == "Rosa Feld (rosa@acme.example)"
    assert all(draft.body.startswith("Hi Rosa,") for draft in advice.drafts)
    assert advice.others == ()


@pytest.mark.parametrize("fields", [{"people": ()}, {"people": (DANA,), "contact": ROSA, "contact_only": True}])
def test_who_was_not_in_the_room_is_not_thanked_for_talking(fields):
    body = describe(make_follow_up(Kind.THANK_YOU, **fields), JOB_SEARCH).drafts[0].body
    assert "arranging" in body
    assert "pass my thanks on" in body
    assert "talking with me" not in body


def test_who_has_no_address_is_thanked_through_who_has():
    (line,) = describe(make_follow_up(Kind.THANK_YOU, people=(DANA, OMAR)), JOB_SEARCH).others
    assert line.startswith("For Omar Aziz: your file has no address.")
    assert "add to the message for Dana: please thank Omar for [a point that Omar made]." in line


def test_where_there_is_no_draft_nobody_is_told_of_its_middle_part():
    follow_up = make_follow_up(Kind.THANK_YOU, people=(DANA, ROSA))
    occasion = find_occasions([follow_up], JOB_SEARCH)[follow_up.uid]
    for turns, ending in ((occasion.turns, "in place of the middle part."), ({}, "with [a point that Rosa made].")):
        (line,) = describe(follow_up, JOB_SEARCH, occasion._replace(turns=turns)).others
        assert line.endswith(ending)


def test_joined_thanks_go_to_the_others_on_their_own():
    advice = describe(join_thanks(make_follow_up(Kind.DECISION_DATE, people=(DANA, RUTH), contact=DANA)), JOB_SEARCH)
    assert advice.to.startswith("Dana Lee (dana@acme.example); then, each on their own, Ruth Okafor")
    thanks, question = advice.drafts[0].body.split("\n\n")[1:3]
    assert thanks.startswith("Thank you for the time on Monday.")
    assert question.startswith("You hoped to have news")
    assert advice.avoid.endswith("With the thanks: flattery; a word on the pay.")


def test_a_question_that_goes_out_with_thanks_goes_to_one_person():
    advice = describe(join_thanks(make_follow_up(Kind.DECISION_DATE, people=(DANA, ROSA), contact=DANA)), JOB_SEARCH)
    assert advice.todo.startswith("Ask Dana Lee for the timeline"), "and not the others"
    assert advice.todo.endswith("Everybody else is thanked on their own.")
    (line,) = advice.others
    assert line.startswith("For Rosa Feld (rosa@acme.example): a thank-you of their own")
    assert line.endswith("without the question.")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decision-date", "Ask Sam Roe to find out the timeline at Acme Robotics"),
        ("decision-date, no date", "so ask Sam Roe once to find out when Acme Robotics takes the next step."),
        ("decision-date, next round", "Ask Sam Roe to find out the date of the next round at Acme Robotics"),
        ("decision-date, called off", "Ask Sam Roe how Acme Robotics wants to go on"),
        ("keep-in-touch", "Send Sam Roe a few lines to pass on to Acme Robotics"),
        ("long-wait, article", "Send Sam Roe an article that Acme Robotics can use, to be passed on"),
        ("long-wait, event", "close to what Acme Robotics does"),
        ("long-wait, success", "close to what Acme Robotics needs"),
        ("long-wait, project", "how it fits Acme Robotics."),
        ("thank-you-anyway", "Thank Sam Roe warmly for the help with Acme Robotics"),
        ("withdraw", "that you're no longer a candidate at Acme Robotics."),
    ],
)
def test_what_is_for_the_company_is_not_asked_of_the_agency(name, expected):
    advice = describe(make_messages(contact=SAM)[name], JOB_SEARCH)
    assert expected in advice.todo
    assert "that they can use" not in advice.todo
    assert "their work" not in advice.todo
    assert "Acme Robotics" not in describe(make_messages(contact=ROSA)[name], JOB_SEARCH).todo, "but of them it is"


def test_the_thread_is_told_of_once_in_an_event():
    advice = describe(make_follow_up(Kind.ANSWER_OFFER), JOB_SEARCH)
    assert len(advice.drafts) == 3
    assert compose_text(advice).count("reply in the thread you have") == 1


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("Dana Lee", "Dana Lee"),
        ("Herr Prof. Dr. Max von der Heide", "Herr Prof. von der Heide"),
        ("Maria del Carmen Josefa de la Vega", "Maria"),
    ],
)
def test_a_long_name_is_said_as_one_says_it(name, whom):
    advice = describe(make_follow_up(Kind.DECISION_DATE, contact=Person(name=name)), JOB_SEARCH)
    assert advice.todo.startswith(f"Ask {whom} for the timeline")
    assert advice.to == name


def test_a_company_is_named_once_before_the_first_question_to_an_agency():
    (draft,) = describe(make_follow_up(Kind.DECISION_DATE, contact=SAM), JOB_SEARCH).drafts
    assert draft.body.split("\n\n")[1].count("Acme Robotics") == 1


def test_who_was_not_in_the_talk_is_not_told_that_it_was_theirs():
    interview = INTERVIEW._replace(contact=SAM, mention=("the first week", "my thesis on queues"))
    search = JOB_SEARCH._replace(interviews=(interview,))
    follow_up = make_follow_up(Kind.DECISION_DATE, interview=interview, contact=SAM)
    advice = describe(follow_up, search, find_occasions([follow_up], search)[follow_up.uid])
    assert "One more thing from the talk: my thesis on queues." in advice.drafts[0].body


# How


@pytest.mark.parametrize(("channel", "verb"), [(Channel.CALL, "Call"), (Channel.TEXT, "Text")])
def test_what_they_asked_for_is_what_is_done(channel, verb):
    window = REQUEST.said.window._replace(channel=channel)
    advice = describe(make_follow_up(Kind.AS_ASKED, CALL._replace(said=CALL.said._replace(window=window))), JOB_SEARCH)
    assert advice.summary.startswith(f"{verb} Acme Robotics")
    assert advice.todo.startswith(f"{verb} Dana Lee")
    assert advice.drafts == ()
    assert len(advice.call.points) == 3
    assert advice.call.line.startswith(("This is Noor Haddad.", "Hi, this is Noor Haddad."))
    assert "a call" not in advice.avoid
    assert "Subject:" not in compose_text(advice)


@pytest.mark.parametrize("name", ["keep-in-touch", *(f"long-wait, {topic}" for topic in ("article", "event"))])
def test_who_did_not_answer_is_left_alone(name):
    text = text_of(make_messages()[name])
    assert text.startswith("Only if your last message was answered.")
    assert "--signal no-reply" in text.split("\n")[0]


@pytest.mark.parametrize(
    ("zone", "arrives", "starts", "expected"),
    [
        (NEW_YORK, (24, 15), (24, 15), ""),
        (TOKYO, (25, 15), (25, 15), "Their clock: 3:00 PM on Wed Nov 25, Tokyo time."),
        (
            TOKYO,
            (25, 15),
            (25, 11),
            (
                "Schedule it to arrive at 3:00 PM on Wed Nov 25, Tokyo time (1:00 AM on Wed Nov 25 for you). "
                "You are reminded at 9:00 PM on Tue Nov 24."
            ),
        ),
        (
            TOKYO,
            (25, 15),
            (25, 21),
            (
                "The best time, 3:00 PM on Wed Nov 25, Tokyo time (1:00 AM on Wed Nov 25 for you), falls outside your "
                "waking hours. Send it when you are reminded, at 7:00 AM on Wed Nov 25."
            ),
        ),
        (
            NEW_YORK,
            (25, 9),
            (24, 21),
            "Schedule it to arrive at 9:00 AM on Wed Nov 25, New York time. You are reminded at 9:00 PM on Tue Nov 24.",
        ),
        (ZoneInfo("UTC"), (25, 15), (25, 15), "Their clock: 3:00 PM on Wed Nov 25, UTC."),
        (ZoneInfo("America/Toronto"), (24, 15), (24, 15), ""),
    ],
    ids=["same clock", "other clock", "reminded before", "reminded after", "same clock, before", "UTC", "same time"],
)
def test_times_on_the_employers_clock(zone, arrives, starts, expected):
    arrives_at, starts_at = (dt.datetime(2026, 11, on, hour, tzinfo=zone) for on, hour in (arrives, starts))
    follow_up = make_follow_up(Kind.THANK_YOU, arrives_at=arrives_at, starts_at=starts_at.astimezone(dt.UTC))
    advice = describe(follow_up, JOB_SEARCH)
    assert advice.timing == expected
    assert expected in compose_text(advice)


def test_an_interview_abroad_shows_its_own_clock():
    interview = INTERVIEW._replace(timezone=TOKYO)
    text = text_of(make_follow_up(Kind.DECISION_DATE, interview=interview))
    assert text.endswith("Interview: Acme Robotics, Data engineer, Tue Nov 24 at 10:00 AM, Tokyo time")


# Titles


@pytest.mark.parametrize("company", ["Acme", "Robotics of Ontario"[:18], "Consolidated Widgets of Ohio!!"])
@pytest.mark.parametrize("is_done", [False, True])
def test_the_company_is_seen_whole_in_a_month(company, is_done):
    for name, message in make_messages(INTERVIEW._replace(company=company)).items():
        title = describe(message._replace(done=is_done), JOB_SEARCH).summary
        if is_done and len(company) > 24:
            continue
        assert company in title[:30], name


@pytest.mark.parametrize(("is_done", "title"), [(False, "Follow-up A"), (True, "Follow-up A, done")])
def test_a_discreet_title_names_nobody(is_done, title):
    search = JOB_SEARCH._replace(titles=Titles.DISCREET)
    for number, message in enumerate(make_messages().values()):
        (event,) = make_events([message._replace(uid=str(number), done=is_done)], search)
        assert event.summary == title


def test_a_company_keeps_its_letter():
    other = INTERVIEW._replace(company="Birch Lane Books", on=day("1 Sep"))
    search = JOB_SEARCH._replace(titles=Titles.DISCREET, interviews=(INTERVIEW, other))
    events = make_events(
        [
            make_follow_up(Kind.THANK_YOU, uid="1"),
            make_follow_up(Kind.DECISION_DATE, uid="2"),
            make_follow_up(Kind.THANK_YOU, uid="3", interview=other),
        ],
        search,
    )
    assert {event.uid: event.summary[-1] for event in events} == {"1": "B", "2": "B", "3": "A"}


# Values are values


HOSTILE = ["{0.__class__}", "{follow_up}", "%s %(me)s", "$company ${role}", "\\1\\n", "<b>x</b>", ":x: [red]", "'); --"]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_the_user_wrote_shows_as_it_is(value):
    interview = FULL._replace(company=f"C {value}", role=f"R {value}", round=f"O {value}", note=f"N {value}")
    reason = PROMISE._replace(said=PROMISE.said._replace(text=f"S {value}"))
    people = (Person(name=f"P {value}", call=f"L {value}"),)
    follow_up = make_follow_up(Kind.DECISION_DATE, reason, interview=interview, people=people)
    text = text_of(follow_up, NOTED._replace(me=f"M {value}"))
    assert [letter for letter in "CRONSPML" if f"{letter} {value}" not in text] == []


@pytest.mark.parametrize("value", HOSTILE)
def test_what_is_to_be_mentioned_is_never_a_pattern(value):
    interview = INTERVIEW._replace(mention=(f"A {value}", f"B {value}"))
    joined = join_thanks(make_follow_up(Kind.DECISION_DATE, interview=interview))
    search = JOB_SEARCH._replace(interviews=(joined.thanks.interview,))
    occasion = find_occasions([joined], search)[joined.uid]
    body = describe(joined, search, occasion).drafts[0].body
    assert [letter for letter in "AB" if f"{letter} {value}".rstrip(" .!;,") not in body] == []


@pytest.mark.parametrize(
    ("role", "expected", "why"),
    [
        ("Data engineer", "the Data engineer role at Acme", "an ordinary role"),
        ("The Dean", "the role of The Dean at Acme", "never 'the The'"),
        ("A data engineer", "the role of A data engineer at Acme", "never 'the A'"),
        ("Summer internship", "the Summer internship at Acme", "never 'internship role'"),
        ("שלום", "the שלום role at Acme", "a role in any script is kept as it is"),
        (None, "interested in the role at Acme", "without a role it still reads well"),
        ("Engineer (m/w/d)", "the Engineer role at Acme", "what a posting adds is not said"),
        ("Engineer m/f/d", "the Engineer role at Acme", "nor without brackets"),
        ("Engineer, Maps and Routes for All of Us", "the Engineer role at Acme", "cut where it has a break"),
        ("Head of a Great Many Things and Some", "interested in the role at Acme", "never cut in the middle"),
    ],
)
def test_a_role_reads_well(role, expected, why):
    interview = INTERVIEW._replace(company="Acme", role=role)
    assert expected in text_of(make_follow_up(Kind.DECISION_DATE, interview=interview)), why


@pytest.mark.parametrize(
    ("company", "role", "expected", "why"),
    [
        ("Acme GmbH", "Cook", "the Cook role at Acme GmbH.", "a short name is whole"),
        (
            "Bürohaus Schmidt & Söhne GmbH & Co. KG",
            "Cook",
            "at Bürohaus Schmidt & Söhne.",
            "nobody says its legal form",
        ),
        (
            "University Hospital of Northern Wisconsin, Inc.",
            "Cook",
            "at University Hospital of Northern Wisconsin.",
            "",
        ),
        (
            "Department of Parks and Green Places of Ohio",
            "Senior data engineer",
            "in the role at Department of Parks and Green Places of Ohio.",
            "the company is whole, and the role left out where both are too long",
        ),
    ],
)
def test_a_company_reads_well(company, role, expected, why):
    interview = INTERVIEW._replace(company=company, role=role)
    (draft,) = describe(make_follow_up(Kind.DECISION_DATE, interview=interview), JOB_SEARCH).drafts
    assert expected in draft.body, why
    assert "…" not in draft.body


def test_a_company_that_ends_in_a_full_stop_ends_its_sentence_once():
    interview = INTERVIEW._replace(company="Acme Inc.")
    assert "at Acme Inc.\n" in text_of(make_follow_up(Kind.DECISION_DATE, interview=interview))


# The same everywhere


def test_no_text_asks_the_machine_for_the_names_of_days():
    for path in Path(texts.__file__ or "").parent.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert re.findall(r"strftime|import calendar|import locale|%[aAbBcp]\b", source) == [], path.name


def test_texts_are_the_same_in_every_locale_of_the_machine():
    before = locale.setlocale(locale.LC_ALL)
    for name in ("C", "de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8"):
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, name)
        try:
            assert "two working days after Fri Dec 4" in text_of(make_follow_up(Kind.DECISION_DATE))
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


@pytest.mark.parametrize("name", ["Dana Lee, PhD", "Dana Lee, Head of Data", "Dana Lee, Ph.D., MBA"])
def test_a_degree_stays_out_of_the_greeting_and_the_title(name):
    people = (DANA._replace(name=name, call=None),)
    follow_up = make_follow_up(Kind.THANK_YOU, people=people)
    advice = describe(follow_up, JOB_SEARCH)
    assert advice.drafts[0].body.startswith("Hi Dana,")
    assert name.partition(", ")[2] not in f"{advice.drafts[0].body} {advice.summary}"
    assert name in compose_text(advice), "whom it goes to is told in full"
