"""A letter with gaps, and a pool of letters for one occasion, taken in turn."""

import enum
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

DOUBLE_STOP: Final = re.compile(r"([.!?…。])\.(?=\s|$)")
"""A full stop behind a value that ends its sentence itself, such as "Acme Inc."."""


class Reader(enum.Enum):
    """Say who reads a letter: somebody you met, the contact who arranged it, or somebody between you and them."""

    MET = enum.auto()
    CONTACT = enum.auto()
    GO_BETWEEN = enum.auto()


class Letter(NamedTuple):
    """Hold a message to start from: its subject, and its paragraphs between greeting and name.

    Values stand in {braces}: ``company``, ``role`` ("the Data engineer role"), ``role_at`` (with "at Acme"), ``when``
    you met ("on Tuesday"), ``since`` when you have been in touch, ``hoped`` by when they hoped to have news, ``asked``
    under which condition they asked you to write, ``point`` from the conversation, ``those`` who are thanked through
    the reader. What only the writer can know stands in [square brackets].
    """

    subject: str
    paragraphs: tuple[str, ...]


class Pool(NamedTuple):
    """Hold the letters for one occasion: nobody gets the second before the first, or one of them twice in a row.

    ``has_room`` tells that a sentence on your interest may be added to the first paragraph.
    """

    name: str
    letters: tuple[Letter, ...]
    has_room: bool = False

    def take(self, turn: int) -> Letter:
        """Take the letter whose turn it is, from 0."""
        return self.letters[turn % len(self.letters)]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in their places; a sentence that ends with one that ends in a full stop ends once.

    >>> fill("I'd like to work at {company}. Soon.", {"company": "Acme Inc."})
    "I'd like to work at Acme Inc. Soon."
    """
    filled = text.format_map(values)
    if ".." in filled or "?." in filled or "!." in filled or "…." in filled or "。." in filled:
        return DOUBLE_STOP.sub(r"\1", filled)
    return filled
