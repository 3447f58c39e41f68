"""How far a long job has come, on a terminal."""

import contextlib
from collections.abc import Callable, Iterator
from typing import TextIO


@contextlib.contextmanager
def showing_progress(file: TextIO, *, count: Callable[[], int | None]) -> Iterator[Callable[[int], None]]:
    """Show a bar while the job runs, and nothing where ``file`` is no terminal.

    ``count`` counts what there is to do, None where nobody knows, and is only asked where that is shown. Gives a
    function to be told how much of it is done.

    >>> import io
    >>> with showing_progress(io.StringIO(), count=lambda: 2) as tell:
    ...     tell(1)
    """
    if not file.isatty():
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=file), transient=True) as bar:
        task = bar.add_task("", total=count())
        yield lambda done: bar.update(task, completed=done)
