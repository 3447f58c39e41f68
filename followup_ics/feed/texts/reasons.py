"""Why a follow-up stands on its day, in sentences."""

import datetime as dt
import functools
from collections.abc import Iterable
from typing import Final, assert_never

from followup_ics.feed.texts.days_off import name_in_sentence, name_skipped
from followup_ics.feed.texts.format import DAY_FIRST, REMEMBERED, Dates, Style, capitalize, spell_number
from followup_ics.feed.texts.kinds import KINDS
from followup_ics.model.plan import Aside, ContactSort, Count, DayOff, DayOffSort, Fact, FollowUp, Gap, Reason, Waited
from followup_ics.model.search import Said

NOON: Final = dt.time(12)
EVENING: Final = dt.time(18)


def explain_steps(follow_up: FollowUp, style: Style = DAY_FIRST) -> tuple[str, ...]:
    """Explain why a follow-up stands on its day, and why the thank-you does that goes out with it."""
    if follow_up.thanks is None:
        return explain_reason(follow_up, style)
    day = Dates(year=follow_up.on.year, style=style).day(follow_up.on)
    both = f"Both fall on {day}, so one message does for both."
    return (*explain_reason(follow_up.thanks, style), *explain_reason(follow_up, style), both)


def explain_reason(follow_up: FollowUp, style: Style = DAY_FIRST) -> tuple[str, ...]:
    """Explain why a follow-up stands on its day, a sentence or two for each step; days are the employer's.

    The thank-you that it may carry has its own reason: ask for that of ``follow_up.thanks``.

    >>> from zoneinfo import ZoneInfo
    >>> from followup_ics.model.plan import DayOffSort, SkippedDay
    >>> from followup_ics.model.search import Interview, Kind
    >>> met_at = dt.datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("UTC"))
    >>> interview = Interview(company="Acme", on=met_at.date(), timezone=ZoneInfo("UTC"), holidays=())
    >>> reason = Reason(
    ...     fact=Fact.REJECTION,
    ...     fact_on=dt.date(2026, 12, 4),
    ...     way=Count(
    ...         starts_on=dt.date(2026, 12, 4),
    ...         ends_on=dt.date(2026, 12, 7),
    ...         counted=(dt.date(2026, 12, 7),),
    ...         skipped=tuple(SkippedDay(on=dt.date(2026, 12, n), off=DayOff(DayOffSort.WEEKEND)) for n in (5, 6)),
    ...     ),
    ... )
    >>> follow_up = FollowUp(
    ...     uid="1", kind=Kind.THANK_YOU_ANYWAY, ordinal=1, interview=interview, people=(), on=reason.way.ends_on,
    ...     starts_at=met_at, arrives_at=met_at, reason=reason,
    ... )
    >>> for sentence in explain_reason(follow_up):
    ...     print(sentence)
    They decided against you on Fri 4 Dec.
    The next working day is Mon 7 Dec, skipping the weekend.
    """
    reason, dates = follow_up.reason, Dates(year=follow_up.on.year, style=style)
    steps = [*_explain_fact(follow_up, dates)]
    steps += [
        f"It takes the place of {KINDS[replaced.kind].rule.noun}, due on {dates.day(replaced.due_on)}."
        for replaced in reason.replaced
    ]
    if reason.gap:
        steps.append(_explain_gap(reason.gap, follow_up.interview.role, dates))
    if reason.waited:
        steps.append(_explain_waiting(reason.waited, dates))
    if reason.aside:
        steps.append(_explain_aside(reason.aside, dates))
    if reason.sent_on:
        steps.append(_explain_sent(reason, reason.sent_on, dates))
    return tuple(steps)


