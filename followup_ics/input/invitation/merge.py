"""What an invitation does to a file: it adds, changes or cancels an interview, or nothing; edits by hand stay."""

from collections.abc import Callable, Iterable, Mapping
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
from followup_ics.input.invitation.read import InvitationReading, write_person
from followup_ics.input.invitation.taken import Value
from followup_ics.input.invitation.times import write_length
from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview, JobSearch, Person

Written: TypeAlias = Value | Mapping[str, str]
Values: TypeAlias = Mapping[str, Written | None]

MOST_NAMED: Final = 3


class New(NamedTuple):
    """Add an interview with these keys; ``told`` says beside which of the same day."""

    values: Mapping[str, Written]
    told: tuple[str, ...] = ()


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


class Candidate(NamedTuple):
    """Hold an interview of an invitation's company and day: its place, and whether it is surely the same one."""

    number: int
    interview: Interview
    is_sure: bool


def find_step(
    reading: InvitationReading, job_search: JobSearch, *, others: frozenset[str], is_change: Callable[[Candidate], bool]
) -> Step:
    """Return what an invitation does to a file.

    ``others`` are the UIDs of the invitations taken together with it, whose interviews cannot be this one's.
    ``is_change`` decides of an interview of the same company and day, and without its UID, whether it is meant. Raises
    `FollowUpError` where the invitation cancels what is not in the file, or is surely more than one interview.
    """
    number = find_known(reading, job_search)
    if number is not None:
        return _update(number, job_search.interviews[number], reading, job_search)
    if reading.is_cancelled:
        raise FollowUpError(
            f"{reading.source} cancels {quote(reading.title)}, an invitation that no interview in the file has; if one "
            "is meant all the same, record it with: followup-ics log FILE COMPANY --cancelled"
        )
    candidates = _list_candidates(reading, job_search, others)
    for each in candidates:
        if is_change(each):
            return _take_over(each.number, each.interview, reading, job_search)
    values: dict[str, Written] = {each.key: each.value for each in reading.taken}
    if reading.version.uid and reading.meeting:
        values["invitation"] = _describe_version(reading.version, make_digests(reading.meeting))
    told = tuple(
        f"{each.interview.company} has {describe_hour(each.interview)} on that day too; this one was added beside it"
        for each in candidates
    )
    return New(values=values, told=told)


def find_known(reading: InvitationReading, job_search: JobSearch) -> int | None:
    """Return the place of the interview that an invitation is known to be, by its UID; None where there is none."""
    for number, interview in enumerate(job_search.interviews):
        if reading.version.uid and interview.invitation and interview.invitation.uid == reading.version.uid:
            return number
    return None


def _list_candidates(
    reading: InvitationReading, job_search: JobSearch, others: frozenset[str]
) -> tuple[Candidate, ...]:
    """List the interviews of the same company and day, the one that is surely meant first."""
    company, meeting = reading.get("company"), reading.meeting
    found = [
        Candidate(number, interview, _is_surely(interview, meeting, reading))
        for number, interview in enumerate(job_search.interviews)
        if meeting and fold(interview.company) == fold(str(company)) and interview.on == meeting.on
        if interview.cancelled_on is None
        if interview.invitation is None or interview.invitation.uid not in others
    ]
    same = [each for each in found if meeting and meeting.at and describe_meeting(each.interview).at == meeting.at]
    if len(same) == 1:
        return tuple(same)
    if (number := sum(each.is_sure for each in found)) > 1:
        raise FollowUpError(
            f"{reading.source} could be a change of any of {number} interviews at {quote(str(company))} on "
            f"{found[0].interview.on}; change the one that is meant yourself"
        )
    return tuple(sorted(found, key=lambda each: not each.is_sure))


def _is_surely(interview: Interview, meeting: Meeting, reading: InvitationReading) -> bool:
    """Tell whether an interview of the same day is the invitation's, and no other round.

    It is at the same hour, or the people are the same where no round says otherwise. Of one typed by hand, the round
    or some of the people are enough, and so is the day where it has no hour.
    """
    mine, is_typed = describe_meeting(interview), interview.invitation is None
    if mine.at == meeting.at or (mine.at is None and is_typed):
        return True
    rounds = {fold(str(label)) for label in (interview.round, reading.get("round")) if label}
    ours, theirs = ({fold(person.name) for person in each.interviewers} for each in (mine, meeting))
    is_same_round = len(rounds) == 1 and None not in {interview.round, reading.get("round")}
    if is_typed:
        return is_same_round or (len(rounds) < 2 and bool(ours & theirs))  # noqa: PLR2004 - one each
    return len(rounds) < 2 and bool(ours) and ours == theirs  # noqa: PLR2004 - one each


def describe_hour(interview: Interview) -> str:
    """Say in a few words which interview of a day one is: its hour, its round, the people."""
    hour = f" at {interview.start_time:%H:%M}" if interview.start_time else " without an hour"
    people = ", ".join(person.name for person in interview.interviewers[:MOST_NAMED])
    return f"an interview{hour}" + f", {interview.round}" * bool(interview.round) + f", with {people}" * bool(people)


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
