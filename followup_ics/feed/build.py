"""One build: from the bytes of a file to the feed in its place."""

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path

from followup_ics.feed.files import update_feed
from followup_ics.feed.ics import make_events
from followup_ics.feed.revision import Revision, revise_feed
from followup_ics.model.search import JobSearch
from followup_ics.planning.calendars.cache import Shelf
from followup_ics.planning.plan_file import plan_source
from followup_ics.planning.uids import list_uids


def prepare_revision(  # noqa: PLR0913 - what, and what may be
    data: bytes,
    *,
    name: str,
    now: dt.datetime,
    allow_shrink: bool = False,
    replace: bool = False,
    shelf: Shelf | None = None,
) -> Callable[[bytes | None], Revision]:
    r"""Plan a file, and return the function from the feed as it is (None without one) to the one that takes its place.

    ``name`` is what the file is called in messages, ``shelf`` where days off are remembered. Raises `InputError` with
    all that is wrong with the file; the function returned raises `FeedError` as
    `followup_ics.feed.revision.revise_feed` does.

    >>> data = b"timezone: UTC\nholidays: none\ninterviews: [{company: Acme, when: 2026-11-24 10:00}]"
    >>> prepare_revision(data, name="a.yaml", now=dt.datetime(2026, 11, 24, tzinfo=dt.UTC))(None).event_count
    2
    """
    planned = plan_source(data, name=name, shelf=shelf)
    return functools.partial(
        revise_feed,
        events=make_events(planned.follow_ups, planned.job_search),
        job_search=planned.job_search,
        now=now,
        allow_shrink=allow_shrink,
        replace=replace,
        is_known=make_is_known(planned.job_search),
    )


def make_is_known(job_search: JobSearch) -> Callable[[str], bool]:
    """Return the function that tells of a UID whether its interview is in the file."""

    @functools.cache
    def list_known() -> frozenset[str]:
        # Hundreds of identities, and only asked for when events go.
        return list_uids(job_search)

    return lambda uid: uid in list_known()


def build_feed(  # noqa: PLR0913 - what, where to, and what may be
    data: bytes,
    output: Path,
    *,
    name: str,
    now: dt.datetime,
    allow_shrink: bool = False,
    replace: bool = False,
    mode: int | None = None,
    shelf: Shelf | None = None,
) -> Revision:
    """Plan a file and write its feed, whole or not at all; with ``mode``, the permissions that it gets.

    Raises `InputError` for what is wrong with the file, before the feed is touched, and `FeedError` where the feed
    could not, or would not, be written.
    """
    revise = prepare_revision(data, name=name, now=now, allow_shrink=allow_shrink, replace=replace, shelf=shelf)
    return update_feed(output, revise, now=now, mode=mode)
