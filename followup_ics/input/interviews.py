"""An interview of the input file, and its updates, as data: what belongs together in one of them is checked here."""

import datetime as dt
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from followup_ics.input.keys import forms
from followup_ics.input.keys import interview as keys
from followup_ics.input.keys import update as update_keys
from followup_ics.input.records import Key, Place, PlacedText, Record
from followup_ics.model.search import DateOrder, Formerly, Interview, Invitation, Kind, Outcome, Person, Said, Update
from followup_ics.phrases.effort import Effort
from followup_ics.phrases.meanings.values import CountWorkingDays
from followup_ics.phrases.read import PhraseError, check_phrase, read_phrase

FindCodeProblem: TypeAlias = Callable[[str], str | None]
"""Say what is wrong with the code of a holiday calendar; None where it is known."""

UTC: Final = ZoneInfo("UTC")
BLANK_INTERVIEW: Final = Interview(company="", on=dt.date.min, timezone=UTC, holidays=())
"""Where the defaults are: the data says them, and it alone."""

SAID_AT_ITS_END: Final = (update_keys.HEAR_BY.name, update_keys.CHECK_IN.name, update_keys.SIGNAL.name)
WHAT_HAPPENED: Final = frozenset(key.name for key in update_keys.UPDATE_KEYS) - {
    update_keys.ON.name,
    update_keys.SAID_BY.name,
}
BEFORE_IT_TAKES_PLACE: Final = frozenset(
    key.name
    for key in (
        update_keys.ON,
        update_keys.OUTCOME,
        update_keys.ANSWER_BY,
        update_keys.SENT,
        update_keys.SAID_BY,
        update_keys.NOTE,
    )
)
"""What an update may hold that is dated before its interview: an outcome with what goes with it, or a message sent."""


class UnknownCalendarError(Exception):
    """Say that working days cannot be counted, since what makes the calendar is wrong, and reported."""


class Shared(NamedTuple):
    """Hold what every interview of a file needs.

    ``timezone`` and ``holidays`` are None where they could not be read; ``find_counter`` gives the count of working
    days by the codes of a calendar.
    """

    timezone: ZoneInfo | None
    holidays: tuple[str, ...] | None
    date_order: DateOrder | None
    contact: Person | None
    find_code_problem: FindCodeProblem
    find_counter: Callable[[tuple[str, ...] | None], CountWorkingDays]
    effort: Effort


class _Days(NamedTuple):
    """Hold the days of an interview that its updates are measured by; None where one is not known."""

    on: dt.date | None
    booked_on: dt.date | None
    cancelled_on: dt.date | None


def read_codes(
    record: Record, key: Key[tuple[PlacedText, ...]], find_code_problem: FindCodeProblem
) -> tuple[str, ...] | None:
    """Return a record's calendar codes, each once; None where it names none of its own, or one that is wrong."""
    codes = record.get(key)
    if codes is None:
        return None
    if [code.text.casefold() for code in codes] == [forms.NO_HOLIDAYS]:
        return ()
    is_right = True
    for code in codes:
        problem = find_code_problem(code.text)
        if code.text.casefold() == forms.NO_HOLIDAYS:
            problem = "'none' stands alone; take it out, or the codes beside it"
        if problem:
            is_right = False
            code.place.report(problem)
    return tuple(dict.fromkeys(code.text for code in codes)) if is_right else None


def build_interview(record: Record, shared: Shared) -> Interview | None:
    """Return the interview, or None where its company or its day could not be read."""
    company, when = record.get(keys.COMPANY), record.get(keys.WHEN)
    on, start_time = when or (None, None)
    zone = None if record.is_wrong(keys.TIMEZONE) else record.get(keys.TIMEZONE) or shared.timezone
    holidays = read_codes(record, keys.HOLIDAYS, shared.find_code_problem)
    if keys.HOLIDAYS.name not in record.places:
        holidays = shared.holidays
    count = shared.find_counter(holidays)
    hear_by, check_in = (
        _read_said(record, key, on, count, shared) for key in (update_keys.HEAR_BY, update_keys.CHECK_IN)
    )
    days = _Days(on=on, booked_on=record.get(keys.BOOKED), cancelled_on=record.get(keys.CANCELLED))
    updates = [_build_update(update, days, count, shared) for update in record.get_or(keys.UPDATES, ())]
    if company is None or on is None:
        return None
    if start_time is not None and zone is not None:
        _check_clock(record.place_of(keys.WHEN), dt.datetime.combine(on, start_time, tzinfo=zone))
    _check_days(record, on, days)
    _check_contact(record, shared)
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
        booked_on=days.booked_on,
        hear_by=hear_by,
        check_in=check_in,
        signal=record.get(update_keys.SIGNAL),
        link=record.get(keys.LINK),
        note=record.get(update_keys.NOTE),
        id=record.get(keys.INTERVIEW_ID),
        updates=tuple(update for update in updates if update is not None),
        said_by=record.get(update_keys.SAID_BY),
        contact=record.get(keys.CONTACT),
        contact_only=record.get_or(keys.CONTACT_ONLY, BLANK_INTERVIEW.contact_only),
        mention=record.get_or(keys.MENTION, ()),
        cancelled_on=days.cancelled_on,
        formerly=_build_formerly(record.get(keys.FORMERLY)),
        place=record.get(keys.PLACE),
        invitation=_build_invitation(record.get(keys.INVITATION)),
    )


