"""Calendar codes that are not known: what is wrong with one, and which was meant."""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

OTHER_NAMES = {
    "america": "US",
    "bavaria": "DE-BY",
    "britain": "GB",
    "deutschland": "DE",
    "greatbritain": "GB",
    "holland": "NL",
    "korea": "KR",
    "unitedstatesofamerica": "US",
}
"""What countries and parts are also called, beside the data's own names."""

OFTEN_PARTS = ("US", "CA", "AU", "DE", "CH", "ES", "IN", "BR", "IT")
"""Countries whose parts are known by two or three letters alone, those most often meant first."""

CODE_LENGTH = 2
NEAR_ENOUGH_CODE = 0.5  # one letter of two is right
NEAR_ENOUGH_PART = 0.6  # three of 'SCO' and 'SCT'
NEAR_ENOUGH_NAME = 0.75
SHORTEST_NAME = 4  # shorter ones are codes, and any three letters are near to some
LONGEST_WORD = 40
SHOWN_PARTS = 8


class Catalogue(NamedTuple):
    """Hold the codes that are known, and by which names people call them.

    ``countries`` has those most often meant first: the earlier one wins where two are equally near. ``names`` leads
    from the folded names of countries to their codes, ``part_names`` from those of parts that no two countries share
    (``US-NY``), and ``parts`` from a country to its own parts (``NY``) by folded name and folded code.
    """

    countries: Sequence[str]
    names: Mapping[str, str]
    part_names: Mapping[str, str]
    parts: Mapping[str, Mapping[str, str]]


def fold_name(text: str) -> str:
    """Reduce a name to its plain letters and digits.

    >>> fold_name("Baden-Württemberg")
    'badenwurttemberg'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def describe_unknown_code(code: str, catalogue: Catalogue) -> str:
    """Say in one sentence why a code is not known, and name the nearest one that is.

    >>> parts = {"US": {"ny": "NY", "newyork": "NY", "nc": "NC"}}
    >>> catalogue = Catalogue(countries=["US"], names={"unitedstates": "US"}, part_names={}, parts=parts)
    >>> describe_unknown_code("UX", catalogue)
    "unknown country 'UX' (did you mean 'US'?)"
    >>> describe_unknown_code("US-NYC", catalogue)
    "unknown code 'US-NYC' (did you mean 'US-NY'?)"
    """
    country, _, part = code.partition("-")
    if country in catalogue.parts:
        return f"unknown code '{_shorten(code)}' ({_advise_part(country, part, catalogue.parts[country])})"
    meant = _find_code(code, catalogue)
    advice = f"did you mean '{meant}'?" if meant else "expected an ISO 3166 code, such as 'US' or 'US-NY'"
    return f"unknown {'code' if part else 'country'} '{_shorten(code)}' ({advice})"


def _advise_part(country: str, part: str, parts: Mapping[str, str]) -> str:
    """Name the part that was meant, or some that there are, those that begin alike first."""
    if meant := _find_part(part, parts):
        return f"did you mean '{country}-{meant}'?"
    names = sorted(dict.fromkeys(parts.values()), key=lambda name: name[:1].casefold() != part[:1].casefold())
    known = [f"'{country}-{name}'" for name in names]
    if not known:
        return f"no parts of {country} are known: write '{country}'"
    return f"expected {', '.join(known[:SHOWN_PARTS])}{', …' if len(known) > SHOWN_PARTS else ''}"


def _find_code(text: str, catalogue: Catalogue) -> str | None:
    """Find the code that was meant where the country is not known: a name, another spelling, a slip."""
    country, *part = re.split(r"[-_/ ]+", text.strip(), maxsplit=1)
    whole = _find_country(text, catalogue) if len(country) != CODE_LENGTH else None  # as in Guinea-Bissau
    if whole or not country:
        return whole
    found = _find_country(country, catalogue)
    meant = _find_part(part[0], catalogue.parts.get(found, {})) if found and part else None
    return f"{found}-{meant}" if meant else found


def _find_country(text: str, catalogue: Catalogue) -> str | None:
    """Find the one country, or part known by its name, that a text stands for."""
    word = fold_name(text[:LONGEST_WORD])
    if len(word) == CODE_LENGTH:
        codes = {country.casefold(): country for country in catalogue.countries}
        parts = (
            f"{country}-{catalogue.parts[country][word]}"
            for country in OFTEN_PARTS
            if word in catalogue.parts.get(country, {})
        )
        return catalogue.names.get(word) or next(parts, None) or _find_nearest(word, codes, NEAR_ENOUGH_CODE)
    known = OTHER_NAMES.get(word) or catalogue.names.get(word) or catalogue.part_names.get(word)
    names = {name: code for name, code in catalogue.names.items() if len(name) >= SHORTEST_NAME}
    return known or _find_nearest(word, names, NEAR_ENOUGH_NAME)


def _find_part(text: str, parts: Mapping[str, str]) -> str | None:
    """Find the part of a country that was meant: another spelling, its name, a slip."""
    word = fold_name(text[:LONGEST_WORD])
    return parts.get(word) or _find_nearest(word, parts, NEAR_ENOUGH_PART)


def _find_nearest(word: str, names: Mapping[str, str], near_enough: float) -> str | None:
    """Return what the nearest name stands for; the first letter has to be right, which also keeps this quick."""
    matcher = difflib.SequenceMatcher(b=word, autojunk=False)
    best, found = (near_enough, False), None
    for name in names:
        if word and name[:1] == word[0]:
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
                score = matcher.ratio(), word.startswith(name)
                if score > best or (found is None and score == best):
                    best, found = score, names[name]
    return found


def _shorten(text: str) -> str:
    """Keep a value that is far too long from flooding its message."""
    return text if len(text) <= LONGEST_WORD else f"{text[:LONGEST_WORD]}…"
