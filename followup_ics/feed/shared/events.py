"""The feed of a share: the events of what somebody else may see, and what takes the place of the feed before it."""

import datetime as dt
import functools
from collections.abc import Callable

from followup_ics.feed.ics import LONG_PAST, NO_KIND, NOON, Event, render_event, render_last_event, sort_events
from followup_ics.feed.revision import Revision, revise_feed
from followup_ics.feed.texts.shared import ENDED, NOTHING, compose_shared, describe_shared
from followup_ics.model.names import make_slug
from followup_ics.model.search import JobSearch, Share, Show
from followup_ics.planning.plan_file import PlannedSearch
from followup_ics.sharing.identity import identify_last_event, list_identities
from followup_ics.sharing.view import View, make_view


def prepare_share(
    planned: PlannedSearch, share: Share, *, now: dt.datetime, allow_shrink: bool = False, replace: bool = False
) -> Callable[[bytes | None], Revision]:
    """Return the function from a share's feed as it is (None without one) to the one that takes its place.

    What it keeps back is no loss to the guard, nor is its end. The function returned raises `FeedError` as
    `followup_ics.feed.revision.revise_feed` does.
    """
    view = make_view(planned.follow_ups, planned.job_search, share, now=now)
    return functools.partial(
        revise_feed,
        events=make_shared_events(view, share.id),
        job_search=view.job_search,
        now=now,
        allow_shrink=allow_shrink or view.ended_on is not None,
        replace=replace,
        is_known=_make_is_known(planned.job_search, share),
        is_daily=True,
    )


def make_shared_events(view: View, share_id: str) -> tuple[Event, ...]:
    """Make the events of a view, in the order of the feed; one that says so where it has ended, or shows nothing."""
    if view.ended_on is not None:
        ended_at = dt.datetime.combine(view.ended_on, dt.time(12), tzinfo=view.job_search.timezone)
        return (render_last_event(ENDED, ended_at, uid=identify_last_event(share_id)),)
    if not view.follow_ups:
        return (render_last_event(NOTHING, dt.datetime.combine(LONG_PAST, NOON), uid=identify_last_event(share_id)),)
    return sort_events(
        render_event(
            uid=follow_up.uid,
            starts_at=follow_up.starts_at,
            summary=describe_shared(follow_up, view).summary,
            description=compose_shared(follow_up, view),
            category=NO_KIND if view.show is Show.TIMES else follow_up.kind.value,
        )
        for follow_up in view.follow_ups
    )


def _make_is_known(job_search: JobSearch, share: Share) -> Callable[[str], bool]:
    """Return the function that tells of a UID whether its interview is in the file, hidden or not.

    The identities of an ended share of that name, whose feed had this place, are known as well, and those of the ids
    that addresses were made of before they were given up.
    """
    same = [each.id for each in job_search.shares if make_slug(each.who) == make_slug(share.who)]
    same += [old for publishing in job_search.publish for old in publishing.old]

    @functools.cache
    def list_known() -> frozenset[str]:
        return frozenset(uid for share_id in same for uid in list_identities(job_search, share_id))

    return lambda uid: uid in list_known()
