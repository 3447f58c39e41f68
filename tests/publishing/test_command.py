"""`publish` as a command: several places, waiting, what is not to be seen yet, and what it refuses."""

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from web_server import Reply, serving

from followup_ics.cli import main
from followup_ics.feed.lock import lock_feed
from followup_ics.feed.shared.names import name_feed
from followup_ics.planning.plan_file import parse_source
from followup_ics.publishing import send
from followup_ics.publishing.checking import look
from followup_ics.publishing.lock import publishing_alone
from followup_ics.publishing.places.folder import Folder
from followup_ics.publishing.places.open import open_place
from followup_ics.publishing.places.place import Place, PlaceError

NOW = "2026-11-30T12:00:00Z"
SEARCH = """\
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}
"""
MORE = "- {company: Apex, role: Analyst, when: 2026-12-01 10:00}\n"
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
        again = run(file, "--local")
        assert (
            again.exit_code,
            "sent, and not to be seen yet; look again with 'followup-ics publish" in again.stderr,
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
        assert run(file, "--local", "--wait", "1s").exit_code == 3, "it was waited for in vain"
        assert time.monotonic() - started < 10


STALE = "an older feed"
NOBODY = "nobody"
LATE = [
    ("2026-11-30T12:50:00Z", Reply(status=404), 0, "within the hour a host may be slow"),
    ("2026-11-30T13:10:00Z", Reply(status=404), 3, "an hour later it is not coming any more"),
    ("2026-12-21T12:00:00Z", Reply(status=404), 3, "three weeks later"),
    ("2026-12-21T12:00:00Z", STALE, 3, "a copy from before"),
    ("2026-11-30T12:00:00Z", NOBODY, 3, "nobody answers, which is no slowness"),
]


@pytest.mark.parametrize(("later", "reply", "code", "why"), LATE, ids=[row[3] for row in LATE])
def test_what_nobody_can_read_is_a_failure_once_it_should_be_there(file, later, reply, code, why):
    with serving() as server:
        run(file, "--to", "site", "--url", f"{server.origin}/cal", "--local")
        name = name_feed(read_places(file)[0].secret)
        old = Path("search.ics").read_bytes().replace(b"Acme", b"Acne")
        server.replies[f"/cal/{name}"] = reply if isinstance(reply, Reply) else Reply(old)
        url = ("--url", "http://127.0.0.1:9/x") if reply == NOBODY else ()
        done = run(file, "--local", "--now", later, *url)

    assert done.exit_code == code, (why, done.output)
    assert ("was sent, and is not to be seen; look at the server" in done.stderr) == (code == 3)


def test_an_address_belongs_to_the_one_place(file):
    run(file, "--to", "site")
    run(file, "--url", "http://127.0.0.1:9/cal")
    assert [place.url for place in read_places(file)] == ["http://127.0.0.1:9/cal"]


def test_taking_away_from_one_place_leaves_the_others(file):
    run(file, "--to", "p1")
    run(file, "--to", "p2")
    first = name_feed(read_places(file)[0].secret)
    done = run(file, "--remove", "--to", "p2")
    assert (done.exit_code, "p2 was taken out of search.yaml: publish sends nothing there any more" in done.stderr) == (
        0,
        True,
    )
    assert [place.to for place in read_places(file)] == ["p1"]
    assert Path("p1", first).is_file()
    assert list(Path("p2").iterdir()) == []
    wrong = run(file, "--remove", "--to", "p3")
    assert (wrong.exit_code, "the file has no place 'p3' (there: 'p1')" in str(wrong.output)) == (1, True)
    assert Path("p1", first).is_file()


def test_what_was_taken_away_is_not_put_back_by_the_next_publishing(file):
    before = file.read_text(encoding="utf-8")
    run(file, "--to", "site")
    run(file, "--remove")
    assert file.read_text(encoding="utf-8") == before
    again = run(file, "--remove")
    assert (again.exit_code, "search.yaml names no place, so there is nothing to take away" in again.stderr) == (
        0,
        True,
    )
    assert CliRunner().invoke(main, ["publish", "search.yaml"]).exit_code == 1
    assert list(Path("site").iterdir()) == []


WRONG_PLACES = [
    ("missing/deep/cal", "no such file or directory", "a folder in none"),
    ("cal.git#bad..branch", "a name that is none", "a branch that cannot be"),
    ("dav://127.0.0.1:9/cal", "could not be reached", "a server that does not answer"),
]


@pytest.mark.parametrize(("to", "words", "why"), WRONG_PLACES, ids=[row[2] for row in WRONG_PLACES])
def test_a_new_place_where_nothing_could_be_sent_does_not_stay_in_the_file(file, to, words, why):
    run(file, "--to", "site")
    before = file.read_text(encoding="utf-8")
    done = run(file, "--to", to)
    assert (done.exit_code, words in done.stderr) == (3, True), done.output
    assert f"{to} was taken out of search.yaml: nothing was sent there; say it with --to again" in done.stderr
    assert file.read_text(encoding="utf-8") == before, why
    assert run(file).exit_code == 0


SHARED = """\
shares:
- {with: Maria, id: 1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e}
- {with: Omar, id: 2f0c3a5b7d9e2468ac0e1b3d5f7a9c1e}
"""


class FullPlace(NamedTuple):
    """Stand for a place that has no room for one file."""

    place: Place
    refused: str

    def read(self, names):
        return self.place.read(names)

    def apply(self, steps):
        for step in steps:
            if step.name == self.refused:
                raise PlaceError("it has no room")
            self.place.apply((step,))

    def close(self):
        self.place.close()


def fill(monkeypatch, refused):
    monkeypatch.setattr(send, "open_place", lambda *args: FullPlace(open_place(*args), refused))


def test_what_has_ended_is_told_first_and_a_failure_keeps_nothing_else_from_being_sent(file, monkeypatch):
    file.write_text(f"{SEARCH}{SHARED}", encoding="utf-8")
    run(file, "--to", "site")
    own = name_feed(read_places(file)[0].secret)
    maria, omar = (name_feed(share.id) for share in parse_source(file.read_bytes(), name="search.yaml").shares)
    before = Path("site", omar).read_bytes()
    CliRunner().invoke(main, ["unshare", "search.yaml", "Maria"], catch_exceptions=False)
    file.write_text(file.read_text(encoding="utf-8").replace("shares:", f"{MORE}shares:"), encoding="utf-8")
    fill(monkeypatch, own)
    done = run(file)

    assert done.exit_code == 3
    for line in (
        "your feed was not sent: it has no room",
        "sent Maria's ended feed (",
        "sent Omar's feed (",
        "not all",
    ):
        assert f"site: {line}" in done.stderr
    assert b"Sharing has ended" in Path("site", maria).read_bytes()
    assert Path("site", omar).read_bytes() != before


def test_what_ends_is_sent_before_all_else(file, monkeypatch):
    file.write_text(f"{SEARCH}{SHARED}", encoding="utf-8")
    run(file, "--to", "site")
    CliRunner().invoke(main, ["unshare", "search.yaml", "Maria"], catch_exceptions=False)
    file.write_text(file.read_text(encoding="utf-8").replace("shares:", f"{MORE}shares:"), encoding="utf-8")
    maria = name_feed("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    done = []
    monkeypatch.setattr(Folder, "apply", lambda self, steps: done.extend(step.name for step in steps))
    run(file)

    assert (done[0], len(done)) == (maria, 3)


def test_a_first_publishing_in_part_says_what_was_sent_and_stays_in_the_file(file, monkeypatch):
    file.write_text(f"{SEARCH}{SHARED}", encoding="utf-8")
    fill(monkeypatch, name_feed("2f0c3a5b7d9e2468ac0e1b3d5f7a9c1e"))
    done = run(file, "--to", "site")

    assert done.exit_code == 3
    for line in ("sent your feed for the first time", "sent Maria's feed", "Omar's feed was not sent: it has no room"):
        assert f"site: {line}" in done.stderr
    assert "site stays in search.yaml: publish again, or take it back with --remove --to site" in done.stderr
    assert [place.to for place in read_places(file)] == ["site"]


def test_two_feeds_of_one_name_are_told_apart(file):
    file.write_text(f"{SEARCH}{SHARED}", encoding="utf-8")
    run(file, "--to", "site", "--url", "https://example.org/cal")
    for command in ("unshare", "share"):
        CliRunner().invoke(main, [command, "search.yaml", "Maria"], catch_exceptions=False)
    shown = run(file, "--dry-run", "--show-addresses").stdout

    assert "\nMaria's ended feed: https://" in shown
    assert "\nMaria's feed: https://" in shown


def test_a_folder_without_an_address_shows_where_the_feed_is(file):
    assert "site/" not in run(file, "--to", "site").output.replace("site: ", "")
    name = name_feed(read_places(file)[0].secret)

    assert f"your feed: site/{name}\n" in run(file, "--show-addresses").stdout


def test_a_page_goes_with_its_feed_to_a_new_address(file):
    run(file, "--to", "site", "--page")
    run(file, "--rotate")
    name = name_feed(read_places(file)[0].secret)

    assert Path("site", name).with_name("index.html").is_file()


def test_a_folder_that_is_made_is_told(file):
    assert "site: there is no such folder yet; it is made" in run(file, "--to", "site").stderr
    assert "it is made" not in run(file, "--to", "site").stderr


def test_forgetting_where_there_is_nothing_to_forget_says_so(file):
    run(file, "--to", "site")
    assert "site: nothing is at old addresses; a share that has ended stays until" in run(file, "--forget").stderr


def test_a_bare_repository_is_no_folder(file):
    Path("cal.git", "objects").mkdir(parents=True)
    Path("cal.git", "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    done = run(file, "--to", "cal.git")

    assert done.exit_code == 3
    assert "it is a git repository; name the branch to publish to after '#'" in done.stderr
    assert not list(Path("cal.git").glob("*/follow-ups.ics"))


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
    (("--to", "ftp://example.org/cal"), 1, "--to nothing is known of 'ftp://'"),
    (
        ("--to", "http://sam@example.org/cal"),
        1,
        "--to is an address to read from; write where to send it, as 'davs://…'",
    ),
    (("--to", "site", "--url", "ftp://example.org"), 1, "--url "),
    (("--to", ""), 1, "--to is empty (expected a folder, or an address"),
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
