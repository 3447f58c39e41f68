"""The thank-you of a visit: one for all interviews of a day at one company (rules, kind 1 and sections 3 and 6)."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from followup_ics.model.plan import Count, DaysOff, Fact, Reason
from followup_ics.model.search import Timing
from followup_ics.planning.calendars.working_days import count_working_days, is_working_day
from followup_ics.planning.kinds import Planned, mark_sent
from followup_ics.planning.rounds import Application, Round
from followup_ics.planning.rules import AFTER_THE_END, LATEST_SAME_DAY, LATEST_THAT_EVENING, MOST_DAYS_TO_THANKS, NOON
from followup_ics.planning.times import at_wall_time, end_of_round, start_of_round

BEFORE_ALL = dt.datetime.min.replace(tzinfo=dt.UTC)


class Covered(NamedTuple):
    """Name a round that a thank-you is for: the place of its application at the company, and its own there."""

    place: int
    round_index: int


class Thanks(NamedTuple):
    """Hold a thank-you: it belongs to the round that it comes after, and is for all rounds in ``covered``."""

    planned: Planned
    owner: Covered
    covered: frozenset[Covered]


class Visits:
    """Keep the thank-yous of one company, each under every round that it is for."""

    def __init__(
        self, applications: Sequence[Application], timing: Timing, days_off: Mapping[tuple[str, ...], DaysOff]
    ) -> None:
        self.applications = applications
        self.timing = timing
        self.days_off = days_off
        self.thanks: dict[Covered, Thanks] = {}
        self.held_on: dict[dt.date, list[Covered]] = {}
        self.last_on: dict[dt.date, tuple[dt.datetime, Covered]] = {}
        self.latest: dict[int, Covered] = {}

    def get(self, covered: Covered) -> Thanks | None:
        """Return the thank-you for a round, or the one that took it over; None where there is none any more."""
        return self.thanks.get(covered)

    def round_of(self, covered: Covered) -> Round:
        """Return a round by its place."""
        return self.applications[covered.place].rounds[covered.round_index]

    def plan(self, covered: Covered, make_planned: Callable[[Covered, Reason], Planned]) -> None:
        """Plan the one thank-you for all rounds of a day so far, and for those before that it takes over.

        ``make_planned`` makes a follow-up of the round that it belongs to, for a reason.
        """
        on = self.round_of(covered).on
        todays = self.held_on.setdefault(on, [])
        todays.append(covered)
        before = [(self.latest.get(each.place), each) for each in todays if each is covered]
        self.latest[covered.place] = covered
        taken = [
            thanks
            for earlier, each in before
            if earlier and (thanks := self.get(earlier)) and self._is_taken_over(thanks, self.round_of(each))
        ]
        taken += [thanks for each in todays if (thanks := self.get(each))]
        covers = {id(thanks): thanks.covered for thanks in taken}  # one thank-you is for many rounds of a day
        end_at, owner = self.last_on[on] = max(
            (end_of_round(self.round_of(covered)), covered), self.last_on.get(on, (BEFORE_ALL, covered))
        )
        last = self.round_of(owner)
        count, time, too_late = find_thank_you(last, end_at, self.timing, self.days_off[last.last.holidays])
        reason = Reason(fact=Fact.INTERVIEW, fact_on=on, way=count, too_late=too_late)
        planned = make_planned(owner, reason)._replace(round_index=owner.round_index, time=time)
        self._keep(Thanks(planned=planned, owner=owner, covered=frozenset(todays).union(*covers.values())))

    def _keep(self, thanks: Thanks) -> None:
        for covered in thanks.covered:
            self.thanks[covered] = thanks

    def _is_taken_over(self, thanks: Thanks, a_round: Round) -> bool:
        """Tell whether a round begins before the round before it is thanked for (rules, section 3)."""
        zone = self.round_of(thanks.owner).last.timezone
        thanked_at = at_wall_time(thanks.planned.on, thanks.planned.time, zone)
        return not thanks.planned.done and start_of_round(a_round) <= thanked_at

    def mark_sent(self, thanks: Thanks, sent_on: dt.date) -> None:
        """Let a thank-you stand, done, on the day that it was sent."""
        self._keep(thanks._replace(planned=mark_sent(thanks.planned, sent_on)))

    def drop(self, place: int, *, due_from: dt.date, has_ended: Callable[[int], bool]) -> list[Planned]:
        """Take back what thanks an application, where none that it is for is open any more."""
        dropped = [
            thanks
            for thanks in self._walk_back(place, due_from)
            if not thanks.planned.done
            and thanks.planned.on >= due_from
            and all(has_ended(each.place) for each in thanks.covered)
        ]
        for covered in itertools.chain.from_iterable(thanks.covered for thanks in dropped):
            del self.thanks[covered]
        return [thanks.planned for thanks in dropped]

    def _walk_back(self, place: int, due_from: dt.date) -> Iterator[Thanks]:
        """Go back over the thank-yous of an application, each once, as far as they may be due on a day or later."""
        before: Thanks | None = None
        latest = self.latest.get(place)
        for index in range(latest.round_index, -1, -1) if latest else ():
            thanks = self.get(Covered(place, index))
            if thanks is None or thanks is before:
                continue
            if not thanks.planned.done and thanks.planned.on < due_from:
                return
            before = thanks
            yield thanks

    def find_due(self, place: int, on: dt.date) -> Thanks | None:
        """Find the thank-you of an application that a check-in of its day carries: of two, the earlier round's."""
        due = [each for each in self._walk_back(place, on) if each.planned.on == on and not each.planned.done]
        return due[-1] if due else None

    def thanked_on(self, place: int) -> dt.date | None:
        """Return the day on which the latest round of an application is, or was, thanked for."""
        latest = self.latest.get(place)
        thanks = latest and self.get(latest)
        return thanks.planned.on if thanks else None

    def list_all(self) -> list[Thanks]:
        """List the thank-yous that stand, each once."""
        return [thanks for covered, thanks in self.thanks.items() if covered == thanks.owner]

    def list_rounds(self, thanks: Thanks) -> list[Round]:
        """List the rounds that a thank-you is for, in the order of their days, the one that it belongs to last."""
        others = [(self.round_of(each), each) for each in thanks.covered if each != thanks.owner]
        return [a_round for a_round, _ in sorted(others, key=lambda pair: (pair[0].on, pair[1]))] + [
            self.round_of(thanks.owner)
        ]


