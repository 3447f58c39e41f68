"""Radicale takes the whole feed, gives every event back unchanged, and takes the next build."""

import base64
import contextlib
import datetime as dt
import os
import socket
import subprocess
import time
from xml.etree import ElementTree as ET

import icalendar
import pytest
from feeds import Event, plan_events, run_build
from lives import BEGINNING, MOVED, REJECTED, REMOVED, RENAMED
from loopback import request
from programs import require_command
from shared_lives import SHARED_LIFE, live, show_events
from sites import fetch, wsgidav_site
from test_subscriber import KEY, run_publish

from followup_ics.feed.shared.names import name_feed

HREF = "{DAV:}response/{DAV:}href"
COLLECTION = "/noor/follow-ups/"
LOGIN = "Basic " + base64.b64encode(b"noor:").decode()
STAMPS = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CATEGORIES", "TRANSP")


@pytest.fixture(scope="module")
def radicale(tmp_path_factory):
    """Run the server on a free port of this machine; yield the port."""
    command = require_command("radicale", "radicale")
    home = tmp_path_factory.mktemp("radicale")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", home, "--auth-type", "none"]
    log = home / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [command, "--config", "", *options],
            stdout=stream,
            stderr=stream,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(home)},
        )
    try:
        wait_for(port, process, log)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=10)


def wait_for(port, process, log, *, seconds=30):
    """Wait until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    pytest.fail(f"radicale does not answer\n{log.read_text(encoding='utf-8')}")


def put(port, feed):
    status, _, body = request(
        port,
        "PUT",
        COLLECTION,
        body=feed.read_bytes(),
        Content_Type="text/calendar; charset=utf-8",
        Authorization=LOGIN,
    )
    return status, body


def get_each(port):
    """Get every event that the server has, one by one; with the stamps that the server should not touch."""
    status, _, body = request(port, "PROPFIND", COLLECTION, Depth="1", Authorization=LOGIN)
    assert status == 207
    hrefs = [each.text for each in ET.fromstring(body).iterfind(HREF) if each.text != COLLECTION]  # noqa: S314 - ours
    found = []
    for href in hrefs:
        status, headers, body = request(port, "GET", href, Authorization=LOGIN)
        assert status == 200
        assert headers["Content-Type"].startswith("text/calendar")
        (event,) = icalendar.Calendar.from_ical(body).events
        found.append((make_event(event), read_stamps(event)))
    return sorted(found)


def make_event(event):
    return Event(
        uid=str(event["UID"]),
        starts_at=event["DTSTART"].dt.astimezone(dt.UTC),
        ends_at=event["DTEND"].dt.astimezone(dt.UTC),
        summary=str(event["SUMMARY"]),
        description=str(event.get("DESCRIPTION", "")),
    )


def read_stamps(event):
    return tuple(event[name].to_ical() for name in STAMPS)


def read_all_stamps(feed):
    events = icalendar.Calendar.from_ical(feed.read_bytes()).events
    return sorted((make_event(event), read_stamps(event)) for event in events)


def test_a_server_gives_every_event_of_every_feed_back(radicale, feeds):
    for feed in feeds:
        assert put(radicale, feed.path)[0] == 201, feed.name
        found = get_each(radicale)
        assert tuple(event for event, _ in found) == feed.events, feed.name
        assert found == read_all_stamps(feed.path), feed.name


def test_a_server_takes_one_build_after_the_other(radicale, tmp_path):
    source, feed = tmp_path / "search.yaml", tmp_path / "follow-ups.ics"
    for step in (BEGINNING, MOVED, REMOVED, RENAMED, REJECTED):
        step.write(source)
        run_build(source, feed, "--allow-shrink", now=step.now)
        assert put(radicale, feed)[0] == 201, step.what
        found = get_each(radicale)
        assert tuple(event for event, _ in found) == plan_events(source), step.what
        assert found == read_all_stamps(feed), step.what


def test_a_server_takes_what_is_published(radicale, tmp_path):
    source, copy = tmp_path / "search.yaml", tmp_path / "fetched.ics"
    with wsgidav_site(tmp_path / "dav") as site:
        entry = f"publish: {{to: '{site.to}', url: '{site.url}', secret: {KEY}}}\n"
        for step in (BEGINNING, MOVED, REMOVED, RENAMED, REJECTED):
            step.write(source)
            source.write_text(source.read_text(encoding="utf-8") + entry, encoding="utf-8")
            run_publish(source, site, now=step.now)
            copy.write_bytes(fetch(f"{site.url}/{name_feed(KEY)}")[2])
            assert put(radicale, copy)[0] == 201, step.what
            found = get_each(radicale)
            assert found == read_all_stamps(tmp_path / "search.ics"), step.what


def test_a_server_refuses_a_feed_with_one_uid_twice(radicale, tmp_path):
    source, feed = tmp_path / "search.yaml", tmp_path / "follow-ups.ics"
    BEGINNING.write(source)
    run_build(source, feed, now=BEGINNING.now)
    first, second = (event.uid.encode() for event in plan_events(source)[:2])
    feed.write_bytes(feed.read_bytes().replace(first, second))
    assert put(radicale, feed)[0] == 400, "so that the tests above would notice"


def test_a_server_takes_each_build_of_a_share(radicale, tmp_path):
    source, feed = tmp_path / "search.yaml", tmp_path / "follow-ups.maria.ics"
    former = {}
    for moment in SHARED_LIFE:
        live(source, feed, moment)
        assert put(radicale, feed)[0] == 201, moment.what
        found = get_each(radicale)
        assert tuple(event for event, _ in found) == show_events(source, moment), moment.what
        assert found == read_all_stamps(feed), moment.what
        for event, stamps in found:
            was, sequence = former.get(event.uid, (event, 0))
            assert int(stamps[0]) > sequence if was != event else int(stamps[0]) >= sequence, moment.what
            former[event.uid] = (event, int(stamps[0]))
