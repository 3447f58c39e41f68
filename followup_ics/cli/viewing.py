"""The plan as somebody else sees it, for the commands that take ``--as``."""

import datetime as dt
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from followup_ics.planning.plan_file import PlannedSearch
    from followup_ics.sharing.view import View

as_option = click.option("--as", "who", metavar="WHO", help="Show only what is shared with WHO.")


def choose_view(planned: "PlannedSearch", who: str, *, now: dt.datetime) -> "View":
    """Make what somebody sees of a plan; raises `FollowUpError` where nothing is shared with them."""
    from followup_ics.sharing.shares import choose_share
    from followup_ics.sharing.view import make_view

    share = choose_share(planned.job_search.shares, who)
    return make_view(planned.follow_ups, planned.job_search, share, now=now)


def name_output(file: str, who: str | None, *, suffix: str) -> str:
    """Name what is written where no OUTPUT is named: after FILE, and after WHO it is for; standard output for ``-``.

    Raises `FollowUpError` where that would be the name of what another search's file becomes.

    >>> name_output("search.yaml", None, suffix=".ics"), name_output("search.yaml", "Maria", suffix=".html")
    ('search.ics', 'search.maria.html')
    """
    if file == "-":
        return "-"
    stem = file.removesuffix(".yaml").removesuffix(".yml")
    if who is None:
        return f"{stem}{suffix}"
    from pathlib import Path

    from followup_ics.model.errors import FollowUpError
    from followup_ics.model.names import make_slug

    name = f"{stem}.{make_slug(who)}"
    for rival in (f"{name}.yaml", f"{name}.yml"):
        if Path(rival).is_file():
            raise FollowUpError(f"'{name}{suffix}' would be made from '{rival}' too; name another OUTPUT with '-o'")
    return f"{name}{suffix}"
