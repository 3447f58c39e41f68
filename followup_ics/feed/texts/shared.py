"""What is said of a follow-up to somebody who is shown no more than a share shows."""

import functools
from collections.abc import Callable, Iterable
from typing import Final, assert_never

from followup_ics.feed.texts.advice import Advice, compose_text, describe
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import DASH, Dates, capitalize, spell_number
from followup_ics.feed.texts.kinds import KINDS
from followup_ics.feed.texts.occasions import find_occasions
from followup_ics.model.plan import Fact, FollowUp
from followup_ics.model.search import JobSearch, Kind, Show
from followup_ics.sharing.view import Ground, View

FOLLOW_UP: Final = "Follow-up"
ENDED: Final = "Sharing has ended"
"""All that a feed says whose share has ended."""

GATE: Final = "Only if the last message was answered; if not, it is left."
"""Where the owner is told how to write that down."""

NOTHING: Final = "Nothing is planned"
"""All that a feed says that shows no follow-up."""


def choose_describe(
    job_search: JobSearch, view: View | None, follow_ups: Iterable[FollowUp]
) -> Callable[[FollowUp], Advice]:
    """Choose how the words of a follow-up are found: the owner's of the whole plan, or those of a view."""
    if view is None:
        occasions = find_occasions(follow_ups, job_search)
        return lambda follow_up: describe(follow_up, job_search, occasions[follow_up.uid])
    return functools.partial(describe_shared, view=view)


def describe_shared(follow_up: FollowUp, view: View) -> Advice:
    """Find the words of a follow-up of a view: what its level shows, and empty parts for all the rest."""
    match view.show:
        case Show.TIMES:
            return _make_advice(FOLLOW_UP)
        case Show.PLAN:
            interview = follow_up.interview
            title = f"{name_action(follow_up)} {DASH} {interview.company} ({interview.round})"
            why = (explain_ground(view.grounds[follow_up.uid]),)
            return _make_advice(f"Done: {title}" if follow_up.done else capitalize(title), why=why)
        case Show.ADVICE:
            told = describe(follow_up, view.job_search)
            dates = Dates(year=follow_up.on.year, style=find_style(view.job_search))
            ground = explain_ground(view.grounds[follow_up.uid])
            return _make_advice(told.summary, why=(*_tell_said(follow_up, dates), ground))._replace(
                condition=told.condition and GATE, todo=told.todo, avoid=told.avoid, drafts=told.drafts, call=told.call
            )


def _make_advice(summary: str, *, why: tuple[str, ...] = ()) -> Advice:
    return Advice(summary=summary, todo="", reason=" ".join(why))


def compose_shared(follow_up: FollowUp, view: View) -> str:
    """Compose the text of an event of a view; empty where only times are shown."""
    return "" if view.show is Show.TIMES else compose_text(describe_shared(follow_up, view))


def name_action(follow_up: FollowUp) -> str:
    """Say what kind a follow-up of a view is, in a few words: never on what topic, or to whom.

    Where it carries a thank-you, both are named.
    """
    action = KINDS[follow_up.kind].text.action
    return f"{KINDS[Kind.THANK_YOU].text.action}, {action}" if follow_up.thanks else action


def name_shared_action(follow_up: FollowUp, view: View) -> str:
    """Say what to do in a few words, as far as a view shows it."""
    return FOLLOW_UP if view.show is Show.TIMES else capitalize(name_action(follow_up))


def explain_ground(ground: Ground) -> str:
    """Say in general why a follow-up stands on its day, without a day and without anybody's words.

    >>> explain_ground(Ground(fact=Fact.PROMISE, working_days=2))
    'Two working days after the promised day.'
    >>> explain_ground(Ground(fact=Fact.LAST_CONTACT, working_days=10, is_moved=True))
    'Ten working days after the last contact; moved, to keep clear of another message or an interview.'
    """
    moved = "; moved, to keep clear of another message or an interview" if ground.is_moved else ""
    return f"{capitalize(_name_ground(ground))}{moved}."


def _name_ground(ground: Ground) -> str:  # noqa: C901, PLR0911 - one case for each fact
    days = _count_working_days(ground.working_days)
    match ground.fact:
        case Fact.INTERVIEW:
            after = "first thing on the next working day after" if ground.working_days else "on the day of"
            return f"{after} the interview"
        case Fact.PROMISE:
            return f"{days} the promised day"
        case Fact.NO_PROMISE:
            return f"{days} the interview, at which no day was named"
        case Fact.REQUEST:
            return _name_request(ground)
        case Fact.LAST_CONTACT:
            return f"{days} the last contact"
        case Fact.REJECTION:
            return f"{days} the answer"
        case Fact.NEXT_ROUND:
            return f"{days} the word that there is a next round"
        case Fact.CANCELLATION:
            return f"{days} the interview was called off"
        case Fact.OFFER:
            return f"{days} the offer"
        case Fact.ANSWER_DAY:
            return "the last working day before the offer wants its answer"
        case Fact.ACCEPTANCE:
            return f"{days} another offer was accepted"
        case _:
            assert_never(ground.fact)


def _name_request(ground: Ground) -> str:
    if ground.is_bidden:
        return "the last working day of the time in which they asked to hear"
    if ground.is_by:
        return "the first working day after the day until which they asked to wait"
    return "the day that they asked for, or the next working day"


def _count_working_days(number: int) -> str:
    if number == 0:
        return "on"
    return "one working day after" if number == 1 else f"{spell_number(number)} working days after"


def _tell_said(follow_up: FollowUp, dates: Dates) -> tuple[str, ...]:
    """Tell the days that what they said was read as."""
    said = follow_up.reason.said
    if said is None:
        return ()
    first_on, last_on = (dates.day(day) for day in (said.window.first_on, said.window.last_on))
    named = f"On {dates.day(said.said_on)} they"
    if follow_up.kind is Kind.AS_ASKED:
        if said.window.deadline_on is not None:
            until = dates.day(said.window.deadline_on)
            return (f"{named} asked for a message {'by' if said.window.last_day_bidden else 'after'} {until}.",)
        days = first_on if first_on == last_on else f"{first_on} to {last_on}"
        return (f"{named} asked for a message: {days}.",)
    return (f"{named} named {last_on}.",)
