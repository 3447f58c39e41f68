"""How one application stands while what happened in it goes by."""

import bisect
import copy
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from followup_ics.model.plan import ContactSort, Topic, WhyUnused
from followup_ics.model.search import Kind, Outcome, Person, Signal, Update
from followup_ics.planning.kinds import LastContact, Planned
from followup_ics.planning.rounds import Application, Round
from followup_ics.planning.rules import KEEPING, TOPICS, WARM


class SetAside(NamedTuple):
    """Hold a check-in that a booked round took the place of: it comes back should that round be called off.

    ``is_over`` tells that something later has taken its place for good: it may still have been sent.
    """

    planned: Planned
    round_index: int
    is_over: bool = False


class Ended(NamedTuple):
    """Say why nothing comes of what was said, and the day of the fact that came first."""

    why: WhyUnused
    on: dt.date


class Course:
    """Keep how one application stands while its happenings go by.

    ``bookings`` has the day on which each round was booked; ``coming`` the rounds that are known and still to take
    place, ``off`` those that do not take place. ``standing`` is settled, in the order of its days, though not all of
    it is due; ``pending`` is the one unasked check-in that comes next, and may still move. ``set_aside`` is what a
    booked round took the place of. ``outcome`` is the one that holds now; ``is_given_up`` tells that an offer elsewhere
    was accepted. ``conversation_on`` is the day of the last conversation.
    """

    def __init__(self, application: Application, place: int, bookings: Sequence[dt.date]) -> None:
        self.application = application
        self.place = place
        self.bookings = bookings
        self.round_index = 0
        self.is_held = False
        self.coming: dict[int, dt.date] = {}
        self.off: set[int] = set()
        self.before_booking: dict[int, tuple[Outcome | None, bool]] = {}
        self.set_aside: list[SetAside] = []
        self.signal: Signal | None = None
        self.signal_by: Person | None = None
        self.signal_source: Update | None = None
        self.is_fork = False
        self.outcome: Outcome | None = None
        self.is_given_up = False
        self.given_up_once = False
        self.stretch = 0
        self.serial = 0
        self.steps: dict[int, set[int]] = {}
        self.contact: LastContact | None = None
        self.conversation_on: dt.date | None = None
        self.standing: list[Planned] = []
        self.pending: Planned | None = None
        self.tells_of_keeping = any(
            update.sent in KEEPING
            for a_round in application.rounds
            for interview in a_round.interviews
            for update in interview.updates
        )
        # By identity: two companies may say the same on one day.
        self.ended: dict[int, Ended] = {}
        self.unheard: dict[int, Ended] = {}

    def fork(self) -> "Course":
        """Return a copy to look ahead with."""
        twin = copy.copy(self)
        twin.is_fork = True
        twin.standing = list(self.standing)
        twin.steps = {stretch: set(steps) for stretch, steps in self.steps.items() if stretch == self.stretch}
        twin.ended = {}
        return twin

    @property
    def round(self) -> Round:
        """Return the latest round that took place, or the first where none did yet."""
        return self.application.rounds[self.round_index]

    @property
    def is_closed(self) -> bool:
        """Tell whether an outcome has closed the application: all but an offer do."""
        return self.outcome not in {None, Outcome.OFFER}

    @property
    def is_warm(self) -> bool:
        """Tell whether staying in touch is welcome now, and nothing else comes first."""
        return self.outcome is None and not self.is_given_up and not self.coming and self.signal in WARM

    def last_contact(self, thanked_on: dt.date | None) -> LastContact:
        """Return the latest contact had or planned (rules, section 2); ``thanked_on`` is the day of its thank-you."""
        contact = self.contact or LastContact(on=dt.date.min, contact=ContactSort.CONVERSATION)
        if thanked_on and thanked_on > contact.on:
            contact = LastContact(on=thanked_on, contact=ContactSort.PLANNED, kind=Kind.THANK_YOU)
        latest = self.standing[-1] if self.standing else None
        if latest is None or latest.on <= contact.on:
            return contact
        sort = ContactSort.SENT if latest.done else ContactSort.PLANNED
        return LastContact(on=latest.on, contact=sort, kind=latest.kind)

    def converse(self, on: dt.date) -> None:
        """Begin a new run of check-ins with what was said on a day."""
        self.stretch += 1
        self.hear(on)

    def hear(self, on: dt.date) -> None:
        """Let them have been in touch on a day, with nothing that starts anew."""
        self.contact = LastContact(on=on, contact=ContactSort.CONVERSATION)
        self.conversation_on = on

    def next_step(self, most: int) -> int | None:
        """Return the first of kinds 4 and 5 that this stretch has not had; None where it has had all."""
        had = self.steps.get(self.stretch, set())
        return next((step for step in range(most) if step not in had), None)

    def next_topic(self) -> Topic | None:
        """Return the first topic that no message of this application has had."""
        had = {p.topic for p in self.standing if p.topic}
        return next((topic for topic in TOPICS if topic not in had), None)

    def stand(self, planned: Planned) -> None:
        """Let a follow-up stand on its day."""
        bisect.insort(self.standing, planned, key=lambda each: each.on)
        if planned.step is not None:
            self.steps.setdefault(planned.stretch, set()).add(planned.step)

    def stands(self, planned: Planned) -> bool:
        """Tell whether a follow-up is one of those that stand."""
        return self._find_index(planned) is not None

    def _find_index(self, planned: Planned) -> int | None:
        first = bisect.bisect_left(self.standing, planned.on, key=lambda each: each.on)
        places = range(first, len(self.standing))
        return next((index for index in places if self.standing[index] is planned), None)

    def remove(self, planned: Planned) -> None:
        """Take back a follow-up that stands."""
        index = self._find_index(planned)
        if index is None:
            raise AssertionError("what is taken back stands")
        del self.standing[index]
        if planned.step is not None:
            self.steps[planned.stretch].discard(planned.step)

    def list_from(self, due_from: dt.date, kinds: Collection[Kind]) -> list[Planned]:
        """List what stands, is not done and is due on a day or later, in the order of its days."""
        first = bisect.bisect_left(self.standing, due_from, key=lambda each: each.on)
        return [each for each in self.standing[first:] if each.kind in kinds and not each.done]

    def find_nearest(self, kind: Kind, on: dt.date) -> Planned | None:
        """Find the follow-up of a kind that stands, is not done, and is nearest to a day; of two, the earlier one."""
        found: Planned | None = None
        for each in reversed(self.standing):
            if each.kind is kind and not each.done and (found is None or distance(each, on) <= distance(found, on)):
                found = each
            if found and each.on <= found.on <= on:
                break
        return found

    def has_word_to_come(self, after: dt.date) -> bool:
        """Tell whether the question after a promise, or what they asked for, is still to come after a day."""
        pending = self.pending is not None and self.pending.is_worded
        return pending or any(each.is_worded for each in self.list_from(after + dt.timedelta(days=1), set(Kind)))

    def end(self, dropped: Iterable[Planned], why: WhyUnused, on: dt.date) -> None:
        """Note why nothing comes of what was said."""
        for each in dropped:
            if each.reason.said:
                self.ended[id(each.reason.said)] = Ended(why=why, on=on)

    @property
    def keeping_is_pending(self) -> bool:
        """Tell whether the check-in that comes next only keeps in touch."""
        return self.pending is not None and self.pending.kind in KEEPING


def distance(planned: Planned, on: dt.date) -> int:
    """Return how many days lie between a follow-up and a day."""
    return abs((planned.on - on).days)
