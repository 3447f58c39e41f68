"""A letter with gaps, and a pool of letters for one occasion, of which nobody gets one twice."""

import enum
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

DOUBLE_STOP: Final = r"([.!?…。])\.(?=\s|$)"
"""A full stop behind a value that ends its sentence itself, such as "Acme Inc."."""


class Reader(enum.Enum):
    """Say who reads a letter: somebody you met, the contact who arranged it, or somebody between you and them."""

    MET = enum.auto()
    CONTACT = enum.auto()
    GO_BETWEEN = enum.auto()


class Letter(NamedTuple):
    """Hold a message to start from: its subject, and its paragraphs between greeting and name.

    Values stand in {braces}: ``company``, ``role`` ("the Data engineer role"), ``role_at`` (with "at Acme"), ``when``
    you met ("on Tuesday"), ``talked`` for the last time that you were in touch ("our talk on Tuesday"), ``hoped`` by
    when they hoped to have news, ``asked`` under which condition they asked you to write, ``point`` from the
    conversation, ``those`` who are thanked through the reader. What only the writer can know stands in [square
    brackets]. ``is_again`` marks a letter that only those can get who have all had another of its pool.
    """

    subject: str
    paragraphs: tuple[str, ...]
    is_again: bool = False


class Pool(NamedTuple):
    """Hold the letters for one occasion, in the order in which one reader gets them.

    ``has_room`` tells that a sentence on your interest, and thanks for the last answer, may be added to the first
    paragraph.
    """

    name: str
    letters: tuple[Letter, ...]
    has_room: bool = False

    def choose(self, had: Sequence[int]) -> int | None:
        """Choose the first letter that no reader has had, None where each was used up.

        ``had`` holds a number for each reader: bit n tells that the reader has had letter n.

        >>> pool = Pool(name="thanks", letters=(Letter("A", ()), Letter("B", (), is_again=True), Letter("C", ())))
        >>> pool.choose([0]), pool.choose([1]), pool.choose([1, 0]), pool.choose([7])
        (0, 1, 2, None)
        """
        used = 0
        for each in had:
            used |= each
        if not used:
            return 0
        all_have_had_one = all(had)
        for number, letter in enumerate(self.letters):
            if not used >> number & 1 and (all_have_had_one or not letter.is_again):
                return number
        return None


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in their places; a sentence that ends with one that ends in a full stop ends once.

    >>> fill("I'd like to work at {company}. Soon.", {"company": "Acme Inc."})
    "I'd like to work at Acme Inc. Soon."
    """
    filled = text.format_map(values)
    # A single sign is looked for quickly, and few texts have one.
    has_double_stop = (
        ".." in filled
        or ("?" in filled and "?." in filled)
        or ("!" in filled and "!." in filled)
        or ("…" in filled and "…." in filled)
        or ("。" in filled and "。." in filled)
    )
    if has_double_stop:
        return re.sub(DOUBLE_STOP, r"\1", filled)
    return filled
