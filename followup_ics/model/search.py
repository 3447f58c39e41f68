"""What happened in a job search, and what was said: the input file as frozen data."""

import datetime as dt
import enum
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Kind(enum.StrEnum):
    """Name the follow-ups (the rules, section 2)."""

    THANK_YOU = "thank-you"
    DECISION_DATE = "decision-date"
    AS_ASKED = "as-asked"
    KEEP_IN_TOUCH = "keep-in-touch"
    LONG_WAIT = "long-wait"
    THANK_YOU_ANYWAY = "thank-you-anyway"
    ANSWER_OFFER = "answer-offer"
    WITHDRAW = "withdraw"


class Signal(enum.StrEnum):
    """Name what the employer let you feel."""

    POSITIVE = "positive"
    KEEP_POSTED = "keep-posted"
    NO_REPLY = "no-reply"
    STOP = "stop"
    NEXT_ROUND = "next-round"


class Outcome(enum.StrEnum):
    """Name what became of an application; all but an offer close it."""

    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class DateOrder(enum.StrEnum):
    """Say how ``12/4`` is read."""

    MONTH_FIRST = "mdy"
    DAY_FIRST = "dmy"


class Channel(enum.StrEnum):
    """Name how a message is to be sent, where they said how."""

    CALL = "call"
    TEXT = "text"
    MAIL = "mail"


class GoBetween(enum.StrEnum):
    """Name what a contact is who is not with the employer."""

    AGENCY = "agency"
    RECRUITER = "recruiter"


class Greeting(enum.StrEnum):
    """Say how people are addressed in drafts."""

    FIRST = "first"
    FULL = "full"


class Titles(enum.StrEnum):
    """Say what the titles of events may show."""

    FULL = "full"
    DISCREET = "discreet"


class Notes(enum.StrEnum):
    """Say whether your notes stand in your own feed."""

    PRIVATE = "private"
    IN_FEED = "in-feed"


class Window(NamedTuple):
    """Hold what a phrase was read as: the first and the last day that it can mean.

    ``deadline_on`` is the day X of "by X", "before X", "within X"; None where the phrase names the day or the days
    themselves. ``also`` has the last days of other fair readings, earliest first. ``counts_working_days`` tells that
    the reading depends on the employer's days off. ``last_day_bidden`` tells that a request names the last day on
    which to write ("check in by Friday", "within a week", "before Friday"), which ``last_on`` then is. ``channel`` is
    how they want to be reached, where they said so.
    """

    first_on: dt.date
    last_on: dt.date
    deadline_on: dt.date | None = None
    also: tuple[dt.date, ...] = ()
    counts_working_days: bool = False
    last_day_bidden: bool = False
    channel: Channel | None = None
    meant: tuple[str, ...] = ()


class Said(NamedTuple):
    """Keep an employer's words together with the day they were said on and how they are read."""

    text: str
    said_on: dt.date
    window: Window


class Person(NamedTuple):
    """Name somebody met or written to, with an e-mail address where it is known.

    ``call`` is how to address them, where the name does not tell; ``go_between`` marks who is not with the employer.
    """

    name: str
    address: str | None = None
    call: str | None = None
    go_between: GoBetween | None = None


class Update(NamedTuple):
    """Hold what happened on one day after an interview.

    ``sent`` is a kind, or None with ``sent_other`` set for a message of your own accord. ``answer_by`` is when an
    offer wants its answer.
    """

    on: dt.date
    hear_by: Said | None = None
    check_in: Said | None = None
    signal: Signal | None = None
    outcome: Outcome | None = None
    sent: Kind | None = None
    sent_other: bool = False
    note: str | None = None
    answer_by: Said | None = None
    said_by: Person | None = None


class Formerly(NamedTuple):
    """Hold what an interview's company and role were called before; None where that is as it was.

    A ``role`` of ``""`` tells that there was none.
    """

    company: str | None = None
    role: str | None = None


class Invitation(NamedTuple):
    """Know an interview's invitation again: UID, SEQUENCE and DTSTAMP (RFC 5545), and a digest of what was taken."""

    uid: str
    sequence: int = 0
    stamp: str | None = None
    digest: str | None = None


class Interview(NamedTuple):
    """Hold one meeting. ``start_time`` is None where only the day is known.

    ``on`` and ``start_time`` are on the clock of ``timezone``: the employer's, or the file's where it names none;
    the same goes for ``holidays``, a tuple of calendar codes (empty for none). ``contact`` is the person to write
    to, and nobody else where ``contact_only`` is set. ``cancelled_on`` is the day on which it was called off.
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
    said_by: Person | None = None
    contact: Person | None = None
    contact_only: bool = False
    mention: tuple[str, ...] = ()
    cancelled_on: dt.date | None = None
    formerly: Formerly | None = None
    place: str | None = None
    invitation: Invitation | None = None


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


class Show(enum.StrEnum):
    """Name how much of a plan a share shows."""

    TIMES = "times"
    PLAN = "plan"
    ADVICE = "advice"


class Share(NamedTuple):
    """Hold what somebody else may see. ``id`` is 128 random bits in hexadecimal; ``hide`` names companies.

    ``until`` is the last day on which it is shown, ``ended_on`` the day on which it was ended.
    """

    who: str
    id: str
    show: Show = Show.PLAN
    hide: tuple[str, ...] = ()
    until: dt.date | None = None
    ended_on: dt.date | None = None


class Publishing(NamedTuple):
    """Hold one place that feeds are published to.

    ``secret`` is 128 random bits in hexadecimal, from which the feed's path is made; ``old`` has the secrets of
    paths that still say that the feed has moved.
    """

    to: str
    url: str | None = None
    endpoint: str | None = None
    secret: str | None = None
    old: tuple[str, ...] = ()


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
    contact: Person | None = None
    greeting: Greeting = Greeting.FIRST
    titles: Titles = Titles.FULL
    notes: Notes = Notes.PRIVATE
    shares: tuple[Share, ...] = ()
    publish: tuple[Publishing, ...] = ()
