"""Reports: what people see, and what programs get. `python tests/test_report.py` writes the golden files anew."""

import datetime as dt
import json
import re
import subprocess
import sys
import time
from zoneinfo import ZoneInfo

import pytest
from day_off_names import read_day_off
from places import DATA
from rich.cells import cell_len

from followup_ics.model.errors import FollowUpError
from followup_ics.model.plan import Count, DaysOff, SkippedDay
from followup_ics.model.search import JobSearch
from followup_ics.planning.calendars.working_days import count_working_days
from followup_ics.planning.plan_file import PlannedSearch, plan_source
from followup_ics.reports import render_agenda, render_explanation, select_company, summarise, to_json
from followup_ics.reports.agenda_groups import select_agenda, sort_agenda
from followup_ics.reports.explain_days import draw_strip, mark_days, name_days_off
from followup_ics.reports.terminal import make_line, write_page

REPORTS = DATA / "report"
NOW = dt.datetime(2026, 12, 1, 18, 30, tzinfo=dt.UTC)
NOTES = ("HK: offices close on optional days too",)
USUAL = "timezone: America/New_York\nholidays: US\ninterviews:\n"


def plan_text(interviews: str, top: str = USUAL) -> PlannedSearch:
    return plan_source((top + interviews).encode(), name="search.yaml")


SHOWN = plan_source((REPORTS / "search.yaml").read_bytes(), name="search.yaml")
GOLDENS = {
    "agenda.txt": lambda: render_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW),
    "agenda-all.txt": lambda: render_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW, show_all=True),
    "agenda-narrow.txt": lambda: render_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW, width=40),
    "explanation.txt": lambda: render_explanation(SHOWN.follow_ups, SHOWN.job_search, notes=NOTES),
    "explanation-narrow.txt": lambda: render_explanation(
        select_company(SHOWN.follow_ups, SHOWN.job_search, "copper"), SHOWN.job_search, width=40
    ),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_the_page_is_the_golden_one(name):
    assert GOLDENS[name]() == (REPORTS / name).read_text(encoding="utf-8")


# ---- the page


@pytest.mark.parametrize("width", [40, 60, 73, 74, 80, 120])
def test_no_line_is_wider_than_the_page(width):
    agenda = render_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW, show_all=True, width=width)
    explanation = render_explanation(SHOWN.follow_ups, SHOWN.job_search, notes=NOTES, width=width)

    assert [line for line in (agenda + explanation).splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("[red]Acme[/red]", "brackets are no colours"),
        ("[/]", "a closing tag without an opening one is no error"),
        (":smile: Ltd", "a word between colons is no picture"),
        ("{0.__class__} %s", "nor a pattern to fill in"),
        ("\\[bold]", "a backslash stays"),
        ("https://acme.example", "an address is no link"),
        ("株式会社さくら", "wide letters"),
        ("👩‍💻 Ltd", "a picture made of three characters"),
    ],
)
def test_names_are_shown_as_they_are_typed(name, why):
    planned = plan_text(f"  - {{company: {json.dumps(name, ensure_ascii=False)}, when: 2026-12-02 10:00}}\n")

    agenda = render_agenda(planned.follow_ups, planned.job_search, now=NOW)
    explanation = render_explanation(planned.follow_ups, planned.job_search)

    assert name in agenda, why
    assert explanation.startswith(f"{name}\n"), why


def test_what_a_terminal_would_obey_is_shown_as_a_mark():
    assert write_page([make_line("a\x1b[31mb\x07\x9bc")], width=80, colour=True) == "a\ufffd[31mb\ufffd\ufffdc\n"


def test_colour_changes_nothing_but_colours():
    for render in (render_explanation, lambda *plan, **style: render_agenda(*plan, now=NOW, show_all=True, **style)):
        plain, coloured = (render(SHOWN.follow_ups, SHOWN.job_search, colour=colour) for colour in (False, True))

        assert "\x1b" not in plain
        assert "\x1b[" in coloured
        assert re.sub(r" +$", "", re.sub(r"\x1b\[[0-9;]*m", "", coloured), flags=re.MULTILINE) == plain


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COLUMNS", "20"),
        ("TERM", "dumb"),
        ("NO_COLOR", "1"),
        ("FORCE_COLOR", "1"),
        ("JUPYTER_COLUMNS", "20"),
        ("LC_ALL", "de_DE.UTF-8"),
    ],
)
def test_what_surrounds_the_program_changes_nothing(name, value, monkeypatch):
    def show() -> list[str]:
        coloured = render_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW, width=50, colour=True)
        return [coloured, *(GOLDENS[page]() for page in ("agenda.txt", "explanation-narrow.txt"))]

    before = show()
    monkeypatch.setenv(name, value)

    assert show() == before


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
def test_the_machines_time_zone_changes_nothing(zone, monkeypatch):
    def show() -> list[object]:
        return [*(render() for render in GOLDENS.values()), *(to_json(f, SHOWN.job_search) for f in SHOWN.follow_ups)]

    before = show()
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        after = show()
    time.tzset()

    assert after == before


