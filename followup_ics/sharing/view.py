"""What somebody else sees of a plan: each value is made anew from a field that may be shown, none is taken over whole.

Where a level shows nothing of a field that the data asks for, a placeholder stands there, the same for everything.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from followup_ics.model.names import fold
from followup_ics.model.plan import Count, Fact, FollowUp, Reason
from followup_ics.model.search import Interview, JobSearch, Kind, Outcome, Person, Said, Share, Show, Window
from followup_ics.sharing.identity import identify_follow_up
from followup_ics.sharing.letters import name_companies
from followup_ics.sharing.rounds import name_round
from followup_ics.sharing.shares import find_end
from followup_ics.sharing.visits import Visit, VisitKey, find_visits, make_visit_key

INTERVIEWER: Final = Person(name="the interviewer", call="[the interviewer]")
CONTACT: Final = Person(name="the contact", call="[the contact]")

NO_KIND: Final = Kind.AS_ASKED
"""Stands where no kind is shown; no text reads it there."""

NOON: Final = dt.time(12)


class Ground(NamedTuple):
    """Say in general why a follow-up stands on its day: what it starts from, and how many working days on.

    ``is_by`` tells of a request that it named a last day, ``is_bidden`` that the message is to be there by then.
    ``is_moved`` tells that the day was moved to keep clear of another message, or of an interview.
    """

    fact: Fact
    working_days: int
    is_by: bool = False
    is_bidden: bool = False
    is_moved: bool = False


class View(NamedTuple):
    """Hold what a share shows: a plan of nothing else, and the ground of each follow-up in it by its UID.

    ``job_search`` has the zone and no interviews. There are no grounds where only times are shown. ``ended_on`` is
    the day on which the share has ended; it shows nothing then.
    """

    show: Show
    job_search: JobSearch
    follow_ups: tuple[FollowUp, ...]
    grounds: Mapping[str, Ground]
    ended_on: dt.date | None = None

    @property
    def tells_done(self) -> bool:
        """Tell whether the view shows what was sent."""
        return self.show is not Show.TIMES


class _Source(NamedTuple):
    """Hold what a view is made from; ``letters`` has what each company shown is called, by its folded name."""

    share: Share
    job_search: JobSearch
    visits: Mapping[VisitKey, Visit]
    letters: Mapping[str, str]

    def find_visit(self, interview: Interview) -> Visit:
        """Find the visit that an interview is a part of."""
        return self.visits[make_visit_key(interview)]

    def identify(self, follow_up: FollowUp) -> str:
        """Derive the UID that a follow-up has in this share."""
        return identify_follow_up(follow_up, self.find_visit(follow_up.interview), self.share.id)


def make_view(follow_ups: Iterable[FollowUp], job_search: JobSearch, share: Share, *, now: dt.datetime) -> View:
    """Make what a share shows of a plan at ``now``, follow-ups in the order of their start.

    Among those of one moment the order is that of their identities, which tells nothing.
    """
    ended_on = find_end(share, now=now, timezone=job_search.timezone)
    shown = [] if ended_on else _leave_out_hidden(follow_ups, job_search.interviews, share)
    visits = find_visits(job_search.interviews)
    letters = name_companies({fold(each.interview.company) for each in shown}, job_search.interviews, visits, share)
    source = _Source(share=share, job_search=job_search, visits=visits, letters=letters)
    has_grounds = share.show is not Show.TIMES
    return View(
        show=share.show,
        job_search=JobSearch(timezone=job_search.timezone, holidays=(), interviews=()),
        follow_ups=tuple(
            sorted((SHOWING[share.show](each, source) for each in shown), key=lambda follow_up: follow_up.order)
        ),
        grounds={source.identify(each): find_ground(each) for each in shown} if has_grounds else {},
        ended_on=ended_on,
    )


def _leave_out_hidden(follow_ups: Iterable[FollowUp], interviews: Iterable[Interview], share: Share) -> list[FollowUp]:
    """Leave out what is a hidden company's, and the withdrawals elsewhere that an offer accepted there brings."""
    hidden = {fold(company) for company in share.hide}
    accepted_on = {
        update.on
        for interview in interviews
        if not _is_hidden(interview, hidden)
        for update in interview.updates
        if update.outcome is Outcome.ACCEPTED
    }
    return [
        each
        for each in follow_ups
        if not _is_hidden(each.interview, hidden)
        and (each.kind is not Kind.WITHDRAW or each.reason.fact_on in accepted_on)
    ]


def _is_hidden(interview: Interview, hidden: set[str]) -> bool:
    names = {interview.company, interview.formerly.company if interview.formerly else None}
    return any(fold(name) in hidden for name in names if name is not None)


