"""When two names mean the same company, role or person, and what a name is in the name of a file."""

import functools
import re
import unicodedata
from typing import Final

LONGEST_SLUG: Final = 60
ACCENTS: Final = "[\u0300-\u036f]"
JOINTS: Final = r"[\W_]+"


@functools.lru_cache(maxsize=4096)
def fold(text: str) -> str:
    r"""Reduce a name to what it is recognised by: letter case, width and spacing do not count.

    >>> fold("  ACME\N{NO-BREAK SPACE} Robotics ") == fold("Acme Robotics")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())


def make_slug(name: str) -> str:
    """Make what stands for a name in the name of a file: letters and digits, in small letters, joined by hyphens.

    Empty where the name has neither a letter nor a digit.

    >>> make_slug("Dr. Zoë Müller"), make_slug("Мария"), make_slug("...")
    ('dr-zoe-muller', 'мария', '')
    """
    return re.sub(JOINTS, "-", strip_accents(name.casefold())).strip("-")[:LONGEST_SLUG].rstrip("-")


def strip_accents(text: str) -> str:
    """Leave out the accents of Latin letters; those of other scripts tell letters apart, and stay.

    >>> strip_accents("zoë"), strip_accents("й") == "й"
    ('zoe', False)
    """
    return unicodedata.normalize("NFC", re.sub(ACCENTS, "", unicodedata.normalize("NFKD", text)))
