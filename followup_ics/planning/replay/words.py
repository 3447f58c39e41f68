"""What their words change: a promise, a request or a signal replaces what is not yet due (rules, sections 2 and 5)."""

import datetime as dt
from typing import NamedTuple

from followup_ics.model.plan import Fact, Replaced, WhyUnused
from followup_ics.model.search import Person, Said, Signal, Update
from followup_ics.planning.calendars.working_days import ONE_DAY
from followup_ics.planning.kinds import plan_as_asked, plan_decision_date, plan_question
from followup_ics.planning.replay.company import Company
from followup_ics.planning.replay.course import Course, Ended
from followup_ics.planning.replay.happenings import Happening, is_conversation
from followup_ics.planning.rounds import Round
from followup_ics.planning.rules import CHECK_INS, KEEPING, QUESTIONS


class Conversation(NamedTuple):
    """Hold what was said in one conversation, and by whom; ``source`` is the update that tells of it."""

    hear_by: Said | None
    check_in: Said | None
    signal: Signal | None
    said_by: Person | None
    source: Update | None = None

    @classmethod
    def of_update(cls, update: Update) -> "Conversation":
        """Return what an update tells."""
        return cls(update.hear_by, update.check_in, update.signal, update.said_by, update)

    @classmethod
    def of_round(cls, a_round: Round) -> "Conversation":
        """Return what was said at the end of a round."""
        return cls(a_round.hear_by, a_round.check_in, a_round.signal, a_round.said_by)


def take_said(happening: Happening, course: Course, company: Company) -> None:
    """Replace what is not yet due by what a new promise, request or signal leads to."""
    update, on = happening.told, happening.on
    if course.is_closed:
        note_unused(course, update, WhyUnused.OUTCOME)
        course.unheard[id(update)] = Ended(why=WhyUnused.OUTCOME, on=course.conversation_on or on)
        return
    speaks = bool(update.hear_by or update.check_in)
    replaced = company.drop(course, CHECK_INS if speaks else KEEPING, due_from=on + ONE_DAY)
    course.end(replaced, WhyUnused.LATER_WORD, on)
    if speaks:
        company.end_set_aside(course, CHECK_INS)
    hear_signal(course, update.signal, update.said_by, source=update)
    if speaks or update.signal:
        course.converse(on)
    elif is_conversation(update):
        course.hear(on)
    if update.signal in {Signal.STOP, Signal.NEXT_ROUND} and not speaks:
        dropped = company.drop(course, QUESTIONS, due_from=on + ONE_DAY)
        course.end(dropped, WhyUnused.STOP if update.signal is Signal.STOP else WhyUnused.LATER_WORD, on)
        company.end_set_aside(course, QUESTIONS)
        replaced += dropped
    told = tuple(Replaced(kind=each.kind, due_on=each.on) for each in replaced if each.kind in CHECK_INS)
    if speaks:
        plan_said(course, company, Conversation.of_update(update), replaced=told)
    elif update.signal is Signal.NEXT_ROUND:
        ask(course, company, Fact.NEXT_ROUND, on, said_by=update.said_by, source=update, replaced=told)


def plan_said(course: Course, company: Company, words: Conversation, *, replaced: tuple[Replaced, ...] = ()) -> None:
    """Plan what a promise or a request leads to; a request takes the place of a promise made with it."""
    said = words.check_in or words.hear_by
    if said is None:
        raise AssertionError("something was said")
    if words.hear_by and words.check_in:
        course.ended[id(words.hear_by)] = Ended(why=WhyUnused.REQUEST, on=said.said_on)
    setting = company.setting(course, source=words.source, said_by=words.said_by)
    if course.is_given_up:
        course.ended[id(said)] = Ended(why=WhyUnused.ACCEPTANCE, on=said.said_on)
        return
    planned = (plan_as_asked if words.check_in else plan_decision_date)(said, setting, replaced=replaced)
    if not words.check_in and words.signal is Signal.STOP:
        course.ended[id(said)] = Ended(why=WhyUnused.STOP, on=said.said_on)
    elif planned.on > said.said_on and any(said.said_on <= booked_on for booked_on in course.coming.values()):
        course.ended[id(said)] = Ended(why=WhyUnused.ROUND, on=said.said_on)
        company.set_aside(course, [planned], max(course.coming))
    elif words.check_in:
        company.stand(planned, course)
    else:
        company.enqueue(planned, course)


def ask(  # noqa: PLR0913 - what leads to the question, and what it replaces
    course: Course,
    company: Company,
    fact: Fact,
    on: dt.date,
    *,
    said_by: Person | None = None,
    source: Update | None = None,
    replaced: tuple[Replaced, ...] = (),
) -> None:
    """Ask once where nobody named a day: not while a round is booked, an offer stands, or all is given up."""
    no_promise = company.timing.no_promise
    if no_promise is None or course.outcome is not None or course.is_given_up:
        return
    if course.coming:
        question = plan_question(fact, on, no_promise, company.setting(course, source=source, said_by=said_by))
        company.set_aside(course, [question], max(course.coming))
        return
    dropped = company.drop(course, QUESTIONS, due_from=on + ONE_DAY)
    told = replaced + tuple(Replaced(kind=each.kind, due_on=each.on) for each in dropped)
    setting = company.setting(course, source=source, said_by=said_by)
    company.enqueue(plan_question(fact, on, no_promise, setting, replaced=told), course)


def hear_signal(course: Course, signal: Signal | None, said_by: Person | None, *, source: Update | None = None) -> None:
    """Keep the latest signal, who gave it, and in which update."""
    if signal:
        course.signal, course.signal_by, course.signal_source = signal, said_by, source


def note_unused(course: Course, update: Update, why: WhyUnused) -> None:
    """Note that nothing comes of what an update says."""
    for said in (update.hear_by, update.check_in):
        if said:
            course.ended[id(said)] = Ended(why=why, on=course.conversation_on or update.on)
