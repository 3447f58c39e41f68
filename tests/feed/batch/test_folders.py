"""Many builds in one call: what is built, what is passed over, and what one wrong file does to the others."""

import contextlib
import io
import multiprocessing
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor

import pytest
from builders import DAY, NOW
from many_files import make_text, write_files

from followup_ics.cli.progress import showing_progress
from followup_ics.feed.batch import run
from followup_ics.feed.batch.folder import name_feed, walk_folder
from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.index import versions
from followup_ics.feed.batch.index.file import opening_index
from followup_ics.feed.batch.index.rows import NAME, SELECT, Row
from followup_ics.feed.batch.index.seals import make_seal
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Batch, Result
from followup_ics.feed.batch.summary import find_exit_code, list_messages, summarize_batch
from followup_ics.feed.batch.workers import SerialExecutor, count_processors, opening_executor
from followup_ics.feed.build import build_feeds
from followup_ics.model.errors import FeedError, FollowUpError

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")
LATER = NOW + 30 * DAY
WRONG = "timezone: UTC\nholidays: none\ninterviews:\n- {company: A, when: soon}\n- {company: B, when: later}\n"


@pytest.fixture
def folder(tmp_path):
    """Three good files: one at the top, two in folders."""
    return write(tmp_path / "in", "ann.yaml", "east/bob.yaml", "east/far/cleo.yml")


@pytest.fixture
def output(tmp_path):
    return tmp_path / "out"


def write(folder, *names):
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_text(number, interviews=2), encoding="utf-8")
    return folder


def build(folder, output, *, executor=None, now=NOW, tell=lambda done: None, **options):
    see = options.pop("see", lambda result: None)
    return build_folder(
        folder, output, options=Options(now=now, **options), executor=executor or SerialExecutor(), tell=tell, see=see
    )


def see_results(folder, output, **options):
    """Build, and return what became of each file, by its place below the folder."""
    seen = []
    batch = build(folder, output, see=seen.append, **options)
    found = dict.fromkeys(list_sources(folder), Result.UNCHANGED) | {each.task.source: each.result for each in seen}
    assert batch.counts == Counter(found.values())
    return found


def list_sources(folder):
    return [piece.place + name for piece in walk_folder(folder) for name in piece.names]


def read_rows(output):
    """What the index knows, by the paths of the files."""
    with contextlib.closing(sqlite3.connect(output / NAME)) as database:
        return {row[0]: Row(*row) for row in database.execute(SELECT)}


def feeds(output):
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*.ics"))
        if path.is_file()
    }


class CountingExecutor(SerialExecutor):
    """Notes which files were sent to be built."""

    def __init__(self):
        self.sent = []

    def submit(self, fn, /, tasks):
        self.sent += [task.source.rpartition("/")[2] for task in tasks]
        return super().submit(fn, tasks)


# What is built


def test_each_file_has_its_feed_at_the_same_place(folder, output):
    found = see_results(folder, output)
    assert list(feeds(output)) == ["ann.ics", "east/bob.ics", "east/far/cleo.ics"]
    assert set(found.values()) == {Result.BUILT}
    assert {path.suffix for path in output.rglob("*") if path.is_file()} == {".ics", ".sqlite"}, (
        "and nothing else is left"
    )


def test_a_feed_is_the_one_that_a_single_build_makes(folder, output, tmp_path):
    build(folder, output)
    data = (folder / "ann.yaml").read_bytes()
    build_feeds(data, tmp_path / "single.ics", name="ann.yaml", now=NOW)
    assert (output / "ann.ics").read_bytes() == (tmp_path / "single.ics").read_bytes()


@pytest.mark.parametrize(
    ("name", "is_taken", "why"),
    [
        ("a.yaml", True, "an input file"),
        ("a.yml", True, "so is this"),
        ("a.b.yaml", True, "dots in a name are part of it"),
        ("deep/er/a.yaml", True, "folders are gone into"),
        ("folder.yaml/a.yaml", True, "a folder may be called anything"),
        ("a.txt", False, "another kind of file"),
        ("yaml", False, "a name without an ending"),
        (".a.yaml", False, "hidden"),
        (".git/a.yaml", False, "in a hidden folder"),
    ],
)
def test_which_files_are_taken(tmp_path, name, is_taken, why):
    assert list_sources(write(tmp_path, name)) == [name] * is_taken, why


