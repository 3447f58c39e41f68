"""The words of each event: what to do and to whom, what to mention and avoid, drafts to start from, why on this day."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from followup_ics.feed.texts.addressees import Addressees
from followup_ics.feed.texts.calls import CallNotes, prepare_call
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.drafts import Draft, tell_others, write_drafts
from followup_ics.feed.texts.format import Dates, name_zone, shorten
from followup_ics.feed.texts.forms_of_address import call_by_name
from followup_ics.feed.texts.headline import write_headline
from followup_ics.feed.texts.kinds import BESIDE_A_CHECK_IN, KindText, find_channel, find_text
from followup_ics.feed.texts.letters.job_names import name_job
from followup_ics.feed.texts.letters.letter import Reader
from followup_ics.feed.texts.occasions import Occasion, describe_alone
from followup_ics.feed.texts.short_reasons import explain_shortly
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Channel, Interview, JobSearch, Kind, Notes, Person
from followup_ics.planning.rules import KEEPING

__all__ = ["Advice", "CallNotes", "Draft", "compose_text", "describe", "tell_timing"]

LONGEST_NAME, MOST_NAME_WORDS = 40, 5
"""A name of more characters or words stands in a sentence as one says it."""

GATE: Final = "Only if your last message was answered. If not: 'followup-ics log … --signal no-reply', and leave it."
LAST: Final = "This is the last one for now. If they stay silent, let it rest; your search goes on elsewhere."
THREAD: Final = "reply in the thread you have; the subject is for a new one"
ANSWERING: Final = "Answer whoever wrote to you."
SPENT: Final = "No draft this time: they've had every one, and a few words of your own will do."
NOBODY: Final = "whoever invited you (your file names nobody; 'contact:' says whom to write to)"


LONGEST_NOTES = 1_000
"""Characters of notes that one event shows: a note stands in each event of its interview, and feeds have a limit."""


class Advice(NamedTuple):
    """Hold the words of one follow-up: its one-line summary, and the parts of its text in the order of reading.

    ``condition`` says when to leave it, ``address`` is that of whoever the draft is for, ``timing`` is empty where your
    clock and the employer's show the same, ``others`` tells whom to write to besides. ``reason`` is why this day, in
    short. Where the follow-up is done, what would be to do is empty.
    """

    summary: str
    todo: str
    reason: str
    condition: str = ""
    to: str = ""
    address: str | None = None
    timing: str = ""
    notes: tuple[str, ...] = ()
    mention: tuple[str, ...] = ()
    avoid: str = ""
    drafts: tuple[Draft, ...] = ()
    call: CallNotes | None = None
    others: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    is_reply: bool = False


def describe(follow_up: FollowUp, job_search: JobSearch, occasion: Occasion | None = None) -> Advice:
    r"""Find the words of a follow-up; what the user wrote is taken as it is, never read as a pattern.

    Without an ``occasion`` (`find_occasions` has those of a plan) the drafts are as if nothing had been sent before.

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
    dates = Dates(year=follow_up.on.year, style=find_style(job_search))
    occasion = occasion or describe_alone(follow_up)
    to = occasion.to
    text, summary, reason = find_text(follow_up), write_headline(follow_up), _explain_shortly(follow_up, dates)
    notes, details = _list_notes(follow_up, job_search, dates), tuple(_list_details(follow_up, job_search, dates))
    if follow_up.done:
        todo = f"You have written to {_name_whom(to, job_search)}; nothing is left to do here."
        return Advice(summary=summary, todo=todo, reason=reason, notes=notes, details=details)
    is_call = find_channel(follow_up) in {Channel.CALL, Channel.TEXT}
    drafts = write_drafts(follow_up, occasion, job_search)
    todo = _say_what_to_do(follow_up, text, occasion, job_search, dates)
    return Advice(
        summary=summary,
        todo=todo if drafts or is_call else f"{todo} {SPENT}",
        reason=reason,
        condition=GATE if follow_up.kind in KEEPING else "",
        to=_list_recipients(to),
        address=to.first.address if to.first else None,
        timing=tell_timing(follow_up, job_search, dates),
        notes=notes,
        mention=tuple(filter(None, (occasion.thanks_mention, occasion.mention))),
        avoid=_say_what_to_avoid(follow_up, text),
        drafts=drafts,
        call=prepare_call(follow_up, job_search) if is_call else None,
        others=tell_others(to, job_search.greeting, has_question=bool(follow_up.thanks), has_draft=bool(drafts)),
        details=details,
        is_reply=follow_up.kind is not Kind.THANK_YOU,
    )


