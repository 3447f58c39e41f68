"""Files built from bucket to bucket, by the command, against a real store on this machine."""

import contextlib
import json
import re
import sqlite3
import sys

import endless
import pytest
from click.testing import CliRunner
from many_files import make_text
from store_server import BUCKET, serving_store

from followup_ics.cli import main
from followup_ics.feed.batch.index import versions
from followup_ics.feed.batch.stores import chunk
from followup_ics.feed.batch.stores.ends import open_feeds, open_sources
from followup_ics.feed.shared.names import name_feed
from followup_ics.feed.storage.object_store import ObjectStore
from followup_ics.feed.texts.shared import ENDED

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such alarm on Windows")
NOW, LATER = "2026-09-01T12:00:00Z", "2026-09-02T12:00:00Z"
IN, OUT = f"s3://{BUCKET}/in", f"s3://{BUCKET}/out"
SECRET, OLD_SECRET, MARIA, OMAR = "1" * 32, "2" * 32, "3" * 32, "4" * 32
SHARED = f"""\
publish: {{to: {OUT}, secret: {SECRET}, old: [{OLD_SECRET}]}}
shares:
- {{with: Maria, id: {MARIA}}}
- {{with: Omar, id: {OMAR}, ended: 2026-08-01}}
"""
SEQUENCE = re.compile(rb"SEQUENCE:(\d+)")


@pytest.fixture(scope="module")
def server():
    with serving_store() as server:
        yield server


