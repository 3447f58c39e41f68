"""What is worth knowing about a file that is not wrong: said by `check`, one line each."""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from followup_ics.input.starter import SAMPLE_COMPANY
from followup_ics.input.timezones import find_country
from followup_ics.model.alike import may_be_one
from followup_ics.model.listing import join_words
from followup_ics.model.names import fold
from followup_ics.model.plan import Unused, WhyUnused
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview, JobSearch, Outcome, Said, Share, Update
from followup_ics.phrases.read import describe_slips
from followup_ics.planning.calendars.cache import CalendarCache
from followup_ics.planning.calendars.days_off import (
    find_calendar_warnings,
    find_code_problem,
    find_foreign_country,
    list_parts,
    name_country,
)
from followup_ics.planning.plan_file import PlannedSearch, find_years
from followup_ics.planning.rounds import group_applications
from followup_ics.planning.slips import find_slips, is_nearly, make_name

NO_ID: Final = (
    "no id: others who leave it out share your events' identities, and can guess company and role from them; "
    "add a line at the top, such as"
)


def find_caveats(planned: PlannedSearch, *, now: dt.datetime, cache: CalendarCache | None = None) -> tuple[str, ...]:
    """List what a careful reader would ask about, in the order of the file where it has one.

    ``now`` is what years are far off from, ``cache`` where days off are remembered.
    """
    return tuple(
        dict.fromkeys(
            [
                *_about_the_file(planned),
                *_about_calendars(planned, cache),
                *_about_codes(planned.job_search, cache),
                *_about_countries(planned.job_search, cache),
                *_about_hidden_companies(planned.job_search),
                *find_slips(planned.job_search.interviews, now=now),
                *map(tell_misspelt, find_misspelt(planned.job_search.interviews)),
                *_about_what_was_sent(planned),
                *_about_what_is_unused(planned),
                *_about_reopened_applications(planned),
                *_about_numbered_rounds(planned),
            ]
        )
    )


def _about_the_file(planned: PlannedSearch) -> Iterable[str]:
    if planned.job_search.id is None:
        yield NO_ID
    calendars = {interview.holidays for interview in planned.job_search.interviews}
    if planned.job_search.weekend is not None and len(calendars) > 1:
        yield "weekend: it takes the place of the weekend of every calendar in this file, the employers' own included"

    if planned.job_search.alarm is not None:
        yield (
            "alarm: Google and Outlook ignore it in a calendar that is subscribed to, and Apple asks; "
            "set a default notification on that calendar there instead"
        )
    companies = {fold(interview.company) for interview in planned.job_search.interviews}
    if fold(SAMPLE_COMPANY) in companies and len(companies) > 1:
        yield f"the sample interview that `init` wrote is still there ({quote(SAMPLE_COMPANY)}); take it out"


def _about_codes(job_search: JobSearch, cache: CalendarCache | None) -> Iterable[str]:
    """Note a country's code that is also that of a part of the country that one is in (rules, section 4)."""
    places = [(job_search.timezone, job_search.holidays)]
    places += [(interview.timezone, interview.holidays) for interview in job_search.interviews]
    for zone, codes in dict.fromkeys(places):
        country = find_country(zone.key)
        bare = [code for code in codes if code != country and "-" not in code]
        # The country's own data is asked last: most files need none of it.
        if country is None or not bare or find_code_problem(country, cache):
            continue
        for code in bare:
            if code in list_parts(country, cache):
                yield (
                    f"holidays: {quote(code)} is read as the country {name_country(code)}; "
                    f"in {zone.key} '{country}-{code}' may be meant"
                )


def _about_countries(job_search: JobSearch, cache: CalendarCache | None) -> Iterable[str]:
    """Note an employer on the clock of a country whose days off are not counted: those of the file are, by default."""
    for interview in job_search.interviews:
        if interview.timezone == job_search.timezone or interview.holidays != job_search.holidays:
            continue
        country = find_foreign_country(interview.timezone.key, interview.holidays, cache)
        if country is not None:
            yield (
                f"{interview.company}: it is on the clock of {interview.timezone.key}, and the days off counted are "
                f"those of {', '.join(interview.holidays)}; for theirs add the line 'holidays: {country}'"
            )


def _about_hidden_companies(job_search: JobSearch) -> Iterable[str]:
    for share in job_search.shares:
        yield from tell_near_hidden(share, job_search)


def tell_near_hidden(share: Share, job_search: JobSearch) -> Iterable[str]:
    """Note each company that somebody sees though it may be one that is hidden from them, under another name."""
    hidden = {fold(company) for company in share.hide}
    seen = {fold(each.company): each.company for each in job_search.interviews if fold(each.company) not in hidden}
    for company in seen.values() if share.ended_on is None else ():
        for other in share.hide:
            if may_be_one(company, other) or is_nearly(make_name(company), make_name(other)):
                yield (
                    f"{share.who} sees {quote(company)}, and {quote(other)} is hidden from them; if they are one, "
                    "write both alike, or hide both"
                )


