"""What an interview changes: when it is booked, when it takes place, and when it is called off (rules, section 5)."""

from followup_ics.model.plan import Fact, WhyUnused
from followup_ics.model.search import Signal
from followup_ics.planning.calendars.working_days import ONE_DAY
from followup_ics.planning.kinds import is_within
from followup_ics.planning.replay.company import Company
from followup_ics.planning.replay.course import Course
from followup_ics.planning.replay.happenings import Happening
from followup_ics.planning.replay.outcomes import refuse_unclear
from followup_ics.planning.replay.words import Conversation, ask, hear_signal, plan_said
from followup_ics.planning.rules import BOOKED_BEFORE, CHECK_INS, KEEPING, QUESTIONS


def take_booking(happening: Happening, course: Course, company: Company) -> None:
    """Let a round be known: it opens the application again, and takes the place of what is not yet due."""
    index, on = happening.round_index, happening.on
    course.before_booking[index] = course.outcome, course.is_given_up
    if course.is_closed:
        # A round before it that does not take place may have put its booking off to after the outcome.
        a_round, outcome_on = course.application.rounds[index], course.conversation_on
        if outcome_on and is_within(BOOKED_BEFORE, outcome_on, a_round.on, company.days_off_of(course)):
            refuse_unclear(a_round, happening, outcome_on=outcome_on)
        course.outcome, course.signal = None, None
    course.is_given_up = False
    ahead = company.look_ahead_of(course, on) if course.tells_of_keeping else []
    company.expect(course, index)
    dropped = company.drop(course, CHECK_INS, due_from=on + ONE_DAY)
    company.set_aside(course, ahead or dropped, index)
    course.end(dropped, WhyUnused.ROUND, on)


def take_round(happening: Happening, course: Course, company: Company) -> None:
    """Start anew from a round, unless it does not take place."""
    index, on = happening.round_index, happening.on
    if index in course.off:
        return
    a_round = course.application.rounds[index]
    company.hold(course, index)
    course.round_index, course.is_held = index, True
    speaks = bool(a_round.hear_by or a_round.check_in)
    dropped = company.drop(course, CHECK_INS if speaks else KEEPING, due_from=on + ONE_DAY)
    course.end(dropped, WhyUnused.LATER_WORD, on)
    company.end_set_aside(course, CHECK_INS, made_by=None if speaks else course.bookings[index])
    hear_signal(course, a_round.signal, a_round.said_by)
    course.converse(on)
    company.thank(course, index)
    if a_round.signal in {Signal.STOP, Signal.NEXT_ROUND}:
        why = WhyUnused.STOP if a_round.signal is Signal.STOP else WhyUnused.LATER_WORD
        course.end(company.drop(course, QUESTIONS, due_from=on + ONE_DAY), why, on)
        company.end_set_aside(course, QUESTIONS)
    if speaks:
        plan_said(course, company, Conversation.of_round(a_round))
    elif a_round.signal is Signal.NEXT_ROUND:
        ask(course, company, Fact.NEXT_ROUND, on, said_by=a_round.said_by)
    elif a_round.signal is not Signal.STOP and not course.has_word_to_come(on):
        ask(course, company, Fact.NO_PROMISE, on, said_by=a_round.said_by)


def take_cancellation(happening: Happening, course: Course, company: Company) -> None:
    """Let a booked round be called off: what it took the place of comes back, or one asks how things stand."""
    index, on = happening.round_index, happening.on
    if index in course.off:
        return
    company.call_off(course, index)
    _take_back_opening(index, course)
    course.converse(on)
    course.end(company.drop(course, KEEPING, due_from=on + ONE_DAY), WhyUnused.LATER_WORD, on)
    if course.is_closed or course.is_given_up:
        return
    company.bring_back(course, on)
    if not course.has_word_to_come(on - ONE_DAY):
        ask(course, company, Fact.CANCELLATION, on)


def _take_back_opening(index: int, course: Course) -> None:
    """Close the application again where the round's booking had opened it, unless another booking opens it as well."""
    outcome, is_given_up = before = course.before_booking.pop(index)
    later = [other for other in course.coming if course.bookings[other] >= course.bookings[index]]
    if later:
        course.before_booking[min(later, key=lambda other: (course.bookings[other], other))] = before
    else:
        course.outcome = course.outcome or outcome
        course.is_given_up = course.is_given_up or is_given_up
