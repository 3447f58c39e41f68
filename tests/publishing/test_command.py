"""`publish` as a command: several places, waiting, what is not to be seen yet, and what it refuses."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from web_server import Reply, serving

from followup_ics.cli import main
from followup_ics.feed.lock import lock_feed
from followup_ics.feed.shared.names import name_feed
from followup_ics.planning.plan_file import parse_source
from followup_ics.publishing.checking import look
from followup_ics.publishing.lock import publishing_alone

NOW = "2026-11-30T12:00:00Z"
SEARCH = """\
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}
"""
SECRET = re.compile("secret: ([0-9a-f]{32})")


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    path = Path("search.yaml")
    path.write_text(SEARCH, encoding="utf-8")
    return path


def run(*args):
    return CliRunner().invoke(main, ["publish", *map(str, args)], catch_exceptions=False)


def read_places(file):
    return parse_source(file.read_bytes(), name="search.yaml").publish


def test_one_place_that_fails_leaves_the_others_done(file):
    file.write_text(f"{SEARCH}publish: [{{to: missing/site}}, {{to: site}}]\n", encoding="utf-8")
    done = run(file)
    assert done.exit_code == 3
    assert "missing/site: not done: it cannot be written (no such file or directory)" in done.stderr
    assert "site: sent your feed for the first time" in done.stderr
    first, second = read_places(file)
    assert first.secret != second.secret, "each place has a path of its own"
    assert Path("site", name_feed(second.secret)).read_bytes() == Path("search.ics").read_bytes()
    assert Path("site").stat().st_mode & 0o777 == 0o755
    assert Path("site", name_feed(second.secret)).stat().st_mode & 0o777 == 0o644


def test_a_place_is_written_once_and_changed_by_saying_it_again(file):
    assert run(file, "--to", "site").exit_code == 0
    secret = read_places(file)[0].secret
    run(file, "--to", "site", "--url", "http://127.0.0.1:9/cal")
    run(file, "--to", "other")
    one, two = read_places(file)
    assert (one.to, one.url, one.secret) == ("site", "http://127.0.0.1:9/cal", secret)
    assert (two.to, two.secret is None) == ("other", False)


def test_a_path_given_from_elsewhere_is_meant_from_here(file, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert run("../search.yaml", "--to", "site").exit_code == 0
    assert len(list(elsewhere.glob("site/*/follow-ups.ics"))) == 1


def test_what_is_not_there_yet_is_no_failure_and_can_be_waited_for(file, monkeypatch):
    with serving() as server:
        assert run(file, "--to", "site", "--url", f"{server.origin}/cal", "--local").exit_code == 0
        name = name_feed(read_places(file)[0].secret)
        late = run(file, "--local")
        assert (
            late.exit_code,
            "sent, and not to be seen yet; look again with 'followup-ics publish" in late.stderr,
        ) == (0, True)
        asked = []

        def appear():
            asked.append(1)
            return Reply(Path("search.ics").read_bytes()) if len(asked) > 2 else Reply(status=404)

        server.replies[f"/cal/{name}"] = appear
        monkeypatch.setattr(look, "PAUSE", 0.05)
        waited = run(file, "--local", "--wait", "20s")
        assert (waited.exit_code, "your feed is published; calendars can read it" in waited.stderr) == (0, True)
        assert len(asked) > 2
        server.replies[f"/cal/{name}"] = Reply(status=404)
        started = time.monotonic()
        assert run(file, "--local", "--wait", "1s").exit_code == 0
        assert time.monotonic() - started < 10


def test_what_calendars_cannot_read_is_a_failure(file):
    with serving() as server:
        run(file, "--to", "site", "--url", f"{server.origin}/cal", "--local")
        name = name_feed(read_places(file)[0].secret)
        for reply, words in (
            (Reply(Path("search.ics").read_bytes(), headers={"Content-Type": "text/html"}), "wrong: type"),
            (Reply(status=403), "wrong: status: it answers with 403"),
            (Reply(status=302, headers={"Location": "/login"}, has_tag=False), "wrong: redirect: it leads to a login"),
        ):
            server.replies[f"/cal/{name}"] = reply
            done = run(file, "--local")
            assert (done.exit_code, words in done.stderr) == (3, True), done.stderr
            assert "your feed is sent, and calendars cannot read it" in done.stderr
        server.replies[f"/cal/{name}"] = Reply(Path("search.ics").read_bytes())
        assert (run(file).exit_code, run(file, "--local").exit_code) == (3, 0), "a host that only this machine reaches"


def test_a_second_publishing_waits_and_then_says_so(file, monkeypatch):
    run(file, "--to", "site")
    monkeypatch.setitem(publishing_alone.__wrapped__.__kwdefaults__, "wait", 0.5)
    with lock_feed(Path("search.yaml.publish")):
        started = time.monotonic()
        done = run(file)
        assert time.monotonic() - started > 0.5, "it waits first"
    assert done.exit_code == 3
    assert "'search.yaml' is being published by another process; try again when that is done" in str(done.output)


def test_a_dry_run_changes_nothing(file):
    done = run(file, "--to", "site", "--dry-run")
    assert "site: would send your feed for the first time" in done.stderr
    assert [path.name for path in Path().iterdir()] == ["search.yaml"]
    assert file.read_text(encoding="utf-8") == SEARCH


REFUSED = [
    ((), 1, "search.yaml does not say where to publish; give it with --to"),
    (("--url", "https://example.org"), 2, "say with --to to which place that belongs"),
    (("--to", "site", "--remove", "--forget"), 2, "--remove takes everything away; it goes alone"),
    (("--to", "sftp://sam:canary@example.org/cal"), 1, "holds a login, which never stands in this file"),
    (("--to", "ftp://example.org/cal"), 1, "nothing is known of 'ftp://'"),
    (("--to", "site", "--wait", "soon"), 2, "'soon' is no time to wait, such as 90s, 40m or 2h"),
    (("--to", "site", "--rotate", "Maria"), 1, "nothing is shared with 'Maria' or anybody else"),
]


@pytest.mark.parametrize(("args", "code", "words"), REFUSED, ids=[" ".join(row[0]) or "nothing" for row in REFUSED])
def test_what_is_refused(file, args, code, words):
    done = CliRunner().invoke(main, ["publish", "search.yaml", *args])
    assert (done.exit_code, words in done.output) == (code, True), done.output
    assert "canary" not in done.output
    assert file.read_text(encoding="utf-8") == SEARCH


def test_a_build_imports_nothing_of_publishing(file):
    code = "import sys; from followup_ics.cli import main; main(standalone_mode=False); print(*sys.modules)"
    for command in (["build", "search.yaml"], ["agenda", "search.yaml"], ["check", "search.yaml"]):
        done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
        loaded = set(done.stdout.splitlines()[-1].split())
        assert "followup_ics.cli.build" in loaded or command[0] == "agenda"
        strangers = {name for name in loaded if name.startswith(("followup_ics.publishing", "requests", "obstore"))}
        assert strangers == set(), command
