"""Drafts to start from: the letter whose turn it is, its values put in, between a greeting and a name.

Values are shortened to fit, so that no draft is longer than 110 words and no sentence than 25, whatever the file holds.
"""

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Final, NamedTuple

from followup_ics.feed.texts.addressees import Addressees, is_same
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import MONTHS, REMEMBERED, Style, capitalize, format_date, join_words, shorten
from followup_ics.feed.texts.forms_of_address import call_by_name, greet
from followup_ics.feed.texts.kinds import find_text
from followup_ics.feed.texts.letters import keeping, questions, rejections, thanks
from followup_ics.feed.texts.letters.job_names import THE_ROLE, name_job
from followup_ics.feed.texts.letters.letter import Letter, Pool, Reader, fill
from followup_ics.feed.texts.letters.their_words import say_asked, say_hoped
from followup_ics.feed.texts.occasions import Occasion
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Greeting, JobSearch, Kind, Person
from followup_ics.model.week import WEEKDAYS
from followup_ics.planning.rules import KEEPING

LONGEST: Final = 60
NAME_WORDS, POINT_WORDS = 5, 9
"""How many characters, and how many words, a value may bring into a draft."""

MOST_PASSED_ON: Final = 3
WEEK: Final = 7
LONG_AGO: Final = dt.timedelta(days=45)
"""A conversation longer ago is told by its month."""

LAST_EXCHANGE: Final = "our last exchange"
OWN_THANKS: Final = "[Thanks for the meeting, in a sentence.]"
THE_POINT: Final = "[one thing that was said]"
INTEREST: Final = (
    "I'm still very interested in {it}.",
    "What I've heard of {it} still appeals to me.",
    "I can well see myself in {it}.",
    "I'd still be glad of a chance at {it}.",
    "For me nothing has changed: {it} is work I'd like to do.",
)
INTEREST_TO_AN_AGENCY: Final = (
    "I'm still keen on {it}.",
    "For me {it} is still high on the list.",
    "I'd still say yes to {it}.",
    "{company} remains a place where I'd like to work.",
)
"""The formula of interest: at most one to one reader in a quarter, each time in other words."""

OTHER_MIDDLE: Final = "a message of their own, with {point} in place of the middle part."
WITHOUT_QUESTION: Final = "a thank-you of their own, with {point}, and without the question."
OWN_WORDS: Final = "a message of their own, with {point}."
"""How a message to somebody else differs from the draft, or says something where there is none."""

ADDED: Final = "One more thing from {talk}: {point}. [One sentence on it.]"


class Draft(NamedTuple):
    """Hold a message to start from; its body is paragraphs between empty lines, ``use`` when to take it."""

    subject: str
    body: str
    use: str = ""


def write_drafts(follow_up: FollowUp, occasion: Occasion, job_search: JobSearch) -> tuple[Draft, ...]:
    """Write the drafts of a follow-up; where a thank-you goes out with a check-in, they open with the thanks.

    There are none where the reader has had each letter that there is: nobody gets a sentence twice.
    """
    to, values = occasion.to, _find_values(follow_up, occasion, job_search)
    opening = _open_with_thanks(follow_up, occasion, values)
    drafts = []
    for use, choose in find_text(follow_up).drafts:
        pool = choose(follow_up.reason, to.reader)
        if letter := _take(pool, occasion):
            draft = _write_draft(letter, pool, opening, values, occasion=occasion, search=job_search)
            subject = _write_subject(letter, values, has_thanks=follow_up.thanks is not None)
            drafts.append(Draft(subject=subject, body=draft, use=use))
    return tuple(drafts)


def _take(pool: Pool, occasion: Occasion) -> Letter | None:
    turn = occasion.turns.get(pool.name)
    return None if turn is None else pool.letters[turn]


