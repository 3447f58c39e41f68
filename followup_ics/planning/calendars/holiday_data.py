"""The data on the world's holidays: what it says of a calendar's years, and which calendars it has."""

import collections
import datetime as dt
import functools
import itertools
import warnings
from collections.abc import Iterable, Mapping
from typing import Final

import holidays
from holidays.constants import HOLIDAY_NAME_DELIMITER
from holidays.registry import COUNTRIES, EntityLoader

from followup_ics.planning.calendars.cache import CalendarYear, Categories
from followup_ics.planning.calendars.codes import Catalogue, describe_unknown_code, fold_name

# What people mean most often: the earlier one wins where a slip is as near to two codes.
OFTEN_MEANT: Final = ("US", "GB", "DE", "FR", "CA", "AU", "IN", "CH", "ES", "NL")

SHORTEST_PART_NAME: Final = 3  # 'NSW' and 'Bayern' are known on their own, 'NY' is not


def load_years(code: str, years: Iterable[int], categories: Categories) -> Mapping[int, CalendarYear]:
    """Ask the data for the years of a calendar that is known; what it says of one does not depend on the others.

    >>> load_years("US", [2026], ("public",))[2026].names[dt.date(2026, 11, 26)]
    ('Thanksgiving Day',)
    """
    country, _, part = code.partition("-")
    years = tuple(years)
    with warnings.catch_warnings():
        # Of years that the data does not have: `find_calendar_warnings` tells that, and in our words.
        warnings.simplefilter("ignore", UserWarning)
        # Nothing is added while the calendar is read: `expand` is off.
        calendar = holidays.country_holidays(
            country,
            subdiv=part or None,
            years=years,
            expand=False,
            language=_find_language(country),
            categories=categories,
        )
    names = {day: tuple(filter(None, text.split(HOLIDAY_NAME_DELIMITER))) for day, text in calendar.items()}
    return {
        year: CalendarYear(
            names={day: own for day, own in names.items() if day.year == year},
            weekend=frozenset(day for day in _walk_year(year) if calendar.is_weekend(day)),
            worked=frozenset(day for day in calendar.weekend_workdays if day.year == year),
        )
        for year in years
    }


def _walk_year(year: int) -> Iterable[dt.date]:
    first_on, last_on = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return map(dt.date.fromordinal, range(first_on.toordinal(), last_on.toordinal() + 1))


def _find_language(country: str) -> str:
    """Return the English that a country's names come in; anything that it lacks would be taken from the locale."""
    supported = getattr(holidays, country).supported_languages
    english = sorted(language for language in supported if language.startswith("en"))
    return "en_US" if "en_US" in english or not supported else (english or sorted(supported))[0]


def find_problem(code: str) -> str | None:
    """Say what is wrong with a calendar code, and name the nearest right one; return None where the data has it.

    >>> find_problem("us-ny")
    "unknown code 'us-ny' (did you mean 'US-NY'?)"
    """
    country, dash, part = code.partition("-")
    if country in _list_countries() and (not dash or part in list_parts(country)):
        return None
    return describe_unknown_code(code, _read_catalogue())


def name_country(country: str) -> str:
    """Name a country that the data has, as it is spelt in the data's own index.

    >>> name_country("US")
    'United States'
    """
    modules = (module for module, entities in COUNTRIES.items() if country in entities)
    return " ".join(word.capitalize() for word in next(modules, country).split("_"))


def list_parts(country: str) -> tuple[str, ...]:
    """List the codes of a country's parts, without the country.

    >>> list_parts("GB")
    ('ENG', 'NIR', 'SCT', 'WLS')
    """
    return tuple(getattr(holidays, country).subdivisions)


@functools.cache
def _list_countries() -> tuple[str, ...]:
    """List the ISO 3166 alpha-2 codes, those most often meant first; no country's data is needed for it."""
    return tuple(dict.fromkeys((*OFTEN_MEANT, *EntityLoader.get_country_codes(include_aliases=False))))


@functools.cache
def _read_catalogue() -> Catalogue:
    """Gather every name that the data has for countries and their parts."""
    parts = {country: _map_parts(country) for country in _list_countries()}
    owners = collections.Counter(itertools.chain.from_iterable(parts.values()))
    return Catalogue(
        countries=_list_countries(),
        # A country stands in the registry as its module, its class, its alpha-2 code, and further codes such as UK.
        names={
            fold_name(name): entities[1]
            for module, entities in COUNTRIES.items()
            for name in (module, *entities)
            if not name.startswith("Holidays")
        },
        part_names={
            name: f"{country}-{part}"
            for country, own in parts.items()
            for name, part in own.items()
            if owners[name] == 1 and len(name) >= SHORTEST_PART_NAME
        },
        parts=parts,
    )


def _map_parts(country: str) -> dict[str, str]:
    """Map the folded codes and names of a country's parts to their codes."""
    aliases = getattr(holidays, country).get_subdivision_aliases()
    return {fold_name(name): part for part, names in aliases.items() for name in (part, *names)}
