"""Where the feeds of a file stand: a share's beside the owner's, or each below a path that nobody guesses."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import Final, TypeVar

from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import make_slug
from followup_ics.model.quoting import quote
from followup_ics.model.search import Share
from followup_ics.sharing.secrets import make_feed_path

SUFFIXES: Final = (".yaml", ".yml")
"""How the names of input files end."""

FEED: Final = "follow-ups.ics"
"""The same for everybody: a speaking name for calendars that show it, and nothing of anybody in it."""

PathName = TypeVar("PathName", bound=PurePath)


def name_feed(key: str) -> str:
    """Name a feed below the place that it is published at; ``key`` is the place's secret or a share's id.

    >>> name_feed("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    '54ef8fb53da8d3001b55718adeff17c9/follow-ups.ics'
    """
    return f"{make_feed_path(key)}/{FEED}"


def name_share_feed(feed: PathName, share: Share) -> PathName:
    """Name the feed of a share, which stands beside the owner's.

    >>> name_share_feed(Path("follow-ups.ics"), Share(who="Dr. Zoë Müller", id="0" * 32)).name
    'follow-ups.dr-zoe-muller.ics'
    """
    return feed.with_name(f"{feed.stem}.{make_slug(share.who)}{feed.suffix}")


def list_rivals(path: PathName, share: Share) -> Iterator[PathName]:
    """List the input files whose feed would be that of a share of the file, or beside the feed, that has a path.

    >>> from pathlib import PurePosixPath
    >>> for rival in list_rivals(PurePosixPath("in/a.yaml"), Share(who="Maria", id="0" * 32)):
    ...     print(rival)
    in/a.maria.yaml
    in/a.maria.yml
    """
    for suffix in SUFFIXES:
        yield name_share_feed(path, share).with_suffix(suffix)


def refuse_rival(source: Path | None, feed: Path, share: Share) -> None:
    """Raise `FollowUpError` where the feed of a share would be that of another search's file, beside the one or other.

    ``source`` is the share's own file, None for standard input; ``feed`` is the owner's feed.
    """
    rivals = [*list_rivals(feed, share)]
    if source is not None and source.stem == feed.stem:
        rivals += list_rivals(source, share)
    refuse_any(rivals, name_share_feed(feed, share), share, is_there=Path.is_file)


def refuse_any(
    rivals: Iterable[PathName], feed: PathName, share: Share, *, is_there: Callable[[PathName], bool]
) -> None:
    """Raise `FollowUpError` where one of the files that a share's feed would be that of is there."""
    for rival in rivals:
        if is_there(rival):
            raise FollowUpError(
                f"the feed of the share with {quote(share.who)}, '{feed.name}', would be that of '{rival.name}' too; "
                "rename that file, or share under another name"
            )
