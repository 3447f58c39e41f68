"""Text into tokens: words, numbers, dates, times of day; and what does not count dropped."""

import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.phrases.grammar.engine import Token

FOLDED = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'") | dict.fromkeys("‐‑‒–—−", "-"))  # noqa: RUF001 - dashes of all sorts
NOT_SPOKEN = frozenset('.!;:()[]"“”«»…\u200b\u00ad\ufeff')

# Numbers that are a date, a time or a count are told apart here, by their shape alone.
SHAPES = r"""
    (?P<clock> [0-9]{1,2} (?: [:.] [0-9]{2} )? \s* [ap] (?: m\b | \.\s?m\b\.? ) | [0-9]{1,2} : [0-9]{2} \b )
  | (?P<iso> [0-9]{4} (?P<line> [-/] ) [0-9]{1,2} (?P=line) [0-9]{1,2} \b )
  | (?P<numbers>
        [0-9]{1,2} (?P<mark> [/.-] ) [0-9]{1,2} (?P=mark) (?: [0-9]{4} | [0-9]{2} ) \b
      | [0-9]{1,2} / [0-9]{1,2} \b
      | [0-9]{1,2} \. [0-9]{1,2} \. (?! [0-9] ) )
  | (?P<decimal> [0-9]+ [.,] [0-9]+ )
  | (?P<ordinal> [0-9]{1,2} (?: st | nd | rd | th ) \b )
  | (?P<number> [0-9]+ )
  | (?P<year> (?<= \s ) ' [0-9]{2} (?! [^\s.,;)] ) )
  | (?P<minus> (?<! \S ) - (?= [0-9] ) )
  | (?P<word> w/[cb] \b | [a-z] [a-z0-9]* (?: '[a-z]+ )* )
  | (?P<space> \s+ )
  | (?P<other> . )
"""

CENTURY, LAST_TWO_DIGITS = 2000, 99
HOURS, MINUTES = 24, 60


class Numbers(NamedTuple):
    """Hold a date in numbers as it was written; ``first`` may be the day or the month."""

    first: int
    second: int
    year: int | None = None
    is_dotted: bool = False


def real_date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None where there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


class Lexicon:
    """Hold the rows of words that are dropped (``hedges``, several to a line) or said in another way (``synonyms``).

    Commas are dropped as well, unless a synonym uses them, and dashes that do not stand between two ``dashed`` words.
    """

    def __init__(self, hedges: Iterable[str], synonyms: Mapping[str, str], dashed: Iterable[str]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for said, meant in [*((hedge, "") for row in hedges for hedge in row.split(", ")), *synonyms.items()]:
            words = tuple(said.split())
            self._rows.setdefault(words[0], []).append((words, tuple(meant.split())))
        for rows in self._rows.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._dashed = frozenset(dashed)

    def fold(self, tokens: Sequence[Token]) -> list[Token]:
        """Drop and replace; the longest row of words counts."""
        keys = [token.key for token in tokens]
        folded: list[Token] = []
        at = 0
        while at < len(tokens):
            for words, meant in self._rows.get(keys[at], ()):
                if keys[at : at + len(words)] == [*words]:
                    start, end = tokens[at].start, tokens[at + len(words) - 1].end
                    folded += [Token(word, start, end) for word in meant]
                    at += len(words)
                    break
            else:
                folded.append(tokens[at])
                at += 1
        spoken = [token for token in folded if token.key != ","]
        return [token for place, token in enumerate(spoken) if token.key != "-" or self._is_range(spoken, place)]

    def _is_range(self, tokens: Sequence[Token], dash: int) -> bool:
        sides = tokens[dash - 1 : dash + 2 : 2] if dash else ()
        return len(sides) == len(("before", "after")) and all(side.key in self._dashed for side in sides)


@functools.cache
def ready_shapes() -> re.Pattern[str]:
    """Compile the shapes of tokens when they are needed first."""
    return re.compile(SHAPES, re.VERBOSE | re.IGNORECASE | re.ASCII | re.DOTALL)


def read_tokens(text: str) -> list[Token]:
    """Split a text; what cannot be part of a phrase becomes a token that no rule knows.

    >>> [token.key for token in read_tokens("We'll call Friday, Dec. 4th")]
    ['we', 'will', 'call', 'friday', ',', 'dec', '#ordinal']
    """
    tokens: list[Token] = []
    for found in ready_shapes().finditer(text.translate(FOLDED)):
        kind, said = str(found.lastgroup), found[0].lower()
        if kind == "word":
            tokens += [Token(word, found.start(), found.end()) for word in spell_out(said)]
        elif kind == "minus":
            tokens.append(Token(kind, found.start(), found.end()))
        elif kind == "other":
            if said not in NOT_SPOKEN and said != "'":
                tokens.append(Token("questionmark" if said == "?" else said, found.start(), found.end()))
        elif kind != "space":
            key, value = read_number(kind, said)
            tokens.append(Token(key, found.start(), found.end(), value))
    return tokens


def read_number(kind: str, said: str) -> tuple[str, object]:
    """Return the class and the value of a token made of digits; the text itself where it is none that we know."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", said)]
    if kind == "iso":
        return "#iso", real_date(*numbers)
    if kind == "numbers":
        return "#numbers", Numbers(numbers[0], numbers[1], full_year(numbers[2:]), is_dotted="." in said)
    is_class = {
        "clock": numbers[0] <= HOURS and (*numbers, 0)[1] < MINUTES,
        "ordinal": True,
        "number": len(said) <= len("999"),
        "year": kind == "number" and len(said) == len("2026") and numbers[0] // 100 * 100 == CENTURY,
    }
    if kind == "year":
        return "#year", CENTURY + numbers[0]
    for name in (kind, "year"):
        if is_class.get(name):
            return f"#{name}", numbers[0]
    return said, None


def full_year(numbers: Sequence[int]) -> int | None:
    """Read the year of a date, with two digits or four, where it has one."""
    if not numbers:
        return None
    return numbers[0] if numbers[0] > LAST_TWO_DIGITS else CENTURY + numbers[0]


ENDINGS = {"'ll": "will", "'re": "are", "'m": "am", "'ve": "have", "'d": "would"}
IRREGULAR = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
    "o'clock": ("o", "clock"),
    "dont": ("do", "not"),
    "didnt": ("did", "not"),
    "havent": ("have", "not"),
    "wont": ("will", "not"),
    "youll": ("you", "will"),
}
SUBJECTS = frozenset({"it", "he", "she", "that", "there", "what", "here", "who", "hr"})


def spell_out(word: str) -> tuple[str, ...]:
    """Write a contraction in full, and drop the apostrophe of "two weeks' time".

    >>> spell_out("haven't"), spell_out("year's")
    (('have', 'not'), ('years',))
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("n't"):
        return word[:-3].replace("'", ""), "not"
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe + ending in ENDINGS:
        return *spell_out(stem), ENDINGS[apostrophe + ending]
    if ending == "s" and stem in SUBJECTS:
        return stem, "is"
    return (word.replace("'", ""),)
