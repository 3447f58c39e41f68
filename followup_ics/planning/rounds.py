"""Applications and their rounds: which interviews belong together, in an order that the file's cannot change."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.model.names import fold
from followup_ics.model.plan import DaysOff
from followup_ics.model.search import Interview, Person, Said, Signal
from followup_ics.planning.calendars.working_days import add_working_days
from followup_ics.planning.rules import BOOKED_BEFORE


class Round(NamedTuple):
    """Hold the interviews that one application had on one day, in the order of their start, and whom they were with.

    ``kept`` has those that were not called off, or all where all were; ``people`` everybody met in them, each once.
    ``last`` is the interview that the round ended with: what follows goes by its calendar and clock.
    """

    on: dt.date
    interviews: tuple[Interview, ...]
    kept: tuple[Interview, ...]
    last: Interview
    people: tuple[Person, ...]

    @property
    def first(self) -> Interview:
        """Return the interview that the round began with, called off or not: the round is known by it."""
        return self.interviews[0]

    @property
    def cancelled_on(self) -> dt.date | None:
        """Return the day on which the last of its interviews was called off; None where one takes place."""
        days = [interview.cancelled_on for interview in self.kept if interview.cancelled_on]
        return max(days) if len(days) == len(self.kept) else None

    @property
    def has_booking(self) -> bool:
        """Tell whether the file says when the round was arranged."""
        return any(interview.booked_on for interview in self.interviews)

    @property
    def hear_by(self) -> Said | None:
        """Return the last promise of the day."""
        return next((i.hear_by for i in reversed(self.kept) if i.hear_by), None)

    @property
    def check_in(self) -> Said | None:
        """Return the last request of the day."""
        return next((i.check_in for i in reversed(self.kept) if i.check_in), None)

    @property
    def signal(self) -> Signal | None:
        """Return the last signal of the day."""
        return next((i.signal for i in reversed(self.kept) if i.signal), None)

    @property
    def said_by(self) -> Person | None:
        """Return who spoke last of those named."""
        return next((i.said_by for i in reversed(self.kept) if i.said_by), None)


class Application(NamedTuple):
    """Hold the rounds of one role at one company, both names folded."""

    company: str
    role: str
    rounds: tuple[Round, ...]

    @property
    def sort_key(self) -> tuple[dt.date, dt.time, str, str]:
        """Order applications by their first interview; names settle a tie."""
        first = self.rounds[0].first
        return first.on, first.start_time or dt.time.max, self.company, self.role


def group_applications(interviews: Iterable[Interview]) -> list[list[Application]]:
    """Sort interviews into applications, and these by company: one list of applications for each."""
    companies: defaultdict[str, defaultdict[str, list[Interview]]] = defaultdict(lambda: defaultdict(list))
    for interview in interviews:
        companies[fold(interview.company)][fold(interview.role or "")].append(interview)
    return [
        sorted(
            (_make_application(company, role, interviews) for role, interviews in roles.items()),
            key=lambda application: application.sort_key,
        )
        for company, roles in sorted(companies.items())
    ]


def _make_application(company: str, role: str, interviews: Sequence[Interview]) -> Application:
    days = itertools.groupby(sorted(interviews, key=_starting_order), key=lambda interview: interview.on)
    return Application(company=company, role=role, rounds=tuple(_make_round(tuple(day)) for _, day in days))


def _make_round(interviews: tuple[Interview, ...]) -> Round:
    kept = tuple(interview for interview in interviews if interview.cancelled_on is None) or interviews
    return Round(on=kept[-1].on, interviews=interviews, kept=kept, last=kept[-1], people=list_people(kept))


def list_people(interviews: Iterable[Interview]) -> tuple[Person, ...]:
    """List everybody met, each once; a person has an address where any of the interviews has one."""
    people: dict[str, Person] = {}
    for person in itertools.chain.from_iterable(interview.interviewers for interview in interviews):
        known = people.setdefault(fold(person.name), person)
        if known.address is None and person.address is not None:
            people[fold(person.name)] = known._replace(address=person.address)
    return tuple(people.values())


def find_bookings(application: Application, days_off: Mapping[tuple[str, ...], DaysOff]) -> tuple[dt.date, ...]:
    """Find for each round the day from which it is known (rules, section 5)."""
    bookings: list[dt.date] = []
    before_on: dt.date | None = None
    for a_round in application.rounds:
        bookings.append(_find_booking(a_round, before_on, days_off))
        if a_round.cancelled_on is None:
            before_on = a_round.on
    return tuple(bookings)


def _find_booking(a_round: Round, before_on: dt.date | None, days_off: Mapping[tuple[str, ...], DaysOff]) -> dt.date:
    """Find the day from which a round is known; ``before_on`` is the day of the round before it."""
    told = [interview.booked_on for interview in a_round.kept if interview.booked_on]
    first = a_round.kept[0]
    if told:
        booked_on = min(told)
    else:
        booked_on = add_working_days(first.on, -BOOKED_BEFORE, days_off[first.holidays])
        booked_on = max(booked_on, before_on or booked_on)
    # The day was known already where another of its interviews was, until that was called off.
    others = [i.booked_on for i in a_round.interviews if i.booked_on and i.cancelled_on and i.cancelled_on >= booked_on]
    booked_on = min([booked_on, *others])
    # What was called off was known by that day.
    return min(booked_on, a_round.cancelled_on or booked_on)


def _starting_order(interview: Interview) -> tuple[dt.date, dt.time, str]:
    return interview.on, interview.start_time or dt.time.max, interview.id or ""
