"""What must agree between the interviews of one file: no meeting twice, no two ends, not too many calendars."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from followup_ics.input.keys import interview as keys
from followup_ics.input.keys import update as update_keys
from followup_ics.input.records import Place, Record
from followup_ics.model.errors import Location
from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview, Outcome

MOST_CALENDAR_YEARS: Final = 2_000
"""Each takes up to two thousandths of a second: ten years of two hundred places, or a hundred years of twenty."""

AROUND: Final = 3
"""So many years more than those that a file names are looked at."""

Located: TypeAlias = tuple[Record, Interview]


class _End(NamedTuple):
    """Hold an outcome, and where it stands."""

    on: dt.date
    outcome: Outcome
    place: Place


def describe_many_calendars(records: Iterable[Record], codes: tuple[str, ...]) -> str | None:
    """Say that interviews go by more calendars, over more years, than are gathered; None where they do not.

    ``codes`` are those of the interviews that name none of their own.
    """
    chosen, years = {codes}, set[int]()
    for record in records:
        if own := record.get(keys.HOLIDAYS):
            chosen.add(tuple(dict.fromkeys(code.text for code in own)))
        updates = record.get(keys.UPDATES) or ()
        days = [(record.get(keys.WHEN) or (None,))[0], record.get(keys.BOOKED), record.get(keys.CANCELLED)]
        days += [update.get(update_keys.ON) for update in updates]
        years.update(day.year for day in days if day)
    places, span = sum(map(len, chosen)), max(years, default=0) - min(years, default=0) + AROUND
    if places * span <= MOST_CALENDAR_YEARS:
        return None
    return (
        f"{places:,} calendars over {span} years, counted for each list of them that is another, are too many to be "
        f"gathered (at most {MOST_CALENDAR_YEARS:,} years of a calendar); split the file by place or by year"
    )


def check_ids(records: Iterable[Record]) -> None:
    """Report an identity that two interviews share."""
    first_places: dict[str, Place] = {}
    for record in records:
        interview_id, place = record.get(keys.INTERVIEW_ID), record.place_of(keys.INTERVIEW_ID)
        first = place if interview_id is None else first_places.setdefault(interview_id, place)
        if first is not place:
            place.report(f"{quote(interview_id or '')} is there twice (first on line {first.location.line})")


def check_interviews(interviews: Sequence[Located], *, is_complete: bool) -> None:
    """Report meetings listed twice, and applications that end twice.

    ``is_complete`` is False where an interview could not be read: it may be the one between two outcomes.
    """
    applications: defaultdict[tuple[str, str], list[Located]] = defaultdict(list)
    for record, interview in interviews:
        applications[fold(interview.company), fold(interview.role or "")].append((record, interview))
    for application in applications.values():
        _check_meetings(application)
        if is_complete:
            _check_outcomes(application)


def _check_meetings(application: Sequence[Located]) -> None:
    first_places: dict[dt.date, Place] = {}
    for record, interview in application:
        if interview.id is not None:
            continue
        place = record.place_of(keys.WHEN)
        first = first_places.setdefault(_find_moment(interview), place)
        if first is not place:
            line = first.location.line
            place.report(
                f"the same company, role and time as on line {line}", "listed twice? (if not, give each an 'id')"
            )


def _find_moment(interview: Interview) -> dt.date:
    """Return the instant at which an interview starts, or its day where it has no time."""
    if interview.start_time is None:
        return interview.on
    return dt.datetime.combine(interview.on, interview.start_time, tzinfo=interview.timezone).astimezone(dt.UTC)


def _check_outcomes(application: Sequence[Located]) -> None:
    """Report an end of what has ended already, and the day for an answer where nothing was offered.

    An offer and its acceptance may be followed by any other outcome, and an offer by a better one.
    """
    ends = sorted(_list_outcomes(application), key=_order_end)
    for first, second in itertools.pairwise(ends):
        if _may_follow(first.outcome, second.outcome):
            continue
        if not any(_reopens(interview, first.on, second.on) for _, interview in application):
            second.place.report(
                "a second outcome", f"the first is on line {first.place.location.line}, with no interview in between"
            )
    offered_on = min((end.on for end in ends if end.outcome is Outcome.OFFER), default=dt.date.max)
    for update in _list_updates(application):
        on = update.get(update_keys.ON)
        is_alone = update.get(update_keys.OUTCOME) is None and update.get(update_keys.ANSWER_BY) is not None
        if is_alone and on is not None and on < offered_on:
            update.place_of(update_keys.ANSWER_BY).report(f"nothing was offered by {on}", "add 'outcome: offer'")


def _order_end(end: _End) -> tuple[dt.date, bool, bool, Location]:
    """Return what puts ends in their order: on one day, an offer comes before what became of it."""
    return end.on, end.outcome is not Outcome.OFFER, end.outcome is not Outcome.ACCEPTED, end.place.location


def _may_follow(first: Outcome, second: Outcome) -> bool:
    return first is Outcome.OFFER or (first is Outcome.ACCEPTED and second is not Outcome.ACCEPTED)


def _reopens(interview: Interview, first_on: dt.date, second_on: dt.date) -> bool:
    """Tell whether an interview was booked, or without that day was held, after one day and by another."""
    return first_on < (interview.booked_on or interview.on) <= second_on


def _list_updates(application: Sequence[Located]) -> Iterator[Record]:
    return (update for record, _ in application for update in record.get_or(keys.UPDATES, ()))


def _list_outcomes(application: Sequence[Located]) -> Iterator[_End]:
    for update in _list_updates(application):
        on, outcome = update.get(update_keys.ON), update.get(update_keys.OUTCOME)
        if on is not None and outcome is not None:
            yield _End(on=on, outcome=outcome, place=update.place_of(update_keys.OUTCOME))