def test_files_come_in_the_order_of_their_paths(tmp_path):
    names = ["a-b.yaml", "a.yaml", "a/b.yaml", "a/b/c.yaml", "a0.yaml", "b.yaml"]
    assert list_sources(write(tmp_path, *reversed(names))) == names == sorted(names)


@posix
def test_links_to_folders_are_not_followed_and_links_to_files_are(folder, output):
    (folder / "round").symlink_to(folder)
    (folder / "dora.yaml").symlink_to(folder / "ann.yaml")
    assert list(see_results(folder, output)) == [
        "ann.yaml", "dora.yaml", "east/bob.yaml", "east/far/cleo.yml"
    ]  # fmt: skip


def test_two_files_with_one_feed_are_both_problems(folder, output):
    write(folder, "ann.yml")
    built = build(folder, output)
    assert [(each.task.source, each.result) for each in built.told] == [
        ("ann.yaml", Result.WRONG), ("ann.yml", Result.WRONG)
    ]  # fmt: skip
    assert list(list_messages(built)) == [
        f"{folder / 'ann.yaml'}: its feed would be that of 'ann.yml' too; rename one of the two",
        f"{folder / 'ann.yml'}: its feed would be that of 'ann.yaml' too; rename one of the two",
    ]
    assert list(feeds(output)) == ["east/bob.ics", "east/far/cleo.ics"]


def test_a_folder_without_input_is_told(tmp_path, output):
    with pytest.raises(FollowUpError, match=r"no '\*\.yaml' file below"):
        build(tmp_path, output)
    assert not output.exists()


def test_a_folder_that_cannot_be_made_is_told(folder, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FeedError, match="cannot make the folder"):
        build(folder, tmp_path / "file")


def test_a_folder_that_cannot_be_looked_into_is_a_problem(tmp_path, output):
    folder = tmp_path / "nowhere"
    (outcome,) = build(folder, output).told
    assert outcome.result is Result.WRONG
    assert outcome.message.startswith(f"{folder}: cannot look into it: ")


# One wrong file among good ones


def go_wrong(folder, output):
    (folder / "east" / "bob.yaml").write_text(WRONG, encoding="utf-8")


def go_missing(folder, output):
    (folder / "east" / "bob.yaml").unlink()
    (folder / "east" / "bob.yaml").symlink_to("nowhere")


def have_another_calendar_in_the_way(folder, output):
    (output / "east").mkdir(parents=True)
    (output / "east" / "bob.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", encoding="utf-8")


def have_a_folder_in_the_way(folder, output):
    (output / "east" / "bob.ics").mkdir(parents=True)


def have_a_file_in_the_way(folder, output):
    write(folder, "west/dora.yaml")
    output.mkdir()
    (output / "west").write_text("")


@pytest.mark.parametrize(
    ("change", "expected", "words"),
    [
        (go_wrong, (Result.WRONG, 1), "bob.yaml:4:22: interviews.0. \\(A\\).when: .* \\(and 1 more\\)$"),
        pytest.param(go_missing, (Result.WRONG, 1), "bob.yaml: no file '.*bob.yaml'", marks=posix),
        (have_another_calendar_in_the_way, (Result.UNWRITTEN, 3), "bob.yaml: the file .* is a calendar that does not"),
        (have_a_folder_in_the_way, (Result.UNWRITTEN, 3), "bob.yaml: '.*bob.ics' is a folder"),
        (have_a_file_in_the_way, (Result.UNWRITTEN, 3), "dora.yaml: cannot make the folder '.*west'"),
    ],
    ids=["wrong", "missing", "another calendar in the way", "a folder in the way", "a file in the way"],
)
def test_one_bad_file_stops_no_other(folder, output, change, expected, words):
    result, exit_code = expected
    change(folder, output)
    built = build(folder, output)
    (bad,) = built.told
    assert bad.result is result
    assert find_exit_code(built) == exit_code
    (line,) = list_messages(built)
    assert line == bad.message
    assert re.search(words, line)
    assert {"ann.ics", "east/far/cleo.ics"} <= feeds(output).keys()


