"""Half a year of a subscriber: vdirsyncer fetches the feed, khal shows it, and after each edit it shows the plan."""

import datetime as dt
import os
import sys

import icalendar
import pytest
from adapters import make_reading
from feeds import plan_events, run_build
from khal_home import KhalHome
from lives import BEGINNING, LATER, LIFE, MOVED, REJECTED, REMOVED, RENAMED
from loopback import request, serve
from programs import require_command, run
from sites import wsgidav_site

from followup_ics.feed.shared.names import name_feed

KEY = "1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e"
CONFIG = """\
[general]
status_path = "{home}/status"
[pair feed]
a = "remote"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage remote]
type = "http"
url = "http://127.0.0.1:{port}/follow-ups.ics"
[storage local]
type = "filesystem"
path = "{calendar}"
fileext = ".ics"
"""


def test_who_asks_again_is_told_when_nothing_has_changed(tmp_path):
    source, feed = tmp_path / "search.yaml", tmp_path / "follow-ups.ics"
    seen = []
    with serve(feed) as port:
        tag = ""
        for step in (BEGINNING, LATER, MOVED):
            step.write(source)
            run_build(source, feed, now=step.now)
            status, headers, body = request(port, "GET", "/follow-ups.ics", If_None_Match=tag)
            tag = headers["ETag"]
            seen.append((status, body))
        head = request(port, "HEAD", "/follow-ups.ics")
    assert [status for status, _ in seen] == [200, 304, 200]
    assert seen[-1][1] == feed.read_bytes() != seen[0][1]
    assert (head[0], head[1]["Content-Type"], head[2]) == (200, "text/calendar; charset=utf-8", b"")


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """Live it: the plan's events, what khal shows, and the files that vdirsyncer keeps, at each step."""
    vdirsyncer, khal_command = require_command("vdirsyncer", "vdirsyncer"), require_command("khal", "khal")
    home = tmp_path_factory.mktemp("subscriber")
    source, feed, config = home / "search.yaml", home / "follow-ups.ics", home / "vdirsyncer.conf"
    khal = KhalHome.make(khal_command, home / "khal")
    moments = {}
    with serve(feed) as port:
        config.write_text(CONFIG.format(home=home, port=port, calendar=khal.calendar), encoding="utf-8")
        for step in LIFE:
            step.write(source)
            run_build(source, feed, "--allow-shrink", now=step.now)
            for action in ("discover", "sync") if step is BEGINNING else ("sync",):
                run([vdirsyncer, "-c", config, action], env={**os.environ, "HOME": str(home)})
            shown = make_reading({"events": khal.list_events(), "complaints": []}).events
            files = {path.name: path.read_bytes() for path in khal.calendar.iterdir()}
            moments[step.what] = (plan_events(source), shown, files)
    return moments


def test_the_calendar_shows_the_plan_at_the_published_address(tmp_path):
    """The same life, by way of `publish`, a WebDAV server, and the address that strangers read."""
    vdirsyncer, khal_command = require_command("vdirsyncer", "vdirsyncer"), require_command("khal", "khal")
    source, config = tmp_path / "search.yaml", tmp_path / "vdirsyncer.conf"
    khal = KhalHome.make(khal_command, tmp_path / "khal")
    with wsgidav_site(tmp_path / "dav") as site:
        entry = f"publish: {{to: '{site.to}', url: '{site.url}', secret: {KEY}}}\n"
        name = name_feed(KEY)
        for step in LIFE:
            step.write(source)
            with source.open("a", encoding="utf-8") as stream:
                stream.write(entry)
            run_publish(source, site, now=step.now)
            text = CONFIG.format(home=tmp_path, port=0, calendar=khal.calendar)
            config.write_text(text.replace("http://127.0.0.1:0/follow-ups.ics", f"{site.url}/{name}"), encoding="utf-8")
            for action in ("discover", "sync") if step is BEGINNING else ("sync",):
                run([vdirsyncer, "-c", config, action], env={**os.environ, "HOME": str(tmp_path)})
            shown = make_reading({"events": khal.list_events(), "complaints": []}).events
            built = icalendar.Calendar.from_ical((tmp_path / "search.ics").read_bytes()).events
            assert sorted(map(forget_uid, shown)) == sorted(map(read_event, built)), step.what
            assert len(list(khal.calendar.iterdir())) == len(shown), step.what


def read_event(event):
    times = (event[name].dt.astimezone(dt.UTC) for name in ("DTSTART", "DTEND"))
    return (*times, str(event["SUMMARY"]), str(event["DESCRIPTION"]))


def run_publish(source, site, *, now):
    """Publish in a process of its own, at a given moment."""
    command = [sys.executable, "-c", "from followup_ics.cli import main; main()", "publish", source, "--allow-shrink"]
    run([*command, "--local"], env={**os.environ, **site.environment, "NETRC": os.devnull, "FOLLOWUP_ICS_NOW": now})


def forget_uid(event):
    """Leave the UID out: vdirsyncer puts one of its own, made of the event's content, in the place of any feed's."""
    return (event.starts_at, event.ends_at, event.summary, event.description)


def show(life, step):
    return sorted(map(forget_uid, life[step.what][1]))


@pytest.mark.parametrize("step", LIFE, ids=lambda step: step.what)
def test_the_calendar_shows_the_plan_after_each_edit(life, step):
    planned, _, files = life[step.what]
    assert show(life, step) == sorted(map(forget_uid, planned)), "no duplicate, nothing stale, nothing missing"
    assert len(files) == len(planned)


@pytest.mark.parametrize(
    ("steps", "company", "gone", "new"),
    [
        ((LATER, MOVED), "Moved Ltd", ["2026-10-06", "2026-10-20"], ["2026-10-13", "2026-10-27"]),
        ((MOVED, REMOVED), "Removed GmbH", ["2026-10-07", "2026-10-19"], []),
        ((REMOVED, RENAMED), "Old Name, Inc.", ["2026-10-08", "2026-10-22"], []),
        ((REMOVED, RENAMED), "New Name; AG", [], ["2026-10-08", "2026-10-22"]),
        (
            (RENAMED, REJECTED),
            "Not This Time",
            ["2026-11-10", "2026-11-24", "2026-12-15", "2027-01-18"],
            ["2026-10-22"],
        ),
        ((MOVED, REJECTED), "Kept & Co", [], []),
    ],
)
def test_an_edit_moves_what_it_touches(life, steps, company, gone, new):
    before, after = ({event for event in show(life, step) if company in event[2]} for step in steps)
    assert [str(event[0].date()) for event in sorted(before - after)] == gone
    assert [str(event[0].date()) for event in sorted(after - before)] == new


def test_an_event_that_moves_or_is_renamed_stays_the_same_one(life):
    uids = {step: {event.uid for event in life[step.what][0]} for step in LIFE}
    assert uids[BEGINNING] == uids[LATER] == uids[MOVED]
    assert uids[REMOVED] == uids[RENAMED] < uids[MOVED]
    assert len(uids[REJECTED] - uids[RENAMED]) == 1, "the thank-you for the answer"


def test_a_build_that_changes_nothing_changes_no_file(life):
    assert life[BEGINNING.what][2] == life[LATER.what][2]
