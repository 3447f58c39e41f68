"""Text into tokens: words, numbers, dates, times of day; and what does not count dropped."""

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.phrases.grammar.notation import PAUSES, Token

FOLDED = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'") | dict.fromkeys("‐‑‒–—−", "-"))  # noqa: RUF001 - dashes of all sorts
NOT_SPOKEN = dict.fromkeys(".!;:…", ".") | dict.fromkeys("()[]", ",") | dict.fromkeys('"“”«»\u200b\u00ad\ufeff', "")
PICTURES = frozenset({"So", "Sk", "Mn", "Cf"})  # Unicode's categories of emoji and what they are joined with
REFUSING = frozenset("❌❎🚫⛔✖🛑👎🙅")  # they turn the sense: no rule knows them
DROPPED = "dropped"

# Numbers that are a date, a time or a count are told apart here, by their shape alone.
SHAPES = r"""
    (?P<clock> [0-9]{1,2} (?: [:.] [0-9]{2} )? \s* [ap] (?: m\b | \.\s?m\b\.? ) | [0-9]{1,2} : [0-9]{2} \b )
  | (?P<address> [a-z0-9._+-]{1,64} @ [a-z0-9-]{1,63} (?: \. [a-z0-9-]{1,63} )+ )
  | (?P<iso> [0-9]{4} (?P<line> [-/] ) [0-9]{1,2} (?P=line) [0-9]{1,2} \b )
  | (?P<numbers>
        [0-9]{1,2} (?P<mark> [/.-] ) [0-9]{1,2} (?P=mark) (?: [0-9]{4} | [0-9]{2} ) \b
      | [0-9]{1,2} / [0-9]{1,2} \b
      | [0-9]{1,2} \. [0-9]{1,2} \. (?! [0-9] ) )
  | (?P<decimal> [0-9]+ [.,] [0-9]+ )
  | (?P<ordinal> [0-9]{1,2} (?: st | nd | rd | th | ts | dn | dr | ht ) \b )
  | (?P<number> [0-9]+ )
  | (?P<year> (?<= \s ) ' [0-9]{2} (?! [^\s.,;)] ) )
  | (?P<minus> (?<! \S ) - (?= [0-9] ) )
  | (?P<word> w/(?: [cbe] | in ) \b | [a-z\u00c0-\u024f] [a-z0-9\u00c0-\u024f]* (?: '[a-z]+ )* )
  | (?P<space> \s+ )
  | (?P<other> . )
"""

CENTURY, LAST_TWO_DIGITS = 2000, 99
HOURS, MINUTES = 24, 60
SHORTEST_STEM = 3


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


class Writing(NamedTuple):
    """Hold how a language runs words together: "we'll", "isn't", "it's" (by its subject), and "Dec." without a stop.

    After ``abbreviations``, and after a single letter, a dot is no full stop.
    """

    abbreviations: frozenset[str] = frozenset()
    endings: Mapping[str, str] = {}
    negation: tuple[str, str] = ("", "")
    irregular: Mapping[str, tuple[str, ...]] = {}
    subjects: Mapping[tuple[str, str], str] = {}


class OpenClass(NamedTuple):
    """Hold the words that an open class is ``without``, and the classes of ``numbers`` that it takes.

    With ``is_proper`` it takes only words that have a capital letter of their own, with ``ending`` only longer words
    that end so.
    """

    without: frozenset[str]
    numbers: frozenset[str] = frozenset()
    is_proper: bool = False
    ending: str = ""

    def holds(self, token: Token) -> bool:
        """Tell whether a token is of this class."""
        if token.key.startswith("#"):
            return token.key in self.numbers
        is_word = token.key not in self.without and token.key[0].isalpha() and self._ends(token.key)
        return is_word and (token.is_capital or not self.is_proper)

    def _ends(self, word: str) -> bool:
        return not self.ending or (word.endswith(self.ending) and len(word) > SHORTEST_STEM + len(self.ending))


