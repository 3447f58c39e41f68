"""What stands, and on which day, once everything that happened at one company has gone by in order.

Happenings are taken day by day, as if the plan had been made anew on each of them: what was due by then stands, what
was not yet due may be replaced (rules, sections 5 and 6). So a later fact does not rewrite what a calendar showed
before it.
"""

import datetime as dt
import heapq
from collections.abc import Collection, Mapping, Sequence

from followup_ics.model.plan import ContactSort, DaysOff, Replaced
from followup_ics.model.search import JobSearch, Kind, Outcome, Said, Signal, Update
from followup_ics.planning.calendars.working_days import ONE_DAY
from followup_ics.planning.course import Course, hangs_on, is_same
from followup_ics.planning.kinds import (
    LastContact,
    Planned,
    Setting,
    keep_apart,
    mark_sent,
    plan_as_asked,
    plan_decision_date,
    plan_step,
    plan_thank_you,
    plan_thank_you_anyway,
    plan_without_promise,
)
from followup_ics.planning.rounds import END_OF_TIME, Application, Aspect, Happening, Round, list_happenings
from followup_ics.planning.rules import CHECK_INS, KEEPING, UNASKED

RANKS = {kind: rank for rank, kind in enumerate(Kind)}
"""Of two check-ins that are due on one day the question about the decision keeps it: that day hangs on their word."""


