"""What stands, and on which day, once everything that happened at one company has gone by in order.

Happenings are taken day by day, as if the plan had been made anew on each of them: what was due by then stands, what
was not yet due may be replaced (rules, sections 5 and 6). So a later fact does not rewrite what a calendar showed
before it.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from followup_ics.planning.replay.company import Company
from followup_ics.planning.replay.course import Course
from followup_ics.planning.replay.happenings import Acceptance, Aspect, Happening, list_happenings
from followup_ics.planning.replay.interviews import take_booking, take_cancellation, take_round
from followup_ics.planning.replay.outcomes import take_acceptance, take_answer_day, take_outcome
from followup_ics.planning.replay.sending import mark_as_sent, mark_late
from followup_ics.planning.replay.words import take_said


def replay_company(company: Company, acceptances: Sequence[Acceptance]) -> Company:
    """Take everything that happened at one company in order, day by day."""
    happenings = list_happenings([(each.application, each.bookings) for each in company.courses], acceptances)
    for on, of_day in itertools.groupby(happenings, key=lambda happening: happening.on):
        company.begin_day(on)
        todays = list(of_day)
        unmatched = [each for each in todays if each.aspect is Aspect.SENT and not mark_as_sent(each, company)]
        for _, facts in itertools.groupby(todays, key=lambda happening: happening.aspect >= Aspect.OUTCOME):
            take_all(list(facts), company)
            # Before an outcome drops what the day has planned, and once more for what the outcome itself asks for.
            unmatched = [each for each in unmatched if not mark_late(each, company)]
    company.settle(until=None)
    return company


def take_all(happenings: Sequence[Happening], company: Company) -> None:
    """Let happenings of one day change how their applications stand, and plan what comes next there."""
    for happening in happenings:
        take(happening, company)
    for happening in happenings:
        company.plan_next_step(company.course_of(happening.application))


def take(happening: Happening, company: Company) -> None:
    """Let one happening change how its application stands; messages sent have been taken before."""
    if happening.aspect is not Aspect.SENT:
        TAKERS[happening.aspect](happening, company.course_of(happening.application), company)


TAKERS: Final[Mapping[Aspect, Callable[[Happening, Course, Company], None]]] = {
    Aspect.BOOKED: take_booking,
    Aspect.ROUND: take_round,
    Aspect.CANCELLED: take_cancellation,
    Aspect.SAID: take_said,
    Aspect.OUTCOME: take_outcome,
    Aspect.ANSWER_DAY: take_answer_day,
    Aspect.ACCEPTED_ELSEWHERE: take_acceptance,
}
"""What takes each aspect of what happened, all but what was sent."""
