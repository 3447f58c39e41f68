"""Days off of countries and their parts, from calendar codes and years to one immutable `DaysOff`."""

import datetime as dt
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from followup_ics.input.timezones import find_country
from followup_ics.model.plan import DayOff, DayOffSort, DaysOff
from followup_ics.model.search import NamedDays
from followup_ics.planning.calendars.cache import (
    CachedCalendar,
    CalendarCache,
    CalendarYear,
    Categories,
    read_cached,
    write_cached,
)
from followup_ics.planning.calendars.office_days import find_closing_days, find_habit, find_office_use

SATURDAY_SUNDAY = frozenset({5, 6})
PUBLIC = ("public",)
WEEKEND = DayOff(sort=DayOffSort.WEEKEND)
ORDER = {sort: place for place, sort in enumerate(DayOffSort)}

# Their country-wide lists leave out days that only some parts have (the rules, section 4).
NEEDS_PART = frozenset({"AU", "CA", "CH", "DE", "ES", "GB", "IN", "MY"})

# Governments that swap working days and Saturdays in almost every year, by a decree of the year before.
MOVES_DAYS = frozenset({"BY", "CN", "HU", "LV", "UZ"})


def build_days_off(  # noqa: PLR0913 - what makes a calendar, and where it may be remembered
    codes: tuple[str, ...],
    *,
    years: range,
    weekend: frozenset[int] | None = None,
    closed: tuple[NamedDays, ...] = (),
    open_days: tuple[NamedDays, ...] = (),
    cache: CalendarCache | None = None,
) -> DaysOff:
    """Gather every day off from 1 January of the first year to 31 December of the last.

    A day off in any of the calendars is one (the rules, section 4); ``closed`` comes before them, ``open_days``
    before everything. ``weekend`` takes the place of each calendar's own; make-up working days stay working.
    Without codes the weekend is Saturday and Sunday. ``cache`` is where calendars are remembered; it changes nothing
    but the time that this takes. Raise `ValueError` for a code that `find_code_problem` knows a problem of, or where
    there is no year.

    >>> build_days_off(("US",), years=range(2026, 2027)).days[dt.date(2026, 11, 26)].names
    ('Thanksgiving Day',)
    """
    if not years:
        raise ValueError("no years to build a calendar for")
    return _gather(tuple(dict.fromkeys(codes)), years, weekend, closed, open_days, cache)


@functools.lru_cache(maxsize=128)
def _gather(  # noqa: PLR0913, PLR0917 - as above; a cache takes no keywords in another order for the same
    codes: tuple[str, ...],
    years: range,
    weekend: frozenset[int] | None,
    closed: tuple[NamedDays, ...],
    open_days: tuple[NamedDays, ...],
    cache: CalendarCache | None,
) -> DaysOff:
    """Gather the days off; the files of one run share few calendars."""
    first_on, last_on = dt.date(max(min(years), dt.MINYEAR), 1, 1), dt.date(min(max(years), dt.MAXYEAR), 12, 31)
    years = range(first_on.year, last_on.year + 1)
    calendars = [_read_days_off(code, years, weekend, cache) for code in codes]
    days = _merge(calendars or [dict.fromkeys(_find_weekends(_walk(first_on, last_on), weekend), WEEKEND)])
    for day, run in _spread(closed, first_on, last_on):
        days[day] = DayOff(sort=DayOffSort.OWN, names=(run.why,) if run.why else ())
    for day, _ in _spread(open_days, first_on, last_on):
        days.pop(day, None)
    offices = (find_office_use(code, with_week=weekend is None) for code in codes)
    return DaysOff(
        first_on=first_on,
        last_on=last_on,
        days=MappingProxyType(dict(sorted(days.items()))),
        offices=tuple(filter(None, offices)),
    )


def _walk(first_on: dt.date, last_on: dt.date) -> Iterator[dt.date]:
    """Go through the days from the first to the last, both included."""
    return map(dt.date.fromordinal, range(first_on.toordinal(), last_on.toordinal() + 1))


