"""The page beside a published feed."""

import datetime as dt
from collections.abc import Callable

from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import Share
from followup_ics.planning.plan_file import PlannedSearch


def make_page_maker(
    planned: PlannedSearch, share: Share | None = None, *, now: dt.datetime
) -> Callable[[str | None], bytes]:
    """Return the function that makes a page from its feed's address, for where a page is wanted.

    ``share`` is whose page it is, None for the owner's; ``now`` tells whether it has ended. The page knows no today,
    so that it changes only when its plan does.
    """

    def make_page(address: str | None) -> bytes:
        try:
            return _render(planned, share, address, now=now).encode()
        except FollowUpError:  # an address that nobody subscribes to, as one on this machine
            return _render(planned, share, None, now=now).encode()

    return make_page


def _render(planned: PlannedSearch, share: Share | None, address: str | None, *, now: dt.datetime) -> str:
    from followup_ics.reports.page.render import render_page, render_shared_page  # noqa: PLC0415 - few publish pages
    from followup_ics.sharing.view import make_view  # noqa: PLC0415 - as above

    if share is None:
        return render_page(planned, now=None, feed_url=address)
    view = make_view(planned.follow_ups, planned.job_search, share, now=now)
    return render_shared_page(view, now=None, feed_url=address)
