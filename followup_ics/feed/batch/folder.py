"""The input files below a folder, one after the other, each with the feed that it is for."""

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from followup_ics.feed.files import explain

SUFFIXES: Final = (".yaml", ".yml")
PIECE: Final = 1000
"""So many files are looked at together at most."""


class Task(NamedTuple):
    """Name an input file below the folder of all, and its feed below the folder of the feeds, both in POSIX form.

    ``version`` tells the file as it was found from any later one; empty where nobody looked. ``has_no_feed`` tells that
    there was no feed of it then.
    """

    source: str
    feed: str
    version: str = ""
    has_no_feed: bool = False


class Obstacle(NamedTuple):
    """Name a file or folder below the folder of all that cannot be built, and say why."""

    source: str
    message: str
    is_folder: bool = False


Found: TypeAlias = Task | Obstacle


class Places(NamedTuple):
    """Name the folder of the input files and that of the feeds."""

    folder: Path
    output: Path

    def find_source(self, task: Found) -> Path:
        """Find the input file of a task."""
        return self.folder / task.source

    def find_feed(self, task: Task) -> Path:
        """Find the feed of a task."""
        return self.output / task.feed


class Piece(NamedTuple):
    """Hold files of one folder that follow each other; ``place`` is that folder, empty or with a slash at its end.

    ``obstacles`` are files that cannot be built, or the folder where that cannot be looked into.
    """

    place: str
    names: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


def walk_folder(folder: Path) -> Iterator[Piece]:
    """Walk through every ``*.yaml`` and ``*.yml`` below a folder, in the order of the characters of their paths.

    Names that begin with a dot are passed over, and so are folders that are symbolic links: they may lead in a circle.
    Two files that would have the same feed are both obstacles, and so is a folder that cannot be looked into. No more
    is held in memory than the names in one folder and in those above it.
    """
    waiting = [_look_into(folder, "")]
    while waiting:
        for piece in waiting[-1]:
            if isinstance(piece, str):
                waiting.append(_look_into(folder, piece))
                break
            yield piece
        else:
            waiting.pop()


def walk_files(folder: Path) -> Iterator[Found]:
    """Walk through a folder file by file, with no more known of each than its name."""
    return list_files(walk_folder(folder))


def list_files(pieces: Iterable[Piece]) -> Iterator[Found]:
    """List the files of pieces one by one."""
    for piece in pieces:
        yield from piece.obstacles
        yield from (make_task(piece.place + name) for name in piece.names)


def _look_into(folder: Path, place: str) -> Iterator[Piece | str]:
    """Go through one folder; folders in it are given by their places."""
    try:
        names, folders = _list_names(folder / place)
    except OSError as error:
        reason = f"cannot look into it: {explain(error)}"
        obstacle = Obstacle(source=place.rstrip("/") or ".", message=reason, is_folder=True)
        yield Piece(place=place, obstacles=(obstacle,))
        return
    rivals = _find_rivals(names)
    if rivals:
        yield Piece(place=place, obstacles=tuple(_tell_rivals(place, sorted(rivals))))
        names = [name for name in names if name.rpartition(".")[0] not in rivals]
    for is_folder, some in itertools.groupby(names, key=lambda name: name[-1] == "/") if folders else [(False, names)]:
        if is_folder:
            yield from (place + name for name in some)
        else:
            files = iter(some)
            while part := tuple(itertools.islice(files, PIECE)):
                yield Piece(place=place, names=part)


def _tell_rivals(place: str, rivals: Sequence[str]) -> Iterator[Obstacle]:
    for stem in rivals:
        for name, other in itertools.permutations((f"{stem}.yaml", f"{stem}.yml")):
            yield Obstacle(source=place + name, message=tell_rival(other))


def tell_rival(other: str) -> str:
    """Say that another file would have the same feed."""
    return f"its feed would be that of '{other}' too; rename one of the two"


def name_rival(source: str) -> str:
    """Name the one file that would have the same feed as another.

    >>> name_rival("east/a.yaml"), name_rival("east/a.yml")
    ('east/a.yml', 'east/a.yaml')
    """
    stem, _, suffix = source.rpartition(".")
    return f"{stem}.{'yml' if suffix == 'yaml' else 'yaml'}"


def _list_names(folder: Path) -> tuple[list[str], int]:
    """List what is to be gone through in a folder, in order; the names of folders end with a slash and are counted."""
    names, folders = [], 0
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(SUFFIXES) and entry.is_file(follow_symlinks=False) and name[0] != ".":
                names.append(name)  # nearly all are such: the rest is asked only of others
            elif name[0] == ".":
                continue
            elif _is_folder(entry):
                if not entry.is_symlink():
                    names.append(f"{name}/")
                    folders += 1
            elif name.endswith(SUFFIXES):
                names.append(name)
    names.sort()
    return names, folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether something is a folder, or a link to one; what cannot be looked at is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _find_rivals(names: Sequence[str]) -> frozenset[str]:
    """Find the names without their endings that two files have."""
    short = {name.removesuffix(".yml") for name in names if name.endswith(".yml")}
    return frozenset(stem for name in names if short and (stem := name.removesuffix(".yaml")) in short)


def make_task(source: str, version: str = "") -> Task:
    """Make the task for a file."""
    return Task(source=source, feed=name_feed(source), version=version)


def name_feed(source: str) -> str:
    """Name the feed of a file: it has the same place and name.

    >>> name_feed("east/a.b.yaml")
    'east/a.b.ics'
    """
    return f"{source.rpartition('.')[0]}.ics"
