"""In which interview it is written, and as what: what is «put in» and ⟦taken out⟧, every other byte as it was."""

import datetime as dt
import re

import pytest

from followup_ics.input.edit.log import LoggedEvent, Meant, log_event
from followup_ics.input.parse import Calendars
from followup_ics.model.errors import FollowUpError
from followup_ics.phrases.read import count_weekdays

CALENDARS = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
HEAD = "timezone: UTC\nholidays: none\ninterviews:\n"


def log(data: bytes, day: str, **event) -> bytes:
    meant = Meant(company="acme", when=event.pop("when", None))
    told = event.pop("told", {})
    on = dt.date.fromisoformat(f"2026-{day}")
    return log_event(data, name="f", meant=meant, event=LoggedEvent(on=on, told=told, **event), calendars=CALENDARS)


def before(marked: str) -> bytes:
    return (HEAD + re.sub("«[^»]*»|[⟦⟧]", "", marked)).encode()


def after(marked: str) -> bytes:
    return (HEAD + re.sub("⟦[^⟧]*⟧|[«»]", "", marked)).encode()


PAST = "  - {company: Acme, when: 2026-11-10}\n"
OTHER = "  - {company: Birch, when: 2026-11-25}\n"
CALLED_OFF = {"is_cancelled": True}
MOVED = {"moved_to": "2026-12-03  14:00"}

# the file, the day, what happened, why
LOGGED = [
    (
        f"{PAST}{OTHER}  - {{company: Acme, when: 2026-11-27 10:00«, cancelled: 2026-11-24»}} # second\n",
        "11-24",
        CALLED_OFF,
        "the next one to come",
    ),
    ("  - {company: Acme, when: 2026-11-24 10:00«, cancelled: 2026-11-24»}\n", "11-24", CALLED_OFF, "on its own day"),
    (
        (
            "  - {company: Acme, when: 2026-11-25, cancelled: 2026-11-20}\n"
            "  - {company: Acme, when: 2026-12-01«, cancelled: 2026-11-24»}\n"
        ),
        "11-24",
        CALLED_OFF,
        "not the one that is off already",
    ),
    (
        "  - {company: Acme, when: 2026-11-25}\n  - {company: Acme, when: 2026-12-01«, cancelled: 2026-11-24»}\n",
        "11-24",
        CALLED_OFF | {"when": "2026-12-01"},
        "the one that is named",
    ),
    (
        (
            "  - {company: Acme, when: 2026-11-25 10:00}\n"
            "  - {company: Acme, when: 2026-11-25 14:00«, cancelled: 2026-11-24»}\n"
        ),
        "11-24",
        CALLED_OFF | {"when": "2026-11-25 14:00"},
        "the one of two on that day",
    ),
    (
        (
            "  - company: Acme\n    when: 2026-11-27\n«    cancelled: 2026-11-24\n»«    updates:\n"
            "      - on: 2026-11-24\n        hear_by: next week\n»"
        ),
        "11-24",
        CALLED_OFF | {"told": {"hear_by": "next week", "note": None}},
        "what they said as they called it off",
    ),
    (
        f"{PAST}  - company: Acme\n    when: ⟦2026-11-27 10:00⟧«2026-12-03 14:00» # by mail\n    round: on-site\n",
        "11-24",
        MOVED,
        "another time; what stands around it stays",
    ),
    (
        "  - {company: Acme, when: ⟦2026-11-20⟧«2026-12-03 14:00», id: a}\n",
        "11-24",
        MOVED | {"when": "2026-11-20"},
        "one that has been, by its name",
    ),
    (
        "  - {company: Acme, when: 2026-12-01, booked: 2026-11-20«, updates: [{on: 2026-11-24, outcome: rejected}]»}\n",
        "11-24",
        {"told": {"outcome": "rejected"}},
        "an outcome before it takes place",
    ),
    (
        (
            "  - {company: Acme, when: 2026-11-10«, updates: [{on: 2026-11-24, outcome: rejected}]»}\n"
            "  - {company: Acme, when: 2026-12-01, booked: 2026-11-20}\n"
        ),
        "11-24",
        {"told": {"outcome": "rejected"}},
        "with the round that has been, where there is one",
    ),
    (
        "  - {company: Acme, when: 2026-12-01, cancelled: 2026-11-20«, updates: [{on: 2026-11-24, signal: stop}]»}\n",
        "11-24",
        {"told": {"signal": "stop"}},
        "with the one that was called off",
    ),
    (
        (
            "  - {company: Acme, when: 2026-11-10«, updates: [{on: 2026-11-24, sent: thank-you}]»}\n"
            "  - {company: Acme, when: 2026-11-17}\n"
        ),
        "11-24",
        {"told": {"sent": "thank-you"}, "when": "2026-11-10"},
        "with the round that is named",
    ),
    (
        (
            "  - {company: Acme, when: 2026-11-10«, updates: [{on: 2026-11-24, outcome: offer, "
            'answer_by: "by Friday, noon", said_by: Kim}]»}\n'
        ),
        "11-24",
        {"told": {"outcome": "offer", "answer_by": "by Friday, noon", "said_by": "Kim"}},
        "an offer, and whose",
    ),
]


