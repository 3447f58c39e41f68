import datetime as dt
import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from places import SAMPLES

from followup_ics.input.edit import write
from followup_ics.input.edit.changes import add_interview
from followup_ics.input.edit.choose import choose_past, find_rounds
from followup_ics.input.edit.log import LoggedEvent, Meant, log_event
from followup_ics.input.edit.write_yaml import render_block_entry, render_flow_entry, render_value
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import Sequence, scan_source
from followup_ics.model.errors import FollowUpError, InputError
from followup_ics.model.search import JobSearch
from followup_ics.phrases.read import count_weekdays

HEAD = "timezone: UTC\nholidays: none\n"
DAY = dt.date(2026, 11, 26)


def find_code_problem(code: str) -> str | None:
    return None if code in {"US-NY", "DE-BE", "JP", "IL", "GB-ENG"} else f"unknown code '{code}'"


CALENDARS = Calendars(find_code_problem, lambda job_search, codes: count_weekdays)


def parse(data: bytes) -> JobSearch:
    return parse_job_search(scan_source(data, name="f"), calendars=CALENDARS)


def log(data: bytes, company: str = "acme", role: str | None = None, **told) -> bytes:
    told = told or {"sent": "thank-you"}
    on = told.pop("on", DAY)
    event = LoggedEvent(on=on, told=told)
    return log_event(data, name="f", meant=Meant(company, role), event=event, calendars=CALENDARS)


def add(data: bytes, **told) -> bytes:
    told = {"company": "Birch", "when": "2026-12-01 09:30"} | told
    return add_interview(data, name="f", told=told, calendars=CALENDARS)


def tell(record, data: str, **told) -> str:
    """Return what is said when an edit is refused."""
    with pytest.raises(FollowUpError) as caught:
        record(data.encode(), **told)
    return str(caught.value)


def before(marked: str) -> bytes:
    """Return a file before its edit: what is «put in» is not there yet, what is ⟦taken out⟧ still is."""
    return re.sub("«[^»]*»|[⟦⟧]", "", marked).encode()


def after(marked: str) -> bytes:
    return re.sub("⟦[^⟧]*⟧|[«»]", "", marked).encode()


