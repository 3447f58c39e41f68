"""The page beside a published feed."""

import functools
from collections.abc import Callable

from followup_ics.model.errors import FollowUpError
from followup_ics.planning.plan_file import PlannedSearch


def make_page_maker(planned: PlannedSearch) -> Callable[[str | None], bytes]:
    """Return the function that makes the page of a plan from its feed's address, for where a page is wanted."""
    return functools.partial(_make_page, planned)


def _make_page(planned: PlannedSearch, address: str | None) -> bytes:
    from followup_ics.reports.page.render import render_page  # noqa: PLC0415 - few publish pages

    try:
        return render_page(planned, now=None, feed_url=address).encode()
    except FollowUpError:  # an address that nobody subscribes to, as one on this machine
        return render_page(planned, now=None, feed_url=None).encode()
