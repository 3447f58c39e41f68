"""The commands about the feed: build, diff, check."""

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from followup_ics.cli.ending import complain
from followup_ics.cli.environment import open_calendar_cache, read_clock, terminal_style
from followup_ics.cli.folder.options import FolderOptions, folder_options, refuse_folder_options
from followup_ics.cli.loading import load_plan, name_source
from followup_ics.cli.options import (
    PATH,
    PATH_OR_DASH,
    example,
    file_argument,
    json_option,
    now_option,
    print_json,
    read_mode,
    replace_option,
)
from followup_ics.cli.streams import print_line, say
from followup_ics.cli.viewing import name_output
from followup_ics.model.errors import FeedError, FollowUpError

if TYPE_CHECKING:
    from followup_ics.feed.build import Built
    from followup_ics.feed.revision import Revision
    from followup_ics.planning.plan_file import PlannedSearch

FEWEST_OF_LARGE = 250
"""So many follow-ups make no feed that is too large, whatever is in them."""


class BuildOptions(NamedTuple):
    """Hold the options of a build: the present moment, None for the clock's; permissions; what may be lost."""

    now: dt.datetime | None
    mode: int | None
    leave: Mapping[str, bool]


@click.command(epilog=example("followup-ics build search.yaml -o follow-ups.ics"))
@file_argument
@click.option("-o", "--output", type=PATH_OR_DASH, help="The feed; FILE's name with .ics by default.")
@folder_options
@click.option("--only", metavar="WHO", help="Build the feed that is shared with WHO, and no other.")
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
    only: str | None,
    watch: bool,
    allow_shrink: bool,
    replace: bool,
    mode: int | None,
    now: dt.datetime | None,
    **of_folder: Any,
) -> None:
    """Build the feed from FILE.

    Events that are the same keep their stamps; where nothing changed, nothing is written. The feeds of those whom it
    is shared with stand beside it.

    Where FILE is a folder, every *.yaml below it is built, to a feed at the same place below the folder OUTPUT. A
    wrong file stops no other. Either of the two may be in a store: s3://bucket/folder, gs:// or az://. The exit code
    is 1 where a file is wrong, else 3 where a feed was not written, else 0.
    """
    from pathlib import Path

    if file != "-" and ("://" in f"{file}{output}" or Path(file).is_dir()):
        output = require_folder(file, output, watch=watch, only=only)
        from followup_ics.cli.folder.building import build_many

        build_many(
            file,
            output,
            folder_options=FolderOptions(**of_folder),
            allow_shrink=allow_shrink,
            replace=replace,
            mode=mode,
            now=now or read_clock(),
        )
        return
    refuse_folder_options(click.get_current_context())
    options = BuildOptions(now=now, mode=mode, leave={"allow_shrink": allow_shrink, "replace": replace})
    build_file(file, output or name_output(file, only, suffix=".ics"), only=only, watch=watch, options=options)


def build_file(file: str, output: str, *, only: str | None, watch: bool, options: BuildOptions) -> None:
    """Build the feeds of one file, once or until Ctrl-C."""
    from pathlib import Path

    from followup_ics.feed.files import find_target

    if output != "-" and find_target(Path(output)) == find_target(Path(file)):
        raise click.UsageError(f"the feed would take the place of its own source, '{file}'; name another OUTPUT")
    (build_again if watch else build_once)(file, output, only=only, options=options)


def require_folder(file: str, output: str | None, *, watch: bool, only: str | None) -> str:
    """Return the folder for the feeds of a folder; raise `UsageError` for what goes with a single file alone."""
    if watch or output == "-":
        raise click.UsageError("a folder is built once, into another folder; name one file instead")
    if only is not None:
        raise click.UsageError("--only goes with one file; a folder is built with all its shares")
    if output is None:
        raise FollowUpError(f"'{file}' is a folder; name the folder for its feeds with '-o'")
    return output


def build_again(file: str, output: str, *, only: str | None, options: BuildOptions) -> None:
    """Build each time the file is saved, until Ctrl-C."""
    if "-" in {file, output}:
        raise click.UsageError("--watch needs a file to watch and a file to write")
    import gc
    from pathlib import Path

    from followup_ics.cli.watch import watch_source

    gc.enable()  # see `followup_ics.__main__`: this lives longer
    # Ctrl-C is the way to end it, also while it builds: a feed is whole or untouched.
    with contextlib.suppress(KeyboardInterrupt):
        for _ in watch_source(Path(file)):
            try:
                build_once(file, output, only=only, options=options)
            except FollowUpError as error:
                complain(error)


