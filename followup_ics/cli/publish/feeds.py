"""The feeds of an input file, built and sent by `publish`."""

import datetime as dt
import hashlib
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from followup_ics.cli.build import tell_feed
from followup_ics.cli.environment import open_calendar_cache, read_password
from followup_ics.cli.streams import say
from followup_ics.feed.build import build_feeds
from followup_ics.feed.files import read_source
from followup_ics.model.errors import FeedError
from followup_ics.model.search import JobSearch
from followup_ics.planning.plan_file import plan_source
from followup_ics.publishing.contents import Feed
from followup_ics.publishing.feeds import collect_feeds, preview_feeds
from followup_ics.publishing.places.open import Surroundings
from followup_ics.publishing.send import SendingResult, SendingWish, send
from followup_ics.publishing.tell import describe_outcome


def make_feeds(
    file: str, output: str, *, now: dt.datetime, wish: SendingWish, allow_shrink: bool
) -> tuple[Sequence[Feed], bool]:
    """Build the feeds of a file, as `build` does, and make them ready to be sent; tell whether all were built."""
    data, cache, path = read_source(file), open_calendar_cache(), Path(output)
    planned = plan_source(data, name=file, cache=cache)
    if wish.dry_run or wish.remove:
        made = preview_feeds(planned, path, now=now)
        return tuple(collect_feeds(planned, path, made, now=now)), True
    built = build_feeds(data, path, name=file, now=now, source=Path(file), allow_shrink=allow_shrink, cache=cache).feeds
    made = {}
    for each, outcome in built:
        if isinstance(outcome, FeedError):
            say(f"{each}: {outcome}")
        else:
            tell_feed(str(each), outcome)
            made[each] = outcome.data
    return tuple(collect_feeds(planned, path, made, now=now)), len(made) == len(built)


def send_feeds(
    file: str, job_search: JobSearch, feeds: Sequence[Feed], *, now: dt.datetime, wish: SendingWish
) -> Sequence[SendingResult]:
    """Send feeds to all places of a search, and tell what became of each."""
    around = Surroundings(folder=Path(file).parent, mark=make_mark(file), now=now, password=read_password())
    outcomes = []
    for publishing in job_search.publish:
        outcomes.append(outcome := send(publishing, feeds, around, wish))
        for line in describe_outcome(outcome, wish):
            say(f"{publishing.to}: {line}")
    return outcomes


def make_mark(file: str) -> str:
    """Make what tells temporary files of this machine and this input file from another's, without naming either."""
    named = platform.node().encode(errors="surrogateescape")
    return hashlib.sha256(named + b"\0" + os.fsencode(Path(file).resolve())).hexdigest()[:8]