def test_a_file_that_went_wrong_keeps_its_feed(folder, output):
    build(folder, output)
    before = feeds(output)
    go_wrong(folder, output)
    build(folder, output, now=LATER)
    assert feeds(output) == before


def test_a_shrinking_feed_is_one_line_and_may_be_allowed(folder, output):
    build(folder, output, now=NOW - 365 * DAY)
    text = make_text(4, interviews=2).replace("Company", "Firm")
    (folder / "east" / "bob.yaml").write_text(text, encoding="utf-8")
    built = build(folder, output, now=NOW - 365 * DAY)
    assert [line.count("--allow-shrink") for line in list_messages(built)] == [1]
    assert find_exit_code(built) == 3
    assert find_exit_code(build(folder, output, now=NOW - 365 * DAY, allow_shrink=True)) == 0


@posix
def test_the_mode_is_that_of_every_new_feed(folder, output):
    build(folder, output, mode=0o644)
    assert {path.stat().st_mode & 0o777 for path in output.rglob("*.ics")} == {0o644}


@posix
def test_a_name_with_a_line_break_is_shown_on_one_line(tmp_path, output):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\nb\udcff.yaml").write_text(WRONG)
    (line,) = list_messages(build(folder, output))
    assert line.startswith(f"{folder}{os.sep}a\\nb\\xff.yaml:4:22: ")


# What is passed over


def touch(folder, output):
    os.utime(folder / "ann.yaml", (1, 1))


def edit(folder, output):
    text = (folder / "ann.yaml").read_text(encoding="utf-8").replace("Omar Aziz", "Omar Azis")
    (folder / "ann.yaml").write_text(text, encoding="utf-8")


def comment(folder, output):
    with (folder / "ann.yaml").open("a", encoding="utf-8") as file:
        file.write("# a note to myself\n")


def delete_feed(folder, output):
    (output / "ann.ics").unlink()


def edit_feed(folder, output):
    path = output / "ann.ics"
    path.write_bytes(path.read_bytes().replace(b"SUMMARY:", b"SUMMARY:Please ", 1))


def swap_feeds(folder, output):
    first, second = output / "ann.ics", output / "east" / "bob.ics"
    first.rename(output / "aside")
    second.rename(first)
    (output / "aside").rename(second)


def delete_index(folder, output):
    (output / NAME).unlink()


def change_index(statement):
    def change(folder, output):
        with contextlib.closing(sqlite3.connect(output / NAME)) as database, database:
            database.execute(statement)

    return change


def cut_index(folder, output):
    path = output / NAME
    path.write_bytes(path.read_bytes()[:-5000])


def overwrite_index(folder, output):
    (output / NAME).write_bytes(b"{" * 10_000)


def damage_rows(folder, output):
    path = output / NAME
    path.write_bytes(path.read_bytes().replace(b"ann.yaml", b"ann\xff\xff\xff\xff\xff"))


def take_an_older_programs_index(folder, output):
    (output / NAME).unlink()
    with opening_index(output / NAME, describe=str) as index:
        index.put(
            Row(
                source, "", "", make_seal((folder / source).read_bytes(), feed.read_bytes(), program="followup-ics 0.9")
            )
            for source in list_sources(folder)
            if (feed := output / name_feed(source))
        )


ALL = ["ann.yaml", "bob.yaml", "cleo.yml"]
U, B = Result.UNCHANGED, Result.BUILT