@pytest.fixture
def bucket(server, monkeypatch, tmp_path):
    """Three good files: one at the top, two in folders."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("FOLLOWUP_ICS_NO_CACHE")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.reset()
    for name in server.list():
        server.remove(name)
    for number, name in enumerate(("ann.yaml", "east/bob.yaml", "east/far/cleo.yml")):
        server.put(f"in/{name}", make_text(number, interviews=2).encode())
    open_sources.cache_clear()
    open_feeds.cache_clear()
    return server


def run(*arguments, code=0, now=NOW, given=None):
    command = ["build", *map(str, arguments), "--jobs", "1"]
    done = CliRunner().invoke(main, command, env={"FOLLOWUP_ICS_NOW": now}, input=given)
    assert done.exit_code == code, done.output
    return done.output


def feeds(bucket, prefix="out/"):
    return {name.removeprefix(prefix): bucket.read(name) for name in bucket.list(prefix)}


def make_folder(bucket, path):
    for name in bucket.list("in/"):
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bucket.read(name))
    return path / "in"


@pytest.mark.parametrize(
    ("is_from_bucket", "is_to_bucket"),
    [(True, True), (True, False), (False, True)],
    ids=["bucket to bucket", "bucket to folder", "folder to bucket"],
)
def test_feeds_are_those_of_a_folder(is_from_bucket, is_to_bucket, bucket, tmp_path):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    folder = make_folder(bucket, tmp_path)
    run(folder, "-o", tmp_path / "expected")
    run(IN if is_from_bucket else folder, "-o", OUT if is_to_bucket else tmp_path / "out")
    expected = {
        path.relative_to(tmp_path / "expected").as_posix(): path.read_bytes()
        for path in (tmp_path / "expected").rglob("*.ics")
    }
    there = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in (tmp_path / "out").rglob("*.ics")
    }
    assert (feeds(bucket) if is_to_bucket else there) == expected
    assert sorted(expected) == ["ann.ics", "ann.maria.ics", "ann.omar.ics", "east/bob.ics", "east/far/cleo.ics"]


def test_feed_in_a_bucket_is_served_as_a_calendar(bucket):
    run(IN, "-o", OUT)
    assert bucket.describe("out/ann.ics")["content-type"] == "text/calendar; charset=utf-8"


def change(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml").replace(b"Company 0-1", b"Concern 0-1"))


LISTED = {"LIST": 2}
SECOND_BUILDS = [
    ("nothing changed", lambda bucket: None, LISTED, "3 unchanged"),
    ("a file changed", change, {**LISTED, "GET": 2, "PUT": 1}, "1 built, 2 unchanged"),
    ("a feed is gone", lambda bucket: bucket.remove("out/ann.ics"), {**LISTED, "GET": 1, "PUT": 1}, "1 built"),
    (
        "a feed was changed",
        lambda bucket: bucket.put("out/ann.ics", bucket.read("out/ann.ics").replace(b"Company", b"Concern")),
        {**LISTED, "GET": 2, "PUT": 1},
        "1 built, 2 unchanged",
    ),
    ("a file is gone", lambda bucket: bucket.remove("in/ann.yaml"), LISTED, "2 files: 2 unchanged"),
    (
        "a file is new",
        lambda bucket: bucket.put("in/zoe.yaml", make_text(9, interviews=1).encode()),
        {**LISTED, "GET": 1, "PUT": 1},
        "4 files: 1 built, 3 unchanged",
    ),
    (
        "only the time of a file changed",
        lambda bucket: bucket.put("in/ann.yaml", bucket.read("in/ann.yaml")),
        LISTED,
        "3 unchanged",
    ),
]


def rename(bucket, old, new):
    bucket.put(new, bucket.read(old))
    bucket.remove(old)


LEFT = [
    (lambda bucket: bucket.remove("in/ann.yaml"), "1 file is gone, but not its feed (ann.yaml): ", "it is away"),
    (lambda bucket: bucket.remove("in/east/far/cleo.yml"), "(east/far/cleo.yml): ", "the last of them too"),
    (lambda bucket: rename(bucket, "in/ann.yaml", "in/zoe.yaml"), "(ann.yaml): ", "the feed has the file's old name"),
    (lambda bucket: rename(bucket, "in/ann.yaml", "in/ann.yml"), "", "the feed is that of the other ending"),
    (lambda bucket: bucket.put("in/ann.yml", bucket.read("in/ann.yaml")), "", "both are there, and told as that"),
]


@pytest.mark.parametrize(("happen", "told", "why"), LEFT)
def test_feed_of_a_file_that_is_gone_is_told_and_costs_no_request(happen, told, why, bucket):
    run(IN, "-o", OUT)
    happen(bucket)
    code = 1 if bucket.list("in/ann.y") == ["in/ann.yaml", "in/ann.yml"] else 0
    run(IN, "-o", OUT, code=code)
    for _ in range(2):
        bucket.reset()
        output = run(IN, "-o", OUT, now=LATER, code=code)
        assert told in output, why
        assert ("is gone, but" in output) == bool(told), why
        assert bucket.counts == LISTED
    if told:
        bucket.remove(f"out/{told.partition('(')[2].partition('.y')[0]}.ics")
        assert "gone" not in run(IN, "-o", OUT, now=LATER)


@pytest.mark.parametrize(
    ("happen", "requests", "told"), [row[1:] for row in SECOND_BUILDS], ids=[row[0] for row in SECOND_BUILDS]
)
def test_second_build_asks_only_for_what_changed(happen, requests, told, bucket):
    run(IN, "-o", OUT)
    happen(bucket)
    bucket.reset()
    assert told in run(IN, "-o", OUT, now=LATER)
    assert bucket.counts == requests
    bucket.reset()
    run(IN, "-o", OUT, now=LATER)
    assert bucket.counts == LISTED


SHARE = f"shares: [{{with: Maria, id: {MARIA}, until: 2026-09-30}}]\n"


def test_share_is_built_again_when_it_ends(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARE.encode())
    run(IN, "-o", OUT)
    assert "3 unchanged" in run(IN, "-o", OUT, now=LATER)
    assert "1 built, 2 unchanged" in run(IN, "-o", OUT, now="2026-10-02T12:00:00Z")
    assert f"SUMMARY:{ENDED}".encode() in bucket.read("out/ann.maria.ics")
    bucket.reset()
    run(IN, "-o", OUT, now="2026-10-03T12:00:00Z")
    assert bucket.counts == LISTED


def test_feed_of_a_share_that_is_gone_is_built_again(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARE.encode())
    run(IN, "-o", OUT)
    bucket.remove("out/ann.maria.ics")
    assert "1 built, 2 unchanged" in run(IN, "-o", OUT)


def test_secret_paths_are_remembered(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    run(IN, "-o", OUT, "--secret-paths", code=1)
    bucket.reset()
    assert "1 unchanged, 2 with problems" in run(IN, "-o", OUT, "--secret-paths", code=1)
    assert bucket.counts == {**LISTED, "GET": 2}
    bucket.remove(f"out/{name_feed(MARIA)}")
    assert "1 built, 2 with problems" in run(IN, "-o", OUT, "--secret-paths", code=1)
    assert "3 built" in run(IN, "-o", OUT)


def test_without_an_index_every_file_is_read_and_none_is_written(bucket, monkeypatch):
    run(IN, "-o", OUT)
    monkeypatch.setenv("FOLLOWUP_ICS_NO_CACHE", "1")
    bucket.reset()
    assert "3 unchanged" in run(IN, "-o", OUT, now=LATER)
    assert bucket.counts == {**LISTED, "GET": 6}


def test_changed_event_is_revised_and_not_made_anew(bucket):
    run(IN, "-o", OUT)
    before = bucket.read("out/ann.ics")
    change(bucket)
    run(IN, "-o", OUT, now=LATER)
    after = bucket.read("out/ann.ics")
    older, newer = (list(map(int, SEQUENCE.findall(feed))) for feed in (before, after))
    assert min(newer) == min(older)
    assert max(newer) == max(older) + 86_400


def test_feed_that_would_lose_its_events_is_kept(bucket):
    run(IN, "-o", OUT)
    before = bucket.read("out/ann.ics")
    bucket.put("in/ann.yaml", make_text(77, interviews=1).encode())
    assert "in/ann.yaml: " in run(IN, "-o", OUT, code=3)
    assert bucket.read("out/ann.ics") == before
    run(IN, "-o", OUT, "--allow-shrink")
    assert bucket.read("out/ann.ics") != before


def test_strange_object_is_kept_where_it_is(bucket):
    bucket.put("out/ann.ics", b"a letter to grandmother")
    assert "was not touched" in run(IN, "-o", OUT, code=3)
    assert bucket.read("out/ann.ics") == b"a letter to grandmother"
    run(IN, "-o", OUT, "--replace")
    kept = [name for name in bucket.list("out/") if "replaced" in name]
    assert [bucket.read(name) for name in kept] == [b"a letter to grandmother"]


def test_wrong_file_stops_no_other(bucket):
    bucket.put("in/bob.yaml", b"timezone: UTC\nholidays: none\ninterviews:\n- {company: A, when: soon}\n")
    bucket.put("in/huge.yaml", b"# " + b"x" * 3_000_000)
    told = run(IN, "-o", OUT, code=1)
    assert f"{IN}/bob.yaml:4:" in told
    assert "5 files: 3 built, 2 with problems" in told


def test_two_files_of_one_feed_are_named(bucket):
    bucket.put("in/ann.yml", bucket.read("in/ann.yaml"))
    bucket.put("in/east/bob.dana.yaml", bucket.read("in/ann.yaml"))
    share = f"shares: [{{with: Dana, id: {MARIA}}}]\n"
    bucket.put("in/east/bob.yaml", bucket.read("in/east/bob.yaml") + share.encode())
    told = run(IN, "-o", OUT, code=1)
    assert f"{IN}/ann.yaml: its feed would be that of 'ann.yml' too" in told
    assert f"{IN}/east/bob.yaml: the feed of the share with 'Dana', 'bob.dana.ics', would be that of" in told
    assert sorted(feeds(bucket)) == ["east/bob.dana.ics", "east/far/cleo.ics"]


def test_hidden_objects_and_other_folders_are_passed_over(bucket):
    for name in ("in/.ann.yaml", "in/.old/ann.yaml", "inn/ann.yaml", "in/notes.txt"):
        bucket.put(name, bucket.read("in/ann.yaml"))
    assert "3 files: 3 built" in run(IN, "-o", OUT)


def test_empty_place_is_told(bucket):
    assert "there is no '*.yaml' file below" in run(f"s3://{BUCKET}/elsewhere", "-o", OUT, code=1)


def test_somebody_else_writes_at_the_same_time(bucket):
    """The one who was quicker stays, and what comes after is revised from it."""
    run(IN, "-o", OUT)
    theirs = bucket.read("out/ann.ics")
    bucket.remove("out/ann.ics")
    bucket.reset()

    def be_quicker(request):
        if (request.method, request.name, request.number) == ("PUT", "out/ann.ics", 1):
            bucket.put("out/ann.ics", theirs)

    bucket.fail = be_quicker
    run(IN, "-o", OUT, now=LATER)
    assert bucket.read("out/ann.ics") == theirs


def test_write_whose_answer_is_lost_counts_as_written(bucket, monkeypatch):
    from followup_ics.feed.batch.stores import ends  # noqa: PLC0415 - for its patience alone

    monkeypatch.setattr(ends, "LONG", ends.LONG._replace(seconds=1.0))
    bucket.fail = lambda request: -3.0 if (request.method, request.name) == ("PUT", "out/ann.ics") else None
    assert "3 files: 3 built" in run(IN, "-o", OUT)


SECRET_NAMES = {name_feed(SECRET): "mine", name_feed(MARIA): "Maria's", name_feed(OMAR): "Omar's, ended"}


def test_secret_paths_are_those_of_publish(bucket, tmp_path):
    for name in ("in/east/bob.yaml", "in/east/far/cleo.yml"):
        bucket.remove(name)
    text = bucket.read("in/ann.yaml").decode() + SHARED
    bucket.put("in/ann.yaml", text.encode())
    bucket.put(f"out/{name_feed(OLD_SECRET)}", bucket.read("in/ann.yaml"))
    bucket.remove(f"out/{name_feed(OLD_SECRET)}")
    run(IN, "-o", OUT, "--secret-paths")
    assert {name: SECRET_NAMES[name] for name in feeds(bucket)} == SECRET_NAMES
    built = feeds(bucket)
    for name in bucket.list("out/"):
        bucket.remove(name)
    file = tmp_path / "ann.yaml"
    file.write_text(text, encoding="utf-8")
    CliRunner().invoke(main, ["publish", str(file)], env={"FOLLOWUP_ICS_NOW": NOW})
    published = {name: data for name, data in feeds(bucket).items() if name.endswith(".ics")}
    assert published.keys() == built.keys()
    assert published[name_feed(SECRET)] == built[name_feed(SECRET)]
    assert published[name_feed(MARIA)] == built[name_feed(MARIA)]


def test_secret_paths_work_in_a_folder_too(bucket, tmp_path):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    folder = make_folder(bucket, tmp_path)
    told = run(folder, "-o", tmp_path / "out", "--secret-paths", code=1)
    there = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.ics")}
    assert there == SECRET_NAMES.keys()
    assert told.count("has no 'secret:' in 'publish:'") == 2


def test_address_that_was_given_up_says_so(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.replace(SECRET, OLD_SECRET, 1).encode())
    run(IN, "-o", OUT, "--secret-paths", code=1)
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml").replace(OLD_SECRET.encode(), SECRET.encode(), 1))
    run(IN, "-o", OUT, "--secret-paths", code=1)
    assert b"has moved" in bucket.read(f"out/{name_feed(OLD_SECRET)}")
    assert b"has moved" not in bucket.read(f"out/{name_feed(SECRET)}")


def test_two_files_with_one_secret_are_told_each_time(bucket):
    """Whoever copies a file copies its secret: two people's feeds at one address."""
    for name in ("in/east/bob.yaml", "in/east/far/cleo.yml"):
        bucket.remove(name)
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    bucket.put("in/bob.yaml", bucket.read("in/ann.yaml"))
    for _ in range(2):
        assert f"{IN}/bob.yaml: one of its feeds has the path of one of 'ann.yaml' too" in run(
            IN, "-o", OUT, "--secret-paths", code=1
        )


