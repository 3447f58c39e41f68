"""The words of the domain as frozen data: what happened, what was said, and what is to be done about it."""

import datetime as dt
import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Kind(enum.StrEnum):
    """Name the six follow-ups (rules.md, section 2)."""

    THANK_YOU = "thank-you"
    DECISION_DATE = "decision-date"
    AS_ASKED = "as-asked"
    KEEP_IN_TOUCH = "keep-in-touch"
    LONG_WAIT = "long-wait"
    THANK_YOU_ANYWAY = "thank-you-anyway"


class Signal(enum.StrEnum):
    """Name what the employer let you feel."""

    POSITIVE = "positive"
    KEEP_POSTED = "keep-posted"
    NO_REPLY = "no-reply"
    STOP = "stop"


class Outcome(enum.StrEnum):
    """Name how an application was closed."""

    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Topic(enum.StrEnum):
    """Name what a long-wait message is about; no application gets the same one twice."""

    ARTICLE = "article"
    EVENT = "event"
    SUCCESS = "success"
    PROJECT = "project"


class DateOrder(enum.StrEnum):
    """Say how ``12/4`` is read."""

    MONTH_FIRST = "mdy"
    DAY_FIRST = "dmy"


class Window(NamedTuple):
    """Hold what a phrase was read as: the first and the last day that it can mean.

    ``deadline_on`` is the day X of "by X", "before X", "within X"; None where the phrase names the day or the days
    themselves. ``also`` has the last days of other fair readings, earliest first. ``counts_working_days`` tells that
    the reading depends on the employer's days off, and has to be read again once they are known.
    """

    first_on: dt.date
    last_on: dt.date
    deadline_on: dt.date | None = None
    also: tuple[dt.date, ...] = ()
    counts_working_days: bool = False


class Said(NamedTuple):
    """Keep an employer's words together with the day they were said on and how they are read."""

    text: str
    said_on: dt.date
    window: Window


class Person(NamedTuple):
    """Name somebody who was met, with an e-mail address where it is known."""

    name: str
    address: str | None = None


class Update(NamedTuple):
    """Hold what happened on one day after an interview.

    ``sent`` is a kind, or None with ``sent_other`` set for a message of your own accord.
    """

    on: dt.date
    hear_by: Said | None = None
    check_in: Said | None = None
    signal: Signal | None = None
    outcome: Outcome | None = None
    sent: Kind | None = None
    sent_other: bool = False
    note: str | None = None


class Interview(NamedTuple):
    """Hold one meeting. ``start_time`` is None where only the day is known.

    ``on`` and ``start_time`` are on the clock of ``timezone``: the employer's, or the file's where it names none;
    the same goes for ``holidays``, a tuple of calendar codes (empty for none).
    """

    company: str
    on: dt.date
    timezone: ZoneInfo
    holidays: tuple[str, ...]
    role: str | None = None
    start_time: dt.time | None = None
    length: dt.timedelta = dt.timedelta(hours=1)
    interviewers: tuple[Person, ...] = ()
    round: str | None = None
    booked_on: dt.date | None = None
    hear_by: Said | None = None
    check_in: Said | None = None
    signal: Signal | None = None
    link: str | None = None
    note: str | None = None
    id: str | None = None
    updates: tuple[Update, ...] = ()


class NamedDays(NamedTuple):
    """Name a run of days, both ends included; ``why`` is the user's own word for it."""

    first_on: dt.date
    last_on: dt.date
    why: str | None = None


class Timing(NamedTuple):
    """Hold when messages go out: times of day on the employer's clock, distances in working days.

    ``no_promise`` is None for "never".
    """

    afternoon: dt.time = dt.time(15)
    morning: dt.time = dt.time(9)
    check_in: dt.time = dt.time(10)
    grace: int = 2
    no_promise: int | None = 7
    keep_in_touch: int = 10
    long_wait: tuple[int, ...] = (15, 20)
    gap: int = 5


class JobSearch(NamedTuple):
    """Hold one whole input file. ``weekend`` has weekdays as ``date.weekday()`` counts them, Monday 0."""

    timezone: ZoneInfo
    holidays: tuple[str, ...]
    interviews: tuple[Interview, ...]
    id: str | None = None
    name: str = "Follow-ups"
    me: str | None = None
    weekend: frozenset[int] | None = None
    closed: tuple[NamedDays, ...] = ()
    open: tuple[NamedDays, ...] = ()
    awake: tuple[dt.time, dt.time] = (dt.time(7), dt.time(21))
    date_order: DateOrder | None = None
    alarm: dt.timedelta | None = None
    timing: Timing = Timing()


class DaysOff(NamedTuple):
    """Hold every day off of one calendar from ``first_on`` to ``last_on``, each with the name of its reason.

    Days outside that span are unknown, not working days. ``notes`` tell where the office table was used.
    """

    first_on: dt.date
    last_on: dt.date
    names: Mapping[dt.date, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Let what was counted on a calendar be remembered by it."""
        return hash((self.first_on, self.last_on, len(self.names)))


class Fact(enum.StrEnum):
    """Name the kind of fact that a follow-up starts from."""

    INTERVIEW = "interview"
    PROMISE = "promise"
    NO_PROMISE = "no-promise"
    REQUEST = "request"
    LAST_CONTACT = "last-contact"
    REJECTION = "rejection"


class Contact(enum.StrEnum):
    """Name what the last contact was, where a follow-up counts from it."""

    PLANNED = "planned"
    SENT = "sent"
    CONVERSATION = "conversation"


class SkippedDay(NamedTuple):
    """Name a day off that was passed over, and why it is one."""

    on: dt.date
    name: str


class Count(NamedTuple):
    """Show how a day was found: ``counted`` working days, ``skipped`` days off, both in calendar order.

    ``ends_on`` is the day found: the last one counted, or ``starts_on`` itself where nothing was to be counted.
    ``start_off`` names the day off that ``starts_on`` is; None where it is a working day.
    """

    starts_on: dt.date
    ends_on: dt.date
    start_off: str | None = None
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


class Replaced(NamedTuple):
    """Name a follow-up that this one took the place of, with the day on which that was due."""

    kind: Kind
    due_on: dt.date


class Reason(NamedTuple):
    """Say why a follow-up stands on its day, step by step.

    ``fact_on`` is the day of the fact; ``said`` the employer's words where the fact is a promise or a request;
    ``contact`` (and ``contact_kind`` for a planned or sent follow-up) what the last contact was where the fact is
    one. ``way`` leads from the fact, or from what it was read as, to the day by the rule. Then ``gap`` and
    ``sent_on`` say what moved it from there: a check-in too near, or the day it was really sent on.
    """

    fact: Fact
    fact_on: dt.date
    way: Count
    said: Said | None = None
    contact: Contact | None = None
    contact_kind: Kind | None = None
    gap: Gap | None = None
    sent_on: dt.date | None = None
    replaced: tuple[Replaced, ...] = ()


class FollowUp(NamedTuple):
    """Hold one next step: what, for which interview, when, and why then.

    ``on`` is the day on the employer's calendar. ``arrives_at`` is the moment at which the message should be with
    the employer, in the employer's zone; ``starts_at`` (UTC) is when the reminder comes, earlier or later only where
    ``arrives_at`` falls outside your waking hours. ``ordinal`` counts the follow-ups of this kind in one round from
    1. ``people`` is everybody met whom the message concerns. ``thanks`` is the thank-you of the same day that goes
    out with this check-in.
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
