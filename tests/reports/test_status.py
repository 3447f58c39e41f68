"""Where each application stands, at 2026-12-04 12:00 in New York, a Friday."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pytest

from followup_ics.planning.plan_file import PlannedSearch, plan_source
from followup_ics.reports.status import list_statuses, status_to_json
from followup_ics.reports.status_table import render_statuses, tell_contact, tell_next, tell_state

NOW = dt.datetime(2026, 12, 4, 17, tzinfo=dt.UTC)
TODAY = dt.date(2026, 12, 4)
TOP = "timezone: America/New_York\nholidays: US\ninterviews:\n"


def plan_text(interviews: str) -> PlannedSearch:
    return plan_source((TOP + interviews).encode(), name="search.yaml")


A = "- {company: Acme, when: 2026-12-01 10:00"

# the interviews of one application, where it stands, the last contact, the next step or why there is none, why
ROWS = [
    (
        f"{A}, hear_by: 2026-12-09}}",
        "waiting for their word until Wed 9 Dec",
        "interview, Tue 1 Dec",
        "Say thank you, overdue since Tue 1 Dec",
        "what is overdue comes first",
    ),
    (
        f"{A}, updates: [{{on: 2026-12-02, sent: thank-you}}]}}",
        "waiting for their word",
        "thank-you, Wed 2 Dec",
        "Ask about the decision, Thu 10 Dec",
        "no promise",
    ),
    (
        f"{A}, hear_by: 2026-12-03, updates: [{{on: 2026-12-01, sent: thank-you}}]}}",
        "waiting for their word, which was due by Thu 3 Dec",
        "thank-you, Tue 1 Dec",
        "Ask about the decision, Mon 7 Dec",
        "the promised day has passed, the grace has not",
    ),
    (
        (
            f"{A}, updates: [{{on: 2026-12-01, sent: thank-you}}]}}\n"
            "- {company: Acme, when: 2026-12-15 10:00, booked: 2026-12-03}"
        ),
        "interview on Tue 15 Dec",
        "thank-you, Tue 1 Dec",
        "Say thank you, Tue 15 Dec",
        "a round to come",
    ),
    (
        (
            f"{A}, updates: [{{on: 2026-12-01, sent: thank-you}}, "
            "{on: 2026-12-03, outcome: offer, answer_by: 2026-12-11}]}"
        ),
        "offer to answer by Fri 11 Dec",
        "conversation, Thu 3 Dec",
        "Answer the offer, Thu 10 Dec",
        "an offer",
    ),
    (
        (
            f"{A}, updates: [{{on: 2026-12-01, sent: thank-you}}, {{on: 2026-12-02, outcome: offer, "
            "answer_by: 2026-12-11}, {on: 2026-12-03, answer_by: 2026-12-18}]}"
        ),
        "offer to answer by Fri 18 Dec",
        "conversation, Thu 3 Dec",
        "Answer the offer, Thu 17 Dec",
        "more time for it",
    ),
    (
        f"{A}, updates: [{{on: 2026-12-03, outcome: rejected}}, {{on: 2026-12-04, sent: thank-you-anyway}}]}}",
        "closed: rejected on Thu 3 Dec",
        "thank-you-anyway, Fri 4 Dec",
        "none: closed",
        "an end",
    ),
    (
        f"{A}, updates: [{{on: 2026-12-02, outcome: offer}}, {{on: 2026-12-02, outcome: declined}}]}}",
        "closed: declined on Wed 2 Dec",
        "conversation, Wed 2 Dec",
        "none: closed",
        "an end on the day of the offer",
    ),
    (
        f"{A}, updates: [{{on: 2026-12-01, sent: thank-you}}, {{on: 2026-12-03, signal: stop}}]}}",
        "waiting for their word",
        "conversation, Thu 3 Dec",
        "none: they will get in touch",
        "they asked for silence",
    ),
    (
        (
            f"{A}, updates: [{{on: 2026-12-01, sent: thank-you}}, {{on: 2026-12-02, sent: decision-date}}, "
            "{on: 2026-12-03, signal: no-reply}]}"
        ),
        "waiting for their word",
        "decision-date, Wed 2 Dec",
        "none: your last message was not answered",
        "no answer",
    ),
    (
        "- {company: Acme, when: 2026-12-08 10:00, cancelled: 2026-12-03}",
        "interview called off",
        "cancelled, Thu 3 Dec",
        "Ask how things stand, Mon 14 Dec",
        "called off",
    ),
    (
        (
            "- {company: Acme, when: 2026-12-08 10:00, cancelled: 2026-12-02, updates: "
            "[{on: 2026-12-02, hear_by: 2026-12-10}, {on: 2026-12-03, sent: other}]}"
        ),
        "interview called off, their word is to come by Thu 10 Dec",
        "other, Thu 3 Dec",
        "Ask about the decision, Mon 14 Dec",
        "called off, with a promise",
    ),
    (
        "- {company: Acme, when: 2026-11-10, hear_by: 2026-11-13, updates: [{on: 2026-11-20, signal: keep-posted}]}",
        "waiting for their word",
        "conversation, Fri 20 Nov",
        "Keep in touch, Tue 8 Dec",
        "what they promised is overtaken by what they said since",
    ),
    (
        "- {company: Acme, when: 2026-12-08 10:00}",
        "interview on Tue 8 Dec",
        "none yet",
        "Say thank you, Tue 8 Dec",
        "nothing but an interview to come",
    ),
    (
        (
            "- {company: Acme, when: 2026-11-24 10:00, updates: [{on: 2026-11-25, sent: thank-you}, "
            "{on: 2026-11-30, outcome: rejected}, {on: 2026-12-01, sent: thank-you-anyway}]}\n"
            "- {company: Acme, when: 2026-12-10 10:00, booked: 2026-12-03}"
        ),
        "interview on Thu 10 Dec",
        "thank-you-anyway, Tue 1 Dec",
        "Say thank you, Thu 10 Dec",
        "called back after all",
    ),
]


@pytest.mark.parametrize(("interviews", "state", "contact", "step", "why"), ROWS, ids=[row[4] for row in ROWS])
def test_where_an_application_stands(interviews, state, contact, step, why):
    planned = plan_text(interviews)
    (status,) = list_statuses(planned, now=NOW)
    told = (
        tell_state(status, today=TODAY),
        tell_contact(status, today=TODAY),
        tell_next(status, planned.job_search, today=TODAY),
    )
    assert told == (state, contact, step), why


SEVERAL = """\
- company: Zinc
  role: Analyst
  when: 2026-12-01 10:00
  hear_by: 2026-12-04
  updates: [{on: 2026-12-01, sent: thank-you}]
