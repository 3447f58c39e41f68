"""What an invitation does to a file: it adds, changes or cancels an interview, or nothing; edits by hand stay."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from followup_ics.input.invitation.digest import (
    Meeting,
    describe_meeting,
    join_digests,
    make_digests,
    show_part,
    split_digests,
    write_when,
)
from followup_ics.input.invitation.events import Version, parse_stamp
from followup_ics.input.invitation.read import InvitationReading, Value, write_person
from followup_ics.input.invitation.times import write_length
from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview, JobSearch, Person

Written: TypeAlias = Value | Mapping[str, str]
Values: TypeAlias = Mapping[str, Written | None]

MOST_NAMED: Final = 3


class New(NamedTuple):
    """Add an interview with these keys."""

    values: Mapping[str, Written]


class InterviewChange(NamedTuple):
    """Give keys of one interview, counted from 0, other values; None takes a key away.

    ``told`` says what comes of it, and what was kept as it was edited by hand. ``is_likely`` tells that the
    invitation is not the interview's own: company and day alone say that it is its change.
    """

    number: int
    values: Values
    told: tuple[str, ...]
    is_likely: bool = False


class Nothing(NamedTuple):
    """Leave the file as it is, for a reason."""

    why: str


Step: TypeAlias = New | InterviewChange | Nothing


def find_step(
    reading: InvitationReading, job_search: JobSearch, *, others: frozenset[str], as_new: bool = False
) -> Step:
    """Return what an invitation does to a file.

    ``others`` are the UIDs of the invitations taken together with it, whose interviews cannot be this one's. ``as_new``
    says that it is no change of an interview of the same company and day. Raises `FollowUpError` where it cancels what
    is not in the file, or could be the change of more than one interview.
    """
    number = find_known(reading, job_search)
    if number is not None:
        return _update(number, job_search.interviews[number], reading, job_search)
    if reading.is_cancelled:
        raise FollowUpError(
            f"{reading.source} cancels {quote(reading.title)}, an invitation that no interview in the file has; if one "
            "is meant all the same, record it with: followup-ics log FILE COMPANY --cancelled"
        )
    likely = None if as_new else _find_likely(reading, job_search, others)
    if likely is not None:
        return _take_over(likely, job_search.interviews[likely], reading, job_search)
    values: dict[str, Written] = {each.key: each.value for each in reading.taken}
    if reading.version.uid and reading.meeting:
        values["invitation"] = _describe_version(reading.version, make_digests(reading.meeting))
    return New(values=values)


def find_known(reading: InvitationReading, job_search: JobSearch) -> int | None:
    """Return the place of the interview that an invitation is known to be, by its UID; None where there is none."""
    for number, interview in enumerate(job_search.interviews):
        if reading.version.uid and interview.invitation and interview.invitation.uid == reading.version.uid:
            return number
    return None


def _find_likely(reading: InvitationReading, job_search: JobSearch, others: frozenset[str]) -> int | None:
    """Return the place of the one interview of the same company and day; of several, the one at the same time."""
    company, meeting = reading.get("company"), reading.meeting
    found = [
        number
        for number, interview in enumerate(job_search.interviews)
        if meeting and fold(interview.company) == fold(str(company)) and interview.on == meeting.on
        if interview.cancelled_on is None
        if interview.invitation is None or interview.invitation.uid not in others
    ]
    if len(found) > 1 and meeting:
        same = [number for number in found if describe_meeting(job_search.interviews[number]).at == meeting.at]
        if len(same) != 1:
            raise FollowUpError(
                f"{reading.source} could be a change of any of {len(found)} interviews at {quote(str(company))} on "
                f"{meeting.on}; change the one that is meant yourself"
            )
        found = same
    return found[0] if found else None


def _update(number: int, interview: Interview, reading: InvitationReading, job_search: JobSearch) -> Step:
    """Return what a copy of an interview's own invitation does to it."""
    invitation = interview.invitation
    if invitation is None:
        raise AssertionError("an interview is known by its invitation")
    base, theirs = split_digests(invitation.digest), make_digests(reading.meeting) if reading.meeting else {}
    stored = Version(uid=invitation.uid, sequence=invitation.sequence, stamped_at=parse_stamp(invitation.stamp or ""))
    where = _describe(interview)
    if stored.is_newer(reading.version):
        return Nothing(f"is older than what {where} already has")
    if not reading.version.is_newer(stored):
        has_stamps = stored.stamped_at and reading.version.stamped_at
        says_the_same = all(base.get(part) == digest for part, digest in theirs.items() if part != "cancelled")
        if has_stamps or (says_the_same and reading.is_cancelled == (interview.cancelled_on is not None)):
            return Nothing(f"is what {where} already has")
    if reading.is_cancelled:
        return _cancel(number, interview, reading, base)
    return _change(number, interview, reading, base, job_search)


def _cancel(number: int, interview: Interview, reading: InvitationReading, base: Mapping[str, str]) -> Step:
    if interview.cancelled_on is not None:
        return Nothing(f"cancels {_describe(interview)}, which is cancelled already")
    day = reading.told_on
    if day is None:
        raise FollowUpError(
            f"{reading.source} does not say when {_describe(interview)} was cancelled; record it with: "
            "followup-ics log FILE COMPANY --cancelled --on DAY"
        )
    mine = describe_meeting(interview)
    digests = (
        make_digests(mine) | dict(base) | {"cancelled": make_digests(mine._replace(cancelled_on=day))["cancelled"]}
    )
    values: Values = {"cancelled": f"{day}", "invitation": _describe_version(reading.version, digests)}
    return InterviewChange(number=number, values=values, told=(f"{_describe(interview)}: cancelled on {day}",))


