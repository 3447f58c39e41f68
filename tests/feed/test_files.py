"""Files: what is read and what is refused, and that a feed is written whole or not at all."""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import DAY, NOW, build, make_event, make_job_search
from places import SCRIPTS

from followup_ics.feed import files
from followup_ics.feed.check import check_feed
from followup_ics.feed.files import read_feed, read_source, update_feed
from followup_ics.feed.ics import make_events
from followup_ics.feed.lock import MARK, lock_feed
from followup_ics.feed.ownership import Keep
from followup_ics.feed.replace import LARGE, sweep_leftovers
from followup_ics.feed.revision import Revision
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FeedError, FollowUpError, InputError
from followup_ics.model.limits import MOST_SOURCE_BYTES

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")
OLD_EVENTS = [make_event(number, text="Old words. " * 40) for number in range(100)]
NEW_EVENTS = [make_event(number, text="New words. " * 40) for number in range(100)]
OLD, NEW = build(None, OLD_EVENTS).data, build(None, NEW_EVENTS).data


def renew(old: bytes | None) -> Revision:
    return build(old, NEW_EVENTS, now=NOW + DAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "feed.ics"
    path.write_bytes(OLD)
    return path


def assert_untouched(path: Path) -> None:
    assert path.read_bytes() == OLD
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


# Reading


def test_a_source_is_read_up_to_a_byte_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "search.yaml"
    path.write_bytes(b"x" * (MOST_SOURCE_BYTES + 5))
    assert len(read_source(str(path))) == MOST_SOURCE_BYTES + 1
    path.write_bytes(b"a: \xff\r\n")
    assert read_source(str(path)) == b"a: \xff\r\n"


def test_a_source_is_refused_and_never_cut_in_silence(tmp_path: Path) -> None:
    """The limit stood twice: with half of it in one place, what was read was the first half."""
    path = tmp_path / "search.yaml"
    text = b"timezone: UTC\nholidays: none\ninterviews: []\n"
    path.write_bytes(text + b"#" * (MOST_SOURCE_BYTES - len(text)))
    assert scan_source(read_source(str(path)), name="f").entries
    path.write_bytes(text + b"#" * (MOST_SOURCE_BYTES - len(text) + 1))
    with pytest.raises(InputError, match="at most 1,048,576 are read"):
        scan_source(read_source(str(path)), name="f")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a: 1\r\n")))
    assert read_source("-") == b"a: 1\r\n"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: None, "no file '{}'; give the path of one, or write one with 'followup-ics init'"),
        (Path.mkdir, "'{}' is a folder, expected a file ('-' reads standard input)"),
        pytest.param(
            os.__dict__.get("mkfifo"), "'{}' is a pipe, expected a file ('-' reads standard input)", marks=posix
        ),
        pytest.param(
            lambda path: path.symlink_to("/dev/zero"),
            "'{}' is a device, expected a file ('-' reads standard input)",
            marks=posix,
        ),
        pytest.param(lambda path: path.symlink_to(path), "cannot read '{}': too many levels", marks=posix),
    ],
)
def test_what_is_no_file_is_no_source(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "search.yaml"
    make(path)
    with pytest.raises(FollowUpError) as refusal:
        read_source(str(path))
    assert str(refusal.value).startswith(message.format(path))
    assert refusal.value.exit_code == 1


def test_a_path_that_no_system_has_is_refused() -> None:
    with pytest.raises(FollowUpError, match="cannot read"):
        read_source("a\0b")


@posix
def test_a_source_may_be_a_link_to_a_file(path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    assert read_source(str(link)) == OLD


def test_a_feed_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert read_feed(tmp_path / "feed.ics") is None


def test_a_huge_feed_is_refused_unread(path: Path) -> None:
    os.truncate(path, files.FEED_LIMIT + 1)
    with pytest.raises(FeedError, match="larger than 64 MB"):
        update_feed(path, renew, now=NOW)
    assert path.stat().st_size == files.FEED_LIMIT + 1


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (Path.mkdir, "a folder"),
        pytest.param(os.__dict__.get("mkfifo"), "a pipe", marks=posix),
        pytest.param(lambda path: path.symlink_to("real.ics"), "a symbolic link", marks=posix, id="link"),
        pytest.param(lambda path: path.symlink_to("/dev/null"), "a symbolic link", marks=posix, id="device"),
    ],
)
def test_what_is_no_plain_file_is_no_place_for_a_feed(path: Path, make: Callable[[Path], None], what: str) -> None:
    path.rename(path.with_name("real.ics"))
    make(path)
    for refused in (lambda: read_feed(path), lambda: update_feed(path, renew, now=NOW)):
        with pytest.raises(FeedError, match=f"is {what}") as refusal:
            refused()
        assert refusal.value.exit_code == 3
    assert path.with_name("real.ics").read_bytes() == OLD
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["feed.ics", "real.ics"]


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a\0b"])
def test_a_path_without_a_name_is_no_place_for_a_feed(name: str) -> None:
    with pytest.raises(FeedError, match=r"is a folder|is no path"):
        update_feed(Path(name), renew, now=NOW)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match=r"there is no folder '.*calendars'; make it first"):
        update_feed(tmp_path / "calendars" / "feed.ics", renew, now=NOW)


