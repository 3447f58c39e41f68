"""What a command says, and the code that it ends with, where the world around it is not as it should be."""

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from followup_ics.cli import ending, main
from followup_ics.cli.ending import Ending, describe_fault
from followup_ics.model.quoting import quote_address

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams, signals and names of other kinds")

NOW = "2026-11-30T12:00:00Z"
WHO = "Canary Robotics"
SMALL = f"""\
id: 0123456789abcdef
timezone: America/New_York
holidays: US
interviews:
- {{company: {WHO}, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}}
"""
COMMAND = f"{sys.executable} -m followup_ics"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("search.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def shell(line, *, pass_fds=(), **environment):
    """Run a line of the shell in the working folder; the command is ``$F``."""
    told = {"F": COMMAND, "FOLLOWUP_ICS_NOW": NOW, "XDG_CACHE_HOME": str(Path.cwd() / "cache"), **environment}
    told = {**os.environ, **told}
    environment = {name: value for name, value in told.items() if value is not None}
    line = line.replace("$F", COMMAND)
    bash = ["/bin/bash", "-c", line]
    return subprocess.run(
        bash,
        capture_output=True,
        env=environment,
        timeout=300,
        check=False,
        errors="surrogateescape",
        pass_fds=pass_fds,
    )


def run(*args):
    return CliRunner().invoke(main, [*map(str, args)], env={"FOLLOWUP_ICS_NOW": NOW})


def assert_one_sentence(text):
    assert re.fullmatch(r"[^\n]+\n", text), text
    assert "Traceback" not in text


# What cannot be planned


UNPLANNED = """\
id: 0123456789abcdef
timezone: UTC
holidays: none
interviews:
- {company: Acme, when: 2026-11-20}
- {company: Acme, when: 2026-12-02}
"""
TOO_FAR = "timing: {gap: 60}\n" + UNPLANNED + "".join(
    f"- {{company: Acme, role: R{number}, when: 2026-12-01, signal: positive}}\n" for number in range(470)
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (UNPLANNED, "log search.yaml acme --outcome rejected --on 2026-11-30 --when 2026-11-20"),
        (TOO_FAR, "share search.yaml Maria"),
        (TOO_FAR, "add search.yaml --company Birch --when 2026-12-03"),
    ],
)
def test_what_cannot_be_planned_is_not_written(folder, text, line):
    Path("search.yaml").write_text(text, encoding="utf-8")
    done = run(*line.split(" "))
    assert done.exit_code == 1, done.stderr
    assert "nothing was written" in done.stderr
    assert Path("search.yaml").read_text(encoding="utf-8") == text


# Streams


CLOSED = [
    ("$F agenda search.yaml >&-", 3, "cannot write standard output: it is closed"),
    ("$F schema >&-", 3, "cannot write standard output"),
    ("$F --help >&-", 3, "cannot write standard output"),
    ("$F --version >&-", 3, "cannot write standard output"),
    ("$F build search.yaml -o - >&-", 3, "cannot write standard output"),
    ("$F agenda search.yaml > /dev/full", 3, "cannot write standard output: no space left on device"),
    ("$F schema > /dev/full", 3, "no space left on device"),
    ("$F --help > /dev/full", 3, "no space left on device"),
    ("$F build search.yaml -o - > /dev/full", 3, "no space left on device"),
    ("$F explain search.yaml --json > /dev/full", 3, "no space left on device"),
    ("$F check - <&-", 1, "standard input is closed"),
    ("$F build - -o feed.ics <&-", 1, "standard input is closed"),
    ("$F verify - <&-", 1, "standard input is closed"),
    ("$F add search.yaml --from - --yes <&-", 1, "standard input is closed"),
    ("$F status search.yaml >&-", 3, "cannot write standard output: it is closed"),
    ("$F share search.yaml >&-", 3, "cannot write standard output: it is closed"),
    ("$F read 'by Friday' > /dev/full", 3, "no space left on device"),
    ("$F check search.yaml > /dev/full", 3, "no space left on device"),
    ("$F page search.yaml -o - > /dev/full", 3, "no space left on device"),
    ("$F share search.yaml > /dev/full", 3, "no space left on device"),
]