def _write_draft(  # noqa: PLR0913 - what is written, to whom, and on what occasion
    letter: Letter,
    pool: Pool,
    opening: tuple[str, ...],
    values: Mapping[str, str],
    *,
    occasion: Occasion,
    search: JobSearch,
) -> str:
    first, *rest = letter.paragraphs
    if added := _add_to_first(occasion, has_room=pool.has_room):
        first = " ".join([first, *added])
    if thanked := _thank_for_answer(occasion):
        first = " ".join([*thanked, first])
    if pool.has_room:
        values = {**values, "it": _name_what_appeals(letter.paragraphs[0], values)}
    # What opens is filled already: what somebody wrote is never read as a pattern.
    paragraphs = [*opening, fill(first, values), *[fill(text, values) for text in rest]]
    greeting, close = greet(occasion.to.first, search.greeting), _close(search.me, search.greeting)
    return "\n\n".join(filter(None, (greeting, *paragraphs, close)))


def _name_what_appeals(beginning: str, values: Mapping[str, str]) -> str:
    """Name the role as far as the words before it leave open which one is meant."""
    if "{role_at}" in beginning:
        return THE_ROLE
    return values["role"] if "{company}" in beginning else values["role_at"]


@functools.lru_cache(maxsize=16)
def _close(me: str | None, greeting: Greeting) -> str:
    """Close a message: with your name, or a gap for it."""
    signature = shorten(me, characters=LONGEST, words=NAME_WORDS) if me else "[my name]"
    return f"{'Best regards,' if greeting is Greeting.FULL else 'Best,'}\n{signature}"


def _write_subject(letter: Letter, values: Mapping[str, str], *, has_thanks: bool) -> str:
    subject = fill(letter.subject, values)
    subject = f"{subject[:1].upper()}{subject[1:]}"
    if not has_thanks:
        return subject
    return f"Thank you, and {subject[:1].lower()}{subject[1:]}" if subject.split()[0] in SMALL else f"Thanks; {subject}"


SMALL: Final = frozenset({"A", "The", "About", "How", "One", "Your", "What", "When", "Our", "Something", "Planning"})
"""First words of subjects that can stand in the middle of a line."""


def _thank_for_answer(occasion: Occasion) -> tuple[str, ...]:
    """Thank for the answer to your last question, where there was one; beside other thanks that would be too much."""
    letter = _take(questions.choose_answered(occasion.to.reader), occasion) if occasion.has_answer else None
    return letter.paragraphs if letter else ()


def _add_to_first(occasion: Occasion, *, has_room: bool) -> list[str]:
    """Add your interest, where it is time to say so again, and what is still to be mentioned."""
    formulas = INTEREST_TO_AN_AGENCY if occasion.to.reader is Reader.GO_BETWEEN else INTEREST
    is_time = has_room and occasion.interest is not None and occasion.interest < len(formulas)
    interest = [formulas[occasion.interest or 0]] if is_time else []
    return [*interest, ADDED] if occasion.mention else interest


def _open_with_thanks(follow_up: FollowUp, occasion: Occasion, values: Mapping[str, str]) -> tuple[str, ...]:
    """Open with thanks for an interview of these days, or with what they asked for: to be kept posted."""
    if follow_up.thanks:
        letter = _take(thanks.choose_opening(occasion.to.reader), occasion)
        met = {"when": values["thanked_when"], "point": values["thanks_point"]}
        return tuple(fill(text, {**values, **met}) for text in letter.paragraphs) if letter else (OWN_THANKS,)
    if occasion.keeps_posted and follow_up.kind in KEEPING:
        letter = _take(keeping.KEPT_POSTED, occasion)
        return letter.paragraphs if letter else ()
    return ()


def _find_values(follow_up: FollowUp, occasion: Occasion, job_search: JobSearch) -> Mapping[str, str]:
    interview, kind, reader = follow_up.interview, follow_up.kind, occasion.to.reader
    style, year, said = find_style(job_search), follow_up.on.year, follow_up.reason.said
    arrives_on = find_arrival(follow_up).date()
    when = _name_when(interview.on, arrives_on, year, style)
    thanks_point = _cut_point(occasion.thanks_mention)
    our = "our" if reader is Reader.MET else "the"
    talked = _name_talk(occasion, our, arrives_on, year, style)
    thanked = follow_up.thanks
    return {
        **name_job(interview.company, interview.role),
        "when": when,
        "thanked_when": _name_when(thanked.interview.on, arrives_on, year, style) if thanked else when,
        "talked": talked,
        "Talked": capitalize(talked),
        "talk": f"{our} talk",
        "our": our,
        "Our": capitalize(our),
        "hoped": say_hoped(said, year=year, style=style) if kind is Kind.DECISION_DATE else "",
        "asked": say_asked(said, year=year, style=style) if kind is Kind.AS_ASKED else "",
        "point": thanks_point if kind is Kind.THANK_YOU else _cut_point(occasion.mention),
        "thanks_point": thanks_point,
        "those": "" if reader is Reader.MET else name_passed_on(occasion.to, job_search.greeting),
        "feedback": _ask_for_feedback(occasion) if kind is Kind.THANK_YOU_ANYWAY else "",
    }


