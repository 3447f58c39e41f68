"""A user's own words inside a message: short, in quotes, and on one line whatever they hold."""

import unicodedata
from typing import Final

LONGEST_QUOTE: Final = 60


def quote(text: str) -> str:
    r"""Put text in quotes for a message: shortened, and with everything that cannot be seen written as an escape.

    >>> print(quote("by\tFriday"), quote("x" * 100))
    'by\tFriday' 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return f"'{''.join(character if character.isprintable() else _escape(character) for character in text)}'"


def name_character(character: str) -> str:
    r"""Name a character that cannot be shown.

    >>> name_character("\u202e")
    'U+202E (right-to-left override)'
    """
    name = CONTROL_NAMES.get(character) or unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"


CONTROL_NAMES: Final = {"\0": "NUL", "\t": "tab", "\n": "line break", "\r": "carriage return", "\x1b": "escape"}


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode()