# A file with what is put in between « and », and what is taken out between ⟦ and ⟧; why it is put there.
LOGGED_IN_BLOCKS = [
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24«
    updates:
      - on: 2026-11-26
        sent: thank-you»
""",
        "the first update comes below the interview's other keys",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24«
    updates:
      - on: 2026-11-26
        sent: thank-you»""",
        "the file does not end with a line's end, before or after",
    ),
    (
        """\
interviews:
  - company: Acme     # they build arms
    when: 2026-11-24  # in the rain
    # she was kind
    # updates:
    #   - on: …«
    updates:
      - on: 2026-11-26
        sent: thank-you»

  # and now to something else
  - company: Birch
    when: 2026-11-24
""",
        "comments at the interview's own depth stay with it, others go with what comes next",
    ),
    (
        """\
interviews:
- company: Acme
  when: 2026-11-24«
  updates:
  - on: 2026-11-26
    sent: thank-you»
# Birch
- company: Birch
  when: 2026-11-24
""",
        "lists as far left as their keys stay so",
    ),
    (
        """\
interviews:
    -   company: Acme
        when: 2026-11-24«
        updates:
            -   on: 2026-11-26
                sent: thank-you»
""",
        "four spaces stay four",
    ),
    (
        """\
interviews:
  - company: Birch
    when: 2026-11-24
    updates:
    -  on: 2026-11-25
       signal: stop
  - company: Acme
    when: 2026-11-24«
    updates:
    -  on: 2026-11-26
       sent: thank-you»
""",
        "another interview's updates show how they are indented",
    ),
    (
        """\
interviews:
  -
    company: Acme
    when: 2026-11-24«
    updates:
      - on: 2026-11-26
        sent: thank-you»
  -
    company: Birch
    when: 2026-11-24
""",
        "a dash may have a line of its own",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:
      - on: 2026-11-25
        signal: positive   # very«
      - on: 2026-11-26
        sent: thank-you»
      # the end
    note: mine
""",
        "a further update comes after the others, though not at the interview's end",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:
      - on: 2026-11-24
        signal: positive
      - on: 2026-11-26
        note: first«
      - on: 2026-11-26
        sent: thank-you»
      - on: 2026-11-27
        signal: keep-posted
""",
        "days that are in order stay in order, the same day's earlier entry first",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:
      - on: 2026-11-24
        signal: positive
      - on: 2026-11-28
        note: first
      - on: 2026-11-25
        note: second«
      - on: 2026-11-26
        sent: thank-you»
""",
        "days that are in no order get the new one last",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:  # newest last«
      - on: 2026-11-26
        sent: thank-you»
      # the day after
      - on: 2026-11-27
        signal: positive
""",
        "before the first, whose comment stays with it",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:
      - {on: 2026-11-25, signal: positive}«
      - {on: 2026-11-26, sent: thank-you}»
    note: mine
""",
        "an update in braces is followed by one in braces",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:
      - on: 2026-11-24
        signal: positive

      - on: 2026-11-25
        note: a blank line between updates«

      - on: 2026-11-26
        sent: thank-you»

  - company: Birch
    when: 2026-11-24
""",
        "blank lines between entries are kept up",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:   # none yet«
      - on: 2026-11-26
        sent: thank-you»
    note: mine
""",
        "a key without a value gets one",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:⟦ ~⟧ # none yet«
      - on: 2026-11-26
        sent: thank-you»
""",
        "a sign for nothing gives way",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:⟦ null⟧«
      - on: 2026-11-26
        sent: thank-you»
""",
        "so does another",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates:⟦ ''⟧«
      - on: 2026-11-26
        sent: thank-you»
""",
        "and quotes with nothing in them",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates: [«{on: 2026-11-26, sent: thank-you}»] # none yet
""",
        "an empty list is filled where it is",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    note: |
      One thing.

      # Another.«
    updates:
      - on: 2026-11-26
        sent: thank-you»

  # next
  - company: Birch
    when: 2026-11-24
""",
        "a note of several lines ends where its text does",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    note: |+  # all of it
      One thing.

«
    updates:
      - on: 2026-11-26
        sent: thank-you»
  - company: Birch
    when: 2026-11-24
""",
        "a note that keeps its blank lines keeps them",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    hear_by: by
      Friday  # this one«
    updates:
      - on: 2026-11-26
        sent: thank-you»
""",
        "a text may go on on the next line",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    interviewers:
      - Dana
      # and somebody else«
    updates:
      - on: 2026-11-26
        sent: thank-you»
""",
        "a list may come last",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    note:«
    updates:
      - on: 2026-11-26
        sent: thank-you»
""",
        "nothing may come last",
    ),
    (
        """\
---
interviews:
  - "company": Acme
    'when': 2026-11-24
    "updates":
      - "on": 2026-11-25
        signal: positive«
      - on: 2026-11-26
        sent: thank-you»
...
""",
        "keys may have quotes, and the document its marks",
    ),
]
LOGGED_IN_BRACKETS = [
    (
        "interviews: [{company: Acme, when: 2026-11-24«, updates: [{on: 2026-11-26, sent: thank-you}]»}]\n",
        "all in brackets",
    ),
    (
        "interviews:\n- {company: Acme, when: 2026-11-24«, updates: [{on: 2026-11-26, sent: thank-you}]»,} # x\n",
        "a last comma stays last",
    ),
    (
        "interviews:\n- {company: Acme, when: 2026-11-24, note«, updates: [{on: 2026-11-26, sent: thank-you}]»}\n",
        "a last key without a value",
    ),
    (
        "interviews:\n- { when: 2026-11-24, company: 'Acme'«, updates: [{on: 2026-11-26, sent: thank-you}]» }\n",
        "a space before the brace stays there",
    ),
    (
        """\
interviews:
  - {company: Acme,
     when: 2026-11-24«,
     updates: [{on: 2026-11-26, sent: thank-you}]»}
""",
        "keys on lines of their own",
    ),
    (
        """\
interviews:
  - {
      company: Acme,
      when: 2026-11-24«,»  # in the rain«
      updates: [{on: 2026-11-26, sent: thank-you}]»
    }
""",
        "a comment stays on its line",
    ),
    (
        """\
interviews:
  - {
      company: Acme,
      when: 2026-11-24,  # in the rain«
      updates: [{on: 2026-11-26, sent: thank-you}],»
      # and more
    }
""",
        "a comment after a last comma, too",
    ),
    (
        """\
interviews:
- {company: Acme, when: 2026-11-24, updates: [{on: 2026-11-24, note: a}«, {on: 2026-11-26, sent: thank-you}»,
   {on: 2026-11-27, note: b}]}
""",
        "days in order",
    ),
    (
        """\
interviews:
- {company: Acme, when: 2026-11-24, updates: [«{on: 2026-11-26, sent: thank-you}, »{on: 2026-11-27, note: b}]}
""",
        "before the first",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates: [
      «{on: 2026-11-26, sent: thank-you},
      »{on: 2026-11-27, note: b},
    ]
""",
        "before the first, which has a line of its own",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    updates: [
      {on: 2026-11-24, note: a},  # that day«
      {on: 2026-11-26, sent: thank-you},»
      {on: 2026-11-27, note: b}
    ]
""",
        "between two",
    ),
    (
        "interviews: [{company: Acme, when: 2026-11-24, updates: [«{on: 2026-11-26, sent: thank-you}»]}]\n",
        "an empty list",
    ),
    (
        "interviews: [{company: Acme, updates:« [{on: 2026-11-26, sent: thank-you}]» , when: 2026-11-24}]\n",
        "a key without a value",
    ),
    (
        "interviews: [{company: Acme, when: 2026-11-24, updates«: [{on: 2026-11-26, sent: thank-you}]»}]\n",
        "a key without even a colon",
    ),
    (
        "interviews: [{company: Acme, updates: ⟦~⟧«[{on: 2026-11-26, sent: thank-you}]», when: 2026-11-24}]\n",
        "a sign for nothing",
    ),
    (
        """\
interviews:
  [{"company": "Acme", "when": "2026-11-24"«, "updates": [{"on": "2026-11-26", "sent": "thank-you"}]»}]
""",
        "JSON stays JSON",
    ),
]


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("marked", "why"), [*LOGGED_IN_BLOCKS, *LOGGED_IN_BRACKETS], ids=lambda value: value[-30:])
def test_log(marked: str, why: str, newline: str, mark: str) -> None:
    head = HEAD if not marked.startswith("---") else ""
    marked = mark + (head + marked if head else marked.replace("---\n", "---\n" + HEAD)).replace("\n", newline)
    assert log(before(marked)) == after(marked), why


