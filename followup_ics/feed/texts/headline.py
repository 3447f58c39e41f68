"""A follow-up in one line, for a month view: what to do first, then where."""

from typing import Final

from followup_ics.feed.texts.format import DASH, capitalize, join_words, shorten, spell_number
from followup_ics.feed.texts.kinds import KINDS, find_text
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Kind

LONGEST_SUMMARY: Final = 100
LONGEST_NAME, LONGEST_PAIR, LONGEST_COMPANY, SHORTEST_ROLE = 24, 36, 40, 8
"""How many characters of a summary a name, two names, and a company may take, and how few of a role are worth it."""


def write_headline(follow_up: FollowUp) -> str:
    """Put a follow-up in one line of at most 100 characters: what to do, then the company and the role.

    >>> import datetime as dt
    >>> from zoneinfo import ZoneInfo
    >>> from followup_ics.model.plan import Count, Fact, Reason
    >>> from followup_ics.model.search import Interview
    >>> at = dt.datetime(2026, 12, 7, 10, tzinfo=ZoneInfo("UTC"))
    >>> interview = Interview(company="Acme", role="Analyst", on=at.date(), timezone=ZoneInfo("UTC"), holidays=())
    >>> reason = Reason(fact=Fact.REJECTION, fact_on=at.date(), way=Count(starts_on=at.date(), ends_on=at.date()))
    >>> follow_up = FollowUp(
    ...     uid="1", kind=Kind.THANK_YOU_ANYWAY, ordinal=1, interview=interview, people=(), on=at.date(), starts_at=at,
    ...     arrives_at=at, reason=reason,
    ... )
    >>> write_headline(follow_up).split(f" {DASH} ")
    ['Thank them even so', 'Acme (Analyst)']
    """
    action = _name_action(follow_up)
    line = f"{f'Done: {action}' if follow_up.done else capitalize(action)} {DASH} "
    company = follow_up.interview.company
    line += shorten(company, characters=min(LONGEST_COMPANY, LONGEST_SUMMARY - len(line)))
    role, left = follow_up.interview.role, LONGEST_SUMMARY - len(line) - len(" ()")
    if not role or left < min(len(role), SHORTEST_ROLE):
        return line
    return f"{line} ({shorten(role, characters=left)})"


def _name_action(follow_up: FollowUp) -> str:
    if follow_up.kind is Kind.THANK_YOU:
        return _name_thanks(follow_up)
    action = find_text(follow_up).action
    return f"{_name_thanks(follow_up.thanks)}, {action}" if follow_up.thanks else action


def _name_thanks(follow_up: FollowUp) -> str:
    names = [person.name for person in follow_up.people]
    if not names:
        return KINDS[Kind.THANK_YOU].action
    first, *others = (shorten(name, characters=LONGEST_NAME) for name in names)
    if not others:
        return f"thank {first}"
    pair = join_words([first, *others])
    if len(others) == 1 and len(pair) <= LONGEST_PAIR:
        return f"thank {pair}"
    return f"thank {first} and {spell_number(len(others))} other{'s' if len(others) > 1 else ''}"
