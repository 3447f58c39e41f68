"""The page that somebody else gets: the same page, smaller.

The picture in the README, samples/mentor.png, is what Chromium shows of the search in tests/shared/mentor.py as
somebody sees it at `plan`, on 3 December 2026 at 15:00 UTC, in a window of 1280 by 1010.
"""

import datetime as dt
import re

import pytest
from mentor import NOW, SEARCH, view_text

from followup_ics.model.search import Show
from followup_ics.reports.page.render import render_shared_page

FEED = "https://example.org/54ef8fb53da8d300/follow-ups.ics"
SECRETS = ("Mia", "Dana", "Omar", "Sam Rivera", "95,000", "cobalt.example", "secret", "5f0c9a1be27d4c88", "acme-1")


def render(show, *, now=NOW, text=SEARCH, feed_url=None, **fields):
    return render_shared_page(view_text(text, show=show, **fields), now=now, feed_url=feed_url)


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize("now", [NOW, None])
def test_a_page_holds_nothing_of_the_rest(show, now):
    page = render(show, now=now, feed_url=FEED)

    assert not any(secret in page for secret in SECRETS)
    assert ("Acme Robotics" in page) is (show is Show.ADVICE)
    assert "it holds your notes" not in page
    assert "Interview:" not in page
    assert "This page shows what is shared with you, and nothing else." in page


@pytest.mark.parametrize("show", Show)
def test_a_page_has_every_follow_up_in_months_and_agenda(show):
    view, page = view_text(show=show), render(show)

    for follow_up in view.follow_ups:
        assert page.count(f'href="#entry-{follow_up.uid}"') == 1
        assert page.count(f'id="entry-{follow_up.uid}"') == 1
    assert "9 follow-ups. Days and times are New York time." in page


def test_days_off_are_nobodys_business():
    assert "Thanksgiving" not in render(Show.ADVICE)
    assert not re.search(r'<td class="[^"]*off', render(Show.ADVICE))


def test_what_opens_holds_something():
    assert '<details class="item' not in render(Show.TIMES)
    assert "<dt>To look up</dt>" not in render(Show.ADVICE)
    assert "Two working days after the promised day." in render(Show.PLAN)


def test_at_times_nothing_is_overdue_and_nothing_done():
    page = render(Show.TIMES)

    assert "overdue" not in page.lower()
    assert "Done" not in page


@pytest.mark.parametrize("show", Show)
def test_the_page_of_an_ended_share_says_so(show):
    page = render(show, until=dt.date(2026, 12, 1))

    assert "Sharing has ended: Tue Dec 1, 2026." in page
    assert "Company" not in page
    assert "entry-" not in page


def test_where_nothing_is_shown_the_page_says_no_more():
    page = render(Show.PLAN, hide=("Acme Robotics", "Birch Lane Books", "Cobalt Labs"))

    assert "Nothing is planned." in page
    assert "file" not in page.partition("<main>")[2].partition("</main>")[0]