def _check_days(record: Record, on: dt.date, days: _Days) -> None:
    """Report a booking or a cancellation after the interview, and what only a meeting that took place can bring."""
    if days.booked_on is not None and days.booked_on > on:
        record.place_of(keys.BOOKED).report(f"{days.booked_on} is after the interview's own day, {on}")
    if days.cancelled_on is None:
        return
    at_cancelled = record.place_of(keys.CANCELLED)
    if days.cancelled_on > on:
        at_cancelled.report(f"{days.cancelled_on} is after the interview's own day, {on}; it took place")
    elif days.booked_on is not None and days.cancelled_on < days.booked_on <= on:
        at_cancelled.report(f"{days.cancelled_on} is before {days.booked_on}, the day on which it was booked")
    for name in SAID_AT_ITS_END:
        if name in record.places:
            record.places[name].report(
                "the interview was cancelled, so nothing was said at its end; "
                f"write this into an update, with 'on: {days.cancelled_on}'"
            )


def _check_contact(record: Record, shared: Shared) -> None:
    if record.get(keys.CONTACT_ONLY) and shared.contact is None and keys.CONTACT.name not in record.places:
        record.place_of(keys.CONTACT_ONLY).report("nobody is named to write to; add 'contact: Name <address>'")


def _build_formerly(record: Record | None) -> Formerly | None:
    if record is None:
        return None
    if not record.places:
        record.place.report("says nothing (expected 'company:' or 'role:', as they were)")
    return Formerly(company=record.get(keys.FORMER_COMPANY), role=record.get(keys.FORMER_ROLE))


def _build_invitation(record: Record | None) -> Invitation | None:
    uid = None if record is None else record.get(keys.INVITATION_UID)
    if record is None or uid is None:
        return None
    return Invitation(
        uid=uid, sequence=record.get_or(keys.SEQUENCE, 0), stamp=record.get(keys.STAMP), digest=record.get(keys.DIGEST)
    )


def _build_update(record: Record, days: _Days, count: CountWorkingDays, shared: Shared) -> Update | None:
    """Return the update, or None where its day could not be read."""
    on = record.get(update_keys.ON)
    hear_by, check_in, answer_by = (
        _read_said(record, key, on, count, shared)
        for key in (update_keys.HEAR_BY, update_keys.CHECK_IN, update_keys.ANSWER_BY)
    )
    if WHAT_HAPPENED.isdisjoint(record.places):
        known = ", ".join(key.name for key in update_keys.UPDATE_KEYS if key.name in WHAT_HAPPENED)
        record.place.report(f"says nothing happened (expected one of {known})")
    outcome = record.get(update_keys.OUTCOME)
    if outcome not in {None, Outcome.OFFER} and update_keys.ANSWER_BY.name in record.places:
        record.place_of(update_keys.ANSWER_BY).report(
            f"goes with 'outcome: offer', or stands alone, not with '{outcome}'"
        )
    if on is None:
        return None
    _check_update_day(record, on, days)
    sent = record.get(update_keys.SENT)
    return Update(
        on=on,
        hear_by=hear_by,
        check_in=check_in,
        signal=record.get(update_keys.SIGNAL),
        outcome=outcome,
        sent=None if sent is None or sent == update_keys.OTHER else Kind(sent),
        sent_other=sent == update_keys.OTHER,
        note=record.get(update_keys.NOTE),
        answer_by=answer_by,
        said_by=record.get(update_keys.SAID_BY),
    )


def _check_update_day(record: Record, on: dt.date, days: _Days) -> None:
    """Report an update before its interview, unless the interview was cancelled by then, or it need not wait for it."""
    if days.on is None or on >= min(days.on, days.cancelled_on or days.on):
        return
    at_day = record.place_of(update_keys.ON)
    if record.places.keys() - BEFORE_IT_TAKES_PLACE:
        at_day.report(f"{on} is before the interview, {days.on}; is it an earlier one's update?")
    elif days.booked_on is None:
        at_day.report(
            f"{on} is before the interview, {days.on}; is it an earlier one's update? "
            "(if not, give the interview's 'booked:')"
        )
    elif on < days.booked_on:
        at_day.report(f"{on} is before {days.booked_on}, the day on which the interview was booked")


def _read_said(
    record: Record, key: Key[PlacedText], said_on: dt.date | None, count: CountWorkingDays, shared: Shared
) -> Said | None:
    """Read what they said; None where they said nothing, or where the day or the calendar it hangs on is not known."""
    words = record.get(key)
    if words is None or shared.effort.is_spent:
        return None
    if not shared.effort.spend(words.text):
        words.place.report(
            "the phrases up to here are so many, and so tangled, that no more are read; "
            "write days as dates, such as '2026-12-04', or split the file"
        )
        return None
    try:
        if said_on is None:
            check_phrase(words.text)
            return None
        window = read_phrase(
            words.text,
            said_on=said_on,
            add_working_days=count,
            date_order=shared.date_order,
            is_request=key is update_keys.CHECK_IN,
        )
    except PhraseError as error:
        words.place.report(str(error))
        return None
    except UnknownCalendarError:
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
