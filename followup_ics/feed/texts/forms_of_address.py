"""How a person is addressed: greetings, and the short name to use in a sentence."""

import functools
import re
import unicodedata
from typing import Final

from followup_ics.feed.texts.format import capitalize, shorten
from followup_ics.model.search import Greeting, Person

LONGEST, MOST_WORDS = 40, 6
"""How many characters, and how many words, of a name a greeting takes."""

EVERYONE: Final = "Hello everyone,"
SOMEBODY: Final = "[name]"

TITLES: Final = frozenset(
    {
        *("dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx", "frau", "herr", "fr", "hr", "mme"),
        *("madame", "monsieur", "mlle", "señor", "señora", "sra", "signor", "signora", "sig", "dott", "dottoressa"),
        *(
            "ing",
            "engr",
            "rev",
            "reverend",
            "rabbi",
            "imam",
            "judge",
            "justice",
            "senator",
            "captain",
            "capt",
            "col",
            "gen",
        ),
        *("hon", "mevrouw", "dhr", "mevr", "pan", "pani"),
    }
)
"""Titles that go with the last name; a full stop after them does not matter."""

KNIGHTS: Final = frozenset({"sir", "dame"})
"""Titles that go with the first name."""

WEAKER: Final = {"prof": frozenset({"dr"}), "professor": frozenset({"dr"})}
"""What a title makes needless beside it."""

DEGREES: Final = frozenset(
    {
        *("phd", "md", "mba", "msc", "bsc", "ma", "ba", "jd", "llm", "llb", "esq", "cpa", "pmp", "dphil", "edd"),
        *("mph", "rn", "pe", "cfa", "mphil", "dipl", "med", "habil", "jr", "sr", "ii", "iii", "iv", "shrm", "sphr"),
    }
)
"""What stands behind a name and is no part of it, without full stops."""

PARTICLES: Final = frozenset(
    {
        *("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el"),
        *("al", "bin", "ibn", "ben", "ter", "ten", "te", "zu", "zur", "af", "av", "st", "st.", "y", "e", "mac", "mc"),
    }
)
"""What a last name may begin with."""

GROUPS: Final = frozenset(
    {
        *("panel", "team", "committee", "board", "group", "interviewers", "panelists", "everyone", "all", "staff"),
        *("department", "jury", "commission", "colleagues", "engineers", "managers", "crew", "squad", "folks"),
    }
)
"""Words in the name of more than one person."""

OFFICES: Final = frozenset(
    {
        *("the", "a", "an", "hiring", "recruiter", "recruiting", "recruitment", "hr", "human", "talent", "people"),
        *("manager", "director", "head", "lead", "ceo", "cto", "cfo", "coo", "vp", "engineer", "founder", "owner"),
        *("somebody", "someone", "unknown", "interviewer", "receptionist", "assistant"),
    }
)
"""First words of what is no name, but what somebody does."""

FAMILY_FIRST: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "KHMER", "YI ")
"""How the names of the letters begin in whose writing the family's name comes first."""

ASIDE: Final = re.compile(r"\s(?:[-\N{EN DASH}\N{EM DASH}|]\s.*|(?:she|he|they)/\w+(?:/\w+)?)$", re.IGNORECASE)
"""What people put behind a name: what they do, or their pronouns."""

BRACKETS: Final = re.compile(r"\s*[(\[{<\uFF08][^)\]}>\uFF09]*[)\]}>\uFF09]?")


@functools.lru_cache(maxsize=4096)
def greet(person: Person | None, greeting: Greeting = Greeting.FIRST) -> str:
    """Greet a person, or somebody whose name has to be found out.

    >>> greet(Person(name="Dana Lee")), greet(Person(name="Dr. Ruth Okafor, PhD")), greet(None)
    ('Hi Dana,', 'Hello Dr. Okafor,', 'Hi [name],')
    >>> greet(Person(name="Dana Lee (she/her)"), Greeting.FULL)
    'Dear Dana Lee,'
    """
    word = "Dear" if greeting is Greeting.FULL else "Hi"
    if person is None:
        return f"{word} {SOMEBODY},"
    if person.call:
        return f"{word} {_cut(person.call)},"
    name = strip_name(person.name)
    if _is_group(name):
        return EVERYONE
    if _is_office(name):
        return "Hello,"
    if greeting is Greeting.FULL:
        return f"{word} {_name_fully(name)},"
    # "Hi" is for first names; beside a title it is out of tune.
    return f"{'Hello' if _is_title(name.split()[0]) and len(name.split()) > 1 else word} {_name_shortly(name)},"


