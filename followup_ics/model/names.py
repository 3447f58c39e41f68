"""When two names mean the same company, role or person."""

import unicodedata


def fold(text: str) -> str:
    r"""Reduce a name to what it is recognised by: letter case, width and spacing do not count.

    >>> fold("  ACME\N{NO-BREAK SPACE} Robotics ") == fold("Acme Robotics")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())