# Writing


def test_a_feed_is_replaced_and_nothing_else_is_left(path: Path) -> None:
    seen = []
    revision = update_feed(path, lambda old: (seen.append(old), renew(old))[1], now=NOW)
    assert seen == [OLD]
    assert path.read_bytes() == revision.data != OLD
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@posix
@pytest.mark.parametrize(
    ("before", "told", "after", "why"),
    [
        (None, None, 0o600, "a new feed is private"),
        (None, 0o644, 0o644, "unless it is told otherwise"),
        (0o644, None, 0o644, "a feed that others may read stays one"),
        (0o640, None, 0o640, "and so on"),
        (0o644, 0o600, 0o600, "what is told counts"),
        (0o6755, None, 0o755, "but nothing more than permissions"),
    ],
)
def test_permissions(path: Path, before: int | None, told: int | None, after: int, why: str) -> None:
    if before is None:
        path.unlink()
    else:
        path.chmod(before)
    mask = os.umask(0o077)
    try:
        update_feed(path, renew, now=NOW, mode=told)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == after, why


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_a_feed_that_root_builds_stays_its_owners(path: Path) -> None:
    os.chown(path, 1234, 1235)
    path.chmod(0o640)
    update_feed(path, renew, now=NOW)
    status = path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 1235, 0o640)


def test_a_feed_that_cannot_be_read_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(files, "take_snapshot", fail)
    with pytest.raises(FeedError, match=r"^cannot read '.*feed.ics': permission denied$"):
        update_feed(path, renew, now=NOW)
    assert_untouched(path)


def test_a_feed_that_stays_the_same_is_not_written(path: Path) -> None:
    os.utime(path, ns=(1, 1))
    before = path.stat()
    revision = update_feed(path, lambda old: build(old, OLD_EVENTS, now=NOW + DAY), now=NOW)
    assert not revision.is_changed
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, 1)
    assert_untouched(path)


def test_a_damaged_feed_is_put_aside_and_never_over_another(path: Path) -> None:
    for number, name in enumerate(("", "-2", "-3")):
        path.write_bytes(OLD[: 900 + number])
        revision = update_feed(path, renew, now=NOW)
        aside = path.with_name(f"feed.ics.corrupt-20261124T100000Z{name}")
        assert aside.read_bytes() == OLD[: 900 + number]
        assert revision.notes[-1] == f"it was kept as '{aside}'"
        check_feed(path.read_bytes(), event_count=100)
    assert len(list(path.parent.iterdir())) == 4


