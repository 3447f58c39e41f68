"""What a batch of builds came to, for people and for the shell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from followup_ics.feed.batch.results import Batch, FileResult, Result
from followup_ics.model.errors import FeedError, InputError, Problem, describe_path
from followup_ics.model.quoting import show

FAILED: Final = (Result.UNWRITTEN, Result.LOST)
"""What is no file's own fault."""

WITHOUT_ID: Final = "no 'id' of its own"
SHORT: Final = 10
"""So many seconds are told with their tenths."""

WORDS: Final = {
    Result.BUILT: "built",
    Result.UNCHANGED: "unchanged",
    Result.WRONG: "with problems",
    Result.UNWRITTEN: "not written",
    Result.LOST: "not reached",
}


def list_messages(batch: Batch) -> Iterator[str]:
    """List what there is to say about single files, a line each, in the order of their paths."""
    for result in batch.told:
        yield from map(show, result.lines)
    if lost := batch.counts.get(Result.LOST):
        files = "1 file was" if lost == 1 else f"{lost:,} files were"
        yield f"{files} not reached: a process was ended from outside; build again, perhaps with fewer '--jobs'"
    if batch.is_stopped:
        yield "stopped early, as '--fail-fast' asks for: what is left was not looked at; build again"
    if batch.without_id:
        files = f"{batch.without_id:,} of the files that were built {'has' if batch.without_id == 1 else 'have'}"
        yield f"{files} no 'id': '--json' names each, and 'followup-ics check FILE' tells the line to add"
    if batch.left:
        yield show(describe_left(batch))
    yield from map(show, batch.notes)


def describe_left(batch: Batch) -> str:
    """Say in one line that files are gone and their feeds are not.

    >>> describe_left(Batch(left=12, first_left=("ann.yaml", "east/bob.yaml")))
    '12 files are gone, but not their feeds (ann.yaml, east/bob.yaml, …): delete these, or put the files back'
    >>> describe_left(Batch(left=1, first_left=("ann.yaml",)))
    '1 file is gone, but not its feed (ann.yaml): delete that, or put the file back'
    """
    names = ", ".join((*batch.first_left, *(["…"] if batch.left > len(batch.first_left) else [])))
    if batch.left == 1:
        return f"1 file is gone, but not its feed ({names}): delete that, or put the file back"
    return f"{batch.left:,} files are gone, but not their feeds ({names}): delete these, or put the files back"


def summarize_batch(batch: Batch, *, seconds: float) -> str:
    """Say in one line what became of all files.

    >>> summarize_batch(Batch(), seconds=2.345)
    '0 files in 2.3 s'
    """
    total = sum(batch.counts.values())
    parts = [f"{count:,} {words}" for result, words in WORDS.items() if (count := batch.counts.get(result))]
    files = f"{total:,} file{'' if total == 1 else 's'}"
    return f"{files}{': ' if parts else ''}{', '.join(parts)} in {_format_seconds(seconds)}"


def find_exit_code(batch: Batch) -> int:
    """Find the exit code: 1 where a file is wrong, else 3 where a feed was not written, else 0.

    >>> find_exit_code(Batch())
    0
    """
    if batch.counts.get(Result.WRONG):
        return InputError.exit_code
    return FeedError.exit_code if batch.counts.get(Result.UNWRITTEN) or batch.counts.get(Result.LOST) else 0


def _format_seconds(seconds: float) -> str:
    """Format a time as roughly as one wants to know it.

    >>> _format_seconds(0.049), _format_seconds(31.4), _format_seconds(310)
    ('0.0 s', '31 s', '5 min 10 s')
    """
    if seconds < SHORT:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes > 1 else f"{round(seconds)} s"


def describe_result(result: FileResult) -> Iterator[Mapping[str, Any]]:
    """Describe for programs what became of a file: its problems, why it was not written, what is worth knowing.

    >>> from followup_ics.feed.batch.folder import Task
    >>> task = Task(source="ann.yaml", feed="ann.ics")
    >>> list(describe_result(FileResult(task=task, result=Result.BUILT, has_id=False)))
    [{'file': 'ann.yaml', 'notes': ["no 'id' of its own"]}]
    """
    file = result.task.source
    if result.result is Result.WRONG:
        problems = [describe_problem(problem) for problem in result.problems]
        yield {"file": file, "problems": problems or [{"message": result.message}]}
    elif result.result in FAILED:
        yield {"file": file, "failure": result.message or "not reached: a process was ended from outside"}
    notes = [*result.misreadings, *result.notes, *([] if result.has_id else [WITHOUT_ID])]
    if notes:
        yield {"file": file, "notes": notes}
    if result.feeds:
        yield {"file": file, "feeds": [{"path": feed.name, "with": feed.who} for feed in result.feeds]}


def describe_left_feeds(source: str, feeds: Sequence[str]) -> Mapping[str, Any]:
    """Describe for programs a file that is gone, and the feeds of it that are still there.

    >>> describe_left_feeds("ann.yaml", ["ann.ics"])
    {'file': 'ann.yaml', 'left': ['ann.ics']}
    """
    return {"file": source, "left": list(feeds)}


def describe_problem(problem: Problem) -> Mapping[str, Any]:
    """Describe a problem for programs: its place in the file, and what is wrong there with the way out."""
    return {
        "line": problem.location.line,
        "column": problem.location.column,
        "key": describe_path(problem.path),
        "about": problem.about,
        "message": problem.whole_message,
    }


def describe_batch(batch: Batch, *, seconds: float) -> Mapping[str, Any]:
    """Describe for programs what became of all files.

    >>> describe_batch(Batch(counts={Result.BUILT: 3, Result.LOST: 1}, written=2000), seconds=1.5)["feeds_per_second"]
    2.0
    """
    count = Counter(batch.counts)
    return {
        "built": count[Result.BUILT],
        "unchanged": count[Result.UNCHANGED],
        "wrong": count[Result.WRONG],
        "failed": sum(count[result] for result in FAILED),
        "seconds": round(seconds, 3),
        "feeds_per_second": round(count[Result.BUILT] / seconds, 1) if seconds else 0.0,
        "bytes": batch.written,
        "without_id": batch.without_id,
        "left": batch.left,
        "stopped": batch.is_stopped,
        "notes": list(batch.notes),
    }
