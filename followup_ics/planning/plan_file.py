"""The way from the bytes of a file to its plan, on calendars of as many years as that takes."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from followup_ics.input.locate import locate_problem
from followup_ics.input.misread import find_misreadings
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import Mapping as Root
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import InputError, Location, Problem
from followup_ics.model.plan import DaysOff, FollowUp, Unused
from followup_ics.model.search import Interview, JobSearch
from followup_ics.phrases.meanings.values import CountWorkingDays, RefusalError
from followup_ics.planning.calendars.cache import CalendarCache
from followup_ics.planning.calendars.days_off import build_days_off, find_code_problem
from followup_ics.planning.calendars.working_days import UncoveredDayError, add_working_days
from followup_ics.planning.replay.outcomes import UnclearStoryError
from followup_ics.planning.schedule import plan

HORIZON: Final = range(1990, 2131)
"""No plan leaves these years, ten and more beyond those of a file; one that would is refused."""


MOST_FOLLOW_UPS: Final = 20_000
"""Ten for each of 2,000 interviews; a feed of more is one that no calendar, and no later build, would read."""


class BeyondHorizonError(Exception):
    """Say that a calendar would have to go further than any does."""


class PlannedSearch(NamedTuple):
    """Hold a file's job search and its days off, the follow-ups that come of it, and what they said for nothing.

    ``misreadings`` are notes, each with its place, on what may be meant otherwise than it was read.
    """

    job_search: JobSearch
    days_off: Mapping[tuple[str, ...], DaysOff]
    follow_ups: tuple[FollowUp, ...]
    unused: tuple[Unused, ...] = ()
    misreadings: tuple[Problem, ...] = ()


def make_calendars(cache: CalendarCache | None = None) -> Calendars:
    """Make what the parser asks of calendars; ``cache`` is where days off are remembered."""
    return Calendars(
        find_code_problem=functools.partial(find_code_problem, cache=cache),
        make_counter=functools.partial(make_counter, cache=cache),
    )


def parse_source(data: bytes, *, name: str, cache: CalendarCache | None = None) -> JobSearch:
    """Turn the bytes of an input file into a job search; raise `InputError` with all that is wrong with it."""
    return parse_job_search(scan_source(data, name=name), calendars=make_calendars(cache))


def plan_source(data: bytes, *, name: str, cache: CalendarCache | None = None) -> PlannedSearch:
    """Turn the bytes of an input file into its plan; raise `InputError` with all that is wrong with it.

    ``cache`` is where days off are remembered; the plan is the same without it.
    """
    root = scan_source(data, name=name)
    job_search = parse_job_search(root, calendars=make_calendars(cache))
    years = find_years(job_search.interviews)
    while True:
        days_off = build_calendars(job_search, years, cache=cache)
        try:
            follow_ups, unused = plan(job_search, days_off)
        except UncoveredDayError as error:
            years = _widen_for_plan(years, error.day, name=name)
        except UnclearStoryError as error:
            raise InputError([_find_problem(error, job_search, root)]) from error
        else:
            _refuse_many(follow_ups, job_search, name=name)
            return PlannedSearch(
                job_search=job_search,
                days_off=days_off,
                follow_ups=follow_ups,
                unused=unused,
                misreadings=find_misreadings(root, data),
            )


def _refuse_many(follow_ups: Sequence[FollowUp], job_search: JobSearch, *, name: str) -> None:
    """Refuse a file that leads to more follow-ups than its feeds can hold."""
    shares = sum(share.ended_on is None for share in job_search.shares)
    if (number := len(follow_ups)) > MOST_FOLLOW_UPS:
        message = f"{number:,} follow-ups come of it, at most {MOST_FOLLOW_UPS:,} fit into a feed; split the file"
    elif shares and number * (1 + shares) > MOST_FOLLOW_UPS:
        message = (
            f"{number:,} follow-ups come of it, for you and for each of {shares} whom it is shared with: "
            f"at most {MOST_FOLLOW_UPS:,} are built; end some of the shares, or split the file"
        )
    else:
        return
    raise InputError([Problem(location=Location(source=name, line=1, column=1), path=(), message=message)])


def _find_problem(error: UnclearStoryError, job_search: JobSearch, root: Root) -> Problem:
    """Find the place in the file of a fact that does not go with the others."""
    number = find_by_identity(error.happening.interview, job_search.interviews)
    path: list[str | int] = ["interviews", number]
    if error.happening.update:
        path += ["updates", find_by_identity(error.happening.update, error.happening.interview.updates)]
    return locate_problem(root, (*path, error.key), str(error))


def find_by_identity(sought: object, among: Iterable[object]) -> int:
    """Return the place of the very same thing; two that look alike are two."""
    return next(number for number, each in enumerate(among) if each is sought)


def _widen_for_plan(years: range, day: dt.date, *, name: str) -> range:
    try:
        return widen_years(years, day)
    except BeyondHorizonError as error:
        message = f"the follow-ups run past {HORIZON[-1]}; use a smaller timing.gap, or fewer roles at one company"
        if day.year < HORIZON[0]:
            message = f"a day before {HORIZON[0]} would be needed; leave working days between those in 'closed'"
        location = Location(source=name, line=1, column=1)
        raise InputError([Problem(location=location, path=(), message=message)]) from error


def widen_years(years: range, day: dt.date) -> range:
    """Return more years than before, ``day`` and as many again among them, so that few steps reach any day.

    Raise `BeyondHorizonError` for a day that no plan needs.

    >>> widen_years(range(2025, 2028), dt.date(2024, 12, 31)), widen_years(range(2025, 2028), dt.date(2028, 1, 1))
    (range(2021, 2028), range(2025, 2031))
    """
    if day.year not in HORIZON:
        raise BeyondHorizonError
    if day.year < years.start:
        return range(max(day.year - len(years), HORIZON.start), years.stop)
    return range(years.start, min(day.year + len(years), HORIZON.stop))


def make_counter(
    job_search: JobSearch, codes: tuple[str, ...], *, cache: CalendarCache | None = None
) -> CountWorkingDays:
    """Make the function that counts working days on an employer's calendar, with the file's own days in it.

    The days off are gathered when something is counted, of as many years as all counts together lead to. The function
    raises `RefusalError` where one leads beyond all calendars.
    """
    years, days_off = range(0), None

    def count(day: dt.date, number: int) -> dt.date:
        nonlocal years, days_off
        while True:
            if days_off is None:
                years = years or range(day.year - 1, day.year + 2)
                days_off = build_calendar(job_search, codes, years, cache=cache)
            try:
                return add_working_days(day, number, days_off)
            except UncoveredDayError as error:
                try:
                    years, days_off = widen_years(years, error.day), None
                except BeyondHorizonError:
                    raise RefusalError(f"counts on past {HORIZON[-1]}") from error

    return count


def build_calendars(
    job_search: JobSearch, years: range, *, cache: CalendarCache | None = None
) -> Mapping[tuple[str, ...], DaysOff]:
    """Build the days off of every calendar that the interviews go by."""
    return {
        codes: build_calendar(job_search, codes, years, cache=cache)
        for codes in sorted({interview.holidays for interview in job_search.interviews})
    }


def build_calendar(
    job_search: JobSearch, codes: tuple[str, ...], years: range, *, cache: CalendarCache | None
) -> DaysOff:
    """Build the days off of one calendar, with the file's own days in it."""
    return build_days_off(
        codes, years=years, weekend=job_search.weekend, closed=job_search.closed, open_days=job_search.open, cache=cache
    )


def find_years(interviews: Iterable[Interview]) -> range:
    """Find the years that a plan is likely to need: those of all that happened, and the ones around them."""
    days = [day for interview in interviews for day in _days_of(interview)]
    return range(min(days).year - 1, max(days).year + 2) if days else range(0)


def _days_of(interview: Interview) -> Iterable[dt.date]:
    yield interview.on
    if interview.booked_on:
        yield interview.booked_on
    yield from (update.on for update in interview.updates)
    said = [interview.hear_by, interview.check_in]
    said += [words for update in interview.updates for words in (update.hear_by, update.check_in)]
    yield from (words.window.last_on for words in said if words)
