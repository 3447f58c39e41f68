"""A located tree as a job search: types, defaults, and what must agree; all that is wrong is told at once."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from followup_ics.input.checks import check_ids, check_interviews, describe_many_calendars
from followup_ics.input.interviews import (
    UTC,
    FindCodeProblem,
    Shared,
    UnknownCalendarError,
    build_interview,
    read_codes,
)
from followup_ics.input.keys import forms, publication
from followup_ics.input.keys import interview as interview_keys
from followup_ics.input.keys import job_search as keys
from followup_ics.input.publication import build_publishing, build_shares
from followup_ics.input.records import Findings, Place, Record
from followup_ics.input.yaml_tree import Mapping
from followup_ics.model.errors import InputError
from followup_ics.model.search import Interview, JobSearch, Timing
from followup_ics.phrases.effort import Effort
from followup_ics.phrases.meanings.values import CountWorkingDays

MakeCounter: TypeAlias = Callable[[JobSearch, tuple[str, ...]], CountWorkingDays]
"""Make the count of working days of an employer, from a file's own days and the codes of the employer's calendars."""

BLANK_JOB_SEARCH: Final = JobSearch(timezone=UTC, holidays=(), interviews=())
"""Where the defaults are: the data says them, and it alone."""


class Calendars(NamedTuple):
    """Hand the parser what it has to ask of calendars: it knows none itself."""

    find_code_problem: FindCodeProblem
    make_counter: MakeCounter


def parse_job_search(root: Mapping, *, calendars: Calendars) -> JobSearch:
    """Make a job search of a scanned file; raise `InputError` with all its problems, in the order of the file.

    What was said in business days is read on the calendar of the interview that it was said in.

    >>> from followup_ics.input.yaml_tree import scan_source
    >>> from followup_ics.phrases.read import count_weekdays
    >>> root = scan_source(b"{timezone: UTC, holidays: none, interviews: []}", name="search.yaml")
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> parse_job_search(root, calendars=calendars).timezone.key
    'UTC'
    """
    findings = Findings(homes=keys.HOMES)
    place = Place(location=root.location, path=(), form="", findings=findings)
    record = keys.JOB_SEARCH.read(root, place)
    if record is None:
        raise AssertionError("the top of a scanned file is a mapping")
    job_search = _build_job_search(record, calendars)
    if findings.problems:
        raise InputError(findings.problems)
    return job_search


def _build_job_search(record: Record, calendars: Calendars) -> JobSearch:
    timezone, date_order, timing = record.get(keys.TIMEZONE), record.get(keys.DATE_ORDER), record.get(keys.TIMING)
    holidays = read_codes(record, keys.HOLIDAYS, calendars.find_code_problem)
    job_search = JobSearch(
        timezone=timezone or UTC,
        holidays=holidays or (),
        interviews=(),
        id=record.get(keys.ID),
        name=record.get_or(keys.NAME, BLANK_JOB_SEARCH.name),
        me=record.get(keys.ME),
        weekend=_read_weekend(record),
        closed=record.get_or(keys.CLOSED, ()),
        open=record.get_or(keys.OPEN, ()),
        awake=record.get_or(keys.AWAKE, BLANK_JOB_SEARCH.awake),
        date_order=date_order,
        alarm=record.get(keys.ALARM),
        timing=Timing() if timing is None else _build_timing(timing),
        contact=record.get(keys.CONTACT),
        greeting=record.get_or(keys.GREETING, BLANK_JOB_SEARCH.greeting),
        titles=record.get_or(keys.TITLES, BLANK_JOB_SEARCH.titles),
        notes=record.get_or(keys.NOTES, BLANK_JOB_SEARCH.notes),
        publish=build_publishing(record.get_or(publication.PUBLISH, ())),
    )
    own_days = {key.name for key in (keys.WEEKEND, keys.CLOSED, keys.OPEN)}
    are_days_wrong = any(not own_days.isdisjoint(problem.path[:1]) for problem in record.place.findings.problems)

    @functools.cache
    def find_counter(codes: tuple[str, ...] | None) -> CountWorkingDays:
        if codes is None or are_days_wrong:
            return _refuse_to_count
        return calendars.make_counter(job_search, codes)

    shared = Shared(
        timezone=timezone,
        holidays=holidays,
        date_order=date_order,
        contact=job_search.contact,
        find_code_problem=calendars.find_code_problem,
        find_counter=find_counter,
        effort=Effort(),
    )
    records = record.get_or(keys.INTERVIEWS, ())
    if problem := describe_many_calendars(records, holidays or ()):
        record.place_of(keys.INTERVIEWS).report(problem)
        return job_search
    interviews = _build_interviews(records, shared)
    shares = build_shares(record.get_or(publication.SHARES, ()), _list_companies(record))
    return job_search._replace(interviews=interviews, shares=shares)


def _list_companies(record: Record) -> tuple[str, ...] | None:
    """Return the companies of the interviews, None where one could not be read."""
    companies = tuple(interview.get(interview_keys.COMPANY) for interview in record.get_or(keys.INTERVIEWS, ()))
    paths = (problem.path for problem in record.place.findings.problems)
    is_whole = not any(path[:1] == (keys.INTERVIEWS.name,) and isinstance(path[-1], int) for path in paths)
    return tuple(filter(None, companies)) if is_whole and all(companies) else None


def _refuse_to_count(_day: dt.date, _number: int) -> dt.date:
    raise UnknownCalendarError


def _build_interviews(records: tuple[Record, ...], shared: Shared) -> tuple[Interview, ...]:
    built = [(record, build_interview(record, shared)) for record in records]
    whole = [(record, interview) for record, interview in built if interview is not None]
    check_ids(records)
    check_interviews(whole, is_complete=len(whole) == len(records))
    return tuple(interview for _, interview in whole)


def _read_weekend(record: Record) -> frozenset[int] | None:
    weekend = record.get(keys.WEEKEND)
    if weekend is None:
        return None
    if len(set(weekend)) == keys.DAYS_A_WEEK:
        record.place_of(keys.WEEKEND).report("a weekend of seven days leaves no working day; leave one out")
    return frozenset(weekend)


def _build_timing(record: Record) -> Timing:
    defaults = Timing()
    no_promise = record.get_or(keys.NO_PROMISE, defaults.no_promise or forms.NEVER)
    return Timing(
        afternoon=record.get_or(keys.AFTERNOON, defaults.afternoon),
        morning=record.get_or(keys.MORNING, defaults.morning),
        check_in=record.get_or(keys.CHECK_IN_TIME, defaults.check_in),
        grace=record.get_or(keys.GRACE, defaults.grace),
        no_promise=no_promise if isinstance(no_promise, int) else None,
        keep_in_touch=record.get_or(keys.KEEP_IN_TOUCH, defaults.keep_in_touch),
        long_wait=record.get_or(keys.LONG_WAIT, defaults.long_wait),
        gap=record.get_or(keys.GAP, defaults.gap),
    )