def _take_over(number: int, interview: Interview, reading: InvitationReading, job_search: JobSearch) -> InterviewChange:
    """Return what an invitation does to an interview that was typed by hand, or came with another UID."""
    base = split_digests(interview.invitation.digest if interview.invitation else None)
    step = _change(number, interview, reading, base, job_search)
    return step._replace(is_likely=True)


def _change(
    number: int, interview: Interview, reading: InvitationReading, base: Mapping[str, str], job_search: JobSearch
) -> InterviewChange:
    """Return what a newer invitation changes: each part that nobody edited since the last one."""
    if reading.meeting is None:
        raise AssertionError("what is not cancelled says when it is")
    mine, theirs = describe_meeting(interview), _fill(reading, interview)
    before, after = make_digests(mine), make_digests(theirs)
    values: dict[str, Written | None] = {}
    told: list[str] = []
    for part in after:
        is_as_it_was = base.get(part) == after[part] and part != "cancelled"  # another copy says that it takes place
        if before[part] == after[part] or is_as_it_was:
            continue
        had, says = show_part(part, mine, interview.timezone), show_part(part, theirs, _choose_zone(reading, interview))
        if _is_edited(part, mine, before, base):
            told.append(f"{part}: {had} was edited by hand and stays; the invitation says {says}")
        else:
            values |= _write_part(part, interview, theirs, reading, job_search)
            told.append(f"{part}: {had} → {says}")
    if reading.version.uid:
        values["invitation"] = _describe_version(reading.version, after)
    return InterviewChange(number=number, values=values, told=tuple(told))


def _fill(reading: InvitationReading, interview: Interview) -> Meeting:
    """Return the meeting of an invitation, with what it does not say as the interview has it."""
    meeting = reading.meeting
    if meeting is None:
        raise AssertionError("what is not cancelled says when it is")
    if reading.get("length") is None:
        meeting = meeting._replace(length=interview.length)
    known = {fold(person.name): person for person in interview.interviewers}
    people = tuple(_join(person, known.get(fold(person.name))) for person in meeting.interviewers)
    if interview.invitation is None:  # typed by hand: whoever is there stays there
        invited = {fold(person.name) for person in people}
        people = (*people, *(person for name, person in known.items() if name not in invited))
    return meeting._replace(interviewers=people or interview.interviewers)


def _join(person: Person, known: Person | None) -> Person:
    """Return a person with what the file knows of them and the invitation does not."""
    return person if known is None else known._replace(address=person.address or known.address)


def _is_edited(part: str, mine: Meeting, before: Mapping[str, str], base: Mapping[str, str]) -> bool:
    """Tell whether somebody edited a part; of an interview typed by hand, what a change cannot be meant to change."""
    if base:
        return before[part] != base[part]
    return (part == "place" and mine.place is not None) or (part == "cancelled" and mine.cancelled_on is not None)


def _write_part(
    part: str, interview: Interview, theirs: Meeting, reading: InvitationReading, job_search: JobSearch
) -> Values:
    """Return the keys and values that make a part of an interview what the invitation says."""
    match part:
        case "when":
            zone = _choose_zone(reading, interview)
            values: dict[str, Written | None] = {"when": write_when(theirs, zone)}
            if zone.key != interview.timezone.key:
                values["timezone"] = None if zone.key == job_search.timezone.key else zone.key
            return values
        case "length":
            return {"length": write_length(theirs.length)}
        case "place":
            return {"place": theirs.place}
        case "interviewers":
            return {"interviewers": tuple(map(write_person, theirs.interviewers)) or None}
        case _:
            return {"cancelled": None}


def _choose_zone(reading: InvitationReading, interview: Interview) -> ZoneInfo:
    """Return the zone that a new time is written in: the invitation's place, or else what the interview has."""
    return (reading.start.place if reading.start else None) or interview.timezone


def _describe(interview: Interview) -> str:
    time = f" {interview.start_time:%H:%M}" if interview.start_time else ""
    return f"{interview.company} on {interview.on}{time}"


def _describe_version(version: Version, digests: Mapping[str, str]) -> Mapping[str, str]:
    """Return the mapping that knows an invitation again, as the file has it."""
    stamp = {"stamp": f"{version.stamped_at:%Y%m%dT%H%M%SZ}"} if version.stamped_at else {}
    return {"uid": version.uid or "", "sequence": f"{version.sequence}", **stamp, "digest": join_digests(dict(digests))}


def list_uids(readings: Iterable[InvitationReading]) -> frozenset[str]:
    """Return the UIDs of invitations that are taken together."""
    return frozenset(reading.version.uid for reading in readings if reading.version.uid)


def is_company_needed(reading: InvitationReading, job_search: JobSearch) -> bool:
    """Tell whether an invitation cannot be taken without somebody saying whose it is."""
    is_known = find_known(reading, job_search) is not None
    return reading.get("company") is None and not reading.is_cancelled and not is_known
