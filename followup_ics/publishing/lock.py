"""One publishing of a file at a time."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from followup_ics.feed.lock import WAIT, lock_feed
from followup_ics.feed.replace import sweep_leftovers
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError


@contextlib.contextmanager
def publishing_alone(file: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold off other publishings of an input file; raise `FeedError` where one goes on for longer than ``wait`` s."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(unwinding_on_sigterm())
        try:
            own = file.with_name(f"{file.name}.publish")
            stack.enter_context(lock_feed(own, wait=wait))
            sweep_leftovers(own)
        except FeedError as error:
            raise FeedError(f"'{file}' is being published by another process; try again when that is done") from error
        except OSError as error:
            raise FeedError(f"cannot make a lock beside '{file}'; look at its folder") from error
        yield
