"""A follow-up on the employer's calendar, made from one fact by one of the six rules (rules, section 2)."""

import datetime as dt
from typing import NamedTuple

from followup_ics.model.plan import ContactSort, DaysOff, Fact, Gap, Reason, Replaced, Topic
from followup_ics.model.search import Kind, Said, Timing
from followup_ics.planning.calendars.working_days import count_working_days, roll_forward
from followup_ics.planning.rounds import Round
from followup_ics.planning.times import find_thank_you


class LastContact(NamedTuple):
    """Tell when there was, or will be, word between you and them, and what it was."""

    on: dt.date
    contact: ContactSort
    kind: Kind | None = None


class Planned(NamedTuple):
    """Hold one follow-up before it becomes an event: day and time are the employer's.

    ``step`` counts kinds 4 and 5 from 0 within one ``stretch``, the run of check-ins that a later fact starts anew.
    """

    kind: Kind
    round_index: int
    on: dt.date
    time: dt.time
    reason: Reason
    stretch: int
    step: int | None = None
    topic: Topic | None = None
    done: bool = False


class Setting(NamedTuple):
    """Hold what every rule needs to know of the place that it is used in."""

    round_index: int
    stretch: int
    timing: Timing
    days_off: DaysOff

    def plan(
        self,
        kind: Kind,
        reason: Reason,
        *,
        time: dt.time | None = None,
        step: int | None = None,
        topic: Topic | None = None,
    ) -> Planned:
        """Put a follow-up on the day that its reason leads to, at the time of check-ins unless told otherwise."""
        return Planned(
            kind=kind,
            round_index=self.round_index,
            on=reason.way.ends_on,
            time=time or self.timing.check_in,
            reason=reason,
            stretch=self.stretch,
            step=step,
            topic=topic,
        )


def plan_thank_you(a_round: Round, setting: Setting) -> Planned:
    """Thank everybody met in a round: rule 1."""
    count, time = find_thank_you(a_round, setting.timing, setting.days_off)
    return setting.plan(Kind.THANK_YOU, Reason(fact=Fact.INTERVIEW, fact_on=a_round.on, way=count), time=time)


def plan_decision_date(promise: Said, setting: Setting, *, replaced: tuple[Replaced, ...] = ()) -> Planned:
    """Ask when a promise has run out and the grace with it: rule 2."""
    promised_on, grace = promise.window.last_on, setting.timing.grace
    count = count_working_days(promised_on, grace, setting.days_off)
    if grace == 0:
        count = roll_forward(promised_on, setting.days_off)
    reason = Reason(fact=Fact.PROMISE, fact_on=promise.said_on, said=promise, way=count, replaced=replaced)
    return setting.plan(Kind.DECISION_DATE, reason)


def plan_without_promise(a_round: Round, working_days: int, setting: Setting) -> Planned:
    """Ask once, where nobody named a day: rule 2."""
    count = count_working_days(a_round.on, working_days, setting.days_off)
    return setting.plan(Kind.DECISION_DATE, Reason(fact=Fact.NO_PROMISE, fact_on=a_round.on, way=count))


def plan_as_asked(request: Said, setting: Setting, *, replaced: tuple[Replaced, ...] = ()) -> Planned:
    """Check in when they asked for it: rule 3."""
    window = request.window
    if window.deadline_on is None:
        count = roll_forward(window.first_on, setting.days_off)
    else:
        count = count_working_days(window.deadline_on, 1, setting.days_off)
    reason = Reason(fact=Fact.REQUEST, fact_on=request.said_on, said=request, way=count, replaced=replaced)
    return setting.plan(Kind.AS_ASKED, reason)


def plan_step(step: int, last_contact: LastContact, topic: Topic | None, setting: Setting) -> Planned:
    """Stay in touch, a distance after the last contact: rule 4 for step 0, rule 5 after it."""
    distance = (setting.timing.keep_in_touch, *setting.timing.long_wait)[step]
    reason = Reason(
        fact=Fact.LAST_CONTACT,
        fact_on=last_contact.on,
        contact=last_contact.contact,
        contact_kind=last_contact.kind,
        way=count_working_days(last_contact.on, distance, setting.days_off),
    )
    return setting.plan(Kind.LONG_WAIT if step else Kind.KEEP_IN_TOUCH, reason, step=step, topic=topic)


def plan_thank_you_anyway(rejected_on: dt.date, setting: Setting, *, replaced: tuple[Replaced, ...] = ()) -> Planned:
    """Thank them after a rejection: rule 6."""
    count = count_working_days(rejected_on, 1, setting.days_off)
    reason = Reason(fact=Fact.REJECTION, fact_on=rejected_on, way=count, replaced=replaced)
    return setting.plan(Kind.THANK_YOU_ANYWAY, reason)


def keep_apart(planned: Planned, other: Planned, other_role: str | None, setting: Setting) -> Planned:
    """Move a check-in so that ``gap`` working days lie between it and the one before it (rules, section 6)."""
    count = count_working_days(other.on, setting.timing.gap, setting.days_off)
    if planned.on >= count.ends_on:
        return planned
    gap = Gap(other_kind=other.kind, other_role=other_role, other_on=other.on, from_on=planned.on, way=count)
    return planned._replace(on=count.ends_on, reason=planned.reason._replace(gap=gap))


def mark_sent(planned: Planned, sent_on: dt.date) -> Planned:
    """Let a follow-up stand, done, on the day that it was sent (rules, section 5)."""
    reason = planned.reason._replace(sent_on=sent_on)
    return planned._replace(on=sent_on, done=True, reason=reason)
