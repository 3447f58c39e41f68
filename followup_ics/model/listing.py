"""Words in a row, as a sentence lists them."""

from collections.abc import Iterable, Sequence
from typing import Final

from followup_ics.model.quoting import quote

MOST_NAMES: Final = 8


def join_words(words: Sequence[str], joint: str) -> str:
    """Join words as a sentence lists them.

    >>> join_words(["thanks", "a question", "news"], "and")
    'thanks, a question and news'
    """
    *first, last = words or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last


def list_names(names: Iterable[str], joint: str, *, most: int = MOST_NAMES, nameless: str = "''") -> str:
    """List names in quotes, the first few of many; ``nameless`` stands for an empty one.

    >>> list_names(["Acme", "Birch", "Cobalt"], "or", most=2)
    "'Acme', 'Birch' or 1 more"
    """
    listed = [quote(name) if name else nameless for name in names]
    return join_words([*listed[:most], *([f"{len(listed) - most} more"] if listed[most:] else [])], joint)