def test_secret_path_of_a_folder_stands_in_no_message(bucket, tmp_path):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    folder = make_folder(bucket, tmp_path)
    (tmp_path / "out" / name_feed(SECRET)).mkdir(parents=True)
    told = run(folder, "-o", tmp_path / "out", "--secret-paths", code=1)
    assert "out/…/follow-ups.ics' is a folder, expected a file" in told
    assert name_feed(SECRET).partition("/")[0] not in told


def test_secret_paths_of_a_folder_are_remembered(bucket, tmp_path, monkeypatch):
    """No file counts as settled in its first two seconds; here it does, from the first on."""
    monkeypatch.setattr(versions, "SETTLING", -60_000_000_000)
    text = bucket.read("in/ann.yaml") + SHARED.encode()
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ann.yaml").write_bytes(text)
    (tmp_path / "out").mkdir()
    assert "1 file: 1 built" in run(folder, "-o", tmp_path / "out", "--secret-paths")
    with monkeypatch.context() as patch:
        patch.setattr(chunk, "plan_source", None)
        assert "1 file: 1 unchanged" in run(folder, "-o", tmp_path / "out", "--secret-paths")
    (tmp_path / "out" / name_feed(MARIA)).unlink()
    assert "1 file: 1 built" in run(folder, "-o", tmp_path / "out", "--secret-paths")