def test_left_overs_of_dead_builds_are_swept_and_nothing_else(path: Path) -> None:
    swept = [".feed.ics.followup-ics-123-0123abcd.tmp", ".feed.ics.followup-ics-9-ffffffff.tmp"]
    kept = [
        ".feed.ics.tmp",
        ".feed.ics.followup-ics-123-0123abcd.tmp.txt",
        ".feed.ics.followup-ics-abc-0123abcd.tmp",
        ".other.ics.followup-ics-123-0123abcd.tmp",
        ".feedXics.followup-ics-123-0123abcd.tmp",
    ]
    for name in (*swept, *kept):
        path.with_name(name).write_bytes(b"")
    path.with_name(".feed.ics.followup-ics-1-00000000.tmp").mkdir()
    update_feed(path, renew, now=NOW)
    assert {entry.name for entry in path.parent.iterdir()} == {
        "feed.ics",
        ".feed.ics.followup-ics-1-00000000.tmp",
        *kept,
    }


def test_a_feed_without_an_event_is_never_written(path: Path) -> None:
    with pytest.raises(FeedError, match="it has no event"):
        update_feed(path, lambda old: build(old, [], allow_shrink=True), now=NOW)
    assert_untouched(path)


FLAWS = [
    ("the last octet is cut", lambda data: data[:-1], "is no line of iCalendar"),
    ("lines end with LF", lambda data: data.replace(b"\r\n", b"\n"), "line 1 is no line of iCalendar"),
    ("lines are not folded", lambda data: data.replace(b"\r\n ", b""), "is no line of iCalendar"),
    (
        "a control character",
        lambda data: data.replace(b"Follow-up 7\r", b"Follow-up \x07\r"),
        "is no line of iCalendar",
    ),
    ("a CR within a line", lambda data: data.replace(b"Follow-up 7\r", b"Follow\rup 7\r"), "is no property"),
    ("no UTF-8", lambda data: data.replace(b"Follow-up 7\r", b"Follow-up \xff\r"), "is not UTF-8"),
    (
        "a fold within a character",
        lambda data: data.replace(b"Follow-up 7\r", b"Follow-up \xc3\r\n \xbc\r"),
        "it is not UTF-8",
    ),
    (
        "an empty property",
        lambda data: data.replace(b"SUMMARY:Follow-up 7\r", b"SUMMARY:\r"),
        "'SUMMARY:' is no property",
    ),
    (
        "an identity twice",
        lambda data: data.replace(b"UID:event-7\r", b"UID:event-8\r"),
        "two events have the identity 'event-8'",
    ),
    ("no identity", lambda data: data.replace(b"UID:event-7\r\n", b""), "an event has no UID"),
    ("no end", lambda data: data.replace(b"DTEND:", b"X-END:", 1), "an event has no DTEND"),
    ("a negative revision", lambda data: data.replace(b"SEQUENCE:", b"SEQUENCE:-", 1), "a revision in it is no number"),
    (
        "a local time",
        lambda data: data.replace(b"T100000Z\r\nDTEND", b"T100000\r\nDTEND", 1),
        "a time in it is not in UTC",
    ),
    (
        "an end before the start",
        lambda data: data.replace(b"T100000Z\r\nDTEND", b"T233000Z\r\nDTEND", 1),
        "an event ends before it begins",
    ),
    (
        "an end too many",
        lambda data: data.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\n" * 2, 1),
        "its parts are not nested",
    ),
    ("a property twice", lambda data: data.replace(b"TRANSP", b"CATEGORIES", 1), "an event has two lines CATEGORIES"),
    (
        "an event that is not closed",
        lambda data: data.replace(b"END:VEVENT\r\n", b"", 1),
        "an event has two lines UID|its parts are not",
    ),
    (
        "the last line is missing",
        lambda data: data.replace(b"END:VCALENDAR\r\n", b""),
        "it does not begin and end as a calendar",
    ),
    ("a byte order mark", lambda data: b"\xef\xbb\xbf" + data, "it does not begin and end as a calendar"),
    ("no events", lambda data: data.replace(b"VEVENT", b"VTODO"), "it has 0 events, expected 100"),
]


