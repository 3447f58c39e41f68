"""The input files below a folder, one after the other, each with the feed that it is for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from followup_ics.feed.files import explain

SUFFIXES = (".yaml", ".yml")


class Task(NamedTuple):
    """Name an input file below the folder of all, and its feed below the folder of the feeds, both in POSIX form.

    ``version`` tells the file as it was found from any later one; empty where nobody looked.
    """

    source: str
    feed: str
    version: str = ""


class Obstacle(NamedTuple):
    """Name a file or folder below the folder of all that cannot be built, and say why."""

    source: str
    message: str


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


def walk_folder(folder: Path) -> Iterator[Found]:
    """Walk through every ``*.yaml`` and ``*.yml`` below a folder, in the order of the characters of their paths.

    Names that begin with a dot are passed over, and so are folders that are symbolic links: they may lead in a circle.
    Two files that would have the same feed are both obstacles, and so is a folder that cannot be looked into. No more
    is held in memory than the names in one folder and in those above it.
    """
    waiting = [_look_into(folder, "")]
    while waiting:
        for found in waiting[-1]:
            if isinstance(found, str):
                waiting.append(_look_into(folder, found))
                break
            yield found
        else:
            waiting.pop()


def _look_into(folder: Path, place: str) -> Iterator[Found | str]:
    """Go through one folder; ``place`` is empty or ends with a slash, and so does each folder in it that is given."""
    try:
        names = _list_names(folder / place)
    except OSError as error:
        yield Obstacle(source=place.rstrip("/") or ".", message=f"cannot look into it: {explain(error)}")
        return
    rivals = _find_rivals(names)
    for name in names:
        if name.endswith("/"):
            yield place + name
        elif rivals and (stem := name.rpartition(".")[0]) in rivals:
            other = f"{stem}.yml" if name.endswith(".yaml") else f"{stem}.yaml"
            yield Obstacle(
                source=place + name, message=f"its feed would be that of '{other}' too; rename one of the two"
            )
        else:
            yield make_task(place + name)


def _list_names(folder: Path) -> list[str]:
    """List what is to be gone through in one folder, in order; the names of folders end with a slash."""
    names = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if _is_folder(entry):
                if not entry.is_symlink():
                    names.append(f"{name}/")
            elif name.endswith(SUFFIXES):
                names.append(name)
    names.sort()
    return names


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


def make_task(source: str) -> Task:
    """Make the task for a file: its feed has the same place and name.

    >>> make_task("east/a.b.yaml").feed
    'east/a.b.ics'
    """
    return Task(source=source, feed=f"{source.rpartition('.')[0]}.ics")