def test_secret_path_stands_in_no_message(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    bucket.put(f"out/{name_feed(SECRET)}", b"a letter to grandmother")
    told = run(IN, "-o", OUT, "--secret-paths", code=1) + run(IN, "-o", OUT, "--secret-paths", "--replace", code=1)
    assert name_feed(SECRET).partition("/")[0] not in told
    assert "kept" in told


LISTS = [
    ("one of the files", "ann.yaml\n", 0, "1 file: 1 built", {"GET": 2, "HEAD": 1, "PUT": 1}),
    ("nobody's file", "nobody.yaml\n", 1, f"{IN}/nobody.yaml: is not there", {"GET": 1}),
    ("a file elsewhere", "../inn/ann.yaml\n", 1, "it is outside the folder", {}),
    ("a file of the same feed", "east/bob.yaml\n", 1, "its feed would be that of 'bob.yml' too", {"GET": 1, "HEAD": 1}),
]


@pytest.mark.parametrize(
    ("given", "code", "told", "requests"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS]
)
def test_list_is_built_without_a_look_around(given, code, told, requests, bucket):
    bucket.put("in/east/bob.yml", bucket.read("in/ann.yaml"))
    assert told in run(IN, "-o", OUT, "--list", "-", given=given, code=code)
    assert bucket.counts == requests


def test_list_goes_with_a_folder_and_a_bucket_too(bucket, tmp_path):
    folder = make_folder(bucket, tmp_path)
    assert "it is outside the folder" in run(folder, "-o", OUT, "--list", "-", given="ann.yaml\n../x.yaml\n", code=1)
    assert sorted(feeds(bucket)) == ["ann.ics"]


def test_shards_together_build_everything_once(bucket):
    for number in range(20):
        bucket.put(f"in/{number:02}.yaml", make_text(number, interviews=1).encode())
    for _ in range(2):
        told = [run(IN, "-o", OUT, "--shard", f"{part}/3") for part in (1, 2, 3)]
    assert sum(int(line.split()[0]) for line in told) == 23
    assert all("unchanged" in line and "built" not in line for line in told)
    assert len(feeds(bucket)) == 23


def test_json_tells_the_paths(bucket):
    bucket.put("in/ann.yaml", bucket.read("in/ann.yaml") + SHARED.encode())
    bucket.put("in/east/bob.yaml", b"timezone: UTC\nholidays: none\ninterviews:\n- {company: A, when: soon}\n")
    bucket.remove("in/east/far/cleo.yml")
    told = {"path": name_feed(SECRET), "with": None}, {"path": name_feed(MARIA), "with": "Maria"}
    for what in ("built", "unchanged"):
        lines = [
            json.loads(line)
            for line in run(IN, "-o", OUT, "--secret-paths", "--json", code=1).splitlines()
            if line.startswith("{")
        ]
        (feeds,) = (line for line in lines if "feeds" in line)
        (problems,) = (line for line in lines if "problems" in line)
        assert feeds == {"file": "ann.yaml", "feeds": [*told, {"path": name_feed(OMAR), "with": "Omar"}]}
        assert (problems["file"], problems["problems"][0]["line"]) == ("east/bob.yaml", 4)
        assert (lines[-1][what], lines[-1]["wrong"], lines[-1]["failed"]) == (1, 1, 0)


def test_json_tells_no_path_that_the_file_tells(bucket):
    assert '"feeds"' not in run(IN, "-o", OUT, "--json")


@posix
def test_file_that_takes_too_long_costs_its_own_time_alone(bucket, monkeypatch):
    bucket.put("in/endless.yaml", b"")
    plan = chunk.plan_source
    monkeypatch.setattr(chunk, "plan_source", lambda data, **rest: endless.work() if not data else plan(data, **rest))
    told = run(IN, "-o", OUT, "--timeout-each", "2", code=1)
    assert f"{IN}/endless.yaml: it takes more than 2 s" in told
    assert sorted(feeds(bucket)) == ["ann.ics", "east/bob.ics", "east/far/cleo.ics"]


def test_index_stands_where_it_is_said_to(bucket, tmp_path):
    index = tmp_path / "index.sqlite"
    run(IN, "-o", OUT, "--index", index)
    with contextlib.closing(sqlite3.connect(index)) as database:
        query = "SELECT path, source_version FROM files WHERE path = 'east/bob.yaml'"
        ((path, version),) = database.execute(query)
    ((listed,),) = [[each for each in page if each.name == path] for page in ObjectStore(IN).list_pages()]
    assert listed.version == version
    index.write_bytes(b"a letter to grandmother")
    assert "it is another file" in run(IN, "-o", OUT, "--index", index, code=3)
    assert index.read_bytes() == b"a letter to grandmother"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ftp://x/in", "-o", OUT), "nothing is known of 'ftp://x/in'"),
        ((IN, "-o", "http://x/out"), "nothing is known of 'http://x/out'"),
        (("nobody.yaml", "-o", OUT), "'nobody.yaml' is no folder"),
        ((IN, "-o", OUT, "--mode", "644"), "--mode is for files"),
        ((IN, "-o", OUT, "--watch"), "a folder is built once"),
    ],
)
def test_what_goes_with_no_store(arguments, told):
    assert told in run(*arguments, code=2)
