"""Which file a command may put its own in the place of, and the copy that is kept of one that is not its own."""

import contextlib
import datetime as dt
import enum
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from followup_ics.feed.replace import ChangedError, Snapshot, replace_file, shorten_name, write_new
from followup_ics.model.errors import FeedError

YAML_NAMES = frozenset({".yaml", ".yml"})
INPUT_KEY = rb"(?m)^[^\w\n]{0,4}(timezone|interviews)[\"']?\s*:"
OTHER_STARTS = (b"BEGIN:", b"<")


class Keep(enum.StrEnum):
    """Say as what old bytes are kept beside the file that takes their place; the word stands in the name."""

    CORRUPT = "corrupt"
    REPLACED = "replaced"


def refuse_others(foreign: str, *, replace: bool = False) -> None:
    """Raise `FeedError` for a file that is not our own; ``foreign`` says what it is, and is empty for one that is.

    >>> refuse_others("is no calendar")
    Traceback (most recent call last):
    followup_ics.model.errors.FeedError: the file in its place is no calendar, and was not touched; write to another \
name, or add '--replace', which keeps a copy of it
    """
    if foreign and not replace:
        raise FeedError(
            f"the file in its place {foreign}, and was not touched; write to another name, or add '--replace', which "
            "keeps a copy of it"
        )


def refuse_input(path: PurePath, data: bytes) -> None:
    r"""Raise `FeedError` for a YAML file, which no output takes the place of, whatever was asked for.

    >>> refuse_input(Path("follow-ups.ics"), b"BEGIN:VCALENDAR\r\n")
    """
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(OTHER_STARTS) or not data.strip():
        return
    if path.suffix.lower() in YAML_NAMES:
        what = "is a YAML file"
    elif key := re.search(INPUT_KEY, data):
        what = f"has a line with '{key[1].decode()}:', as an input file has"
    else:
        return
    raise FeedError(f"'{path}' {what}, and nothing is ever written in the place of one; write to another name")


def replace_and_keep(  # noqa: PLR0913 - what was there and what is to be
    path: Path, data: bytes, former: Snapshot | None, *, keep: Keep | None, now: dt.datetime, mode: int | None = None
) -> Path | None:
    """Put a whole new file in the place of another; return where the old bytes are kept, None where they are not."""
    if former is None or keep is None:
        replace_file(path, data, former=former, mode=mode)
        return None
    with keeping_aside(path, former.data, keep=keep, now=now) as aside:
        replace_file(path, data, former=former, mode=mode)
    return aside


@contextlib.contextmanager
def keeping_aside(path: Path, data: bytes, *, keep: Keep, now: dt.datetime) -> Iterator[Path]:
    """Keep a file's bytes beside it, under a name that nothing has yet, unless what follows fails."""
    aside = write_aside(path, data, keep=keep, now=now)
    try:
        yield aside
    except (OSError, ChangedError):  # the disk is full; after a signal it is better there twice than not at all
        aside.unlink(missing_ok=True)
        raise


def write_aside(path: Path, data: bytes, *, keep: Keep, now: dt.datetime) -> Path:
    """Write bytes beside a file, named for the time and numbered where that name is taken."""
    name = f"{shorten_name(path.name)}.{keep}-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    for suffix in ("", *(f"-{number}" for number in range(2, 1000))):
        aside = path.with_name(name + suffix)
        with contextlib.suppress(FileExistsError):
            write_new(aside, data)
            return aside
    raise FeedError(f"there are too many files named '{name}'; move them away")