def test_the_order_of_the_follow_ups_does_not_change_the_agenda():
    turned = render_agenda(SHOWN.follow_ups[::-1], SHOWN.job_search, now=NOW, show_all=True)

    assert turned == render_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW, show_all=True)


# ---- what is due

ONE = plan_text("  - {company: Acme, when: 2026-12-01 10:00, check_in: on 2026-12-09}\n")
"""A thank-you on Tue 1 Dec, 15:00 in New York, which is 20:00 UTC; a check-in on Wed 9 Dec, 10:00."""


@pytest.mark.parametrize(
    ("now", "days", "section", "why"),
    [
        ("2026-11-16T15:00-05:00", 14, "later", "fifteen days ahead is beyond two weeks"),
        ("2026-11-17T00:00-05:00", 14, "coming", "fourteen days ahead is not, from the first moment of the day"),
        ("2026-11-16T23:59-05:00", 14, "later", "the moment before is"),
        ("2026-11-17T04:59+00:00", 14, "later", "and the day is New York's, not Greenwich's"),
        ("2026-11-30T23:59-05:00", 14, "coming", "tomorrow until midnight"),
        ("2026-12-01T04:59+00:00", 14, "coming", "where it is 1 December in Greenwich already"),
        ("2026-11-30T23:59-05:00", 0, "later", "no days ahead means today alone"),
        ("2026-12-01T00:00-05:00", 0, "today", "today from midnight on"),
        ("2026-12-01T14:59-05:00", 14, "today", "before its time"),
        ("2026-12-01T15:01-05:00", 14, "today", "and after it"),
        ("2026-12-01T23:59-05:00", 14, "today", "until the day ends"),
        ("2026-12-02T04:59+00:00", 14, "today", "in New York"),
        ("2026-12-02T00:00-05:00", 14, "overdue", "then it is overdue"),
        ("2026-12-15T23:59-05:00", 14, "overdue", "for two weeks"),
        ("2026-12-16T00:00-05:00", 14, "past", "after which it is let go"),
    ],
)
def test_the_place_of_a_follow_up_in_the_agenda(now, days, section, why):
    agenda = sort_agenda(ONE.follow_ups, ONE.job_search, now=dt.datetime.fromisoformat(now), days=days)

    assert ONE.follow_ups[0] in getattr(agenda, section), why


@pytest.mark.parametrize(
    ("later", "due", "why"),
    [
        ("", "thank-you decision-date", "nothing happened"),
        ("updates: [{on: 2026-12-08, note: met Ann}]", "thank-you decision-date", "a note of yours answers nothing"),
        ("updates: [{on: 2026-12-10, signal: positive}]", "thank-you", "a word answers the question, not the thanks"),
        ("updates: [{on: 2026-12-08, signal: positive}]", "thank-you", "on the same day, too"),
        ("updates: [{on: 2026-12-15, signal: positive}]", "thank-you decision-date", "a word to come answers nothing"),
        ("updates: [{on: 2026-12-10, outcome: offer}]", "", "an offer ends it all"),
        ("updates: [{on: 2026-12-09, outcome: rejected}]", "thank-you-anyway", "a rejection leaves its own thanks"),
        (
            "{company: ' a', when: 2026-12-11 10:00, booked: 2026-12-10, check_in: on 2027-01-20",
            "thank-you thank-you",
            "a later round answers the question, and not the thanks",
        ),
        (
            "{company: A, when: 2026-12-16 10:00, booked: 2026-12-10, check_in: on 2027-01-20",
            "thank-you decision-date",
            "a round that is still to come answers nothing",
        ),
        (
            "{company: A, role: Boss, when: 2026-12-11 10:00, check_in: on 2027-01-20",
            "thank-you decision-date thank-you",
            "another role is another matter",
        ),
    ],
)
def test_what_is_still_worth_doing_on_14_december(later, due, why):
    first = "{company: A, when: 2026-12-01 10:00, hear_by: by Friday"
    is_interview = later.startswith("{")
    planned = plan_text(f"  [{first}{'}' * is_interview}, {later}}}]\n")

    now = dt.datetime(2026, 12, 14, 17, tzinfo=dt.UTC)
    agenda = sort_agenda(planned.follow_ups, planned.job_search, now=now)

    assert [follow_up.kind.value for follow_up in agenda.overdue] == due.split(), why


