"""What a batch of builds came to, for people and for the shell."""

from collections.abc import Iterator
from typing import Final

from followup_ics.feed.batch.results import Batch, Result
from followup_ics.model.errors import FeedError, InputError
from followup_ics.model.quoting import show

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
    yield from map(show, batch.notes)


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