def compose_text(advice: Advice, *, with_notes: bool = True) -> str:
    r"""Compose the text of an event, what to do first and what one may look up last.

    >>> draft = Draft(subject="Our talk", body="Hi Dana,")
    >>> advice = Advice(summary="", todo="Write.", to="Dana Lee", drafts=(draft,), reason="You met.",
    ...                 avoid="flattery.", details=("Interview: Acme",))
    >>> print(compose_text(advice).replace("\n\n", "\n"))
    Write.
    To: Dana Lee
    Avoid: flattery.
    A draft to start from
    Subject: Our talk
    Hi Dana,
    Why this day: You met.
    Interview: Acme
    """
    paragraphs = [
        "\n".join(filter(None, [advice.condition, advice.todo])),
        "\n".join(filter(None, [advice.to and f"To: {advice.to}", advice.timing])),
        "\n".join(f"Your note: {note}" for note in advice.notes) if with_notes and advice.notes else "",
        f"To mention: {'; '.join(advice.mention)}" if advice.mention else "",
        advice.avoid and f"Avoid: {advice.avoid}",
        *(compose_draft(draft, is_reply=advice.is_reply and draft is advice.drafts[0]) for draft in advice.drafts),
        compose_call(advice.call) if advice.call else "",
        "\n".join(advice.others),
        f"Why this day: {advice.reason}",
        "\n".join(advice.details),
    ]
    return "\n\n".join(filter(None, paragraphs))


def compose_draft(draft: Draft, *, is_reply: bool) -> str:
    """Compose a draft with its heading and its subject."""
    return f"{name_draft(draft, is_reply=is_reply)}\nSubject: {draft.subject}\n\n{draft.body}"


def name_draft(draft: Draft, *, is_reply: bool) -> str:
    """Name a draft: when to take it, and whether it belongs into the thread that there is."""
    told = "; ".join(filter(None, (draft.use, THREAD if is_reply else "")))
    return f"A draft to start from ({told})" if told else "A draft to start from"


def compose_call(call: CallNotes) -> str:
    """Compose what to say in a call, and to a machine."""
    points = (f"{number}. {point}" for number, point in enumerate(call.points, start=1))
    return "\n".join(["To say:", *points, f"{call.otherwise}: {call.line}"])


def _say_what_to_do(
    follow_up: FollowUp, text: KindText, occasion: Occasion, job_search: JobSearch, dates: Dates
) -> str:
    to = occasion.to
    # Where thanks go out with a question, the question is for one person, and the thanks for everybody.
    whom = _name_whom(to._replace(others=()) if follow_up.thanks else to, job_search)
    if text.between and to.reader is Reader.GO_BETWEEN:
        company = name_job(follow_up.interview.company, follow_up.interview.role)["company"]
        sentences = [text.between.format(whom=whom, company=company), text.way_out]
    else:
        sentences = [text.todo.format(whom=whom), text.way_out]
    if follow_up.kind is Kind.THANK_YOU and to.others:
        sentences.insert(1, "Each gets a message of their own.")
    if follow_up.kind is Kind.THANK_YOU and (to.reader is not Reader.MET or to.passed_on):
        sentences.insert(1, "Ask to have the thanks passed on.")
    if follow_up.thanks:
        sentences.append(f"Begin with thanks for {dates.day(follow_up.thanks.interview.on)}; one message does both.")
        if to.others:
            sentences.append("Everybody else is thanked on their own.")
    if follow_up.kind is Kind.THANK_YOU_ANYWAY:
        sentences.append(ANSWERING)
    if occasion.is_last:
        sentences.append(LAST)
    return " ".join(filter(None, sentences))


def _say_what_to_avoid(follow_up: FollowUp, text: KindText) -> str:
    """Say what to leave out; where thanks go out as well, what their own advice says too."""
    return f"{text.avoid} With the thanks: {BESIDE_A_CHECK_IN}" if follow_up.thanks else text.avoid