ADDED = [
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24
    # kind people«
  - company: Birch
    when: 2026-12-01 09:30»

  # - company: an idea for later
""",
        "after the last, before what is not its own",
    ),
    (
        """\
interviews:
  - company: Acme
    when: 2026-11-24

  - company: Copper
    when: 2026-11-24
    updates:
      - on: 2026-11-25
        signal: stop«

  - company: Birch
    when: 2026-12-01 09:30»
timing: {grace: 2}
""",
        "blank lines between interviews are kept up; other keys may follow",
    ),
    (
        """\
interviews:
- {company: Acme, when: 2026-11-24}«
- {company: Birch, when: 2026-12-01 09:30}»""",
        "an interview in braces is followed by one in braces",
    ),
    ("interviews: [«{company: Birch, when: 2026-12-01 09:30}»]\n", "an empty list is filled where it is"),
    ("interviews: [«{company: Birch, when: 2026-12-01 09:30}» # none\n]\n", "an empty list with a comment in it"),
    (
        "interviews: [{company: Acme, when: 2026-11-24}«, {company: Birch, when: 2026-12-01 09:30}»]\n",
        "a list in brackets",
    ),
    ("interviews:  # none yet«\n  - company: Birch\n    when: 2026-12-01 09:30»\n", "no value"),
    ("interviews:⟦ ~⟧«\n  - company: Birch\n    when: 2026-12-01 09:30»\n", "a sign for nothing"),
    ("# mine«\ninterviews:\n  - company: Birch\n    when: 2026-12-01 09:30»\n", "no key"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("marked", "why"), ADDED)
def test_add(marked: str, why: str, newline: str) -> None:
    marked = (HEAD + marked).replace("\n", newline)
    assert add(before(marked)) == after(marked), why


def test_a_file_all_in_braces() -> None:
    data = b"{timezone: UTC, holidays: none}"
    data = add(data)
    assert data == b"{timezone: UTC, holidays: none, interviews: [{company: Birch, when: 2026-12-01 09:30}]}"


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_stays_json(indent: int | str | None) -> None:
    interviews = [{"company": "Acme", "when": "2026-11-24"}, {"company": "Oak", "when": "2026-11-24"}]
    data = {"timezone": "UTC", "holidays": "none", "interviews": interviews}
    edited = json.dumps(data, indent=indent).encode()
    for company in ("acme", "oak"):
        for note in ('a "b"\nc', "\\"):
            edited = log(edited, company, note=note)
    for interview in interviews:
        interview["updates"] = [{"on": "2026-11-26", "note": note} for note in ('a "b"\nc', "\\")]
    interviews.append({"company": "Birch", "when": "2026-12-01 09:30", "interviewers": ["Dana", "Omar"]})
    assert json.loads(add(edited, interviewers=("Dana", "Omar"))) == data


def test_every_key_is_written_in_the_readmes_order() -> None:
    data = add(
        f"{HEAD}interviews:\n- company: Acme\n  when: 2026-11-24\n".encode(),
        note="Café.\nAsk: pay?",
        id="birch",
        link="https://birch.example/?job=1",
        check_in="on Friday",
        hear_by="by Monday",
        signal="positive",
        booked="2026-11-20",
        holidays=("US-NY",),
        timezone="America/New_York",
        round="panel",
        interviewers=("Dana Lee <dana@birch.example>", "Omar [CTO]"),
        length="45m",
        role="Analyst: data",
    )
    assert data.decode().partition("24\n")[2] == (
        """\
- company: Birch
  when: 2026-12-01 09:30
  role: "Analyst: data"
  length: 45m
  interviewers: [Dana Lee <dana@birch.example>, "Omar [CTO]"]
  round: panel
  timezone: America/New_York
  holidays: US-NY
  booked: 2026-11-20
  hear_by: by Monday
  check_in: on Friday
  signal: positive
  link: https://birch.example/?job=1
  note: |
    Café.
    Ask: pay?
  id: birch
"""
    )


# a text, how it is written on a line of its own, how between brackets (None where the same)
VALUES = [
    ("by Friday", "by Friday", None),
    ("2026-11-24 10:00", "2026-11-24 10:00", None),
    ("if you don't hear, ask", "if you don't hear, ask", '"if you don\'t hear, ask"'),
    ("[sic]", '"[sic]"', None),
    ("a {b}", "a {b}", '"a {b}"'),
    ("why?", "why?", '"why?"'),
    ("keen: yes", '"keen: yes"', None),
    ("keen:", '"keen:"', None),
    ("https://acme.example", "https://acme.example", None),
    ("C# and C#", "C# and C#", None),
    ("number #1", '"number #1"', None),
    ("#1", '"#1"', None),
    ("- no", '"- no"', None),
    ("*", '"*"', None),
    ("@dana", '"@dana"', None),
    ('"quoted"', '"\\"quoted\\""', None),
    ('say "hi"', 'say "hi"', None),
    (r"C:\new", r"C:\new", None),
    (r"'C:\new'", "\"'C:\\\\new'\"", None),
    ("~", '"~"', None),
    ("null", '"null"', None),
    ("NO", "NO", None),
    ("", '""', None),
    ("two\nlines", '"two\\nlines"', None),
    ("\ufeffmark", '"\\uFEFFmark"', None),
    ("株式会社 👩🏽‍💻", "株式会社 👩🏽‍💻", None),
]


@pytest.mark.parametrize(("text", "in_block", "in_flow"), VALUES)
def test_quotes_only_where_yaml_asks_for_them(text: str, in_block: str, in_flow: str | None) -> None:
    assert render_value(text, in_flow=False) == in_block
    assert render_value(text, in_flow=True) == (in_flow or in_block)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(list("\n -:#,[]{}'\"\\")), max_size=30))
@example(" first line\nfurther left")
@example("a bell\n\x07")
def test_what_is_written_is_what_is_read(text: str) -> None:
    fields = (("b", text), ("c", "d"))
    for written in (render_flow_entry(fields), "\n".join(["", *render_block_entry(fields, column=1, gap=3)])):
        value = scan_source(f"a: {written}".encode(), name="f").entries[0].value
        entry = value.items[0] if isinstance(value, Sequence) else value
        assert [each.value.text for each in entry.entries] in ([text, "d"], [f"{text}\n", "d"])


ACME = f"{HEAD}interviews:\n  - company: Acme\n    when: 2026-11-24\n"

# what is logged, what is said
REFUSED_UPDATES = [
    ({"hear_by": "soon"}, "--hear-by: no date in 'soon'"),
    ({"hear_by": "2026-11-20"}, "--hear-by: "),
    ({"check_in": "when Sarah is back"}, "--check-in: "),
    ({"sent": "thankyou"}, "--sent: unknown kind 'thankyou' (did you mean 'thank-you'?)"),
    ({"signal": "good", "outcome": "hired"}, "--outcome: unknown outcome 'hired' ("),
    ({"signal": "good", "outcome": "hired"}, "\n--signal: unknown signal 'good' ("),
    ({"note": " \n"}, "--note: is empty (say something, or leave it out)"),
    ({"note": "\x1b[31m"}, "--note: '\\x1b[31m' holds U+001B (escape)"),
    ({"hear_by": "by\nFriday"}, "--hear-by: 'by\\nFriday' has several lines"),
    ({"hear_by": "\udce9"}, "--hear-by: '\\xe9' holds U+DCE9"),
    ({"on": DAY}, "nothing to record; say what happened with one of --hear-by, --check-in, --signal, --outcome"),
    ({"sent": "thank-you", "on": dt.date(2026, 11, 20)}, "the first interview at 'Acme' is on 2026-11-24, after 2026"),
]


@pytest.mark.parametrize(("told", "said"), REFUSED_UPDATES)
def test_an_update_that_is_wrong_is_told_by_its_option(told: dict[str, str], said: str) -> None:
    assert said in tell(log, ACME, **told)


REFUSED_INTERVIEWS = [
    ({"when": "tomorrow"}, "--when: 'tomorrow' is no day (expected '2026-11-24 10:00'"),
    ({"company": ""}, "--company: is empty"),
    ({"interviewers": ("Dana", "")}, "--interviewers: is empty"),
    ({"interviewers": ("Dana", "<x>")}, "--interviewers: '"),
    ({"timezone": "EST"}, "--timezone: "),
    ({"holidays": ("US-NY", "US-NZ")}, "--holidays: unknown code 'US-NZ'"),
    ({"company": "ACME", "when": "2026-11-24"}, "--when: the same company, role and time as on line 5"),
]


@pytest.mark.parametrize(("told", "said"), REFUSED_INTERVIEWS)
def test_an_interview_that_is_wrong_is_told_by_its_option(told: dict[str, str], said: str) -> None:
    assert said in tell(add, ACME, **told)


def test_a_file_that_is_wrong_already_is_told_as_ever() -> None:
    for record in (log, add):
        with pytest.raises(InputError) as caught:
            record(f"{HEAD}interviews:\n  - company: Acme\n".encode())
        assert str(caught.value).startswith("f:4:5: interviews[0] (Acme): missing key 'when'")


def test_a_second_outcome_is_refused_whichever_comes_first() -> None:
    once = log(ACME.encode(), outcome="rejected").decode()
    assert tell(log, once, outcome="withdrawn").startswith("--outcome: a second outcome; the first is on line 8")
    assert tell(log, once, outcome="offer", on=dt.date(2026, 11, 27)).startswith("--outcome: a second outcome; ")
    assert (
        tell(log, once, outcome="declined", on=dt.date(2026, 11, 25))
        == "this does not go with f:8:18: a second outcome"
    )


def test_a_list_that_is_full() -> None:
    full = ACME + "    updates:\n" + "      - {on: 2026-11-25, sent: other}\n" * 200
    assert "one entry too many: a list may have 200 here" in tell(log, full)


def test_a_layout_that_takes_no_entry_is_left_alone() -> None:
    told = tell(log, ACME + "    ? updates\n    : - on: 2026-11-27\n        note: x\n")
    assert told.startswith("f: nothing was written (")
    assert told.endswith("write interviews[0].updates[0] yourself: {on: 2026-11-26, sent: thank-you}")


def test_what_does_not_mean_what_was_said_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "add_entry", lambda *_: ())
    assert tell(log, ACME).startswith("f: nothing was written (the lines there are laid out in an unusual way); write")


def test_a_note_may_come_from_windows() -> None:
    assert log(ACME.encode(), note="one\r\ntwo\r\n").endswith(b"        note: |\n          one\n          two\n")


COMPANIES = """\
timezone: UTC
holidays: none
interviews:
  - {company: Acme Robotics, role: Engineer, when: 2026-11-10}
  - {company: ACME  robotics, role: engineer, when: 2026-11-24 15:00, round: talk}
  - {company: Acme Robotics, role: Engineer, when: 2026-11-24 09:00, round: panel}
  - {company: Acme Robotics, role: Engineer, when: 2026-12-24, round: last}
  - {company: Acorn, when: 2026-11-10}
  - {company: Oak, when: 2026-11-10}
  - {company: Oak & Sons, role: Data engineer, when: 2026-11-10}
  - {company: Oak & Sons, role: Data analyst, when: 2026-11-12}
  - {company: Oak & Sons, when: 2026-11-14}
"""

# company, role, day in November, which interview is meant
CHOSEN = [
    ("acme", None, 10, 0, "on its day"),
    ("robot", "eng", 23, 0, "the panel is still to come"),
    ("ACME   ROBOTICS", None, 24, 1, "the later of two on one day; spacing and case do not count"),
    ("cor", None, 30, 4, "a part of a name"),
    ("oak", None, 30, 5, "a whole name goes before a part of another"),
    ("sons", "analyst", 30, 7, "a part of the role"),
    ("sons", "", 30, 8, "the one that names no role"),
]


@pytest.mark.parametrize(("company", "role", "day", "place", "why"), CHOSEN)
def test_choose(company: str, role: str | None, day: int, place: int, why: str) -> None:
    interviews = parse(COMPANIES.encode()).interviews
    rounds = find_rounds(interviews, company=company, role=role)
    assert choose_past(interviews, rounds, dt.date(2026, 11, day), may_be_early=False) == place, why


NOT_CHOSEN = [
    ("ac", None, 30, "'ac' could be 'Acme Robotics' or 'Acorn'; write more of it"),
    (
        "sons",
        "role",
        30,
        "no role at 'Oak & Sons' has 'role' in its name (expected 'Data engineer', 'Data analyst' or (no role))",
    ),
    ("acmee", None, 30, "no company has 'acmee' in its name (did you mean 'Acme Robotics'?)"),
    ("xyz", None, 30, "no company has 'xyz' in its name (expected 'Acme Robotics', 'Acorn', 'Oak' or 'Oak & Sons')"),
    (" ", None, 30, "the company is empty; write a part of its name"),
    (
        "sons",
        None,
        30,
        (
            "'Oak & Sons' is there for 'Data engineer', 'Data analyst' and (no role); "
            "say which with --role (--role '' for the one without)"
        ),
    ),
    ("sons", "data", 30, "'data' could be 'Data engineer' or 'Data analyst'; write more of --role"),
    ("acme", "chef", 30, "no role at 'Acme Robotics' has 'chef' in its name (expected 'Engineer')"),
    (
        "acme",
        None,
        9,
        (
            "the first interview at 'Acme Robotics' is on 2026-11-10, after 2026-11-09; "
            "an update comes on its day or later: give that day with --on, "
            "or write into the file when the interview was booked"
        ),
    ),
]


@pytest.mark.parametrize(("company", "role", "day", "said"), NOT_CHOSEN)
def test_nothing_is_chosen_by_guessing(company: str, role: str | None, day: int, said: str) -> None:
    assert tell(log, COMPANIES, company=company, role=role, on=dt.date(2026, 11, day), sent="other") == said


def test_of_many_names_a_few_are_listed() -> None:
    many = "".join(f"  - {{company: Oak {number}, when: 2026-11-24}}\n" for number in range(20))
    assert tell(log, f"{HEAD}interviews:\n{many}", company="oak").endswith(
        "'Oak 6', 'Oak 7' or 12 more; write more of it"
    )


def test_no_interviews_to_choose_from() -> None:
    assert tell(log, f"{HEAD}interviews: []") == "the file has no interviews yet; record the interview first"


@pytest.mark.parametrize("sample", ["search.yaml", "full.yaml"])
def test_the_samples_take_updates_and_interviews(sample: str) -> None:
    data = (SAMPLES / sample).read_bytes()
    for number, interview in enumerate(parse(data).interviews):
        told = {"company": interview.company, "role": interview.role or "", "on": interview.on, "sent": "other"}
        check_one_more_update(data, log(data, **told), number=number, on=interview.on)
    assert parse(add(data)).interviews[:-1] == parse(data).interviews


def check_one_more_update(old: bytes, new: bytes, *, number: int, on: dt.date) -> None:
    """Hold an edit to its word: every old byte, in one run with one gap; all that was told before, and one update."""
    at = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    assert new.endswith(old[at:])
    check_meaning(old, new, number=number, on=on)


def check_meaning(old: bytes, new: bytes, *, number: int, on: dt.date) -> None:
    was, now = parse(old), parse(new)
    updates = now.interviews[number].updates
    places = [place for place, each in enumerate(updates) if each.on == on]
    assert was in [drop_update(now, number, place) for place in places]


def drop_update(job_search: JobSearch, number: int, place: int) -> JobSearch:
    interview = job_search.interviews[number]
    kept = interview._replace(updates=interview.updates[:place] + interview.updates[place + 1 :])
    interviews = (*job_search.interviews[:number], kept, *job_search.interviews[number + 1 :])
    return job_search._replace(interviews=interviews)


COMPANIES_TOLD = ("Acme", "Birch", "Copper")
KEYS = ("role: Engineer", "signal: positive", "hear_by: by Friday", "interviewers: [Dana, Omar]", "x-mine: [a, {b: c}]")
NOTE = ("note: |", "  One line,", "", "    and another.")
TEXT_LINES = frozenset(line.strip() for line in NOTE[1:])


@st.composite
def list_update_lines(draw, gap: int) -> list[str]:
    """Return the lines of the key `updates` in one of the ways in which it can be written."""
    days = draw(st.lists(st.integers(21, 29), max_size=3))
    if draw(st.booleans()):
        days = sorted(days)
    short = [f"{{on: 2026-11-{day}, sent: other}}" for day in days]
    dash = " " * draw(st.sampled_from([0, 2, 4]))
    blocks = [[f"on: 2026-11-{day}", "sent: other"] for day in days]
    block = [
        line for lines in blocks for line in (f"{dash}-{' ' * (gap - 1)}{lines[0]}", f"{dash}{' ' * gap}{lines[1]}")
    ]
    forms = [[], [f"updates: [{', '.join(short)}]"]]
    if days:
        forms += [
            ["updates:", *block],
            ["updates:", *(f"{dash}- {each}" for each in short)],
            ["updates: [", *(f"    {each}," for each in short), "  ]"],
        ]
    else:
        forms += [["updates:"], ["updates: ~"]]
    return draw(st.sampled_from(forms))


@st.composite
def list_interview_lines(draw, company: str, dash: str, gap: int) -> list[str]:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))
    if draw(st.booleans()):
        day = draw(st.integers(20, 24))
        updates = draw(st.sampled_from(["", "updates: []", "updates: [{on: 2026-11-25, sent: other}]", "updates: "]))
        parts = [f"company: {company}", "when: 2026-11-20", *keys, *[updates] * bool(updates), f"x-day: {day}"]
        if draw(st.booleans()):
            return [f"{dash}-{' ' * (gap - 1)}{{{', '.join(parts)}}}"]
        last_comma = draw(st.sampled_from(["", ","]))
        lines = [f"{part}," for part in parts[:-1]] + [parts[-1] + last_comma]
        return [f"{dash}- {{", *(f"{dash}    {line}" for line in lines), f"{dash}  }}"]
    groups = [[f"company: {company}"], ["when: 2026-11-20"], *([key] for key in keys), list(NOTE)]
    groups = draw(st.permutations([*groups[: draw(st.sampled_from([-1, None]))], draw(list_update_lines(gap))]))
    lines = [line for group in groups for line in group]
    return [f"{dash}-{' ' * (gap - 1)}{lines[0]}", *(f"{dash}{' ' * gap}{line}" if line else "" for line in lines[1:])]


@st.composite
def make_files(draw) -> bytes:
    """Return a file in one of the many layouts that YAML allows, with comments where they can stand."""
    dash, gap = " " * draw(st.sampled_from([0, 1, 2, 4])), draw(st.sampled_from([2, 3, 4]))
    lines = ["timezone: UTC", "holidays: none", "interviews:"]
    is_airy = draw(st.booleans())
    for company in COMPANIES_TOLD:
        lines += [*[""] * is_airy, *draw(list_interview_lines(company, dash, gap))]
    lines += draw(st.sampled_from([[], ["name: mine"], ["", "# the end", "..."]]))
    told: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        may_have = not {line.strip(), following.strip()} & TEXT_LINES and line != "..."
        told.append(line + draw(st.sampled_from(["", "", "", "  # why"])) * may_have)
        if may_have and draw(st.integers(0, 9)) == 0:
            told.append(" " * draw(st.integers(0, 8)) + "# - on: never")
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    mark, end = draw(st.sampled_from(["", "\ufeff"])), draw(st.sampled_from(["", newline, newline * 2]))
    return (mark + newline.join(told) + end).encode()


def is_within(old: bytes, new: bytes) -> bool:
    """Tell whether all old bytes are there, in their order."""
    rest = iter(new)
    return all(byte in rest for byte in old)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn", "Cf"]), min_size=1, max_size=12)
NOTES = st.lists(
    WORDS.filter(str.strip) | st.sampled_from(["# a", "- b:", "c: d", "'e'", "{f", "g]"]), min_size=1, max_size=3
)


@settings(deadline=None)
@given(
    data=make_files(),
    number=st.integers(0, 2),
    days=st.lists(st.integers(20, 30), min_size=1, max_size=3),
    note=NOTES.map("\n".join),
    hear_by=st.none() | st.sampled_from(["by the end of next week", "2026-12-24", "within 3 days"]),
)
def test_any_layout_takes_updates_and_keeps_every_byte(
    data: bytes, number: int, days: list[int], note: str, hear_by: str | None
) -> None:
    for day in days:
        on = dt.date(2026, 11, day)
        edited = log(data, COMPANIES_TOLD[number], on=on, note=note, hear_by=hear_by)
        assert is_within(data.replace(b" ~", b""), edited)
        check_meaning(data, edited, number=number, on=on)
        data = edited
    more = add(data, company="Birch", when="2026-12-24", note=note)
    assert is_within(data, more)
    assert parse(more).interviews[:-1] == parse(data).interviews
    assert parse(more).interviews[-1].company == "Birch"
