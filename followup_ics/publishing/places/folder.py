"""A folder as a place for feeds: a web root, or one that another program keeps in step with somewhere else."""

import contextlib
import functools
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from followup_ics.feed.files import explain, read_feed, repeat, snap_feed
from followup_ics.feed.lock import lock_feed
from followup_ics.feed.replace import replace_file
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError
from followup_ics.publishing.places.place import PlaceError, Step

FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755


class Folder(NamedTuple):
    """Publish into a folder of this machine; files can be read by everybody, as a web server needs it."""

    root: Path

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files that are there of those named."""
        if (self.root / "HEAD").is_file() and (self.root / "objects").is_dir():
            raise PlaceError("it is a git repository; name the branch to publish to after '#', as '#follow-ups'")
        try:
            found = {name: read_feed(self.root / name) for name in names}
        except NotADirectoryError as error:
            raise PlaceError("it is no folder; name one that is, or a new one") from error
        except FeedError as error:
            # Without its cause: that names the path.
            raise PlaceError(f"a file of ours there cannot be read; look at its permissions{_hint(error)}") from None
        return {name: data for name, data in found.items() if data is not None}

    def apply(self, steps: Sequence[Step]) -> None:
        """Carry out steps in their order."""
        for step in steps:
            path = self.root / step.name
            try:
                if step.data is None:
                    _remove(path, self.root)
                else:
                    _make_folder(self.root)
                    _make_folder(path.parent)
                    with unwinding_on_sigterm(), lock_feed(path):
                        repeat(path, functools.partial(_replace, path, step.data))
            except OSError as error:
                raise PlaceError(f"it cannot be written ({explain(error)}); what was there is untouched") from None
            except FeedError:
                raise PlaceError("a file of ours there is no plain file, or is being written; try again") from None

    def close(self) -> None:
        """Do nothing: each step ends by itself."""


def _replace(path: Path, data: bytes) -> None:
    replace_file(path, data, former=snap_feed(path), mode=FILE_MODE)


def _hint(error: FeedError) -> str:
    return f" ({explain(error.__cause__)})" if isinstance(error.__cause__, OSError) else ""


def _make_folder(folder: Path) -> None:
    """Make a folder that others may look into, whatever the mask of this process; one that is there stays as it is."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
        if sys.platform != "win32":
            os.chmod(folder, FOLDER_MODE)  # noqa: PTH101 - as in `followup_ics.feed.files`


def _remove(path: Path, root: Path) -> None:
    path.unlink(missing_ok=True)
    if path.parent != root:
        with contextlib.suppress(OSError):  # there is something else in it
            path.parent.rmdir()
