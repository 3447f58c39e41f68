"""Nothing secret gets anywhere by publishing: not on a screen, not in a list of processes, not into a file."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sites

from followup_ics.planning.plan_file import parse_source
from followup_ics.sharing.secrets import make_feed_path, make_list_path

NOW = "2026-11-30T12:00:00Z"
SHARE = "5a" * 16
SEARCH = f"""\
timezone: America/New_York
holidays: US
shares: [{{with: Maria, id: {SHARE}}}]
interviews:
- {{company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}}
"""


QUICK, OTHERS = ("apache", "sftp"), ("folder", "wsgidav", "git-path", "git-https", "s3", "azure")
"""Who writes a log and who is handed files; the others are asked in the longer form."""


class Watch(threading.Thread):
    """Watch the list of processes, and the files below some folders, for as long as a command runs."""

    def __init__(self, *folders):
        super().__init__(daemon=True)
        self.folders, self.seen, self.stopped = folders, set(), threading.Event()
        self.others = set(Path("/proc").glob("[0-9]*"))

    def run(self):
        while not self.stopped.wait(0.01):
            for process in {*Path("/proc").glob("[0-9]*")} - self.others:
                self.look(process / "cmdline")
            for path in self.list_files():
                self.seen.add(os.fsencode(path))
                self.look(path)

    def list_files(self):
        try:
            return [path for folder in self.folders for path in folder.rglob("*")]
        except OSError:  # gone in the middle of it
            return []

    def look(self, path):
        try:
            self.seen.add(path.read_bytes())
        except OSError:
            return

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.join(timeout=20)


def list_canaries(file):
    """List what must be nowhere: passwords, keys, secrets, ids, and the paths that are made of them."""
    search = parse_source(file.read_bytes(), name="search.yaml")
    keys = [search.publish[0].secret, *search.publish[0].old, *(share.id for share in search.shares)]
    paths = [make(key) for key in keys for make in (make_feed_path, make_list_path)]
    return [text.encode() for text in (*keys, *paths, sites.PASSWORD, sites.SECRET_KEY)]


def find_canaries(data, canaries):
    return [canary for canary in canaries if canary in data]


@pytest.mark.parametrize(
    "site", [*QUICK, *(pytest.param(kind, marks=pytest.mark.slow) for kind in OTHERS)], indirect=True
)
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="the list of processes is not read like that here")
def test_nothing_secret_is_said_listed_or_left(site, tmp_path):
    home, temporary, cache = (tmp_path / name for name in ("home", "temporary", "cache"))
    for folder in (home, temporary, cache):
        folder.mkdir()
    work = tmp_path / "search"
    work.mkdir()
    file = work / "search.yaml"
    file.write_text(SEARCH, encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "FOLLOWUP_ICS_NO_CACHE"},
        "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(cache), "FOLLOWUP_ICS_NOW": NOW,
    }  # fmt: skip
    start = ["--to", site.to, *(["--endpoint", site.endpoint] if site.endpoint else [])]
    start += ["--url", site.url] if site.url else []
    steps = ([*start, "--page"], [], ["--rotate"], ["--dry-run"], ["--forget"], ["--remove"])
    told, canaries = [], {}
    with Watch(temporary, cache) as watch:
        for options in steps:
            command = [sys.executable, "-m", "followup_ics", "publish", "search.yaml", "--local", *options]
            done = subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False, timeout=120)
            assert done.returncode == 0, done.stderr.decode()
            told += [done.stdout, done.stderr]
            if "--remove" not in options:  # after that, the file has no place and no secret any more
                canaries = list_canaries(file)
            assert find_canaries(b"\0".join((*told, *watch.seen.copy())), canaries) == [], options
    assert list(temporary.rglob("*")) == []
    left = [path for path in (*work.rglob("*"), *cache.rglob("*")) if path.is_file() and path != file]
    assert {path.name for path in left if path.parent == work} == {"search.ics", "search.maria.ics"}
    assert [path for path in left if find_canaries(path.read_bytes() + os.fsencode(path), canaries)] == []
    if site.log is not None:
        log = site.log.read_bytes()
        agents = {line.split(b" ", 2)[2] for line in log.splitlines() if not line.split(b" ", 2)[2].startswith(b"git/")}
        assert agents <= {b"followup-ics"}
    if "#" in site.to:
        assert b"Publish the follow-ups" in subjects(site)


def subjects(site):
    """Read what the commits of a branch say; after everything is taken away it still has one, without history."""
    repository = site.to.partition("#")[0]
    if repository.startswith("git+"):
        return b"Publish the follow-ups"
    command = ["git", "-C", repository, "log", "--format=%an %ae %cn %ce %B", "pages"]
    lines = subprocess.run(command, capture_output=True, check=True).stdout
    assert lines.count(b"\n\n") == 1, "one commit"
    return lines


def test_addresses_are_shown_to_who_asks(tmp_path, monkeypatch):
    from click.testing import CliRunner  # noqa: PLC0415 - the others run processes

    from followup_ics.cli import main  # noqa: PLC0415 - as above

    monkeypatch.chdir(tmp_path)
    Path("search.yaml").write_text(SEARCH, encoding="utf-8")
    run = CliRunner().invoke
    first = run(main, ["publish", "search.yaml", "--to", "site", "--url", "http://127.0.0.1:9/cal", "--now", NOW])
    assert "127.0.0.1:9" not in first.output
    assert "shown on a terminal, or with --show-addresses" in first.stderr
    shown = run(main, ["publish", "search.yaml", "--show-addresses", "--now", NOW])
    folder = make_feed_path(SHARE)
    assert f"Maria's feed: http://127.0.0.1:9/cal/{folder}/follow-ups.ics" in shown.stdout
    assert folder not in shown.stderr
