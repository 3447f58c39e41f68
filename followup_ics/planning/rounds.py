"""Applications, their rounds, and what happened in them, in the one order that the place in the file cannot change."""

import bisect
import datetime as dt
import enum
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.model.names import fold
from followup_ics.model.plan import DaysOff
from followup_ics.model.search import Interview, Kind, Person, Said, Signal, Update
from followup_ics.planning.calendars.working_days import add_working_days
from followup_ics.planning.rules import BOOKED_BEFORE

END_OF_TIME = dt.date.max


class Round(NamedTuple):
    """Hold the interviews that one application had on one day, in the order of their start, and whom they were with.

    ``people`` has everybody met on the day, each once.
    """

    interviews: tuple[Interview, ...]
    people: tuple[Person, ...]

    @property
    def on(self) -> dt.date:
        """Return the day of the round."""
        return self.last.on

    @property
    def last(self) -> Interview:
        """Return the interview that the round ended with: what follows goes by its calendar and clock."""
        return self.interviews[-1]

    @property
    def hear_by(self) -> Said | None:
        """Return the last promise of the day."""
        return next((i.hear_by for i in reversed(self.interviews) if i.hear_by), None)

    @property
    def check_in(self) -> Said | None:
        """Return the last request of the day."""
        return next((i.check_in for i in reversed(self.interviews) if i.check_in), None)

    @property
    def signal(self) -> Signal | None:
        """Return the last signal of the day."""
        return next((i.signal for i in reversed(self.interviews) if i.signal), None)


class Application(NamedTuple):
    """Hold the rounds of one role at one company, both names folded."""

    company: str
    role: str
    rounds: tuple[Round, ...]

    @property
    def sort_key(self) -> tuple[dt.date, dt.time, str, str]:
        """Order applications by their first interview; names settle a tie."""
        first = self.rounds[0].interviews[0]
        return first.on, first.start_time or dt.time.max, self.company, self.role


class Aspect(enum.IntEnum):
    """Name what a happening is about; on one day they are taken in this order."""

    ROUND = enum.auto()
    SENT = enum.auto()
    SAID = enum.auto()
    OUTCOME = enum.auto()
    SENT_ANYWAY = enum.auto()


class Happening(NamedTuple):
    """Hold a round, or one aspect of an update, with the place of its round in the application.

    ``cutoff_on`` is the day on which a later round was arranged: no check-in planned here outlives it.
    """

    on: dt.date
    aspect: Aspect
    application: Application
    round_index: int
    cutoff_on: dt.date
    update: Update | None = None

    @property
    def round(self) -> Round:
        """Return the round that was the latest one on the day."""
        return self.application.rounds[self.round_index]


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
    """Put a round together; a person has an address where any of the interviews has one."""
    people: dict[str, Person] = {}
    for person in itertools.chain.from_iterable(interview.interviewers for interview in interviews):
        known = people.setdefault(fold(person.name), person)
        if known.address is None and person.address is not None:
            people[fold(person.name)] = known._replace(address=person.address)
    return Round(interviews=interviews, people=tuple(people.values()))


def _starting_order(interview: Interview) -> tuple[dt.date, dt.time, str]:
    return interview.on, interview.start_time or dt.time.max, interview.id or ""


def list_happenings(
    applications: Sequence[Application], days_off: Mapping[tuple[str, ...], DaysOff]
) -> list[Happening]:
    """Lay out what happened at one company, day by day, an outcome last but for the thanks that answer it."""
    happenings = [happening for application in applications for happening in _happenings_of(application, days_off)]
    return sorted(happenings, key=_happening_order)


def _happening_order(happening: Happening) -> tuple[dt.date, Aspect, object]:
    return happening.on, happening.aspect, happening.application.sort_key


def _happenings_of(application: Application, days_off: Mapping[tuple[str, ...], DaysOff]) -> Iterable[Happening]:
    rounds = application.rounds
    cutoffs = _find_cutoffs(rounds, days_off)
    for index, a_round in enumerate(rounds):
        yield Happening(
            on=a_round.on, aspect=Aspect.ROUND, application=application, round_index=index, cutoff_on=cutoffs[index]
        )
    for update in (update for a_round in rounds for interview in a_round.interviews for update in interview.updates):
        index = bisect.bisect(rounds, update.on, key=lambda a_round: a_round.on) - 1
        for aspect in _aspects_of(update):
            yield Happening(
                on=update.on,
                aspect=aspect,
                application=application,
                round_index=index,
                cutoff_on=cutoffs[index],
                update=update,
            )


def _find_cutoffs(rounds: Sequence[Round], days_off: Mapping[tuple[str, ...], DaysOff]) -> list[dt.date]:
    """Find for each round the day on which the first of the later ones was arranged (rules, section 5)."""
    cutoffs = [END_OF_TIME]
    for interview in (a_round.interviews[0] for a_round in reversed(rounds[1:])):
        booked_on = interview.booked_on or add_working_days(interview.on, -BOOKED_BEFORE, days_off[interview.holidays])
        cutoffs.append(min(booked_on, cutoffs[-1]))
    return cutoffs[::-1]


def _aspects_of(update: Update) -> Iterable[Aspect]:
    if update.sent is Kind.THANK_YOU_ANYWAY:
        yield Aspect.SENT_ANYWAY
    elif update.sent or update.sent_other:
        yield Aspect.SENT
    yield Aspect.SAID if update.outcome is None else Aspect.OUTCOME
