"""Where each application stands: its state, the last contact, and the next step or why there is none.

For programs, each line has all of these keys in this order; days are ``YYYY-MM-DD``:

- ``company``, ``role`` (or null);
- ``state``: ``interview``, ``offer``, ``waiting``, ``cancelled`` (the interview was, and nothing was said since) or,
  for one that is closed, its outcome; ``since``: the day on which it came to that, null where that is not known;
- ``last_contact``: null, or ``on`` and ``kind``: ``interview``, ``conversation``, ``cancelled``, or what you sent, the
  kind of a follow-up or ``other``;
- ``next``: null, or ``uid``, ``kind``, ``on``: the day in the file's zone on which you are reminded;
- ``why_none``: null, or ``closed``, ``accepted-elsewhere``, ``stop``, ``no-reply``, ``nothing-planned``.
"""

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Interview, JobSearch, Outcome, Said, Signal, Update
from followup_ics.planning.plan_file import PlannedSearch
from followup_ics.reports.agenda_groups import find_day, identify, sort_agenda


class State(enum.StrEnum):
    """Name where an application stands; the last four are closed."""

    INTERVIEW = "interview"
    OFFER = "offer"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OPEN: Final = frozenset({State.INTERVIEW, State.OFFER, State.WAITING, State.CANCELLED})


class WhyNone(enum.StrEnum):
    """Name why there is no next step."""

    CLOSED = "closed"
    ACCEPTED_ELSEWHERE = "accepted-elsewhere"
    STOP = "stop"
    NO_REPLY = "no-reply"
    NOTHING_PLANNED = "nothing-planned"


RANKED: Final = (None, Outcome.OFFER, Outcome.ACCEPTED)

INTERVIEW: Final = "interview"
CONVERSATION: Final = "conversation"
CALLED_OFF: Final = "cancelled"
OTHER: Final = "other"


class LatestContact(NamedTuple):
    """Hold the last contact there was: its day, and its kind as this module documents it."""

    on: dt.date
    kind: str


class Status(NamedTuple):
    """Hold where one application stands.

    ``until`` is the day that the state runs to, where one is known: the interview's, that of an answer, or the last
    one of what they promised.
    """

    company: str
    role: str | None
    state: State
    since: dt.date | None
    until: dt.date | None
    last_contact: LatestContact | None
    next: FollowUp | None
    why_none: WhyNone | None


class _Story(NamedTuple):
    """Hold what is known of an application by ``today``: what was held, is to come, and was said, in order of days."""

    held: tuple[Interview, ...]
    coming: tuple[Interview, ...]
    cancelled: tuple[Interview, ...]
    updates: tuple[Update, ...]


def list_statuses(planned: PlannedSearch, *, now: dt.datetime) -> tuple[Status, ...]:
    """List where every application stands at ``now``: what is due first first, what is closed last."""
    job_search = planned.job_search
    applications: dict[tuple[str, str], list[Interview]] = {}
    for interview in job_search.interviews:
        applications.setdefault(identify(interview), []).append(interview)
    steps = _find_next_steps(planned, now)
    stories = {key: _tell_story(interviews, now, job_search) for key, interviews in applications.items()}
    accepted = {key for key, story in stories.items() if (end := _find_end(story)) and end.outcome is Outcome.ACCEPTED}
    statuses = [
        _find_status(applications[key][-1], story, steps.get(key), is_elsewhere=bool(accepted - {key}))
        for key, story in stories.items()
    ]
    return tuple(sorted(statuses, key=_order))


def _order(status: Status) -> tuple[bool, bool, float, str, str]:
    due = status.next.starts_at.timestamp() if status.next else 0
    return status.state not in OPEN, status.next is None, due, status.company, status.role or ""


def _find_next_steps(planned: PlannedSearch, now: dt.datetime) -> dict[tuple[str, str], FollowUp]:
    """Find the first step of each application that is not done and not too late."""
    agenda = sort_agenda(planned.follow_ups, planned.job_search, now=now, days=None)
    steps: dict[tuple[str, str], FollowUp] = {}
    for follow_up in (*agenda.overdue, *agenda.today, *agenda.coming):
        if not follow_up.done:
            steps.setdefault(identify(follow_up.interview), follow_up)
    return steps


def _tell_story(interviews: Sequence[Interview], now: dt.datetime, job_search: JobSearch) -> _Story:
    today = now.astimezone(job_search.timezone).date()
    in_order = sorted(interviews, key=lambda interview: (interview.on, interview.start_time or dt.time.min))
    updates = [update for interview in in_order for update in interview.updates if update.on <= today]
    standing = [interview for interview in in_order if interview.cancelled_on is None]
    return _Story(
        held=tuple(interview for interview in standing if not _is_coming(interview, now)),
        coming=tuple(interview for interview in standing if _is_coming(interview, now)),
        cancelled=tuple(i for i in in_order if i.cancelled_on is not None and i.cancelled_on <= today),
        updates=tuple(sorted(updates, key=lambda update: (update.on, _rank(update)))),
    )


