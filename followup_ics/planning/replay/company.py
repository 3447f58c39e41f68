"""The applications of one company side by side: what stands, what is pending, and what keeps its distance from what."""

import bisect
import copy
import datetime as dt
import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.model.plan import DaysOff, Reason, Waited, WhyUnused
from followup_ics.model.search import JobSearch, Kind, Person, Update
from followup_ics.planning.calendars.working_days import ONE_DAY, count_working_days
from followup_ics.planning.kinds import Circumstances, Planned, plan_step
from followup_ics.planning.replay.course import Course, SetAside
from followup_ics.planning.replay.spacing import Blocker, Coming, Placed, clear_of_interviews, clear_of_messages
from followup_ics.planning.replay.visits import Covered, Visits
from followup_ics.planning.rounds import Application, find_bookings
from followup_ics.planning.rules import CHECK_INS, KEEPS_APART, UNASKED

BEGINNING = dt.date.min

RANKS = {kind: rank for rank, kind in enumerate(Kind)}
"""Of two check-ins that are due on one day the question about the decision keeps it: that day hangs on their word."""


class Waiting(NamedTuple):
    """Hold a check-in that is to be placed; the fields are in the order in which such are sorted."""

    on: dt.date
    rank: int
    place: int
    serial: int
    planned: Planned


