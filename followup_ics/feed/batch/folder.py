"""The input files below a folder, each with the feed that it is for."""

import os
from pathlib import Path
from typing import NamedTuple

from followup_ics.feed.files import explain

SUFFIXES = frozenset({".yaml", ".yml"})


class Task(NamedTuple):
    """Name an input file and its feed."""

    source: Path
    feed: Path


class FolderContents(NamedTuple):
    """Hold what a folder has, in the order of the paths: the tasks, and what stands in the way of others."""

    tasks: tuple[Task, ...]
    obstacles: tuple[tuple[Task, str], ...]


def find_tasks(folder: Path, output: Path) -> FolderContents:
    """Find every ``*.yaml`` and ``*.yml`` below a folder; its feed has the same place and name below ``output``.

    Names that begin with a dot are passed over, and so are folders that are symbolic links: they may lead in a circle.
    Two files that would have the same feed are both obstacles, and so is a folder that cannot be looked into.
    """
    errors: list[OSError] = []
    by_feed: dict[Path, list[Task]] = {}
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if path.suffix in SUFFIXES and not name.startswith("."):
                feed = output / path.relative_to(folder).with_suffix(".ics")
                by_feed.setdefault(feed, []).append(Task(source=path, feed=feed))
    obstacles = [
        (Task(source=(path := Path(error.filename)), feed=path), f"cannot look into it: {explain(error)}")
        for error in errors
    ]
    for rivals in by_feed.values():
        if len(rivals) > 1:
            first, *others = sorted(rivals)
            obstacles += [(task, _tell_rival(first)) for task in others]
            obstacles.append((first, _tell_rival(others[0])))
    return FolderContents(
        tasks=tuple(sorted(task for tasks in by_feed.values() if len(tasks) == 1 for task in tasks)),
        obstacles=tuple(sorted(obstacles)),
    )


def _tell_rival(other: Task) -> str:
    return f"its feed would be that of '{other.source.name}' too; rename one of the two"