- {company: Birch, when: 2026-11-10 10:00, updates: [{on: 2026-11-12, outcome: rejected}]}
- {company: Acme, when: 2026-12-03 10:00}
- {company: Cobalt, when: 2026-11-17 10:00, signal: stop}
- {company: Zinc, role: Manager, when: 2026-12-16 10:00}
"""


def test_what_is_due_first_comes_first_and_what_is_closed_last():
    statuses = list_statuses(plan_text(SEVERAL), now=NOW)
    names = [(status.company, status.role) for status in statuses]
    assert names == [("Acme", None), ("Zinc", "Analyst"), ("Zinc", "Manager"), ("Cobalt", None), ("Birch", None)]


def test_closed_ones_are_folded_at_the_end():
    planned = plan_text(SEVERAL)
    statuses = list_statuses(planned, now=NOW)
    table = render_statuses(statuses, planned.job_search, now=NOW, width=160)
    assert table.splitlines()[0].split("  ")[0] == "Application"
    assert "Birch" not in table
    assert table.splitlines()[-1] == "1 closed (--all shows it)"
    assert "Birch" in render_statuses(statuses, planned.job_search, now=NOW, width=160, show_all=True)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_page(width):
    planned = plan_text(SEVERAL)
    table = render_statuses(list_statuses(planned, now=NOW), planned.job_search, now=NOW, width=width)
    assert max(map(len, table.splitlines())) <= width


@pytest.mark.parametrize(
    ("interviews", "words"),
    [
        ("[]", "There is no application yet."),
        (
            "\n- {company: Birch, when: 2026-11-10, updates: [{on: 2026-11-12, outcome: rejected}]}",
            "No application is open.",
        ),
    ],
)
def test_where_nothing_is_open(interviews, words):
    planned = plan_source((TOP.rstrip() + " " + interviews).encode(), name="search.yaml")
    assert words in render_statuses(list_statuses(planned, now=NOW), planned.job_search, now=NOW)


def test_accepted_elsewhere_is_why_there_is_nothing_left():
    planned = plan_text(
        "- {company: Acme, when: 2026-11-10 10:00, updates: [{on: 2026-12-02, outcome: accepted}]}\n"
        "- {company: Birch, when: 2026-11-12 10:00, signal: positive, updates: [{on: 2026-12-03, sent: withdraw}]}\n"
    )
    birch, acme = list_statuses(planned, now=NOW)
    assert (birch.company, birch.why_none, acme.why_none) == ("Birch", "accepted-elsewhere", "closed")


def test_the_form_for_programs():
    planned = plan_text(SEVERAL)
    rows: list[Mapping[str, Any]] = json.loads(
        json.dumps([status_to_json(each, planned.job_search) for each in list_statuses(planned, now=NOW)])
    )
    uid = next(each.uid for each in planned.follow_ups if each.interview.role == "Analyst" and not each.done)
    assert list(rows[1].items()) == [
        ("company", "Zinc"),
        ("role", "Analyst"),
        ("state", "waiting"),
        ("since", "2026-12-01"),
        ("last_contact", {"on": "2026-12-01", "kind": "thank-you"}),
        ("next", {"uid": uid, "kind": "decision-date", "on": "2026-12-08"}),
        ("why_none", None),
    ]
    assert list(rows[4].items()) == [
        ("company", "Birch"),
        ("role", None),
        ("state", "rejected"),
        ("since", "2026-11-12"),
        ("last_contact", {"on": "2026-11-12", "kind": "conversation"}),
        ("next", None),
        ("why_none", "closed"),
    ]
