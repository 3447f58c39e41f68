"""Which follow-up a message that was sent is: the nearest in the plan of the day before (rules, section 5)."""

import datetime as dt

from followup_ics.model.plan import ContactSort
from followup_ics.model.search import Kind
from followup_ics.planning.kinds import LastContact, Planned, mark_sent
from followup_ics.planning.replay.company import Company
from followup_ics.planning.replay.course import Course, distance
from followup_ics.planning.replay.happenings import Happening
from followup_ics.planning.replay.visits import Covered, Thanks
from followup_ics.planning.rules import CHECK_INS, KEEPING, UNASKED


def mark_as_sent(happening: Happening, company: Company) -> bool:
    """Mark what was sent by the plan of the day before; return whether there was such a follow-up.

    Where there was none, it counts as a message of your own accord.
    """
    course, kind, on = company.course_of(happening.application), _kind_of(happening), happening.on
    if kind is Kind.THANK_YOU:
        thanks = company.visits.get(Covered(course.place, happening.round_index))
        if thanks and not thanks.planned.done:
            _mark_thanks(thanks, course, company, on)
            return True
    elif kind:
        if nearest := _find_in_plan(kind, course, company, on):
            _mark_check_in(nearest, course, company, on)
            return True
        if aside := _find_set_aside(kind, course, company, on):
            _settle_sent(aside, course, company, on)
            return True
    _count_as_contact(course, kind, on)
    if course.keeping_is_pending:
        course.pending = None
    return kind is None


def mark_late(happening: Happening, company: Company) -> bool:
    """Mark what was sent by what the day's own facts plan, but for what was said in the same update."""
    course, kind, on = company.course_of(happening.application), _kind_of(happening), happening.on
    if kind is Kind.THANK_YOU:
        thanks = company.visits.get(Covered(course.place, happening.round_index))
        if thanks and not thanks.planned.done:
            _mark_thanks(thanks, course, company, on)
            return True
        return False
    planned = course.standing
    if kind in UNASKED and (course.pending or course.is_warm):
        planned = company.look_ahead(None).courses[course.place].standing
    made = [
        each
        for each in planned
        if each.kind is kind and each.made_on == on and not each.done and each.source is not happening.update
    ]
    if made:
        _mark_check_in(min(made, key=lambda each: (distance(each, on), each.on)), course, company, on)
        company.plan_next_step(course)
    return bool(made)


def _kind_of(happening: Happening) -> Kind | None:
    return happening.told.sent


def _count_as_contact(course: Course, kind: Kind | None, on: dt.date) -> None:
    if course.contact is None or course.contact.on <= on:
        course.contact = LastContact(on=on, contact=ContactSort.SENT, kind=kind)


def _find_in_plan(kind: Kind, course: Course, company: Company, on: dt.date) -> Planned | None:
    """Find the follow-up of a kind that is nearest to a day, among those that stand and those still to be placed."""
    nearest = course.find_nearest(kind, on)
    if kind in KEEPING:
        # Another message of the day may have put it off.
        company.plan_next_step(course)
    if kind not in UNASKED or not (course.pending or course.is_warm):
        return nearest
    until = on + dt.timedelta(days=distance(nearest, on)) if nearest else None
    return company.look_ahead(until).courses[course.place].find_nearest(kind, on)


def _find_set_aside(kind: Kind, course: Course, company: Company, on: dt.date) -> Planned | None:
    """Find the nearest that a booked round took the place of, unless one of its kind was sent since it was planned."""
    if course.pending:
        course = company.look_ahead(None).courses[course.place]
    sent_on = max((each.on for each in course.standing if each.kind is kind and each.done), default=dt.date.min)
    planned = [
        each.planned for each in course.set_aside if each.planned.kind is kind and each.planned.made_on > sent_on
    ]
    return min(planned, key=lambda each: (distance(each, on), each.on), default=None)


def _mark_check_in(planned: Planned, course: Course, company: Company, on: dt.date) -> None:
    """Let a follow-up stand on the day that it was sent, with the thank-you that went out with it."""
    _settle_sent(planned, course, company, on)
    if planned.kind in CHECK_INS and (thanks := company.visits.find_due(course.place, planned.on)):
        company.visits.mark_sent(thanks, on)


def _mark_thanks(thanks: Thanks, course: Course, company: Company, on: dt.date) -> None:
    """Let a thank-you stand on the day that it was sent, with the check-in that it went out with."""
    joined = _find_joined(thanks, company)
    company.visits.mark_sent(thanks, on)
    _count_as_contact(course, Kind.THANK_YOU, on)
    if course.keeping_is_pending:
        course.pending = None
    if joined:
        planned, other = joined
        _settle_sent(planned, other, company, on)


def _find_joined(thanks: Thanks, company: Company) -> tuple[Planned, Course] | None:
    """Find the check-in that a thank-you is one event with."""
    ahead = company.look_ahead(thanks.planned.on)
    places = sorted({each.place for each in thanks.covered}, key=lambda place: (place != thanks.owner.place, place))
    for place in places:
        for each in ahead.courses[place].list_from(thanks.planned.on, CHECK_INS):
            if each.on == thanks.planned.on and company.visits.find_due(place, each.on) is thanks:
                return each, company.courses[place]
    return None


def _settle_sent(planned: Planned, course: Course, company: Company, on: dt.date) -> None:
    """Let a follow-up stand, done; what comes next counts from there."""
    if course.stands(planned):
        company.remove(planned, course)
    course.set_aside = [each for each in course.set_aside if each.planned is not planned]
    if course.pending and (course.keeping_is_pending or is_same(course.pending, planned)):
        course.pending = None
    company.stand(mark_sent(planned, on), course)
    _count_as_contact(course, planned.kind, on)


def is_same(planned: Planned, other: Planned) -> bool:
    """Tell whether two plans are for one follow-up, wherever the second was moved to."""
    return planned.serial == other.serial and planned.kind is other.kind