def test_an_offer_that_nobody_answered_is_overdue_until_it_is():
    offer = "{on: 2026-12-02, outcome: offer, answer_by: 2026-12-11}"
    planned = plan_text(f"  [{{company: A, when: 2026-12-01 10:00, updates: [{offer}]}}]\n")

    agenda = sort_agenda(planned.follow_ups, planned.job_search, now=dt.datetime(2027, 2, 14, 17, tzinfo=dt.UTC))

    assert [follow_up.kind.value for follow_up in agenda.overdue] == ["answer-offer"]


def test_a_message_sent_is_not_overdue():
    planned = plan_text("  - {company: A, when: 2026-12-01 10:00, updates: [{on: 2026-12-01, sent: thank-you}]}\n")

    agenda = sort_agenda(planned.follow_ups, planned.job_search, now=NOW + dt.timedelta(days=3))

    assert [follow_up.kind.value for follow_up in agenda.past] == ["thank-you"]
    assert agenda.overdue == ()


def test_the_selection_is_what_the_page_shows():
    agenda = sort_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW)

    selected = select_agenda(SHOWN.follow_ups, SHOWN.job_search, now=NOW)
    everything = select_agenda(SHOWN.follow_ups[::-1], SHOWN.job_search, now=NOW, show_all=True)

    assert selected == (*agenda.overdue, *agenda.today, *agenda.coming)
    assert 0 < len(selected) < len(SHOWN.follow_ups)
    assert everything == SHOWN.follow_ups


@pytest.mark.parametrize(
    ("now", "line", "why"),
    [
        ("2026-11-01T12:00Z", "Nothing is waiting for you.", "long before the first one"),
        ("2026-11-01T12:00Z", "Then Tue Dec 1: Thank Acme, and 1 more after that", "so what comes first"),
        ("2026-12-01T21:00Z", "Due now.", "its time is past, its day is not"),
        ("2026-12-01T21:00Z", "- {on: 2026-12-01, sent: thank-you}", "how to mark the first one that is due"),
        ("2026-12-10T12:00Z", "- {on: 2026-12-10, sent: thank-you}", "the day is the one of the report"),
        ("2026-12-20T12:00Z", "1 earlier one is not marked as sent (--all shows everything)", "nagging has an end"),
        ("2027-12-01T12:00Z", "2 earlier ones are not marked as sent", "one line for all of them"),
        ("2027-12-01T12:00Z", "When there is an interview, or they say something, write it down", "what to do then"),
    ],
)
def test_a_line_of_the_agenda(now, line, why):
    page = render_agenda(ONE.follow_ups, ONE.job_search, now=dt.datetime.fromisoformat(now), width=120)

    assert line in page, why


def test_what_there_is_none_of_is_not_mentioned():
    page = render_agenda(ONE.follow_ups, ONE.job_search, now=dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC))

    assert [word for word in ("Overdue", "Earlier", "Then", "marked", "Nothing") if word in page] == []


# ---- explanations


def test_notes_stand_once_at_the_end():
    page = render_explanation(SHOWN.follow_ups, SHOWN.job_search, notes=NOTES)

    assert page.endswith("\n\nNote: HK: offices close on optional days too\n")
    assert page.count("Note:") == 1


@pytest.mark.parametrize(
    ("company", "found", "why"),
    [
        (None, 4, "everything"),
        ("copper", 1, "part of a name, in any case"),
        ("KALE", 1, "any part"),
        ("  copper   & kale ", 1, "spacing does not count"),
        ("株式", 1, "any script"),
        ("co", 2, "all companies that have it"),
    ],
)
def test_companies_found(company, found, why):
    chosen = select_company(SHOWN.follow_ups, SHOWN.job_search, company)

    assert len({follow_up.interview.company for follow_up in chosen}) == found, why


@pytest.mark.parametrize(
    ("company", "message", "why"),
    [
        ("coper", "no company has 'coper' in its name (did you mean 'Copper & Kale'?)", "a slip in one word"),
        ("cooper & kale", "no company has 'cooper & kale' in its name (did you mean 'Copper & Kale'?)", "in the whole"),
        ("xyzzy", "no company has 'xyzzy' in its name; there are ", "nothing is near"),
        ("\x1b[31m", r"no company has '\x1b[31m' in its name; there are ", "what cannot be seen is spelt out"),
    ],
)
def test_companies_not_found(company, message, why):
    with pytest.raises(FollowUpError) as caught:
        select_company(SHOWN.follow_ups, SHOWN.job_search, company)

    assert str(caught.value).startswith(message), why


