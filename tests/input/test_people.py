"""A person in one text, and several people in one text, which are refused with the list to write."""

import pytest
from inputs import read, tell, write

from followup_ics.model.search import Person


def met(text: str) -> tuple[Person, ...]:
    return read(write("interview", "interviewers", text)).interviews[0].interviewers


LISTS = [
    ("Dana Lee, Omar Aziz", "names several people (expected [Dana Lee, Omar Aziz])", "a comma between two names"),
    ("Dana, Omar", "names several people (expected [Dana, Omar])", "first names"),
    ("Dana Lee; Omar Aziz", "names several people (expected [Dana Lee, Omar Aziz])", "a semicolon"),
    ("Dana Lee and Omar Aziz", "names several people (expected [Dana Lee, Omar Aziz])", "a word"),
    ("Dana, Omar and Kim", "names several people (expected [Dana, Omar and Kim])", "both"),
    ("Dana Lee & Omar Aziz", "names several people (expected [Dana Lee, Omar Aziz])", "a sign"),
    ("Dana <d@a.example>, Omar <o@a.example>", "(expected [Dana <d@a.example>, Omar <o@a.example>])", "two addresses"),
    ("Dana Lee, PhD, Omar Aziz", "names several people", "a degree, and another name"),
    ("[Dana Lee and Omar Aziz]", "names several people (expected [Dana Lee, Omar Aziz])", "in an item of a list"),
    ("[Dana Lee; Omar Aziz]", "names several people", "in an item of a list"),
    ("[Dana <d@a.example> Omar <o@a.example>]", "holds several addresses (expected a list", "nothing in between"),
    ("Dana Lee dana@acme.example", "(expected 'Dana Lee <dana@acme.example>')", "a bare address in the name"),
    ("[Dana Lee (dana@acme.example)]", "(expected 'Dana Lee <dana@acme.example>')", "in brackets"),
    ("[{name: Dana and Omar}]", "names several people", "in a mapping"),
]


@pytest.mark.parametrize(("text", "message", "why"), LISTS)
def test_several_people_in_one_text_are_refused(text: str, message: str, why: str) -> None:
    (problem,) = tell(write("interview", "interviewers", text))
    assert message in problem, why


def test_what_stands_beside_an_address_in_a_name_is_the_name() -> None:
    (problem,) = tell(write("interview", "interviewers", "['ceo@x.example, x']"))
    assert "has an address within the name (expected 'x <ceo@x.example>')" in problem, "no comma is part of a name"


@pytest.mark.parametrize("text", ["Dana and Omar", "Dana <d@a.example>; Omar", "Dana <d@a.example> O <o@a.example>"])
@pytest.mark.parametrize("where", ["top", "interview"])
def test_one_contact_is_one_person(where: str, text: str) -> None:
    (problem,) = tell(write(where, "contact", text))
    assert problem.endswith("names several people; name the one to write to")


NAMES = [
    ('["Dana Lee, PhD"]', "Dana Lee, PhD", None, "a degree in an item of a list"),
    ('["Dana Lee, Head of Data"]', "Dana Lee, Head of Data", None, "or whatever else follows a comma"),
    ("Dana Lee, Ph.D.", "Dana Lee, Ph.D.", None, "a degree where one person stands alone"),
    ("Dana Lee, MD, MBA <d@a.example>", "Dana Lee, MD, MBA", "d@a.example", "two degrees"),
    ("'Sam \"The Boss\" Lee <sam@acme.example>'", 'Sam "The Boss" Lee', "sam@acme.example", "a nickname in quotes"),
    ("'\"Lee, Dana\" <dana@acme.example>'", "Lee, Dana", "dana@acme.example", "as mail programs write it"),
    ("Ferdinand Sand", "Ferdinand Sand", None, "letters within a name"),
    ("Andrea Anderson", "Andrea Anderson", None, "the same"),
]


@pytest.mark.parametrize(("text", "name", "address", "why"), NAMES)
def test_one_person_is_one_person(text: str, name: str, address: str | None, why: str) -> None:
    text = f"[{text}]" if text.startswith("'\"") else text
    assert met(text) == (Person(name=name, address=address),), why
