"""Days off of countries and their parts, from calendar codes and years to one immutable `DaysOff`."""

import collections
import datetime as dt
import functools
import itertools
from collections.abc import Iterable, Iterator
from types import MappingProxyType

import holidays
from holidays.constants import HOLIDAY_NAME_DELIMITER
from holidays.registry import COUNTRIES, EntityLoader

from followup_ics.codes import Catalogue, describe_unknown_code, fold_name
from followup_ics.model import DaysOff, NamedDays
from followup_ics.offices import describe_habit, find_habit

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SATURDAY_SUNDAY = frozenset({5, 6})

# Their country-wide lists leave out days that only some parts have (the rules, section 4).
NEEDS_PART = frozenset({"AU", "CA", "CH", "DE", "ES", "GB", "IN", "MY"})

# Governments that swap working days and Saturdays in almost every year, by a decree of the year before.
MOVES_DAYS = frozenset({"BY", "CN", "HU", "LV", "UZ"})

# What people mean most often: the earlier one wins where a slip is as near to two codes.
OFTEN_MEANT = ("US", "GB", "DE", "FR", "CA", "AU", "IN", "CH", "ES", "NL")

SHORTEST_PART_NAME = 3  # 'NSW' and 'Bayern' are known on their own, 'NY' is not


@functools.lru_cache(maxsize=128)
def build_days_off(
    codes: tuple[str, ...],
    *,
    years: range,
    weekend: frozenset[int] | None = None,
    closed: tuple[NamedDays, ...] = (),
    open_days: tuple[NamedDays, ...] = (),
) -> DaysOff:
    """Gather every day off from 1 January of the first year to 31 December of the last.

    A day off in any of the calendars is one (the rules, section 4); ``closed`` comes before them, ``open_days``
    before everything. ``weekend`` takes the place of each calendar's own; make-up working days stay working.
    Without codes the weekend is Saturday and Sunday. Raise `ValueError` for a code that `find_code_problem` knows
    a problem of, or where there is no year.

    >>> str(build_days_off(("US",), years=range(2026, 2027)).names[dt.date(2026, 11, 26)])
    'Thanksgiving Day'
    """
    if not years:
        raise ValueError("no years to build a calendar for")
    first_on, last_on = dt.date(max(min(years), dt.MINYEAR), 1, 1), dt.date(min(max(years), dt.MAXYEAR), 12, 31)
    days = tuple(_walk(first_on, last_on))
    codes = tuple(dict.fromkeys(codes))
    names = _merge([_read_days_off(code, days, years, weekend) for code in codes] or [_read_weekends(days, weekend)])
    names |= {day: f"closed: {run.why}" if run.why else "closed" for day, run in _spread(closed, first_on, last_on)}
    for day, _ in _spread(open_days, first_on, last_on):
        names.pop(day, None)
    notes = (describe_habit(code, with_week=weekend is None) for code in codes)
    return DaysOff(
        first_on=first_on,
        last_on=last_on,
        names=MappingProxyType(dict(sorted(names.items()))),
        notes=tuple(filter(None, notes)),
    )


def _walk(first_on: dt.date, last_on: dt.date) -> Iterator[dt.date]:
    """Go through the days from the first to the last, both included."""
    return map(dt.date.fromordinal, range(first_on.toordinal(), last_on.toordinal() + 1))


def _spread(runs: tuple[NamedDays, ...], first_on: dt.date, last_on: dt.date) -> Iterator[tuple[dt.date, NamedDays]]:
    """Give each day of the runs that lies in the span; of two runs with the same day the first comes last, and wins."""
    for run in reversed(runs):
        for day in _walk(max(run.first_on, first_on), min(run.last_on, last_on)):
            yield day, run


def _merge(calendars: list[dict[dt.date, list[str]]]) -> dict[dt.date, str]:
    """Unite calendars; a holiday's name goes before a weekday's, and two different holidays are both named."""
    merged: dict[dt.date, list[str]] = {}
    for calendar in calendars:
        for day, names in calendar.items():
            merged.setdefault(day, []).extend(names)
    return {day: _join(dict.fromkeys(names)) or WEEKDAYS[day.weekday()] for day, names in merged.items()}


def _join(names: Iterable[str]) -> str:
    """Join names as a sentence would.

    >>> _join(["Labor Day", "Constitution Day", "Showa Day"])
    'Labor Day, Constitution Day and Showa Day'
    """
    *firsts, last = names or [""]
    return f"{', '.join(firsts)} and {last}" if firsts else last


def _read_weekends(days: Iterable[dt.date], weekend: frozenset[int] | None) -> dict[dt.date, list[str]]:
    """Return the weekend days of no country in particular, without names."""
    weekend = SATURDAY_SUNDAY if weekend is None else weekend
    return {day: [] for day in days if day.weekday() in weekend}


