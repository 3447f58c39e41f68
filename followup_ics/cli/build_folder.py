"""The command build where it is given a folder."""

import datetime as dt
import gc
import sys
import time
from pathlib import Path

from followup_ics.cli.environment import open_calendar_cache
from followup_ics.cli.progress import showing_progress
from followup_ics.cli.streams import say
from followup_ics.feed.batch.folder import walk_folder
from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.summary import find_exit_code, list_messages, summarize_batch
from followup_ics.feed.batch.workers import count_processors, opening_executor


def build_many(
    folder: str, output: str, *, jobs: int | None, allow_shrink: bool, replace: bool, mode: int | None, now: dt.datetime
) -> None:
    """Build the feeds of all files below a folder, and tell of those with problems."""
    gc.enable()  # see `followup_ics.__main__`: this lives longer
    started = time.monotonic()
    options = Options(now=now, allow_shrink=allow_shrink, replace=replace, mode=mode, cache=open_calendar_cache())
    with (
        opening_executor(jobs or count_processors()) as executor,
        showing_progress(sys.stderr, count=lambda: sum(1 for _ in walk_folder(Path(folder)))) as tell,
    ):
        batch = build_folder(Path(folder), Path(output), options=options, executor=executor, tell=tell)
    for line in list_messages(batch):
        say(line)
    say(summarize_batch(batch, seconds=time.monotonic() - started))
    if code := find_exit_code(batch):
        raise SystemExit(code)
