"""What a place holds, against what it should: the steps from one to the other, in an order that readers bear."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from followup_ics.feed.shared.moved import make_moved_feed, says_moved
from followup_ics.feed.shared.names import FEED, name_feed
from followup_ics.model.errors import FeedError
from followup_ics.model.search import Publishing
from followup_ics.publishing.cut import Cut, cut_feed
from followup_ics.publishing.paths import PAGE, locate_feed, locate_page, name_list, name_page, read_list, write_list
from followup_ics.publishing.places.place import Step
from followup_ics.sharing.secrets import make_feed_path

NOT_BUILT: Final = "it was not built; what is there stays"


class Feed(NamedTuple):
    """Hold a feed to be published: whose it is, None for the owner's, and the key that its path is made of.

    ``key`` is a share's id, None for the owner's, whose path is made of each place's secret. ``data`` is None where it
    could not be built, and stays as it is then. ``make_page`` makes the page beside it from the feed's address, which
    may be unknown. ``has_ended`` tells of a share that it is over: its last feed is sent before all others.
    """

    who: str | None
    key: str | None
    data: bytes | None
    make_page: Callable[[str | None], bytes]
    has_ended: bool = False


class Published(NamedTuple):
    """Hold how a feed stands at a place: where it is seen, what of it is sent, and what is new about it.

    ``name`` is its file below the place, ``names`` are the files that are sent. ``refusal`` says why it is not sent.
    The addresses are None where the file does not tell them.
    """

    who: str | None
    address: str | None
    page_address: str | None
    cut: Cut
    is_new: bool = False
    refusal: str = ""
    has_ended: bool = False
    name: str = ""
    names: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Tell whether anything of it has to be sent."""
        return bool(self.names)


class PublishingPlan(NamedTuple):
    """Hold the steps that a place needs, how its feeds stand then, and how many that no file declares are there."""

    steps: tuple[Step, ...]
    feeds: tuple[Published, ...]
    strays: int = 0


def list_names(publishing: Publishing, feeds: Iterable[Feed]) -> tuple[str, ...]:
    """List the files of a place that have to be read before anything is planned."""
    secret = require_secret(publishing)
    keys = [feed.key or secret for feed in feeds]
    names = [name_list(secret), *map(name_list, publishing.old)]
    names += [name for key in (*keys, *publishing.old) for name in (name_feed(key), name_page(key))]
    return tuple(dict.fromkeys(names))


def require_secret(publishing: Publishing) -> str:
    """Return a place's secret, which is drawn before anything else is done with it."""
    if publishing.secret is None:
        raise AssertionError("a secret is drawn first")
    return publishing.secret


def plan_place(  # noqa: PLR0913 - what is there, what should be, and how
    publishing: Publishing,
    feeds: Sequence[Feed],
    there: Mapping[str, bytes],
    *,
    now: dt.datetime,
    with_pages: bool = False,
    forget: bool = False,
) -> PublishingPlan:
    """Plan what a place needs so that it holds the feeds given, and at old paths the word that they have moved.

    What ends comes first, so that nothing else keeps it from being told.

    ``there`` is what it holds of `list_names`. A page that is there is kept up with its feed; ``with_pages`` adds the
    others. ``forget`` takes away what is at old paths, and what the file declares no more.
    """
    secret = require_secret(publishing)
    known = _find_known(publishing, there)
    puts, published = list[Step](), list[Published]()
    ends = list[Step]()
    for feed in feeds:
        state, steps = _plan_feed(publishing, feed, there, now=now, with_pages=with_pages)
        published.append(state)
        (ends if feed.has_ended else puts).extend(steps)
    current = {make_feed_path(feed.key or secret) for feed in feeds}
    moved = {make_feed_path(key) for key in publishing.old} - current
    strays = known - current - moved
    removes = list[Step]()
    if forget:
        gone = (moved | strays) & (known | {name.partition("/")[0] for name in there})
        removes += _remove_folders(gone)
        removes += [Step(name, None) for key in publishing.old if (name := name_list(key)) in there]
        kept = current
    else:
        ends += _move(publishing.old, current, there, now=now)
        kept = current | strays | (moved & known)
    return PublishingPlan(
        steps=tuple(_wrap(name_list(secret), there, (*ends, *puts), removes, known=known | kept, kept=kept)),
        feeds=tuple(published),
        strays=0 if forget else len(strays),
    )