class Lexicon:
    """Hold the words that are dropped (rows of ``hedges``, all ``passed_over``) or said in another way (``synonyms``).

    Commas are dropped as well, unless a synonym uses them, and dashes that do not stand between two ``dashed`` words;
    the next token then tells that it stands after a pause. Each token is told its ``open`` classes.
    """

    def __init__(
        self,
        hedges: Iterable[str],
        synonyms: Mapping[str, str],
        dashed: Iterable[str],
        open_classes: Mapping[str, OpenClass],
        passed_over: OpenClass,
    ) -> None:
        self._passed_over = passed_over
        self._rows: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for said, meant in [*((hedge, "") for row in hedges for hedge in row.split(", ")), *synonyms.items()]:
            words = tuple(said.split())
            self._rows.setdefault(words[0], []).append((words, tuple(meant.split())))
        for rows in self._rows.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._dashed = frozenset(dashed)
        self._open_classes = open_classes
        self._classes: dict[tuple[str, bool], frozenset[str]] = {}

    def fold(self, tokens: Sequence[Token]) -> list[Token]:
        """Drop and replace; the longest row of words counts."""
        keys = [str(token.value) if token.key == "#number" else token.key for token in tokens]
        folded: list[Token] = []
        at = 0
        while at < len(tokens):
            for words, meant in self._rows.get(keys[at], ()):
                if keys[at : at + len(words)] == [*words]:
                    folded += replace_words(tokens[at : at + len(words)], meant)
                    at += len(words)
                    break
            else:
                folded += replace_words(tokens[at : at + 1], ()) if self._is_passed_over(tokens[at]) else [tokens[at]]
                at += 1
        folded = drop_pauses(folded)
        spoken = [self._read_dash(folded, place) if token.key == "-" else token for place, token in enumerate(folded)]
        return [token._replace(classes=self._classify(token)) for token in drop_pauses(spoken)]

    def _is_passed_over(self, token: Token) -> bool:
        """Tell whether a word is dropped; a name with its capital letter is not."""
        return not (token.is_capital and token.start) and self._passed_over.holds(token)

    def _classify(self, token: Token) -> frozenset[str]:
        seen = token.key, token.is_capital
        classes = self._classes.get(seen)
        if classes is None:
            classes = frozenset(name for name, words in self._open_classes.items() if words.holds(token))
            self._classes[seen] = classes
        return classes

    def _read_dash(self, tokens: Sequence[Token], place: int) -> Token:
        """Keep a dash that means "to"; another is a pause, or within a word nothing at all."""
        dash = tokens[place]
        sides = tokens[place - 1 : place + 2 : 2] if place else ()
        if len(sides) != len(("before", "after")):
            return dash._replace(key=",")
        if all(side.key in self._dashed for side in sides):
            return dash
        before, after = sides
        is_within = before.end == dash.start and dash.end == after.start
        return dash._replace(key=DROPPED if is_within else ",")


def replace_words(tokens: Sequence[Token], meant: Sequence[str]) -> list[Token]:
    """Say tokens in other words; a pause before them stays, also where nothing else does."""
    first, last = tokens[0], tokens[-1]
    if not meant:
        return [Token(DROPPED, first.start, first.end, pause=first.pause)]
    said = [Token(word, first.start, last.end) for word in meant]
    return [said[0]._replace(pause=first.pause), *said[1:]]


def drop_pauses(tokens: Sequence[Token]) -> list[Token]:
    """Drop commas and what was dropped; the next token tells the longest pause before it."""
    spoken: list[Token] = []
    pause = ""
    for token in tokens:
        pause = max(pause, token.pause, "," if token.key == "," else "", key=PAUSES.index)
        if token.key == "#year" and pause == ",":
            pause = ""  # "May 1, 2027" is one date
        if token.key not in (",", DROPPED):
            spoken.append(token._replace(pause=pause))
            pause = ""
    return spoken


@functools.cache
def ready_shapes() -> re.Pattern[str]:
    """Compile the shapes of tokens when they are needed first."""
    return re.compile(SHAPES, re.VERBOSE | re.IGNORECASE | re.ASCII | re.DOTALL)


