"""What a batch of builds came to, for people and for the shell."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from followup_ics.feed.batch.run import Batch, Result
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
    for outcome in batch.outcomes:
        for line in (*outcome.misreadings, *outcome.notes, outcome.message):
            if line:
                yield show(line)
    lost = _count(batch)[Result.LOST]
    if lost:
        files = "1 file was" if lost == 1 else f"{lost:,} files were"
        yield f"{files} not reached: a process was ended from outside; build again, perhaps with fewer '--jobs'"
    yield from map(show, batch.notes)


def summarize_batch(batch: Batch, *, seconds: float) -> str:
    """Say in one line what became of all files.

    >>> summarize_batch(Batch(outcomes=()), seconds=2.345)
    '0 files in 2.3 s'
    """
    counts = _count(batch)
    total = len(batch.outcomes)
    parts = [f"{counts[result]:,} {words}" for result, words in WORDS.items() if counts[result]]
    files = f"{total:,} file{'' if total == 1 else 's'}"
    return f"{files}{': ' if parts else ''}{', '.join(parts)} in {_format_seconds(seconds)}"


def find_exit_code(batch: Batch) -> int:
    """Find the exit code: 1 where a file is wrong, else 3 where a feed was not written, else 0.

    >>> find_exit_code(Batch(outcomes=()))
    0
    """
    counts = _count(batch)
    if counts[Result.WRONG]:
        return InputError.exit_code
    return FeedError.exit_code if counts[Result.UNWRITTEN] or counts[Result.LOST] else 0


def _count(batch: Batch) -> Counter[Result]:
    return Counter(outcome.result for outcome in batch.outcomes)


def _format_seconds(seconds: float) -> str:
    """Format a time as roughly as one wants to know it.

    >>> _format_seconds(0.049), _format_seconds(31.4), _format_seconds(310)
    ('0.0 s', '31 s', '5 min 10 s')
    """
    if seconds < SHORT:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes > 1 else f"{round(seconds)} s"
