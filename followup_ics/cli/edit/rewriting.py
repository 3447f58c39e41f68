"""An edit of the input file by a command: written whole or not at all, told, and followed by what comes next."""

from collections.abc import Callable

import click

from followup_ics.cli.environment import open_calendar_cache
from followup_ics.cli.streams import print_line, say
from followup_ics.model.errors import InputError


def rewrite(file: str, change: Callable[[bytes], bytes], *, build: bool = False, output: str | None = None) -> None:
    """Change an input file, whole or not at all, tell what that does to the plan, and what is to be done next.

    What cannot be planned is not written. ``build`` tells to build the feed, ``output`` where.
    """
    if output is not None and not build:
        raise click.UsageError("-o goes with --build")
    import functools
    import shlex
    from pathlib import Path

    from followup_ics.feed.files import rewrite_source
    from followup_ics.planning.plan_file import plan_source
    from followup_ics.reports.diff import tell_plan_changes

    plan = functools.lru_cache(functools.partial(plan_source, name=file, cache=open_calendar_cache()))

    def change_and_plan(data: bytes) -> bytes:
        after = change(data)
        plan(after)
        return after

    rewriting = rewrite_source(Path(file), change_and_plan)
    for note in rewriting.notes:
        say(f"{file}: {note}")
    planned = plan(rewriting.after)
    try:
        old = plan(rewriting.before).follow_ups
    except InputError:  # a file without interviews may be added to
        old = ()
    for line in tell_plan_changes(old, planned.follow_ups, planned.job_search):
        print_line(line)
    if build:
        from followup_ics.cli.build import build as build_command

        click.get_current_context().invoke(build_command, file=file, output=output)
        return
    next_command = "publish" if planned.job_search.publish else "build"
    say(f"now {next_command}: followup-ics {next_command} {shlex.quote(file)}")
