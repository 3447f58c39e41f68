"""The feeds of a file that are published: its owner's, and one for each share, those that have ended as well."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from followup_ics.feed.build import prepare_owner
from followup_ics.feed.files import read_feed
from followup_ics.feed.shared.events import prepare_share
from followup_ics.feed.shared.names import name_share_feed
from followup_ics.model.search import Share
from followup_ics.planning.plan_file import PlannedSearch
from followup_ics.publishing.contents import Feed
from followup_ics.publishing.pages import make_page_maker
from followup_ics.sharing.shares import find_end, list_feeds


def collect_feeds(
    planned: PlannedSearch, output: Path, built: Mapping[Path, bytes], *, now: dt.datetime
) -> Iterator[Feed]:
    """Collect the feeds that were built, each by the path that it was written to; without data where it was not.

    A share that has ended, and whose name another one has now, still has its own address: its last feed is made here.
    """
    yield Feed(who=None, key=None, data=built.get(output), make_page=make_page_maker(planned, now=now))
    timezone = planned.job_search.timezone
    current = list_feeds(planned.job_search.shares)
    for share in planned.job_search.shares:
        data = built.get(name_share_feed(output, share)) if share in current else _make_last(planned, share)
        yield Feed(
            who=share.who,
            key=share.id,
            data=data,
            make_page=make_page_maker(planned, share, now=now),
            has_ended=find_end(share, now=now, timezone=timezone) is not None,
        )


def _make_last(planned: PlannedSearch, share: Share) -> bytes | None:
    """Make the last feed of a share that was ended, the same at each publishing."""
    if share.ended_on is None:
        return None
    at = dt.datetime.combine(share.ended_on, dt.time.max, tzinfo=planned.job_search.timezone)
    return prepare_share(planned, share, now=at, allow_shrink=True)(None).data


def preview_feeds(planned: PlannedSearch, output: Path, *, now: dt.datetime) -> Mapping[Path, bytes]:
    """Make what a build would write, by path, and write nothing."""
    made = {output: prepare_owner(planned, now=now, allow_shrink=True)(read_feed(output)).data}
    for share in list_feeds(planned.job_search.shares):
        path = name_share_feed(output, share)
        made[path] = prepare_share(planned, share, now=now, allow_shrink=True)(read_feed(path)).data
    return made
