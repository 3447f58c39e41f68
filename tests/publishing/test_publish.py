"""`publish` as people use it, against every kind of place: what is sent, changed, moved and taken away again."""

import re
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_ics.cli import main
from followup_ics.feed.previous import State, read_former
from followup_ics.feed.shared.moved import MOVED
from followup_ics.feed.shared.names import name_feed
from followup_ics.planning.plan_file import parse_source

NOW = "2026-11-30T12:00:00Z"
LATER = "2026-12-02T12:00:00Z"
SEARCH = """\
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday} # the first
"""
MORE = "- {company: Apex, role: Analyst, when: 2026-12-01 10:00}\n"
SECRET = re.compile(r"[0-9a-f]{32}")


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    path = Path("search.yaml")
    path.write_text(SEARCH, encoding="utf-8")
    return path


def run(*args):
    return CliRunner().invoke(main, ["publish", *map(str, args)], catch_exceptions=False)


def run_well(*args):
    done = run(*args)
    assert done.exit_code == 0, done.output
    return done


def start(file, site, *args):
    """Publish to a place for the first time."""
    options = [*(["--url", site.url] if site.url else []), *(["--endpoint", site.endpoint] if site.endpoint else [])]
    return run_well(file, "--to", site.to, *options, "--local", *args)


def find_feed(file):
    """Name the file of the owner's feed below its place."""
    places = parse_source(file.read_bytes(), name="search.yaml").publish
    return name_feed(places[0].secret)


class Reader(threading.Thread):
    """Poll a file of a place all the while; whatever is seen after the first time has to be a whole feed."""

    def __init__(self, site, name):
        super().__init__(daemon=True)
        self.site, self.name_of_feed, self.flaws, self.looks = site, name, [], 0
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.wait(0.001):
            data = self.site.read(self.name_of_feed)
            self.looks += 1
            if data is None and self.site.has_gap:
                continue  # the server's own moment without it; what it shows is whole
            if data is None or read_former(data).state is not State.WHOLE:
                self.flaws.append(data)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.join(timeout=20)


def test_the_life_of_a_published_feed(site, file):
    done = start(file, site)
    assert "# the first" in file.read_text(encoding="utf-8")
    first = find_feed(file)
    assert site.read(first) == Path("search.ics").read_bytes()
    assert ("your feed is published; calendars can read it" in done.output) == (site.url is not None)

    assert "your feed is unchanged" in run_well(file, "--local").output

    with Reader(site, first) as reader:
        file.write_text(file.read_text(encoding="utf-8").replace("publish:", f"{MORE}publish:"), encoding="utf-8")
        assert "sent your feed (" in run_well(file, "--local", "--now", LATER).output
        assert site.read(first) == Path("search.ics").read_bytes()
        assert b"Apex" in site.read(first)

        run_well(file, "--local", "--rotate")
        second = find_feed(file)
        assert second != first
        assert site.read(second) == Path("search.ics").read_bytes()
        assert MOVED.partition(";")[0].encode() in site.read(first)
        assert site.read(first).count(b"BEGIN:VEVENT") == 1
    assert (reader.flaws, reader.looks > 3) == ([], True)
    assert "your feed is unchanged" in run_well(file, "--local").output

    run_well(file, "--local", "--forget")
    assert (site.read(first), site.read(second)) == (None, Path("search.ics").read_bytes())
    assert "old:" not in file.read_text(encoding="utf-8")

    run_well(file, "--remove")
    assert site.read(second) is None
    if site.root is not None:
        assert [path.name for path in site.root.rglob("*")] == []


@pytest.mark.parametrize("site", ["folder", "git-path", "s3", "azure"], indirect=True)
def test_a_page_stands_beside_its_feed_and_is_kept_up(site, file):
    start(file, site, "--page")
    page = find_feed(file).replace("follow-ups.ics", "index.html")
    assert b"Acme" in site.read(page)
    file.write_text(file.read_text(encoding="utf-8").replace("publish:", f"{MORE}publish:"), encoding="utf-8")
    run_well(file, "--local")
    assert b"Apex" in site.read(page)
    run_well(file, "--local", "--rotate")
    assert site.read(page) is None, "an old address has no page any more"


# Shares


SHARED = "shares: [{with: Maria, id: 1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e}]\n"


def call(*args):
    done = CliRunner().invoke(main, [*map(str, args)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def find_share(file, place=0):
    return name_feed(parse_source(file.read_bytes(), name="search.yaml").shares[place].id)


@pytest.mark.parametrize("site", ["folder"], indirect=True)
def test_a_share_has_a_page_of_its_own(site, file):
    file.write_text(f"{SHARED}{SEARCH}", encoding="utf-8")
    start(file, site, "--page")
    page = find_share(file).replace("follow-ups.ics", "index.html")
    assert b"Company A" in site.read(page)
    assert b"Acme" not in site.read(page)


@pytest.mark.parametrize("site", ["folder", "git-path", "s3", "azure", "wsgidav"], indirect=True)
def test_the_life_of_a_share(site, file):
    start(file, site)
    call("share", file, "Maria")
    assert "sent Maria's feed for the first time" in run_well(file, "--local").output
    mine, first = find_feed(file), find_share(file)
    assert first.partition("/")[0] != mine.partition("/")[0]
    assert site.read(first) == Path("search.maria.ics").read_bytes()
    assert b"Acme" not in site.read(first)

    with Reader(site, mine) as own_reader, Reader(site, first) as reader:
        done = run_well(file, "--local", "--rotate", "Maria")
        assert "your feed is unchanged" in done.output
        second = find_share(file)
        assert second != first
        assert site.read(second) == Path("search.maria.ics").read_bytes()
        assert MOVED.partition(";")[0].encode() in site.read(first)
        call("unshare", file, "Maria")
        run_well(file, "--local")
        assert b"Sharing has ended" in site.read(second)
        call("share", file, "Maria")
        run_well(file, "--local")
        third = find_share(file)
        assert site.read(third) == Path("search.maria.ics").read_bytes()
        assert b"Sharing has ended" in site.read(second), "who has the address of the ended share goes on reading that"
    assert (own_reader.flaws, reader.flaws) == ([], [])

    run_well(file, "--local", "--forget")
    assert (site.read(first), site.read(third) is not None, site.read(mine) is not None) == (None, True, True)
    run_well(file, "--remove")
    assert [site.read(name) for name in (mine, first, second, third)] == [None] * 4


@pytest.mark.parametrize("site", ["folder", "git-path", "s3", "azure", "wsgidav"], indirect=True)
def test_what_is_declared_no_more_is_told_until_it_is_forgotten(site, file):
    file.write_text(f"{SHARED}{SEARCH}", encoding="utf-8")
    start(file, site)
    stray = find_share(file)
    file.write_text(file.read_text(encoding="utf-8").replace(SHARED, ""), encoding="utf-8")
    for _ in range(2):
        done = run_well(file, "--local")
        assert "1 feed that the file declares no more is still there; take away with --forget" in done.output
        assert site.read(stray) is not None
    run_well(file, "--local", "--forget")
    assert site.read(stray) is None
    assert "no more" not in run_well(file, "--local").output
