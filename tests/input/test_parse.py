import datetime as dt
import json
import random
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import CODES, FULL, NO_DAY, ONE, PLACE, TOP, read, tell

from followup_ics.input.keys import interview, job_search, update
from followup_ics.model import nearest
from followup_ics.model.errors import InputError
from followup_ics.model.search import (
    DateOrder,
    Formerly,
    GoBetween,
    Greeting,
    Interview,
    Invitation,
    JobSearch,
    Kind,
    NamedDays,
    Notes,
    Outcome,
    Person,
    Publishing,
    Share,
    Show,
    Signal,
    Timing,
    Titles,
)


def test_every_key() -> None:
    search = read(FULL)
    acme, no = search.interviews
    assert (search.id, search.name, search.me) == ("5f0c9a1be27d4c88", "Next steps", "Sam Rivera")
    assert (search.timezone.key, search.holidays, search.weekend) == (
        "America/New_York",
        ("US-NY", "DE"),
        frozenset({5, 6}),
    )
    assert search.closed == (
        NamedDays(first_on=dt.date(2026, 12, 24), last_on=dt.date(2027, 1, 1)),
        NamedDays(first_on=dt.date(2027, 1, 2), last_on=dt.date(2027, 1, 3), why="family"),
        NamedDays(first_on=dt.date(2026, 12, 10), last_on=dt.date(2026, 12, 10), why="moving"),
    )
    assert search.open == (
        NamedDays(first_on=dt.date(2026, 12, 5), last_on=dt.date(2026, 12, 5)),
        NamedDays(first_on=dt.date(2026, 12, 6), last_on=dt.date(2026, 12, 7), why="catching up"),
        NamedDays(first_on=dt.date(2026, 12, 12), last_on=dt.date(2026, 12, 12)),
    )
    assert search.awake == (dt.time(8), dt.time(22))
    assert (search.date_order, search.alarm) == (DateOrder.DAY_FIRST, dt.timedelta(days=1))
    assert search.timing == Timing(
        afternoon=dt.time(15, 30),
        morning=dt.time(9, 15),
        check_in=dt.time(10, 30),
        grace=0,
        no_promise=None,
        keep_in_touch=12,
        long_wait=(20,),
        gap=4,
    )
    assert (acme.company, acme.role, acme.round, acme.id) == ("Acme Robotics", "Data engineer", "on-site", "acme-1")
    assert (acme.on, acme.start_time, acme.length) == (dt.date(2026, 11, 24), dt.time(14, 30), dt.timedelta(minutes=90))
    assert acme.interviewers == (
        Person(name="Dana Lee", address="dana@acme.example"),
        Person(name="Omar Aziz"),
        Person(name="Iris Vos", address="iris@acme.example", call="Dr. Vos"),
    )
    assert search.contact == Person(
        name="Kim Park", address="kim@agency.example", call="Kim", go_between=GoBetween.RECRUITER
    )
    assert acme.contact == Person(name="Lou Kay", address="lou@agency.example", call="Lou", go_between=GoBetween.AGENCY)
    assert acme.said_by == Person(name="Ada Roy", address="ada@agency.example", call="Ada", go_between=GoBetween.AGENCY)
    assert (acme.contact_only, no.contact_only) == (True, False)
    assert (acme.formerly, no.formerly) == (Formerly(company="Acme Ltd", role=""), None)
    assert (acme.cancelled_on, no.cancelled_on) == (None, dt.date(2026, 11, 23))
    assert (acme.timezone.key, acme.holidays, acme.booked_on) == ("Europe/Berlin", ("DE-BE",), dt.date(2026, 11, 20))
    assert (acme.signal, acme.link) == (Signal.KEEP_POSTED, "https://acme.example/jobs?id=7")
    assert acme.note == "Ask about the robots.\nAnd the parental leave."
    assert acme.hear_by is not None
    assert acme.check_in is not None
    assert (acme.hear_by.text, acme.hear_by.said_on) == ("by Friday", acme.on)
    assert acme.hear_by.window.last_on == dt.date(2026, 11, 27)
    assert acme.check_in.window.last_on == dt.date(2026, 12, 4)
    assert (search.greeting, search.titles, search.notes) == (Greeting.FULL, Titles.DISCREET, Notes.IN_FEED)
    assert search.shares == (
        Share(
            who="Maria",
            id="1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e",
            show=Show.ADVICE,
            hide=("acme robotics",),
            until=dt.date(2027, 3, 1),
            ended_on=dt.date(2027, 2, 1),
        ),
        Share(who="Ben", id="00000000000000000000000000000001"),
    )
    assert search.publish == (
        Publishing(
            to="s3://calendars/sam",
            url="https://example.org/{folder}/{name}",
            endpoint="https://s3.example.org",
            secret="9b2f3a5b7d9e2468ac0e1b3d5f7a9c1e",  # noqa: S106 - made up
            old=("00000000000000000000000000000002",),
        ),
    )
    assert (acme.mention, acme.place) == (("robot arms", "my answer on SQL"), "https://meet.example/a-b-c")
    assert acme.invitation == Invitation(uid="7f@mail.example", sequence=2, stamp="20261110T090000Z", digest="ab12")
    promise, sent, other, offer, outcome = acme.updates
    assert promise.said_by == Person(
        name="Dana Lee", address="dana@acme.example", call="Dana", go_between=GoBetween.RECRUITER
    )
    assert offer.answer_by is not None
    assert (offer.outcome, offer.answer_by.window.last_on) == (Outcome.OFFER, dt.date(2026, 12, 18))
    assert promise.hear_by is not None
    assert (promise.hear_by.said_on, promise.hear_by.window.last_on) == (promise.on, dt.date(2026, 12, 18))
    assert (promise.signal, promise.note) == (Signal.POSITIVE, "she called")
    assert (sent.sent, sent.sent_other, other.sent, other.sent_other) == (Kind.DECISION_DATE, False, None, True)
    assert outcome.outcome == Outcome.REJECTED
    assert (no.company, no.start_time, no.timezone, no.holidays) == ("NO", None, search.timezone, search.holidays)


