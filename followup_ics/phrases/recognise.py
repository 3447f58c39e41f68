"""Text into what it says, before any day is known; or the words that were not understood."""

import functools
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from followup_ics.model.week import WEEKDAYS
from followup_ics.phrases import english
from followup_ics.phrases.grammar.engine import Grammar, Node, Parsed
from followup_ics.phrases.grammar.notation import Token
from followup_ics.phrases.grammar.tokens import Lexicon, read_tokens
from followup_ics.phrases.meanings.values import MONTH_NAMES

REMEMBERED = 1024
"""So many readings are kept: employers say the same things on the same days."""

START_RULES = ("bare", "sentence", "message")
DATE_RULES = ("range", "timing")
LONGEST_OWN_DATE = 40  # characters, of what is offered as a way out


STEPS_TO_MEND = 30
"""So many steps of the grammar take as long as to look whether a word is misspelt."""

EFFORT_TO_EXPLAIN = 2
"""So many times as long as to read it takes to read it and to explain why that cannot be."""


class NotUnderstoodError(ValueError):
    """Say which words were not understood; ``own_date`` is the date that stands beside them, as it was written."""

    def __init__(self, reason: str, own_date: str | None = None) -> None:
        self.own_date = own_date
        super().__init__(reason)


class Recognised(NamedTuple):
    """Hold what a phrase says, before any day is known, and the words that were misspelt, as they are read."""

    node: Node
    meant: tuple[str, ...] = ()


class OpenPlace(NamedTuple):
    """Hold where something stands in a row of tokens: from ``start`` to before ``end``."""

    start: int
    end: int


class Reading(NamedTuple):
    """Hold what became of a text: what was recognised, or why nothing was; and the effort, in steps of the grammar."""

    outcome: Recognised | NotUnderstoodError
    effort: int


def parse(text: str) -> Recognised:
    """Recognise a phrase; raise `NotUnderstoodError` with the words that were not understood."""
    outcome = read(text).outcome
    if isinstance(outcome, NotUnderstoodError):
        raise outcome.with_traceback(None)
    return outcome


@functools.lru_cache(maxsize=REMEMBERED)
def read(text: str) -> Reading:
    """Recognise a phrase, or find the words that were not understood."""
    plain = unicodedata.normalize("NFKC", text)
    raw = read_tokens(plain, english.WRITING)
    tokens = ready_lexicon().fold(raw)
    parsed = match(tokens)
    if parsed.node is not None:
        return Reading(Recognised(parsed.node), parsed.steps)
    effort = parsed.steps + STEPS_TO_MEND * len(raw)
    mended, meant = english.SPELLING.mend(raw)
    if meant:
        parsed = match(ready_lexicon().fold(mended))
        effort += parsed.steps
        if parsed.node is not None:
            return Reading(Recognised(parsed.node, tuple(map(write_word, meant))), effort)
    # To explain it, it is parsed once more, and what begins at each place besides.
    return Reading(explain_refusal(plain, tokens), EFFORT_TO_EXPLAIN * effort)


def match(tokens: Sequence[Token]) -> Parsed:
    """Recognise tokens as a day, else as a sentence, else as a message of several."""
    return ready_grammar().parse(START_RULES, tokens)


@functools.cache
def ready_grammar() -> Grammar:
    """Compile the tables when they are needed first."""
    return Grammar(english.RULES, english.WORDS, english.UNBROKEN)


@functools.cache
def ready_lexicon() -> Lexicon:
    """Compile the words that are dropped or replaced when they are needed first."""
    dashed = ready_grammar().vocabulary(english.DASHED)
    return Lexicon(english.HEDGES, english.SYNONYMS, dashed, english.OPEN_CLASSES)


def write_word(word: str) -> str:
    """Write the name of a day or a month as it is written, another word as it is.

    >>> write_word("thursday"), write_word("week")
    ('Thursday', 'week')
    """
    return word.capitalize() if word.capitalize() in (*WEEKDAYS, *MONTH_NAMES) else word


def explain_refusal(plain: str, tokens: Sequence[Token]) -> NotUnderstoodError:
    """Name the words that were not understood, and never a date that could be read; that one is the way out."""
    dated = ready_grammar().vocabulary(english.DATED)
    if not any(token.key in dated for token in tokens):
        return NotUnderstoodError(f"no date in '{show(plain)}'")
    date = find_date(tokens)
    fault = find_fault(tokens, date)
    reason = f"cannot read '{show(quote(plain, tokens, fault))}' in '{show(plain)}'"
    is_turned = any(token.key in english.TURNING for token in tokens)
    own_date = quote(plain, tokens, date) if date and not is_turned else ""
    return NotUnderstoodError(
        reason, own_date if 0 < len(own_date) <= LONGEST_OWN_DATE and "'" not in own_date else None
    )


def find_date(tokens: Sequence[Token]) -> OpenPlace | None:
    """Find the longest run of tokens that is a date, the last of several."""
    places = [OpenPlace(*place) for place in ready_grammar().find_places(DATE_RULES, tokens)]
    return max(places, key=lambda place: (place.end - place.start, place.start), default=None)


def find_fault(tokens: Sequence[Token], date: OpenPlace | None) -> OpenPlace:
    """Find the words that no rule knows, or that turn the sense, or that come where sense ended, beside the date."""
    known = ready_grammar().vocabulary()
    reached = ready_grammar().parse(START_RULES[:2], tokens).reached
    beside = [at for at in range(len(tokens)) if date is None or not date.start <= at < date.end]
    faults = (
        [at for at in beside if tokens[at].key not in known]
        or [at for at in beside if tokens[at].key in english.TURNING]
        or [at for at in beside if at >= reached]
        or beside
        or [*range(len(tokens))]
    )
    first = faults[0]
    stop = date.start if date and date.start > first else len(tokens)
    if tokens[first].key in known:
        return OpenPlace(first, stop)
    return OpenPlace(first, max(at for at in faults if at < stop) + 1)


def quote(plain: str, tokens: Sequence[Token], place: OpenPlace) -> str:
    """Return the words of a place as they were written."""
    return " ".join(plain[tokens[place.start].start : tokens[place.end - 1].end].split())


def show(text: str) -> str:
    """Make a text fit to be quoted: one line, nothing invisible, not too long."""
    most = 80
    line = "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(text.split()))
    return line if len(line) <= most else line[: most - 1] + "…"
