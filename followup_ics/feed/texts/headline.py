"""A follow-up in one line, for a month view: what to do, the company whole, then with whom and for which role."""

from typing import Final

from followup_ics.feed.texts.format import DASH, join_words, shorten, spell_number
from followup_ics.feed.texts.forms_of_address import strip_name
from followup_ics.feed.texts.kinds import KINDS, find_text
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Kind

LONGEST_SUMMARY: Final = 100
SEEN: Final = 30
"""So many characters of a title a month shows: the company stands within them, if it can."""

LONGEST_NAME, LONGEST_PAIR, LONGEST_COMPANY, SHORTEST_ROLE = 24, 36, 40, 8
"""How many characters of a summary a name, two names, and a company may take, and how few of a role are worth it."""


def write_headline(follow_up: FollowUp) -> str:
    """Put a follow-up in one line of at most 100 characters.

    A company that the verb would push out of sight stands before it.

    >>> import datetime as dt
    >>> from zoneinfo import ZoneInfo
    >>> from followup_ics.model.plan import Count, Fact, Reason
    >>> from followup_ics.model.search import Interview
    >>> at = dt.datetime(2026, 12, 7, 10, tzinfo=ZoneInfo("UTC"))
    >>> interview = Interview(company="Acme", role="Analyst", on=at.date(), timezone=ZoneInfo("UTC"), holidays=())
    >>> reason = Reason(fact=Fact.REJECTION, fact_on=at.date(), way=Count(starts_on=at.date(), ends_on=at.date()))
    >>> follow_up = FollowUp(
    ...     uid="1", kind=Kind.KEEP_IN_TOUCH, ordinal=1, interview=interview, people=(), on=at.date(), starts_at=at,
    ...     arrives_at=at, reason=reason,
    ... )
    >>> write_headline(follow_up), write_headline(follow_up._replace(done=True))
    ('Write to Acme to keep in touch (Analyst)', 'Done: Acme, message to keep in touch (Analyst)')
    """
    line = _write_beginning(follow_up)
    people = _name_people(follow_up)
    if people and len(line) + len(people) + 3 <= LONGEST_SUMMARY:
        line += f" {DASH} {people}"
    role, left = follow_up.interview.role, LONGEST_SUMMARY - len(line) - len(" ()")
    if not role or left < min(len(role), SHORTEST_ROLE):
        return line
    return f"{line} ({shorten(role, characters=left)})"


def _write_beginning(follow_up: FollowUp) -> str:
    text = find_text(follow_up)
    company = shorten(follow_up.interview.company, characters=LONGEST_COMPANY)
    if follow_up.done:
        things = [KINDS[Kind.THANK_YOU].text.thing] if follow_up.thanks else []
        return f"Done: {company}, {join_words([*things, text.thing])}"
    verb, tail = text.verb, text.tail
    if follow_up.thanks:
        verb, tail = KINDS[Kind.THANK_YOU].text.verb, f" and {name_action(follow_up)}"
    if len(verb) + 1 + len(company) > SEEN >= len(company):
        return f"{company}: {name_action(follow_up, with_thanks=True)}"
    return f"{verb} {company}{tail}"


def name_action(follow_up: FollowUp, *, with_thanks: bool = False) -> str:
    """Say what to do in a few words, where there is no space for names."""
    action = find_text(follow_up).action
    return f"{KINDS[Kind.THANK_YOU].text.action}, {action}" if with_thanks and follow_up.thanks else action


def write_discreet_title(follow_up: FollowUp, letter: str) -> str:
    """Title an event for a calendar that others can see: no company, no role, no name."""
    return f"Follow-up {letter}, done" if follow_up.done else f"Follow-up {letter}"


def _name_people(follow_up: FollowUp) -> str:
    """Name who is thanked: two people, or the first of more."""
    thanks = follow_up if follow_up.kind is Kind.THANK_YOU else follow_up.thanks
    if thanks is None or not thanks.people:
        return ""
    first, *others = (shorten(strip_name(person.name), characters=LONGEST_NAME) for person in thanks.people)
    if not others:
        return first
    pair = join_words([first, *others])
    if len(others) == 1 and len(pair) <= LONGEST_PAIR:
        return pair
    return f"{first} and {spell_number(len(others))} other{'s' if len(others) > 1 else ''}"
