"""A follow-up on the employer's calendar, made from one fact by the rule of its kind (rules, section 2)."""

import datetime as dt
from typing import NamedTuple

from followup_ics.model.plan import ContactSort, Count, DaysOff, Fact, Reason, Replaced, SkippedDay, Topic
from followup_ics.model.search import Kind, Person, Said, Timing, Update
from followup_ics.planning.calendars.working_days import (
    add_working_days,
    count_working_days,
    is_working_day,
    roll_forward,
)
from followup_ics.planning.rules import ANSWER_WITHIN


class LastContact(NamedTuple):
    """Tell when there was, or will be, word between you and them, and what it was."""

    on: dt.date
    contact: ContactSort
    kind: Kind | None = None


class Planned(NamedTuple):
    """Hold one follow-up before it becomes an event: day and time are the employer's.

    ``step`` counts kinds 4 and 5 from 0 within one ``stretch``, the run of check-ins that a later fact starts anew.
    ``made_on`` is the day of the facts that it comes of, ``source`` the update whose words it comes of, ``serial``
    its place in the order in which the application's follow-ups were made. ``said_by`` is who said what it answers.
    """

    kind: Kind
    round_index: int
    on: dt.date
    time: dt.time
    reason: Reason
    stretch: int
    made_on: dt.date
    serial: int
    step: int | None = None
    topic: Topic | None = None
    done: bool = False
    source: Update | None = None
    said_by: Person | None = None

    @property
    def is_worded(self) -> bool:
        """Tell whether it answers a promise or a request in words."""
        return self.reason.said is not None and self.kind in {Kind.DECISION_DATE, Kind.AS_ASKED}


class Circumstances(NamedTuple):
    """Hold what every rule needs to know of the place that it is used in; ``today`` is the day of the facts."""

    today: dt.date
    round_index: int
    stretch: int
    serial: int
    timing: Timing
    days_off: DaysOff
    source: Update | None = None
    said_by: Person | None = None

    def plan(self, kind: Kind, reason: Reason, *, step: int | None = None, topic: Topic | None = None) -> Planned:
        """Put a follow-up on the day that its reason leads to, at the time of check-ins."""
        return Planned(
            kind=kind,
            round_index=self.round_index,
            on=reason.way.ends_on,
            time=self.timing.check_in,
            reason=reason,
            stretch=self.stretch,
            made_on=self.today,
            serial=self.serial,
            step=step,
            topic=topic,
            source=self.source,
            said_by=self.said_by,
        )


def plan_decision_date(promise: Said, setting: Circumstances, *, replaced: tuple[Replaced, ...] = ()) -> Planned:
    """Ask when a promise has run out and the grace with it: rule 2."""
    promised_on, grace = promise.window.last_on, setting.timing.grace
    count = count_working_days(promised_on, grace, setting.days_off)
    if grace == 0:
        count = roll_forward(promised_on, setting.days_off)
    reason = Reason(fact=Fact.PROMISE, fact_on=promise.said_on, said=promise, way=count, replaced=replaced)
    return setting.plan(Kind.DECISION_DATE, reason)


def plan_question(
    fact: Fact, fact_on: dt.date, working_days: int, setting: Circumstances, *, replaced: tuple[Replaced, ...] = ()
) -> Planned:
    """Ask once, where nobody named a day: rule 2, after an interview, a cancellation, or word of a next round."""
    count = count_working_days(fact_on, working_days, setting.days_off)
    return setting.plan(Kind.DECISION_DATE, Reason(fact=fact, fact_on=fact_on, way=count, replaced=replaced))


def plan_as_asked(request: Said, setting: Circumstances, *, replaced: tuple[Replaced, ...] = ()) -> Planned:
    """Check in when they asked for it: rule 3."""
    window = request.window
    if window.last_day_bidden:
        count = _find_last_day(request, setting.days_off)
    elif window.deadline_on is None:
        count = roll_forward(window.first_on, setting.days_off)
    else:
        count = count_working_days(window.deadline_on, 1, setting.days_off)
    reason = Reason(fact=Fact.REQUEST, fact_on=request.said_on, said=request, way=count, replaced=replaced)
    return setting.plan(Kind.AS_ASKED, reason)


