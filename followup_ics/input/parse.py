"""A located tree as a job search: types, defaults, and what must agree; all that is wrong is told at once."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from followup_ics.input import keys
from followup_ics.input.checks import check_ids, check_interviews
from followup_ics.input.records import Findings, Key, Place, Record, Words
from followup_ics.input.yaml_tree import Mapping
from followup_ics.model.errors import InputError
from followup_ics.model.search import DateOrder, Interview, JobSearch, Kind, Said, Timing, Update
from followup_ics.phrases.meanings.values import CountWorkingDays
from followup_ics.phrases.read import PhraseError, check_phrase, read_phrase

FindCodeProblem: TypeAlias = Callable[[str], str | None]
"""Say what is wrong with the code of a holiday calendar; None where it is known."""

MakeCounter: TypeAlias = Callable[[JobSearch, tuple[str, ...]], CountWorkingDays]
"""Make the count of working days of an employer, from a file's own days and the codes of the employer's calendars."""

UTC: Final = ZoneInfo("UTC")
DAYS_A_WEEK: Final = 7

BLANK_INTERVIEW: Final = Interview(company="", on=dt.date.min, timezone=UTC, holidays=())
BLANK_JOB_SEARCH: Final = JobSearch(timezone=UTC, holidays=(), interviews=())
"""Where the defaults are: the data says them, and it alone."""


class Calendars(NamedTuple):
    """Hand the parser what it has to ask of calendars: it knows none itself."""

    find_code_problem: FindCodeProblem
    make_counter: MakeCounter


class _UnknownCalendarError(Exception):
    """Say that working days cannot be counted, since what makes the calendar is wrong, and reported."""


class _Shared(NamedTuple):
    """Hold what every interview of a file needs.

    ``timezone`` and ``holidays`` are None where they could not be read; ``find_counter`` gives the count of working
    days by the codes of a calendar.
    """

    timezone: ZoneInfo | None
    holidays: tuple[str, ...] | None
    date_order: DateOrder | None
    find_code_problem: FindCodeProblem
    find_counter: Callable[[tuple[str, ...] | None], CountWorkingDays]


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
    findings = Findings()
    place = Place(location=root.location, path="", form="", findings=findings)
    record = keys.read_job_search_record(root, place)
    if record is None:
        raise AssertionError("the top of a scanned file is a mapping")
    job_search = _build_job_search(record, calendars)
    if findings.problems:
        raise InputError(findings.problems)
    return job_search


def _build_job_search(record: Record, calendars: Calendars) -> JobSearch:
    timezone, date_order, timing = record.get(keys.TIMEZONE), record.get(keys.DATE_ORDER), record.get(keys.TIMING)
    holidays = _read_codes(record, keys.HOLIDAYS, calendars.find_code_problem)
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
    )
    own_days = tuple(key.name for key in (keys.WEEKEND, keys.CLOSED, keys.OPEN))
    are_days_wrong = any(problem.path.startswith(own_days) for problem in record.place.findings.problems)

    @functools.cache
    def find_counter(codes: tuple[str, ...] | None) -> CountWorkingDays:
        if codes is None or are_days_wrong:
            return _refuse_to_count
        return calendars.make_counter(job_search, codes)

    shared = _Shared(
        timezone=timezone,
        holidays=holidays,
        date_order=date_order,
        find_code_problem=calendars.find_code_problem,
        find_counter=find_counter,
    )
    return job_search._replace(interviews=_build_interviews(record.get_or(keys.INTERVIEWS, ()), shared))


def _refuse_to_count(_day: dt.date, _number: int) -> dt.date:
    raise _UnknownCalendarError


def _build_interviews(records: tuple[Record, ...], shared: _Shared) -> tuple[Interview, ...]:
    built = [(record, _build_interview(record, shared)) for record in records]
    whole = [(record, interview) for record, interview in built if interview is not None]
    check_ids(records)
    check_interviews(whole, is_complete=len(whole) == len(records))
    return tuple(interview for _, interview in whole)


def _read_weekend(record: Record) -> frozenset[int] | None:
    weekend = record.get(keys.WEEKEND)
    if weekend is None:
        return None
    if len(set(weekend)) == DAYS_A_WEEK:
        record.place_of(keys.WEEKEND).report("a weekend of seven days leaves no working day; leave one out")
    return frozenset(weekend)


def _build_timing(record: Record) -> Timing:
    defaults = Timing()
    no_promise = record.get_or(keys.NO_PROMISE, defaults.no_promise or keys.NEVER)
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


def _read_codes(
    record: Record, key: Key[tuple[Words, ...]], find_code_problem: FindCodeProblem
) -> tuple[str, ...] | None:
    """Return a record's calendar codes, each once; None where it names none of its own, or one that is wrong."""
    codes = record.get(key)
    if codes is None:
        return None
    if [code.text.casefold() for code in codes] == [keys.NO_HOLIDAYS]:
        return ()
    is_right = True
    for code in codes:
        problem = find_code_problem(code.text)
        if code.text.casefold() == keys.NO_HOLIDAYS:
            problem = "'none' stands alone; take it out, or the codes beside it"
        if problem:
            is_right = False
            code.place.report(problem)
    return tuple(dict.fromkeys(code.text for code in codes)) if is_right else None