def find_thank_you(
    a_round: Round, end_at: dt.datetime, timing: Timing, days_off: DaysOff
) -> tuple[Count, dt.time, Count | None]:
    """Find day and time of a thank-you on the employer's clock (rules, kind 1 and section 3).

    ``end_at`` is the end of the round (UTC). The third value leads to the working day that was too far off, where there
    was one.
    """
    zone = a_round.last.timezone
    # Arithmetic on one clock would not see that it was changed in between.
    after_at = (end_at + AFTER_THE_END).astimezone(zone)
    is_worked = is_working_day(a_round.on, days_off)
    on_the_day = Count(starts_on=a_round.on, ends_on=a_round.on)
    start_time = a_round.last.start_time
    if start_time is not None and start_time < NOON and is_worked:
        afternoon_at = max(at_wall_time(a_round.on, timing.afternoon, zone), after_at)
        if afternoon_at.date() == a_round.on and afternoon_at.time() <= max(LATEST_SAME_DAY, timing.afternoon):
            return on_the_day, afternoon_at.time(), None
    count = _find_morning(a_round, timing, days_off, end_at.astimezone(zone))
    is_late = (count.ends_on - a_round.on).days > MOST_DAYS_TO_THANKS
    if is_late and is_worked and after_at.date() == a_round.on and after_at.time() <= LATEST_THAT_EVENING:
        return on_the_day, after_at.time(), count
    return count, timing.morning, None


def _find_morning(a_round: Round, timing: Timing, days_off: DaysOff, end_at: dt.datetime) -> Count:
    """Find the first working day after a round whose morning is not before the round's end."""
    working_days = 1
    while True:
        count = count_working_days(a_round.on, working_days, days_off)
        if at_wall_time(count.ends_on, timing.morning, a_round.last.timezone) >= end_at:
            return count
        working_days += 1
