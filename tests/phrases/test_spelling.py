"""Words with a slip of the finger: read as the one word that they are next to, or not at all."""

import datetime as dt
import time

import pytest

from followup_ics.phrases.read import MOST_CHARACTERS, PhraseError, read_phrase
from followup_ics.phrases.recognise import NotUnderstoodError, parse

TUESDAY = dt.date(2026, 11, 24)

MISSPELT = [
    # phrase, last day, what is meant, why
    ("by thursady", "2026-11-26", ("Thursday",), "two letters swapped"),
    ("frday", "2026-11-27", ("Friday",), "a letter is missing"),
    ("by the begining of next weeek", "2026-12-01", ("beginning", "week"), "two words, each with its slip"),
    ("ocotber 5 2027", "2027-10-05", ("October",), "a month"),
    ("by Friday", "2026-11-27", (), "nothing is misspelt"),
    ("Marcy will call you on Friday", "2026-11-27", (), "a name near to March"),
]


@pytest.mark.parametrize(("phrase", "last", "meant", "why"), MISSPELT)
def test_a_misspelt_word_is_read_and_told(phrase: str, last: str, meant: tuple[str, ...], why: str) -> None:
    window = read_phrase(phrase, said_on=TUESDAY)
    assert (str(window.last_on), window.meant) == (last, meant), why


NOT_MENDED = [
    ("by munday", "Monday and Sunday are as near"),
    ("in tow weeks", "a number is never mended"),
    ("in there weeks", "a number is never mended"),
    ("by Jane", "a name, and not June"),
    ("by Mary", "a name, and not May"),
    ("by Frida", "a name, and not Friday"),
    ("by Augusta", "a name, and not August"),
    ("fridays", "every Friday, and not one"),
]


@pytest.mark.parametrize(("phrase", "why"), NOT_MENDED)
def test_what_may_be_another_word_is_not_mended(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError):
        read_phrase(phrase, said_on=TUESDAY)
    assert why


LONG = (
    "then ",
    "so ",
    "We have one more and ",
    "Friday ",
    "by Friday ",
    "thanks for ",
    "not ",
    "a",
    "We'll let you know. ",
)


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_takes_no_longer_than_it_is_long(text: str) -> None:
    started = time.process_time()
    with pytest.raises(NotUnderstoodError):
        parse(text * (10_000 // len(text)))
    assert time.process_time() - started < 10, "10 kB took minutes; now a third of a second on an idle machine"
    with pytest.raises(PhraseError, match="too long"):
        read_phrase(text * (10_000 // len(text)), said_on=TUESDAY)
    assert MOST_CHARACTERS < 10_000
