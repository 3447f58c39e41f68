"""One file costs its own time limit and nothing else, whatever is in it."""

import signal
import sys
import threading
import time

import endless
import pytest
from builders import NOW
from many_files import make_text

from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Result
from followup_ics.feed.batch.summary import find_exit_code, list_messages
from followup_ics.feed.batch.time_limit import Moment, OutOfTimeError, call_within
from followup_ics.feed.batch.workers import SerialExecutor, opening_executor
from followup_ics.feed.build import build_feeds

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm")


@pytest.mark.parametrize("work", [endless.work, endless.sleep])
def test_what_takes_too_long_is_ended(work):
    with pytest.raises(OutOfTimeError) as caught:
        call_within(0.3, work)
    assert caught.value.is_busy is (work is endless.work)


def test_a_worker_ends_what_takes_too_long_and_goes_on():
    with opening_executor(2) as executor:
        first = executor.submit(call_within, 0.3, endless.work)
        assert isinstance(first.exception(timeout=60), OutOfTimeError)
        assert executor.submit(call_within, 60, int).result(timeout=60) == 0


def test_no_handler_of_ordinary_errors_takes_it():
    def swallow():
        try:
            endless.work()
        except Exception:  # noqa: BLE001 - some library's
            return

    with pytest.raises(OutOfTimeError):
        call_within(0.2, swallow)


def test_who_takes_it_all_the_same_is_ended_again():
    def swallow():
        try:
            endless.work()
        except BaseException:  # noqa: BLE001 - as the interpreter does where it calls us back
            endless.work()

    with pytest.raises(OutOfTimeError):
        call_within(0.2, swallow)


def test_the_alarm_is_as_it_was_and_off_afterwards():
    former = signal.getsignal(signal.SIGALRM)
    assert call_within(60, int) == 0
    with pytest.raises(ZeroDivisionError):
        call_within(60, lambda: 1 / 0)
    assert signal.getsignal(signal.SIGALRM) is former
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_others_took_is_given_back_and_no_more(monkeypatch):
    """The alarm goes off after 0.1 s, of which 0.05 were others': it does again after as much, not after a second."""
    begin, now = Moment.now(), Moment.now

    def now_late():
        moment = now()
        return moment._replace(delay=begin.delay + min(moment.wall - begin.wall, 0.05))

    monkeypatch.setattr(Moment, "now", now_late)
    began = time.thread_time()
    with pytest.raises(OutOfTimeError):
        call_within(0.1, endless.work)
    assert time.thread_time() - began < 0.8


def test_a_thread_has_no_limit():
    found = []
    thread = threading.Thread(target=lambda: found.append(call_within(0.001, lambda: sum(range(10**6)))))
    thread.start()
    thread.join()
    assert found == [sum(range(10**6))]


@pytest.mark.parametrize(
    ("work", "ending", "words"),
    [
        (endless.work, (Result.WRONG, 1), "it takes more than 1 s and was given up; make it smaller, or allow more"),
        (endless.sleep, (Result.UNWRITTEN, 3), "it was given up after 1 s, spent waiting for the disk or another"),
    ],
)
def test_a_file_that_takes_too_long_costs_its_limit_and_nothing_else(tmp_path, monkeypatch, work, ending, words):
    result, exit_code = ending
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number, name in enumerate(("ann", "bob", "cleo")):
        (folder / f"{name}.yaml").write_text(make_text(number, interviews=1), encoding="utf-8")

    def build_some(data, feed, **options):
        if feed.stem == "bob":
            work()
        return build_feeds(data, feed, **options)

    def build(timeout_each):
        options = Options(now=NOW, timeout_each=timeout_each)
        return build_folder(folder, output, options=options, executor=SerialExecutor(), tell=lambda _: None)

    build(None)
    whole = {path.name: path.read_bytes() for path in output.glob("*.ics")}
    (output / "cleo.ics").unlink()
    (output / ".followup-ics-index.sqlite").unlink()
    monkeypatch.setattr("followup_ics.feed.build.build_feeds", build_some)
    batch = build(1)
    assert batch.counts == {Result.UNCHANGED: 1, result: 1, Result.BUILT: 1}
    assert find_exit_code(batch) == exit_code
    assert [line.startswith(f"{folder / 'bob.yaml'}: {words}") for line in list_messages(batch)] == [True]
    assert {path.name: path.read_bytes() for path in output.glob("*.ics")} == whole
    assert not [path for path in output.iterdir() if path.suffix in {".tmp", ".lock"}]


@pytest.mark.skipif(sys.platform == "win32", reason="locks are of another kind there")
def test_the_lock_of_a_feed_that_was_given_up_is_free(tmp_path):
    from followup_ics.feed.lock import lock_feed  # noqa: PLC0415

    def hold():
        with lock_feed(tmp_path / "a.ics"):
            endless.work()

    with pytest.raises(OutOfTimeError):
        call_within(0.2, hold)
    with lock_feed(tmp_path / "a.ics", wait=0):
        pass