def _find_last_day(request: Said, days_off: DaysOff) -> Count:
    """Find the last working day that they allow, after the day on which they said it; "by today" is that day."""
    last_on, said_on = request.window.last_on, request.said_on
    # "Before tomorrow" ends today as well, and names another day.
    if last_on == said_on == (request.window.deadline_on or said_on):
        return Count(starts_on=last_on, ends_on=last_on)
    count = roll_back(last_on, days_off)
    earliest = count_working_days(said_on, 1, days_off)
    return count if count.ends_on >= earliest.ends_on else earliest


def roll_back(day: dt.date, days_off: DaysOff) -> Count:
    """Find the last working day on or before ``day``.

    >>> saturday = dt.date(2026, 12, 5)
    >>> from followup_ics.model.plan import DayOff, DayOffSort
    >>> weekend = {saturday: DayOff(sort=DayOffSort.WEEKEND)}
    >>> str(roll_back(saturday, DaysOff(first_on=dt.date(2026, 12, 1), last_on=saturday, days=weekend)).ends_on)
    '2026-12-04'
    """
    if is_working_day(day, days_off):
        return Count(starts_on=day, ends_on=day, counted=(day,))
    count = count_working_days(day, -1, days_off)
    return count._replace(skipped=(*count.skipped, SkippedDay(on=day, off=days_off.days[day])))


def plan_step(step: int, last_contact: LastContact, topic: Topic | None, setting: Circumstances) -> Planned:
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


def plan_thank_you_anyway(
    rejected_on: dt.date, setting: Circumstances, *, replaced: tuple[Replaced, ...] = ()
) -> Planned:
    """Thank them after a rejection: rule 6."""
    count = count_working_days(rejected_on, 1, setting.days_off)
    reason = Reason(fact=Fact.REJECTION, fact_on=rejected_on, way=count, replaced=replaced)
    return setting.plan(Kind.THANK_YOU_ANYWAY, reason)


def plan_answer(
    offered_on: dt.date, answer_by: Said | None, setting: Circumstances, *, replaced: tuple[Replaced, ...] = ()
) -> Planned:
    """Answer an offer on the last working day before the one that it names: rule 7."""
    if answer_by is None:
        count = count_working_days(offered_on, ANSWER_WITHIN, setting.days_off)
        return setting.plan(
            Kind.ANSWER_OFFER, Reason(fact=Fact.OFFER, fact_on=offered_on, way=count, replaced=replaced)
        )
    named_on = answer_by.window.last_on
    count = count_working_days(named_on, -1, setting.days_off)
    if count.ends_on <= offered_on:
        count = Count(starts_on=named_on, ends_on=named_on)
    reason = Reason(fact=Fact.ANSWER_DAY, fact_on=offered_on, said=answer_by, way=count, replaced=replaced)
    return setting.plan(Kind.ANSWER_OFFER, reason)


def plan_withdrawal(accepted_on: dt.date, at_company: str, setting: Circumstances) -> Planned:
    """Tell the others once an offer is accepted: rule 8."""
    count = count_working_days(accepted_on, 1, setting.days_off)
    reason = Reason(fact=Fact.ACCEPTANCE, fact_on=accepted_on, way=count, at_company=at_company)
    return setting.plan(Kind.WITHDRAW, reason)


def mark_sent(planned: Planned, sent_on: dt.date) -> Planned:
    """Let a follow-up stand, done, on the day that it was sent (rules, section 5)."""
    reason = planned.reason._replace(sent_on=sent_on)
    return planned._replace(on=sent_on, done=True, reason=reason)


def is_within(days: int, of_on: dt.date, on: dt.date, days_off: DaysOff) -> bool:
    """Tell whether two days are no more than so many working days apart; ``of_on`` is the earlier one."""
    return on <= of_on or add_working_days(of_on, days, days_off) >= on
