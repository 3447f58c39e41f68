"""How people are addressed: a table of names, and what no greeting may say."""

import pytest

from followup_ics.feed.texts.forms_of_address import call_by_name, greet
from followup_ics.model.search import Greeting, Person

# The name in the file; the friendly greeting; the full one; why.
GREETINGS = [
    ("Dana Lee", "Hi Dana,", "Dear Dana Lee,", "the first name by default"),
    ("Noa", "Hi Noa,", "Dear Noa,", "one name is what there is"),
    ("Mary-Jane Watson", "Hi Mary-Jane,", "Dear Mary-Jane Watson,", "a double name is one"),
    ("María del Carmen García", "Hi María,", "Dear María del Carmen García,", "the first word of many"),
    ("Dr. Ruth Okafor", "Hello Dr. Okafor,", "Dear Dr. Okafor,", "a title goes with the last name"),
    ("Dr Ruth Okafor", "Hello Dr Okafor,", "Dear Dr Okafor,", "with or without its full stop"),
    ("Prof. Dr. Anna Weber", "Hello Prof. Weber,", "Dear Prof. Weber,", "the higher of two titles"),
    ("Ms. Lee", "Hello Ms. Lee,", "Dear Ms. Lee,", "a title and a last name"),
    (
        "Mr. Ludwig van Beethoven",
        "Hello Mr. van Beethoven,",
        "Dear Mr. van Beethoven,",
        "the last name has its particle",
    ),
    ("Frau Weber", "Hello Frau Weber,", "Dear Frau Weber,", "a German title"),
    ("Herr Dr. Jürgen Weiß", "Hello Herr Dr. Weiß,", "Dear Herr Dr. Weiß,", "two German titles go together"),
    ("Sir Ian McKellen", "Hi Sir Ian,", "Dear Sir Ian McKellen,", "a knight goes by the first name"),
    ("Dana Lee (she/her)", "Hi Dana,", "Dear Dana Lee,", "brackets are stripped"),
    ("Dana Lee [HR]", "Hi Dana,", "Dear Dana Lee,", "of any kind"),
    ("Dana Lee, PhD", "Hi Dana,", "Dear Dana Lee,", "degrees are stripped"),
    ("Omar Aziz MBA", "Hi Omar,", "Dear Omar Aziz,", "without a comma, too"),
    ("Dr. Ruth Okafor, M.D., Ph.D.", "Hello Dr. Okafor,", "Dear Dr. Okafor,", "several of them"),
    ("Martin King Jr.", "Hi Martin,", "Dear Martin King,", "a generation is no name"),
    ("Lee, Dana", "Hi Dana,", "Dear Dana Lee,", "the last name first, with a comma"),
    ("DANA LEE", "Hi Dana,", "Dear Dana Lee,", "capitals do not shout"),
    ("dana lee", "Hi Dana,", "Dear Dana Lee,", "what was typed small is no reason to greet small"),
    ("anna-lena van der berg", "Hi Anna-Lena,", "Dear Anna-Lena van der Berg,", "with its particles"),
    ("dr. lee", "Hello Dr. Lee,", "Dear Dr. Lee,", "with its title"),
    ("Dana Lee she/her", "Hi Dana,", "Dear Dana Lee,", "pronouns are no name"),
    ("Dana Lee - Head of Data", "Hi Dana,", "Dear Dana Lee,", "nor is what somebody does"),
    ("Dana Lee | Acme", "Hi Dana,", "Dear Dana Lee,", "nor where"),
    ("Engr. Obi", "Hello Engr. Obi,", "Dear Engr. Obi,", "a Nigerian title"),
    ("HR Dept", "Hello,", "Hello,", "a department, and no Danish Mr."),
    ("Hr. Jensen", "Hello Hr. Jensen,", "Dear Hr. Jensen,", "a Danish Mr."),
    ("J. Smith", "Hi J. Smith,", "Dear J. Smith,", "an initial is no name to call"),
    ("佐藤 花子", "Hi 佐藤 花子,", "Dear 佐藤 花子,", "a script with the family first stays whole"),
    ("김민준", "Hi 김민준,", "Dear 김민준,", "another one"),
    ("Иван Петров", "Hi Иван,", "Dear Иван Петров,", "a script with the given name first does not"),
    ("Hiring panel", "Hello everyone,", "Hello everyone,", "a panel is everyone"),
    ("the data team", "Hello everyone,", "Hello everyone,", "so is a team"),
    ("Recruiter", "Hello,", "Hello,", "an office is nobody's name"),
    ("HR", "Hello,", "Hello,", "neither is a department"),
    ("the hiring manager", "Hello,", "Hello,", "nor a description"),
]


@pytest.mark.parametrize(("name", "friendly", "full", "why"), GREETINGS, ids=[row[0] for row in GREETINGS])
def test_a_person_is_greeted(name, friendly, full, why):
    person = Person(name=name)
    assert (greet(person), greet(person, Greeting.FULL)) == (friendly, full), why


def test_what_they_are_called_wins():
    person = Person(name="Dr. Ruth Okafor", call="Ruthie")
    assert greet(person) == "Hi Ruthie,"
    assert greet(person, Greeting.FULL) == "Dear Ruthie,"
    assert call_by_name(person) == "Ruthie"


def test_nobody_leaves_a_gap():
    assert greet(None) == "Hi [name],"
    assert greet(None, Greeting.FULL) == "Dear [name],"


@pytest.mark.parametrize(
    "name", ["x y z " * 40, "n" * 200, "(", ",", "()", "PhD", "Dr.", "(x)", "J.", "-", "van", "The"]
)
def test_any_name_gives_a_short_greeting(name):
    for greeting in Greeting:
        text = greet(Person(name=name.strip()), greeting)
        assert text.endswith(",")
        assert 4 < len(text) < 60