def build_once(file: str, output: str, *, only: str | None, options: BuildOptions) -> None:
    """Build the feeds of a file, or the one of a share alone, and tell what changed in them."""
    from pathlib import Path

    from followup_ics.feed.build import build_feeds, prepare_only, prepare_owner
    from followup_ics.feed.files import read_source, update_feed
    from followup_ics.planning.plan_file import plan_source

    data, name, cache = read_source(file), name_source(file), open_calendar_cache()
    now, leave = options.now or read_clock(), options.leave
    if only is None and output != "-":
        source = None if file == "-" else Path(file)
        build = build_feeds(
            data, Path(output), name=name, now=now, source=source, mode=options.mode, cache=cache, **leave
        )
        note_missing_id(name, has_id=build.has_id)
        tell_feeds(build.feeds)
        return
    planned = plan_source(data, name=name, cache=cache)
    note_missing_id(name, has_id=planned.job_search.id is not None)
    revise = prepare_owner(planned, now=now, **leave) if only is None else prepare_only(planned, only, now=now, **leave)
    if output == "-":
        revision = revise(None)
        for each in revision.misreadings:
            say(str(each))
        click.echo(revision.data, nl=False)
    else:
        tell_feed(output, update_feed(Path(output), revise, now=now, mode=options.mode))


def note_missing_id(name: str, *, has_id: bool) -> None:
    """Say of a file without an identity of its own how it gets one."""
    if not has_id:
        say(f"{name}: note: {advise_id()}")


def advise_id() -> str:
    """Advise to give a file an identity of its own, with a line to add."""
    import secrets

    from followup_ics.planning.caveats import NO_ID

    return f"{NO_ID} 'id: {secrets.token_hex(8)}'"


def tell_feeds(feeds: "Sequence[Built]") -> None:
    """Tell what changed in each feed; raise the failure of those that were not written."""
    failures = []
    for path, outcome in feeds:
        if isinstance(outcome, FeedError):
            failures.append(f"{path}: {outcome}" if len(feeds) > 1 else str(outcome))
        else:
            tell_feed(str(path), outcome)
    if failures:
        raise FeedError("\n".join(failures))


def tell_feed(output: str, revision: "Revision") -> None:
    """Tell what changed in a feed, and what was odd about it."""
    from followup_ics.feed.revision import summarize_revision

    for each in revision.misreadings:
        say(str(each))
    for note in revision.notes:
        say(f"{output}: {note}")
    say(f"{output}: {summarize_revision(revision)}")


@click.command(epilog=example("followup-ics diff search.yaml follow-ups.ics"))
@file_argument
@click.argument("feed", type=PATH)
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
    former = read_feed(Path(feed))
    if former is None:
        say(f"{feed}: note: there is no such feed yet, so all of it is new")
    changes, loss = compare_feed(former, events, now=now or read_clock(), is_known=make_is_known(planned.job_search))
    if as_json:
        print_json(explain_changes(changes, planned.follow_ups, planned.job_search))
    else:
        click.echo(render_changes(changes, planned.follow_ups, planned.job_search, **terminal_style()), nl=False)
    if loss.events:
        say(f"{feed}: note: {describe_loss(loss)}: a build asks for '--allow-shrink'")
    if changes:
        raise SystemExit(1)


@click.command(epilog=example("followup-ics check search.yaml"))
@file_argument
@now_option
def check(file: str, now: dt.datetime | None) -> None:
    """Look for problems in FILE and say what would be built; nothing is written."""
    planned = load_plan(file)
    from followup_ics.planning.caveats import NO_ID, find_caveats
    from followup_ics.reports import summarise

    for each in planned.misreadings:
        say(str(each))
    name = name_source(file)
    for caveat in find_caveats(planned, now=now or read_clock(), cache=open_calendar_cache()):
        say(f"{name}: note: {advise_id() if caveat == NO_ID else caveat}")
    for objection in list_objections_to_size(planned):
        say(f"{name}: note: {objection}")
    print_line(f"{name}: {summarise(planned.follow_ups, planned.job_search)}")


def list_objections_to_size(planned: "PlannedSearch") -> "Sequence[str]":
    """List what the size of a feed has against it; a short one is not made for that."""
    if len(planned.follow_ups) < FEWEST_OF_LARGE:
        return ()
    from followup_ics.feed.build import prepare_owner
    from followup_ics.publishing.checking.body import judge_size
    from followup_ics.reports.address import Level

    found = judge_size(len(prepare_owner(planned, now=read_clock())(None).data))
    return () if found.level is Level.OK else (f"the feed is long: {found.message}; publish leaves the oldest out",)