@pytest.mark.parametrize(("line", "code", "words"), CLOSED)
def test_a_stream_that_is_closed_or_full_is_one_sentence(folder, line, code, words):
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is full")
    done = shell(line)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert_one_sentence(done.stderr)


@pytest.mark.parametrize("unbuffered", [None, "1"])
def test_an_output_that_is_cut_short_is_never_taken_for_a_whole_one(folder, unbuffered):
    rounds = "".join(f"- {{company: Firm {number}, when: 2026-03-02 10:00}}\n" for number in range(60))
    Path("search.yaml").write_text(
        f"id: 0123456789abcdef\ntimezone: UTC\nholidays: none\ninterviews:\n{rounds}", encoding="utf-8"
    )
    for line in ("build search.yaml -o -", "page search.yaml -o -", "explain search.yaml --json"):
        done = shell(f"ulimit -f 8; $F {line} > cut.txt", PYTHONUNBUFFERED=unbuffered)
        assert (done.returncode, "cannot write standard output" in done.stderr) == (3, True), line
        closed = shell(f"{{ $F {line}; echo $? >&2; }} | head -c 1", PYTHONUNBUFFERED=unbuffered)
        assert closed.stderr == "141\n", line


PRINTING = [
    "$F --help",
    "$F --version",
    "$F schema",
    "$F agenda search.yaml --all",
    "$F build search.yaml -o -",
    "$F share search.yaml Maria",
    "$F read 'by Friday'",
    "$F verify https://127.0.0.1:9/f.ics --local --timeout 1",
    "$F log search.yaml canary --note hello",
    "$F add search.yaml --company Birch --when 2026-12-03",
]


@pytest.mark.parametrize("line", PRINTING)
def test_a_closed_pipe_is_141(folder, line):
    reads, writes = os.pipe()
    os.close(reads)
    try:
        done = shell(f"{line} >&{writes}", pass_fds=(writes,))
    finally:
        os.close(writes)
    assert (done.returncode, "Traceback" in done.stderr) == (141, False), done.stderr


@pytest.mark.parametrize("end", ["2>&-", "2>/dev/full"])
def test_nobody_has_to_listen_to_the_talk(folder, end):
    assert shell(f"$F build search.yaml -o feed.ics {end}").returncode == 0
    assert Path("feed.ics").read_bytes().count(b"BEGIN:VEVENT") == 2
    assert shell(f"$F build nowhere.yaml {end}").returncode == 1
    assert shell(f"$F build --nothing {end}").returncode == 2


