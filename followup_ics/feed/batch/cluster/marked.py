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
    return tuple(_recount(each, mark) for each in build(tasks))


def _recount(result: FileResult, mark: Path) -> FileResult:
    """Count what was unchanged as built where its feeds, its own or a share's, are younger than the mark.

    All of them have the times of the same disk.
    """
    if result.result is not Result.UNCHANGED or not isinstance(result.task, Task):
        return result
    own, shared = result.task.feed, result.shared.names if result.shared else ()
    names = [each.name for each in result.feeds] or [own, *(str(Path(own).with_name(name)) for name in shared)]
    try:
        since = mark.stat().st_mtime_ns
        feeds = [(mark.parent / name).stat() for name in names]
    except OSError:
        return result
    written = sum(feed.st_size for feed in feeds if feed.st_mtime_ns > since)
    return result._replace(result=Result.BUILT, written=written) if written else result