def _about_calendars(planned: PlannedSearch, cache: CalendarCache | None) -> Iterable[str]:
    years = find_years(planned.job_search.interviews)
    needed = range(years.start + 1, max(years.stop - 1, *(f.on.year + 1 for f in planned.follow_ups), 0))
    for codes in planned.days_off:
        yield from find_calendar_warnings(codes, years=needed, cache=cache)


def _about_what_was_sent(planned: PlannedSearch) -> Iterable[str]:
    marked = {
        (fold(each.interview.company), fold(each.interview.role or ""), each.kind, each.reason.sent_on)
        for follow_up in planned.follow_ups
        for each in (follow_up, follow_up.thanks)
        if each
    }
    for interview in planned.job_search.interviews:
        for update in interview.updates:
            key = (fold(interview.company), fold(interview.role or ""), update.sent, update.on)
            if update.sent and key not in marked:
                yield (
                    f"{interview.company}, {update.on}: no {update.sent} was planned that this could be; "
                    "it counts as a message of your own accord"
                )


class Misspelt(NamedTuple):
    """Hold what was said at an interview, or after it, with a word that is read as another."""

    interview: Interview
    said: Said


def find_misspelt(interviews: Iterable[Interview]) -> tuple[Misspelt, ...]:
    """Find the phrases that are read although a word in them is misspelt, in the order of the file."""
    return tuple(
        Misspelt(interview=interview, said=said)
        for interview in interviews
        for said in (
            interview.hear_by,
            interview.check_in,
            *itertools.chain.from_iterable(map(_list_said, interview.updates)),
        )
        if said and said.window.meant
    )


def _list_said(update: Update) -> tuple[Said | None, ...]:
    return update.hear_by, update.check_in, update.answer_by


def tell_misspelt(misspelt: Misspelt) -> str:
    """Say which word was read in the place of a misspelt one."""
    said = misspelt.said
    return (
        f"{misspelt.interview.company}, {said.said_on}: {quote(said.text)} is read with "
        f"{describe_slips(said.window.meant)}; write it so, if that is right"
    )


def _about_what_is_unused(planned: PlannedSearch) -> Iterable[str]:
    yield from map(tell_unused, planned.unused)


def tell_unused(unused: Unused) -> str:
    """Say that nothing comes of what was said, and why."""
    said = f"{unused.interview.company}, {unused.said_on}: nothing comes of {quote(unused.said)}"
    return f"{said}: {WHYS[unused.why].format(on=unused.on)}"


def _about_reopened_applications(planned: PlannedSearch) -> Iterable[str]:
    """Note an interview after an outcome that the file does not say was booked after it (rules, section 5)."""
    for applications in group_applications(planned.job_search.interviews):
        for application in applications:
            ends = [
                update.on
                for a_round in application.rounds
                for interview in a_round.interviews
                for update in interview.updates
                if update.outcome and update.outcome is not Outcome.OFFER
            ]
            for a_round in application.rounds:
                before = [on for on in ends if on < a_round.on]
                if before and not a_round.has_booking and a_round.cancelled_on is None:
                    yield (
                        f"{a_round.last.company}, {a_round.on}: taken as arranged after the outcome of {max(before)}, "
                        "so the application is open again; 'booked' would say so for certain"
                    )


WHYS: Final[Mapping[WhyUnused, str]] = {
    WhyUnused.REQUEST: "what they asked for on that day takes its place",
    WhyUnused.LATER_WORD: "what they said on {on} came first",
    WhyUnused.ROUND: "another interview counts as booked on {on}, and comes first",
    WhyUnused.INTERVIEW_DAY: "the question would stand beside an interview there, where one can ask",
    WhyUnused.OUTCOME: "the outcome of {on} came first; another interview would open the application again",
    WhyUnused.OFFER: "the offer of {on} came first",
    WhyUnused.NO_OFFER: "there was no offer to answer on {on}",
    WhyUnused.STOP: "they said on {on} that they would get in touch",
    WhyUnused.ACCEPTANCE: "another offer was accepted on {on}",
}
"""Why nothing comes of what was said; ``{on}`` is the day of what came first."""


def _about_numbered_rounds(planned: PlannedSearch) -> Iterable[str]:
    """Note rounds whose events are known by the number of the round alone."""
    for applications in group_applications(planned.job_search.interviews):
        for application in applications:
            numbered = [a_round for a_round in application.rounds if a_round.interviews[0].id is None]
            if len(application.rounds) > 1 and numbered:
                last = numbered[-1].last
                name = f"{last.company}, {last.role}" if last.role else last.company
                yield (
                    f"{name}: rounds without an 'id' go by their number, so an earlier round that you add or take out "
                    f"shifts the events of {join_words([str(a_round.on) for a_round in numbered], 'and')}"
                )