@pytest.mark.parametrize(
    ("change", "expected", "why"),
    [
        (lambda folder, output: None, ([], U), "nothing changed"),
        (touch, ([], U), "times do not count, contents do"),
        (edit, (["ann.yaml"], B), "the file changed"),
        (comment, (["ann.yaml"], U), "the file changed, but the feed does not"),
        (delete_feed, (["ann.yaml"], B), "the feed is gone"),
        (edit_feed, (["ann.yaml"], B), "somebody else wrote into the feed"),
        (delete_index, (ALL, U), "nothing is known any more, and nothing is different"),
        (change_index("DELETE FROM files WHERE path = 'ann.yaml'"), (["ann.yaml"], U), "one is not known any more"),
        (change_index("UPDATE files SET seal = 1, shares = 'x'"), (ALL, U), "what makes no sense is not known"),
        (change_index("UPDATE files SET source_version = '1'"), ([], U), "it looks different, and is the same"),
        (change_index("UPDATE meta SET value = 'other'"), (ALL, U), "other days off, or another program"),
        (change_index("DROP TABLE files"), (ALL, U), "an index of something else is none"),
        (change_index("PRAGMA user_version = 2"), (ALL, U), "nor is one of a later release"),
        (cut_index, (ALL, U), "a damaged index is none"),
        (overwrite_index, (ALL, U), "nor is another file"),
        (take_an_older_programs_index, (ALL, U), "another version may plan other days"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_second_build_looks_at(folder, output, change, expected, why):
    sent, ann = expected
    build(folder, output)
    change(folder, output)
    second = CountingExecutor()
    found = see_results(folder, output, executor=second, now=LATER)
    assert second.sent == sent, why
    assert found == {"ann.yaml": ann, "east/bob.yaml": U, "east/far/cleo.yml": U}, why
    third = CountingExecutor()
    assert set(see_results(folder, output, executor=third).values()) == {U}
    assert third.sent == [], "the index was replaced"


def test_a_feed_that_can_no_longer_be_read_is_told(folder, output):
    build(folder, output)
    delete_feed(folder, output)
    (output / "ann.ics").mkdir()
    assert see_results(folder, output) == {
        "ann.yaml": Result.UNWRITTEN, "east/bob.yaml": U, "east/far/cleo.yml": U
    }  # fmt: skip


def read_stamps(output):
    with contextlib.closing(sqlite3.connect(output / NAME)) as database:
        return dict(database.execute("SELECT path, stamp FROM files"))


@pytest.fixture
def settled(folder, output, monkeypatch):
    """A folder that was built, and looked at once more when its files counted as settled."""
    monkeypatch.setattr(versions, "SETTLING", -60_000_000_000)
    build(folder, output)
    build(folder, output)
    assert None not in read_stamps(output).values()
    monkeypatch.setattr("followup_ics.feed.batch.stale.read_source", None)


@pytest.mark.usefixtures("settled")
def test_stamps_of_another_python_are_made_anew_and_nothing_is_read_for_that(folder, output):
    stamps = read_stamps(output)
    with contextlib.closing(sqlite3.connect(output / NAME)) as database, database:
        database.execute("UPDATE files SET stamp = 1")
        database.execute("UPDATE meta SET value = 'another' WHERE name = 'stamps'")
    assert set(see_results(folder, output).values()) == {Result.UNCHANGED}
    assert read_stamps(output) == stamps


@pytest.mark.usefixtures("settled")
def test_a_stamp_that_is_wrong_is_not_taken_for_a_change(folder, output):
    with contextlib.closing(sqlite3.connect(output / NAME)) as database, database:
        database.execute("UPDATE files SET stamp = 1")
    assert set(see_results(folder, output).values()) == {Result.UNCHANGED}


def test_swapped_feeds_are_noticed(folder, output):
    build(folder, output)
    swap_feeds(folder, output)
    second = CountingExecutor()
    build(folder, output, executor=second)
    assert second.sent == ["ann.yaml", "bob.yaml"]


def test_nothing_is_written_where_nothing_changed(folder, output):
    build(folder, output)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in output.rglob("*") if path.is_file()}
    build(folder, output, now=LATER)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in before} == before


def test_a_file_with_problems_is_looked_at_each_time(folder, output):
    go_wrong(folder, output)
    build(folder, output)
    again = CountingExecutor()
    assert find_exit_code(build(folder, output, executor=again)) == 1
    assert again.sent == ["bob.yaml"]


@posix
def test_the_index_is_private(folder, output):
    build(folder, output)
    assert (output / NAME).stat().st_mode & 0o777 == 0o600


@posix
def test_an_index_that_is_a_link_is_neither_followed_nor_replaced(folder, output, tmp_path):
    output.mkdir()
    (tmp_path / "precious").write_text("precious")
    (output / NAME).symlink_to(tmp_path / "precious")
    (note,) = build(folder, output).notes
    assert "not written (it is a symbolic link, expected a file)" in note
    assert (tmp_path / "precious").read_text() == "precious"
    assert (output / NAME).is_symlink()


@pytest.mark.parametrize("change", [cut_index, overwrite_index, change_index("DROP TABLE meta")])
def test_a_damaged_index_is_set_aside_with_a_word(folder, output, change):
    build(folder, output)
    change(folder, output)
    before = (output / NAME).read_bytes()
    built = build(folder, output)
    assert [line.partition(";")[0] for line in list_messages(built)] == [
        f"{output / NAME}: it was damaged, and is kept as '{NAME}.corrupt-1'"
    ]
    assert (output / f"{NAME}.corrupt-1").read_bytes() == before
    assert find_exit_code(built) == 0
    assert list(list_messages(build(folder, output))) == []


def test_a_folders_feed_that_is_not_ours_is_replaced_with_leave_and_kept(folder, output):
    have_another_calendar_in_the_way(folder, output)
    assert find_exit_code(build(folder, output, replace=True)) == 0
    (aside,) = output.rglob("*.replaced-*")
    assert aside.read_text() == "BEGIN:VCALENDAR\nEND:VCALENDAR\n"


def test_a_file_without_interviews_has_a_feed_that_says_that_nothing_is_planned(folder, output):
    (folder / "ann.yaml").write_text("timezone: UTC\nholidays: none\ninterviews: []\n", encoding="utf-8")
    assert find_exit_code(build(folder, output)) == 0
    assert b"SUMMARY:Nothing is planned\r\n" in (output / "ann.ics").read_bytes()


def test_an_index_that_cannot_be_written_only_costs_time(folder, output):
    (output / NAME).mkdir(parents=True)
    built = build(folder, output)
    assert find_exit_code(built) == 0
    assert [line.partition(" (")[0] for line in list_messages(built)] == [f"{output / NAME}: not written"]
    assert len(feeds(output)) == 3


def test_what_was_built_before_an_interruption_is_remembered(tmp_path, output):
    folder = write(tmp_path / "in", *(f"{number:02d}.yaml" for number in range(3 * run.CHUNK)))

    def interrupt(done):
        if done == run.CHUNK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, output, tell=interrupt)
    second = CountingExecutor()
    build(folder, output, executor=second)
    assert len(second.sent) == 2 * run.CHUNK


