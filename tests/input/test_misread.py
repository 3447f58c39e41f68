"""What a file may mean otherwise than it is read: told, with the place and what to write."""

# ruff: noqa: RUF001 - signs that look alike are what this is about

import pytest

from followup_ics.input.misread import find_misreadings
from followup_ics.input.yaml_tree import scan_source


def find(text: str) -> list[str]:
    data = text.encode()
    return [str(each).removeprefix("f:") for each in find_misreadings(scan_source(data, name="f"), data)]


CUT = [
    ("role: Dev #1", "1:11: role: note: read as 'Dev', since ' #' begins a comment", 'role: "Dev #1"'),
    ("role: Nurse #2041 (nights)", "1:13: role: note: read as 'Nurse'", 'role: "Nurse #2041 (nights)"'),
    ("role: Dev\t#1", "1:11: role: note: read as 'Dev'", 'role: "Dev #1"'),
    ("role: #1", "1:7: role: note: read as nothing", 'role: "#1"'),
    ("role: 'Dev' #1", "1:13: role: note: read as 'Dev'", 'role: "Dev #1"'),
    ('role: "Dev" #1', "1:13: role: note: read as 'Dev'", 'role: "Dev #1"'),
    ("role: Dev\n  and more #1", "2:12: role: note: read as 'Dev and more'", 'role: "Dev and more #1"'),
    ("a: b\r\nrole: Dev #1\r\n", "2:11: role: note: read as 'Dev'", 'role: "Dev #1"'),
    ("interviews:\n- {role: a}\n- role: Dev #1", "3:13: interviews[1].role: note: read as 'Dev'", 'role: "Dev #1"'),
    ("interviewers:\n- Dana\n- Omar #2\n", "3:8: interviewers[1]: note: read as 'Omar'", 'interviewers: "Omar #2"'),
    ("\ufeffrole: Dév #1", "1:11: role: note: read as 'Dév'", 'role: "Dév #1"'),
    ("when: 2026-11-24 #10:00", "1:18: when: note: read as '2026-11-24'", 'when: "2026-11-24 #10:00"'),
    ("role: Dev (part # 1)", "1:7: role: note: 'Dev (part' looks cut: '(' has no end", ""),
    ("role: Dev [a", "1:7: role: note: 'Dev [a' looks cut: '[' has no end", ""),
    ('role: 5" Dev', "1:7: role: note: '5\" Dev' looks cut", ""),
    ("role: “Dev", "1:7: role: note: '“Dev' looks cut: '“' has no end", ""),
    ("company: “Acme”", "1:10: company: note: '“Acme”' keeps its quotes, U+201C", ""),
    ("company: ‘Acme’", "1:10: company: note: '‘Acme’' keeps its quotes, U+2018", ""),
    ("company: «Acme»", "1:10: company: note: '«Acme»' keeps its quotes, U+00AB", ""),
    ("company: ＂Acme＂", "1:10: company: note: '＂Acme＂' keeps its quotes, U+FF02 (fullwidth quotation mark),", ""),
    ("company: „Acme“", "1:10: company: note: '„Acme“' keeps its quotes, U+201E", ""),
]


@pytest.mark.parametrize(("text", "start", "end"), CUT)
def test_a_value_that_may_be_meant_otherwise_is_told(text: str, start: str, end: str) -> None:
    (note,) = find(text)
    assert note.startswith(start)
    assert note.endswith(end)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("role: Dev # the first", "a comment as everybody writes it"),
        ("role: Dev  #", "an empty one"),
        ("role: Dev#1", "no comment at all"),
        ("role: 'Dev #1'", "in quotes"),
        ("#role: Dev\nrole: Dev", "a line that is switched off"),
        ("# a\n#b: c\nrole: Dev\n#d\n", "lines of their own"),
        ("updates: #later\n- on: 2026-12-01", "after a key whose value begins on the next line"),
        ("note: |\n  a #1\n  (b", "a text of several lines holds what it likes"),
        ("note: it hurts :(", "a note too"),
        ("hear_by: “by Friday”", "they said it, and somebody quotes them"),
        ("role: Dev (nights)", "a bracket with its end"),
        ("role: 1) Dev", "an end without a beginning cuts nothing"),
        ('role: "Dev (a"', "in quotes it is meant"),
        ("company: O'Neil’s", "an apostrophe"),
        ("company: “Acme” Robotics", "quotes around a part"),
        ("interviewers: [Dana, Omar] #2", "after a list"),
    ],
)
def test_what_is_as_it_should_be_is_not_told(text: str, why: str) -> None:
    assert find(text) == [], why
