"""Files that are gone while their feeds are there: told each time, deleted never, forgotten with the feeds."""

import contextlib
import json
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from builders import NOW
from click.testing import CliRunner
from many_files import make_text

from followup_ics.cli import main
from followup_ics.feed.batch.index import versions
from followup_ics.feed.batch.index.rows import NAME
from followup_ics.feed.batch.stores.ends import open_feeds, open_sources

SHARED = f"shares: [{{with: Maria, id: {7:032x}}}]\n"
PUBLISHED = "publish: {{to: 's3://feeds', secret: {:032x}}}\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(versions, "SETTLING", -60_000_000_000)  # files count as settled at once
    open_sources.cache_clear()
    open_feeds.cache_clear()
    for number, name in enumerate(("ann.yaml", "bob.yaml", "east/cleo.yaml", "east/dora.yaml", "zoe.yaml")):
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_text(number, interviews=1) + PUBLISHED.format(number), encoding="utf-8")
    Path("in/bob.yaml").write_text(make_text(1, interviews=1) + PUBLISHED.format(1) + SHARED, encoding="utf-8")


def build(*options):
    command = ["build", "in", "-o", "out", "--jobs", "1", *options]
    done = CliRunner().invoke(main, command, env={"FOLLOWUP_ICS_NOW": NOW.isoformat()})
    assert done.exit_code in {0, 1}, done.output
    return done


def tell(*options):
    """Build, and return the files of which it says that they are gone, with their feeds."""
    lines = [json.loads(line) for line in build("--json", *options).stdout.splitlines()]
    told = {line["file"]: line["left"] for line in lines[:-1] if "left" in line}
    assert lines[-1]["left"] == len(told)
    return told


def list_known():
    with contextlib.closing(sqlite3.connect(Path("out", NAME))) as database:
        return [path for (path,) in database.execute("SELECT path FROM files ORDER BY path")]


def test_it_is_told_each_time_until_the_feed_goes_or_the_file_comes_back():
    build()
    text = Path("in/ann.yaml").read_text(encoding="utf-8")
    Path("in/ann.yaml").unlink()
    for _ in range(3):
        stderr = build().stderr
        assert "1 file is gone, but not its feed (ann.yaml): delete that, or put the file back\n" in stderr
        assert Path("out/ann.ics").exists()
    Path("in/ann.yaml").write_text(text, encoding="utf-8")
    assert "gone" not in build().stderr
    Path("in/ann.yaml").unlink()
    Path("out/ann.ics").unlink()
    assert "gone" not in build().stderr
    assert "ann.yaml" not in list_known()


def test_people_are_told_some_names_and_programs_all_of_them():
    build()
    shutil.rmtree("in/east")
    for name in ("ann", "zoe"):
        Path("in", f"{name}.yaml").unlink()
    assert "4 files are gone, but not their feeds (ann.yaml, east/cleo.yaml, east/dora.yaml, …): " in build().stderr
    assert tell() == {
        "ann.yaml": ["ann.ics"],
        "east/cleo.yaml": ["east/cleo.ics"],
        "east/dora.yaml": ["east/dora.ics"],
        "zoe.yaml": ["zoe.ics"],
    }


def move_to_the_other_ending():
    Path("in/ann.yaml").rename("in/ann.yml")


def move_elsewhere():
    Path("in/ann.yaml").rename("in/east/ann.yaml")


def add_a_rival():
    Path("in/ann.yml").write_bytes(Path("in/ann.yaml").read_bytes())


def delete_a_shared_one():
    Path("in/bob.yaml").unlink()


def delete_all_but_the_feed_of_a_share():
    Path("in/bob.yaml").unlink()
    Path("out/bob.ics").unlink()


def delete_the_index():
    Path("in/ann.yaml").unlink()
    Path("out", NAME).unlink()


def lead_a_folder_in_a_circle():
    shutil.rmtree("in/east")
    Path("in/east").symlink_to("east")


CHANGES = [
    (lambda: None, {}, "nothing is gone"),
    (move_to_the_other_ending, {}, "the feed is that of the file with the other ending"),
    (move_elsewhere, {"ann.yaml": ["ann.ics"]}, "what subscribed to the old feed would hear of nothing"),
    (add_a_rival, {}, "both are there, which is told in other words"),
    (delete_a_shared_one, {"bob.yaml": ["bob.ics", "bob.maria.ics"]}, "the feeds of shares are left too"),
    (delete_all_but_the_feed_of_a_share, {"bob.yaml": ["bob.maria.ics"]}, "what is left is left"),
    (delete_the_index, {}, "a feed that nobody remembers may be anybody's"),
    pytest.param(lead_a_folder_in_a_circle, {}, "nobody can tell what is there", marks=posix),
]


@pytest.mark.parametrize(("change", "told", "why"), CHANGES)
def test_what_counts_as_left(change, told, why):
    build()
    change()
    assert tell() == told, why
    assert tell() == told, why


def test_a_part_tells_its_own():
    for part in ("1/2", "2/2"):
        build("--shard", part)
    for path in Path("in").rglob("*.yaml"):
        path.unlink()
    Path("in/new.yaml").write_text(make_text(9, interviews=1), encoding="utf-8")
    first, second = tell("--shard", "1/2"), tell("--shard", "2/2")
    assert len(first) + len(second) == len({**first, **second}) == 5


def test_a_list_is_no_sign_that_anything_is_gone():
    build()
    Path("in/ann.yaml").unlink()
    Path("list").write_text("bob.yaml\n", encoding="utf-8")
    assert tell("--list", "list") == {}
    assert tell() == {"ann.yaml": ["ann.ics"]}


@pytest.mark.parametrize(
    ("change", "told", "why"),
    [
        (lambda: None, [], "nothing is gone"),
        (move_elsewhere, [], "its path is made of its secret, which it has kept"),
        (add_a_rival, [], "both are there"),
        (delete_a_shared_one, ["bob.yaml"], "both feeds are left"),
        pytest.param(lead_a_folder_in_a_circle, [], "nobody can tell what is there", marks=posix),
    ],
)
def test_secret_paths_are_left_for_programs_alone(change, told, why, tmp_path):
    options = ("--secret-paths", "--index", str(tmp_path / "index"))
    Path("out").mkdir()  # its clock tells when a feed counts as settled
    build(*options)
    change()
    assert list(tell(*options)) == told, why
    stderr = build(*options).stderr
    assert f"({told[0]})" in stderr if told else "gone" not in stderr
    assert not any(path.parent.name in stderr for path in Path("out").rglob("*.ics"))