def test_no_file_of_ours_is_taken_for_a_stream_that_is_closed(folder):
    done = shell("$F build search.yaml -o feed.ics <&- >&- 2>&-")
    assert done.returncode == 0
    assert Path("feed.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert shell("$F log search.yaml canary --note hello <&- >&- 2>&-").returncode in {0, 3}
    assert "hello" in Path("search.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["$F agenda search.yaml", "$F build search.yaml -o feed.ics", "$F --help"])
def test_ctrl_c_is_130_and_no_traceback(folder, line):
    for seconds in ("0.02", "0.05", "0.1", "0.15", "0.2"):
        done = shell(f"timeout -s INT {seconds} {line}; exit $?")
        assert done.returncode in {0, 124, 130}, seconds
        if "followup_ics" in done.stderr:  # before that it is Python's own start
            assert "Traceback" not in done.stderr, done.stderr


def test_ctrl_c_within_a_command_is_130(folder, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("followup_ics.cli.show.load_plan", interrupt)
    assert run("agenda", "search.yaml").exit_code == 130


INTERRUPTED = {
    "build search.yaml": "followup_ics.cli.build.build_once",
    "check search.yaml": "followup_ics.cli.build.load_plan",
    "status search.yaml": "followup_ics.cli.show.load_plan",
    "log search.yaml canary --note x": "followup_ics.cli.edit.log.rewrite",
    "add search.yaml --company B --when 2026-12-03": "followup_ics.cli.edit.rewrite",
    "share search.yaml": "followup_ics.cli.share.load_plan",
    "share search.yaml Maria": "followup_ics.cli.share.rewrite_shares",
    "unshare search.yaml Maria": "followup_ics.cli.share.rewrite_shares",
    "publish search.yaml --to site": "followup_ics.cli.publish.places.settle",
    "verify https://127.0.0.1:9/f.ics": "followup_ics.publishing.checking.verify.verify_address",
    "read soon": "followup_ics.reports.read.read_all",
    "init new.yaml": "followup_ics.input.starter.make_starter",
}
"""Each command with something that it does on its way."""


class UnheardOfError(Exception):
    pass


@pytest.mark.parametrize("line", INTERRUPTED)
@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141), (UnheardOfError, 4)])
def test_whatever_happens_within_a_command_has_its_code(folder, monkeypatch, line, error, code):
    def fail(*_, **__):
        raise error("CanaryPass")

    monkeypatch.setattr(INTERRUPTED[line], fail)
    monkeypatch.setattr("followup_ics.cli.environment.find_cache_folder", lambda: None)
    before = Path("search.yaml").read_bytes()
    done = run(*line.split(" "))
    assert done.exit_code == code
    assert "CanaryPass" not in done.stderr + done.stdout
    assert Path("search.yaml").read_bytes() == before
    assert {path.name for path in folder.iterdir()} <= {"search.yaml", "site"}


# Names and paths


def test_a_name_that_is_no_utf_8_is_shown_escaped(folder):
    done = shell("cp search.yaml $'caf\\xe9.yaml'; $F check $'caf\\xe9.yaml'; $F build $'caf\\xe9.yaml'")
    assert done.returncode == 0, done.stderr
    assert "caf\\xe9.yaml: 1 interview" in done.stdout
    assert "caf\\xe9.ics: 2 new" in done.stderr
    published = shell("$F publish $'caf\\xe9.yaml' --to site --page")
    assert published.returncode == 0, published.stderr
    missing = shell("$F check $'\\xff.yaml'")
    assert missing.returncode == 1
    assert missing.stderr.startswith("followup-ics: no file '\\xff.yaml'; ")


def test_all_talk_passes_the_one_function_that_quotes():
    package = Path(ending.__file__).parents[1]
    talking = {path.name for path in package.rglob("*.py") if "err=True" in path.read_text(encoding="utf-8")}
    assert talking == {"streams.py"}


def test_no_escape_reaches_the_terminal_raw(folder):
    name = "a\x1b]0;owned\x07b\n.yaml"
    Path(name).write_text(SMALL.replace("by Friday", "soon\x1b[2J"), encoding="utf-8")
    for args in (("check", name), ("check", f"no{name}"), ("agenda", "--\x1b[2J", name), ("--\x1b[2J",), ("\x1b[2J",)):
        done = run(*args)
        assert done.exit_code in {1, 2}
        assert (done.stdout + done.stderr).replace("\n", "").isprintable()


@pytest.mark.parametrize("length", [215, 220, 240, 250])
def test_a_long_name_is_a_name(folder, length):
    name = "x" * length + ".yaml"
    assert run("init", name).exit_code == 0
    assert run("log", name, "acme", "--note", "hello").exit_code == 0
    assert run("build", name).exit_code == 0
    assert sorted(path.suffix for path in folder.iterdir() if path.name.startswith("x")) == [".ics", ".yaml"]


def test_a_name_that_no_disk_has_is_one_sentence(folder):
    for code, *args in ((3, "init", "x" * 300), (1, "check", "x" * 300), (3, "build", "search.yaml", "-o", "x" * 300)):
        done = run(*args)
        assert done.exit_code == code
        assert_one_sentence(done.stderr)


