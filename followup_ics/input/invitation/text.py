"""Text of an invitation, made harmless: plain words on one line, whatever its sender put there."""

import html
import re
from typing import Final

from followup_ics.input.fields import (
    ADDRESS,
    CONTROL,
    LONGEST_ADDRESS,
    LONGEST_LINE,
    REORDERING,
    FieldError,
    clean_text,
)

UNSEEN: Final = re.compile(f"{CONTROL}|{REORDERING}|[\\s\\u200b\\u200e\\u200f\\u2060\\ufeff\\ufffc\\ufffd]")
TAG: Final = re.compile(r"<[/!?]?[A-Za-z][^<>]{0,2000}>|<!--.{0,2000}?-->", re.DOTALL)
PROGRAM: Final = re.compile(r"\b(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
LEFT_OF_A_TAG: Final = re.compile(r"[<>]")
START_OF_FORMULA: Final = "=+-@|%\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT} \t"
"""What a spreadsheet takes for the start of a formula, or a shell's pipe; no name or title begins so."""

MOST_READ: Final = 20_000
"""Characters of a description that are looked at; what an invitation says of a meeting stands at its top."""


def tame_text(text: str, *, limit: int = LONGEST_LINE) -> str | None:
    r"""Return a text on one line without markup, unseen characters, or the start of a formula; None where none is left.

    What is longer than ``limit`` is cut.

    >>> tame_text("=1+1 <b>Interview</b>\twith\r\n &amp;Acme")
    '1+1 Interview with &Acme'
    >>> tame_text("\u202e <script> ") is None
    True
    """
    plain = html.unescape(TAG.sub(" ", html.unescape(text[:MOST_READ])))
    plain = LEFT_OF_A_TAG.sub(" ", UNSEEN.sub(" ", PROGRAM.sub(" ", TAG.sub(" ", plain))))
    plain = " ".join(plain.split()).lstrip(START_OF_FORMULA)
    if len(plain) > limit:
        plain = f"{plain[: limit - 1].rstrip()}…"
    try:
        return clean_text(plain, limit=limit)
    except FieldError:  # nothing is left of it, or its Unicode form is longer
        return None


def read_address(text: str) -> str | None:
    """Return the e-mail address that a calendar address or a mail's header names; None where it is none.

    >>> read_address("MAILTO:Dana@Acme.example"), read_address("urn:uuid:1")
    ('Dana@Acme.example', None)
    """
    start = text.casefold().rfind("mailto:")
    address = (text[start + len("mailto:") :] if start >= 0 else text).strip().strip("<>'\"").partition("?")[0]
    return address if len(address) <= LONGEST_ADDRESS and ADDRESS.fullmatch(address) else None


def read_domain(address: str) -> str:
    """Return the domain of an address, in small letters.

    >>> read_domain("Dana@Acme.example")
    'acme.example'
    """
    return address.rpartition("@")[2].casefold()
