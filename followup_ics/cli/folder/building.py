"""A folder of files built, and what became of them told to people or to programs."""

import contextlib
import datetime as dt
import functools
import gc
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from followup_ics.cli.environment import find_cache_folder, open_calendar_cache
from followup_ics.cli.folder.options import FolderOptions
from followup_ics.cli.progress import showing_progress
from followup_ics.cli.streams import say
from followup_ics.feed.batch.folder import walk_files
from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Batch, FileResult
from followup_ics.feed.batch.selection import Scope, listing_files
from followup_ics.feed.batch.summary import (
    describe_batch,
    describe_left_feeds,
    describe_result,
    find_exit_code,
    list_messages,
    summarize_batch,
)
from followup_ics.feed.batch.workers import count_processors, opening_executor
from followup_ics.feed.files import explain
from followup_ics.feed.storage.address import is_store_address
from followup_ics.model.errors import FollowUpError

if TYPE_CHECKING:
    from followup_ics.feed.batch.stores.ends import Ends


def build_many(  # what and where to, and how
    folder: str,
    output: str,
    *,
    folder_options: FolderOptions,
    allow_shrink: bool,
    replace: bool,
    mode: int | None,
    now: dt.datetime,
) -> None:
    """Build the feeds of all files below a folder, and tell of those with problems."""
    gc.enable()  # see `followup_ics.__main__`: this lives longer
    started = time.monotonic()
    options = Options(
        now=now,
        allow_shrink=allow_shrink,
        replace=replace,
        mode=mode,
        cache=open_calendar_cache(),
        timeout_each=folder_options.timeout_each,
    )
    refuse_strange_places(folder, output, mode=mode)
    with choosing_files(folder_options) as scope:
        batch = run_batch(folder, output, folder_options, options, scope)
    seconds = time.monotonic() - started
    if folder_options.as_json:
        print_json_line(describe_batch(batch, seconds=seconds))
    else:
        for line in list_messages(batch):
            say(line)
    say(summarize_batch(batch, seconds=seconds))
    if code := find_exit_code(batch):
        raise SystemExit(code)


@contextlib.contextmanager
def choosing_files(folder_options: FolderOptions) -> Iterator[Scope]:
    """Choose the files of a folder; raise `FollowUpError` where the list of them cannot be read."""
    index_path = Path(folder_options.index_path) if folder_options.index_path else None
    scope = Scope(shard=folder_options.shard, index_path=index_path)
    if folder_options.listed is None:
        yield scope
        return
    with contextlib.ExitStack() as stack:
        try:
            name = folder_options.listed
            lines = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))
            listed = stack.enter_context(listing_files(lines))
        except OSError as error:
            raise FollowUpError(f"cannot read the list '{folder_options.listed}': {explain(error)}") from error
        yield scope._replace(listed=listed)


def run_batch(folder: str, output: str, folder_options: FolderOptions, options: Options, scope: Scope) -> Batch:
    """Build, and show how far that is."""

    def see(result: FileResult) -> None:
        for line in describe_result(result) if folder_options.as_json else ():
            print_json_line(line)

    def see_left(source: str, feeds: Sequence[str]) -> None:
        if folder_options.as_json:
            print_json_line(describe_left_feeds(source, feeds))

    with (
        opening_workers(folder, output, folder_options) as (executor, chunk),
        showing_progress(sys.stderr, count=functools.partial(count_files, folder, scope)) as tell,
    ):
        if folder_options.secret_paths or is_store_address(folder) or is_store_address(output):
            from followup_ics.feed.batch.stores.build import build_stores
            from followup_ics.feed.batch.stores.ends import Ends

            ends = Ends(folder=folder, output=output, is_secret=folder_options.secret_paths)
            default_index = find_index(ends, scope, find_cache_folder())
            build = functools.partial(build_stores, ends, default_index=default_index)
        else:
            build = functools.partial(build_folder, Path(folder), Path(output))
        return build(
            options=options,
            executor=executor,
            chunk=chunk,
            tell=tell,
            see=see,
            see_left=see_left,
            scope=scope,
            most_failures=folder_options.fail_fast,
        )


def print_json_line(data: Mapping[str, Any]) -> None:
    """Print one line of JSON, in ASCII: a name may hold anything."""
    click.echo(json.dumps(data))


def refuse_strange_places(folder: str, output: str, *, mode: int | None) -> None:
    """Raise `UsageError` for a place that is neither a folder nor a store, and for permissions of what has none."""
    for place in (folder, output):
        if "://" in place and not is_store_address(place):
            raise click.UsageError(f"nothing is known of '{place}'; expected a folder, s3://…, gs://… or az://…")
    if not is_store_address(folder) and not Path(folder).is_dir():
        raise click.UsageError(f"'{folder}' is no folder, and a store takes the feeds of a folder; try 'publish'")
    if mode is not None and is_store_address(output):
        raise click.UsageError("--mode is for files; who may read an object is what its bucket says")


def find_index(ends: "Ends", scope: Scope, cache: Path | None) -> Path | None:
    """Find the index of files or feeds in a store, or below secret paths: in the cache folder, one for each pair.

    It is no index beside the feeds: a store would have to send it to and fro, and whoever reads it knows the paths.
    """
    if cache is None or os.environ.get("FOLLOWUP_ICS_NO_CACHE"):
        return None
    pair = (each if is_store_address(each) else str(Path(each).resolve()) for each in (ends.folder, ends.output))
    digest = hashlib.sha256("\n".join((*pair, str(ends.is_secret))).encode()).hexdigest()[:32]
    path = cache / "indexes" / (f"{digest}.{scope.shard}.sqlite" if scope.shard else f"{digest}.sqlite")
    with contextlib.suppress(OSError):  # opening it will tell
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def count_files(folder: str, scope: Scope) -> int | None:
    """Count the files of a folder; None for those of a store, which would have to be listed twice."""
    if scope.listed is not None:
        return len(scope.listed) if scope.shard is None else None
    if is_store_address(folder):
        return None
    return sum(scope.shard is None or scope.shard.holds(task.source) for task in walk_files(Path(folder)))


@contextlib.contextmanager
def opening_workers(folder: str, output: str, folder_options: FolderOptions) -> Iterator[tuple[Executor, int | None]]:
    """Open what builds the files, processes or a cluster; gives it, and how many it takes at once where it cares."""
    jobs, scheduler = folder_options.jobs, folder_options.scheduler
    if scheduler is None:
        with opening_executor(jobs or count_processors()) as executor:
            yield executor, None
        return
    from followup_ics.feed.batch.cluster.connection import read_scheduler
    from followup_ics.feed.batch.cluster.executor import CHUNK, opening_cluster

    if jobs is not None:
        raise click.UsageError("--jobs goes with the processes of this machine; a cluster has its own workers")
    where = read_scheduler(scheduler)
    if where is None:
        raise click.UsageError(f"no scheduler in '{scheduler}' (expected tcp://HOST:PORT, tls://HOST:PORT or local:4)")
    with opening_cluster(where, folder, output, seconds_each=folder_options.timeout_each) as executor:
        yield executor, CHUNK
