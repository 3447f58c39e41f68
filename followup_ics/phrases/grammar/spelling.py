"""Words with a slip of the finger: read as the one word that they are next to, and never where two are as near."""

from collections.abc import Sequence
from typing import NamedTuple

from followup_ics.phrases.grammar.notation import Token

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LENGTHS = range(4, 13)  # of a word that is looked at


class Spelling(NamedTuple):
    """Hold the words that are known when misspelt: ``long_words`` with any one slip, ``short_words`` with two swapped.

    ``slips`` are read as what they stand for; ``meant`` is what looks like a slip and is none, a name for example.
    """

    long_words: frozenset[str]
    short_words: frozenset[str]
    slips: dict[str, str]
    meant: frozenset[str]

    def mend(self, tokens: Sequence[Token]) -> tuple[list[Token], tuple[str, ...]]:
        """Put the word meant in the place of each slip; also tell those words, in their order."""
        keys = dict.fromkeys(token.key for token in tokens)
        mended = {key: word for key in keys if (word := self.mend_word(key))}
        words = [token._replace(key=mended[token.key]) if token.key in mended else token for token in tokens]
        return words, tuple(dict.fromkeys(mended.values()))

    def mend_word(self, word: str) -> str | None:
        """Return the word that a misspelt one stands for, None where there is none or more than one."""
        if word in self.slips:
            return self.slips[word]
        if len(word) not in LENGTHS or not word.isalpha() or word in self.meant:
            return None
        if word in self.long_words or word in self.short_words:
            return None
        swapped = swap_letters(word)
        near = (swapped | change_letters(word)) & self.long_words | swapped & self.short_words
        return next(iter(near)) if len(near) == 1 else None


def swap_letters(word: str) -> set[str]:
    """Return every word with two neighboring letters swapped.

    >>> sorted(swap_letters("teh"))
    ['eth', 'the']
    """
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}


def change_letters(word: str) -> set[str]:
    """Return every word that has one letter more, less, or other; an "s" at the end is no slip.

    >>> "friday" in change_letters("frday"), "friday" in change_letters("fridays")
    (True, False)
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {before + after[1:] for before, after in cuts if after and not (after == "s" and before)}
    other = {before + letter + after[1:] for before, after in cuts if after for letter in LETTERS}
    more = {before + letter + after for before, after in cuts for letter in LETTERS}
    return less | other | more
