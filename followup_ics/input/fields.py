"""Single values: what one text of the input file means, by the type that its key asks for."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, TypeVar
from urllib.parse import urlsplit

from followup_ics.model.quoting import name_character, quote, quote_address

T = TypeVar("T")

LONGEST_LINE: Final = 200
LONGEST_NOTE: Final = 10_000
LONGEST_LINK: Final = 2_000
LONGEST_ADDRESS: Final = 254
IDENTIFIER_LENGTHS: Final = range(8, 65)

# Patterns that few texts need are compiled by the first that does.
CONTROL: Final = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
REORDERING: Final = "[\u202a-\u202e\u2066-\u2069]"
"""Characters that make the rest of a line show in another order; the marks LRM and RLM do not."""

LEAST_IN_QUOTES: Final = 2
STRAIGHT_QUOTES: Final = "\"'"
OTHER_QUOTES: Final = (
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u00ab\u00bb"
    "\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02\uff07\uff62\uff63"
)
CLOCK: Final = r"(?i)[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\s*([ap]\.?m\.?)?"
NUMBER: Final = r"[0-9]{1,6}"
COUNT: Final = r"[0-9]{1,10}"
STAMP: Final = r"[0-9]{8}T[0-9]{6}Z?"
ADDRESS: Final = re.compile(
    r"[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_](?:[\w-]*[^\W_])?"
)
YES_OR_NO: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
NO_LINK: Final = r'[\s<>"\\]'


class FieldError(ValueError):
    """Say why a text is not what its key asks for.

    ``word`` and ``choices`` are for the one who reports it: a nearest choice goes into the message.
    """

    def __init__(self, message: str, *, word: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.choices = choices


def clean_text(text: str, *, limit: int = LONGEST_LINE, many_lines: bool = False) -> str:
    """Return text in one Unicode form and without space around it; raise `FieldError` where it cannot be shown.

    >>> clean_text(" Acme ")
    'Acme'
    """
    if text.isascii() and text.isprintable() and 0 < len(plain := text.strip()) <= limit:
        return plain
    if match := re.search(CONTROL, text):
        raise FieldError(f"{quote(text)} holds {name_character(match[0])}; write a space, or take it out")
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > limit:
        raise FieldError(f"{quote(text)} has {len(text):,} characters; at most {limit:,} fit here")
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise FieldError(f"{quote(text)} shows nothing; write what it should say, or take the key out")
    if not many_lines:
        if "\n" in text:
            raise FieldError(f"{quote(text)} has several lines; expected one (only 'note' may have more)")
        if match := re.search(REORDERING, text):
            raise FieldError(
                f"{quote(text)} holds {name_character(match[0])}, which hides what is written; take it out"
            )
    return text


def find_quotes(text: str) -> str:
    """Name the quotes around a whole text that are none for YAML: curly, angle, full-width; empty where there are none.

    >>> find_quotes("\u201cAcme\u201d")
    'U+201C (left double quotation mark) and U+201D (right double quotation mark)'
    """
    around = text[:1], text[-1:]
    if len(text) < LEAST_IN_QUOTES or not all(mark in STRAIGHT_QUOTES or mark in OTHER_QUOTES for mark in around):
        return ""
    return " and ".join(dict.fromkeys(name_character(mark) for mark in around if mark in OTHER_QUOTES))


def read_line(text: str) -> str:
    """Take text as it is."""
    return text


def read_said(text: str) -> str:
    """Take what somebody said of a day, unless it is a time of day and nothing else."""
    if ":" in text and re.fullmatch(CLOCK, text):
        raise FieldError(f"{quote(text)} is a time of day and names no day (try 'today', 'by Friday', or '2026-12-04')")
    return text


def make_number_reader(least: int, most: int, *, words: Mapping[str, T]) -> Callable[[str], int | T]:
    """Return a reader of whole numbers between two limits, both allowed, and of some words in their place.

    >>> make_number_reader(0, 60, words={})("2")
    2
    """
    form = " or ".join([f"a whole number from {least} to {most}", *map(quote, words)])

    def read_number(text: str) -> int | T:
        if text in words:
            return words[text]
        if not re.fullmatch(NUMBER, text) or not least <= int(text) <= most:
            raise FieldError(f"{quote(text)} cannot be used (expected {form})")
        return int(text)

    return read_number


def read_count(text: str) -> int:
    """Read a whole number that is not negative, as RFC 5545 has it in SEQUENCE."""
    if not re.fullmatch(COUNT, text):
        raise FieldError(f"{quote(text)} cannot be used (expected a whole number)")
    return int(text)


def read_stamp(text: str) -> str:
    """Read an instant in the form of RFC 5545, and keep it as it is."""
    if not re.fullmatch(STAMP, text):
        raise FieldError(f"{quote(text)} is no instant (expected '20261124T100000Z')")
    return text


def read_yes(text: str) -> bool:
    """Read ``yes`` or ``no``, as YAML has always let people write them.

    >>> read_yes("yes")
    True
    """
    if text.casefold() not in YES_OR_NO:
        raise FieldError(f"{quote(text)} cannot be used (expected yes or no)")
    return YES_OR_NO[text.casefold()]


def make_choice_reader(what: str, choices: Mapping[str, T]) -> Callable[[str], T]:
    """Return a reader of one of several words.

    >>> make_choice_reader("signal", {"stop": 1})("stop")
    1
    """

    def read_choice(text: str) -> T:
        if text not in choices:
            raise FieldError(f"unknown {what} {quote(text)}", word=text, choices=tuple(choices))
        return choices[text]

    return read_choice


def read_identifier(text: str) -> str:
    """Read 8 to 64 letters and digits."""
    if not (text.isascii() and text.isalnum() and len(text) in IDENTIFIER_LENGTHS):
        raise FieldError(f"{quote(text)} cannot be used (expected 8 to 64 letters a-z and digits)")
    return text


def read_address(text: str) -> str:
    """Read an e-mail address.

    >>> read_address("dana@acme.example")
    'dana@acme.example'
    """
    if len(text) > LONGEST_ADDRESS or not ADDRESS.fullmatch(text.strip()):
        raise FieldError(f"{quote(text)} is no e-mail address (expected 'name@company.example')")
    return text.strip()


def read_link(text: str) -> str:
    """Read a web address."""
    try:
        parts = urlsplit(text)
        is_link = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # brackets or a port that are none
        is_link = False
    if not is_link or re.search(NO_LINK, text):
        raise FieldError(f"{quote_address(text)} is no web address (expected 'https://…', without spaces)")
    if "@" in parts.netloc:  # not shown: it may be a password
        raise FieldError("the address holds a user name or a password, which would stand in the feed; take it out")
    return text
