"""How one application stands while what happened in it goes by."""

import datetime as dt

from followup_ics.model.plan import ContactSort, Topic
from followup_ics.model.search import Signal
from followup_ics.planning.kinds import LastContact, Planned
from followup_ics.planning.rounds import END_OF_TIME, Application, Round
from followup_ics.planning.rules import CHECK_INS, KEEPING, TOPICS, WARM


class Course:
    """Keep how one application stands while its happenings go by.

    ``standing`` is settled, though not all of it is due; ``pending`` is the one unasked check-in that comes next, and
    may still move.
    """

    def __init__(self, application: Application, place: int) -> None:
        self.application = application
        self.place = place
        self.round_index = 0
        self.cutoff_on = END_OF_TIME
        self.signal: Signal | None = None
        self.is_closed = False
        self.is_cut = False
        self.stretch = 0
        self.contact: LastContact | None = None
        self.standing: list[Planned] = []
        self.pending: Planned | None = None

    @property
    def round(self) -> Round:
        """Return the round that the application is in."""
        return self.application.rounds[self.round_index]

    def last_contact(self) -> LastContact:
        """Return the latest contact had or planned (rules, section 2)."""
        if self.contact is None:
            raise AssertionError("an application begins with a conversation")
        latest = max(self.standing, key=lambda p: p.on, default=None)
        if latest is None or latest.on <= self.contact.on:
            return self.contact
        return LastContact(
            on=latest.on, contact=ContactSort.SENT if latest.done else ContactSort.PLANNED, kind=latest.kind
        )

    @property
    def is_warm(self) -> bool:
        """Tell whether staying in touch is welcome now."""
        return not self.is_closed and self.signal in WARM

    def start_stretch(self, on: dt.date) -> None:
        """Begin a new run of check-ins with what was said on a day."""
        self.stretch += 1
        self.is_cut = False
        self.contact = LastContact(on=on, contact=ContactSort.CONVERSATION)

    def steps_had(self) -> frozenset[int | None]:
        """Return which of kinds 4 and 5 stand in this stretch."""
        return frozenset(p.step for p in self.standing if p.stretch == self.stretch)

    def next_topic(self) -> Topic | None:
        """Return the first topic that no message of this application has had."""
        had = {p.topic for p in self.standing}
        return next((topic for topic in TOPICS if topic not in had), None)


def is_same(planned: Planned, other: Planned | None) -> bool:
    """Tell whether two plans are for one follow-up, wherever the second was moved to."""
    return other is not None and planned.kind is other.kind and planned.reason.way == other.reason.way


def hangs_on(planned: Planned, other: Planned, course: Course) -> bool:
    """Tell whether a check-in was counted from another one of the present stretch, and so moves along with it."""
    return (
        planned.kind in KEEPING
        and other.kind in CHECK_INS
        and not planned.done
        and planned.stretch == other.stretch == course.stretch
        and planned.on > other.on
    )
