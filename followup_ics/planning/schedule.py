"""The plan: from a job search and the days off of its calendars to the follow-ups. No clock, no files."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from followup_ics.model.names import fold
from followup_ics.model.plan import DaysOff, FollowUp
from followup_ics.model.search import JobSearch, Kind, Person
from followup_ics.planning.course import Course
from followup_ics.planning.kinds import Planned
from followup_ics.planning.replay import Company
from followup_ics.planning.rounds import Application, group_applications
from followup_ics.planning.rules import CHECK_INS
from followup_ics.planning.times import at_wall_time, end_of_round, reach_awake
from followup_ics.planning.uids import RoundNames, make_uid, name_rounds


def plan(job_search: JobSearch, days_off: Mapping[tuple[str, ...], DaysOff]) -> tuple[FollowUp, ...]:
    """Plan all follow-ups, in the order of their start.

    ``days_off`` has the calendar of every ``holidays`` that the interviews name. Raises `UncoveredDayError`
    where the plan leaves the years that a calendar covers.
    """
    companies = group_applications(job_search.interviews)
    names = name_rounds(job_search, itertools.chain.from_iterable(companies))
    follow_ups = [
        follow_up
        for applications in companies
        for course in Company(applications, job_search, days_off).replay()
        for follow_up in _join_thanks(_make_follow_ups(course, job_search, names))
    ]
    return tuple(sorted(follow_ups, key=lambda follow_up: (follow_up.starts_at, follow_up.uid)))


def _make_follow_ups(course: Course, job_search: JobSearch, names: RoundNames) -> Iterable[FollowUp]:
    application, ordinals = course.application, Counter[tuple[int, Kind]]()
    ends = [end_of_round(a_round) for a_round in application.rounds]
    for planned in course.standing:
        ordinals[planned.round_index, planned.kind] += 1
        ordinal = ordinals[planned.round_index, planned.kind]
        name = names[application.company, application.role, planned.round_index]
        yield _make_follow_up(
            planned,
            ordinal,
            application,
            job_search,
            uid=make_uid(name, planned.kind, ordinal),
            not_before=ends[planned.round_index],
        )


def _make_follow_up(  # noqa: PLR0913 - all that an event is made of
    planned: Planned,
    ordinal: int,
    application: Application,
    job_search: JobSearch,
    *,
    uid: str,
    not_before: dt.datetime,
) -> FollowUp:
    a_round = application.rounds[planned.round_index]
    arrives_at = at_wall_time(planned.on, planned.time, a_round.last.timezone)
    starts_at = reach_awake(arrives_at, awake=job_search.awake, zone=job_search.timezone, not_before=not_before)
    return FollowUp(
        uid=uid,
        kind=planned.kind,
        ordinal=ordinal,
        interview=a_round.last,
        people=_find_people(application, planned),
        on=planned.on,
        starts_at=starts_at,
        arrives_at=arrives_at,
        reason=planned.reason,
        done=planned.done,
        topic=planned.topic,
    )


def _find_people(application: Application, planned: Planned) -> tuple[Person, ...]:
    """Find whom a message concerns: everybody met in its round or, for a check-in, in the last one that names any."""
    rounds = application.rounds[planned.round_index :: -1]
    if planned.kind is Kind.THANK_YOU:
        return rounds[0].people
    return next((a_round.people for a_round in rounds if a_round.people), ())


def _join_thanks(follow_ups: Iterable[FollowUp]) -> Sequence[FollowUp]:
    """Let a check-in carry the thank-you of the same application and day (rules, section 6)."""
    joined = list(follow_ups)
    for thanks in [each for each in joined if each.kind is Kind.THANK_YOU]:
        for place, each in enumerate(joined):
            # One message sent does for both; thanks sent earlier in the day leave the check-in to be sent.
            if each.kind in CHECK_INS and each.on == thanks.on and each.done >= thanks.done:
                joined[place] = each._replace(
                    people=_merge_people(thanks.people, each.people), thanks=thanks._replace(done=each.done)
                )
                joined.remove(thanks)
                break
    return joined


def _merge_people(first: Sequence[Person], second: Sequence[Person]) -> tuple[Person, ...]:
    return tuple({fold(person.name): person for person in (*second, *first)}.values())