def _spread(runs: tuple[NamedDays, ...], first_on: dt.date, last_on: dt.date) -> Iterator[tuple[dt.date, NamedDays]]:
    """Give each day of the runs that lies in the span; of two runs with the same day the first comes last, and wins."""
    for run in reversed(runs):
        for day in _walk(max(run.first_on, first_on), min(run.last_on, last_on)):
            yield day, run


def _merge(calendars: Iterable[Mapping[dt.date, DayOff]]) -> dict[dt.date, DayOff]:
    """Unite calendars; a holiday goes before a weekend, and two different holidays are both named."""
    merged: dict[dt.date, DayOff] = {}
    for calendar in calendars:
        for day, off in calendar.items():
            known = merged.get(day)
            merged[day] = _unite(known, off) if known and known != off else off
    return merged


def _unite(off: DayOff, other: DayOff) -> DayOff:
    """Say what a day is that two calendars have off: what goes first, or both where that is the same sort."""
    if off.sort is other.sort:
        return off._replace(names=tuple(dict.fromkeys((*off.names, *other.names))))
    return min(off, other, key=lambda each: ORDER[each.sort])


def _find_weekends(days: Iterable[dt.date], weekend: frozenset[int] | None) -> Iterable[dt.date]:
    """Find the weekend days of no country in particular."""
    weekend = SATURDAY_SUNDAY if weekend is None else weekend
    return (day for day in days if day.weekday() in weekend)


def _read_days_off(
    code: str, years: range, weekend: frozenset[int] | None, cache: CalendarCache | None
) -> Mapping[dt.date, DayOff]:
    """Return one calendar's days off; offices close on what the table adds, but for weekends and worked days."""
    days_off: dict[dt.date, DayOff] = {}
    habit = find_habit(code)
    weekend = habit.weekend if weekend is None else weekend
    public = _load_years(code, years, PUBLIC, cache)
    further = _load_years(code, years, (*PUBLIC, *habit.categories), cache) if habit.categories else public
    for year, known in further.items():
        span = _walk(dt.date(year, 1, 1), dt.date(year, 12, 31))
        weekend_days = known.weekend if weekend is None else frozenset(_find_weekends(span, weekend))
        worked = weekend_days & known.worked
        for day, name in find_closing_days(code, year).items():
            if day not in weekend_days:
                days_off[day] = DayOff(sort=DayOffSort.OFFICE, names=(name,))
        days_off |= dict.fromkeys(weekend_days - worked, WEEKEND)
        for day in known.names.keys() - worked:
            sort = DayOffSort.HOLIDAY if day in public[year].names else DayOffSort.OFFICE
            days_off[day] = DayOff(sort=sort, names=known.names[day]) if known.names[day] else WEEKEND
    return days_off


def _load_years(
    code: str, years: Iterable[int], categories: Categories, cache: CalendarCache | None
) -> Mapping[int, CalendarYear]:
    """Take the years of a calendar from the cache, or from the data, and remember those."""
    cached = _open_cached(code, cache)
    known = (
        {year: cached.years[categories, year] for year in years if (categories, year) in cached.years} if cached else {}
    )
    if missing := [year for year in years if year not in known]:
        if problem := find_code_problem(code, cache):
            raise ValueError(problem)
        from followup_ics.planning.calendars import holiday_data  # noqa: PLC0415 - takes longer than a build where the days are remembered

        loaded = holiday_data.load_years(code, missing, categories)
        known = {year: known[year] if year in known else loaded[year] for year in years}
        if cache:
            added = {(categories, year): loaded[year] for year in missing}
            parts = holiday_data.list_parts(code) if "-" not in code else ()
            write_cached(cache, code, CachedCalendar(years={**(cached.years if cached else {}), **added}, parts=parts))
            _open_cached.cache_clear()
    return known


@functools.lru_cache(maxsize=512)
def _open_cached(code: str, cache: CalendarCache | None) -> CachedCalendar | None:
    """Read a cached calendar once for a run."""
    return read_cached(cache, code) if cache else None


