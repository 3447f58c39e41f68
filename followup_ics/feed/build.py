"""One build: from the bytes of a file to the feed in its place."""

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from followup_ics.feed.files import update_feed
from followup_ics.feed.ics import make_events
from followup_ics.feed.revision import Revision, revise_feed
from followup_ics.model.errors import FeedError
from followup_ics.model.search import JobSearch
from followup_ics.planning.calendars.cache import CalendarCache
from followup_ics.planning.plan_file import PlannedSearch, plan_source
from followup_ics.planning.uids import list_uids

Revise: TypeAlias = Callable[[bytes | None], Revision]
"""Make of a feed as it is, None without one, the one that takes its place."""


class Built(NamedTuple):
    """Say what became of one feed: what was revised in it, or why it was not written."""

    path: Path
    outcome: Revision | FeedError


class Build(NamedTuple):
    """Hold what became of all feeds of a file, the owner's first.

    ``ends_at`` is the next moment at which a share of the file ends, so that its feed is another one from then on.
    ``has_id`` tells whether the file has an identity of its own.
    """

    feeds: tuple[Built, ...]
    ends_at: dt.datetime | None = None
    has_id: bool = True


def prepare_revision(  # noqa: PLR0913 - what, and what may be
    data: bytes,
    *,
    name: str,
    now: dt.datetime,
    allow_shrink: bool = False,
    replace: bool = False,
    cache: CalendarCache | None = None,
) -> Revise:
    r"""Plan a file, and return the function from the feed as it is (None without one) to the one that takes its place.

    ``name`` is what the file is called in messages, ``cache`` where days off are remembered. Raises `InputError` with
    all that is wrong with the file; the function returned raises `FeedError` as
    `followup_ics.feed.revision.revise_feed` does.

    >>> data = b"timezone: UTC\nholidays: none\ninterviews: [{company: Acme, when: 2026-11-24 10:00}]"
    >>> prepare_revision(data, name="a.yaml", now=dt.datetime(2026, 11, 24, tzinfo=dt.UTC))(None).event_count
    2
    """
    planned = plan_source(data, name=name, cache=cache)
    return prepare_owner(planned, now=now, allow_shrink=allow_shrink, replace=replace)


def prepare_owner(
    planned: PlannedSearch, *, now: dt.datetime, allow_shrink: bool = False, replace: bool = False
) -> Revise:
    """Return the function from the owner's feed as it is to the one that takes its place; as `prepare_revision`."""
    return functools.partial(
        revise_feed,
        events=make_events(planned.follow_ups, planned.job_search),
        job_search=planned.job_search,
        now=now,
        allow_shrink=allow_shrink,
        replace=replace,
        is_known=make_is_known(planned.job_search),
        misreadings=planned.misreadings,
    )


def make_is_known(job_search: JobSearch) -> Callable[[str], bool]:
    """Return the function that tells of a UID whether its interview is in the file."""

    @functools.cache
    def list_known() -> frozenset[str]:
        # Hundreds of identities, and only asked for when events go.
        return list_uids(job_search)

    return lambda uid: uid in list_known()


def build_feeds(  # noqa: PLR0913 - what, where to, and what may be
    data: bytes,
    output: Path,
    *,
    name: str,
    now: dt.datetime,
    source: Path | None = None,
    allow_shrink: bool = False,
    replace: bool = False,
    mode: int | None = None,
    cache: CalendarCache | None = None,
) -> Build:
    """Plan a file and write its feed, and beside it that of each share; each whole or not at all.

    ``source`` is where the file stands, None for standard input. What is wrong with one feed stops no other. Raises
    `InputError` for what is wrong with the file, and `FollowUpError` where a share's feed would be another search's,
    before any feed is touched.
    """
    planned = plan_source(data, name=name, cache=cache)
    revisions = {output: prepare_owner(planned, now=now, allow_shrink=allow_shrink, replace=replace)}
    ends_at = None
    if planned.job_search.shares:
        from followup_ics.feed.shared.events import prepare_share  # noqa: PLC0415 - few files have any
        from followup_ics.feed.shared.names import name_share_feed, refuse_rival  # noqa: PLC0415 - the same
        from followup_ics.sharing.shares import find_next_end, list_feeds  # noqa: PLC0415 - the same

        ends_at = find_next_end(planned.job_search, now=now)
        for share in list_feeds(planned.job_search.shares):
            refuse_rival(source, output, share)
            revisions[name_share_feed(output, share)] = prepare_share(
                planned, share, now=now, allow_shrink=allow_shrink, replace=replace
            )
    return Build(
        feeds=tuple(
            Built(path=path, outcome=_update(path, revise, now=now, mode=mode)) for path, revise in revisions.items()
        ),
        ends_at=ends_at,
        has_id=planned.job_search.id is not None,
    )


def _update(path: Path, revise: Revise, *, now: dt.datetime, mode: int | None) -> Revision | FeedError:
    try:
        return update_feed(path, revise, now=now, mode=mode)
    except FeedError as error:
        return error


def prepare_only(
    planned: PlannedSearch, who: str, *, now: dt.datetime, allow_shrink: bool = False, replace: bool = False
) -> Revise:
    """Return what `prepare_owner` returns, for the feed of the share with somebody.

    Raises `FollowUpError` where nothing is shared with them.
    """
    from followup_ics.feed.shared.events import prepare_share  # noqa: PLC0415 - few files have any
    from followup_ics.sharing.shares import choose_share  # noqa: PLC0415 - the same

    share = choose_share(planned.job_search.shares, who)
    return prepare_share(planned, share, now=now, allow_shrink=allow_shrink, replace=replace)
