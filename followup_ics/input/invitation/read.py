"""An invitation as what it says of an interview: each value with its source, what was left out, what is not sure."""

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_ics.input.dates import YEARS
from followup_ics.input.fields import FieldError
from followup_ics.input.invitation.digest import HOUR, Meeting
from followup_ics.input.invitation.employer.company import take_company
from followup_ics.input.invitation.employer.people import Me, read_people
from followup_ics.input.invitation.events import InvitedEvent, Version, find_events, read_stamp
from followup_ics.input.invitation.lines import scan_calendars
from followup_ics.input.invitation.mail import InvitationMail, open_letter
from followup_ics.input.invitation.places import find_place, find_posting
from followup_ics.input.invitation.summary import clean_summary, find_role, find_round
from followup_ics.input.invitation.taken import Taken, Value
from followup_ics.input.invitation.times import Start, Times, read_times, write_length
from followup_ics.input.keys.person import read_person
from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold
from followup_ics.model.search import Interview, JobSearch, Person

ORDER: Final = ("company", "role", "when", "length", "interviewers", "round", "timezone", "booked", "place", "link")
"""In which order values are shown and written."""


WHOSE_CLOCK: Final = (
    "its times are in UTC, which does not tell where they are: taken as on your clock; if theirs is another, say it "
    "with --timezone"
)


class InvitationReading(NamedTuple):
    """Hold what one invitation says of one interview.

    ``meeting`` is None where a cancellation does not say when the interview would have been; ``told_on`` is the day
    of the invitation's own date in the file's zone.
    """

    source: str
    title: str
    version: Version
    is_cancelled: bool
    told_on: dt.date | None
    meeting: Meeting | None
    start: Start | None
    taken: tuple[Taken, ...]
    notes: tuple[str, ...]

    def get(self, key: str) -> Value | None:
        """Return the value taken for a key."""
        return next((each.value for each in self.taken if each.key == key), None)


class Given(NamedTuple):
    """Hold what the user says beside the invitation: who they are, whose clock it is, and that it says when."""

    addresses: tuple[str, ...] = ()
    timezone: ZoneInfo | None = None
    start: Start | None = None
    company: str | None = None


def read_invitation(data: bytes, *, name: str, job_search: JobSearch, given: Given) -> tuple[InvitationReading, ...]:
    """Return what the bytes of an .ics file or of a mail say of interviews.

    ``name`` stands for the file in messages. Raises `FollowUpError`, in one sentence with the way out, where the
    file is no invitation, is broken, or is not sure about when the interview is.
    """
    try:
        letter = open_letter(data)
        calendars = [calendar for text in letter.calendars for calendar in scan_calendars(text)]
        events = find_events(calendars)
        readings = tuple(_read_event(event, letter, name, job_search, given) for event in events)
    except FollowUpError as error:
        raise FollowUpError(f"{name} {error}") from error
    _refuse_conflicts(readings)
    return readings


def _read_event(
    event: InvitedEvent, letter: InvitationMail, name: str, job_search: JobSearch, given: Given
) -> InvitationReading:
    me = Me(addresses=frozenset(map(str.casefold, (*given.addresses, *letter.recipients))), name=job_search.me)
    summary = clean_summary(event.component.read_text("SUMMARY"))
    told_at = event.version.stamped_at or letter.sent_at or read_stamp(event.component.find("CREATED"))
    told_on = told_at.astimezone(job_search.timezone).date() if told_at else None
    times = _find_times(event, given)
    people = read_people(event.component, me)
    place = find_place(event.component)
    taken = [
        *_take_application(event, summary, me, job_search, given),
        *(_take_times(times, job_search, given) if times else ()),
    ]
    notes = [*(times.notes if times else ()), *people.notes]
    if times and times.source.endswith("in UTC") and given.timezone is None:
        notes.append(WHOSE_CLOCK)
    met = tuple(each for person in people.met for each in _check_person(person))
    if met:
        taken.append(Taken("interviewers", tuple(map(write_person, met)), "ATTENDEE and ORGANIZER"))
    if label := find_round(summary):
        taken.append(Taken("round", label, "the summary"))
    if place:
        taken.append(Taken("place", *place))
    if posting := find_posting(event.component):
        taken.append(Taken("link", *posting))
    meeting = None
    if times:
        on = _find_day(times.start, job_search, given)
        taken += _take_booking(event, letter, on, job_search)
        meeting = Meeting(
            on=on, at=times.start.at, length=times.length or HOUR, place=place[0] if place else None, interviewers=met
        )
    if event.version.uid is None:
        notes.append("it has no UID that can be kept, so a change of it will not be recognised by itself")
    return InvitationReading(
        source=name,
        title=summary or "(no summary)",
        version=event.version,
        is_cancelled=event.is_cancelled,
        told_on=told_on,
        meeting=meeting,
        start=times.start if times else None,
        taken=tuple(sorted(taken, key=lambda each: ORDER.index(each.key))),
        notes=tuple(notes),
    )