def read_tokens(text: str, writing: Writing) -> list[Token]:
    """Split a text; what cannot be part of a phrase becomes a token that no rule knows.

    >>> [token.key for token in read_tokens("Call Friday, Dec. 4th", Writing())]
    ['call', 'friday', ',', 'dec', '#ordinal']
    """
    tokens: list[Token] = []
    pause, is_shouted = "", text.isupper()
    for found in ready_shapes().finditer(text.translate(FOLDED)):
        kind, said = str(found.lastgroup), found[0].lower()
        place = found.start(), found.end()
        if kind == "space" or (kind == "other" and (said in NOT_SPOKEN or is_silent(said))):
            mark = NOT_SPOKEN.get(said, "." if "\n" in said else "")
            if said == "." and is_abbreviation(tokens, found.start(), writing.abbreviations):
                mark = ","
            pause = max(pause, mark, key=PAUSES.index)
            continue
        if kind == "word":
            is_capital = not is_shouted and found[0][0].isupper()
            words = [Token(word, *place, is_capital=is_capital) for word in spell_out(said, writing)]
        elif kind == "minus":
            words = [Token(kind, *place)]
        elif kind == "other":
            words = [Token("questionmark" if said == "?" else said, *place)]
        else:
            key, value = read_number(kind, said)
            words = [Token(key, *place, value)]
        tokens += [words[0]._replace(pause=pause), *words[1:]]
        pause = ""
    return tokens


def is_abbreviation(tokens: Sequence[Token], at: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a dot at a place of the text belongs to the word before it."""
    if not tokens or tokens[-1].end != at:
        return False
    return tokens[-1].key in abbreviations or (len(tokens[-1].key) == 1 and tokens[-1].key.isalpha())


def is_silent(letter: str) -> bool:
    """Tell whether a sign is a picture, or half of an apostrophe; one that says no is neither."""
    return letter == "'" or (letter not in REFUSING and unicodedata.category(letter) in PICTURES)


def read_number(kind: str, said: str) -> tuple[str, object]:
    """Return the class and the value of a token made of digits; the text itself where it is none that we know."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", said)]
    key: str = said
    value: object = None
    match kind:
        case "address":
            key = "#address"
        case "iso":
            key, value = "#iso", real_date(*numbers)
        case "numbers":
            key, value = "#numbers", Numbers(numbers[0], numbers[1], full_year(numbers[2:]), is_dotted="." in said)
        case "year":
            key, value = "#year", CENTURY + numbers[0]
        case "clock" if numbers[0] <= HOURS and (*numbers, 0)[1] < MINUTES:
            key, value = "#clock", numbers[0]
        case "ordinal":
            key, value = "#ordinal", numbers[0]
        case "number" if len(said) <= len("999"):
            key, value = "#number", numbers[0]
        case "number" if len(said) == len("2026") and numbers[0] // 100 * 100 == CENTURY:
            key, value = "#year", numbers[0]
    return key, value


def full_year(numbers: Sequence[int]) -> int | None:
    """Read the year of a date, with two digits or four, where it has one."""
    if not numbers:
        return None
    return numbers[0] if numbers[0] > LAST_TWO_DIGITS else CENTURY + numbers[0]


def spell_out(word: str, writing: Writing) -> tuple[str, ...]:
    """Write a contraction in full, and drop the apostrophe of "two weeks' time".

    >>> writing = Writing(endings={"'ll": "will"}, negation=("n't", "not"))
    >>> spell_out("we'll", writing), spell_out("haven't", writing), spell_out("year's", writing)
    (('we', 'will'), ('have', 'not'), ('years',))
    """
    if word in writing.irregular:
        return writing.irregular[word]
    ending, negated = writing.negation
    if ending and word.endswith(ending):
        return word.removesuffix(ending).replace("'", ""), negated
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe + ending in writing.endings:
        return *spell_out(stem, writing), writing.endings[apostrophe + ending]
    if (stem, ending) in writing.subjects:
        return stem, writing.subjects[stem, ending]
    return (word.replace("'", ""),)
