"""Files that people edit: changed whole or not at all, never over what somebody saves meanwhile, and kept alike."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW, build, make_event

from followup_ics.feed import exchange, replace
from followup_ics.feed.files import Rewriting, rewrite_source, update_feed, write_first
from followup_ics.feed.lock import MARK, lock_feed
from followup_ics.feed.revision import Revision
from followup_ics.model.errors import FeedError, FollowUpError

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")
root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can")


def save_by_another(path: Path, data: bytes) -> None:
    other = path.with_name("saved")
    other.write_bytes(data)
    other.replace(path)


HOW_TO_SAVE: dict[str, Callable[[Path, bytes], object]] = {
    "in place": Path.write_bytes,
    "by another file": save_by_another,
}


def add_log(data: bytes) -> bytes:
    return data + b"log\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "search.yaml"
    path.write_bytes(b"one\n")
    return path


def list_names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


# What somebody saves meanwhile


@pytest.mark.parametrize("save", HOW_TO_SAVE)
def test_a_save_while_the_change_is_made_is_not_lost(path: Path, save: str) -> None:
    saved: list[bytes] = []

    def change(data: bytes) -> bytes:
        if not saved:
            saved.append(data + b"two\n")
            HOW_TO_SAVE[save](path, saved[0])
        return add_log(data)

    assert rewrite_source(path, change) == Rewriting(before=b"one\ntwo\n", after=b"one\ntwo\nlog\n")
    assert path.read_bytes() == b"one\ntwo\nlog\n"
    assert list_names(path) == ["search.yaml"]


@pytest.mark.parametrize("save", HOW_TO_SAVE)
def test_a_save_that_never_ends_is_told_and_kept(path: Path, save: str) -> None:
    def change(data: bytes) -> bytes:
        HOW_TO_SAVE[save](path, data + b"two\n")
        return add_log(data)

    with pytest.raises(FeedError, match=r"changed by another program .* 3 times; nothing was written") as refusal:
        rewrite_source(path, change)
    assert refusal.value.exit_code == 3
    assert path.read_bytes() == b"one\n" + b"two\n" * 3
    assert list_names(path) == ["search.yaml"]


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="no file is exchanged with another there")
@pytest.mark.parametrize("save", HOW_TO_SAVE)
def test_a_save_at_the_very_last_moment_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch, save: str) -> None:
    saves = iter([b"one\ntwo\n"])

    def exchange_late(first: Path, second: Path) -> bool:
        for data in saves:
            HOW_TO_SAVE[save](path, data)
        return exchange_files(first, second)

    exchange_files = exchange.exchange_files
    monkeypatch.setattr(exchange, "exchange_files", exchange_late)
    rewrite_source(path, add_log)
    assert path.read_bytes() == b"one\ntwo\nlog\n"
    assert list_names(path) == ["search.yaml"]


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="no file is exchanged with another there")
def test_an_editor_that_had_just_begun_to_write_in_place_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with path.open("ab") as begun:

        def write_late(_: float) -> None:
            begun.write(b"two\n")
            begun.flush()
            monkeypatch.setattr(replace.time, "sleep", lambda _: None)

        monkeypatch.setattr(replace.time, "sleep", write_late)
        rewrite_source(path, add_log)
    assert path.read_bytes() == b"one\ntwo\nlog\n"


def test_a_file_that_goes_meanwhile_is_not_made_anew(path: Path) -> None:
    def change(data: bytes) -> bytes:
        path.unlink(missing_ok=True)
        return add_log(data)

    with pytest.raises(FollowUpError, match="no file"):
        rewrite_source(path, change)
    assert list_names(path) == []


def test_without_an_exchange_a_save_is_not_lost_either(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_find_swap", lambda: None)
    test_a_save_while_the_change_is_made_is_not_lost(path, "in place")


@pytest.mark.parametrize("save", HOW_TO_SAVE)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_feed_that_somebody_writes_meanwhile_is_looked_at_again(path: Path, save: str, *, is_new: bool) -> None:
    feed, other = path.with_name("feed.ics"), build(None, [make_event(1), make_event(2)]).data
    if not is_new:
        feed.write_bytes(build(None, [make_event(1)]).data)
    seen: list[bytes | None] = []

    def make(old: bytes | None) -> Revision:
        seen.append(old)
        if len(seen) == 1:
            HOW_TO_SAVE[save](feed, other)
        return build(old, [make_event(1), make_event(2), make_event(3)])

    update_feed(feed, make, now=NOW)
    assert seen[1:] == [other]
    assert feed.read_bytes().count(b"BEGIN:VEVENT") == 3


# What a file is, beside its bytes


@posix
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_not_edited(path: Path, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(FeedError, match="is read-only and was not changed") as refusal:
        rewrite_source(path, add_log)
    assert refusal.value.exit_code == 3
    assert path.read_bytes() == b"one\n"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="there are no extended attributes")
def test_extended_attributes_stay(path: Path) -> None:
    try:
        os.setxattr(path, "user.tag", b"job search")
    except OSError:
        pytest.skip("not on this disk")
    assert rewrite_source(path, add_log).notes == ()
    assert os.getxattr(path, "user.tag") == b"job search"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="there are no extended attributes")
def test_an_extended_attribute_that_cannot_be_kept_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "listxattr", lambda *_, **__: ["security.tag"])
    monkeypatch.setattr(os, "getxattr", fail)
    assert rewrite_source(path, add_log).notes == ("some of its extended attributes could not be kept",)


@root
def test_the_owner_stays_where_root_edits(path: Path) -> None:
    os.chown(path, 1234, 1235)
    assert rewrite_source(path, add_log).notes == ()
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


@posix
def test_an_owner_that_cannot_be_kept_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    if os.geteuid() == 0:
        os.chown(path, 1234, 1235)
    else:
        pytest.skip("only root has a file of somebody else's at hand")
    monkeypatch.setattr(os, "fchown", refuse)
    assert rewrite_source(path, add_log).notes == ("its owner or group could not be kept: it is yours now",)


@posix
def test_a_hard_link_that_cannot_be_kept_is_told(path: Path) -> None:
    other = path.with_name("other.yaml")
    other.hardlink_to(path)
    (note,) = rewrite_source(path, add_log).notes
    assert note == "it had further names (hard links): those still lead to the old text"
    assert other.read_bytes() == b"one\n"


@posix
def test_a_loop_of_links_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "loop.yaml"
    path.symlink_to(path)
    with pytest.raises(FollowUpError, match=r"^cannot read '.*loop.yaml': ") as refusal:
        rewrite_source(path, add_log)
    assert "\n" not in str(refusal.value)


# The lock's own file


@pytest.mark.parametrize("content", [b"", b"mine\n", MARK + b"and more"])
def test_a_file_with_the_name_of_the_lock_is_not_taken_away(path: Path, content: bytes) -> None:
    beside = path.with_name(".search.yaml.lock")
    beside.write_bytes(content)
    rewrite_source(path, add_log)
    assert beside.read_bytes() == content
    with lock_feed(path), pytest.raises(FeedError, match="another process"), lock_feed(path, wait=0):
        pass
    assert beside.read_bytes() == content


def test_a_lock_that_a_killed_writer_left_is_taken_away(path: Path) -> None:
    path.with_name(".search.yaml.lock").write_bytes(MARK)
    rewrite_source(path, add_log)
    assert list_names(path) == ["search.yaml"]


@posix
@pytest.mark.parametrize("make", [os.__dict__.get("mkfifo"), Path.mkdir, lambda path: path.symlink_to("x")])
def test_what_is_no_file_in_the_place_of_the_lock_is_told_and_stays(path: Path, make: Callable[[Path], None]) -> None:
    beside = path.with_name(".search.yaml.lock")
    make(beside)
    with pytest.raises(FeedError):
        rewrite_source(path, add_log)
    assert path.read_bytes() == b"one\n"
    assert list_names(path) == [".search.yaml.lock", "search.yaml"]


def test_a_lock_goes_only_if_it_is_still_ours(path: Path) -> None:
    beside = path.with_name(".search.yaml.lock")
    with lock_feed(path):
        beside.unlink()
        beside.write_bytes(b"mine\n")
    assert beside.read_bytes() == b"mine\n"


# Names


@pytest.mark.parametrize("length", [219, 220, 240, 251])
@pytest.mark.parametrize("letter", ["x", "é"])
def test_a_long_name_is_a_name(tmp_path: Path, length: int, letter: str) -> None:
    path = tmp_path / (letter * (length // len(letter.encode())) + ".ics")
    update_feed(path, lambda old: build(old, [make_event()]), now=NOW)
    path.write_bytes(path.read_bytes()[:-30])
    revision = update_feed(path, lambda old: build(old, [make_event()]), now=NOW)
    assert "kept as" in revision.notes[-1]
    assert len(list_names(path)) == 2
    rewrite_source(path, add_log)
    assert path.read_bytes().endswith(b"log\n")


# A first file


def test_a_first_file_is_private_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    mask = os.umask(0)
    try:
        write_first(path, b"text")
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"text"
    assert list_names(path) == ["new.yaml"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_first_file_never_takes_anothers_place(path: Path) -> None:
    with pytest.raises(FollowUpError, match="is there already; name another file"):
        write_first(path, b"text")
    path.with_name("link").symlink_to("nowhere")
    with pytest.raises(FollowUpError, match="is there already"):
        write_first(path.with_name("link"), b"text")
    assert path.read_bytes() == b"one\n"
    assert list_names(path) == ["link", "search.yaml"]


@pytest.mark.parametrize("name", ["fsync", "link"])
def test_a_first_file_on_a_full_disk_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, name, fail)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(FeedError, match=r"^cannot write '.*new.yaml': no space left on device$"):
        write_first(tmp_path / "new.yaml", b"text")
    assert list(tmp_path.iterdir()) == []


# A folder that is not to be written


@posix
@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_an_unchanged_feed_in_a_read_only_folder_is_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "feed.ics"
    update_feed(path, lambda old: build(old, [make_event()]), now=NOW)
    open_file = os.open

    def refuse(place: Path, flags: int, *more: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return open_file(place, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    assert not update_feed(path, lambda old: build(old, [make_event()]), now=NOW).is_changed
    assert not update_feed(path, lambda old: build(old, [make_event()]), now=NOW, mode=0o600).is_changed
    allowed = update_feed(path, lambda old: build(old, [make_event()]), now=NOW, mode=0o644)
    assert allowed.notes == ("its permissions are 644 now",), "that takes no writing to the folder"
    with pytest.raises(FeedError, match="cannot write"):
        update_feed(path, lambda old: build(old, [make_event(2)], allow_shrink=True), now=NOW)

    def refuse_mode(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "chmod", refuse_mode)
    with pytest.raises(FeedError, match="cannot write"):
        update_feed(path, lambda old: build(old, [make_event()]), now=NOW, mode=0o600)


@posix
def test_a_mode_is_applied_where_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "feed.ics"
    update_feed(path, lambda old: build(old, [make_event()]), now=NOW)
    before = path.stat()
    revision = update_feed(path, lambda old: build(old, [make_event()]), now=NOW, mode=0o644)
    assert (revision.is_changed, revision.notes) == (False, ("its permissions are 644 now",))
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@root
def test_a_disk_that_is_mounted_read_only(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        update_feed(disk / "feed.ics", lambda old: build(old, [make_event()]), now=NOW)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607 - wherever the system has it
        assert not update_feed(disk / "feed.ics", lambda old: build(old, [make_event()]), now=NOW).is_changed
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - wherever the system has it
