"""What `check` notes though nothing is wrong: names nearly alike, roles left out, years far off, codes, the sample."""

import datetime as dt
import itertools
import time

import pytest
from builders import make_interview

from followup_ics.input.starter import make_starter
from followup_ics.model.search import Kind, Update
from followup_ics.planning.caveats import find_caveats
from followup_ics.planning.plan_file import plan_source
from followup_ics.planning.slips import find_slips, is_nearly, make_name

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)

PAIRS = [
    ("Acme Robotics", "Acme Robotcs", True, "a letter left out"),
    ("Acme Robotics", "Acme Robbotics", True, "a letter twice"),
    ("Acme Robotics", "Acme Robotcis", True, "two letters swapped"),
    ("Acme Robotics", "Acme Robitocs", True, "two letters changed"),
    ("Acme Robotics", "AcmeRobotics", True, "a space left out"),
    ("Coca-Cola", "Coca Cola", True, "a hyphen"),
    ("Acme Robotics", "Apex Robotics", False, "three letters"),
    ("Acme", "Acne", False, "four letters are too few to tell"),
    ("Acme", "Acmee", False, "the shorter one counts"),
    ("Plant 1", "Plant 2", False, "digits do not count"),
    ("Team 12 North", "Team 21 North", False, "nor does their order"),
    ("Stone", "Storm", True, "five letters, two apart"),
    ("Stone", "Apple", False, "all of them"),
    ("日本電気会社", "日本電機会社", True, "in any script"),
    ("!!!", "???", False, "no letters at all"),
]


@pytest.mark.parametrize(("name", "other", "expected", "why"), PAIRS)
def test_which_names_are_nearly_the_same(name: str, other: str, why: str, *, expected: bool) -> None:
    assert is_nearly(make_name(name), make_name(other)) is expected, why
    assert is_nearly(make_name(other), make_name(name)) is expected, why


def slips(*interviews: dict[str, object]) -> list[str]:
    return list(find_slips([make_interview(**fields) for fields in interviews], now=NOW))


def on(month: int, day: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, day)


FOUND = [
    (
        [{"company": "Acme Robotics"}, {"company": "Acme Robotcs", "on": on(12, 1)}],
        "Acme Robotcs, 2026-12-01: nearly the name of 'Acme Robotics'",
    ),
    (
        [{"role": "Data engineer"}, {"role": "Data enginer", "on": on(12, 1)}],
        "Acme Robotics, 2026-12-01: the role 'Data enginer' is nearly 'Data engineer'",
    ),
    (
        [{"role": "Analyst"}, {"on": on(12, 1)}],
        "Acme Robotics, 2026-12-01: names no role, so it is no round of 'Analyst' (2026-11-24)",
    ),
    ([{"on": on(11, 24, 2062)}], "Acme Robotics, 2062-11-24: that is 36 years ahead; is the year a slip?"),
    ([{"booked_on": on(11, 24, 2062)}], "Acme Robotics, 2062-11-24: that is 36 years ahead"),
    (
        [{}, {"company": "Birch", "on": on(12, 6, 2027)}],
        "Birch, 2027-12-06: more than a year after all else in the file",
    ),
    (
        [{"updates": (Update(on=on(11, 20, 2027), sent=Kind.THANK_YOU),)}],
        "Acme Robotics, 2027-11-20: what happened then is still to come",
    ),
]


@pytest.mark.parametrize(("interviews", "start"), FOUND)
def test_a_slip_is_told_once(interviews: list[dict[str, object]], start: str) -> None:
    (slip,) = slips(*interviews)
    assert slip.startswith(start)


