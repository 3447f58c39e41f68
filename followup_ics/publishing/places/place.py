"""What every place for feeds can do, and what it says when it cannot."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from followup_ics.model.errors import FeedError

SECONDS: Final = 60.0
"""So long one step may take, on a slow line."""

TYPES: Final = {".ics": "text/calendar; charset=utf-8", ".html": "text/html; charset=utf-8"}
OTHER_TYPE: Final = "text/plain; charset=utf-8"


class Step(NamedTuple):
    """Change one file of a place: put ``data`` there, or take it away where that is None.

    ``name`` is the path below the place, a folder and a file, with a slash between.
    """

    name: str
    data: bytes | None


class PlaceError(FeedError):
    """Say why a place could not be read or changed, in a sentence that holds no path below it and no credential."""


class LostPlaceError(PlaceError):
    """Say that nothing more can be done there; ``is_untouched`` that nothing was done before either."""

    is_untouched = False


class UntouchedPlaceError(LostPlaceError):
    """Say that nothing was done at a place, since it takes all steps or none."""

    is_untouched = True


class Place(Protocol):
    """Stand for where feeds are sent; whoever reads a file there sees the whole old one or the whole new one."""

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files that are there of those named; raise `PlaceError` where that cannot be told."""
        ...

    def apply(self, steps: Sequence[Step]) -> None:
        """Carry out steps in their order; raise `PlaceError` at the first that fails."""
        ...

    def close(self) -> None:
        """Leave nothing open."""
        ...


def find_type(name: str) -> str:
    """Find the media type of a file of ours.

    >>> find_type("54ef8fb53da8d3001b55718adeff17c9/follow-ups.ics")
    'text/calendar; charset=utf-8'
    """
    return TYPES.get(f".{name.rpartition('.')[2]}", OTHER_TYPE)


def find_folder(name: str) -> str:
    """Return the folder that a file is in; nothing where it is at the top of its place.

    >>> find_folder("54ef8fb53da8d3001b55718adeff17c9/follow-ups.ics")
    '54ef8fb53da8d3001b55718adeff17c9'
    """
    return name.rpartition("/")[0]