def plan_removal(publishing: Publishing, feeds: Sequence[Feed], there: Mapping[str, bytes]) -> PublishingPlan:
    """Plan to take everything away from a place that is ours, the list of it last."""
    secret = require_secret(publishing)
    current = {make_feed_path(key) for key in (*(feed.key or secret for feed in feeds), *publishing.old)}
    folders = (_find_known(publishing, there) | current) & (
        _find_known(publishing, there) | {name.partition("/")[0] for name in there}
    )
    lists = [Step(name, None) for key in (secret, *publishing.old) if (name := name_list(key)) in there]
    return PublishingPlan(steps=(*_remove_folders(folders), *lists), feeds=())


def _find_known(publishing: Publishing, there: Mapping[str, bytes]) -> frozenset[str]:
    """Find the folders that a place is known to have, by the lists that it keeps."""
    lists = (there.get(name_list(key), b"") for key in (require_secret(publishing), *publishing.old))
    return frozenset().union(*map(read_list, lists))


def _plan_feed(
    publishing: Publishing, feed: Feed, there: Mapping[str, bytes], *, now: dt.datetime, with_pages: bool
) -> tuple[Published, tuple[Step, ...]]:
    key = feed.key or require_secret(publishing)
    name, page = name_feed(key), name_page(key)
    address = locate_feed(publishing, key)
    has_page = with_pages or page in there or _had_page(publishing, name, there)
    state = Published(
        who=feed.who,
        address=address,
        page_address=locate_page(publishing, key) if has_page else None,
        cut=Cut(data=feed.data or b""),
        is_new=name not in there,
        has_ended=feed.has_ended,
        name=name,
    )
    if feed.data is None:
        return state._replace(refusal=NOT_BUILT), ()
    try:
        cut = cut_feed(feed.data, now=now)
    except FeedError as error:
        return state._replace(refusal=str(error)), ()
    wanted = {name: cut.data} | ({page: feed.make_page(address)} if has_page else {})
    steps = tuple(Step(each, data) for each, data in wanted.items() if there.get(each) != data)
    return state._replace(cut=cut, names=tuple(step.name for step in steps)), steps


def _had_page(publishing: Publishing, name: str, there: Mapping[str, bytes]) -> bool:
    """Tell of a feed that is new whether the one at an address just given up has a page, which goes with it."""
    return name not in there and any(name_page(key) in there for key in publishing.old)


def _move(old: Iterable[str], current: set[str], there: Mapping[str, bytes], *, now: dt.datetime) -> Iterator[Step]:
    """Let what is at old paths say that it has moved; what is no more there needs no word."""
    for key in old:
        feed, page = there.get(name_feed(key)), name_page(key)
        if make_feed_path(key) in current:
            continue
        if feed is not None and not says_moved(feed, key):
            yield Step(name_feed(key), make_moved_feed(key, now=now))
        if page in there:
            yield Step(page, None)


def _remove_folders(folders: Iterable[str]) -> Iterator[Step]:
    for folder in sorted(folders):
        yield Step(f"{folder}/{PAGE}", None)
        yield Step(f"{folder}/{FEED}", None)


def _wrap(  # noqa: PLR0913 - the list before and after what it lists
    name: str,
    there: Mapping[str, bytes],
    puts: Iterable[Step],
    removes: Sequence[Step],
    *,
    known: Iterable[str],
    kept: Iterable[str],
) -> Iterator[Step]:
    """Put the list of what is published before that which is put, and the shorter one after what is taken away.

    Whenever a step fails, the list names all that is there, and perhaps more.
    """
    full, final = write_list(known), write_list(kept)
    puts = tuple(puts)
    if there.get(name) != full and (puts or removes or name not in there):
        yield Step(name, full)
    yield from puts
    yield from removes
    if final != full:
        yield Step(name, final)