def _build_interview(record: Record, shared: _Shared) -> Interview | None:
    """Return the interview, or None where its company or its day could not be read."""
    company, when = record.get(keys.COMPANY), record.get(keys.WHEN)
    on, start_time = when or (None, None)
    zone = None if record.is_wrong(keys.THEIR_TIMEZONE) else record.get(keys.THEIR_TIMEZONE) or shared.timezone
    holidays = _read_codes(record, keys.THEIR_HOLIDAYS, shared.find_code_problem)
    if keys.THEIR_HOLIDAYS.name not in record.places:
        holidays = shared.holidays
    count = shared.find_counter(holidays)
    hear_by, check_in = (_read_said(record, key, on, count, shared) for key in (keys.HEAR_BY, keys.CHECK_IN))
    booked_on = record.get(keys.BOOKED)
    updates = [_build_update(update, on, count, shared) for update in record.get_or(keys.UPDATES, ())]
    if company is None or on is None:
        return None
    if start_time is not None and zone is not None:
        _check_clock(record.place_of(keys.WHEN), dt.datetime.combine(on, start_time, tzinfo=zone))
    if booked_on is not None and booked_on > on:
        record.place_of(keys.BOOKED).report(f"{booked_on} is after the interview's own day, {on}")
    return Interview(
        company=company,
        on=on,
        timezone=zone or UTC,
        holidays=holidays or (),
        role=record.get(keys.ROLE),
        start_time=start_time,
        length=record.get_or(keys.LENGTH, BLANK_INTERVIEW.length),
        interviewers=record.get_or(keys.INTERVIEWERS, ()),
        round=record.get(keys.ROUND),
        booked_on=booked_on,
        hear_by=hear_by,
        check_in=check_in,
        signal=record.get(keys.SIGNAL),
        link=record.get(keys.LINK),
        note=record.get(keys.NOTE),
        id=record.get(keys.INTERVIEW_ID),
        updates=tuple(update for update in updates if update is not None),
    )


def _build_update(
    record: Record, interview_on: dt.date | None, count: CountWorkingDays, shared: _Shared
) -> Update | None:
    """Return the update, or None where its day could not be read."""
    on = record.get(keys.ON)
    hear_by, check_in = (_read_said(record, key, on, count, shared) for key in (keys.HEAR_BY, keys.CHECK_IN))
    if not record.places.keys() - {keys.ON.name}:
        known = ", ".join(key.name for key in keys.UPDATE_KEYS if key is not keys.ON)
        record.place.report(f"says nothing happened (expected one of {known})")
    if on is None:
        return None
    if interview_on is not None and on < interview_on:
        record.place_of(keys.ON).report(f"{on} is before the interview, {interview_on}; is it an earlier one's update?")
    sent = record.get(keys.SENT)
    return Update(
        on=on,
        hear_by=hear_by,
        check_in=check_in,
        signal=record.get(keys.SIGNAL),
        outcome=record.get(keys.OUTCOME),
        sent=None if sent is None or sent == keys.OTHER else Kind(sent),
        sent_other=sent == keys.OTHER,
        note=record.get(keys.NOTE),
    )


def _read_said(
    record: Record, key: Key[Words], said_on: dt.date | None, count: CountWorkingDays, shared: _Shared
) -> Said | None:
    """Read what they said; None where they said nothing, or where the day or the calendar it hangs on is not known."""
    words = record.get(key)
    if words is None:
        return None
    try:
        if said_on is None:
            check_phrase(words.text)
            return None
        window = read_phrase(words.text, said_on=said_on, add_working_days=count, date_order=shared.date_order)
    except PhraseError as error:
        words.place.report(str(error))
        return None
    except _UnknownCalendarError:
        return None
    return Said(text=words.text, said_on=said_on, window=window)


def _check_clock(place: Place, start_at: dt.datetime) -> None:
    """Report a time that the clocks of its zone skip; one that they show twice is the first of the two."""
    shown_at = start_at.astimezone(dt.UTC).astimezone(start_at.tzinfo)
    if shown_at.replace(tzinfo=None) != start_at.replace(tzinfo=None):
        place.report(
            f"{start_at:%H:%M} does not exist on {start_at:%Y-%m-%d} in {start_at.tzinfo}: "
            f"the clocks are put forward then, and {start_at:%H:%M} is {shown_at:%H:%M}"
        )
