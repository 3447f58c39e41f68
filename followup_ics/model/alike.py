"""When two companies' names may well be two ways to write one: cut short, run together, or with letters spelt out."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from followup_ics.model.names import strip_accents

SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
WORD: Final = re.compile(r"[^\W_]+")
FEWEST_LETTERS: Final = 3


def may_be_one(name: str, other: str) -> bool:
    """Tell whether one name is the other, or its first words, however blanks, signs and umlauts are written.

    >>> may_be_one("Birchlane", "Birch Lane Books"), may_be_one("Koehler", "Köhler & Söhne")
    (True, True)
    >>> may_be_one("Birch", "Birchlane"), may_be_one("Apple", "Applebee's")
    (False, False)
    """
    ours, theirs = list_beginnings(name), list_beginnings(other)
    pairs = [pair for mine, yours in itertools.product(ours, theirs) for pair in ((mine, yours), (yours, mine))]
    return any(len(one[-1]) >= FEWEST_LETTERS and one[-1] in another for one, another in pairs)


def list_beginnings(name: str) -> tuple[tuple[str, ...], ...]:
    """List a name's first word, its first two and so on, run together; once more where umlauts are spelt out.

    >>> list_beginnings("Köhler & Söhne")
    (('kohler', 'kohlersohne'), ('koehler', 'koehlersoehne'))
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    spellings = dict.fromkeys((strip_accents(folded), folded.translate(SPELT_OUT)))
    words = (WORD.findall(spelling) for spelling in spellings)
    return tuple(tuple(itertools.accumulate(each)) for each in words if each)


def find_alike(name: str, others: Iterable[str]) -> Iterator[str]:
    """Find the names that may well be another way to write this one, each once."""
    return (other for other in dict.fromkeys(others) if may_be_one(name, other))
