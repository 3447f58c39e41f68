"""The standard streams: what is said on them, and what becomes of one that is closed or full."""

import errno
import io
import os
import sys
from typing import TextIO

import click

from followup_ics.model.quoting import show_lines


class ClosedError(OSError):
    """Say that there is nothing at the other end of a stream."""


class _ClosedStream(io.RawIOBase):
    """Stand for a standard output that was closed before the program began: nothing that is written is lost unsaid."""

    def writable(self) -> bool:
        """Take what is written, to refuse it."""
        return True

    def write(self, _: object) -> int:
        """Refuse."""
        raise ClosedError(errno.EBADF, "it is closed")


def mend_streams() -> None:
    """Make the streams fit to be used: in UTF-8, each there, and their numbers not free for files of ours."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_ClosedStream()))
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the program lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Say something on standard error, line by line and with nothing raw in it; nobody has to listen."""
    try:
        click.echo(show_lines(text), err=True)
    except OSError:
        discard(sys.stderr)


def print_line(text: str) -> None:
    """Print a line of an answer, with nothing raw in it."""
    click.echo(show_lines(text))


def discard(stream: TextIO) -> None:
    """Let whatever is still to be written on a stream go nowhere, so that its end is no second failure."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # a stream that is no file's
        if isinstance(stream, io.TextIOWrapper) and stream is sys.stdout:
            sys.stdout = io.TextIOWrapper(io.BytesIO())
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, number)
    os.close(nowhere)
