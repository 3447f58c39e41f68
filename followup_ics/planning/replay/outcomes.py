"""What an outcome changes: here, and at every other application once an offer is accepted (rules, section 5)."""

import datetime as dt

from followup_ics.model.plan import Replaced, WhyUnused
from followup_ics.model.search import Kind, Outcome
from followup_ics.planning.calendars.working_days import ONE_DAY
from followup_ics.planning.kinds import is_within, plan_answer, plan_thank_you_anyway, plan_withdrawal
from followup_ics.planning.replay.company import Company
from followup_ics.planning.replay.course import Course, Ended
from followup_ics.planning.replay.happenings import Happening
from followup_ics.planning.replay.words import Conversation, hear_signal, note_unused, plan_said
from followup_ics.planning.rounds import Round
from followup_ics.planning.rules import CHECK_INS, OPEN_FOR

DROPPED_BY_ACCEPTANCE = CHECK_INS | {Kind.ANSWER_OFFER}


class UnclearStoryError(Exception):
    """Say that what happened cannot be planned as it is told.

    ``happening`` is the one that does not fit, ``key`` the key of the file that is in question.
    """

    def __init__(self, message: str, *, happening: Happening, key: str) -> None:
        super().__init__(message)
        self.happening = happening
        self.key = key


def take_outcome(happening: Happening, course: Course, company: Company) -> None:
    """Let an outcome end what is due on its day or later; only an offer is to be answered, a rejection thanked for."""
    update, on = happening.told, happening.on
    outcome = update.outcome
    if course.is_closed and course.outcome is not Outcome.ACCEPTED:
        message = f"a second outcome, after '{course.outcome}', with no interview booked in between"
        raise UnclearStoryError(message, happening=happening, key="outcome")
    dropped = company.drop(course, frozenset(Kind), due_from=on)
    course.end(dropped, WhyUnused.OFFER if outcome is Outcome.OFFER else WhyUnused.OUTCOME, on)
    company.end_set_aside(course, CHECK_INS)
    course.outcome = outcome
    course.conversation_on = on
    if course.is_closed:
        call_off_rounds(happening, course, company)
    dropped += company.drop_thanks(course, due_from=on)
    told = tuple(Replaced(kind=p.kind, due_on=p.on) for p in dropped if p.kind in {Kind.THANK_YOU, Kind.ANSWER_OFFER})
    setting = company.setting(course, said_by=update.said_by)
    if outcome is Outcome.REJECTED and course.is_held:
        company.stand(plan_thank_you_anyway(on, setting, replaced=told), course)
    if outcome is Outcome.OFFER and not course.is_given_up:
        company.stand(plan_answer(on, update.answer_by, setting, replaced=told), course)
    if outcome is Outcome.OFFER and (update.hear_by or update.check_in):
        hear_signal(course, update.signal, update.said_by, source=update)
        plan_said(course, company, Conversation.of_update(update))
    else:
        note_unused(course, update, WhyUnused.OUTCOME)


def call_off_rounds(happening: Happening, course: Course, company: Company) -> None:
    """Let the rounds that were booked by the day of a closing outcome not take place."""
    for index in list(course.coming):
        refuse_unclear(course.application.rounds[index], happening, outcome_on=happening.on)
        company.call_off(course, index)


def refuse_unclear(a_round: Round, happening: Happening, *, outcome_on: dt.date) -> None:
    """Refuse a round soon after an outcome where nobody says whether it was arranged before or after it."""
    if a_round.cancelled_on is None and not a_round.has_booking:
        message = (
            f"the interview on {a_round.on} is within five working days after the outcome of {outcome_on}; "
            "say in 'booked' on which day it was arranged (it takes place where that is after the outcome), or in "
            "'cancelled' on which day it was called off"
        )
        late = happening._replace(interview=a_round.last, update=None)
        raise UnclearStoryError(message, happening=late, key="booked")


def take_answer_day(happening: Happening, course: Course, company: Company) -> None:
    """Let an offer want its answer by another day."""
    update = happening.told
    answer_by = update.answer_by
    if answer_by is None:
        raise AssertionError("an answer's day is told in words")
    if course.outcome is not Outcome.OFFER:
        why = WhyUnused.OUTCOME if course.is_closed else WhyUnused.NO_OFFER
        course.ended[id(answer_by)] = Ended(why=why, on=update.on)
        return
    dropped = company.drop(course, {Kind.ANSWER_OFFER}, due_from=update.on + ONE_DAY)
    course.end(dropped, WhyUnused.LATER_WORD, update.on)
    if not course.is_given_up:
        told = tuple(Replaced(kind=each.kind, due_on=each.on) for each in dropped)
        setting = company.setting(course, source=update, said_by=update.said_by)
        company.stand(plan_answer(update.on, answer_by, setting, replaced=told), course)


def take_acceptance(happening: Happening, course: Course, company: Company) -> None:
    """Give an application up when another offer is accepted, with a word to another company that waits: rule 8."""
    acceptance, on = happening.acceptance, happening.on
    is_known = course.is_held or course.coming or course.conversation_on
    if acceptance is None or not is_known:
        return
    if is_open(course, company, on) and acceptance.company != course.application.company and not course.given_up_once:
        course.given_up_once = True
        company.stand(plan_withdrawal(on, acceptance.name, company.setting(course)), course)
    dropped = company.drop(course, DROPPED_BY_ACCEPTANCE, due_from=on)
    course.end(dropped, WhyUnused.ACCEPTANCE, on)
    company.end_set_aside(course, CHECK_INS)
    course.is_given_up = True


def is_open(course: Course, company: Company, on: dt.date) -> bool:
    """Tell whether an application still waits on a day (rules, kind 8)."""
    if course.is_closed:
        return False
    days_off = company.days_off_of(course)
    rounds = course.application.rounds
    last_on = course.conversation_on
    heard = last_on is not None and is_within(OPEN_FOR, last_on, on, days_off)
    return heard or any(is_within(OPEN_FOR, on, rounds[index].on, days_off) for index in course.coming)