def test_what_is_not_said_is_the_default() -> None:
    zone = ZoneInfo("UTC")
    interview = Interview(company="Acme", on=dt.date(2026, 11, 24), start_time=dt.time(10), timezone=zone, holidays=())
    assert read(f"{TOP}interviews:\n{ONE}") == JobSearch(timezone=zone, holidays=(), interviews=(interview,))


INTERVIEWS = "expected a list of interviews, each starting with '- company:'"
INTERVIEW = "expected an interview, with 'company:' and 'when:'"
NOTHING = "says nothing happened (expected one of hear_by, check_in, signal, outcome, answer_by, sent, note)"
PERSON = "expected 'Name', 'Name <address>', or keys such as 'name:' and 'call:'"
TOP_KEYS = ", ".join(key.name for key in job_search.JOB_SEARCH_KEYS)
TIMING = "afternoon, morning, check_in, grace, no_promise, keep_in_touch, long_wait, gap"
A = "- company: A\n    when: 2026-11-24\n"

# a file that starts with ^ is this after timezone and holidays, one with - these interviews; what is said
BAD_FILES = [
    ("interviews: []", [f"1:1: missing key 'holidays' ({CODES})", f"1:1: missing key 'timezone' ({PLACE})"]),
    ("^", [f"1:1: missing key 'interviews' ({INTERVIEWS})"]),
    ("^interviews:", [f"3:12: interviews: is empty ({INTERVIEWS})"]),
    ("^interviews: soon", [f"3:13: interviews: {INTERVIEWS}, not 'soon'"]),
    ("timezone:\nholidays: US\ninterviews: []", [f"1:10: timezone: is empty ({PLACE})"]),
    ("timezone: UTC\nholidays: ''\ninterviews: []", [f"2:11: holidays: is empty ({CODES})"]),
    ("^interviews: []\ntimezon: UTC", ["4:1: unknown key 'timezon' (did you mean 'timezone'?)"]),
    (f"^interviews: []\nx{'y' * 99}: z", [f"4:1: unknown key 'x{'y' * 58}…' (the keys here are {TOP_KEYS})"]),
    ('^interviews: []\n"id:\' 1f0c3a": z', [f"4:1: unknown key 'id:…' (the keys here are {TOP_KEYS})"]),
    ("^interviews: []\nTiming: {}", ["4:1: unknown key 'Timing' (did you mean 'timing'?)"]),
    ("^interviews: []\ntiming: {x-a: b}", [f"4:10: timing: unknown key 'x-a' (the keys here are {TIMING})"]),
    (
        "^interviews: []\nclosed: {day: 2026-12-01, because: x}",
        ["4:27: closed: unknown key 'because' (the keys here are day, days, why)"],
    ),
    ("^interviews: []\ntimezone: Asia/Tokyo", ["4:1: key 'timezone' is there twice (first on line 1)"]),
    (
        "^interviews: []\nholiday: US\nholiday: US",
        [f"{line}:1: unknown key 'holiday' (did you mean 'holidays'?)" for line in (4, 5)],
    ),
    (
        "^interviews: []\nweekend: [sat, sonday]",
        ["4:16: weekend[1]: unknown weekday 'sonday' (did you mean 'sunday'?)"],
    ),
    ("^interviews: []\nclosed: [2026-12-01, {days: 2026-12-02..x}]", [f"4:29: closed[1].days: 'x' {NO_DAY}"]),
    (
        "^interviews: []\ntiming: {long_wait: [1, 2, 3]}",
        ["4:28: timing.long_wait[2]: one entry too many: a list may have 2 here"],
    ),
    (
        "^interviews: []\ntiming: {long_wait: [0, x]}",
        [
            "4:22: timing.long_wait[0]: '0' cannot be used (expected a whole number from 1 to 260)",
            "4:25: timing.long_wait[1]: 'x' cannot be used (expected a whole number from 1 to 260)",
        ],
    ),
    (
        "timezone: UTC\nholidays: [US, none, UX]\ninterviews: []",
        [
            "2:16: holidays[1]: 'none' stands alone; take it out, or the codes beside it",
            "2:22: holidays[2]: unknown country 'UX' (did you mean 'US'?)",
        ],
    ),
    (
        "timezone: UTC\nholidays: [[US]]\ninterviews: []",
        ["2:12: holidays[0]: expected a code, as 'US' or 'US-NY', not a list"],
    ),
    ("- soon", [f"4:5: interviews[0]: {INTERVIEW}, not 'soon'"]),
    ("-", [f"4:4: interviews[0]: is empty ({INTERVIEW})"]),
    (
        "- role: x",
        [
            "4:5: interviews[0]: missing key 'company' (expected text)",
            "4:5: interviews[0]: missing key 'when' (expected '2026-11-24 10:00', or the day alone)",
        ],
    ),
    (f"{A}    intreviewers: B", ["6:5: interviews[0]: unknown key 'intreviewers' (did you mean 'interviewers'?)"]),
    (f"{A}    company: B", ["6:5: interviews[0]: key 'company' is there twice (first on line 4)"]),
    (
        f"{A}    interviewers: [B, '', {{C: D}}]",
        [
            f"6:23: interviews[0].interviewers[1]: is empty ({PERSON})",
            "6:27: interviews[0].interviewers[2]: missing key 'name' (expected a name)",
            "6:28: interviews[0].interviewers[2]: unknown key 'C' (the keys here are name, address, call)",
        ],
    ),
    (f"{A}    updates: [{{on: 2026-12-01}}]", [f"6:15: interviews[0].updates[0]: {NOTHING}"]),
    (f"{A}    updates: [{{on: 2026-12-01, x-a: b}}]", [f"6:15: interviews[0].updates[0]: {NOTHING}"]),
    (f"{A}    updates: [{{on: 2026-12-01, note: ''}}]", [f"6:15: interviews[0].updates[0]: {NOTHING}"]),
    (
        f"{A}    updates: [{{sent: other}}]",
        ["6:15: interviews[0].updates[0]: missing key 'on' (expected a day, as '2026-11-24')"],
    ),
    (
        f"{A}    updates: [{{on: 2026-11-23, note: x}}]",
        [
            (
                "6:20: interviews[0].updates[0].on: 2026-11-23 is before the interview, 2026-11-24; "
                "is it an earlier one's update? (if not, give the interview's 'booked:')"
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "messages"), BAD_FILES, ids=[text[-40:] for text, _ in BAD_FILES])
def test_bad_files(text: str, messages: list[str]) -> None:
    start = {"^": TOP, "-": f"{TOP}interviews:\n  -"}.get(text[:1], text[:1])
    assert tell(start + text[1:]) == messages


# when, time zone, is it there, why
CLOCKS = [
    ("2026-03-08 02:30", "America/New_York", False, "the clocks go from 02:00 to 03:00"),
    ("2026-03-08 02:00", "America/New_York", False, "the first minute that is skipped"),
    ("2026-03-08 01:59", "America/New_York", True, "the last minute before"),
    ("2026-03-08 03:00", "America/New_York", True, "the first minute after"),
    ("2026-03-08 02:30", "UTC", True, "no clock change here"),
    ("2026-11-01 01:30", "America/New_York", True, "twice that day: the first is meant"),
    ("2026-03-29 02:30", "Europe/Berlin", False, "the clocks go from 02:00 to 03:00"),
    ("2026-10-04 02:15", "Australia/Lord_Howe", False, "half an hour is skipped"),
    ("2026-10-04 02:30", "Australia/Lord_Howe", True, "the half hour is over"),
    ("2011-12-30 12:00", "Pacific/Apia", False, "a whole day was skipped"),
    ("2026-03-08", "America/New_York", True, "a day without a time"),
]


@pytest.mark.parametrize(("when", "zone", "exists", "why"), CLOCKS)
def test_times_that_no_clock_shows(when: str, zone: str, *, exists: bool, why: str) -> None:
    text = f"{TOP}interviews:\n  - {{company: A, timezone: {zone}, when: {when}}}"
    if exists:
        assert read(text).interviews[0].on == dt.date.fromisoformat(when[:10]), why
    else:
        told = tell(text)
        assert len(told) == 1, why
        assert f"interviews[0].when: {when[11:]} does not exist on {when[:10]} in {zone}: " in told[0], why


def test_the_zone_of_the_file_holds_where_an_interview_has_none() -> None:
    text = "timezone: America/New_York\nholidays: none\ninterviews:\n  - {company: A, when: 2026-03-08 02:30}"
    assert tell(text) == [
        (
            "4:24: interviews[0].when: 02:30 does not exist on 2026-03-08 in America/New_York: "
            "the clocks are put forward then, and 02:30 is 03:30"
        )
    ]


@pytest.mark.parametrize(("own", "expected"), [("", ("US",)), ("none", ()), ("DE", ("DE",))])
def test_the_days_off_of_the_file_hold_where_an_interview_has_none(own: str, expected: tuple[str, ...]) -> None:
    text = f"timezone: UTC\nholidays: US\ninterviews:\n  - {{company: A, when: 2026-11-24, holidays: {own}}}"
    assert read(text).interviews[0].holidays == expected


# what does not lead to a second complaint: timezone, interview, what alone is said
ONCE = [
    ("EST", "when: 2026-03-08 02:30", "1:11: timezone: 'EST' is an abbreviation; name a place, as 'America/New_York'"),
    (
        "America/New_York",
        "timezone: EST, when: 2026-03-08 02:30",
        "4:28: interviews[0].timezone: 'EST' is an abbreviation; name a place, as 'America/New_York'",
    ),
    (
        "UTC",
        "when: 2026-02-30, hear_by: 2020-01-01, booked: 2026-12-01, updates: [{on: 2000-01-01, note: x}]",
        "4:24: interviews[0].when: '2026-02-30' does not exist (that month has 28 days)",
    ),
    (
        "UTC",
        "when: 2026-11-24, updates: [{on: 2026-12-01, signal: keen}]",
        (
            "4:71: interviews[0].updates[0].signal: unknown signal 'keen' "
            "(expected positive, keep-posted, no-reply, stop, next-round)"
        ),
    ),
]


@pytest.mark.parametrize(("timezone", "interview", "message"), ONCE)
def test_one_slip_is_told_once(timezone: str, interview: str, message: str) -> None:
    assert tell(f"timezone: {timezone}\nholidays: none\ninterviews:\n  - {{company: A, {interview}}}") == [message]


def test_what_has_no_date_is_told_beside_a_day_that_cannot_be_read() -> None:
    assert tell(f"{TOP}interviews:\n  - {{company: A, when: 2026-11-31, hear_by: soon, check_in: by Friday}}") == [
        "4:24: interviews[0].when: '2026-11-31' does not exist (that month has 30 days)",
        "4:45: interviews[0].hear_by: no date in 'soon' (try 'by Friday')",
    ]


def test_phrases_are_refused_at_their_place() -> None:
    told = tell(
        f"{TOP}interviews:\n{ONE}    hear_by: soon\n    updates:\n      - {{on: 2026-12-01, check_in: whenever}}"
    )
    assert [line.partition(": no")[0].partition(": can")[0] for line in told] == [
        "6:14: interviews[0].hear_by",
        "8:36: interviews[0].updates[0].check_in",
    ]


@pytest.mark.parametrize("order", ["date_order: dmy\ninterviews:\n{}", "interviews:\n{}date_order: dmy\n"])
def test_the_order_of_dates_holds_wherever_it_stands(order: str) -> None:
    text = TOP + order.format(f"{ONE}    hear_by: by 4/12\n")
    said = read(text).interviews[0].hear_by
    assert said is not None
    assert said.window.last_on == dt.date(2026, 12, 4)
    assert "interviews[0].hear_by" in tell(text.replace("date_order: dmy\n", ""))[0]


def test_interviews_keep_the_order_of_the_file() -> None:
    days = ["2026-12-03", "2026-12-01", "2026-12-02"]
    text = f"{TOP}interviews:\n" + "".join(f"  - {{company: A, when: {day}}}\n" for day in days)
    assert [str(interview.on) for interview in read(text).interviews] == days


REJECTED = "updates: [{on: 2026-12-01, outcome: rejected}]"
OFFER = "updates: [{on: 2026-12-10, outcome: offer}]"
BOTH = "updates: [{on: 2026-12-01, outcome: rejected}, {on: 2026-12-10, outcome: offer}]"
SECOND = "outcome: a second outcome; the first is on line 4, with no interview in between"
LISTED = "when: the same company, role and time as on line 4; listed twice? (if not, give each an 'id')"
SHARED = "5: interviews[1].id: 'x' is there twice (first on line 4)"

# one interview of company A and another, what is said (None for nothing), why
TOGETHER = [
    (f"when: 2026-11-24, {BOTH}", "when: 2026-11-25", f"4: interviews[0].updates[1].{SECOND}", "it ends once"),
    (
        f"when: 2026-11-24, {REJECTED}",
        f"when: 2026-11-20, {OFFER}",
        f"5: interviews[1].updates[0].{SECOND}",
        "nor does it end twice where two interviews tell of it",
    ),
    (f"when: 2026-11-24, {REJECTED}", f"when: 2026-12-05, {OFFER}", None, "an interview after the outcome reopens it"),
    (f"when: 2026-11-24, {REJECTED}", f"when: 2026-12-10, {OFFER}", None, "an offer on the day of that interview"),
    (
        f"when: 2026-11-24, {REJECTED}",
        f"when: 2026-12-01, {OFFER}",
        f"5: interviews[1].updates[0].{SECOND}",
        "an interview on the day of an outcome came before it",
    ),
    (
        f"when: 2026-12-05, {OFFER}",
        f"when: 2026-11-24, {REJECTED}",
        None,
        "the order of the file does not count, only that of the days",
    ),
    (
        f"when: 2026-11-24, {BOTH}",
        "when: 2026-12-15, booked: 2026-12-04",
        None,
        "booked after the rejection, and the offer came before it took place",
    ),
    (
        f"when: 2026-11-24, {BOTH}",
        "when: 2026-12-05, booked: 2026-12-01",
        f"4: interviews[0].updates[1].{SECOND}",
        "booked by the day of the rejection: it does not take place",
    ),
    (f"when: 2026-11-24, role: X, {REJECTED}", f"when: 2026-11-24, role: Y, {OFFER}", None, "two applications"),
    ("when: 2026-11-24 10:00", "when: 2026-11-24 10:00", f"5: interviews[1].{LISTED}", "copied and not changed"),
    (
        "when: 2026-11-24 10:00, role: Data engineer",
        "when: 2026-11-24T10:00, role: ' DATA  \uff45ngineer'",
        f"5: interviews[1].{LISTED}",
        "letter case, width and spacing do not count",
    ),
    (
        "when: 2026-11-24 10:00",
        "when: 2026-11-24 11:00, timezone: Europe/Berlin",
        f"5: interviews[1].{LISTED}",
        "one instant on two clocks",
    ),
    ("when: 2026-11-24", "when: 2026-11-24", f"5: interviews[1].{LISTED}", "one day, twice without a time"),
    ("when: 2026-11-24", "when: 2026-11-24 10:00", None, "one has a time, the other none"),
    ("when: 2026-11-24 10:00", "when: 2026-11-24 11:00", None, "two on one day"),
    ("when: 2026-11-24 10:00, role: X", "when: 2026-11-24 10:00, role: Y", None, "two roles"),
    ("when: 2026-11-24 10:00, id: x", "when: 2026-11-24 10:00, id: y", None, "two that say that they are two"),
    ("when: 2026-11-24, id: x", "when: 2026-11-25, id: x", SHARED, "an identity is one interview's"),
    ("when: 2026-02-30, id: x", "when: 2026-11-25, id: x", SHARED, "also where the other cannot be read"),
]


@pytest.mark.parametrize(("one", "other", "message", "why"), TOGETHER)
def test_what_must_agree(one: str, other: str, message: str | None, why: str) -> None:
    text = f"{TOP}interviews:\n  - {{company: A, {one}}}\n  - {{company: a, {other}}}\n"
    if message is None:
        assert len(read(text).interviews) == 2, why
    else:
        assert re.sub(r"^(\d+):\d+", r"\1", tell(text)[-1]) == message, why


BEFORE = "is before the interview, 2026-11-24; is it an earlier one's update?"
ASKED = f"{BEFORE} (if not, give the interview's 'booked:')"
TOO_EARLY = "on: 2026-11-17 is before 2026-11-18, the day on which the interview was booked"
END = "; write this into an update, with 'on: 2026-11-23'"
NO_END = f"the interview was cancelled, so nothing was said at its end{END}"

# keys of an interview on 2026-11-24, its update, what is said (None for nothing), why
BY_THE_INTERVIEW = [
    ("booked: 2026-11-18", "on: 2026-11-20, outcome: rejected", None, "it ended before the interview took place"),
    ("booked: 2026-11-18", "on: 2026-11-18, outcome: withdrawn, note: x", None, "on the very day of the booking"),
    ("booked: 2026-11-18", "on: 2026-11-17, outcome: rejected", TOO_EARLY, "nothing to end before it was booked"),
    ("booked: 2026-11-18", "on: 2026-11-20, sent: other, note: x", None, "a message on the way to the interview"),
    ("booked: 2026-11-18", "on: 2026-11-20, outcome: offer, answer_by: 2026-12-01", None, "an offer with its day"),
    ("booked: 2026-11-18", "on: 2026-11-20, signal: positive", f"on: 2026-11-20 {BEFORE}", "nobody was met yet"),
    ("booked: 2026-11-18", "on: 2026-11-20, sent: other, signal: stop", f"on: 2026-11-20 {BEFORE}", "the same"),
    ("", "on: 2026-11-20, outcome: rejected", f"on: 2026-11-20 {ASKED}", "when it was booked is not guessed"),
    ("", "on: 2026-11-20, hear_by: by Friday", f"on: 2026-11-20 {BEFORE}", "a booking would not help"),
    ("cancelled: 2026-11-20", "on: 2026-11-20, hear_by: by Friday", None, "what they said as they called it off"),
    ("cancelled: 2026-11-20", "on: 2026-11-23, signal: positive", None, "and what they said later"),
    ("cancelled: 2026-11-20", "on: 2026-11-19, signal: positive", f"on: 2026-11-19 {BEFORE}", "not before"),
    ("cancelled: 2026-11-24", "on: 2026-11-24, note: x", None, "on its own morning"),
    (
        "cancelled: 2026-11-25",
        "on: 2026-11-25, note: x",
        "cancelled: 2026-11-25 is after the interview's own day, 2026-11-24; it took place",
        "what is over cannot be called off",
    ),
    (
        "booked: 2026-11-18, cancelled: 2026-11-17",
        "on: 2026-11-24, note: x",
        "cancelled: 2026-11-17 is before 2026-11-18, the day on which it was booked",
        "nothing to call off",
    ),
    ("cancelled: 2026-11-23, hear_by: by Friday", "on: 2026-11-24, note: x", f"hear_by: {NO_END}", "no end"),
    ("cancelled: 2026-11-23, check_in: Friday", "on: 2026-11-24, note: x", f"check_in: {NO_END}", "no end"),
    ("cancelled: 2026-11-23, signal: stop", "on: 2026-11-24, note: x", f"signal: {NO_END}", "no end"),
    (
        "",
        "on: 2026-12-01, outcome: rejected, answer_by: by Friday",
        "answer_by: goes with 'outcome: offer', or stands alone, not with 'rejected'",
        "nothing to answer",
    ),
    (
        "",
        "on: 2026-12-01, answer_by: by Friday",
        "answer_by: nothing was offered by 2026-12-01; add 'outcome: offer'",
        "no offer yet",
    ),
    ("", "on: 2026-12-01, said_by: Kim", "", "who said nothing"),
    (
        "contact_only: yes",
        "on: 2026-12-01, note: x",
        "contact_only: nobody is named to write to; add 'contact: Name <address>'",
        "to whom, then",
    ),
    ("contact_only: yes, contact: Kim", "on: 2026-12-01, note: x", None, "to Kim"),
    ("contact_only: no", "on: 2026-12-01, note: x", None, "as usual"),
    ("formerly: {role: ''}", "on: 2026-12-01, note: x", None, "it had no role"),
    (
        "formerly: {company: ''}",
        "on: 2026-12-01, note: x",
        "formerly: says nothing (expected 'company:' or 'role:', as they were)",
        "a company always had a name",
    ),
]


@pytest.mark.parametrize(("interview", "update", "message", "why"), BY_THE_INTERVIEW)
def test_an_update_fits_its_interview(interview: str, update: str, message: str | None, why: str) -> None:
    text = f"{TOP}interviews:\n  - {{company: A, when: 2026-11-24, {interview}, updates: [{{{update}}}]}}\n"
    text = text.replace(", ,", ",")
    if message is None:
        assert len(read(text).interviews[0].updates) == 1, why
    else:
        assert [
            line.partition("interviews[0]")[2].removeprefix(".").removeprefix("updates[0].") for line in tell(text)
        ] == [message or f"updates[0]: {NOTHING}"], why


# outcomes of one application in the order of their days, and whether that can be
ONE_AFTER_ANOTHER = [
    ("offer accepted", True, "taken"),
    ("offer declined", True, "not taken"),
    ("offer rejected", True, "taken back"),
    ("offer withdrawn", True, "left"),
    ("offer offer", True, "a better one"),
    ("offer offer accepted rejected", True, "taken back after all"),
    ("accepted rejected", True, "accepted by word of mouth, and taken back"),
    ("accepted offer", True, "a better one, after all"),
    ("accepted accepted", False, "it is accepted already"),
    ("rejected offer", False, "no interview in between"),
    ("rejected rejected", False, "nor here"),
    ("declined accepted", False, "what was declined is gone"),
    ("withdrawn rejected", False, "nobody rejects who is no longer there"),
    ("offer declined offer", False, "without another interview"),
]


@pytest.mark.parametrize(("outcomes", "can_be", "why"), ONE_AFTER_ANOTHER)
def test_one_outcome_after_another(outcomes: str, *, can_be: bool, why: str) -> None:
    given = outcomes.split()
    updates = ", ".join(f"{{on: 2026-12-{n:02}, outcome: {word}}}" for n, word in enumerate(given, start=1))
    text = f"{TOP}interviews:\n  - {{company: A, when: 2026-11-24, updates: [{updates}]}}\n"
    if can_be:
        assert len(read(text).interviews[0].updates) == len(given), why
    else:
        assert "a second outcome; the first is on line 4, with no interview in between" in tell(text)[0], why


@pytest.mark.parametrize("updates", ["accepted offer", "rejected offer", "declined accepted offer"])
def test_on_one_day_the_offer_comes_first_however_it_is_written(updates: str) -> None:
    listed = ", ".join(f"{{on: 2026-12-01, outcome: {word}}}" for word in updates.split())
    assert read(f"{TOP}interviews:\n  - {{company: A, when: 2026-11-24, updates: [{listed}]}}\n").interviews


def test_an_interview_that_cannot_be_read_may_be_the_one_between_two_outcomes() -> None:
    text = f"{TOP}interviews:\n  - {{company: A, when: 2026-11-24, {BOTH}}}\n  - {{company: A, when: x}}"
    assert [line for line in tell(text) if "second outcome" in line] == []


def test_problems_come_in_the_order_of_the_file() -> None:
    text = "interviews:\n  - when: x\n    company: ''\ntimezone: EST\nname: [a]\nholidays: UX\nfoo: bar\n"
    places = [line.partition(": ")[0] for line in tell(text)]
    assert places == ["2:11", "3:14", "4:11", "5:7", "6:11", "7:1"]


def test_two_thousand_interviews_and_no_more() -> None:
    text = f"{TOP}interviews:\n" + "".join(f"  - {{company: C{n}, when: 2026-11-24}}\n" for n in range(2_000))
    assert len(read(text).interviews) == job_search.MOST_INTERVIEWS
    assert tell(text + "  - {company: D, when: 2026-11-24}\n") == [
        "2004:5: interviews[2000]: one entry too many: a list may have 2,000 here"
    ]


@pytest.mark.parametrize("slip", ["timezone: Erope/Brlin{}", "tmezone{}: UTC", "signal: postive{}"])
def test_two_thousand_slips_cost_few_searches(slip: str) -> None:
    """Looking for the nearest of six hundred time zones takes milliseconds: it is done for the problems that show."""
    entries = (f"  - {{company: C{n}, when: 2026-11-24, {slip.format(n)}}}\n" for n in range(2_000))
    before = nearest.find_nearest.cache_info()
    assert len(tell(f"{TOP}interviews:\n" + "".join(entries))) == 2_000
    after = nearest.find_nearest.cache_info()
    assert after.misses + after.hits - before.misses - before.hits <= 20


def test_the_caller_is_asked_about_codes_and_nothing_else() -> None:
    asked: list[str] = []

    def find_problem(code: str) -> str | None:
        asked.append(code)
        return None

    read("timezone: UTC\nholidays: [A, B]\ninterviews: [{company: C, when: 2026-11-24, holidays: D}]", find_problem)
    assert asked == ["A", "B", "D"]


def expect_a_plan_or_problems(text: str) -> None:
    problems = None
    try:
        assert isinstance(read(text), JobSearch)
    except InputError as error:
        problems = error.problems
    assert problems is None or (problems and all(problem.whole_message.isprintable() for problem in problems))


@settings(deadline=None)
@given(st.data())
def test_a_good_file_with_slips_gives_a_plan_or_problems(data: st.DataObject) -> None:
    lines = FULL.splitlines()
    rng = random.Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - a shuffle, no secret
    for _ in range(rng.randint(1, 6)):
        at, other = rng.randrange(len(lines)), rng.choice(lines)
        line, cut = lines[at], rng.randint(0, len(lines[at]))
        lines[at] = rng.choice(
            [
                line[:cut] + line[cut + 1 :],
                line[:cut] + rng.choice(":-,x0[{'\"&\t9") + line[cut:],
                line.partition(":")[0] + ":" + other.partition(":")[2],
                other,
                "",
            ]
        )
    expect_a_plan_or_problems("\n".join(lines))


TABLES = (
    job_search.JOB_SEARCH_KEYS,
    interview.INTERVIEW_KEYS,
    update.UPDATE_KEYS,
    job_search.TIMING_KEYS,
    job_search.RUN_KEYS,
)
NAMES = sorted({key.name for table in TABLES for key in table})
WORDS = ["2026-11-24", "2026-11-24 10:00", "US", "none", "15m", "09:30", "by Friday", "Europe/Berlin", "7", "", "offer"]
VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.fixed_dictionaries({key.name: VALUES for key in job_search.JOB_SEARCH_KEYS}))
def test_any_values_give_a_plan_or_problems(tree: dict[str, object]) -> None:
    expect_a_plan_or_problems(json.dumps(tree))
