"""Which files of a folder are built: those of one part, the same everywhere, or those on a list."""

import os
import sys
from pathlib import Path

import pytest
from many_files import make_text

from followup_ics.feed.batch.folder import walk_folder
from followup_ics.feed.batch.selection import Scope, Shard, judge_paths, listing_files, take_listed, take_shard

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")

# The parts are promised to be the same on every machine and in each release.
PARTS = {"ann.yaml": 5, "east/bob.yaml": 1, "zo\N{LATIN SMALL LETTER E WITH DIAERESIS}.yaml": 6, "a b/c.yml": 9}


@pytest.mark.parametrize(("path", "part"), PARTS.items())
def test_a_file_is_in_the_same_part_for_ever(path, part):
    assert [number for number in range(1, 17) if Shard(number, 16).holds(path)] == [part]


def test_an_accent_that_a_disk_keeps_apart_is_the_same():
    assert Shard(6, 16).holds("zoe\N{COMBINING DIAERESIS}.yaml")


def test_a_name_that_is_no_utf8_has_a_part():
    assert sum(Shard(number, 3).holds("zo\udceb.yaml") for number in (1, 2, 3)) == 1


def test_the_parts_are_of_about_one_size():
    sizes = [sum(Shard(number, 8).holds(f"{place:05d}.yaml") for place in range(8000)) for number in range(1, 9)]
    assert sum(sizes) == 8000
    assert max(sizes) < 1.2 * min(sizes)


def test_each_part_has_an_index_of_its_own_and_a_named_one_is_used():
    output = Path("out")
    names = {Scope(shard=Shard(number, 4)).find_index(output) for number in range(1, 5)} | {Scope().find_index(output)}
    assert len(names) == 5
    assert Scope(shard=Shard(1, 4), index_path=Path("x")).find_index(output) == Path("x")


def write(folder, *names):
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(make_text(number, interviews=1), encoding="utf-8")


def test_the_parts_are_the_whole(tmp_path):
    names = [f"{number % 7}/{number}.yaml" for number in range(50)]
    write(tmp_path, *names, "0/0.yml")
    parts = [list(take_shard(walk_folder(tmp_path), Shard(number, 3))) for number in (1, 2, 3)]
    found = [piece.place + name for part in parts for piece in part for name in piece.names]
    assert sorted([*found, "0/0.yaml"]) == sorted(names), "each file once, and not the two that have one feed"
    assert sorted(each.source for part in parts for piece in part for each in piece.obstacles) == [
        "0/0.yaml", "0/0.yml"
    ]  # fmt: skip


@posix
def test_a_folder_that_cannot_be_looked_into_is_told_in_each_part(tmp_path):
    for number in (1, 2):
        (piece,) = take_shard(walk_folder(tmp_path / "nowhere"), Shard(number, 2))
        assert len(piece.obstacles) == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ann.yaml", ""),
        ("east/bob.yaml", ""),
        ("gone.yaml", ""),
        ("../ann.yaml", "it is outside the folder, and is not built"),
        ("/etc/ann.yaml", "it is outside the folder, and is not built"),
        ("elsewhere/ann.yaml", "it is outside the folder, and is not built"),
        ("round/ann.yaml", "it is outside the folder, and is not built"),
        ("notes.txt", "it is no '*.yaml' or '*.yml' file"),
        (".old/ann.yaml", "what begins with a dot is passed over"),
        ("twin.yml", "its feed would be that of 'twin.yaml' too; rename one of the two"),
    ],
)
@posix
def test_what_is_taken_from_a_list(tmp_path, path, words):
    folder = tmp_path / "in"
    write(folder, "ann.yaml", "east/bob.yaml", "twin.yaml", "twin.yml")
    (tmp_path / "other").mkdir()
    (folder / "elsewhere").symlink_to(tmp_path / "other")
    (folder / "round").symlink_to(folder)
    assert judge_paths(folder)(path) == words


def test_a_list_is_read_once_in_order_and_normalized(tmp_path):
    lines = [b"./b.yaml\n", b"a.yaml\r\n", b"\n", b"b.yaml\n", b"east/../c.yaml", b"\xff.yaml\n"]
    with listing_files(lines) as listed:
        assert len(listed) == 4
        assert list(listed) == ["a.yaml", "b.yaml", "c.yaml", os.fsdecode(b"\xff.yaml")]
        (piece,) = take_listed(tmp_path, listed)
    assert piece.names == ("a.yaml", "b.yaml", "c.yaml", os.fsdecode(b"\xff.yaml"))
