"""The plan as months of days: what happened and what is to be done on each, and which days are off, for whom."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias, TypeVar

from followup_ics.feed.texts.days_off import name_day_off
from followup_ics.feed.texts.format import MONTHS
from followup_ics.model.plan import DayOffSort, DaysOff, FollowUp
from followup_ics.model.search import Interview, JobSearch
from followup_ics.planning.plan_file import PlannedSearch
from followup_ics.planning.times import at_wall_time
from followup_ics.reports.agenda_groups import find_day

Codes: TypeAlias = tuple[str, ...]
Thing = TypeVar("Thing")

NO_HOLIDAYS: Final = "none"
"""Names a calendar without holidays, as the file does."""

ONE_DAY: Final = dt.timedelta(days=1)
WEEK: Final = 7


class NamedDayOff(NamedTuple):
    """Name why a day is off, and in which calendars; ``calendars`` is empty where all of the month's have it off."""

    name: str
    calendars: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(self.calendars)})" if self.calendars else self.name


class Day(NamedTuple):
    """Hold one day of a month; ``is_weekend`` where it is a plain day of the weekend in all of the month's calendars.

    What else makes it a day off stands in ``days_off``.
    """

    on: dt.date
    is_today: bool = False
    is_weekend: bool = False
    days_off: tuple[NamedDayOff, ...] = ()
    interviews: tuple[Interview, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


class Month(NamedTuple):
    """Hold a month as weeks from Monday to Sunday; None stands for the days of the months beside it."""

    first_on: dt.date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """List the days in order."""
        return tuple(day for week in self.weeks for day in week if day)


def list_months(planned: PlannedSearch, *, today: dt.date | None) -> tuple[Month, ...]:
    """List the months that hold an interview or a follow-up, and the month of ``today`` where that is told.

    Days are those of the file's zone. Days off are those of the interviews that the month concerns: the ones whose
    day, whose last follow-up, or the time between them lies in it.

    >>> from zoneinfo import ZoneInfo
    >>> job_search = JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=())
    >>> planned = PlannedSearch(job_search=job_search, days_off={}, follow_ups=())
    >>> [name_month(month.first_on) for month in list_months(planned, today=dt.date(2026, 12, 8))]
    ['December 2026']
    """
    job_search, spans = planned.job_search, _find_spans(planned)
    begun = sorted(job_search.interviews, key=_sort_key)
    interviews = _group((find_interview_day(each, job_search), each) for each in begun)
    due = sorted(planned.follow_ups, key=lambda each: each.order)
    follow_ups = _group((find_day(each, job_search), each) for each in due)
    told = {today} if today else set()
    return tuple(
        _make_month(
            [
                Day(
                    on=day,
                    is_today=day == today,
                    interviews=interviews.get(day, ()),
                    follow_ups=follow_ups.get(day, ()),
                )
                for day in _list_days(first_on)
            ],
            {codes: planned.days_off[codes] for codes in _choose_calendars(first_on, spans, planned)},
        )
        for first_on in sorted({day.replace(day=1) for day in (*interviews, *follow_ups, *told)})
    )


def name_month(day: dt.date) -> str:
    """Name the month that a day is in.

    >>> name_month(dt.date(2026, 12, 8))
    'December 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def find_start(interview: Interview, job_search: JobSearch) -> dt.datetime | None:
    """Find when an interview starts, in the file's zone; None where only its day is known."""
    if interview.start_time is None:
        return None
    return at_wall_time(interview.on, interview.start_time, interview.timezone).astimezone(job_search.timezone)


def find_interview_day(interview: Interview, job_search: JobSearch) -> dt.date:
    """Find the day of an interview in the file's zone; one without a time stays on its own.

    >>> from zoneinfo import ZoneInfo
    >>> tokyo, here = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
    >>> interview = Interview(
    ...     company="Acme", on=dt.date(2026, 11, 25), start_time=dt.time(9), timezone=tokyo, holidays=()
    ... )
    >>> str(find_interview_day(interview, JobSearch(timezone=here, holidays=(), interviews=(interview,))))
    '2026-11-24'
    """
    start_at = find_start(interview, job_search)
    return start_at.date() if start_at else interview.on


def _sort_key(interview: Interview) -> tuple[dt.datetime, str, str]:
    start_at = at_wall_time(interview.on, interview.start_time or dt.time(), interview.timezone)
    return start_at, interview.company, interview.role or ""


def list_days_off(month: Month) -> tuple[tuple[str, str], ...]:
    """List what makes days of a month days off, each name once with its days; a plain weekend is left out.

    >>> days = [Day(on=dt.date(2026, 12, number), days_off=(NamedDayOff(name="Fair"),)) for number in (1, 2, 3, 8)]
    >>> list_days_off(Month(first_on=dt.date(2026, 12, 1), weeks=(tuple(days),)))
    (('Fair', '1 to 3, 8'),)
    """
    numbers: dict[str, list[int]] = {}
    for day in month.days:
        for day_off in day.days_off:
            numbers.setdefault(str(day_off), []).append(day.on.day)
    return tuple((name, _join_runs(found)) for name, found in numbers.items())


def _join_runs(numbers: Sequence[int]) -> str:
    """Join rising numbers, those that follow each other as one run."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in runs)


def _group(pairs: Iterable[tuple[dt.date, Thing]]) -> dict[dt.date, tuple[Thing, ...]]:
    grouped: dict[dt.date, tuple[Thing, ...]] = {}
    for day, thing in pairs:
        grouped[day] = (*grouped.get(day, ()), thing)
    return grouped


def _find_spans(planned: PlannedSearch) -> Mapping[Codes, set[tuple[dt.date, dt.date]]]:
    """Find from when to when each calendar matters to an interview: its day, and its last follow-up."""
    ends: dict[Interview, dt.date] = {}
    for each in planned.follow_ups:
        ends[each.interview] = max(each.on, ends.get(each.interview, each.on))
    spans: dict[Codes, set[tuple[dt.date, dt.date]]] = {}
    for interview in planned.job_search.interviews:
        spans.setdefault(interview.holidays, set()).add((interview.on, ends.get(interview, interview.on)))
    return spans


def _choose_calendars(
    first_on: dt.date, spans: Mapping[Codes, set[tuple[dt.date, dt.date]]], planned: PlannedSearch
) -> Sequence[Codes]:
    """Choose the calendars that matter in a month; all of them where none does."""
    last_on = _list_days(first_on)[-1]
    chosen = [
        codes
        for codes in planned.days_off
        if any(begins_on <= last_on and ends_on >= first_on for begins_on, ends_on in spans.get(codes, ()))
    ]
    return chosen or tuple(planned.days_off)


def _list_days(first_on: dt.date) -> Sequence[dt.date]:
    """List the days of the month that begins on ``first_on``."""
    days = (first_on + number * ONE_DAY for number in range(31))
    return [day for day in days if day.month == first_on.month]


def _make_month(days: Sequence[Day], calendars: Mapping[Codes, DaysOff]) -> Month:
    """Put days into weeks, each with what it is in the calendars."""
    before = days[0].on.weekday()
    cells = [*[None] * before, *(_mark_day(day, calendars) for day in days)]
    cells += [None] * (-len(cells) % WEEK)
    return Month(
        first_on=days[0].on, weeks=tuple(tuple(cells[start : start + WEEK]) for start in range(0, len(cells), WEEK))
    )


def _mark_day(day: Day, calendars: Mapping[Codes, DaysOff]) -> Day:
    """Mark a day with the names that calendars have for it, each with those that have it."""
    names: dict[str, list[str]] = {}
    weekend: list[str] = []
    for codes, days_off in calendars.items():
        if off := days_off.days.get(day.on):
            is_weekend = off.sort is DayOffSort.WEEKEND
            found = weekend if is_weekend else names.setdefault(name_day_off(off, day.on), [])
            found.append(", ".join(codes) or NO_HOLIDAYS)
    return day._replace(
        is_weekend=len(weekend) == len(calendars) > 0,
        days_off=tuple(_name_days_off(names, weekend, everywhere=len(calendars))),
    )


def _name_days_off(
    names: Mapping[str, Sequence[str]], weekend: Sequence[str], *, everywhere: int
) -> Iterator[NamedDayOff]:
    """Name the reasons for a day off; a weekend of all of them needs no name, that of some is told last."""
    for name, calendars in names.items():
        yield NamedDayOff(name=name, calendars=tuple(calendars) if len(calendars) < everywhere else ())
    if 0 < len(weekend) < everywhere:
        yield NamedDayOff(name="Weekend", calendars=tuple(weekend))