@pytest.mark.parametrize(
    ("code", "args"),
    [
        (1, ("build", "loop.yaml")),
        (3, ("build", "search.yaml", "-o", "loop.yaml")),
        (3, ("page", "search.yaml", "-o", "loop.yaml")),
        (1, ("page", "loop.yaml")),
        (1, ("log", "loop.yaml", "acme", "--note", "x")),
        (3, ("diff", "search.yaml", "loop.yaml")),
        (1, ("check", "loop.yaml")),
        (3, ("init", "loop.yaml")),
    ],
)
def test_a_loop_of_links_is_one_sentence(folder, code, args):
    Path("loop.yaml").symlink_to("loop.yaml")
    done = run(*args)
    assert done.exit_code == code, "1 for what is read, 3 for what is written"
    assert_one_sentence(done.stderr)


def test_a_first_file_that_is_there_already_would_not_be_written(folder):
    done = run("init", "search.yaml")
    assert (done.exit_code, done.stderr.endswith("'search.yaml' is there already; name another file\n")) == (3, True)
    assert Path("search.yaml").read_text(encoding="utf-8") == SMALL


def test_without_a_home_nothing_is_remembered_and_nothing_is_made(folder):
    line = "$F check search.yaml"
    for home in (None, "", "relative"):
        done = shell(f"env {'-u HOME' if home is None else ''} {line}", HOME=home, XDG_CACHE_HOME=None, USER=None)
        assert done.returncode == 0, done.stderr
    for cache in ("", "relative"):
        assert shell(line, XDG_CACHE_HOME=cache, HOME="relative").returncode == 0
    assert [path.name for path in folder.iterdir()] == ["search.yaml"]


