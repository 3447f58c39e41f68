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
