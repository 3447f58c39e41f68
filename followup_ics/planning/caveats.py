"""What is worth knowing about a file that is not wrong: said by `check`, one line each."""

from collections.abc import Iterable

from followup_ics.model.names import fold
from followup_ics.planning.calendars.cache import Shelf
from followup_ics.planning.calendars.days_off import find_calendar_warnings
from followup_ics.planning.plan_file import PlannedSearch, find_years
from followup_ics.planning.rounds import Aspect, group_applications, list_happenings


def find_caveats(planned: PlannedSearch, *, shelf: Shelf | None = None) -> tuple[str, ...]:
    """List what a careful reader would ask about, in the order of the file where it has one.

    ``shelf`` is where days off are remembered.
    """
    return tuple(
        dict.fromkeys(
            [
                *_about_the_file(planned),
                *_about_calendars(planned, shelf),
                *_about_what_was_sent(planned),
                *_about_closed_applications(planned),
            ]
        )
    )


def _about_the_file(planned: PlannedSearch) -> Iterable[str]:
    if planned.job_search.id is None:
        yield "no id: others who leave it out share your events' identities; add a line such as the one `init` writes"
    calendars = {interview.holidays for interview in planned.job_search.interviews}
    if planned.job_search.weekend is not None and len(calendars) > 1:
        yield "weekend: it takes the place of the weekend of every calendar in this file, the employers' own included"


def _about_calendars(planned: PlannedSearch, shelf: Shelf | None) -> Iterable[str]:
    years = find_years(planned.job_search.interviews)
    needed = range(years.start + 1, max(years.stop - 1, *(f.on.year + 1 for f in planned.follow_ups), 0))
    for codes in planned.days_off:
        yield from find_calendar_warnings(codes, years=needed, shelf=shelf)


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


def _about_closed_applications(planned: PlannedSearch) -> Iterable[str]:
    for applications in group_applications(planned.job_search.interviews):
        closed = set()
        for happening in list_happenings(applications, planned.days_off):
            role, update = happening.application.role, happening.update
            if happening.aspect is Aspect.ROUND:
                closed.discard(role)
            elif happening.aspect is Aspect.OUTCOME:
                closed.add(role)
            elif update and role in closed and (update.hear_by or update.check_in or update.signal):
                yield (
                    f"{happening.round.last.company}, {update.on}: said after the outcome, so nothing comes of it; "
                    "another interview would open the application again"
                )
