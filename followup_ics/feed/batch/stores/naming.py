"""The feeds of one file of a batch: what each is called below the place of all feeds, and what takes its place."""

import datetime as dt
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from followup_ics.feed.build import Revise, prepare_owner
from followup_ics.feed.revision import Revision
from followup_ics.feed.shared.events import prepare_share
from followup_ics.feed.shared.moved import make_moved_feed, says_moved
from followup_ics.feed.shared.names import list_rivals, name_feed, name_share_feed, refuse_any
from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import Publishing
from followup_ics.planning.plan_file import PlannedSearch
from followup_ics.sharing.shares import list_feeds

NOT_DRAWN = (
    "has no 'secret:' in 'publish:' that its feed's path could be made of; write one there, "
    "'secret: ' with 32 random hexadecimal digits, or let 'followup-ics publish' do it"
)


class NamedFeed(NamedTuple):
    """Hold what a feed is called below the place of all feeds, whose it is, None for the owner's, and its revision.

    ``is_given_up`` tells of an address that was changed: there is a word there that the calendar has moved, where a
    feed was. ``is_new`` tells that there was none when the place was looked through.
    """

    name: str
    who: str | None
    revise: Revise
    is_given_up: bool = False
    is_new: bool = False


class Terms(NamedTuple):
    """Hold the present moment, which is aware, and what a build may do to a feed: lose events, replace a stranger's."""

    now: dt.datetime
    allow_shrink: bool = False
    replace: bool = False


def name_feeds_beside(
    planned: PlannedSearch, source: str, feed: str, *, terms: Terms, is_there: Callable[[str], bool]
) -> Iterator[NamedFeed]:
    """Name the owner's feed as the file is named, and those of its shares beside it.

    ``is_there`` tells of a name whether there is an input file of that name. Raises `FollowUpError` where the feed of
    a share would be that of such a file.
    """
    yield NamedFeed(name=feed, who=None, revise=prepare_owner(planned, **terms._asdict()))
    for share in list_feeds(planned.job_search.shares):
        beside = name_share_feed(PurePosixPath(feed), share)
        rivals = list_rivals(PurePosixPath(source), share)
        refuse_any(rivals, beside, share, is_there=lambda path: is_there(str(path)))
        revise = prepare_share(planned, share, **terms._asdict())
        yield NamedFeed(name=str(beside), who=share.who, revise=revise)


def name_feeds_in_secret(planned: PlannedSearch, *, target: str, terms: Terms) -> Iterator[NamedFeed]:
    """Name each feed as ``publish`` does: below a path made of the place's secret, or of the share's id.

    The shares that have ended keep theirs, each with its last feed, and so do addresses that were given up.
    ``target`` is where the feeds go: of several places in a file, the one that is that place counts. Raises
    `FollowUpError` where the file has no secret.
    """
    publishing = choose_publishing(planned.job_search.publish, target)
    if publishing is None or publishing.secret is None:
        raise FollowUpError(NOT_DRAWN)
    owner = prepare_owner(planned, **terms._asdict())
    yield NamedFeed(name=name_feed(publishing.secret), who=None, revise=owner)
    for share in planned.job_search.shares:
        revise = prepare_share(planned, share, **terms._asdict())
        yield NamedFeed(name=name_feed(share.id), who=share.who, revise=revise)
    keys = {publishing.secret, *(share.id for share in planned.job_search.shares)}
    for old in publishing.old:
        if old not in keys:
            revise = functools.partial(revise_moved, key=old, now=terms.now)
            yield NamedFeed(name=name_feed(old), who=None, revise=revise, is_given_up=True)


def choose_publishing(places: Sequence[Publishing], target: str) -> Publishing | None:
    """Choose the place of a file whose secret counts: the one that is ``target``, else the first that has a secret.

    >>> places = [Publishing(to="s3://a", secret="1" * 32), Publishing(to="s3://b/", secret="2" * 32)]
    >>> choose_publishing(places, "s3://b").to, choose_publishing(places, "s3://c").to
    ('s3://b/', 's3://a')
    """
    drawn = [place for place in places if place.secret]
    same = (place for place in drawn if place.to.rstrip("/") == target.rstrip("/"))
    return next(same, drawn[0] if drawn else None)


def revise_moved(old: bytes | None, *, key: str, now: dt.datetime) -> Revision:
    """Revise what is at an address that was given up: a feed there says from now on that the calendar has moved."""
    data = old if old is None or says_moved(old, key) else make_moved_feed(key, now=now)
    return Revision(data=data or b"", event_count=1, is_changed=data != old, changes=(), notes=())