@pytest.mark.parametrize(
    ("interviews", "why"),
    [
        ([], "nothing"),
        ([{}], "one interview"),
        ([{"company": "ACME  robotics"}, {}], "case and spacing make no other company"),
        ([{"role": "Senior developer"}, {"role": "Junior developer"}], "two levels of one role"),
        ([{"role": "Engineer 1"}, {"role": "Engineer 2"}], "digits"),
        ([{"on": on(11, 1)}, {"role": "Analyst"}], "the first one without a role"),
        ([{"role": "Analyst"}, {"id": "other", "on": on(12, 1)}], "an id says that it is another"),
        ([{}, {"on": on(11, 20, 2027)}], "within a year"),
        ([{"updates": (Update(on=on(12, 20), sent=Kind.THANK_YOU),)}], "written down a little ahead"),
    ],
)
def test_what_is_meant_is_not_told(interviews: list[dict[str, object]], why: str) -> None:
    assert slips(*interviews) == [], why


def test_names_that_are_all_alike_are_told_ten_times_and_quickly() -> None:
    names = [f"Firm {chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(600)]
    assert len(slips(*({"company": name} for name in names))) == 10


def test_thousands_of_names_from_the_same_letters_take_no_time() -> None:
    letters = "abcdefgh"
    names = ["".join(each) for each in itertools.islice(itertools.permutations(letters), 0, 40_000, 20)]
    began = time.process_time()
    slips(*({"company": name} for name in names))
    assert time.process_time() - began < 15, "it took 41 s"


def caveats(text: str) -> tuple[str, ...]:
    return find_caveats(plan_source(f"id: 0123456789abcdef\n{text}".encode(), name="f"), now=NOW)


CODES = [
    ("America/Chicago", "IL", "'IL' is read as the country Israel; in America/Chicago 'US-IL' may be meant"),
    ("US/Central", "IL", "'IL' is read as the country Israel; in US/Central 'US-IL' may be meant"),
    ("America/New_York", "GA", "'GA' is read as the country Gabon; in America/New_York 'US-GA' may be meant"),
    ("America/New_York", "MA", "'MA' is read as the country Morocco; in America/New_York 'US-MA' may be meant"),
    ("America/Denver", "CO", "'CO' is read as the country Colombia; in America/Denver 'US-CO' may be meant"),
    ("Asia/Jerusalem", "IL", ""),
    ("America/Chicago", "US-IL", ""),
    ("America/Chicago", "DE", "'DE' is read as the country Germany; in America/Chicago 'US-DE' may be meant"),
    ("Europe/Berlin", "US", ""),
    ("UTC", "IL", ""),
    ("Antarctica/Casey", "IL", ""),
]


@pytest.mark.parametrize(("zone", "code", "note"), CODES)
def test_a_state_that_is_read_as_a_country_is_told(zone: str, code: str, note: str) -> None:
    own = caveats(f"timezone: {zone}\nholidays: {code}\ninterviews: [{{company: A, when: 2026-11-24}}]")
    interview = f"{{company: A, when: 2026-11-24, timezone: {zone}, holidays: {code}}}"
    theirs = caveats(f"timezone: UTC\nholidays: US\ninterviews: [{interview}]")
    for notes in (own, theirs):
        assert [each for each in notes if "may be meant" in each] == ([f"holidays: {note}"] if note else [])


def test_an_alarm_is_told_to_be_of_no_use_where_it_is_of_none() -> None:
    text = "timezone: UTC\nholidays: none\ninterviews: [{company: A, when: 2026-11-24}]"
    assert not any("alarm" in note for note in caveats(text))
    (note,) = (note for note in caveats(f"alarm: 15m\n{text}") if "alarm" in note)
    assert note.startswith("alarm: Google and Outlook ignore it")
    assert "default notification" in note


def test_the_sample_is_told_after_the_first_real_interview() -> None:
    text = make_starter(file="f", file_id="0" * 16, timezone="UTC", holidays="none", today=on(12, 1))
    alone = find_caveats(plan_source(text.encode(), name="f"), now=NOW)
    assert alone == ()
    both = find_caveats(plan_source(f"{text}  - {{company: A, when: 2026-12-01}}\n".encode(), name="f"), now=NOW)
    assert both == ("the sample interview that `init` wrote is still there ('Acme Robotics (sample)'); take it out",)