def _show_time(follow_up: FollowUp, source: _Source) -> FollowUp:
    """Show when a follow-up is, and nothing else."""
    uid = source.identify(follow_up)
    blank = Interview(company="", on=_find_day(follow_up, source), timezone=source.job_search.timezone, holidays=())
    return _make_follow_up(uid, follow_up, NO_KIND, blank, source)


def _show_plan(follow_up: FollowUp, source: _Source) -> FollowUp:
    """Show kind, time, whether it is done, the company's letter, and the round."""
    uid = source.identify(follow_up)
    interview = _letter_interview(follow_up, source)
    shown = _make_follow_up(uid, follow_up, follow_up.kind, interview, source)._replace(done=follow_up.done)
    if follow_up.thanks is None:
        return shown
    thanked = _letter_interview(follow_up.thanks, source)
    return shown._replace(thanks=_make_follow_up(uid, follow_up, Kind.THANK_YOU, thanked, source))


def _letter_interview(follow_up: FollowUp, source: _Source) -> Interview:
    return Interview(
        company=source.letters[fold(follow_up.interview.company)],
        on=_find_day(follow_up, source),
        timezone=source.job_search.timezone,
        holidays=(),
        round=name_round(follow_up.interview.round, source.find_visit(follow_up.interview).number),
    )


def _show_advice(follow_up: FollowUp, source: _Source) -> FollowUp:
    """Show what the advice and the draft are made of: company, role, days; nobody's name and nobody's words."""
    uid = source.identify(follow_up)
    shown = _make_advised(uid, follow_up, source)
    return shown if follow_up.thanks is None else shown._replace(thanks=_make_advised(uid, follow_up.thanks, source))


def _make_advised(uid: str, follow_up: FollowUp, source: _Source) -> FollowUp:
    interview = Interview(
        company=follow_up.interview.company,
        on=follow_up.interview.on,
        timezone=source.job_search.timezone,
        holidays=(),
        role=follow_up.interview.role,
    )
    reason, said = follow_up.reason, follow_up.reason.said
    return FollowUp(
        uid=uid,
        kind=follow_up.kind,
        ordinal=follow_up.ordinal,
        interview=interview,
        people=(INTERVIEWER if follow_up.kind is Kind.THANK_YOU else CONTACT,),
        on=follow_up.on,
        starts_at=follow_up.starts_at,
        arrives_at=dt.datetime.combine(follow_up.on, NOON, tzinfo=source.job_search.timezone),
        reason=Reason(
            fact=reason.fact,
            fact_on=reason.fact_on,
            way=Count(starts_on=reason.way.starts_on, ends_on=reason.way.ends_on),
            said=_show_said(said) if said else None,
        ),
        done=follow_up.done,
        topic=follow_up.topic,
    )


def _show_said(said: Said) -> Said:
    """Keep the days that words were read as, in the place of the words."""
    window = said.window
    return Said(
        text=window.last_on.isoformat(),
        said_on=said.said_on,
        window=Window(
            first_on=window.first_on,
            last_on=window.last_on,
            deadline_on=window.deadline_on,
            also=window.also,
            last_day_bidden=window.last_day_bidden,
            channel=window.channel,
        ),
    )


def _make_follow_up(uid: str, follow_up: FollowUp, kind: Kind, interview: Interview, source: _Source) -> FollowUp:
    """Make a follow-up of a time, a kind and an interview that is made already."""
    day = _find_day(follow_up, source)
    starts_at = follow_up.starts_at
    return FollowUp(
        uid=uid,
        kind=kind,
        ordinal=1,
        interview=interview,
        people=(),
        on=day,
        starts_at=starts_at,
        arrives_at=starts_at,
        reason=Reason(fact=Fact.INTERVIEW, fact_on=day, way=Count(starts_on=day, ends_on=day)),
    )


def _find_day(follow_up: FollowUp, source: _Source) -> dt.date:
    """Find the day of a follow-up in the file's zone, as the time that is shown tells it."""
    return follow_up.starts_at.astimezone(source.job_search.timezone).date()


def find_ground(follow_up: FollowUp) -> Ground:
    """Find in general why a follow-up stands on its day."""
    reason = follow_up.reason
    window = reason.said.window if reason.said else None
    return Ground(
        fact=reason.fact,
        working_days=len(reason.way.counted),
        is_by=window is not None and window.deadline_on is not None,
        is_bidden=window is not None and window.last_day_bidden,
        is_moved=any((reason.gap, reason.aside, reason.waited)),
    )


SHOWING: Final[Mapping[Show, Callable[[FollowUp, _Source], FollowUp]]] = {
    Show.TIMES: _show_time,
    Show.PLAN: _show_plan,
    Show.ADVICE: _show_advice,
}
"""What each level shows of a follow-up."""