def _read_days_off(
    code: str, days: Iterable[dt.date], years: range, weekend: frozenset[int] | None
) -> dict[dt.date, list[str]]:
    """Return one calendar's days off with the names of its holidays; a plain weekend day has none."""
    calendar = _load_calendar(code, years, ("public", *find_habit(code).categories))
    weekend = find_habit(code).weekend if weekend is None else weekend
    holiday_names, made_up = dict(calendar.items()), calendar.weekend_workdays
    days_off = {}
    for day in days:
        is_weekend = calendar.is_weekend(day) if weekend is None else day.weekday() in weekend
        if is_weekend and day in made_up:
            continue
        if is_weekend or day in holiday_names:
            days_off[day] = list(filter(None, holiday_names.get(day, "").split(HOLIDAY_NAME_DELIMITER)))
    return days_off


def _load_calendar(code: str, years: Iterable[int], categories: tuple[str, ...]) -> holidays.HolidayBase:
    """Ask the data for one calendar; ``expand`` is off so that reading it does not change it."""
    if problem := find_code_problem(code):
        raise ValueError(problem)
    country, _, part = code.partition("-")
    return holidays.country_holidays(
        country, subdiv=part or None, years=years, expand=False, language=_find_language(country), categories=categories
    )


def _find_language(country: str) -> str:
    """Return the English that a country's names come in; anything that it lacks would be taken from the locale."""
    supported = holidays.list_localized_countries(include_aliases=False).get(country, [])
    english = [language for language in supported if language.startswith("en")]
    return "en_US" if "en_US" in english or not supported else (english or supported)[0]


def find_calendar_warnings(codes: tuple[str, ...], *, years: range) -> tuple[str, ...]:
    """Say where the data of a calendar is known to be short, one sentence each, in the order of the codes.

    Raise `ValueError` for a code that `find_code_problem` knows a problem of.

    >>> find_calendar_warnings(("LK",), years=range(2090, 2091))
    ("LK: no holidays in the data for 2090, so only weekends are skipped (add the days to 'closed')",)
    """
    return tuple(itertools.chain.from_iterable(_find_warnings(code, codes, years) for code in dict.fromkeys(codes)))


def _find_warnings(code: str, codes: tuple[str, ...], years: range) -> Iterator[str]:
    """Find the warnings of one calendar among those asked for."""
    calendar = _load_calendar(code, range(years.start - 1, years.stop + 1), ("public",))
    if code in NEEDS_PART and not any(other.startswith(f"{code}-") for other in codes):
        parts = ", ".join(f"{code}-{part}" for part in _list_parts(code))
        yield f"{code}: days off that only some parts have are missing; name the part instead: {parts}"
    if empty := _find_years_without(calendar, years):
        yield f"{code}: no holidays in the data for {empty}, so only weekends are skipped (add the days to 'closed')"
    for category in find_habit(code).categories:
        if missing := _find_years_without(_load_calendar(code, years, (category,)), years):
            yield f"{code}: no {category.replace('_', ' ')} days in the data for {missing} (add them to 'closed')"
    moved_until = max((day.year for day in calendar.weekend_workdays), default=years.start - 1)
    later = range(max(years.start, moved_until + 1), years.stop)
    if code in MOVES_DAYS and (missing := _find_years_without(calendar.weekend_workdays, later)):
        yield (
            f"{code}: no make-up working days in the data for {missing}; once they are announced, update 'holidays', "
            "or add them to 'open' and the days off to 'closed'"
        )


def _find_years_without(days: Iterable[dt.date], years: range) -> str:
    """List the years that none of the days is in, those that follow each other as one run."""
    present = {day.year for day in days}
    missing = [year for year in years if year not in present]
    runs = [list(run) for _, run in itertools.groupby(missing, key=lambda year: year - missing.index(year))]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


@functools.lru_cache(maxsize=4096)
def find_code_problem(code: str) -> str | None:
    """Say what is wrong with a calendar code, and name the nearest right one; return None where it is known.

    >>> find_code_problem("US-NY")
    >>> find_code_problem("us-ny")
    "unknown country 'us' (did you mean 'US-NY'?)"
    """
    country, dash, part = code.partition("-")
    if country in _list_countries() and (not dash or part in _list_parts(country)):
        return None
    return describe_unknown_code(code, _read_catalogue())


@functools.cache
def _list_countries() -> tuple[str, ...]:
    """List the ISO 3166 alpha-2 codes, those most often meant first; no country's data is needed for it."""
    return tuple(dict.fromkeys((*OFTEN_MEANT, *EntityLoader.get_country_codes(include_aliases=False))))


def _list_parts(country: str) -> tuple[str, ...]:
    """List the codes of a country's parts, without the country."""
    return tuple(holidays.list_supported_countries(include_aliases=False)[country])


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
