"""Where the feeds of a file stand: a share's beside the owner's, or each below a path that nobody guesses."""

from pathlib import Path
from typing import Final

from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import make_slug
from followup_ics.model.quoting import quote
from followup_ics.model.search import Share
from followup_ics.sharing.secrets import make_feed_path

SUFFIXES: Final = (".yaml", ".yml")
"""How the names of input files end."""

FEED: Final = "follow-ups.ics"
"""The same for everybody: a speaking name for calendars that show it, and nothing of anybody in it."""


def name_feed(key: str) -> str:
    """Name a feed below the place that it is published at; ``key`` is the place's secret or a share's id.

    >>> name_feed("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    '54ef8fb53da8d3001b55718adeff17c9/follow-ups.ics'
    """
    return f"{make_feed_path(key)}/{FEED}"


def name_share_feed(feed: Path, share: Share) -> Path:
    """Name the feed of a share, which stands beside the owner's.

    >>> name_share_feed(Path("follow-ups.ics"), Share(who="Dr. Zoë Müller", id="0" * 32)).name
    'follow-ups.dr-zoe-muller.ics'
    """
    return feed.with_name(f"{feed.stem}.{make_slug(share.who)}{feed.suffix}")


def refuse_rival(source: Path | None, feed: Path, share: Share) -> None:
    """Raise `FollowUpError` where the feed of a share would be that of another search's file, beside the one or other.

    ``source`` is the share's own file, None for standard input; ``feed`` is the owner's feed.
    """
    shared = name_share_feed(feed, share)
    rivals = [shared]
    if source is not None and source.stem == feed.stem:
        rivals.append(name_share_feed(source, share))
    for rival in rivals:
        for suffix in SUFFIXES:
            if rival.with_suffix(suffix).is_file():
                raise FollowUpError(
                    f"the feed of the share with {quote(share.who)}, '{shared.name}', would be that of "
                    f"'{rival.with_suffix(suffix).name}' too; rename that file, or share under another name"
                )