def _find_times(event: InvitedEvent, given: Given) -> Times | None:
    """Return when the meeting is; None where it is cancelled and does not say so, which then does not matter."""
    try:
        times = read_times(event, given.timezone)
    except FollowUpError:
        if event.is_cancelled:
            return None
        if given.start is None:
            raise
        times = Times(start=given.start, length=None, source="--when", notes=())
    return times if given.start is None else times._replace(start=given.start, source="--when")


def _take_times(times: Times, job_search: JobSearch, given: Given) -> Iterable[Taken]:
    zone = given.timezone or times.start.place
    if times.start.at is None:
        yield Taken("when", f"{times.start.on}", times.source)
    else:
        local = times.start.at.astimezone(zone or job_search.timezone)
        yield Taken("when", f"{local:%Y-%m-%d %H:%M}", times.source)
        if zone is not None and zone.key != job_search.timezone.key:
            yield Taken("timezone", zone.key, times.source)
    if times.length is not None:
        yield Taken("length", write_length(times.length), "DTEND or DURATION")


def _find_day(start: Start, job_search: JobSearch, given: Given) -> dt.date:
    """Return the day of a start on the clock that it is written on."""
    if start.at is None:
        return start.on
    return start.at.astimezone(given.timezone or start.place or job_search.timezone).date()


def _take_booking(event: InvitedEvent, letter: InvitationMail, on: dt.date, job_search: JobSearch) -> Iterable[Taken]:
    """Return the invitation's own date, where it has one that is not after the interview."""
    dates = (
        ("DTSTAMP", event.version.stamped_at),
        ("the mail's date", letter.sent_at),
        ("CREATED", read_stamp(event.component.find("CREATED"))),
    )
    for source, told_at in dates:
        day = told_at.astimezone(job_search.timezone).date() if told_at else None
        if day is not None and day.year in YEARS and day <= on:
            return (Taken("booked", f"{day}", source),)
    return ()


def _take_application(
    event: InvitedEvent, summary: str, me: Me, job_search: JobSearch, given: Given
) -> Iterable[Taken]:
    """Return the company and the role, each where it is sure."""
    company = take_company(event, summary, me, job_search)
    if company is not None:
        yield company
    name = given.company or (str(company.value) if company else None)
    role = find_role(summary)
    if role is not None and (name is None or fold(role) not in fold(name)):
        known = [each.role for each in _list_rounds(job_search, name) if each.role and fold(each.role) == fold(role)]
        yield Taken("role", known[0] if known else role, "the summary")
        return
    roles = {fold(each.role or ""): each.role for each in _list_rounds(job_search, name)}
    if len(roles) == 1 and (only := next(iter(roles.values()))):
        yield Taken("role", only, "the one application there is at this company")


def _list_rounds(job_search: JobSearch, company: str | None) -> list[Interview]:
    return [each for each in job_search.interviews if company and fold(each.company) == fold(company)]


def place_start(on: dt.date, time: dt.time | None, zone: ZoneInfo) -> Start:
    """Return a start that the user gives, on the clock of a zone.

    >>> str(place_start(dt.date(2026, 11, 24), dt.time(10), ZoneInfo("Europe/Berlin")).at)
    '2026-11-24 09:00:00+00:00'
    """
    at = None if time is None else dt.datetime.combine(on, time, tzinfo=zone).astimezone(dt.UTC)
    return Start(on=on, at=at, place=None)


def write_person(person: Person) -> str:
    """Write a person as the input file does.

    >>> write_person(Person(name="Dana Lee", address="dana@acme.example"))
    'Dana Lee <dana@acme.example>'
    """
    return f"{person.name} <{person.address}>" if person.address else person.name


def _check_person(person: Person) -> tuple[Person, ...]:
    """Return a person as the input file reads them: without an address that it would refuse, or not at all."""
    for each in (person, person._replace(address=None)):
        try:
            return (read_person(write_person(each)),)
        except FieldError:
            continue
    return ()


def _refuse_conflicts(readings: tuple[InvitationReading, ...]) -> None:
    """Refuse interviews of one file that are at the same time: one of them must be wrong."""
    timed = [
        (reading.meeting.at, reading.meeting.length, reading)
        for reading in readings
        if reading.meeting and reading.meeting.at and not reading.is_cancelled
    ]
    timed.sort(key=lambda each: each[0])
    for (first_at, length, first), (second_at, _, second) in itertools.pairwise(timed):
        if second_at < first_at + length:
            raise FollowUpError(
                f"{first.source} has two interviews at the same time, '{first.title}' and '{second.title}'; "
                "save the one that is meant alone"
            )