def _explain_fact(follow_up: FollowUp, dates: Dates) -> Iterable[str]:  # noqa: C901 - one case for each fact
    reason = follow_up.reason
    fact_on, count, said = dates.day(reason.fact_on), reason.way, reason.said
    match reason.fact:
        case Fact.INTERVIEW:
            yield _explain_thanks(follow_up, dates)
        case Fact.PROMISE:
            yield from _explain_promise(_insist(said), count, dates)
        case Fact.REQUEST:
            yield from _explain_request(_insist(said), count, dates)
        case Fact.NO_PROMISE:
            yield f"No date was named at the interview on {fact_on}, so you ask once."
            yield _explain_count(count, dates)
        case Fact.LAST_CONTACT:
            yield _explain_contact(reason, fact_on)
            yield _explain_count(count, dates)
        case Fact.REJECTION:
            yield f"They decided against you on {fact_on}."
            yield _explain_count(count, dates)
        case Fact.NEXT_ROUND:
            yield f"They said on {fact_on} that there is a next round, so you ask for its date."
            yield from _explain_promise(said, count, dates) if said else [_explain_count(count, dates)]
        case Fact.CANCELLATION:
            yield f"The interview was called off on {fact_on}, and no date was named, so you ask how things stand."
            yield _explain_count(count, dates)
        case Fact.OFFER:
            yield f"They made you an offer on {fact_on}, and named no day for your answer."
            yield _explain_count(count, dates)
        case Fact.ANSWER_DAY:
            yield from _explain_answer_day(_insist(said), count, dates)
        case Fact.ACCEPTANCE:
            yield f"You accepted an offer{f' of {reason.at_company}' if reason.at_company else ''} on {fact_on}."
            yield _explain_count(count, dates)
        case _:
            assert_never(reason.fact)


def _insist(said: Said | None) -> Said:
    if said is None:
        raise AssertionError("a promise, a request or an answer's day has the words that it comes from")
    return said


def _explain_promise(said: Said, count: Count, dates: Dates) -> Iterable[str]:
    yield _quote(said, count.start_off, dates)
    yield from _explain_other_readings(said, said.window.last_on, dates)
    yield _explain_count(count, dates)


def _explain_answer_day(said: Said, count: Count, dates: Dates) -> Iterable[str]:
    yield f"The offer wants its answer: {_quote_reading(said, dates)}."
    if said.window.also:
        also = " or ".join(dates.day(day) for day in said.window.also)
        yield f"That can also mean {also}; ask them which, soon: an offer that is answered late may be gone."
    ends_on = dates.day(count.ends_on)
    if count.ends_on == said.window.last_on:
        yield f"No working day lies between, so you answer on that day, {ends_on}."
    else:
        yield f"You answer on the last working day before it, {ends_on}{name_skipped(count.skipped, dates)}."


def _quote_reading(said: Said, dates: Dates) -> str:
    said_on, read_as = dates.day(said.said_on), dates.day(said.window.last_on)
    return f"'{said.text}', said on {said_on}, meaning {read_as}"


def _explain_thanks(follow_up: FollowUp, dates: Dates) -> str:
    count, start_time = follow_up.reason.way, follow_up.interview.start_time
    day = dates.day(follow_up.reason.fact_on)
    too_late = follow_up.reason.too_late
    if too_late:
        next_on = f"{dates.day(too_late.ends_on)}{name_skipped(too_late.skipped, dates)}"
        return f"After the interview on {day} the next working day is {next_on}: you thank them the same day."
    if not count.counted:
        return f"The interview on {day} began before noon, so the thank-you goes out the same afternoon."
    if start_time is None:
        begun = f"The interview on {day} has no time of day"
    elif start_time >= NOON:
        part = "evening" if start_time >= EVENING else "afternoon"
        begun = f"The interview on {day} began at {dates.time(start_time)}, in the {part}"
    elif count.start_off:
        off = name_in_sentence(count.start_off, count.starts_on)
        begun = f"The interview on {day} was on a day off, {off}"
    else:
        begun = f"The interview on {day} ended too late for the same afternoon"
    next_on = f"{dates.day(count.ends_on)}{name_skipped(count.skipped, dates)}"
    when = "the next working day" if len(count.counted) == 1 else "the first working morning after its end"
    return f"{begun}, so the thank-you goes out first thing on {when}: {next_on}."


def _explain_request(said: Said, count: Count, dates: Dates) -> Iterable[str]:
    window = said.window
    asked = f"They asked you on {dates.day(said.said_on)} to check in: '{said.text}', meaning "
    if window.deadline_on is not None:
        deadline_on, ends_on = dates.day(window.deadline_on), dates.day(count.ends_on)
        yield f"{asked}{'before' if window.last_on < window.deadline_on else 'by'} {deadline_on}."
        yield from _explain_other_readings(said, window.deadline_on, dates)
        yield f"The first working day after that is {ends_on}{name_skipped(count.skipped, dates)}."
        return
    first_on, last_on = dates.day(window.first_on), dates.day(window.last_on)
    yield f"{asked}{first_on}." if first_on == last_on else f"{asked}{first_on} to {last_on}."
    yield from _explain_other_readings(said, window.last_on, dates)
    if window.first_on != window.last_on:
        ends_on = dates.day(count.ends_on)
        yield f"The first working day of those is {ends_on}{name_skipped(count.skipped, dates)}."
    else:
        yield _explain_count(count, dates)