class Company:
    """Replay what happened at one company, whose applications keep their unasked check-ins apart."""

    def __init__(
        self, applications: Sequence[Application], job_search: JobSearch, days_off: Mapping[tuple[str, ...], DaysOff]
    ) -> None:
        self.job_search = job_search
        self.days_off = days_off
        self.courses = [Course(each, place) for place, each in enumerate(applications)]
        self.course_of = {each.application.role: each for each in self.courses}
        self.queue: list[tuple[dt.date, int, int, int, Planned]] = []
        self.queued = 0
        self.latest: tuple[Planned, Course] | None = None
        self.steps = frozenset(range(1 + len(job_search.timing.long_wait)))

    def replay(self) -> list[Course]:
        """Take everything that happened in order; return how each application stands at the end."""
        for happening in list_happenings([each.application for each in self.courses], self.days_off):
            self.settle(until=happening.on)
            self.take(happening)
        self.settle(until=END_OF_TIME)
        return self.courses

    def settle(self, *, until: dt.date) -> None:
        """Let the pending check-ins that come due by ``until`` stand, the earliest first, each clear of the last."""
        while self.queue:
            *_, place, _, planned = self.queue[0]
            course = self.courses[place]
            if course.pending is planned:
                placed = self.clear_of_latest(planned, course)
                if placed.on > until:
                    return
                course.pending = None
                if placed.on > course.cutoff_on:
                    course.is_cut = True
                else:
                    self.stand(placed, course)
                heapq.heappop(self.queue)
                self.plan_next(course)
            else:
                heapq.heappop(self.queue)

    def take(self, happening: Happening) -> None:
        """Let one happening change how its application stands."""
        course = self.course_of[happening.application.role]
        course.round_index, course.cutoff_on = happening.round_index, happening.cutoff_on
        match happening.aspect, happening.update:
            case Aspect.ROUND, _:
                self.take_round(happening.round, course)
            case Aspect.SAID, Update() as update:
                self.take_said(update, course)
            case Aspect.OUTCOME, Update() as update:
                self.take_outcome(update, course)
            case _, Update() as update:
                self.take_sent(update, course)
        self.plan_next(course)

    def take_round(self, a_round: Round, course: Course) -> None:
        """Start anew from a round; it reopens a closed application."""
        self.drop(course, CHECK_INS, due_from=a_round.on + ONE_DAY)
        if course.is_closed:
            course.is_closed, course.signal = False, None
        course.signal = a_round.signal or course.signal
        course.start_stretch(a_round.on)
        self.stand(plan_thank_you(a_round, self.setting(course)), course)
        no_promise = self.job_search.timing.no_promise
        if a_round.hear_by or a_round.check_in:
            self.plan_said(course, a_round.hear_by, a_round.check_in, a_round.signal)
        elif no_promise is not None and a_round.signal is not Signal.STOP:
            self.enqueue(plan_without_promise(a_round, no_promise, self.setting(course)), course)

    def take_said(self, update: Update, course: Course) -> None:
        """Replace what is not yet due by what a new promise, request or signal leads to."""
        if course.is_closed:
            return
        if update.hear_by or update.check_in:
            dropped = self.drop(course, CHECK_INS, due_from=update.on + ONE_DAY)
            replaced = tuple(Replaced(kind=each.kind, due_on=each.on) for each in dropped)
            course.start_stretch(update.on)
            self.plan_said(course, update.hear_by, update.check_in, update.signal, replaced=replaced)
        else:
            self.drop(course, KEEPING, due_from=update.on + ONE_DAY)
            if update.signal:
                course.start_stretch(update.on)
            elif not (update.sent or update.sent_other):
                course.contact = LastContact(on=update.on, contact=ContactSort.CONVERSATION)
        course.signal = update.signal or course.signal
        if update.signal is Signal.STOP:
            self.drop(course, {Kind.DECISION_DATE}, due_from=update.on + ONE_DAY)

    def take_outcome(self, update: Update, course: Course) -> None:
        """Close the application: nothing is due any more, but for one last thank-you after a rejection."""
        if course.is_closed:
            return
        dropped = self.drop(course, frozenset(Kind), due_from=update.on)
        course.is_closed = True
        if update.outcome is Outcome.REJECTED:
            replaced = tuple(Replaced(kind=p.kind, due_on=p.on) for p in dropped if p.kind is Kind.THANK_YOU)
            self.stand(plan_thank_you_anyway(update.on, self.setting(course), replaced=replaced), course)

    def take_sent(self, update: Update, course: Course) -> None:
        """Mark the follow-up of the kind sent that is nearest in time; what hangs on it counts from there."""
        nearest = min(
            (p for p in self.undone(course) if p.kind is update.sent),
            key=lambda p: (abs(p.on - update.on), p.on),
            default=None,
        )
        if course.pending and (course.pending.kind in KEEPING or is_same(course.pending, nearest)):
            course.pending = None
        if nearest is None:
            course.contact = LastContact(on=update.on, contact=ContactSort.SENT, kind=update.sent)
            return
        course.standing = [p for p in course.standing if p is not nearest and not hangs_on(p, nearest, course)]
        self.stand(mark_sent(nearest, update.on), course)
        self.find_latest()

    def plan_said(
        self,
        course: Course,
        hear_by: Said | None,
        check_in: Said | None,
        signal: Signal | None,
        replaced: tuple[Replaced, ...] = (),
    ) -> None:
        """Plan what a promise or a request leads to; a request takes the place of a promise made with it."""
        if check_in:
            planned = plan_as_asked(check_in, self.setting(course), replaced=replaced)
            if planned.on <= course.cutoff_on:
                self.stand(planned, course)
        elif hear_by and signal is not Signal.STOP:
            self.enqueue(plan_decision_date(hear_by, self.setting(course), replaced=replaced), course)

    def plan_next(self, course: Course) -> None:
        """Plan the next of kinds 4 and 5, where it is welcome and nothing else comes first."""
        if course.pending or course.is_cut or not course.is_warm:
            return
        step = min(self.steps - course.steps_had(), default=None)
        topic = course.next_topic() if step else None
        if step is None or (step and topic is None):
            return
        self.enqueue(plan_step(step, course.last_contact(), topic, self.setting(course)), course)

    def undone(self, course: Course) -> list[Planned]:
        """List what a message sent may have been: what stands, what is pending, and the steps not planned yet."""
        undone = [p for p in course.standing if not p.done]
        if course.pending:
            undone.append(self.clear_of_latest(course.pending, course))
        if course.is_warm:
            later = self.steps - course.steps_had() - {course.pending and course.pending.step}
            topic = course.next_topic()
            undone += [plan_step(step, course.last_contact(), topic, self.setting(course)) for step in sorted(later)]
        return undone

    def enqueue(self, planned: Planned, course: Course) -> None:
        """Make a check-in the pending one of its application."""
        course.pending = planned
        self.queued += 1
        heapq.heappush(self.queue, (planned.on, RANKS[planned.kind], course.place, self.queued, planned))

    def stand(self, planned: Planned, course: Course) -> None:
        """Let a follow-up stand on its day."""
        course.standing.append(planned)
        if planned.kind in UNASKED and (self.latest is None or planned.on >= self.latest[0].on):
            self.latest = planned, course

    def drop(self, course: Course, kinds: Collection[Kind], *, due_from: dt.date) -> list[Planned]:
        """Take back what is not done and due on ``due_from`` or later; return it in the order of its days."""
        dropped = [p for p in course.standing if p.kind in kinds and not p.done and p.on >= due_from]
        if dropped:
            course.standing = [p for p in course.standing if p not in dropped]
            self.find_latest()
        if course.pending and course.pending.kind in kinds:
            dropped.append(self.clear_of_latest(course.pending, course))
            course.pending = None
        return sorted(dropped, key=lambda p: p.on)

    def clear_of_latest(self, planned: Planned, course: Course) -> Planned:
        """Move a check-in clear of the latest one that stands, over all roles of the company."""
        if self.latest is None:
            return planned
        other, other_course = self.latest
        return keep_apart(planned, other, other_course.round.last.role, self.setting(course))

    def find_latest(self) -> None:
        """Find the latest unasked check-in anew, after one was taken back or moved."""
        unasked = ((p, course) for course in self.courses for p in course.standing if p.kind in UNASKED)
        self.latest = max(unasked, key=lambda pair: pair[0].on, default=None)

    def setting(self, course: Course) -> Setting:
        """Return what the rules need to know of the round that an application is in."""
        return Setting(
            round_index=course.round_index,
            stretch=course.stretch,
            timing=self.job_search.timing,
            days_off=self.days_off[course.round.last.holidays],
        )
