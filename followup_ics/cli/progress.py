"""How far a long job has come, on a terminal."""

import contextlib
from collections.abc import Callable, Iterator
from typing import TextIO


@contextlib.contextmanager
def showing_progress(file: TextIO) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while the job runs, and nothing where ``file`` is no terminal.

    Gives a function to be told how many are done, and out of how many.

    >>> import io
    >>> with showing_progress(io.StringIO()) as tell:
    ...     tell(1, 2)
    """
    if not file.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=file), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