def find_calendar_warnings(
    codes: tuple[str, ...], *, years: range, cache: CalendarCache | None = None
) -> tuple[str, ...]:
    """Say where the data of a calendar is known to be short, one sentence each, in the order of the codes.

    Raise `ValueError` for a code that `find_code_problem` knows a problem of.

    >>> find_calendar_warnings(("LK",), years=range(2090, 2091))
    ("LK: no holidays in the data for 2090, so only weekends are skipped (add the days to 'closed')",)
    """
    return tuple(
        itertools.chain.from_iterable(_find_warnings(code, codes, years, cache) for code in dict.fromkeys(codes))
    )


def _find_warnings(code: str, codes: tuple[str, ...], years: range, cache: CalendarCache | None) -> Iterator[str]:
    """Find the warnings of one calendar among those asked for."""
    calendar = _load_years(code, range(years.start - 1, years.stop + 1), PUBLIC, cache)
    if code in NEEDS_PART and not any(other.startswith(f"{code}-") for other in codes):
        parts = ", ".join(f"{code}-{part}" for part in list_parts(code, cache))
        yield f"{code}: days off that only some parts have are missing; name the part instead: {parts}"
    if empty := _join_years(year for year in years if not calendar[year].names):
        yield f"{code}: no holidays in the data for {empty}, so only weekends are skipped (add the days to 'closed')"
    for category in find_habit(code).categories:
        further = _load_years(code, years, (category,), cache)
        if missing := _join_years(year for year in years if not further[year].names):
            yield f"{code}: no {category.replace('_', ' ')} days in the data for {missing} (add them to 'closed')"
    moved_until = max((year for year, known in calendar.items() if known.worked), default=years.start - 1)
    if code in MOVES_DAYS and (missing := _join_years(year for year in years if year > moved_until)):
        yield (
            f"{code}: no make-up working days in the data for {missing}; once they are announced, update 'holidays', "
            "or add them to 'open' and the days off to 'closed'"
        )


def _join_years(years: Iterable[int]) -> str:
    """List years, those that follow each other as one run.

    >>> _join_years([2024, 2025, 2027])
    '2024 to 2025, 2027'
    """
    places = enumerate(years)
    runs = [[year for _, year in run] for _, run in itertools.groupby(places, key=lambda place: place[1] - place[0])]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def list_parts(country: str, cache: CalendarCache | None) -> tuple[str, ...]:
    """List the codes of a country's parts, without the country."""
    if cached := _open_cached(country, cache):
        return cached.parts
    from followup_ics.planning.calendars import holiday_data  # noqa: PLC0415 - as above

    return holiday_data.list_parts(country)


def name_country(country: str) -> str:
    """Name a country that the data has.

    >>> name_country("IL")
    'Israel'
    """
    from followup_ics.planning.calendars import holiday_data  # noqa: PLC0415 - as above

    return holiday_data.name_country(country)


@functools.lru_cache(maxsize=4096)
def find_code_problem(code: str, cache: CalendarCache | None = None) -> str | None:
    """Say what is wrong with a calendar code, and name the nearest right one; return None where it is known.

    >>> find_code_problem("US-NY")
    >>> find_code_problem("us-ny")
    "unknown code 'us-ny' (did you mean 'US-NY'?)"
    """
    if _open_cached(code, cache):
        return None
    from followup_ics.planning.calendars import holiday_data  # noqa: PLC0415 - as above

    return holiday_data.find_problem(code)


def find_foreign_country(zone: str, codes: tuple[str, ...], cache: CalendarCache | None = None) -> str | None:
    """Find the country of a time zone whose days off are not among some calendars; None where there are none at all.

    >>> find_foreign_country("Europe/Berlin", ("US-NY",)), find_foreign_country("America/Chicago", ("US-NY",))
    ('DE', None)
    """
    country = find_country(zone)
    if not codes or country is None or country in {code.partition("-")[0] for code in codes}:
        return None
    return None if find_code_problem(country, cache) else country


def forget_calendars() -> None:
    """Forget the calendars that this process has read, but not those in a cache."""
    for cache in (_gather, _open_cached, find_code_problem):
        cache.cache_clear()
