"""What must agree between the interviews of one file: no meeting twice, no two ends of one application."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from followup_ics.input import keys
from followup_ics.input.records import Place, Record
from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview

Located: TypeAlias = tuple[Record, Interview]


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
                f"the same company, role and time as on line {line}; listed twice? (if not, give each an 'id')"
            )


def _find_moment(interview: Interview) -> dt.date:
    """Return the instant at which an interview starts, or its day where it has no time."""
    if interview.start_time is None:
        return interview.on
    return dt.datetime.combine(interview.on, interview.start_time, tzinfo=interview.timezone).astimezone(dt.UTC)


def _check_outcomes(application: Sequence[Located]) -> None:
    days = sorted(interview.on for _, interview in application)
    ends = sorted(_list_outcomes(application), key=lambda end: (end[0], end[1].location))
    for (first_on, first), (second_on, second) in itertools.pairwise(ends):
        if not any(first_on < day <= second_on for day in days):
            second.report(f"a second outcome; the first is on line {first.location.line}, with no interview in between")


def _list_outcomes(application: Sequence[Located]) -> Iterator[tuple[dt.date, Place]]:
    for record, _ in application:
        for update in record.get_or(keys.UPDATES, ()):
            on, outcome = update.get(keys.ON), update.get(keys.OUTCOME)
            if on is not None and outcome is not None:
                yield on, update.place_of(keys.OUTCOME)
