"""Nothing of the owner's stands in what somebody else gets: every text is a word that is known again anywhere."""

import datetime as dt
import itertools
import json

import pytest
from canaries import SHARE_IDS, WORD, list_searches, plan_search, soil

from followup_ics.feed.build import prepare_owner
from followup_ics.feed.shared.events import prepare_share
from followup_ics.model.errors import FeedError
from followup_ics.model.search import Show
from followup_ics.reports import render_agenda, select_agenda
from followup_ics.reports.page.render import render_page, render_shared_page
from followup_ics.reports.shares import list_status, render_share, render_status, to_shared_json
from followup_ics.sharing.secrets import make_feed_path
from followup_ics.sharing.view import make_view

NOW = dt.datetime(2026, 11, 24, 15, 30, 45, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
PAPER = {"width": 100, "colour": False}
SEED = 14


def unfold(data):
    return data.decode().replace("\r\n ", "")


def list_feeds(planned, share):
    """The feed as it is built, built again another day, ended, and what the guard says where all is lost."""
    feed = prepare_share(planned, share, now=NOW)(None).data
    yield unfold(feed)
    yield unfold(prepare_share(planned, share._replace(hide=()), now=LATER)(feed).data)
    ended = prepare_share(planned, share._replace(ended_on=LATER.date()), now=LATER)(feed)
    yield "\n".join([unfold(ended.data), *ended.notes, *(change.summary for change in ended.changes)])
    gone = planned._replace(follow_ups=(), job_search=planned.job_search._replace(interviews=()))
    try:
        yield unfold(prepare_share(gone, share, now=NOW)(feed).data)
    except FeedError as error:
        yield str(error)


def list_reports(view, share):
    for now in (NOW, LATER):
        for show_all in (False, True):
            yield render_agenda(view.follow_ups, view.job_search, now=now, show_all=show_all, view=view, **PAPER)
            chosen = select_agenda(view.follow_ups, view.job_search, now=now, show_all=show_all)
            yield json.dumps([to_shared_json(each, view) for each in chosen])
        yield json.dumps(list_status(view, now=now))
        yield render_status(view, now=now, **PAPER)
        yield render_shared_page(view, now=now, feed_url=f"https://example.org/{make_feed_path(share.id)}/f.ics")
    yield render_shared_page(view, now=None, feed_url=None)
    yield render_share(view, share, **PAPER).replace(share.who, "")


def list_outputs(planned, share):
    view = make_view(planned.follow_ups, planned.job_search, share, now=NOW)
    yield from itertools.chain(list_feeds(planned, share), list_reports(view, share))


def find_words(texts):
    return {word.lower() for text in texts for word in WORD.findall(text)}


def list_allowed(search, mint, show, *, with_hidden):
    """The words that a level may show: companies and roles, from `advice` on."""
    if show is not Show.ADVICE:
        return set()
    hidden = set() if with_hidden else set(search["shares"][2]["hide"])
    told = [each for each in search["interviews"] if each["company"] not in hidden]
    return {each.get(key) for each in told for key in ("company", "role")} - {None}


def check_search(search, mint):
    planned = soil(plan_search(search), mint)
    for share in planned.job_search.shares:
        view = make_view(planned.follow_ups, planned.job_search, share, now=NOW)
        feeds, reports = list(list_feeds(planned, share)), [repr(view), *list_reports(view, share)]
        hiding = [feeds[0], *feeds[2:], *reports]
        assert find_words(hiding) <= list_allowed(search, mint, share.show, with_hidden=False), share.show
        assert find_words(feeds) <= list_allowed(search, mint, share.show, with_hidden=True), share.show
        for text in (*feeds, *reports):
            assert not any(share_id in text.lower() for share_id in SHARE_IDS), "the id stands nowhere"
            assert "BEGIN:VALARM" not in text
    return planned


@pytest.mark.parametrize("seed", [SEED])
def test_a_few_searches_let_nothing_out(seed):
    for search, mint in list_searches(12, seed=seed):
        check_search(search, mint)


@pytest.mark.slow
def test_a_thousand_searches_let_nothing_out():
    shown = 0
    for search, mint in list_searches(1000, seed=SEED + 1):
        shown += len(check_search(search, mint).follow_ups)
    assert shown > 5000, "there was something to let out"


def test_the_owners_own_feed_and_page_hold_the_words():
    """So that the tests above would notice."""
    uses = set()
    for search, mint in list_searches(10, seed=SEED):
        planned = soil(plan_search(search), mint)
        data = prepare_owner(planned, now=NOW)(None).data
        words = find_words([unfold(data), render_page(planned, now=NOW, feed_url=None)])
        uses |= {mint.uses[word] for word in words}

    assert uses >= {"company", "role", "person", "me", "name", "link", "round", "phrase"}


# ---- what a view depends on


def alter(search, mint, show):
    """Change everything that a level does not show, and leave every day as it is."""
    names = {}

    def rename(word):
        return names.setdefault(word, mint.make("other"))

    def rewrite(interview):
        is_named = show is Show.ADVICE
        free = WORD.fullmatch(interview["round"])
        kept = {key: interview[key] for key in ("when", "id", "hear_by", "check_in", "signal") if key in interview}
        role = interview.get("role")
        return {
            **kept,
            "company": interview["company"] if is_named else rename(interview["company"]),
            **({"role": role if is_named else rename(role)} if role else {}),
            "round": mint.make("other") if free or is_named else interview["round"],
            "interviewers": [] if interview["interviewers"] else [mint.make("other")],
            "note": mint.make("other"),
            "place": mint.make("other"),
            "mention": [mint.make("other")],
            "updates": [
                {"note": mint.make("other"), **{key: update[key] for key in update.keys() - {"note", "said_by"}}}
                for update in interview["updates"]
            ],
        }

    return {
        **{key: search[key] for key in ("timezone", "holidays", "closed")},
        "id": mint.make("other"),
        "name": mint.make("other"),
        "alarm": "2h",
        "me": mint.make("other"),
        "greeting": "full",
        "titles": "discreet",
        "date_order": "dmy",
        "closed": [{**days, "why": mint.make("other")} for days in search["closed"]],
        "interviews": [rewrite(interview) for interview in search["interviews"][::-1]],
        "shares": [
            {**share, "with": mint.make("other"), "hide": [names.get(company, company) for company in share["hide"]]}
            for share in search["shares"]
        ],
    }


def give_ids(search, mint):
    for number, interview in enumerate(search["interviews"]):
        interview["id"] = f"interview-{number}"
        interview.pop("formerly", None)
        interview.pop("contact", None)
    search.pop("contact")


def check_view(search, mint, show):
    give_ids(search, mint)
    other = alter(search, mint, show)
    one, two = plan_search(search), plan_search(other)
    days = [sorted((each.starts_at, each.kind, each.done) for each in planned.follow_ups) for planned in (one, two)]
    assert days[0] == days[1], "what was altered moves no day"
    outputs = []
    for planned in (one, two):
        share = next(share for share in planned.job_search.shares if share.show is show)._replace(who="Maria")
        outputs.append(list(list_outputs(planned, share)))
    assert outputs[0] == outputs[1], show


@pytest.mark.parametrize("show", Show)
def test_a_view_depends_on_what_it_shows_alone(show):
    for search, mint in list_searches(4, seed=SEED):
        check_view(search, mint, show)


@pytest.mark.slow
@pytest.mark.parametrize("show", Show)
def test_three_hundred_views_depend_on_what_they_show_alone(show):
    for search, mint in list_searches(300, seed=SEED + 2):
        check_view(search, mint, show)
