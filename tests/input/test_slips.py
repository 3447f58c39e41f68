"""Slips that were told badly, or not at all."""

# ruff: noqa: RUF001 - signs that look alike are what this is about

import pytest
from inputs import find_code_problem, tell, write

from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import InputError
from followup_ics.phrases.read import count_weekdays

HEAD = "timezone: UTC\nholidays: none\ninterviews:\n"


def tell_whole(text: str) -> list[str]:
    calendars = Calendars(find_code_problem, lambda job_search, codes: count_weekdays)
    with pytest.raises(InputError) as caught:
        parse_job_search(scan_source(text.encode(), name="f"), calendars=calendars)
    return list(map(str, caught.value.problems))


@pytest.mark.parametrize(
    ("company", "label"),
    [
        ("Acme Robotics", " (Acme Robotics)"),
        ("'Acme\tRobotics'", " (Acme Robotics)"),
        ("A" * 40, f" ({'A' * 29}…)"),
        ('"\\u202eAcme"', " (\\u202eAcme)"),
        ("[Acme]", ""),
        ("null", ""),
        ("''", ""),
    ],
)
def test_an_interview_is_told_with_its_company(company: str, label: str) -> None:
    problems = tell_whole(f"{HEAD}- company: {company}\n  when: soon\n")
    assert any(problem.startswith(f"f:5:9: interviews[0]{label}.when: 'soon' is no day") for problem in problems)


def test_an_interview_without_a_company_is_told_by_its_number() -> None:
    assert "f:4:3: interviews[0]: missing key 'company' (expected text)" in tell_whole(f"{HEAD}- when: 2026-11-24\n")


QUOTES = [
    ("when", "“2026-11-24 10:00”", "U+201C (left double quotation mark) and U+201D (right double quotation mark)"),
    ("booked", "‘2026-11-20’", "U+2018 (left single quotation mark) and U+2019"),
    ("length", "«1h»", "U+00AB (left-pointing double angle quotation mark) and U+00BB"),
    ("signal", "＂stop＂", "U+FF02 (fullwidth quotation mark);"),
    ("link", "“https://acme.example”", "U+201C"),
    ("timezone", "“UTC”", "U+201C"),
]


@pytest.mark.parametrize(("key", "value", "quotes"), QUOTES)
def test_quotes_that_are_none_for_yaml_are_told_by_their_code_points(key: str, value: str, quotes: str) -> None:
    told = {"company": "A", "when": "2026-11-24", key: value}
    pairs = "\n  ".join(f"{name}: {text}" for name, text in told.items())
    (problem,) = tell(f"{HEAD}- {pairs}\n")
    assert f"'{value}' stands in quotes that YAML does not know, {quotes}" in problem


REFUSED = [
    ("top", "id", "''", "id: is empty (expected 8 to 64 letters and digits)", "an identity of nothing"),
    ("interview", "id", '""', "id: is empty (expected text)", "the same"),
    ("interview", "hear_by", "12:30", "'12:30' is a time of day and names no day (try 'today'", "a time for a day"),
    ("interview", "check_in", "9:30 am", "'9:30 am' is a time of day and names no day", "the same"),
    ("interview", "link", "https://me:secret@acme.example/", "holds a user name or a password", "it would be public"),
    ("interview", "link", "https://me@acme.example/", "holds a user name or a password", "it would be public"),
    ("interview", "outcome", "rejected", "(write it under 'updates', with 'on:' and its day)", "one level too high"),
    ("interview", "me", "Kim", "(write it at the left edge, above 'interviews:')", "two levels too low"),
    ("top", "signal", "stop", "(write it under 'interviews', beside 'company:')", "one level too high"),
    ("update", "interviewers", "[Kim]", "(write it under 'interviews', beside 'company:')", "one level too low"),
    ("interview", "interviewers", "[Null]", "is empty: YAML reads Null as nothing; if it is a name, put it in", ""),
    ("interview", "interviewers", "['']", "is empty (expected 'Name'", "quotes would not help here"),
]


@pytest.mark.parametrize(("where", "key", "value", "message", "why"), REFUSED)
def test_what_is_refused_is_told_with_the_way_out(where: str, key: str, value: str, message: str, why: str) -> None:
    (problem,) = tell(write(where, key, value))
    assert message in problem, why
    assert "secret" not in problem


BROKEN = [
    (f"{HEAD}- company Acme\n  when: 2026-11-24\n", "4:3: expected 'company: …'; the colon is missing after 'company'"),
    (f"{HEAD}- company: A\n  when: 2026-11-24\n  role: a: b\n", "6:10: a second colon"),
    ("timezone UTC\nholidays: none\n", "1:1: expected 'timezone: …'; the colon is missing after 'timezone'"),
    ("timezone UTC\n\nholidays: none\n", "1:1: expected 'timezone: …'"),
    (f"interviews: {'[' * 100_000}", "1:1012: lists and keys stand too many levels deep here"),
    (f"interviews: {'{' * 100_000}", "1:1012: lists and keys stand too many levels deep here"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=lambda value: value[:40])
def test_what_is_no_yaml_is_told_where_it_went_wrong(text: str, message: str) -> None:
    (problem,) = tell_whole(text)
    assert problem.startswith(f"f:{message}")