def _quote(said: Said, start_off: DayOff | None, dates: Dates) -> str:
    said_on, read_as = dates.day(said.said_on), dates.day(said.window.last_on)
    if start_off and start_off.sort is not DayOffSort.WEEKEND:
        read_as += f", which is {name_in_sentence(start_off, said.window.last_on)}"
    if said.text == said.window.last_on.isoformat():
        return f"On {said_on} they named {read_as}."
    return f"They said '{said.text}' on {said_on}, meaning {read_as}."


def _explain_other_readings(said: Said, read_as: dt.date, dates: Dates) -> Iterable[str]:
    also = said.window.also
    if also:
        can_mean = f"That can also mean {' or '.join(dates.day(day) for day in also)}"
        is_later = all(day < read_as for day in also)
        yield f"{can_mean}; the later day was taken, since a late message costs less." if is_later else f"{can_mean}."


def _explain_contact(reason: Reason, fact_on: str) -> str:
    noun = KINDS[reason.contact_kind].rule.noun if reason.contact_kind else "a message of your own"
    if reason.contact is ContactSort.PLANNED:
        return f"Your last contact before this one is {noun}, planned for {fact_on}."
    if reason.contact is ContactSort.SENT:
        return f"Your last contact was {noun}, sent on {fact_on}."
    return f"You were last in contact on {fact_on}."


@functools.lru_cache(maxsize=REMEMBERED)
def _explain_count(count: Count, dates: Dates) -> str:
    """Say how many working days lead to a day; a count that only rolls forward may begin with its first day."""
    ends_on = dates.day(count.ends_on)
    if not count.counted:
        return "It goes out on the same day."
    if count.ends_on == count.starts_on:
        return "That is a working day, so it stays."
    if count.skipped and count.skipped[0].on == count.starts_on:
        return f"That is a day off; the next working day is {ends_on}{name_skipped(count.skipped, dates)}."
    if len(count.counted) == 1:
        return f"The next working day is {ends_on}{name_skipped(count.skipped, dates)}."
    number = capitalize(spell_number(len(count.counted)))
    return f"{number} working days later is {ends_on}{name_skipped(count.skipped, dates)}."


def _explain_gap(gap: Gap, role: str | None, dates: Dates) -> str:
    about = f"a check-in about {gap.other_role}" if gap.other_role and gap.other_role != role else "another check-in"
    number = len(gap.way.counted)
    days = "one working day" if number == 1 else f"{spell_number(number)} working days"
    return (
        f"Moved from {dates.day(gap.from_on)} to {dates.day(gap.way.ends_on)}: {about} goes "
        f"out on {dates.day(gap.other_on)}, and they should be {days} apart"
        f"{name_skipped(gap.way.skipped, dates)}."
    )


def _explain_waiting(waited: Waited, dates: Dates) -> str:
    return (
        f"Moved from {dates.day(waited.from_on)} to {dates.day(waited.way.ends_on)}: it had made way for a message "
        f"that was replaced on {dates.day(waited.fact_on)}."
    )


def _explain_aside(aside: Aside, dates: Dates) -> str:
    about = f" about {aside.interview_role}" if aside.interview_role else ""
    return (
        f"Moved from {dates.day(aside.from_on)} to {dates.day(aside.way.ends_on)}: you have an "
        f"interview there{about} on {dates.day(aside.interview_on)}."
    )


def _explain_sent(reason: Reason, sent_on: dt.date, dates: Dates) -> str:
    moved = reason.aside or reason.gap or reason.waited
    planned_on = moved.way.ends_on if moved else reason.way.ends_on
    sent = f"You sent it on {dates.day(sent_on)}."
    return sent if planned_on == sent_on else f"{sent} It was planned for {dates.day(planned_on)}."