class Company:
    """Keep how the applications of one company stand, whose unasked check-ins keep their distance.

    ``queue`` has the pending check-ins in the order in which they are placed: by the day of their rule, the question
    about the decision first, then by application. An entry whose check-in is no longer the pending one of its course
    is passed over. ``unasked`` and ``kept`` are what check-ins keep their distance from, in the order of their days.
    """

    def __init__(
        self, applications: Sequence[Application], job_search: JobSearch, days_off: Mapping[tuple[str, ...], DaysOff]
    ) -> None:
        self.timing = job_search.timing
        self.days_off = days_off
        self.courses = [Course(each, place, find_bookings(each, days_off)) for place, each in enumerate(applications)]
        self.places = {each.role: place for place, each in enumerate(applications)}
        self.queue: list[Waiting] = []
        self.unasked: list[Blocker] = []
        self.kept: list[Blocker] = []
        self.coming: list[Coming] = []
        self.visits = Visits(applications, job_search.timing, days_off)
        self.pinned: dict[int, Planned] = {}
        self.today = BEGINNING
        self.is_fork = False

    def fork(self) -> "Company":
        """Return a copy to look ahead with."""
        twin = copy.copy(self)
        twin.is_fork = True
        twin.courses = list(self.courses)
        twin.queue, twin.unasked, twin.kept = list(self.queue), list(self.unasked), list(self.kept)
        twin.pinned = dict(self.pinned)
        return twin

    def look_ahead(self, until: dt.date | None) -> "Company":
        """Return the company as the plan has it now: what is pending until a day placed, or all where that is None."""
        ahead = self.fork()
        ahead.settle(until=until)
        return ahead

    def look_ahead_of(self, course: Course, after: dt.date) -> list[Planned]:
        """List the check-ins of an application that are due after a day, those still to be placed among them."""
        return self.look_ahead(None).courses[course.place].list_from(after + ONE_DAY, CHECK_INS)

    def course_of(self, application: Application) -> Course:
        """Return the course of an application."""
        return self.courses[self.places[application.role]]

    def days_off_of(self, course: Course) -> DaysOff:
        """Return the days off that an application goes by now."""
        return self.days_off[course.round.last.holidays]

    def setting(self, course: Course, *, source: Update | None = None, said_by: Person | None = None) -> Circumstances:
        """Return what the rules need to know of where an application stands."""
        course.serial += 1
        return Circumstances(
            today=self.today,
            round_index=course.round_index,
            stretch=course.stretch,
            serial=course.serial,
            timing=self.timing,
            days_off=self.days_off_of(course),
            source=source,
            said_by=said_by,
        )

    # Days

    def begin_day(self, on: dt.date) -> None:
        """Let what is due by a day stand, before what happens on it is taken."""
        self.settle(until=on)
        self.today = on

    def settle(self, *, until: dt.date | None) -> None:
        """Let the pending check-ins that come due by ``until`` stand, the earliest first; all where it is None."""
        while self.queue:
            place, planned = self.queue[0].place, self.queue[0].planned
            course = self.courses[place]
            if course.pending is planned:
                if self.is_fork and not course.is_fork:
                    course = self.courses[place] = course.fork()
                placed = self.place(planned, course)
                if until and placed.planned.on > until:
                    return
                course.pending = None
                if placed.beside is None:
                    self.stand(placed.planned, course)
                else:
                    self.set_aside(course, [placed.planned], placed.beside)
                    course.end([planned], WhyUnused.INTERVIEW_DAY, placed.planned.on)
                heapq.heappop(self.queue)
                self.plan_next_step(course)
            else:
                heapq.heappop(self.queue)

    def place(self, planned: Planned, course: Course) -> Placed:
        """Find where a check-in stands, clear of all that it keeps its distance from."""
        if pinned := self.pinned.get(course.place):
            return Placed(pinned)
        days_off = self.days_off_of(course)
        if planned.on <= self.today and planned.made_on < self.today:
            # It had moved for a message that may have been replaced since (rules, section 6).
            way = count_working_days(self.today, 1, days_off)
            waited = Waited(fact_on=self.today, from_on=planned.on, way=way)
            planned = planned._replace(on=way.ends_on, reason=planned.reason._replace(waited=waited))
        return self._clear(planned, course)

    def _clear(self, planned: Planned, course: Course) -> Placed:
        """Move a check-in clear of messages and interviews."""
        days_off = self.days_off_of(course)
        latest = self.unasked[-1] if self.unasked else None
        clear = clear_of_messages(planned, latest, self.kept, gap=self.timing.gap, days_off=days_off)
        return clear_of_interviews(clear, self.coming, place=course.place, days_off=days_off)

    # What stands, and what is taken back

    def stand(self, planned: Planned, course: Course) -> None:
        """Let a follow-up stand on its day."""
        course.stand(planned)
        if (kept := self.list_of(planned)) is not None:
            bisect.insort(kept, Blocker(planned, course.round.last.role), key=lambda each: each.planned.on)

    def remove(self, planned: Planned, course: Course) -> None:
        """Take back a follow-up that stands."""
        course.remove(planned)
        if (kept := self.list_of(planned)) is not None:
            first = bisect.bisect_left(kept, planned.on, key=lambda each: each.planned.on)
            del kept[next(index for index in range(first, len(kept)) if kept[index].planned is planned)]

    def list_of(self, planned: Planned) -> list[Blocker] | None:
        """Return where a follow-up is kept for others to keep their distance from it; None where they need not."""
        if planned.kind in UNASKED:
            return self.unasked
        return self.kept if planned.kind in KEEPS_APART else None

    def enqueue(self, planned: Planned, course: Course) -> None:
        """Make a check-in the pending one of its application."""
        self.pinned.pop(course.place, None)
        course.pending = planned
        waiting = Waiting(planned.on, RANKS[planned.kind], course.place, planned.serial, planned)
        heapq.heappush(self.queue, waiting)

    def drop(self, course: Course, kinds: Collection[Kind], *, due_from: dt.date) -> list[Planned]:
        """Take back what is not done and due on ``due_from`` or later; return it in the order of its days."""
        dropped = course.list_from(due_from, kinds)
        for each in dropped:
            self.remove(each, course)
        if course.pending and course.pending.kind in kinds:
            placed = self.place(course.pending, course).planned
            if placed.on >= due_from:
                dropped.append(placed)
                course.pending = None
                self.pinned.pop(course.place, None)
        return sorted(dropped, key=lambda each: each.on)

    def plan_next_step(self, course: Course) -> None:
        """Plan the next of kinds 4 and 5, where it is welcome and nothing else comes first."""
        if course.pending or not course.is_warm:
            return
        step = course.next_step(1 + len(self.timing.long_wait))
        topic = course.next_topic() if step else None
        if step is None or (step and topic is None):
            return
        contact = course.last_contact(self.visits.thanked_on(course.place))
        setting = self.setting(course, source=course.signal_source, said_by=course.signal_by)
        self.enqueue(plan_step(step, contact, topic, setting), course)

    # Rounds that are booked

    def expect(self, course: Course, index: int) -> None:
        """Let a round be known as one to come."""
        a_round = course.application.rounds[index]
        course.coming[index] = course.bookings[index]
        coming = Coming(on=a_round.on, place=course.place, round_index=index, role=a_round.last.role)
        bisect.insort(self.coming, coming, key=lambda each: each.on)

    def hold(self, course: Course, index: int) -> None:
        """Let a round take place: what had stepped aside for it stays where it is."""
        on = course.application.rounds[index].on
        # Those that come next: the others are further off, by the distance that they keep.
        for waiting in self.queue[:3]:
            other = self.courses[waiting.place]
            if other is not course and other.pending is waiting.planned:
                placed = self.place(waiting.planned, other).planned
                if placed.reason.aside and placed.reason.aside.interview_on == on:
                    self.pinned[waiting.place] = placed
        self._forget_coming(course, index)

    def call_off(self, course: Course, index: int) -> None:
        """Let a round not take place."""
        course.off.add(index)
        self._forget_coming(course, index)

    def _forget_coming(self, course: Course, index: int) -> None:
        course.coming.pop(index, None)
        self.coming = [each for each in self.coming if (each.place, each.round_index) != (course.place, index)]

    def set_aside(self, course: Course, dropped: Iterable[Planned], index: int) -> None:
        """Keep what a booked round took the place of."""
        course.set_aside = [*course.set_aside, *(SetAside(each, index) for each in dropped)]

    def end_set_aside(self, course: Course, kinds: Collection[Kind], *, made_by: dt.date | None = None) -> None:
        """Let what was set aside not come back: something later has taken its place.

        With ``made_by`` only what was planned by that day. What was planned today was never in a plan at all.
        """
        course.set_aside = [
            each
            if each.is_over or each.planned.kind not in kinds or (made_by and each.planned.made_on > made_by)
            else each._replace(is_over=True)
            for each in course.set_aside
            if each.planned.kind not in kinds or each.planned.made_on != self.today
        ]

    def bring_back(self, course: Course, on: dt.date) -> None:
        """Let what a round took the place of stand again, where it is due on a day or later.

        What was said by the day on which another round was booked, one that is still to come, and is due after it,
        stays aside for that.
        """
        booked_on = max(course.coming.values(), default=BEGINNING)
        back = [
            each.planned
            for each in course.set_aside
            if each.planned.is_worded and each.planned.on >= on and not each.is_over
            if booked_on < each.planned.made_on or booked_on >= each.planned.on
        ]
        course.set_aside = [each for each in course.set_aside if each.planned not in back]
        for each in back:
            course.ended.pop(id(each.reason.said), None)
            planned = each._replace(stretch=course.stretch)
            if planned.kind in UNASKED and (planned.on > on or self._clear(planned, course) != Placed(planned)):
                self.enqueue(planned, course)
            else:
                self.stand(planned, course)

    # Thank-yous

    def thank(self, course: Course, index: int) -> None:
        """Plan the one thank-you for all rounds of a day, and for those before that it takes over."""

        def make_planned(owner: Covered, reason: Reason) -> Planned:
            return self.setting(self.courses[owner.place]).plan(Kind.THANK_YOU, reason)

        self.visits.plan(Covered(course.place, index), make_planned)

    def drop_thanks(self, course: Course, *, due_from: dt.date) -> list[Planned]:
        """Take back a thank-you that is due on a day or later, where none of its applications is open any more."""
        return self.visits.drop(
            course.place, due_from=due_from, has_ended=lambda place: self.courses[place].outcome is not None
        )
