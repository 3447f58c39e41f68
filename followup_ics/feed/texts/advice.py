"""The words of each event: what to do and to whom, a draft to start from, why on this day, what to avoid."""

import functools
from collections.abc import Iterable
from typing import Final, NamedTuple

from followup_ics.feed.texts.drafts import Draft, write_draft
from followup_ics.feed.texts.format import REMEMBERED, format_day, format_moment, format_time, join_words, name_zone
from followup_ics.feed.texts.headline import write_headline
from followup_ics.feed.texts.kinds import find_text
from followup_ics.feed.texts.reasons import explain_reason
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Interview, JobSearch, Kind, Person

__all__ = ["Advice", "Draft", "compose_text", "describe", "explain_reason", "format_day", "format_time"]

MOST_NAMES: Final = 3


class Advice(NamedTuple):
    """Hold the words of one follow-up: its one-line summary, and the parts of its text in the order of reading.

    ``timing`` is empty where your clock and the employer's show the same. Where the follow-up is done, ``to``,
    ``timing`` and ``avoid`` are empty and ``draft`` is None.
    """

    summary: str
    todo: str
    to: str
    timing: str
    draft: Draft | None
    why: tuple[str, ...]
    avoid: str
    details: tuple[str, ...]


def describe(follow_up: FollowUp, job_search: JobSearch) -> Advice:
    r"""Find the words of a follow-up; what the user wrote is taken as it is, never read as a pattern.

    >>> import datetime as dt
    >>> from zoneinfo import ZoneInfo
    >>> from followup_ics.model.plan import Count, Fact, Reason
    >>> here, sent_at = ZoneInfo("UTC"), dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
    >>> day = sent_at.date()
    >>> interview = Interview(company="Acme", on=day, start_time=dt.time(10), timezone=here, holidays=())
    >>> reason = Reason(fact=Fact.INTERVIEW, fact_on=day, way=Count(starts_on=day, ends_on=day), sent_on=day)
    >>> follow_up = FollowUp(
    ...     uid="1", kind=Kind.THANK_YOU, ordinal=1, interview=interview, people=(Person(name="Dana Lee"),), on=day,
    ...     starts_at=sent_at, arrives_at=sent_at, reason=reason, done=True,
    ... )
    >>> advice = describe(follow_up, JobSearch(timezone=here, holidays=(), interviews=(interview,)))
    >>> print(advice.todo, *advice.details, sep="\n")
    You have written to Dana Lee; nothing is left to do here.
    Interview: Acme, Tue 24 Nov at 10:00
    """
    return Advice(
        summary=write_headline(follow_up),
        todo=_say_what_was_done(follow_up) if follow_up.done else _say_what_to_do(follow_up),
        to="" if follow_up.done else _list_recipients(follow_up.people),
        timing="" if follow_up.done else _tell_timing(follow_up, job_search),
        draft=None if follow_up.done else write_draft(follow_up, job_search),
        why=_explain(follow_up),
        avoid="" if follow_up.done else find_text(follow_up).avoid,
        details=tuple(_list_details(follow_up, job_search)),
    )


def compose_text(advice: Advice) -> str:
    r"""Compose the text of an event, what to do first and what one may look up last.

    >>> draft = Draft(subject="Thank you", body="Dear Dana Lee,")
    >>> advice = Advice(summary="", todo="Write.", to="Dana Lee", timing="", draft=draft, why=("You met.",),
    ...                 avoid="flattery.", details=("Interview: Acme",))
    >>> print(compose_text(advice).replace("\n\n", "\n"))
    Write.
    To: Dana Lee
    A draft to start from
    Subject: Thank you
    Dear Dana Lee,
    Why this day: You met.
    Avoid: flattery.
    Interview: Acme
    """
    draft = advice.draft
    paragraphs = [
        "\n".join(filter(None, [advice.todo, advice.to and f"To: {advice.to}", advice.timing])),
        f"A draft to start from\nSubject: {draft.subject}\n\n{draft.body}" if draft else "",
        f"Why this day: {' '.join(advice.why)}",
        advice.avoid and f"Avoid: {advice.avoid}",
        "\n".join(advice.details),
    ]
    return "\n\n".join(filter(None, paragraphs))