def _ask_for_feedback(occasion: Occasion) -> str:
    """Ask what one could do better; after a first call no letter is chosen for that."""
    letter = _take(rejections.choose_feedback(occasion.to.reader), occasion)
    return letter.paragraphs[0] if letter else ""


def _cut_point(mention: str | None) -> str:
    """Shorten what is to be mentioned, and leave its end to the sentence that it goes into."""
    return shorten(mention, characters=LONGEST + LONGEST, words=POINT_WORDS).rstrip(" .!;,") if mention else THE_POINT


def name_passed_on(to: Addressees, greeting: Greeting) -> str:
    """Name whom thanks are passed on to."""
    if not to.passed_on:
        return "everybody who took part" if to.first is None or not to.others else "everybody"
    if len(to.passed_on) > MOST_PASSED_ON:
        return "everybody I met"
    return join_words([call_by_name(person, greeting) for person in to.passed_on])


@functools.lru_cache(maxsize=REMEMBERED)
def _name_when(day: dt.date, arrives_on: dt.date, year: int, style: Style) -> str:
    """Say when you met: by the weekday within a week, which stays true a day late."""
    if 0 <= (arrives_on - day).days < WEEK:
        return f"on {WEEKDAYS[day.weekday()]}"
    return f"on {format_date(day, year=year, style=style)}"


def _name_talk(occasion: Occasion, our: str, arrives_on: dt.date, year: int, style: Style) -> str:
    """Name the latest conversation; only an interview's day may be named, and by its month when it is long ago."""
    spoke_on = occasion.spoke_on
    if arrives_on - spoke_on > LONG_AGO:
        return f"{our} talk {_in_month(spoke_on)}" if occasion.was_interview else f"our exchange {_in_month(spoke_on)}"
    return f"{our} talk {_name_when(spoke_on, arrives_on, year, style)}" if occasion.was_interview else LAST_EXCHANGE


def _in_month(day: dt.date) -> str:
    return f"in {MONTHS[day.month - 1]}"


def find_arrival(follow_up: FollowUp) -> dt.datetime:
    """Find when a message can be with the employer, on the employer's clock: not before you are reminded of it."""
    arrives_at, starts_at = follow_up.arrives_at, follow_up.starts_at
    return arrives_at if starts_at <= arrives_at else starts_at.astimezone(arrives_at.tzinfo)


def tell_others(
    to: Addressees, greeting: Greeting, *, has_question: bool = False, has_draft: bool = True
) -> tuple[str, ...]:
    """Say for everybody else who was met how their message differs: a line each, with a gap of its own.

    Where the draft asks something as well, which goes to its one reader, ``has_question`` leaves that out for them.
    """
    if not to.others:
        return ()
    has_addresses = any(person.address for person in (to.first, *to.others) if person)
    differs = WITHOUT_QUESTION if has_question else OTHER_MIDDLE if has_draft else OWN_WORDS
    return tuple(
        _tell_other(person, to, greeting, has_addresses=has_addresses, differs=differs) for person in to.others
    )


def _tell_other(person: Person, to: Addressees, greeting: Greeting, *, has_addresses: bool, differs: str) -> str:
    name = call_by_name(person, greeting)
    point = f"[a point that {name} made]"
    if has_addresses and person.address is None and to.first and not is_same(person, to.first):
        first = call_by_name(to.first, greeting)
        return (
            f"For {person.name}: your file has no address. If you can't find one, add to the message for {first}: "
            f"please thank {name} for {point}."
        )
    address = f" ({person.address})" if person.address else ""
    return f"For {person.name}{address}: {differs.format(point=point)}"
