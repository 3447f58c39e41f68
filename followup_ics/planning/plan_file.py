"""The way through the house: from the bytes of a file to its plan."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from followup_ics.input.parse import parse_job_search
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import InputError, Location, Problem
from followup_ics.model.plan import DaysOff, FollowUp
from followup_ics.model.search import Interview, JobSearch
from followup_ics.planning.calendars.cache import Shelf
from followup_ics.planning.calendars.days_off import build_days_off, find_code_problem
from followup_ics.planning.calendars.working_days import UncoveredDayError
from followup_ics.planning.schedule import plan

HORIZON = 2130
"""No plan goes beyond this year; one that would has too many roles at one company for its gap."""


class PlannedSearch(NamedTuple):
    """Hold a file's job search, the days off that it goes by, and the follow-ups that come of it."""

    job_search: JobSearch
    days_off: Mapping[tuple[str, ...], DaysOff]
    follow_ups: tuple[FollowUp, ...]


def parse_source(data: bytes, *, name: str, shelf: Shelf | None = None) -> JobSearch:
    """Turn the bytes of an input file into a job search; raise `InputError` with all that is wrong with it."""
    find_problem = functools.partial(find_code_problem, shelf=shelf)
    return parse_job_search(scan_source(data, name=name), find_code_problem=find_problem)


def plan_source(data: bytes, *, name: str, shelf: Shelf | None = None) -> PlannedSearch:
    """Turn the bytes of an input file into its plan; raise `InputError` with all that is wrong with it.

    ``shelf`` is where days off are remembered; the plan is the same without it.
    """
    job_search = parse_source(data, name=name, shelf=shelf)
    years = find_years(job_search.interviews)
    while True:
        days_off = build_calendars(job_search, years, shelf=shelf)
        try:
            follow_ups = plan(job_search, days_off)
        except UncoveredDayError as error:
            if error.day.year > HORIZON:
                message = f"the follow-ups run past {HORIZON}; use a smaller timing.gap, or fewer roles at one company"
                location = Location(source=name, line=1, column=1)
                raise InputError([Problem(location=location, path="", message=message)]) from error
            years = range(years.start, min(error.day.year + len(years), HORIZON + 1))
        else:
            return PlannedSearch(job_search=job_search, days_off=days_off, follow_ups=follow_ups)


def build_calendars(
    job_search: JobSearch, years: range, *, shelf: Shelf | None = None
) -> Mapping[tuple[str, ...], DaysOff]:
    """Build the days off of every calendar that the interviews go by."""
    return {
        codes: build_days_off(
            codes,
            years=years,
            weekend=job_search.weekend,
            closed=job_search.closed,
            open_days=job_search.open,
            shelf=shelf,
        )
        for codes in sorted({interview.holidays for interview in job_search.interviews})
    }


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
