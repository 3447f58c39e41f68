"""Files that are built a second time because a worker was lost: what that one had done counts."""

from collections.abc import Sequence
from pathlib import Path

from followup_ics.feed.batch.folder import Task
from followup_ics.feed.batch.results import FileResult, Result
from followup_ics.feed.batch.run import BuildChunk


def build_marked(build: BuildChunk, tasks: Sequence[Task], *, mark: Path) -> tuple[FileResult, ...]:
    """Build some files beside a mark as old as the whole batch.

    A feed that is unchanged and younger than the mark was built in this batch, by a worker that did not live to say so.
    """
    return tuple(
        each._replace(result=Result.BUILT)
        if each.result is Result.UNCHANGED and isinstance(each.task, Task) and _is_younger(each.task, each, mark)
        else each
        for each in build(tasks)
    )


def _is_younger(task: Task, result: FileResult, mark: Path) -> bool:
    """Tell whether a feed of a file, its own or a share's, is younger than the mark; all have the same disk's clock."""
    shared = result.shared.names if result.shared else ()
    names = [each.name for each in result.feeds] or [
        task.feed,
        *(str(Path(task.feed).with_name(name)) for name in shared),
    ]
    try:
        since = mark.stat().st_mtime_ns
        return any(Path(mark.parent, name).stat().st_mtime_ns > since for name in names)
    except OSError:
        return False