@functools.lru_cache(maxsize=4096)
def call_by_name(person: Person, greeting: Greeting = Greeting.FIRST) -> str:
    """Name a person in a sentence, as the greeting does; a group or an office keeps its whole name.

    >>> call_by_name(Person(name="Lee, Dana")), call_by_name(Person(name="Hiring panel"))
    ('Dana', 'Hiring panel')
    """
    if person.call:
        return _cut(person.call)
    name = strip_name(person.name)
    if _is_group(name) or _is_office(name):
        return _cut(name)
    return _name_fully(name) if greeting is Greeting.FULL else _name_shortly(name)


@functools.lru_cache(maxsize=4096)
def strip_name(name: str) -> str:
    """Leave out brackets, degrees and what else follows a whole name, and put "Lee, Dana" the other way round.

    >>> strip_name("Dana Lee, PhD (she/her)"), strip_name("Lee, Dana"), strip_name("Omar Aziz MBA")
    ('Dana Lee', 'Dana Lee', 'Omar Aziz')
    >>> strip_name("Dana Lee, Head of Data"), strip_name("van der Berg, Anna")
    ('Dana Lee', 'Anna van der Berg')
    """
    plain = ASIDE.sub("", " ".join(BRACKETS.sub(" ", name).split())).strip(" ,;") or name.strip()
    first, *rest = [part.strip() for part in plain.split(",") if part.strip()] or [plain]
    rest = [part for part in rest if not all(map(_is_degree, part.split()))]
    words = first.split()
    if not all(word.casefold() in PARTICLES for word in words[:-1]):
        rest = []
    while len(words) > 1 and _is_degree(words[-1]):
        words.pop()
    whole = " ".join([*rest[:1], *words])
    return (
        " ".join(map(_raise, whole.split()))
        if whole.islower() and not (_is_office(whole) or _is_group(whole))
        else whole
    )


def _is_degree(word: str) -> bool:
    return word.replace(".", "").casefold() in DEGREES


def _is_group(name: str) -> bool:
    return any(word.casefold().strip(".,") in GROUPS for word in name.replace("-", " ").split())


def _is_office(name: str) -> bool:
    first, *others = name.split()
    return first.casefold() in OFFICES and not (others and _is_title(first) and others[0][:1].isupper())


def _is_title(word: str) -> bool:
    # "HR" is a department, "Hr" a title.
    return word != "HR" and word.rstrip(".").casefold() in TITLES


def _name_shortly(name: str) -> str:
    """Take the first name, or title and last name; a name that cannot be taken apart stays whole."""
    words = name.split()
    title, rest = _part_title(words)
    if title and rest:
        return _cut(f"{title} {_find_last_name(rest)}")
    if words[0].rstrip(".").casefold() in KNIGHTS and len(words) > 1:
        return _cut(" ".join(words[:2]))
    if _is_family_first(name) or len(words[0].rstrip(".")) == 1:
        return _cut(name)
    return _cut(_calm(words[0]))


def _name_fully(name: str) -> str:
    title, rest = _part_title(name.split())
    if title and rest:
        return _cut(f"{title} {_find_last_name(rest)}")
    return _cut(" ".join(map(_calm, name.split())))


def _part_title(words: list[str]) -> tuple[str, list[str]]:
    """Part the titles that a name begins with from the rest of it."""
    number = 0
    while number < len(words) - 1 and _is_title(words[number]):
        number += 1
    titles = words[:number]
    needless = {weaker for title in titles for weaker in WEAKER.get(title.rstrip(".").casefold(), ())}
    kept = [title for title in titles if title.rstrip(".").casefold() not in needless]
    rest = [word for word in words[number:] if not (number and _is_degree(word))]
    return " ".join(kept), rest or words[number:]


def _find_last_name(words: list[str]) -> str:
    """Find the last name, from its first particle on."""
    place = len(words) - 1
    while place > 1 and words[place - 1].casefold() in PARTICLES:
        place -= 1
    if place == 1 and words[0].casefold() in PARTICLES:
        place = 0
    return " ".join(_calm(word) for word in words[place:])


def _is_family_first(name: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(FAMILY_FIRST) for letter in name if not letter.isascii())


def _raise(word: str) -> str:
    """Begin a name with a capital where all of it was typed small; its particles stay as they are."""
    return word if word in PARTICLES else "-".join(capitalize(part) for part in word.split("-"))


def _calm(word: str) -> str:
    """Write a name in capitals as names are written."""
    return word.title() if len(word) > 2 and word.isupper() and word.isalpha() else word  # noqa: PLR2004 - 'JP', 'Al'


def _cut(name: str) -> str:
    return shorten(name, characters=LONGEST, words=MOST_WORDS)