def test_a_company_is_asked_for_where_there_is_none():
    nothing = JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=())

    with pytest.raises(FollowUpError, match="the file has no interviews yet"):
        select_company((), nothing, "acme")
    assert render_explanation((), nothing) == "Nothing is planned here, so there is nothing to explain.\n"


CHRISTMAS = DaysOff(
    first_on=dt.date(2026, 11, 1),
    last_on=dt.date(2027, 2, 1),
    days={
        dt.date(2026, 11, 1) + dt.timedelta(days=number): read_day_off(name)
        for number in range(93)
        for day in [dt.date(2026, 11, 1) + dt.timedelta(days=number)]
        if (
            name := {dt.date(2026, 12, 25): "Christmas Day", dt.date(2026, 12, 26): "Boxing Day"}.get(day)
            or {5: "Saturday", 6: "Sunday"}.get(day.weekday())
        )
    },
)


def test_twenty_working_days_stay_readable():
    count = count_working_days(dt.date(2026, 12, 1), 20, CHRISTMAS)

    strip = write_page([draw_strip("Days", mark_days(count, "contact"), width=80)], width=80, colour=False)

    assert strip.splitlines() == [
        "  Days    Mon      Tue      Wed      Thu      Fri      Sat      Sun",
        "  30 Nov           contact  1        2        3        off      off",
        "  7 Dec   4        5        6        7        8        off      off",
        "  14 Dec  9        10       11       12       13       off      off",
        "  21 Dec  14       15       16       17       off      off      off",
        "  28 Dec  18       19       [20]",
    ]


@pytest.mark.parametrize(
    ("skipped", "names", "why"),
    [
        ("2026-12-05 Saturday", "", "a weekend needs no name"),
        ("2026-12-25 Christmas Day", "Fri 25 Dec: Christmas Day", "a holiday does"),
        ("2026-12-26 Boxing Day", "Sat 26 Dec: Boxing Day", "on a Saturday too"),
        ("2026-12-24 away, 2026-12-25 away, 2026-12-26 away", "Thu 24 Dec to Sat 26 Dec: away", "a run is one"),
        ("2026-12-24 away, 2026-12-28 away", "Thu 24 Dec: away, Mon 28 Dec: away", "with a day between, two"),
        ("2026-12-24 away, 2026-12-25 Xmas", "Thu 24 Dec: away, Fri 25 Dec: Xmas", "each by its own name"),
    ],
)
def test_days_off_are_named(skipped, names, why):
    parts = (part.strip().partition(" ") for part in skipped.split(","))
    days = [SkippedDay(on=dt.date.fromisoformat(day), off=read_day_off(name)) for day, _, name in parts]

    assert ", ".join(": ".join(pair) for pair in name_days_off(days)) == names, why


def test_a_day_that_did_not_move_is_marked_by_its_word():
    day = dt.date(2026, 12, 4)

    assert mark_days(Count(starts_on=day, ends_on=day, counted=(day,)), "named") == {day: "[named]"}


# ---- one line


@pytest.mark.parametrize(
    ("interviews", "line", "why"),
    [
        ("[]", "0 interviews, no follow-ups; the feed says that nothing is planned", "nothing yet"),
        (
            "[{company: A, when: 2026-12-01 10:00, updates: [{on: 2026-12-01, sent: thank-you, outcome: withdrawn}]}]",
            "1 interview, 1 follow-up on Tue Dec 1, 2026, 1 of them sent",
            "one of each",
        ),
        (
            "[{company: A, when: 2026-12-30 10:00, hear_by: by 2027-01-04}]",
            "1 interview, 2 follow-ups from Wed Dec 30, 2026 to Wed Jan 6, 2027",
            "the first and the last day, each with its year",
        ),
    ],
)
def test_a_plan_in_one_line(interviews, line, why):
    planned = plan_text(f"  {interviews}\n")

    assert summarise(planned.follow_ups, planned.job_search) == line, why


# ---- JSON

KEYS = ["uid", "kind", "company", "role", "place", "starts", "ends", "done", "summary", "reason"]
REASON_KEYS = [
    *("fact", "fact_on", "said", "contact", "contact_kind", "from", "counted", "skipped", "planned_for", "gap"),
    *("sent_on", "replaced", "aside", "waited", "too_late", "accepted_at", "steps"),
]


