"""Where the feed of a share stands: beside the owner's, under a name of its own."""

from pathlib import Path
from typing import Final

from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import make_slug
from followup_ics.model.quoting import quote
from followup_ics.model.search import Share

SUFFIXES: Final = (".yaml", ".yml")
"""How the names of input files end."""


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
