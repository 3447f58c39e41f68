"""Invitations written into the input file, one after the other; what the user says beside them goes first."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from followup_ics.input.dates import read_when
from followup_ics.input.edit.changes import add_interview, change_interview, read_before_adding
from followup_ics.input.fields import FieldError
from followup_ics.input.invitation.merge import Candidate, InterviewChange, New, Nothing, Step, find_step, list_uids
from followup_ics.input.invitation.read import Given, InvitationReading, place_start
from followup_ics.input.invitation.taken import Taken, Value
from followup_ics.input.invitation.text import read_address
from followup_ics.input.parse import Calendars
from followup_ics.input.timezones import read_timezone
from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import quote
from followup_ics.model.search import JobSearch

Told: TypeAlias = Mapping[str, Value]
"""What the user says of the interview, by the keys of the file."""

OF_ONE: Final = ("when", "id")
"""What cannot be said of several interviews."""


class Done(NamedTuple):
    """Hold a file as it was and as it became, and what each invitation did to it."""

    before: bytes
    after: bytes
    steps: tuple[tuple[InvitationReading, Step], ...]


def make_given(told: Told, *, addresses: tuple[str, ...], job_search: JobSearch) -> Given:
    """Return what the reading of an invitation has to know of what the user says; raise `FollowUpError` where wrong."""
    if wrong := [address for address in addresses if read_address(address) is None]:
        raise FollowUpError(f"--me: {quote(wrong[0])} is no e-mail address (expected 'name@home.example')")
    option = ""
    try:
        option = "--timezone"
        zone = read_timezone(str(told["timezone"])) if "timezone" in told else None
        option = "--when"
        when = read_when(str(told["when"])) if "when" in told else None
    except FieldError as error:
        raise FollowUpError(f"{option}: {error}") from error
    start = None if when is None else place_start(*when, zone or job_search.timezone)
    company = str(told["company"]) if "company" in told else None
    return Given(addresses=addresses, timezone=zone, start=start, company=company)


def override(reading: InvitationReading, told: Told) -> InvitationReading:
    """Return a reading with what the user says in the place of what the invitation does."""
    kept = tuple(each for each in reading.taken if each.key not in told)
    said = tuple(Taken(key, value, f"--{key.replace('_', '-')}") for key, value in told.items())
    return reading._replace(taken=(*said, *kept))


def write_invitations(  # noqa: PLR0913 - the file, what goes into it, and who decides
    data: bytes,
    *,
    name: str,
    readings: Sequence[InvitationReading],
    told: Told,
    calendars: Calendars,
    draw_id: Callable[[], str],
    is_change: Callable[[InvitationReading, Candidate], bool],
) -> Done:
    """Return the bytes of an input file with invitations taken into it, and what each did.

    ``draw_id`` gives each new interview an id; ``is_change`` decides whether an invitation is a change of an interview
    that has its company and day, and not its UID. Raises `InputError` where the file is wrong already, `FollowUpError`
    where one of the invitations cannot be taken; then none is.
    """
    if len(readings) > 1 and (wrong := [key for key in OF_ONE if key in told]):
        raise FollowUpError(f"--{wrong[0]} is for one interview, and there are {len(readings)}; take one at a time")
    before, steps = data, list[tuple[InvitationReading, Step]]()
    for reading in readings:
        job_search = read_before_adding(data, name=name, calendars=calendars)
        others = list_uids(each for each in readings if each is not reading)
        step = find_step(reading, job_search, others=others, is_change=functools.partial(is_change, reading))
        if isinstance(step, New):
            step = step._replace(values={"id": draw_id()} | dict(step.values))
        data = _write(data, step, name=name, told=told, calendars=calendars)
        steps.append((reading, step))
    return Done(before=before, after=data, steps=tuple(steps))


def _write(data: bytes, step: Step, *, name: str, told: Told, calendars: Calendars) -> bytes:
    match step:
        case New():
            return add_interview(data, name=name, told=step.values, calendars=calendars)
        case InterviewChange():
            values = {**step.values, **told}
            return change_interview(data, name=name, number=step.number, values=values, calendars=calendars)
        case Nothing():
            return data
