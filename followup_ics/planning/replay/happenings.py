"""What happened at one company, laid out day by day: bookings, interviews, words, outcomes, messages sent."""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from followup_ics.model.search import Interview, Outcome, Update
from followup_ics.planning.rounds import Application


class Aspect(enum.IntEnum):
    """Name what a happening is about; on one day they are taken in this order.

    A message sent comes first: it answers the plan of the day before (rules, section 5).
    """

    SENT = enum.auto()
    BOOKED = enum.auto()
    ROUND = enum.auto()
    CANCELLED = enum.auto()
    SAID = enum.auto()
    OUTCOME = enum.auto()
    ANSWER_DAY = enum.auto()
    ACCEPTED_ELSEWHERE = enum.auto()


class Acceptance(NamedTuple):
    """Tell that an offer was accepted: on which day, with which company and role (folded), and the company's name."""

    on: dt.date
    company: str
    role: str
    name: str


class Happening(NamedTuple):
    """Hold a round's booking, day or end, one aspect of an update, or an acceptance elsewhere.

    ``round_index`` is the place of the round that it is about, or under which the update is written.
    """

    on: dt.date
    aspect: Aspect
    application: Application
    round_index: int
    interview: Interview
    update: Update | None = None
    acceptance: Acceptance | None = None

    @property
    def told(self) -> Update:
        """Return the update that tells of it."""
        if self.update is None:
            raise AssertionError(f"{self.aspect.name} is told by an update")
        return self.update


def list_acceptances(interviews: Iterable[tuple[Application, Interview]]) -> tuple[Acceptance, ...]:
    """List the offers that were accepted, in the order of their days."""
    return tuple(
        sorted(
            Acceptance(on=update.on, company=application.company, role=application.role, name=interview.company)
            for application, interview in interviews
            for update in interview.updates
            if update.outcome is Outcome.ACCEPTED
        )
    )


def list_happenings(
    applications: Iterable[tuple[Application, Sequence[dt.date]]], acceptances: Sequence[Acceptance]
) -> list[Happening]:
    """Lay out what happened at one company, day by day, with the offers that were accepted anywhere.

    Each application comes with the days on which its rounds were booked.
    """
    happenings = [
        happening
        for application, bookings in applications
        for happening in _happenings_of(application, bookings, acceptances)
    ]
    return sorted(happenings, key=_happening_order)


def _happening_order(happening: Happening) -> tuple[dt.date, Aspect, object, int, int]:
    """Return what puts happenings in their order: of one day's outcomes, an offer comes before what became of it."""
    outcome = happening.update.outcome if happening.update else None
    rank = OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES)
    return happening.on, happening.aspect, happening.application.sort_key, rank, happening.round_index


OUTCOMES = (Outcome.OFFER, Outcome.ACCEPTED)


def _happenings_of(
    application: Application, bookings: Sequence[dt.date], acceptances: Sequence[Acceptance]
) -> Iterable[Happening]:
    for index, (a_round, booked_on) in enumerate(zip(application.rounds, bookings, strict=True)):
        days = {Aspect.BOOKED: booked_on}
        days |= {Aspect.CANCELLED: a_round.cancelled_on} if a_round.cancelled_on else {Aspect.ROUND: a_round.on}
        for aspect, on in days.items():
            yield Happening(on=on, aspect=aspect, application=application, round_index=index, interview=a_round.last)
        for interview in a_round.interviews:
            for update in interview.updates:
                for aspect in _aspects_of(update):
                    yield Happening(
                        on=update.on,
                        aspect=aspect,
                        application=application,
                        round_index=index,
                        interview=interview,
                        update=update,
                    )
    for acceptance in acceptances:
        if (acceptance.company, acceptance.role) != (application.company, application.role):
            yield Happening(
                on=acceptance.on,
                aspect=Aspect.ACCEPTED_ELSEWHERE,
                application=application,
                round_index=0,
                interview=application.rounds[0].last,
                acceptance=acceptance,
            )


def _aspects_of(update: Update) -> Iterable[Aspect]:
    if update.sent or update.sent_other:
        yield Aspect.SENT
    yield Aspect.SAID if update.outcome is None else Aspect.OUTCOME
    if update.answer_by and update.outcome is None:
        yield Aspect.ANSWER_DAY


def is_conversation(update: Update) -> bool:
    """Tell whether they said something: an entry that only tells of a message of yours is none (rules, section 1)."""
    said = update.hear_by or update.check_in or update.signal or update.outcome or update.answer_by
    return bool(said) or not (update.sent or update.sent_other)