@functools.lru_cache(maxsize=REMEMBERED)
def _name_people(people: tuple[Person, ...]) -> str:
    if not people:
        return "them"
    return join_words([person.name for person in people]) if len(people) <= MOST_NAMES else "everybody you met"


def _say_what_to_do(follow_up: FollowUp) -> str:
    todo = f"Write to {_name_people(follow_up.people)}: {find_text(follow_up).todo}"
    if follow_up.thanks:
        return f"{todo} Begin with thanks for {format_day(follow_up.thanks.interview.on)}; one message does both."
    if follow_up.kind is Kind.THANK_YOU and len(follow_up.people) > 1:
        return f"{todo} One message to all will do; better is one for each, with a sentence that is only theirs."
    return todo


def _say_what_was_done(follow_up: FollowUp) -> str:
    return f"You have written to {_name_people(follow_up.people)}; nothing is left to do here."


@functools.lru_cache(maxsize=REMEMBERED)
def _list_recipients(people: tuple[Person, ...]) -> str:
    # Some calendars show descriptions as HTML, and would swallow an address in angle brackets.
    if not people:
        return "the recruiter, or whoever invited you (your file names nobody)"
    return ", ".join(f"{person.name} ({person.address})" if person.address else person.name for person in people)


def _tell_timing(follow_up: FollowUp, job_search: JobSearch) -> str:
    """Tell the time on the employer's clock where it differs from the one that the calendar shows."""
    there_at, year = follow_up.arrives_at, follow_up.on.year
    if follow_up.starts_at == there_at and there_at.tzinfo is job_search.timezone:
        return ""
    here_at = follow_up.starts_at.astimezone(job_search.timezone)
    if here_at == there_at and here_at.replace(tzinfo=None) == there_at.replace(tzinfo=None):
        return ""
    there = f"{format_moment(there_at, year=year)}, {name_zone(there_at.tzinfo)}"
    reminded = format_moment(here_at, year=year)
    if here_at == there_at:
        return f"Their clock: {there}."
    if here_at < there_at:
        return f"Schedule it to arrive at {there} (you are reminded at {reminded})."
    return f"The best time, {there}, falls outside your waking hours: send it when you are reminded, at {reminded}."


def _explain(follow_up: FollowUp) -> tuple[str, ...]:
    if follow_up.thanks is None:
        return explain_reason(follow_up)
    both = f"Both fall on {format_day(follow_up.on)}, so one message does for both."
    return (*explain_reason(follow_up.thanks), *explain_reason(follow_up), both)


def _list_details(follow_up: FollowUp, job_search: JobSearch) -> Iterable[str]:
    """List the interview, its posting, and your notes up to the day: a later note does not change an earlier event."""
    interviews = [follow_up.interview]
    if follow_up.thanks and follow_up.thanks.interview != follow_up.interview:
        interviews.insert(0, follow_up.thanks.interview)
    for interview in interviews:
        yield _name_interview(interview, job_search, year=follow_up.on.year)
        if interview.link:
            yield f"Posting: {interview.link}"
        if interview.note:
            yield f"Your note: {interview.note}"
        for update in interview.updates:
            if update.note and update.on <= follow_up.on:
                yield f"Your note of {format_day(update.on, year=follow_up.on.year)}: {update.note}"


def _name_interview(interview: Interview, job_search: JobSearch, *, year: int) -> str:
    day = format_day(interview.on, year=year)
    if interview.start_time:
        day = f"{day} at {format_time(interview.start_time)}"
        if interview.timezone != job_search.timezone:
            day = f"{day}, {name_zone(interview.timezone)}"
    what = ", ".join(filter(None, [interview.company, interview.role, interview.round]))
    return f"Interview: {what}, {day}"
