"""Other values in an entry of a file: what is «put in» and ⟦taken out⟧, every other byte as it was."""

import re

import pytest
from places import SAMPLES

from followup_ics.input.edit import write
from followup_ics.input.edit.changes import change_interview
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FollowUpError
from followup_ics.phrases.read import count_weekdays

CALENDARS = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
HEAD = "timezone: UTC\nholidays: none\ninterviews:\n"


def change(data: bytes, values: dict[str, object], number: int = 0) -> bytes:
    return change_interview(data, name="f", number=number, values=values, calendars=CALENDARS)


def before(marked: str) -> bytes:
    return re.sub("«[^»]*»|[⟦⟧]", "", marked).encode()


def after(marked: str) -> bytes:
    return re.sub("⟦[^⟧]*⟧|[«»]", "", marked).encode()


MOVED = {"when": "2026-12-03 14:00"}
A, B = "  - company: A\n    when: 2026-11-24\n", "  - company: B\n    when: 2026-11-25\n"
CHANGES = [
    ("  - company: A\n    when: ⟦2026-11-24⟧«2026-12-03 14:00» # moved\n    note: x\n", MOVED, "a comment after it"),
    ('  - when: ⟦"2026-11-24"⟧«2026-12-03 14:00»\n    company: A\n', MOVED, "quotes, the first key"),
    ("  - {company: A, when: ⟦2026-11-24⟧«2026-12-03 14:00», note: x}\n", MOVED, "between braces"),
    ("  - company: A\n    when: ⟦2026-11-24⟧«2026-12-03 14:00»", MOVED, "no line break at the end"),
    ("  - company: A\n    when:\n      ⟦2026-11-24⟧«2026-12-03 14:00»\n    note: x\n", MOVED, "a line of its own"),
    ("  - company: A\r\n    when: ⟦2026-11-24⟧«2026-12-03 14:00»\r\n    note: x\r\n", MOVED, "Windows' line breaks"),
    (
        f"{A}«    cancelled: 2026-11-20\n»    note: x\n",
        {"cancelled": "2026-11-20"},
        "a new key stands where keys stand",
    ),
    (
        f"{A}    booked:« 2026-11-20»\n    note: x\n",
        {"booked": "2026-11-20"},
        "a key without a value",
    ),
    (
        f"{A}«    place: x\n»    # ask Dana\n    updates:\n      - on: 2026-11-25\n        note: y\n",
        {"place": "x"},
        "before the updates",
    ),
    (
        f"{A}«    place: x\n»    note: |\n      two\n\n      lines\n\n{B}",
        {"place": "x"},
        "an interview after it",
    ),
    (
        f"{A}    note: |\n      two\n\n      lines\n«    id: x\n»\n{B}",
        {"id": "x"},
        "after a text of several lines",
    ),
    ("  - {company: A, when: 2026-11-24«, place: x, id: y»}\n", {"place": "x", "id": "y"}, "two keys between braces"),
    (
        f"{A}⟦    cancelled: 2026-11-20 # no longer\n⟧    note: x\n",
        {"cancelled": None},
        "a key goes with its line",
    ),
    ("  - {company: A⟦, role: b⟧, when: 2026-11-24}\n", {"role": None}, "a key between braces goes"),
    ("  - role: ⟦b⟧«~»\n    company: A\n    when: 2026-11-24\n", {"role": None}, "the first key stays, and is empty"),
    (f"{A}", {"place": None}, "what is not there cannot go"),
    (
        f"{A}    interviewers:\n⟦      - Dana Lee\n⟧«      - Omar <o@a.example>\n      - Li\n»    note: x\n",
        {"interviewers": ("Omar <o@a.example>", "Li")},
        "a list line by line stays one",
    ),
    (
        f"{A}    interviewers: ⟦[Dana Lee]⟧«[Li]» # who\n",
        {"interviewers": ("Li",)},
        "a list in brackets stays one",
    ),
    (
        '  - company: A\n    when: 2026-11-24\n    invitation: ⟦{uid: a, sequence: 0}⟧«{uid: "a,b", sequence: 1}»\n',
        {"invitation": {"uid": "a,b", "sequence": "1"}},
        "keys of its own",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "values", "why"), CHANGES, ids=[row[2] for row in CHANGES])
def test_other_values_and_every_other_byte_as_it_was(marked, values, why):
    head = HEAD.replace("\n", "\r\n") if "\r" in marked else HEAD
    text = head + marked

    assert change(before(text), values) == after(text), why


def test_a_file_that_is_json_stays_json():
    data = b'{"timezone": "UTC", "holidays": "none", "interviews": [{"company": "A", "when": "2026-11-24"}]}'

    assert change(data, {"when": "2026-11-25", "place": "x"}) == data.replace(
        b'"2026-11-24"', b'"2026-11-25", "place": "x"'
    )


def test_a_mark_at_the_start_stays():
    data = b"\xef\xbb\xbf" + before(HEAD + "  - {company: A, when: 2026-11-24}\n")

    assert change(data, {"when": "2026-11-25"}) == data.replace(b"-24", b"-25")


def test_every_interview_of_the_samples_can_be_changed():
    values = {"when": "2026-11-30 11:00", "place": "5 Main St", "length": "45m", "id": "one-of-them"}
    for name in ("search.yaml", "full.yaml", "thanksgiving.yaml"):
        data = SAMPLES.joinpath(name).read_bytes()
        interviews = parse_job_search(scan_source(data, name=name), calendars=CALENDARS).interviews
        for number, interview in enumerate(interviews):
            if interview.updates or interview.booked_on:
                continue
            changed = change(data, values, number)
            found = parse_job_search(scan_source(changed, name=name), calendars=CALENDARS).interviews[number]
            assert (found.place, found.id, str(found.on)) == ("5 Main St", "one-of-them", "2026-11-30")


REFUSED = [
    ({"when": "2026-11-31"}, "--when: '2026-11-31' does not exist", "a day that there is not"),
    ({"cancelled": "2026-12-31"}, "--cancelled: 2026-12-31 is after", "called off after it took place"),
    ({"interviewers": ("a <b",)}, "--interviewers: 'a <b' cannot be read", "no person"),
]


@pytest.mark.parametrize(("values", "why", "what"), REFUSED, ids=[row[2] for row in REFUSED])
def test_a_wrong_value_is_told_by_its_option(values, why, what):
    with pytest.raises(FollowUpError) as caught:
        change(before(HEAD + "  - {company: A, when: 2026-11-24}\n"), values)
    assert str(caught.value).startswith(why)


def test_what_does_not_mean_what_was_said_is_not_written(monkeypatch):
    monkeypatch.setattr(write, "set_values", lambda *_: ())
    with pytest.raises(FollowUpError, match=r"laid out in an unusual way.*yourself: \{when: 2026-11-25\}"):
        change(before(HEAD + "  - {company: A, when: 2026-11-24}\n"), {"when": "2026-11-25"})
