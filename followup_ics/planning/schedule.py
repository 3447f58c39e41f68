"""The plan: from a job search and the days off of its calendars to the follow-ups. No clock, no files."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from followup_ics.model.plan import DaysOff, FollowUp, Unused
from followup_ics.model.search import Interview, JobSearch, Kind, Person, Said
from followup_ics.planning.contacts import (
    complete,
    find_contact,
    gather_people,
    is_contact_only,
    list_met,
    merge_people,
)
from followup_ics.planning.kinds import Planned
from followup_ics.planning.replay.company import Company
from followup_ics.planning.replay.course import Course
from followup_ics.planning.replay.happenings import list_acceptances
from followup_ics.planning.replay.run import replay_company
from followup_ics.planning.replay.visits import Thanks
from followup_ics.planning.rounds import Application, Round, group_applications
from followup_ics.planning.rules import CHECK_INS
from followup_ics.planning.times import BEGINNING, at_wall_time, end_of_round, find_sent, reach_awake
from followup_ics.planning.uids import RoundNames, make_uid, name_rounds


class Plan(NamedTuple):
    """Hold the follow-ups, in the order of their start, and what nothing comes of, in the order of the file."""

    follow_ups: tuple[FollowUp, ...]
    unused: tuple[Unused, ...]


def plan(job_search: JobSearch, days_off: Mapping[tuple[str, ...], DaysOff]) -> Plan:
    """Plan all follow-ups.

    ``days_off`` has the calendar of every ``holidays`` that the interviews name. Raises `UncoveredDayError`
    where the plan leaves the years that a calendar covers, `UnclearStoryError` where the facts do not go together.
    """
    groups = group_applications(job_search.interviews)
    names = name_rounds(job_search, itertools.chain.from_iterable(groups))
    acceptances = list_acceptances(
        (application, interview)
        for applications in groups
        for application in applications
        for a_round in application.rounds
        for interview in a_round.interviews
    )
    companies = [replay_company(Company(applications, job_search, days_off), acceptances) for applications in groups]
    follow_ups = [each for company in companies for each in _make_follow_ups(company, job_search, names)]
    return Plan(
        follow_ups=tuple(sorted(follow_ups, key=lambda follow_up: follow_up.order)),
        unused=tuple(_list_unused(companies, follow_ups, job_search)),
    )


class _Background(NamedTuple):
    """Hold what all follow-ups of one round share.

    ``name`` is what their identities have in common, ``contact`` whom they go to where nobody else has said what they
    answer, ``known`` what the file says of people.
    """

    a_round: Round
    name: str
    end_at: dt.datetime
    people: tuple[Person, ...]
    contact: Person | None
    contact_only: bool
    known: Mapping[str, Person]


def _find_background(application: Application, job_search: JobSearch, names: RoundNames) -> Sequence[_Background]:
    """Find what the follow-ups of each round of an application share."""
    known = gather_people(application, job_search)
    return [
        _Background(
            a_round=a_round,
            name=names[application.company, application.role, index],
            end_at=end_of_round(a_round),
            people=list_met(application, index),
            contact=find_contact(application, index, job_search, known),
            contact_only=is_contact_only(a_round),
            known=known,
        )
        for index, a_round in enumerate(application.rounds)
    ]


def _make_follow_ups(company: Company, job_search: JobSearch, names: RoundNames) -> Sequence[FollowUp]:
    """Make the follow-ups of one company, its thank-yous joined to the check-ins of their day."""
    made: dict[int, list[FollowUp]] = {course.place: [] for course in company.courses}
    backgrounds = [_find_background(course.application, job_search, names) for course in company.courses]
    for course in company.courses:
        ordinals = Counter[tuple[int, Kind]]()
        for planned in sorted(course.standing, key=lambda each: each.serial):
            key = planned.round_index, planned.kind
            ordinals[key] += 1
            background = backgrounds[course.place][planned.round_index]
            made[course.place].append(_make_follow_up(planned, ordinals[key], course, background, job_search))
    thanks = []
    for each in company.visits.list_all():
        place, index = each.owner.place, each.planned.round_index
        people = merge_people(*(a_round.people for a_round in company.visits.list_rounds(each)))
        background = backgrounds[place][index]._replace(people=people)
        thanks.append((each, _make_follow_up(each.planned, 1, company.courses[place], background, job_search)))
    return [*_join_thanks(thanks, made), *(follow_up for follow_ups in made.values() for follow_up in follow_ups)]


def _make_follow_up(
    planned: Planned, ordinal: int, course: Course, background: _Background, job_search: JobSearch
) -> FollowUp:
    """Make the follow-up of what stands in a course, at an instant that finds you awake."""
    last = background.a_round.last
    took_place = planned.round_index not in course.off and last.on <= planned.on
    end_at = background.end_at if took_place else BEGINNING
    if planned.done:
        arrives_at = find_sent(planned.on, planned.time, last.timezone, end_at=end_at)
        starts_at = arrives_at.astimezone(dt.UTC)
    else:
        arrives_at = at_wall_time(planned.on, planned.time, last.timezone)
        starts_at = reach_awake(arrives_at, awake=job_search.awake, zone=job_search.timezone, not_before=end_at)
    said_by = None if background.contact_only else planned.said_by
    return FollowUp(
        uid=make_uid(background.name, planned.kind, ordinal),
        kind=planned.kind,
        ordinal=ordinal,
        interview=last,
        people=background.people,
        on=planned.on,
        starts_at=starts_at,
        arrives_at=arrives_at,
        reason=planned.reason,
        done=planned.done,
        topic=planned.topic,
        contact=complete(said_by, background.known) if said_by else background.contact,
        contact_only=background.contact_only,
    )


def _join_thanks(thanks: Iterable[tuple[Thanks, FollowUp]], made: Mapping[int, list[FollowUp]]) -> Iterator[FollowUp]:
    """Let a check-in carry the thank-you of its day (rules, section 6); give those that no check-in carries."""
    for each, follow_up in thanks:
        places = sorted(
            {covered.place for covered in each.covered}, key=lambda place: (place != each.owner.place, place)
        )
        joined = next(
            (
                (place, index)
                for place in places
                for index, other in enumerate(made[place])
                if _goes_with(other, follow_up)
            ),
            None,
        )
        if joined is None:
            yield follow_up
            continue
        place, index = joined
        other = made[place][index]
        people = merge_people(other.people, follow_up.people)
        made[place][index] = other._replace(people=people, thanks=follow_up._replace(done=other.done))


def _goes_with(other: FollowUp, thanks: FollowUp) -> bool:
    """Tell whether a check-in carries a thank-you; one that was sent earlier in the day leaves it to be sent."""
    return other.kind in CHECK_INS and other.on == thanks.on and other.done >= thanks.done and other.thanks is None


def _list_unused(
    companies: Iterable[Company], follow_ups: Iterable[FollowUp], job_search: JobSearch
) -> Iterator[Unused]:
    """List what they said that nothing comes of, in the order of the file."""
    used = {id(follow_up.reason.said) for follow_up in follow_ups}
    ended = {said: end for company in companies for course in company.courses for said, end in course.ended.items()}
    unheard = {key: end for company in companies for course in company.courses for key, end in course.unheard.items()}
    for interview in job_search.interviews:
        for said in _list_said(interview):
            if id(said) not in used and id(said) in ended:
                why, on = ended[id(said)]
                yield Unused(interview=interview, said=said.text, said_on=said.said_on, why=why, on=on)
        for update in interview.updates:
            if update.signal and id(update) in unheard:
                why, on = unheard[id(update)]
                yield Unused(interview=interview, said=update.signal, said_on=update.on, why=why, on=on)


def _list_said(interview: Interview) -> Iterator[Said]:
    yield from filter(None, (interview.hear_by, interview.check_in))
    for update in interview.updates:
        yield from filter(None, (update.hear_by, update.check_in, update.answer_by))
