"""The input file that a command names, read and planned."""

from typing import TYPE_CHECKING

from followup_ics.cli.environment import open_calendar_cache

if TYPE_CHECKING:
    from followup_ics.planning.plan_file import PlannedSearch


def load_plan(file: str) -> "PlannedSearch":
    """Read an input file and plan it."""
    from followup_ics.feed.files import read_source
    from followup_ics.planning.plan_file import plan_source

    return plan_source(read_source(file), name=name_source(file), cache=open_calendar_cache())


def name_source(file: str) -> str:
    """Return what an input file is called in messages."""
    return "<stdin>" if file == "-" else file
