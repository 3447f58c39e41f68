"""Follow-ups as JSON, for programs: a documented form that stays as it is.

Every object has all its keys in the order given here; what there is none of is null or an empty list. Days are
``YYYY-MM-DD``, on the employer's calendar. ``starts`` and ``ends`` are ISO 8601 with the offset of the file's zone.

- ``uid``, ``kind``, ``company``, ``role``, ``place``, ``starts``, ``ends``, ``done``, ``summary``: the event.
- ``reason.fact``, ``fact_on``: what it starts from, and its day; ``said``: the employer's words, the day on which they
  were said, the first and the last day that they are read as, other fair readings.
- ``contact``, ``contact_kind``: what the last contact was, where the fact is one.
- ``from``, ``counted``, ``skipped``, ``planned_for``: the day counted from, the working days, the days off (each with
  its ``sort``: own, holiday, office or weekend), the day found.
- ``gap``: the other check-in that stood too near, and how the day moved; ``aside``: the interview that it stepped
  aside for; ``waited``: the day on which what it had waited for was replaced; ``sent_on``: the day it was sent on.
- ``too_late``: the working day that was too far off for a thank-you; ``accepted_at``: whose offer was accepted.
- ``replaced``: what it took the place of; ``steps``: all of this in sentences.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.days_off import name_day_off
from followup_ics.feed.texts.headline import write_headline
from followup_ics.feed.texts.reasons import explain_steps
from followup_ics.model.plan import Aside, FollowUp, Gap, Reason, SkippedDay, Waited
from followup_ics.model.search import JobSearch, Said
from followup_ics.planning.rules import DURATION


def to_json(follow_up: FollowUp, job_search: JobSearch) -> dict[str, Any]:
    """Turn a follow-up into data that JSON can hold, in the form that this module documents."""
    return {
        "uid": follow_up.uid,
        "kind": follow_up.kind.value,
        "company": follow_up.interview.company,
        "role": follow_up.interview.role,
        "place": follow_up.interview.place,
        "starts": follow_up.starts_at.astimezone(job_search.timezone).isoformat(),
        "ends": (follow_up.starts_at + DURATION).astimezone(job_search.timezone).isoformat(),
        "done": follow_up.done,
        "summary": write_headline(follow_up),
        "reason": {**_tell_reason(follow_up.reason), "steps": list(explain_steps(follow_up, find_style(job_search)))},
    }


def _tell_reason(reason: Reason) -> dict[str, Any]:
    return {
        "fact": reason.fact.value,
        "fact_on": reason.fact_on.isoformat(),
        "said": _tell_said(reason.said) if reason.said else None,
        "contact": reason.contact.value if reason.contact else None,
        "contact_kind": reason.contact_kind.value if reason.contact_kind else None,
        "from": reason.way.starts_on.isoformat(),
        "counted": _list_days(reason.way.counted),
        "skipped": _list_skipped(reason.way.skipped),
        "planned_for": reason.way.ends_on.isoformat(),
        "gap": _tell_gap(reason.gap) if reason.gap else None,
        "sent_on": reason.sent_on.isoformat() if reason.sent_on else None,
        "replaced": [{"kind": each.kind.value, "due_on": each.due_on.isoformat()} for each in reason.replaced],
        "aside": _tell_aside(reason.aside) if reason.aside else None,
        "waited": _tell_waiting(reason.waited) if reason.waited else None,
        "too_late": reason.too_late.ends_on.isoformat() if reason.too_late else None,
        "accepted_at": reason.at_company,
    }


def _tell_said(said: Said) -> dict[str, Any]:
    return {
        "text": said.text,
        "said_on": said.said_on.isoformat(),
        "first_day": said.window.first_on.isoformat(),
        "last_day": said.window.last_on.isoformat(),
        "also": _list_days(said.window.also),
    }


def _tell_aside(aside: Aside) -> dict[str, Any]:
    return {
        "interview_role": aside.interview_role,
        "interview_on": aside.interview_on.isoformat(),
        "moved_from": aside.from_on.isoformat(),
        "moved_to": aside.way.ends_on.isoformat(),
    }


def _tell_waiting(waited: Waited) -> dict[str, Any]:
    return {
        "fact_on": waited.fact_on.isoformat(),
        "moved_from": waited.from_on.isoformat(),
        "moved_to": waited.way.ends_on.isoformat(),
    }


def _tell_gap(gap: Gap) -> dict[str, Any]:
    return {
        "other_kind": gap.other_kind.value,
        "other_role": gap.other_role,
        "other_on": gap.other_on.isoformat(),
        "moved_from": gap.from_on.isoformat(),
        "moved_to": gap.way.ends_on.isoformat(),
        "counted": _list_days(gap.way.counted),
        "skipped": _list_skipped(gap.way.skipped),
    }


def _list_days(days: Iterable[dt.date]) -> list[str]:
    return [day.isoformat() for day in days]


def _list_skipped(days: Iterable[SkippedDay]) -> list[dict[str, str]]:
    return [
        {"day": day.on.isoformat(), "name": name_day_off(day.off, day.on), "sort": day.off.sort.value} for day in days
    ]