def test_a_user_whom_the_system_does_not_know_needs_no_home(folder, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_cache_path", fail)
    monkeypatch.delenv("FOLLOWUP_ICS_NO_CACHE")
    assert run("check", "search.yaml").exit_code == 0


def test_a_line_break_in_the_name_of_a_first_file_writes_no_keys(folder):
    name = "a\nid: ffffffffffffffff\nb.yaml"
    done = run("init", name)
    assert (done.exit_code, len(done.stderr.splitlines())) == (0, 1)
    text = Path(name).read_text(encoding="utf-8")
    assert text.count("\nid: ") == 1
    assert "ffffffffffffffff" not in text


# Clocks


MOMENTS = ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1969-12-31T00:00:00Z"]


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("args", [("agenda",), ("build",), ("page", "--today"), ("log", "canary", "--note", "x")])
def test_a_moment_far_off_is_one_sentence(folder, now, args):
    done = run(args[0], "search.yaml", *args[1:], "--now", now)
    assert done.exit_code == 2
    assert "is too far away (years run from 2000 to 2099)" in done.stderr


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_an_earlier_feed_with_a_start_far_off_is_read(folder, year, zone):
    Path("search.yaml").write_text(SMALL.replace("America/New_York", zone), encoding="utf-8")
    run("build", "search.yaml", "-o", "feed.ics")
    feed = Path("feed.ics")
    feed.write_bytes(re.sub(rb"DTSTART:\d{4}", b"DTSTART:" + year.encode(), feed.read_bytes()))
    assert run("diff", "search.yaml", "feed.ics").exit_code == 1
    assert run("diff", "search.yaml", "feed.ics", "--json").exit_code == 1
    assert run("build", "search.yaml", "-o", "feed.ics").exit_code == 0


# What stands in the place of a file


INDEX = ".followup-ics-index.sqlite"


def test_a_pipe_in_the_place_of_a_file_is_never_waited_for(folder):
    os.mkfifo("pipe")
    Path("sub").mkdir()
    os.mkfifo("sub/.followup-ics-index.json")
    lines = (
        "$F check pipe",
        "$F build pipe -o feed.ics",
        "$F build search.yaml -o pipe",
        "$F diff search.yaml pipe",
        "$F log pipe acme --note x",
        "$F add search.yaml --from pipe --yes",
        "$F share pipe",
        "$F publish pipe --to site",
        "$F publish search.yaml --to pipe -o feed.ics",
        "$F verify https://127.0.0.1:9/f.ics --against pipe",
        "timeout -s INT 5 $F build pipe -o feed.ics --watch",
        "mkdir in; cp search.yaml in; $F build in -o sub --jobs 1",
        *(
            f"rm -f sub/.f*; mkfifo sub/{INDEX}{ending}; timeout -s KILL 120 $F build in -o sub --jobs 1"
            for ending in ("", "-journal", "-wal", "-shm")
        ),
    )
    for line in lines:
        done = shell(f"timeout 120 {line}" if ";" not in line and "timeout" not in line else line)
        assert done.returncode not in {124, 137} or "--watch" in line, line
        assert "Traceback" not in done.stderr, line


def test_an_address_without_an_end_is_not_read_to_its_end(folder):
    done = shell("ulimit -v 1000000; $F verify - < /dev/zero")
    assert done.returncode == 1
    assert "this is no address of a feed" in done.stderr
    assert_one_sentence(done.stderr)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_in_the_place_of_a_remembered_calendar_is_passed_over(folder, make):
    told = {"FOLLOWUP_ICS_NO_CACHE": None}
    assert shell("$F check search.yaml", **told).returncode == 0
    (book,) = Path("cache").rglob("US.json")
    book.unlink()
    make(book)
    done = shell("timeout 20 $F check search.yaml", **told)
    assert (done.returncode, done.stderr) == (0, "")


# Faults of ours


@contextlib.contextmanager
def failing(monkeypatch) -> Iterator[None]:
    def fail(*_, **__):
        try:
            {}[WHO]
        except KeyError as error:
            raise UnheardOfError(f"{WHO} has no Dana Lee <dana@acme.example>") from error

    with monkeypatch.context() as patch:
        patch.setattr("followup_ics.cli.show.load_plan", fail)
        yield


def test_a_fault_of_ours_is_4_and_tells_nothing_private(folder, monkeypatch):
    cache = folder / "cache"
    monkeypatch.setattr("followup_ics.cli.environment.find_cache_folder", lambda: cache)
    with failing(monkeypatch):
        done = run("agenda", "search.yaml")
        again = run("agenda", "search.yaml")
    assert (done.exit_code, done.stdout) == (Ending.FAULT, "") == (4, "")
    (report,) = cache.rglob("*.txt")
    assert done.stderr == again.stderr
    assert f"'{report}'" in done.stderr
    assert_one_sentence(done.stderr)
    text = report.read_text(encoding="utf-8")
    assert "UnheardOfError" in text
    assert "cli/test_edges.py, line " in text
    for private in (WHO, "Dana", "acme", str(folder), str(Path.home()) + "/"):
        assert private not in text
    assert report.stat().st_mode & 0o077 == 0
    assert report.parent.stat().st_mode & 0o077 == 0


def test_a_fault_that_cannot_be_kept_is_told_at_once(folder, monkeypatch):
    (folder / "cache").write_text("a file")
    for place in (None, folder / "cache"):
        monkeypatch.setattr("followup_ics.cli.environment.find_cache_folder", lambda place=place: place)
        with failing(monkeypatch):
            done = run("agenda", "search.yaml")
        assert done.exit_code == 4
        assert "UnheardOfError" in done.stderr
        assert WHO not in done.stderr


def test_a_circle_of_errors_is_described():
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert describe_fault(first).splitlines()[1:] == ["ValueError", "KeyError"]


def test_what_the_system_refuses_is_no_fault(folder, monkeypatch):
    def fail(*_, **__):
        raise PermissionError(13, "Permission denied", "/somewhere/\x1bfile")

    monkeypatch.setattr("followup_ics.cli.show.load_plan", fail)
    done = run("agenda", "search.yaml")
    assert (done.exit_code, done.stderr) == (3, "followup-ics: cannot use '/somewhere/\\x1bfile': permission denied\n")


def test_every_ending_is_one_of_the_documented_codes():
    assert {int(each) for each in ending.Ending} == {0, 3, 4, 130, 141}


# Addresses


ADDRESSES = [
    "https://sam:canary@example.org/feed.ics",
    "https://canary@example.org/feed.ics",
    "http://sam:canary@example.org/feed.ics",
    "https://sam:can/ary@example.org/feed.ics",
    "https://sam:canary@exam\u2100ple.org/",
    "https://sam:canary@[::1",
    "https://sam:canary @example.org",
    "sam:canary@example.org",
    "https:sam:canary@example.org",
    "ftp://sam:canary\x1b@example.org",
    "https://sam:canary@example.org:port/x",
    "https://example.org/x?token=canary#canary",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_message_shows_a_password(folder, address):
    done = run("page", "search.yaml", "-o", "p.html", "--feed-url", address)
    assert (done.exit_code, "canary" in done.stderr) == (1, False), done.stderr
    assert "canary" not in quote_address(address)


def test_a_link_with_a_password_is_told_without_it(folder):
    for address in ADDRESSES[1:]:
        Path("search.yaml").write_text(SMALL.replace("role: Analyst", f"link: '{address}'"), encoding="utf-8")
        done = run("check", "search.yaml")
        assert "canary" not in done.stderr.replace(WHO, ""), address


# Limits of the system


@pytest.fixture
def many(folder):
    Path("in").mkdir()
    for number in range(20):
        Path(f"in/{number}.yaml").write_text(SMALL, encoding="utf-8")
    return folder


def test_a_worker_that_dies_while_starting_is_told(many):
    Path("site").mkdir()
    dying = "import os, sys\nif '--multiprocessing-fork' in sys.orig_argv:\n    os._exit(1)\n"
    Path("site/sitecustomize.py").write_text(dying, encoding="utf-8")
    done = shell("$F build in -o out --jobs 2", PYTHONPATH=str(many / "site"))
    assert done.returncode == 3, done.stderr
    assert "20 files were not reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_worker_that_cannot_be_started_is_told(many, monkeypatch):
    def fail(*_):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("followup_ics.feed.batch.workers.Worker.start", fail)
    done = run("build", "in", "-o", "out", "--jobs", "2")
    assert (done.exit_code, "20 files were not reached" in done.stderr) == (3, True)


def test_without_what_workers_need_this_process_does_the_work(many, monkeypatch):
    def fail(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("multiprocessing.context.BaseContext.Lock", fail)
    done = run("build", "in", "-o", "out", "--jobs", "2")
    assert done.exit_code == 0, done.stderr
    assert len(list(Path("out").glob("*.ics"))) == 20


def test_a_limit_on_open_files_is_one_sentence(folder):
    done = shell("ulimit -n 6; $F build search.yaml -o feed.ics")
    assert done.returncode in {0, 1, 3, 4}
    assert "Traceback" not in done.stderr or "importlib" in done.stderr


# Permissions


def list_parameters(command):
    """List the parameters of a command, and of those below it."""
    context = click.Context(command)
    names = command.list_commands(context) if isinstance(command, click.Group) else ()
    below = [command.get_command(context, name) for name in names]
    return [*command.params, *(each for one in below for each in list_parameters(one))]


def test_what_is_wrong_with_a_file_is_no_mistake_in_the_command():
    paths = [each.type for each in list_parameters(main) if isinstance(each.type, click.Path)]
    assert len(paths) > 15
    assert {(each.exists, each.readable, each.writable) for each in paths} == {(False, False, False)}


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="nobody keeps a file from root")
@pytest.mark.parametrize(
    ("code", "args"),
    [
        (1, ("check", "secret")),
        (1, ("log", "secret", "acme", "--note", "x")),
        (1, ("add", "search.yaml", "--from", "secret", "--yes")),
        (3, ("build", "search.yaml", "-o", "secret")),
        (3, ("page", "search.yaml", "-o", "secret")),
        (3, ("diff", "search.yaml", "secret")),
    ],
)
def test_a_file_that_may_not_be_read_is_one_sentence(folder, code, args):
    Path("secret").write_text(SMALL, encoding="utf-8")
    Path("secret").chmod(0)
    done = run(*args)
    assert done.exit_code == code, "1 for what is read, 3 for what is written"
    assert_one_sentence(done.stderr)
