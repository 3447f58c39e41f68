"""Text into what it says, before any day is known; or the words that were not understood."""

import functools
import itertools
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from followup_ics.model.week import WEEKDAYS
from followup_ics.phrases import english
from followup_ics.phrases.grammar.engine import Attempt, Grammar, Node
from followup_ics.phrases.grammar.notation import Token
from followup_ics.phrases.grammar.tokens import Lexicon, read_tokens
from followup_ics.phrases.meanings.values import MONTH_NAMES

REMEMBERED = 1024
"""So many readings are kept: employers say the same things on the same days."""

SENTENCE_RULES = ("bare", "sentence")
MESSAGE_RULES = ("message",)
DATE_RULES = ("range", "timing")
LONGEST_OWN_DATE = 40  # characters, of what is offered as a way out


STEPS_TO_MEND = 100
"""So many steps of the grammar take as long as to look whether a word is misspelt."""


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


class Match(NamedTuple):
    """Hold what tokens are as a whole, None for nothing; how far a sentence made sense; and how that was found."""

    tokens: Sequence[Token]
    node: Node | None
    reached: int
    attempt: Attempt


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
    tried = match(ready_lexicon().fold(raw))
    if tried.node is not None:
        return Reading(Recognised(tried.node), tried.attempt.steps)
    effort = STEPS_TO_MEND * len({token.key for token in raw})
    mended, meant = english.SPELLING.mend(raw)
    if meant:
        again = match(ready_lexicon().fold(mended))
        effort += again.attempt.steps
        if again.node is not None:
            return Reading(Recognised(again.node, tuple(map(write_word, meant))), effort + tried.attempt.steps)
    refusal = explain_refusal(plain, tried)
    return Reading(refusal, effort + tried.attempt.steps)


def match(tokens: Sequence[Token]) -> Match:
    """Recognise tokens as a day, else as a sentence, else as a message of several."""
    attempt = ready_grammar().begin(tokens)
    node = attempt.parse(SENTENCE_RULES)
    reached = attempt.reached
    return Match(tokens, attempt.parse(MESSAGE_RULES) if node is None else node, reached, attempt)


@functools.cache
def ready_grammar() -> Grammar:
    """Compile the tables when they are needed first."""
    return Grammar(english.RULES, english.WORDS, english.UNBROKEN)


@functools.cache
def ready_lexicon() -> Lexicon:
    """Compile the words that are dropped or replaced when they are needed first."""
    dashed = ready_grammar().vocabulary(english.DASHED)
    return Lexicon(english.HEDGES, english.SYNONYMS, dashed, english.OPEN_CLASSES, english.ADVERBS)


def write_word(word: str) -> str:
    """Write the name of a day or a month as it is written, another word as it is.

    >>> write_word("thursday"), write_word("week")
    ('Thursday', 'week')
    """
    return word.capitalize() if word.capitalize() in (*WEEKDAYS, *MONTH_NAMES) else word


def explain_refusal(plain: str, tried: Match) -> NotUnderstoodError:
    """Name the words that were not understood, and never a date that could be read; that one is the way out."""
    tokens = tried.tokens
    dated = ready_grammar().vocabulary(english.DATED)
    if not any(token.key in dated for token in tokens):
        return NotUnderstoodError(f"no date in '{show(plain)}'")
    date = find_date(tried.attempt)
    fault = find_fault(tokens, date, tried.reached)
    reason = f"cannot read '{show(quote(plain, tokens, fault))}' in '{show(plain)}'"
    is_turned = any(token.key in english.TURNING for token in tokens)
    is_own = date is not None and not is_turned and is_whole(plain, tokens, date) and is_told_to_you(tokens, date)
    own_date = quote(plain, tokens, date) if date is not None and is_own else ""
    return NotUnderstoodError(
        reason, own_date if 0 < len(own_date) <= LONGEST_OWN_DATE and "'" not in own_date else None
    )


def is_whole(plain: str, tokens: Sequence[Token], date: OpenPlace) -> bool:
    """Tell whether a date is all of what was written in one go: "04-Jun" of "04-Jun-x" is not."""
    before = plain[: tokens[date.start].start].removesuffix(".")[-1:]
    after = plain[tokens[date.end - 1].end :].removeprefix(".")[:1]
    return not any(sign.isalnum() or sign in "-/'" for sign in (before, after) if sign)


def is_told_to_you(tokens: Sequence[Token], date: OpenPlace) -> bool:
    """Tell whether the words right before a date say that somebody writes to you, in one clause with it.

    The date of something else is no way out: "the client has until Friday".
    """
    keys = [token.key for token in tokens[: date.start]]
    last = max((at for at, pair in enumerate(itertools.pairwise(keys)) if is_address(*pair)), default=None)
    if last is None:
        return False
    between = tokens[last + 1 : date.start + 1]
    return not any(token.key in english.CLAUSES or token.pause == "." for token in between)


def is_address(word: str, you: str) -> bool:
    """Tell whether two words say that somebody writes to you: "call you"."""
    return word in english.ADDRESSING and you == "you"


def find_date(attempt: Attempt) -> OpenPlace | None:
    """Find the longest run of tokens that is a date, the last of several."""
    places = [OpenPlace(*place) for place in attempt.find_places(DATE_RULES)]
    return max(places, key=lambda place: (place.end - place.start, place.start), default=None)


def find_fault(tokens: Sequence[Token], date: OpenPlace | None, reached: int) -> OpenPlace:
    """Find the words that no rule knows, or that turn the sense, or that come where sense ended, beside the date."""
    known = ready_grammar().vocabulary()
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