@pytest.mark.parametrize(("what", "spoil", "flaw"), FLAWS)
def test_a_feed_with_a_flaw_is_never_written(path: Path, what: str, spoil: Callable[[bytes], bytes], flaw: str) -> None:
    check_feed(OLD, event_count=100)
    spoilt = spoil(OLD)
    assert spoilt != OLD, what
    revision = Revision(data=spoilt, event_count=100, is_changed=True, changes=(), notes=(), keep=Keep.CORRUPT)
    with pytest.raises(FeedError, match=flaw):
        update_feed(path, lambda _: revision, now=NOW)
    assert_untouched(path)


def test_a_refusal_leaves_all_as_it_was(path: Path) -> None:
    with pytest.raises(FeedError, match="would lose"):
        update_feed(path, lambda old: build(old, make_events([], make_job_search())), now=NOW)
    assert_untouched(path)


@pytest.mark.parametrize("name", ["open", "fsync", "replace"])
def test_a_failure_of_the_system_is_one_sentence(path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, name, fail)
    with pytest.raises(FeedError, match=r"^cannot write '.*feed.ics': no space left on device; nothing was changed$"):
        update_feed(path, renew, now=NOW)
    monkeypatch.undo()
    assert_untouched(path)


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_sentence(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(FeedError, match=r"cannot write .*: permission denied"):
            update_feed(path, renew, now=NOW)
    finally:
        path.parent.chmod(0o700)
    assert_untouched(path)


# A full disk


@posix
def test_no_limit_on_a_files_size_breaks_the_feed(path: Path) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in range(0, len(NEW), 4096):
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            with pytest.raises(FeedError, match="file too large"):
                update_feed(path, renew, now=NOW)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert_untouched(path)
    assert update_feed(path, renew, now=NOW).is_changed


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("only root can mount a disk; the test above does without")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - wherever the system has it


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
def test_no_full_disk_breaks_the_feed(small_disk: Path, *, damaged: bool) -> None:
    path, filler = small_disk / "feed.ics", small_disk / "filler"
    old = OLD[:-20] if damaged else OLD
    path.write_bytes(old)
    needed = -(-len(NEW) // 4096) + (-(-len(old) // 4096) if damaged else 0)
    for free in range(needed):
        with filler.open("wb") as file:
            file.truncate()
            file.write(b"x" * 4096 * (os.statvfs(small_disk).f_bavail - free))
        assert os.statvfs(small_disk).f_bavail == free
        with pytest.raises(FeedError, match="no space left on device; nothing was changed"):
            update_feed(path, renew, now=NOW)
        assert path.read_bytes() == old
        assert sorted(entry.name for entry in small_disk.iterdir()) == ["feed.ics", "filler"]
    filler.unlink()
    assert update_feed(path, renew, now=NOW).is_changed


# The lock


@posix
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(Path.mkdir, id="a folder"),
        pytest.param(os.__dict__.get("mkfifo"), id="a pipe"),
        pytest.param(lambda lock: lock.symlink_to("elsewhere"), id="a link to nothing"),
        pytest.param(lambda lock: lock.symlink_to(lock), id="a link to itself"),
        pytest.param(lambda lock: lock.symlink_to("feed.ics"), id="a link to a file"),
    ],
)
def test_what_is_no_file_in_the_place_of_a_lock_is_named_and_stays(path: Path, make: Callable[[Path], None]) -> None:
    """A folder there was told of as if the feed were one."""
    lock = path.with_name(".feed.ics.lock")
    make(lock)
    with pytest.raises(FeedError, match=r"feed\.ics\.lock' is in the way: it is no file; move it, or write to another"):
        update_feed(path, renew, now=NOW)
    assert path.read_bytes() == OLD
    assert os.path.lexists(lock)


