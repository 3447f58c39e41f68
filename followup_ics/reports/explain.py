"""The reason for each day as a page for people: step by step, with a calendar strip of the days counted and skipped."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar, assert_never

from followup_ics.feed.texts.advice import tell_timing
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import Dates, Style, format_moment, name_zone
from followup_ics.feed.texts.headline import write_headline
from followup_ics.feed.texts.kinds import KINDS
from followup_ics.feed.texts.reasons import explain_steps
from followup_ics.model.errors import FollowUpError
from followup_ics.model.listing import list_names
from followup_ics.model.names import fold
from followup_ics.model.nearest import find_nearest_name
from followup_ics.model.plan import Count, Fact, FollowUp, Reason, Unused
from followup_ics.model.quoting import quote
from followup_ics.model.search import JobSearch, Kind
from followup_ics.planning.caveats import Misspelt
from followup_ics.reports.agenda_groups import identify
from followup_ics.reports.explain_days import draw_strip, mark_days, name_days_off
from followup_ics.reports.terminal import EMPTY_LINE, Block, Styled, Tone, make_line, write_page

PlannedT = TypeVar("PlannedT", FollowUp, Unused, Misspelt)

INDENT: Final = 2
LABEL: Final = (4,)
"""Columns of a label, so that what stands beside them aligns."""

LONGEST_LEAD: Final = dt.timedelta(days=14)
"""A strip begins with the day on which something was said, where that is no longer ago."""


NO_YEAR: Final = 0
"""A year that no day is in, so that the day's own is always told."""


def select_company(planned: Iterable[PlannedT], job_search: JobSearch, company: str | None) -> tuple[PlannedT, ...]:
    """Select what is about the companies that have ``company`` in their name; all of it where that is None.

    Raises `FollowUpError` where there is no such company, with the nearest name.

    >>> from zoneinfo import ZoneInfo
    >>> select_company((), JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=()), "acme")
    Traceback (most recent call last):
        ...
    followup_ics.model.errors.FollowUpError: no company has 'acme' in its name; the file has no interviews yet
    """
    if company is None:
        return tuple(planned)
    names = {fold(interview.company): interview.company for interview in job_search.interviews}
    chosen = {name for name in names if fold(company) in name}
    if not chosen:
        raise FollowUpError(f"no company has {quote(company)} in its name{_suggest(company, tuple(names.values()))}")
    return tuple(each for each in planned if fold(each.interview.company) in chosen)


def _suggest(company: str, names: tuple[str, ...]) -> str:
    """Name the company that was probably meant, or the first few that there are."""
    if not names:
        return "; the file has no interviews yet"
    if nearest := find_nearest_name(company, names):
        return f" (did you mean {quote(nearest)}?)"
    return f"; there are {list_names(names, 'and')}"


def render_explanation(
    follow_ups: Iterable[FollowUp],
    job_search: JobSearch,
    *,
    notes: Sequence[str] = (),
    width: int = 80,
    colour: bool = False,
) -> str:
    """Render why each follow-up stands on its day, in at most ``width`` columns; ``notes`` come once, at the end.

    >>> from zoneinfo import ZoneInfo
    >>> job_search = JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=())
    >>> print(render_explanation((), job_search), end="")
    Nothing is planned here, so there is nothing to explain.
    """
    chosen = tuple(follow_ups)
    blocks = [] if chosen else [make_line("Nothing is planned here, so there is nothing to explain."), EMPTY_LINE]
    for members in _group_by_application(chosen):
        interview = members[0].interview
        blocks.append(make_line(", ".join(filter(None, (interview.company, interview.role))), tone=Tone.TITLE))
        for follow_up in members:
            blocks += [EMPTY_LINE, *_explain(follow_up, job_search, width=width)]
        blocks += [EMPTY_LINE, EMPTY_LINE]
    blocks += [make_line(f"Note: {note}", tone=Tone.QUIET) for note in notes]
    return write_page(blocks, width=width, colour=colour).rstrip("\n") + "\n"


def _group_by_application(follow_ups: Iterable[FollowUp]) -> Sequence[Sequence[FollowUp]]:
    """Group follow-ups by company, then by role, each in the order in which it comes up first."""
    companies: dict[str, dict[str, list[FollowUp]]] = {}
    for each in follow_ups:
        company, role = identify(each.interview)
        companies.setdefault(company, {}).setdefault(role, []).append(each)
    return [members for roles in companies.values() for members in roles.values()]