def _is_coming(interview: Interview, now: dt.datetime) -> bool:
    if interview.start_time is None:
        return interview.on >= now.astimezone(interview.timezone).date()
    return dt.datetime.combine(interview.on, interview.start_time, tzinfo=interview.timezone) > now


def _rank(update: Update) -> int:
    """Order the outcomes of one day: an offer comes before what became of it."""
    return RANKED.index(update.outcome) if update.outcome in RANKED else len(RANKED)


def _find_end(story: _Story) -> Update | None:
    """Find the last outcome, unless an interview that was arranged after it opened the application again."""
    ends = [update for update in story.updates if update.outcome]
    if not ends:
        return None
    later = [i for i in (*story.held, *story.coming) if (i.booked_on or i.on) > ends[-1].on]
    return None if later and ends[-1].outcome is not Outcome.OFFER else ends[-1]


def _find_status(interview: Interview, story: _Story, step: FollowUp | None, *, is_elsewhere: bool) -> Status:
    state, since, until = _find_state(story)
    why_none = None if step else _find_why_none(state, story, is_elsewhere=is_elsewhere)
    return Status(
        company=interview.company,
        role=interview.role,
        state=state,
        since=since,
        until=until,
        last_contact=max(_list_contacts(story), key=lambda contact: contact.on, default=None),
        next=step,
        why_none=why_none,
    )


def _find_state(story: _Story) -> tuple[State, dt.date | None, dt.date | None]:
    """Find where an application stands, since when, and until when."""
    end = _find_end(story)
    if end and end.outcome:
        answer = [update.answer_by for update in story.updates if update.answer_by and update.on >= end.on]
        return State(end.outcome.value), end.on, answer[-1].window.last_on if answer else None
    if story.coming:
        return State.INTERVIEW, story.coming[0].booked_on, story.coming[0].on
    talks = [(i.on, State.WAITING) for i in story.held]
    talks += [(update.on, State.WAITING) for update in story.updates if _is_conversation(update)]
    calls_off = [(i.cancelled_on, State.CANCELLED) for i in story.cancelled if i.cancelled_on]
    since, state = max((*calls_off, *talks), key=lambda talk: talk[0], default=(None, State.WAITING))
    promises = [said.window.last_on for said in _list_said(story) if since and said.window.last_on >= since]
    return state, since, promises[-1] if promises else None


def _find_why_none(state: State, story: _Story, *, is_elsewhere: bool) -> WhyNone:
    if state not in OPEN:
        return WhyNone.CLOSED
    if is_elsewhere:
        return WhyNone.ACCEPTED_ELSEWHERE
    signals = [
        *(i.signal for i in story.held if i.signal),
        *(update.signal for update in story.updates if update.signal),
    ]
    match signals[-1] if signals else None:
        case Signal.STOP:
            return WhyNone.STOP
        case Signal.NO_REPLY:
            return WhyNone.NO_REPLY
        case Signal.POSITIVE | Signal.KEEP_POSTED | Signal.NEXT_ROUND | None:
            return WhyNone.NOTHING_PLANNED


def _list_said(story: _Story) -> list[Said]:
    """List what they promised or asked for, in the order in which it was said."""
    said = [words for i in story.held for words in (i.hear_by, i.check_in) if words]
    said += [words for update in story.updates for words in (update.hear_by, update.check_in) if words]
    return sorted(said, key=lambda words: words.said_on)


def _is_conversation(update: Update) -> bool:
    signal = update.signal is not Signal.NO_REPLY and update.signal
    return any((update.hear_by, update.check_in, signal, update.outcome, update.answer_by))


def _list_contacts(story: _Story) -> Iterator[LatestContact]:
    """List every contact there was; of one day, what you sent comes first, since it is told first."""
    for update in story.updates:
        if update.sent or update.sent_other:
            yield LatestContact(on=update.on, kind=update.sent.value if update.sent else OTHER)
    for update in story.updates:
        if _is_conversation(update):
            yield LatestContact(on=update.on, kind=CONVERSATION)
    for interview in story.held:
        yield LatestContact(on=interview.on, kind=INTERVIEW)
    for interview in story.cancelled:
        if interview.cancelled_on:
            yield LatestContact(on=interview.cancelled_on, kind=CALLED_OFF)


def status_to_json(status: Status, job_search: JobSearch) -> dict[str, Any]:
    """Turn a status into data that JSON can hold, in the form that this module documents."""
    contact, step = status.last_contact, status.next
    return {
        "company": status.company,
        "role": status.role,
        "state": status.state.value,
        "since": status.since.isoformat() if status.since else None,
        "last_contact": {"on": contact.on.isoformat(), "kind": contact.kind} if contact else None,
        "next": step and {"uid": step.uid, "kind": step.kind.value, "on": find_day(step, job_search).isoformat()},
        "why_none": status.why_none.value if status.why_none else None,
    }
