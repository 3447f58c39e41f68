"""Words of others in what is shown: on one line, nothing invisible, short, and no passwords."""

import re
import unicodedata
from typing import Final

LONGEST_QUOTE: Final = 60
LONGEST_LINE: Final = 2_000
"""Characters of a message's line: more than any of ours has."""

BYTES: Final = range(0xDC80, 0xDD00)
"""What stands for bytes that are no UTF-8, in the names of files."""

CREDENTIALS: Final = r"(?s)^([a-zA-Z][a-zA-Z0-9+.-]*:/+)?.*@"
QUERY: Final = r"(?s)[?#].*"


def quote(text: str) -> str:
    r"""Put text in quotes for a message: shortened, and with everything that cannot be seen written as an escape.

    >>> print(quote("by\tFriday"), quote("x" * 100))
    'by\tFriday' 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    return f"'{show(text, most=LONGEST_QUOTE)}'"


def quote_key(name: str) -> str:
    """Put a key in quotes; what stands behind a colon in it is a value that lost its place, and may be private.

    >>> print(quote_key("companny"), quote_key("id:' 1f0c3a5b7d9e2468"))
    'companny' 'id:…'
    """
    begin, colon, _ = name.partition(":")
    return quote(f"{begin}:…" if colon else name)


def show(text: str, *, most: int = LONGEST_LINE) -> str:
    r"""Make a text fit for a line of a terminal, whatever it holds: of ``most`` characters before what is escaped.

    >>> print(show("\x1b]0;title\x07"), show("caf\udce9.yaml"))
    \x1b]0;title\x07 caf\xe9.yaml
    """
    if len(text) > most:
        text = text[: most - 1] + "…"
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def show_lines(text: str) -> str:
    """Make a text fit for a terminal line by line, its line breaks kept."""
    return "\n".join(map(show, text.split("\n")))


def quote_address(address: str) -> str:
    """Put a web address in quotes for a message, without what may be a secret: user, password, and what is asked.

    >>> print(quote_address("https://sam:pass@example.org/feed.ics?key=1"), quote_address("sam:pass@example.org"))
    'https://…@example.org/feed.ics?…' '…@example.org'
    """
    bare = re.sub(CREDENTIALS, r"\1…@", address)
    return quote(re.sub(QUERY, lambda match: f"{match[0][0]}…", bare))


def name_character(character: str) -> str:
    r"""Name a character that cannot be shown.

    >>> name_character("\u202e")
    'U+202E (right-to-left override)'
    """
    name = CONTROL_NAMES.get(character) or unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"


CONTROL_NAMES: Final = {"\0": "NUL", "\t": "tab", "\n": "line break", "\r": "carriage return", "\x1b": "escape"}


def _escape(character: str) -> str:
    if ord(character) in BYTES:
        return f"\\x{ord(character) - BYTES.start + 0x80:02x}"
    return character.encode("unicode_escape").decode()