def _explain(follow_up: FollowUp, job_search: JobSearch, *, width: int) -> Iterator[Block]:
    """Explain one follow-up: when, by which rule, why then, and the days that were counted."""
    steps = (f"{number}." for number in itertools.count(1))
    both = (follow_up.thanks, follow_up) if follow_up.thanks else (follow_up,)
    yield make_line(write_headline(follow_up), tone=Tone.TITLE, indent=INDENT)
    yield _make_list("When", *((moment,) for moment in _tell_moments(follow_up, job_search)))
    yield _make_list("Rule", *((_name_rule(each.kind),) for each in both))
    yield _make_list("Why", *zip(steps, explain_steps(follow_up, find_style(job_search)), strict=False))
    for each in both:
        label = "Days" if each is follow_up else "Thanks"
        yield from _draw_counts(each, label=label, style=find_style(job_search), width=width)


def _make_list(label: str, *rows: tuple[str, ...]) -> Block:
    """Make a block that has its label before the first row."""
    cells = [("" if number else label, *row) for number, row in enumerate(rows)]
    return Block(rows=tuple(tuple(Styled(text=cell) for cell in row) for row in cells), indent=INDENT, least=LABEL)


def _tell_moments(follow_up: FollowUp, job_search: JobSearch) -> Iterator[str]:
    """Tell when the reminder comes, on your clock and, where that shows something else, on theirs."""
    style = find_style(job_search)
    here_at, there_at = follow_up.starts_at.astimezone(job_search.timezone), follow_up.arrives_at
    yield f"{format_moment(here_at, year=NO_YEAR, style=style)}, {name_zone(job_search.timezone)}"
    if here_at != there_at:
        if not follow_up.done:
            yield tell_timing(follow_up, job_search, Dates(year=follow_up.on.year, style=style))
    elif here_at.replace(tzinfo=None) != there_at.replace(tzinfo=None):
        yield f"which is {format_moment(there_at, year=NO_YEAR, style=style)}, {name_zone(there_at.tzinfo)}"


def _name_rule(kind: Kind) -> str:
    return f"{list(Kind).index(kind) + 1}, {kind}: {KINDS[kind].rule.rule}"


def _draw_counts(follow_up: FollowUp, *, label: str, style: Style, width: int) -> Iterator[Block]:
    """Draw the days from the fact to the day by the rule, and those that keep it apart from another check-in."""
    reason = follow_up.reason
    marks = mark_days(reason.way, _name_start(reason))
    said = reason.said
    if said and dt.timedelta() < reason.way.starts_on - said.said_on <= LONGEST_LEAD:
        marks = {said.said_on: "said", **marks}
    if len(marks) > 1:
        yield from _draw_count(label, reason.way, marks, style=style, width=width)
    if reason.waited:
        marks = mark_days(reason.waited.way, "free")
        yield from _draw_count("Then", reason.waited.way, marks, style=style, width=width)
    if reason.gap:
        yield from _draw_count("Gap", reason.gap.way, mark_days(reason.gap.way, "other"), style=style, width=width)
    if reason.aside:
        marks = mark_days(reason.aside.way, "meeting")
        yield from _draw_count("Aside", reason.aside.way, marks, style=style, width=width)


def _name_start(reason: Reason) -> str:
    """Say in a word what the day is that is counted from."""
    match reason.fact:
        case Fact.INTERVIEW | Fact.NO_PROMISE:
            word = "met"
        case Fact.PROMISE:
            word = "promised"
        case Fact.REQUEST | Fact.ANSWER_DAY:
            word = "named"
        case Fact.LAST_CONTACT:
            word = "contact"
        case Fact.REJECTION:
            word = "rejected"
        case Fact.NEXT_ROUND:
            word = "promised" if reason.said else "told"
        case Fact.CANCELLATION:
            word = "off"
        case Fact.OFFER:
            word = "offer"
        case Fact.ACCEPTANCE:
            word = "accepted"
        case _:
            assert_never(reason.fact)
    return word


def _draw_count(label: str, count: Count, marks: Mapping[dt.date, str], *, style: Style, width: int) -> Iterator[Block]:
    yield from (EMPTY_LINE, draw_strip(label, marks, style=style, width=width))
    names = name_days_off(count.skipped, style)
    if names:
        yield _make_list("Off", *names)
