"""What is to be done about what happened, and why on its day: the plan as frozen data."""

import datetime as dt
import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from followup_ics.model.search import Interview, Kind, Person, Said


class Topic(enum.StrEnum):
    """Name what a long-wait message is about; no application gets the same one twice."""

    ARTICLE = "article"
    EVENT = "event"
    SUCCESS = "success"
    PROJECT = "project"


class DayOffSort(enum.StrEnum):
    """Name what makes a day off (the rules, section 1); of several, the first one here is told."""

    OWN = "own"
    HOLIDAY = "holiday"
    OFFICE = "office"
    WEEKEND = "weekend"


class DayOff(NamedTuple):
    """Say what a day off is: its sort, and its names.

    ``names`` has those of public holidays and of office closing days, one for each that falls on the day, or your own
    word for a closed day; there is none for a weekend, nor for a closed day without a reason.
    """

    sort: DayOffSort
    names: tuple[str, ...] = ()


class OfficeUse(NamedTuple):
    """Tell what the table of what offices do changes in the calendar of ``code`` (the rules, section 4).

    ``categories`` are the data's words for kinds of days on which offices close as well, ``closing`` the names of
    closing days that no data has. ``is_five_days`` tells that the office week is Monday to Friday.
    """

    code: str
    categories: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    is_five_days: bool = False


class DaysOff(NamedTuple):
    """Hold every day off of one calendar from ``first_on`` to ``last_on``, each with what it is.

    Days outside that span are unknown, not working days. ``offices`` tells where the office table was used.
    """

    first_on: dt.date
    last_on: dt.date
    days: Mapping[dt.date, DayOff] = MappingProxyType({})
    offices: tuple[OfficeUse, ...] = ()

    def __hash__(self) -> int:
        """Let what was counted on a calendar be remembered by it."""
        return hash((self.first_on, self.last_on, len(self.days)))


class Fact(enum.StrEnum):
    """Name the kind of fact that a follow-up starts from."""

    INTERVIEW = "interview"
    PROMISE = "promise"
    NO_PROMISE = "no-promise"
    REQUEST = "request"
    LAST_CONTACT = "last-contact"
    REJECTION = "rejection"
    NEXT_ROUND = "next-round"
    CANCELLATION = "cancellation"
    OFFER = "offer"
    ANSWER_DAY = "answer-day"
    ACCEPTANCE = "acceptance"


class ContactSort(enum.StrEnum):
    """Name what the last contact was, where a follow-up counts from it."""

    PLANNED = "planned"
    SENT = "sent"
    CONVERSATION = "conversation"


class SkippedDay(NamedTuple):
    """Name a day off that was passed over, and what it is."""

    on: dt.date
    off: DayOff


class Count(NamedTuple):
    """Show how a day was found: ``counted`` working days, ``skipped`` days off, both in calendar order.

    ``ends_on`` is the day found: the last one counted, or ``starts_on`` itself where nothing was to be counted.
    ``start_off`` is what makes ``starts_on`` a day off; None where it is a working day.
    """

    starts_on: dt.date
    ends_on: dt.date
    start_off: DayOff | None = None
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()


class Gap(NamedTuple):
    """Tell that a check-in was moved so as not to pester: which other one stood too near, and how far it moved.

    ``way`` runs from the other check-in's day to the new one.
    """

    other_kind: Kind
    other_role: str | None
    other_on: dt.date
    from_on: dt.date
    way: Count


class Aside(NamedTuple):
    """Tell that a check-in stepped aside for an interview that another application there has on that day or the next.

    ``way`` runs from the interview's day to the new one.
    """

    interview_role: str | None
    interview_on: dt.date
    from_on: dt.date
    way: Count


class Waited(NamedTuple):
    """Tell that a check-in had waited for another message, which was replaced on ``fact_on``.

    ``way`` runs from that day to the new one.
    """

    fact_on: dt.date
    from_on: dt.date
    way: Count


class Replaced(NamedTuple):
    """Name a follow-up that this one took the place of, with the day on which that was due."""

    kind: Kind
    due_on: dt.date


class Reason(NamedTuple):
    """Say why a follow-up stands on its day, step by step.

    ``fact_on`` is the day of the fact; ``said`` the employer's words where the fact is a promise, a request or the
    day on which an offer wants its answer; ``contact`` (and ``contact_kind`` for a planned or sent follow-up) what
    the last contact was where the fact is one. ``way`` leads from the fact, or from what it was read as, to the day
    by the rule. Then ``waited``, ``gap``, ``aside`` and ``sent_on`` say what moved it from there: a message that is
    gone, one too near, an interview too near, or the day it was really sent on. ``too_late`` leads to the working day
    that was too far off for a thank-you, which therefore goes out on the very day. ``at_company`` is who the
    acceptance is with.
    """

    fact: Fact
    fact_on: dt.date
    way: Count
    said: Said | None = None
    contact: ContactSort | None = None
    contact_kind: Kind | None = None
    gap: Gap | None = None
    sent_on: dt.date | None = None
    replaced: tuple[Replaced, ...] = ()
    aside: Aside | None = None
    too_late: Count | None = None
    at_company: str | None = None
    waited: Waited | None = None


class FollowUp(NamedTuple):
    """Hold one next step: what, for which interview, when, and why then.

    ``on`` is the day on the employer's calendar. ``arrives_at`` is the moment at which the message should be with
    the employer, in the employer's zone; ``starts_at`` (UTC) is when the reminder comes, earlier or later only where
    ``arrives_at`` falls outside your waking hours. ``ordinal`` counts the follow-ups of this kind in one round from
    1. ``people`` is everybody met whom the message concerns. ``thanks`` is the thank-you of the same day that goes
    out with this check-in. ``contact`` is the one person to write to (the rules, section 1), None where nobody is
    named; ``contact_only`` tells that nobody else is written to.
    """

    uid: str
    kind: Kind
    ordinal: int
    interview: Interview
    people: tuple[Person, ...]
    on: dt.date
    starts_at: dt.datetime
    arrives_at: dt.datetime
    reason: Reason
    done: bool = False
    topic: Topic | None = None
    thanks: "FollowUp | None" = None
    contact: Person | None = None
    contact_only: bool = False

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Order follow-ups by their start; the identity settles a tie."""
        return self.starts_at, self.uid


class WhyUnused(enum.StrEnum):
    """Name why nothing comes of what they said."""

    REQUEST = "request"
    LATER_WORD = "later-word"
    ROUND = "round"
    INTERVIEW_DAY = "interview-day"
    OUTCOME = "outcome"
    OFFER = "offer"
    NO_OFFER = "no-offer"
    STOP = "stop"
    ACCEPTANCE = "acceptance"


class Unused(NamedTuple):
    """Tell that no follow-up comes of a promise, a request, an answer's day or a signal, and why.

    ``said`` is in their words, or the signal's; ``on`` is the day of the fact that came first.
    """

    interview: Interview
    said: str
    said_on: dt.date
    why: WhyUnused
    on: dt.date