def test_an_interruption_at_once_forgets_nothing(folder, output):
    build(folder, output)

    def interrupt(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, output, tell=interrupt)
    assert len(read_rows(output)) == 3


# Who does the work


def test_any_executor_gives_the_same(tmp_path):
    folder = tmp_path / "in"
    write_files(folder, 20)
    (folder / "000" / "00007.yaml").write_text(WRONG, encoding="utf-8")
    outputs = [tmp_path / name for name in ("here", "threads", "processes")]
    built = []
    with ThreadPoolExecutor(2) as threads, opening_executor(2) as processes:
        for output, executor in zip(outputs, (SerialExecutor(), threads, processes), strict=True):
            built.append(build(folder, output, executor=executor))
    assert feeds(outputs[0]) == feeds(outputs[1]) == feeds(outputs[2])
    assert len(feeds(outputs[0])) == 19
    told = [(one.counts, [*list_messages(one)], find_exit_code(one)) for one in built]
    assert told[0] == told[1] == told[2]
    seals = [{path: row.seal for path, row in read_rows(output).items()} for output in outputs]
    assert seals[0] == seals[1] == seals[2]


def test_a_process_that_is_killed_loses_files_and_hangs_nobody(tmp_path, output):
    folder = tmp_path / "in"
    write_files(folder, 8 * run.CHUNK)

    def kill(done):
        for child in multiprocessing.active_children():
            child.kill()

    with opening_executor(2) as executor:
        built = build(folder, output, executor=executor, tell=kill)
    lost = built.counts[Result.LOST]
    assert sum(built.counts.values()) == 8 * run.CHUNK
    assert lost
    assert find_exit_code(built) == 3
    (line,) = list_messages(built)
    assert line.startswith(f"{lost} files were not reached: a process was ended")
    assert find_exit_code(build(folder, output)) == 0, "the next call builds what is missing"


class BrokenAtOnce(Executor):
    def submit(self, *_):
        raise BrokenExecutor