def test_a_second_build_waits_and_then_says_so(path: Path) -> None:
    with lock_feed(path), pytest.raises(FeedError, match="is being written by another process; try again"):
        update_feed(path, renew, now=NOW, wait=0.1)
    assert_untouched(path)


def test_a_second_build_goes_on_when_the_first_is_done(path: Path) -> None:
    waiting = [threading.Thread(target=update_feed, args=(path, renew), kwargs={"now": NOW}) for _ in range(3)]
    with lock_feed(path):
        for thread in waiting:
            thread.start()
        assert path.read_bytes() == OLD
    for thread in waiting:
        thread.join()
    assert path.read_bytes() == renew(OLD).data


@posix
def test_a_lock_is_marked_as_ours_from_its_first_moment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locks, write = path.with_name(".feed.ics.lock"), os.write

    def watch(descriptor: int, data: bytes) -> int:
        assert not locks.exists(), "a kill just now would leave a lock that nobody takes away"
        return write(descriptor, data)

    monkeypatch.setattr("os.write", watch)
    with lock_feed(path):
        assert locks.read_bytes() == MARK
        assert sorted(entry.name for entry in path.parent.iterdir()) == [".feed.ics.lock", "feed.ics"]
    assert_untouched(path)


@posix
def test_a_disk_without_links_has_locks_as_well(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    with lock_feed(path), pytest.raises(FeedError, match="is being written by another process"):
        update_feed(path, renew, now=NOW, wait=0.1)
    assert_untouched(path)


def test_a_lock_that_cannot_be_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", refuse)
        with pytest.raises(FeedError, match="no space left on device; nothing was changed"):
            update_feed(path, renew, now=NOW)
    assert_untouched(path)


@posix
def test_a_lock_that_is_swept_before_it_is_one_is_made_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, swept = os.link, []

    def sweep_first(source: Path, *more: object, **options: Any) -> None:
        if not swept:
            swept.append(source)
            sweep_leftovers(path)
        link(source, *more, **options)

    monkeypatch.setattr("os.link", sweep_first)
    update_feed(path, renew, now=NOW)
    assert len(swept) == 1
    assert path.read_bytes() != OLD
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_large_folder_is_looked_through_once_and_not_for_each_of_its_feeds(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(LARGE):
        path.with_name(f"{number}.ics").touch()
    left = [each.with_name(f".{each.name}.followup-ics-9-ffffffff.tmp") for each in (path, path.with_name("1.ics"))]
    for each in left:
        each.touch()
    listdir, listed = os.listdir, []
    monkeypatch.setattr("os.listdir", lambda folder: listed.append(folder) or listdir(folder))
    for name in (path.name, "1.ics", "2.ics"):
        update_feed(path.with_name(name), renew, now=NOW)
    assert len(listed) == 1
    assert [each.exists() for each in left] == [False, False]


def test_feeds_in_one_folder_do_not_wait_for_each_other(path: Path) -> None:
    with lock_feed(path.with_name("other.ics")):
        assert update_feed(path, renew, now=NOW, wait=0).is_changed


# Signals


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, -2), (signal.SIGKILL, -9)])
def test_a_signal_in_the_middle_of_writing_leaves_the_feed_whole(path: Path, number: int, code: int) -> None:
    script = SCRIPTS / "building_process.py"
    command = [sys.executable, str(script), "signal", str(path), str(int(number))]
    assert subprocess.run(command, capture_output=True, check=False).returncode == code
    assert path.read_bytes() == OLD
    if number != signal.SIGKILL:
        assert_untouched(path)
    update_feed(path, renew, now=NOW)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name], "what was left over is swept"


def test_sigterm_is_dealt_with_only_while_a_feed_is_written(path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen = []
    update_feed(path, lambda old: (seen.append(signal.getsignal(signal.SIGTERM)), renew(old))[1], now=NOW)
    assert seen != [before]
    assert signal.getsignal(signal.SIGTERM) == before
