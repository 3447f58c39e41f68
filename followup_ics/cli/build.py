"""The commands about the feed: build, diff, check."""

import contextlib
import datetime as dt
import sys

import click

from followup_ics.cli.environment import open_shelf, read_clock, terminal_style
from followup_ics.cli.errors import complain
from followup_ics.cli.loading import load_plan, name_source
from followup_ics.cli.options import (
    example,
    file_argument,
    json_option,
    now_option,
    print_json,
    read_mode,
    replace_option,
)
from followup_ics.model.errors import FollowUpError


@click.command(epilog=example("followup-ics build search.yaml -o follow-ups.ics"))
@file_argument
@click.option("-o", "--output", type=click.Path(allow_dash=True), help="The feed; FILE's name with .ics by default.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 61),
    metavar="N",
    show_default="one for each processor",
    help="How many processes build the feeds of a folder.",
)
@click.option("--watch", is_flag=True, help="Build again each time FILE is saved, until Ctrl-C.")
@click.option("--allow-shrink", is_flag=True, help="Replace the feed even if it loses most of its coming events.")
@replace_option
@click.option(
    "--mode",
    type=read_mode,
    metavar="MODE",
    help="Permissions of the feed, such as 644; a new one is private by default.",
)
@now_option
def build(
    file: str,
    output: str | None,
    jobs: int | None,
    watch: bool,
    allow_shrink: bool,
    replace: bool,
    mode: int | None,
    now: dt.datetime | None,
) -> None:
    """Build the feed from FILE.

    Events that are the same keep their stamps; where nothing changed, nothing is written.

    Where FILE is a folder, every *.yaml below it is built, to a feed at the same place below the folder OUTPUT. A
    wrong file stops no other. The exit code is 1 where a file is wrong, else 3 where a feed was not written, else 0.
    """
    from pathlib import Path

    if file != "-" and Path(file).is_dir():
        if watch or output == "-":
            raise click.UsageError("a folder is built once, into another folder; name one file instead")
        if output is None:
            raise FollowUpError(f"'{file}' is a folder; name the folder for its feeds with '-o'")
        build_many(
            file, output, jobs=jobs, allow_shrink=allow_shrink, replace=replace, mode=mode, now=now or read_clock()
        )
        return
    output = output or ("-" if file == "-" else f"{file.removesuffix('.yaml').removesuffix('.yml')}.ics")
    if output != "-" and Path(output).resolve() == Path(file).resolve():
        raise click.UsageError(f"the feed would take the place of its own source, '{file}'; name another OUTPUT")
    if not watch:
        build_once(file, output, allow_shrink=allow_shrink, replace=replace, mode=mode, now=now or read_clock())
        return
    if "-" in {file, output}:
        raise click.UsageError("--watch needs a file to watch and a file to write")
    import gc

    from followup_ics.cli.watch import watch_source

    gc.enable()  # see `followup_ics.__main__`: this lives longer
    # Ctrl-C is the way to end it, also while it builds: a feed is whole or untouched.
    with contextlib.suppress(KeyboardInterrupt):
        for _ in watch_source(Path(file)):
            try:
                build_once(file, output, allow_shrink=allow_shrink, replace=replace, mode=mode, now=now or read_clock())
            except FollowUpError as error:
                complain(error)


def build_once(
    file: str, output: str, *, allow_shrink: bool, replace: bool, mode: int | None, now: dt.datetime
) -> None:
    """Build a feed and tell what changed in it."""
    from pathlib import Path

    from followup_ics.feed.build import build_feed, prepare_revision
    from followup_ics.feed.files import read_source
    from followup_ics.feed.revision import summarize_revision

    data, name, shelf = read_source(file), name_source(file), open_shelf()
    if output == "-":
        revise = prepare_revision(data, name=name, now=now, allow_shrink=allow_shrink, shelf=shelf)
        click.echo(revise(None).data, nl=False)
        return
    revision = build_feed(
        data, Path(output), name=name, now=now, allow_shrink=allow_shrink, replace=replace, mode=mode, shelf=shelf
    )
    for note in revision.notes:
        click.echo(f"{output}: {note}", err=True)
    click.echo(f"{output}: {summarize_revision(revision)}", err=True)


def build_many(
    folder: str, output: str, *, jobs: int | None, allow_shrink: bool, replace: bool, mode: int | None, now: dt.datetime
) -> None:
    """Build the feeds of all files below a folder, and tell of those with problems."""
    import gc
    import time
    from pathlib import Path

    from followup_ics.cli.progress import showing_progress
    from followup_ics.feed.batch.run import Options, build_folder
    from followup_ics.feed.batch.summary import find_exit_code, list_messages, summarize_batch
    from followup_ics.feed.batch.workers import count_processors, opening_executor

    gc.enable()  # see `followup_ics.__main__`: this lives longer
    started = time.monotonic()
    options = Options(now=now, allow_shrink=allow_shrink, replace=replace, mode=mode, shelf=open_shelf())
    with opening_executor(jobs or count_processors()) as executor, showing_progress(sys.stderr) as tell:
        batch = build_folder(Path(folder), Path(output), options=options, executor=executor, tell=tell)
    for line in list_messages(batch):
        click.echo(line, err=True)
    click.echo(summarize_batch(batch, seconds=time.monotonic() - started), err=True)
    if code := find_exit_code(batch):
        raise SystemExit(code)


@click.command(epilog=example("followup-ics diff search.yaml follow-ups.ics"))
@file_argument
@click.argument("feed", type=click.Path())
@json_option
@now_option
def diff(file: str, feed: str, as_json: bool, now: dt.datetime | None) -> None:
    """Show what a build would change in FEED: new, moved, reworded, renamed, gone.

    The exit code is 0 where nothing would change, 1 where something would.
    """
    planned = load_plan(file)
    from pathlib import Path

    from followup_ics.feed.build import make_is_known
    from followup_ics.feed.files import read_feed
    from followup_ics.feed.ics import make_events
    from followup_ics.feed.loss import describe_loss
    from followup_ics.feed.revision import compare_feed
    from followup_ics.reports.diff import explain_changes, render_changes

    events = make_events(planned.follow_ups, planned.job_search)
    changes, loss = compare_feed(
        read_feed(Path(feed)), events, now=now or read_clock(), is_known=make_is_known(planned.job_search)
    )
    if as_json:
        print_json(explain_changes(changes, planned.follow_ups, planned.job_search))
    else:
        click.echo(render_changes(changes, planned.follow_ups, planned.job_search, **terminal_style()), nl=False)
    if loss.events:
        click.echo(f"{feed}: note: {describe_loss(loss)}: a build asks for '--allow-shrink'", err=True)
    if changes:
        raise SystemExit(1)


@click.command(epilog=example("followup-ics check search.yaml"))
@file_argument
def check(file: str) -> None:
    """Look for problems in FILE and say what would be built; nothing is written."""
    planned = load_plan(file)
    from followup_ics.planning.caveats import find_caveats
    from followup_ics.reports import summarise

    caveats = find_caveats(planned, shelf=open_shelf())
    for caveat in caveats:
        click.echo(f"{file}: note: {caveat}", err=True)
    click.echo(f"{file}: {summarise(planned.follow_ups, planned.job_search)}")
