"""What happened with an application, written into the file where it belongs: in which interview, and as what."""

import datetime as dt
from typing import Final, NamedTuple

from followup_ics.input.dates import read_when
from followup_ics.input.edit.changes import Told, change_interview, log_update
from followup_ics.input.edit.choose import choose_coming, choose_named, choose_past, find_rounds
from followup_ics.input.edit.write import name_option
from followup_ics.input.fields import FieldError
from followup_ics.input.interviews import BEFORE_IT_TAKES_PLACE, WHAT_HAPPENED
from followup_ics.input.keys.interview import CANCELLED, WHEN
from followup_ics.input.keys.update import UPDATE_KEYS
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import Interview

MOVED_TO: Final = "--moved-to"


class Meant(NamedTuple):
    """Say which interview is meant: any part of the company's name, of the role's, and its day, or day and time."""

    company: str
    role: str | None = None
    when: str | None = None


class LoggedEvent(NamedTuple):
    """Hold what happened on a day: what was told, in the user's words, and what became of an interview to come.

    ``moved_to`` is when it is now to be.
    """

    on: dt.date
    told: Told
    is_cancelled: bool = False
    moved_to: str | None = None


def log_event(data: bytes, *, name: str, meant: Meant, event: LoggedEvent, calendars: Calendars) -> bytes:
    """Return the bytes of an input file with what happened in it; every other byte stays.

    An update goes to the latest round by its day of the application that is meant, a cancellation and a new time to
    the next one to come; each to the round that ``meant`` names by its day. Raises `InputError` where the file is
    wrong already, `FollowUpError` where it is not plain which interview is meant, or what happened is wrong.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: [{company: Acme, when: 2026-11-24}]}"
    >>> event = LoggedEvent(on=dt.date(2026, 11, 20), told={}, moved_to="2026-11-26 09:00")
    >>> log_event(data, name="a.yaml", meant=Meant("ac"), event=event, calendars=calendars)[61:]
    b'when: 2026-11-26 09:00}]}'
    """
    told = {key: value for key, value in event.told.items() if value is not None}
    _check_event(event, told)
    interviews = parse_job_search(scan_source(data, name=name), calendars=calendars).interviews
    number = _choose(interviews, meant, event, told)
    if event.moved_to is not None:
        _check_move(interviews[number], event.moved_to)
        values = {WHEN.name: " ".join(event.moved_to.split())}
        options = {WHEN.name: MOVED_TO}
        return change_interview(data, name=name, number=number, values=values, calendars=calendars, options=options)
    if event.is_cancelled:
        values = {CANCELLED.name: str(event.on)}
        data = change_interview(data, name=name, number=number, values=values, calendars=calendars)
    if not told:
        return data
    return log_update(data, name=name, number=number, on=event.on, told=told, calendars=calendars)


def _check_event(event: LoggedEvent, told: Told) -> None:
    if event.moved_to is not None and (event.is_cancelled or told):
        raise FollowUpError(f"{MOVED_TO} stands alone; record what else happened by another log")
    if not event.is_cancelled and event.moved_to is None and WHAT_HAPPENED.isdisjoint(told):
        options = [name_option(key.name) for key in UPDATE_KEYS if key.name in WHAT_HAPPENED]
        raise FollowUpError(
            f"nothing to record; say what happened with one of {', '.join((*options, '--cancelled', MOVED_TO))}"
        )


def _choose(interviews: tuple[Interview, ...], meant: Meant, event: LoggedEvent, told: Told) -> int:
    rounds = find_rounds(interviews, company=meant.company, role=meant.role)
    if meant.when is not None:
        return choose_named(interviews, rounds, *_read_when(meant.when, "--when"))
    if event.is_cancelled or event.moved_to is not None:
        return choose_coming(interviews, rounds, event.on)
    return choose_past(interviews, rounds, event.on, may_be_early=told.keys() <= BEFORE_IT_TAKES_PLACE)


def _check_move(interview: Interview, moved_to: str) -> None:
    if interview.cancelled_on is not None:
        raise FollowUpError(f"that interview was cancelled on {interview.cancelled_on}; add the new one with 'add'")
    if _read_when(moved_to, MOVED_TO) == (interview.on, interview.start_time):
        raise FollowUpError(f"{MOVED_TO}: that is when it is already")


def _read_when(text: str, option: str) -> tuple[dt.date, dt.time | None]:
    try:
        return read_when(" ".join(text.split()))
    except FieldError as error:
        raise FollowUpError(f"{option}: {error}") from error