def _name_whom(to: Addressees, job_search: JobSearch) -> str:
    if to.first is None:
        return "whoever invited you"
    name = _name_in_sentence(to.first, job_search)
    match to.others:
        case ():
            return name
        case (other,):
            return f"{name} and {_name_in_sentence(other, job_search)}"
        case _:
            return f"{name} and the others"


def _name_in_sentence(person: Person, job_search: JobSearch) -> str:
    name = person.name
    if len(name) <= LONGEST_NAME and name.count(" ") < MOST_NAME_WORDS:
        return name
    return shorten(call_by_name(person, job_search.greeting), characters=LONGEST_NAME, words=MOST_NAME_WORDS)


def _list_recipients(to: Addressees) -> str:
    # Some calendars show descriptions as HTML, and would swallow an address in angle brackets.
    if to.first is None:
        return NOBODY
    return "; then, each on their own, ".join(
        filter(None, (_write_recipient(to.first), ", ".join(map(_write_recipient, to.others))))
    )


def _write_recipient(person: Person) -> str:
    return f"{person.name} ({person.address})" if person.address else person.name


def tell_timing(follow_up: FollowUp, job_search: JobSearch, dates: Dates) -> str:
    """Tell the time on the employer's clock where it differs from the one that the calendar shows."""
    there_at = follow_up.arrives_at
    # To subtract is quicker than to compare, which looks at both moments on either side of a change of clocks.
    if there_at.tzinfo is job_search.timezone and not there_at - follow_up.starts_at:
        return ""
    here_at = follow_up.starts_at.astimezone(job_search.timezone)
    if here_at == there_at and here_at.replace(tzinfo=None) == there_at.replace(tzinfo=None):
        return ""
    there = f"{dates.moment(there_at)}, {name_zone(there_at.tzinfo)}"
    reminded = dates.moment(here_at)
    if here_at == there_at:
        return f"Their clock: {there}."
    then_at = there_at.astimezone(job_search.timezone)
    is_same_clock = then_at.replace(tzinfo=None) == there_at.replace(tzinfo=None)
    both = there if is_same_clock else f"{there} ({dates.moment(then_at)} for you)"
    if here_at < there_at:
        return f"Schedule it to arrive at {both}. You are reminded at {reminded}."
    return f"The best time, {both}, falls outside your waking hours. Send it when you are reminded, at {reminded}."


def _explain_shortly(follow_up: FollowUp, dates: Dates) -> str:
    own = explain_shortly(follow_up, dates)
    return f"{explain_shortly(follow_up.thanks, dates)} {own}" if follow_up.thanks else own


def _list_interviews(follow_up: FollowUp) -> list[Interview]:
    if follow_up.thanks and follow_up.thanks.interview != follow_up.interview:
        return [follow_up.thanks.interview, follow_up.interview]
    return [follow_up.interview]


def _list_details(follow_up: FollowUp, job_search: JobSearch, dates: Dates) -> Iterable[str]:
    """List the interview and its posting."""
    for interview in _list_interviews(follow_up):
        yield _name_interview(interview, job_search, dates)
        if interview.place:
            yield f"Place: {interview.place}"
        if interview.link:
            yield f"Posting: {interview.link}"


def _list_notes(follow_up: FollowUp, job_search: JobSearch, dates: Dates) -> tuple[str, ...]:
    """List your notes up to the day, where the file lets them: a later note does not change an earlier event."""
    if job_search.notes is not Notes.IN_FEED:
        return ()
    notes, room = [], LONGEST_NOTES
    for note in _find_notes(follow_up, dates):
        if room <= 0:
            break
        notes.append(note if len(note) <= room else f"{note[: room - 1].rstrip()}…")
        room -= len(note)
    return tuple(notes)


def _find_notes(follow_up: FollowUp, dates: Dates) -> Iterator[str]:
    for interview in _list_interviews(follow_up):
        if interview.note:
            yield interview.note
        for update in interview.updates:
            if update.note and update.on <= follow_up.on:
                yield f"{update.note} ({dates.day(update.on)})"


def _name_interview(interview: Interview, job_search: JobSearch, dates: Dates) -> str:
    day = dates.day(interview.on)
    if interview.start_time:
        day = f"{day} at {dates.time(interview.start_time)}"
        if interview.timezone != job_search.timezone:
            day = f"{day}, {name_zone(interview.timezone)}"
    what = ", ".join(filter(None, [interview.company, interview.role, interview.round]))
    return f"Interview: {what}, {day}"
