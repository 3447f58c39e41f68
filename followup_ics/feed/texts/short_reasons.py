"""The reason for a day in a sentence or two, for an event; `reasons` has all of it."""

import functools
from collections.abc import Iterator
from typing import Final, assert_never

from followup_ics.feed.texts.days_off import name_in_sentence
from followup_ics.feed.texts.format import REMEMBERED, Dates, join_words, shorten, spell_number
from followup_ics.model.plan import Count, DayOffSort, Fact, FollowUp
from followup_ics.model.search import Said

MOST_DAYS_OFF, MOST_NAME_WORDS = 3, 5
OBSERVED: Final = " (observed)"
LONGEST, MOST_WORDS = 90, 11
"""How many characters, and how many words, of what they said are repeated."""


def explain_shortly(follow_up: FollowUp, dates: Dates) -> str:
    """Say why a follow-up stands on its day; where what they said has two readings, both are told."""
    sentences = [*_explain_fact(follow_up, dates)]
    if off := _name_days_off(follow_up.reason.too_late or follow_up.reason.way):
        sentences.append(f"Days off in between: {off}.")
    if follow_up.reason.gap or follow_up.reason.aside or follow_up.reason.waited:
        sentences.append("Moved on from there, to keep clear of another message or meeting.")
    if follow_up.reason.sent_on:
        sentences.append(f"You sent it on {dates.day(follow_up.reason.sent_on)}.")
    return " ".join(sentences)


def _explain_fact(follow_up: FollowUp, dates: Dates) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each fact
    reason = follow_up.reason
    said, on = reason.said, dates.day(reason.fact_on)
    match reason.fact:
        case Fact.INTERVIEW:
            yield f"You met on {on}; {_say_when_to_thank(follow_up)}."
        case Fact.PROMISE:
            yield f"They {_tell_promise(said)} on {on}; the time to ask is {_count(reason.way, '', dates)}."
        case Fact.NO_PROMISE:
            yield f"You met on {on} and nobody named a date; the time to ask is {_count(reason.way, 'that', dates)}."
        case Fact.REQUEST:
            words = f"on {_name_day(said, dates)}" if _is_bare_day(said) else f"from you: {_quote(said)}"
            yield f"On {on} they asked to hear {words}."
        case Fact.LAST_CONTACT:
            yield f"The time to write is {_count(reason.way, f'your last contact, on {on}', dates)}."
        case Fact.REJECTION:
            yield f"You heard on {on}."
        case Fact.NEXT_ROUND:
            yield f"They told you of a next round on {on}; the time to ask is {_count(reason.way, 'that', dates)}."
        case Fact.CANCELLATION:
            yield f"The interview was called off on {on}; the time to ask is {_count(reason.way, 'that', dates)}."
        case Fact.OFFER:
            yield f"They made the offer on {on}, without a day for your answer."
        case Fact.ANSWER_DAY:
            day = _name_day(said, dates)
            yield f"They want your answer by {day}." if _is_bare_day(said) else f"{_ask(said)}, which is {day}."
        case Fact.ACCEPTANCE:
            yield f"You accepted another offer on {on}."
        case _:
            assert_never(reason.fact)
    if said and said.window.also:
        also = join_words([dates.day(day) for day in said.window.also])
        advice = ". Ask them which, soon" if reason.fact is Fact.ANSWER_DAY else ""
        yield f"That can mean {also}, too; this goes by {_name_day(said, dates)}{advice}."


@functools.lru_cache(maxsize=REMEMBERED)
def _name_days_off(count: Count) -> str:
    """Name the first few days off that are more than a weekend, each once."""
    offs = [count.start_off, *(day.off for day in count.skipped)]
    named = [off for off in offs if off and off.sort is not DayOffSort.WEEKEND]
    names = dict.fromkeys(
        name.replace(OBSERVED, "") for off in named for name in off.names or (name_in_sentence(off, count.starts_on),)
    )
    shown = [shorten(name, characters=LONGEST, words=MOST_NAME_WORDS) for name in list(names)[:MOST_DAYS_OFF]]
    return join_words([*shown, "others"] if len(names) > MOST_DAYS_OFF else shown)


def _say_when_to_thank(follow_up: FollowUp) -> str:
    if follow_up.reason.too_late:
        return "the next working day is too far off, so thanks go out the same day"
    if follow_up.reason.way.counted:
        return "thanks go out first thing on the next working day"
    return "thanks go out the same afternoon"


def _count(count: Count, start: str, dates: Dates) -> str:
    """Say how far from its start a count leads; without another name the start is called by its day."""
    if count.ends_on == count.starts_on:
        return f"on {dates.day(count.ends_on)}"
    number = len(count.counted)
    days = "one working day" if number == 1 else f"{spell_number(number)} working days"
    return f"{days} after {start or dates.day(count.starts_on)}"


def _tell_promise(said: Said | None) -> str:
    return "named a day" if _is_bare_day(said) else f"said {_quote(said)}"


def _is_bare_day(said: Said | None) -> bool:
    """Tell whether their words are no more than a date."""
    return said is not None and said.text == said.window.last_on.isoformat()


def _ask(said: Said | None) -> str:
    return f"They want your answer {_quote(said)}"


def _quote(said: Said | None) -> str:
    return f"'{shorten(said.text, characters=LONGEST, words=MOST_WORDS)}'" if said else "so"


def _name_day(said: Said | None, dates: Dates) -> str:
    if said is None:
        return "that day"
    return dates.day(said.window.deadline_on or said.window.last_on)
