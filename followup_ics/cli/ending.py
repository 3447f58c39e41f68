"""How a command ends: its exit code, and what is said of what went wrong."""

import enum
import errno
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

import click

from followup_ics.cli.streams import discard, mend_streams, say
from followup_ics.model.errors import FollowUpError, InputError
from followup_ics.model.quoting import quote

if TYPE_CHECKING:
    from pathlib import Path

UNPRINTABLE = frozenset({errno.EBADF, errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EAGAIN})
"""What a standard output that is closed, full or broken answers."""

SHOWN = 20
"""Problems shown at once; the rest is counted."""


class Ending(enum.IntEnum):
    """Name the exit codes of the program's own; a failure that is told in words brings its own."""

    DONE = 0
    NOT_WRITTEN = 3
    FAULT = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141


class ClosedPipeError(Exception):
    """Say that nobody reads what the command prints."""


def find_exit_code(run: Callable[[], object]) -> int:  # noqa: PLR0911 - one for each way to end
    """Run a command and find its exit code; what went wrong is said on standard error.

    ``run`` returns the exit code, or something else where all went well.
    """
    try:
        mend_streams()
        code = run()
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Ending.DONE
    except (click.Abort, KeyboardInterrupt):
        return Ending.INTERRUPTED
    except (ClosedPipeError, BrokenPipeError):
        discard(sys.stdout)
        return Ending.CLOSED_PIPE
    except click.ClickException as error:
        return _complain_of_command(error)
    except FollowUpError as error:
        complain(error)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the one place where a fault of ours is caught, to be told
        return _complain_of_system(error) if is_refusal(error) else report_fault(error)
    return code if isinstance(code, int) and not isinstance(code, bool) else Ending.DONE


def complain(error: FollowUpError) -> None:
    """Say what went wrong: the problems of a file one a line, then how many there are."""
    if not isinstance(error, InputError):
        say(f"followup-ics: {error}")
        return
    for problem in error.problems[:SHOWN]:
        say(str(problem))
    number, source = len(error.problems), error.problems[0].location.source
    if number > SHOWN:
        say(f"and {number - SHOWN} more")
    say(f"{number} problem{'s' * (number > 1)} in {source}; nothing was written")


def _complain_of_command(error: click.ClickException) -> int:
    """Say what is wrong with a command line, with nothing raw in it."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        say(context.get_usage())
        say(f"Try '{context.command_path} --help' for help.\n")
    say(f"Error: {error.format_message()}")
    return error.exit_code


def is_refusal(error: Exception) -> TypeGuard[OSError]:
    """Tell whether the system refused something: a file, or what was to be printed."""
    return isinstance(error, OSError) and (error.filename is not None or error.errno in UNPRINTABLE)


def _complain_of_system(error: OSError) -> int:
    """Say what the system refused; without the name of a file it is what was to be printed."""
    reason = (error.strerror or str(error)).lower()
    if error.filename is None:
        discard(sys.stdout)
        say(f"followup-ics: cannot write standard output: {reason}")
    else:
        say(f"followup-ics: cannot use {quote(str(error.filename))}: {reason}")
    return Ending.NOT_WRITTEN


def report_fault(error: BaseException) -> int:
    """Write down where a fault of ours arose, and say where that stands; nothing of the user's is in it."""
    import hashlib

    from followup_ics.cli.environment import find_cache_folder

    text = describe_fault(error)
    folder = find_cache_folder()
    path = folder and folder / "faults" / f"{hashlib.blake2b(text.encode(), digest_size=6).hexdigest()}.txt"
    if path is None or not _keep(path, text):
        say(text)
        say("followup-ics: this is a fault of the program, not of yours; please report the lines above")
    else:
        say(f"followup-ics: this is a fault of the program, not of yours; please report it with the file '{path}'")
    return Ending.FAULT


def _keep(path: "Path", text: str) -> bool:
    """Keep a report, once; tell whether it is there."""
    from followup_ics.feed.replace import create_file

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_file(path, text.encode())
    except FileExistsError:
        return True
    except OSError:
        return False
    return True


def describe_fault(error: BaseException) -> str:
    """Describe where an error arose: kinds of errors and places in programs, none of the words in them.

    >>> describe_fault(ValueError("Dana Lee")).splitlines()[-1]
    'ValueError'
    """
    import traceback
    from platform import platform, python_version

    from followup_ics import __version__

    lines = [f"followup-ics {__version__}, Python {python_version()}, {platform()}"]
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"  {_name_module(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames]
        lines.append(type(link).__name__)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines) + "\n"


def _name_module(file: str) -> str:
    """Name a file of a program by its last folders: those before them are the user's."""
    return "/".join(file.replace("\\", "/").split("/")[-3:])