@pytest.mark.parametrize("follow_up", SHOWN.follow_ups, ids=lambda follow_up: f"{follow_up.on} {follow_up.kind}")
def test_json_has_all_its_keys_and_says_what_the_plan_says(follow_up):
    data = to_json(follow_up, SHOWN.job_search)

    assert json.loads(json.dumps(data)) == data
    assert list(data) == KEYS
    assert list(data["reason"]) == REASON_KEYS
    starts, ends = map(dt.datetime.fromisoformat, (data["starts"], data["ends"]))
    assert starts == follow_up.starts_at
    assert ends - starts == dt.timedelta(minutes=15)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00\+01:00", data["starts"]), "Berlin's winter"
    assert (data["company"], data["role"]) == (follow_up.interview.company, follow_up.interview.role)
    assert data["done"] is follow_up.done
    assert data["reason"]["steps"]


def test_json_shows_the_whole_reason():
    moved = next(follow_up for follow_up in SHOWN.follow_ups if follow_up.reason.gap)

    reason = to_json(moved, SHOWN.job_search)["reason"]

    assert {key: value for key, value in reason.items() if key != "steps"} == {
        "fact": "promise",
        "fact_on": "2026-11-24",
        "said": {
            "text": "2026-11-30",
            "said_on": "2026-11-24",
            "first_day": "2026-11-30",
            "last_day": "2026-11-30",
            "also": [],
        },
        "contact": None,
        "contact_kind": None,
        "from": "2026-11-30",
        "counted": ["2026-12-01", "2026-12-02"],
        "skipped": [],
        "planned_for": "2026-12-02",
        "gap": {
            "other_kind": "decision-date",
            "other_role": "Product manager",
            "other_on": "2026-12-01",
            "moved_from": "2026-12-02",
            "moved_to": "2026-12-08",
            "counted": ["2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"],
            "skipped": [
                {"day": "2026-12-05", "name": "Saturday", "sort": "weekend"},
                {"day": "2026-12-06", "name": "Sunday", "sort": "weekend"},
            ],
        },
        "sent_on": None,
        "replaced": [],
        "aside": None,
        "waited": None,
        "too_late": None,
        "accepted_at": None,
    }


@pytest.mark.parametrize(
    ("when", "starts", "ends", "why"),
    [
        ("2026-10-30 16:00", "2026-11-02T09:00:00-05:00", "2026-11-02T09:15:00-05:00", "after the clocks went back"),
        ("2026-10-29 16:00", "2026-10-30T09:00:00-04:00", "2026-10-30T09:15:00-04:00", "before"),
    ],
)
def test_json_times_have_the_offset_of_their_day(when, starts, ends, why):
    planned = plan_text(f"  - {{company: A, when: {when}}}\n")

    data = to_json(planned.follow_ups[0], planned.job_search)

    assert (data["starts"], data["ends"]) == (starts, ends), why


def test_json_does_without_the_library_for_pages():
    program = (
        "import sys; from pathlib import Path; from followup_ics.planning.plan_file import plan_source\n"
        "from followup_ics.reports import select_company, to_json\n"
        "planned = plan_source(Path(sys.argv[1]).read_bytes(), name='search.yaml')\n"
        "for follow_up in select_company(planned.follow_ups, planned.job_search, None):\n"
        "    to_json(follow_up, planned.job_search)\n"
        "raise SystemExit('rich' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program, REPORTS / "search.yaml"], check=True)


if __name__ == "__main__":
    for golden, render in GOLDENS.items():
        (REPORTS / golden).write_text(render(), encoding="utf-8")


PLACES = """\
timezone: Europe/Berlin
holidays: none
interviews:
  - {company: Acme, role: Cook, round: panel, when: 2026-12-02 10:00, timezone: America/New_York, place: 5 Main St}
  - {company: Birch, when: 2026-12-03, place: "https://meet.example/a"}
  - {company: Cob, when: 2026-12-02 09:00, place: here, cancelled: 2026-11-30}
  - {company: Dot, when: 2026-12-30, place: far ahead}
  - {company: Elm, when: 2026-11-02, place: long past}
"""


def test_the_agenda_tells_where_the_interviews_to_come_are():
    planned = plan_source(PLACES.encode(), name="a.yaml")
    page = render_agenda(planned.follow_ups, planned.job_search, now=NOW)

    told = page.partition("\nInterviews\n")[2].partition("\n\n")[0]
    assert [" ".join(line.split()) for line in told.splitlines()] == [
        "Wed 2 Dec 16:00 Acme, Cook, panel",
        "5 Main St",
        "Thu 3 Dec Birch",
        "https://meet.example/a",
    ]
