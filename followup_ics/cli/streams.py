"""The standard streams: what is said on them, and what becomes of one that is closed or full."""

import errno
import io
import os
import re
import sys
from typing import TextIO

import click

from followup_ics.model.quoting import show_lines

NARROWEST = 40
HANGING = 4
"""So many columns the further lines of a message stand in."""

LEAD = re.compile(r"[^;]*?:(?=\s)")
"""What a message is about: a path, or a place in a file; a path may hold spaces."""

WORD = re.compile(r"(?:(?<!\w)'[^']*'|\S)+")
"""What is never broken: words, and what stands in quotes."""


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
    """Make the streams fit to be used: in UTF-8, each there, and their numbers not free for files of ours.

    Where Python was asked not to buffer (``PYTHONUNBUFFERED``), its text streams take a write that the system cut short
    for a whole one: they get a buffer again, which goes on until all is written.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_ClosedStream()))
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the program lives
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.FileIO):
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.detach()))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Say something on standard error, line by line and with nothing raw in it; nobody has to listen.

    On a terminal, lines are wrapped to its width; anywhere else each stays one.
    """
    text = show_lines(text)
    if sys.stderr.isatty():
        width = max(NARROWEST, find_width())
        text = "\n".join(wrap_message(line, width=width) for line in text.split("\n"))
    try:
        click.echo(text, err=True)
    except OSError:
        discard(sys.stderr)


def find_width() -> int:
    """Find how many columns the terminal of standard error has; 80 where it does not tell."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def wrap_message(line: str, *, width: int) -> str:
    """Break a message into lines of at most ``width`` columns, all but the first indented.

    Paths and what stands in quotes are never broken, however long they are.

    >>> print(wrap_message("my search.yaml:8:14: when: '2026-11-31' does not exist (that month has 30 days)", width=48))
    my search.yaml:8:14: when: '2026-11-31' does not
        exist (that month has 30 days)
    """
    if len(line) <= width:
        return line
    margin = " " * (len(line) - len(line.lstrip()))
    lead = LEAD.match(line.strip())
    first = [lead[0]] if lead else []
    words = first + WORD.findall(line.strip()[lead.end() if lead else 0 :])
    lines = [margin + words[0]] if words else [line]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"{margin}{' ' * HANGING}{word}")
    return "\n".join(lines)


def ask(question: str, *, may_be_empty: bool = False) -> str:
    """Ask on the terminal, with nothing raw in the question."""
    default = "" if may_be_empty else None
    answer: str = click.prompt(show_lines(question), default=default, show_default=False, err=True)
    return answer.strip()


def ask_whether(question: str, *, is_likely: bool = False) -> bool:
    """Ask on the terminal for a yes or a no; Enter is the likelier one."""
    return click.confirm(show_lines(question), default=is_likely, err=True)


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