@pytest.mark.parametrize(("marked", "day", "event", "why"), LOGGED, ids=[row[3] for row in LOGGED])
def test_what_happened_is_written_where_it_belongs(marked, day, event, why):
    assert log(before(marked), day, **event) == after(marked), why


COMING = "  - {company: Acme, when: 2026-11-27 10:00}\n"
CANCELLED_COMING = "  - {company: Acme, role: Cook, when: 2026-11-27 10:00, cancelled: 2026-11-20}\n"
REFUSED = [
    (
        CANCELLED_COMING,
        "11-24",
        MOVED,
        "the interview at 'Acme' for 'Cook' on 2026-11-27 was cancelled on 2026-11-20; add the new one with",
        "cancelled, and with a new date",
    ),
    (
        PAST,
        "11-24",
        CALLED_OFF,
        "no interview at 'Acme' comes on 2026-11-24 or later; name its day with --when",
        "over",
    ),
    (PAST, "11-24", MOVED, "no interview at 'Acme' comes on 2026-11-24 or later; name its day with --when", "over"),
    (
        PAST + COMING,
        "11-24",
        CALLED_OFF | {"when": "2026-11-28"},
        "--when: no interview at 'Acme' is on 2026-11-28; there are '2026-11-10' and '2026-11-27'",
        "no such day",
    ),
    (COMING, "11-24", CALLED_OFF | {"when": "Friday"}, "--when: 'Friday' is no day (expected", "no date"),
    (
        "  - {company: Acme, when: 2026-11-27 10:00}\n  - {company: Acme, when: 2026-11-27 14:00}\n",
        "11-24",
        CALLED_OFF | {"when": "2026-11-27"},
        "--when: several interviews are on 2026-11-27; name the time as well, as '2026-11-27 10:00'",
        "which of them",
    ),
    (COMING, "11-24", MOVED | CALLED_OFF, "--moved-to stands alone", "either or"),
    (COMING, "11-24", MOVED | {"told": {"note": "x"}}, "--moved-to stands alone", "nothing else with it"),
    (COMING, "11-24", {"moved_to": "tomorrow"}, "--moved-to: 'tomorrow' is no day (expected", "no date"),
    (
        COMING.replace("}", ", timezone: Europe/Berlin}"),
        "11-24",
        {"moved_to": "2027-03-28 02:30"},
        "--moved-to: 02:30 does not exist on 2027-03-28 in Europe/Berlin",
        "the clocks are put forward then",
    ),
    (COMING, "11-24", {"moved_to": "2026-11-27 10:00"}, "--moved-to: that is when it is already", "no change"),
    (
        "  - {company: Acme, when: 2026-11-27, cancelled: 2026-11-20}\n",
        "11-24",
        MOVED | {"when": "2026-11-27"},
        "that interview was cancelled on 2026-11-20; add the new one with 'add'",
        "another one",
    ),
    (
        COMING,
        "11-28",
        CALLED_OFF | {"when": "2026-11-27"},
        "--cancelled: 2026-11-28 is after the interview's own day",
        "over",
    ),
    (
        COMING,
        "11-24",
        {"told": {"outcome": "rejected"}},
        (
            "is on 2026-11-27, after 2026-11-24; an update comes on its day or later: give "
            "that day with --on, or write into the file when the interview was booked"
        ),
        "not known when it was booked",
    ),
    (
        COMING.replace("}", ", booked: 2026-11-20}"),
        "11-24",
        {"told": {"signal": "positive"}},
        "give that day with --on",
        "said by nobody yet",
    ),
    (
        COMING,
        "11-24",
        {"told": {"said_by": "Kim"}},
        "nothing to record; say what happened with one of --hear-by",
        "what?",
    ),
    (COMING, "11-24", {}, "--note, --cancelled, --moved-to", "nothing"),
]


@pytest.mark.parametrize(("text", "day", "event", "message", "why"), REFUSED)
def test_what_is_not_plain_is_not_written(text, day, event, message, why):
    with pytest.raises(FollowUpError) as caught:
        log(before(text), day, **event)
    assert message in str(caught.value), why