class CancelledByOthers(Executor):
    def submit(self, *_):
        future = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future


@pytest.mark.parametrize("executor", [BrokenAtOnce(), CancelledByOthers()], ids=["broken", "cancelled"])
def test_an_executor_that_gives_up_loses_all_files(folder, output, executor):
    built = build(folder, output, executor=executor)
    assert built.counts == {Result.LOST: 3}
    assert find_exit_code(built) == 3


class WithABug(SerialExecutor):
    """Stands for a build that fails in a way nobody thought of."""

    def submit(self, fn, /, tasks):
        def build_some(tasks):
            assert "east/bob.yaml" not in [task.source for task in tasks]
            return fn(tasks)

        return super().submit(build_some, tasks)


def test_a_bug_in_one_build_is_raised_when_the_others_are_done(folder, output):
    with pytest.raises(AssertionError) as caught:
        build(folder, output, executor=WithABug())
    assert caught.value.__notes__ == ["while building 'east/bob.yaml'"]
    assert list(feeds(output)) == ["ann.ics", "east/far/cleo.ics"]
    assert len(read_rows(output)) == 2


def test_one_job_is_this_process():
    with opening_executor(1) as executor:
        assert executor.submit(os.getpid).result() == os.getpid()
    assert 1 <= count_processors() <= 61


SENDER = """
import os, signal, time
from followup_ics.feed.batch.workers import opening_executor
if __name__ == "__main__":
    try:
        with opening_executor(2) as executor:
            executor.submit(os.getpid).result()
            executor.submit(time.sleep, 0.5)
            {signal}
            time.sleep(60)
    except KeyboardInterrupt:
        print("stopped")
"""


def send(signal):
    """Send a signal from a process that has others working for it; wait until all of them have closed their output."""
    code = SENDER.format(signal=signal)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, start_new_session=True, check=False
    )


@posix
def test_ctrl_c_stops_all_processes_with_nothing_more_to_say():
    ended = send("os.killpg(0, signal.SIGINT)")
    assert (ended.stdout, ended.stderr) == ("stopped\n", "")


@posix
def test_processes_do_not_outlive_the_one_that_they_work_for():
    assert send("os.kill(os.getpid(), signal.SIGKILL)").returncode == -9


# What is told


def make_batch(**counts):
    return Batch(counts={Result[name]: count for name, count in counts.items()})


@pytest.mark.parametrize(
    ("counts", "seconds", "line", "exit_code"),
    [
        ({"BUILT": 1990, "UNCHANGED": 8, "WRONG": 2}, 31.4,
         "2,000 files: 1,990 built, 8 unchanged, 2 with problems in 31 s", 1),
        ({"UNCHANGED": 2000}, 0.71, "2,000 files: 2,000 unchanged in 0.7 s", 0),
        ({"BUILT": 1}, 9.96, "1 file: 1 built in 10.0 s", 0),
        ({"BUILT": 1, "UNWRITTEN": 1}, 600, "2 files: 1 built, 1 not written in 10 min 0 s", 3),
        ({"WRONG": 1, "UNWRITTEN": 1}, 1, "2 files: 1 with problems, 1 not written in 1.0 s", 1),
        ({"LOST": 1}, 1, "1 file: 1 not reached in 1.0 s", 3),
    ],
)  # fmt: skip
def test_the_closing_line_and_the_exit_code(counts, seconds, line, exit_code):
    built = make_batch(**counts)
    assert summarize_batch(built, seconds=seconds) == line
    assert find_exit_code(built) == exit_code


def test_a_damaged_feed_is_told_and_kept(folder, output):
    build(folder, output)
    path = output / "ann.ics"
    path.write_bytes(path.read_bytes()[:-300])
    lines = list(list_messages(build(folder, output)))
    assert lines
    assert all(line.startswith(f"{path}: ") for line in lines)
    assert list(output.glob("ann.ics.corrupt-*"))


def test_progress_counts_every_file(folder, output):
    write(folder, "ann.yml")
    told = []
    build(folder, output, tell=told.append)
    assert told == [1, 2, 3, 4]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_shown_a_bar(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with showing_progress(terminal, count=lambda: 2) as tell:
        tell(1)
        tell(2)
    assert "2/2" in terminal.getvalue()
