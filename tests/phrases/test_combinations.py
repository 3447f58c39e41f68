"""Sentences put together at random: the date is the one that stands in them, or they are refused."""

import datetime as dt
import random

import pytest
import yaml
from places import DATA

from followup_ics.phrases.english.vocabulary import open_words
from followup_ics.phrases.read import PhraseError, read_phrase

TUESDAY = dt.date(2026, 10, 6)
SEED = 16
QUICK, REST = 1, 9  # tenths of the whole number that the quick run and the slow one take

LEADS = (
    "",
    "Thanks for coming in today.",
    "Hi Maria,",
    "Sorry for the delay!",
    "No decision yet.",
    "We have two more people to see, so",
    "I need to check with my director first, but",
    "The team liked you, and",
    "We're still interviewing.",
    "God willing,",
    "If all goes well,",
    "As soon as I know more",
    "We're short-staffed right now, so",
    "You did really well!",
    "Great news:",
    "With a lot of applicants to review,",
    "Half the team is new, so",
    "Our office is moving, but",
    "Quick update:",
    "We had to start over, but",
    "Have a great weekend!",
    "It was a pleasure to meet you.",
    "I can't promise anything, but",
)
TELLING = (
    "{who} will call you",
    "{who} will let you know",
    "{who} should have an answer for you",
    "{who} will be in touch",
    "{who} is going to email you",
    "you'll hear from {who}",
    "you should hear from {who}",
    "expect a call from {who}",
    "{who} will get back to you about {what}",
    "{who} will let you know about {what}",
    "we'll update you on {what}",
    "we'll have a decision",
    "we expect to decide",
    "you'll have our answer",
    "please check in with us",
    "follow up with me",
)
WHO = (
    "Sarah",
    "Jane Doe",
    "Ms. O'Brien",
    "the store manager",
    "our CEO",
    "one of us",
    "Priya from HR",
    "the client",
    "HR",
    "Dr. Osei",
    "our recruiter Kim",
    "the head of sales",
    "someone in our office",
    "Tom or Lisa",
    "my colleague",
    "José",
)
WHAT = (
    "the job",
    "your application",
    "the position",
    "the second interview",
    "the internship",
    "the offer",
    "the next steps",
    "the teaching post",
    "your status",
    "the outcome",
)
DATES = (
    "by Friday",
    "within a week",
    "by the end of next week",
    "by October 16",
    "before Thanksgiving",
    "by the 15th",
    "no later than Thursday",
    "in two weeks",
    "by noon on Friday",
    "by mid-November",
    "within 5 days",
    "by 2026-10-20",
)
TAILS = (
    "",
    ".",
    "!",
    ", hopefully.",
    ", fingers crossed.",
    ". Thanks for your patience!",
    ". Have a good week!",
    " at the latest.",
    ". Best, Dana",
    ", because we have many applicants.",
    ". We have a lot to do.",
    " or so.",
    ", as our team is small.",
    ". All the best",
    ", one way or the other.",
    " 👍",
)


def read_or_none(text: str, said_on: dt.date = TUESDAY) -> dt.date | None:
    try:
        return read_phrase(text, said_on=said_on).last_on
    except PhraseError:
        return None


def combine(chance: random.Random) -> tuple[str, str]:
    date = chance.choice(DATES)
    told = chance.choice(TELLING).format(who=chance.choice(WHO), what=chance.choice(WHAT))
    return f"{chance.choice(LEADS)} {told} {date}{chance.choice(TAILS)}".strip(), date


def check_combinations(seed: int, number: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - sentences, no secrets
    read = 0
    wrong = []
    for _ in range(number):
        text, date = combine(chance)
        answer = read_or_none(text)
        read += answer is not None
        if answer not in (None, read_or_none(date)):
            wrong.append(f"{text!r}: {answer}")
    assert not wrong, "\n".join(wrong[:20])
    assert read >= number * 0.9, "and the most are read"


def test_the_date_is_the_same_with_all_around_it_or_refused() -> None:
    check_combinations(SEED, 1_000 * QUICK)


@pytest.mark.slow
def test_ten_thousand_combinations_are_read_as_their_date_or_refused() -> None:
    check_combinations(SEED + 1, 1_000 * REST)


ROWS = [
    row
    for name in ("said.yaml", "phrases.yaml")
    for row in yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    if row["last_day"] != "refuse" and len(row["phrase"].split()) >= 4
]
NEGATIONS = (
    "not",
    "never",
    "no longer",
    "don't",
    "won't",
    "nobody",
    "unless",
    "without",
    "hardly",
    "except",
    "can't",
    "isn't",
    "no sooner than",
    "at least",
    "at the earliest",
    "nothing",
    "neither",
    "instead of",
    "rather than",
    "unlikely",
)
KNOWN_NEGATED = ("n't", " not ", " no ", "No ", "Nothing", "Don't", "hesitate", "nothing", "radio", "quiet", "Not ")


def put_in(chance: random.Random, phrase: str, words: str) -> str:
    parts = phrase.split()
    place = chance.randrange(len(parts) + 1)
    return " ".join([*parts[:place], words, *parts[place:]])


def check_negations(seed: int, number: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - sentences, no secrets
    rows = [row for row in ROWS if not any(word in row["phrase"] for word in KNOWN_NEGATED)]
    accepted = []
    for _ in range(number):
        row = chance.choice(rows)
        text = put_in(chance, row["phrase"], chance.choice(NEGATIONS))
        if read_or_none(text, dt.date.fromisoformat(row["said"])) is not None:
            accepted.append(text)
    assert not accepted, "\n".join(accepted[:20])


def test_a_negation_anywhere_is_refused() -> None:
    check_negations(SEED, 500 * QUICK)


@pytest.mark.slow
def test_five_thousand_negations_are_refused() -> None:
    check_negations(SEED + 1, 500 * REST)


FOREIGN = ("on May 1, 2027", "until May 2, 2027", "by 2027-05-08", "next month", "in six weeks", "on the 31st")
JOINING = ("from", "on", "to", "lunch", "between", "and", "through", "then", "in", "of", "the", "at", "or", "any")
DAY_WORDS = open_words.DATED | open_words.POINTING | open_words.NUMBERS | {"a", "few", "couple", *JOINING}


def is_dated(word: str) -> bool:
    """Tell whether a word can belong to a date: with another date beside it, the two can be a third one."""
    plain = word.lower().strip(".,!;:")
    return plain in DAY_WORDS or any(letter.isdigit() for letter in plain) or not plain.isalpha()


def check_foreign_dates(seed: int, number: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - sentences, no secrets
    changed = []
    tried = 0
    while tried < number:
        row = chance.choice(ROWS)
        said_on = dt.date.fromisoformat(row["said"])
        parts = row["phrase"].split()
        place = chance.randrange(len(parts) + 1)
        if any(is_dated(word) for word in parts[max(place - 1, 0) : place + 1]):
            continue
        tried += 1
        text = " ".join([*parts[:place], chance.choice(FOREIGN), *parts[place:]])
        answer = read_or_none(text, said_on)
        if answer not in (None, read_or_none(row["phrase"], said_on)):
            changed.append(f"{text!r}: {answer}")
    assert not changed, "\n".join(changed[:20])


def test_a_foreign_date_anywhere_changes_nothing() -> None:
    check_foreign_dates(SEED, 500 * QUICK)


@pytest.mark.slow
def test_five_thousand_foreign_dates_change_nothing() -> None:
    check_foreign_dates(SEED + 1, 500 * REST)
