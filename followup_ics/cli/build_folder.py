"""The command build where it is given a folder."""

import contextlib
import datetime as dt
import functools
import gc
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import click

from followup_ics.cli.environment import find_cache_folder, open_calendar_cache
from followup_ics.cli.progress import showing_progress
from followup_ics.cli.streams import say
from followup_ics.feed.batch.folder import walk_files
from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.stores.build import build_stores
from followup_ics.feed.batch.stores.ends import Ends
from followup_ics.feed.batch.summary import find_exit_code, list_messages, summarize_batch
from followup_ics.feed.batch.workers import count_processors, opening_executor
from followup_ics.feed.storage.address import is_store_address


def build_many(
    folder: str,
    output: str,
    *,
    is_secret: bool,
    jobs: int | None,
    scheduler: str | None,
    allow_shrink: bool,
    replace: bool,
    mode: int | None,
    now: dt.datetime,
) -> None:
    """Build the feeds of all files below a folder, and tell of those with problems."""
    gc.enable()  # see `followup_ics.__main__`: this lives longer
    started = time.monotonic()
    options = Options(now=now, allow_shrink=allow_shrink, replace=replace, mode=mode, cache=open_calendar_cache())
    ends = Ends(folder=folder, output=output, is_secret=is_secret)
    refuse_strange_places(ends, mode=mode)
    with (
        opening_workers(ends, jobs=jobs, scheduler=scheduler) as (executor, chunk),
        showing_progress(sys.stderr, count=functools.partial(count_files, folder)) as tell,
    ):
        if is_secret or ends.is_stored:
            index_path = find_index(ends, find_cache_folder())
            batch = build_stores(
                ends, options=options, executor=executor, tell=tell, chunk=chunk, index_path=index_path
            )
        else:
            batch = build_folder(Path(folder), Path(output), options=options, executor=executor, tell=tell, chunk=chunk)
    for line in list_messages(batch):
        say(line)
    say(summarize_batch(batch, seconds=time.monotonic() - started))
    if code := find_exit_code(batch):
        raise SystemExit(code)


def refuse_strange_places(ends: Ends, *, mode: int | None) -> None:
    """Raise `UsageError` for a place that is neither a folder nor a store, and for permissions of what has none."""
    for place in (ends.folder, ends.output):
        if "://" in place and not is_store_address(place):
            raise click.UsageError(f"nothing is known of '{place}'; expected a folder, s3://…, gs://… or az://…")
    if not is_store_address(ends.folder) and not Path(ends.folder).is_dir():
        raise click.UsageError(f"'{ends.folder}' is no folder, and a store takes the feeds of a folder; try 'publish'")
    if mode is not None and is_store_address(ends.output):
        raise click.UsageError("--mode is for files; who may read an object is what its bucket says")


def find_index(ends: Ends, cache: Path | None) -> Path | None:
    """Find the index of files or feeds in a store, or below secret paths: in the cache folder, one for each pair.

    It is no index beside the feeds: a store would have to send it to and fro, and whoever reads it knows the paths.
    """
    if cache is None or os.environ.get("FOLLOWUP_ICS_NO_CACHE"):
        return None
    pair = (each if is_store_address(each) else str(Path(each).resolve()) for each in (ends.folder, ends.output))
    digest = hashlib.sha256("\n".join((*pair, str(ends.is_secret))).encode())
    path = cache / "indexes" / f"{digest.hexdigest()[:32]}.sqlite"
    with contextlib.suppress(OSError):  # opening it will tell
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def count_files(folder: str) -> int | None:
    """Count the files of a folder; None for those of a store, which would have to be listed twice."""
    return None if is_store_address(folder) else sum(1 for _ in walk_files(Path(folder)))


@contextlib.contextmanager
def opening_workers(ends: Ends, *, jobs: int | None, scheduler: str | None) -> Iterator[tuple[Executor, int | None]]:
    """Open what builds the files, processes or a cluster; gives it, and how many it takes at once where it cares."""
    if scheduler is None:
        with opening_executor(jobs or count_processors()) as executor:
            yield executor, None
        return
    from followup_ics.feed.batch.cluster.executor import CHUNK, opening_cluster, read_scheduler

    if jobs is not None:
        raise click.UsageError("--jobs goes with the processes of this machine; a cluster has its own workers")
    where = read_scheduler(scheduler)
    if where is None:
        raise click.UsageError(f"no scheduler in '{scheduler}' (expected tcp://HOST:PORT, tls://HOST:PORT or local:4)")
    with opening_cluster(where, ends.folder, ends.output) as executor:
        yield executor, CHUNK
