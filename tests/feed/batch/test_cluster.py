"""A folder built by a Dask cluster: the same as by processes, whatever happens to the workers."""

import functools
import gc
import multiprocessing
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import dask
import pytest
from builders import NOW
from builds_that_fail import die_of, make_build, never_listen
from distributed import Client, LocalCluster, Security
from many_files import make_text, write_files
from store_server import BUCKET, serving_store

import followup_ics
from followup_ics.feed.batch.cluster.child import Child, ChildEndedError, Request, answer
from followup_ics.feed.batch.cluster.connection import Scheduler, connecting, read_scheduler, start_workers
from followup_ics.feed.batch.cluster.executor import opening_cluster
from followup_ics.feed.batch.cluster.marked import build_marked
from followup_ics.feed.batch.cluster.terms import compare_programs, find_objection, setting_terms
from followup_ics.feed.batch.folder import Places, walk_files
from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.one_file import Options, build_files
from followup_ics.feed.batch.results import Result
from followup_ics.feed.batch.run import run_tasks
from followup_ics.feed.batch.stores.build import build_stores
from followup_ics.feed.batch.stores.ends import Ends, open_feeds, open_sources
from followup_ics.feed.batch.summary import find_exit_code, list_messages
from followup_ics.feed.batch.workers import SerialExecutor
from followup_ics.model.errors import FeedError

OPTIONS = Options(now=NOW)
WRONG = "timezone: UTC\nholidays: none\ninterviews:\n- {company: A, when: soon}\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")


@pytest.fixture(scope="module")
def scheduler():
    """A cluster of two workers that knows nothing of any folder."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
        yield Scheduler(address=cluster.scheduler_address)


@pytest.fixture
def places(tmp_path):
    write_files(tmp_path / "in", 20)
    return Places(folder=tmp_path / "in", output=tmp_path / "out")


def build(places, executor, *, chunk=3, tell=lambda done: None):
    return build_folder(*places, options=OPTIONS, executor=executor, tell=tell, chunk=chunk)


def feeds(output):
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*.ics"))}


# The same as by processes


def test_a_cluster_gives_what_processes_give(places, scheduler, monkeypatch):
    """Folders are named from here: a worker was started elsewhere."""
    monkeypatch.chdir(places.folder.parent)
    (places.folder / "000" / "00007.yaml").write_text(WRONG, encoding="utf-8")
    here, there = (Places(folder=Path("in"), output=Path(name)) for name in ("here", "there"))
    by_one = build(here, SerialExecutor())
    done = []
    with opening_cluster(scheduler, *map(str, there)) as executor:
        by_cluster = build(there, executor, tell=done.append)
    assert len(feeds(there.output)) == 19
    assert feeds(there.output) == feeds(here.output)
    assert list(list_messages(by_cluster)) == list(list_messages(by_one))
    assert (by_cluster.counts, find_exit_code(by_cluster)) == (by_one.counts, 1)
    assert done == [*range(1, 21)]
    with opening_cluster(Scheduler(address="tcp://127.0.0.1:1"), *map(str, there), patience=1) as executor:
        (there.folder / "000" / "00007.yaml").unlink()
        assert build(there, executor).counts == {Result.UNCHANGED: 19}, "who has nothing to send, asks nobody"
    assert [path.name for path in there.output.iterdir() if path.suffix == ".tmp"] == [], "nothing is left"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tcp://10.0.0.5:8786", Scheduler(address="tcp://10.0.0.5:8786")),
        ("tls://dask.example:8786/", Scheduler(address="tls://dask.example:8786")),
        ("tcp://[fd00::5]:8786", Scheduler(address="tcp://[fd00::5]:8786")),
        ("local:16", Scheduler(workers=16)),
        ("local:0", None),
        ("local", None),
        ("tcp://10.0.0.5", None),
        ("http://10.0.0.5:8787", None),
        ("10.0.0.5:8786", None),
    ],
)
def test_what_names_a_scheduler(text, expected):
    assert read_scheduler(text) == expected


# A worker that is not fit to build


@pytest.fixture
def terms(places):
    with setting_terms(*map(str, places)) as terms:
        yield terms


def test_who_has_all_in_common_may_build(terms):
    assert find_objection(terms) == ""


def change_version(part):
    def change(terms, places):
        name = next(each for each in terms.program.split(", ") if each.startswith(part))
        return terms._replace(program=terms.program.replace(name, f"{part} 0.1"))

    return change


def empty_folder(terms, places):
    shutil.rmtree(places.folder)
    places.folder.mkdir()
    return terms


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (change_version("holidays"), r"it has holidays \S+ \(0\.1 here\)"),
        (change_version("tzdata"), r"it has tzdata \S+ \(0\.1 here\)"),
        (change_version("followup-ics"), r"it has followup-ics \S+ \(0\.1 here\)"),
        (lambda terms, _: terms._replace(program=terms.program[:-1] + "?"), "it has other code in its followup-ics"),
        (lambda terms, _: terms._replace(program="followup-ics 3.0, c0de"), r"it has followup-ics \S+ \(3\.0 here\)"),
        (
            lambda terms, places: terms._replace(folder=str(places.folder / "x")),
            "it does not see the folder '.*/x' \\(no such file",
        ),
        (empty_folder, "it sees nothing in the folder '.*in'"),
        (lambda terms, _: terms._replace(mark=terms.mark + "x"), "it does not see what is in the folder '.*out' "),
        (lambda terms, _: terms._replace(token=""), "it sees another folder '.*out'"),
    ],
    ids=["holidays", "tzdata", "program", "code", "later", "folder", "empty", "no mark", "other mark"],
)
def test_what_a_worker_is_refused_for(terms, places, change, words):
    changed = change(terms, places)
    assert re.search(words, find_objection(changed))
    refused = pickle.loads(answer(pickle.dumps(Request(changed, os._exit, (1,), {}))))  # noqa: S301 - just made
    assert re.search(words, refused.objection), "and with each piece of work it is asked again"


def test_programs_of_different_make_are_compared_as_far_as_they_go():
    assert compare_programs("a 1, b 2, x", "a 1, x") == "other code in its followup-ics"
    assert compare_programs("a 1, x", "a 1, x") == ""


def test_a_worker_with_other_code_is_refused_before_anything_is_sent(places, tmp_path):
    shutil.copytree(Path(followup_ics.__file__).parent, tmp_path / "other" / "followup_ics")
    with (tmp_path / "other" / "followup_ics" / "planning" / "rules.py").open("a") as file:
        file.write("# another rule\n")
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster,
        subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address, "--nthreads", "1",
             "--no-nanny", "--no-dashboard", "--death-timeout", "60"],
            env=os.environ | {"PYTHONPATH": str(tmp_path / "other")},
            cwd=tmp_path,
            stderr=subprocess.DEVNULL,
        ) as other,
        Client(cluster, set_as_default=False) as client,
    ):  # fmt: skip
        client.wait_for_workers(2)
        try:
            with (
                opening_cluster(Scheduler(address=cluster.scheduler_address), *map(str, places)) as executor,
                pytest.raises(FeedError, match=r"^worker tcp://\S+: it has other code in its followup-ics$"),
            ):
                build(places, executor)
        finally:
            other.kill()
    assert feeds(places.output) == {}


def test_a_bucket_is_built_by_who_reaches_it_and_who_does_not_is_refused(scheduler, monkeypatch):
    """The workers of one cluster have the keys to the bucket, those of another have not."""
    here, there = (f"s3://{BUCKET}/{name}" for name in ("in", "out"))
    for opening in (open_sources, open_feeds):
        opening.cache_clear()  # another test's bucket of that name is gone
    with serving_store() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        for number in range(3):
            server.put(f"in/{number}.yaml", make_text(number, interviews=1).encode())
        build_all = functools.partial(build_stores, Ends(here, there), options=OPTIONS, tell=lambda done: None)
        with (
            opening_cluster(scheduler, here, there) as executor,
            pytest.raises(FeedError, match=r"worker tcp://\S+: it does not reach 's3://\S+/in' \("),
        ):
            build_all(executor=executor)
        with opening_cluster(Scheduler(workers=1), here, there) as executor:
            assert build_all(executor=executor).counts == {Result.BUILT: 3}
        assert sorted(server.list("out/")) == ["out/0.ics", "out/1.ics", "out/2.ics"]


# Nobody there


def test_a_scheduler_that_nobody_runs_is_told(places):
    with (
        opening_cluster(Scheduler(address="tcp://127.0.0.1:1"), *map(str, places), patience=1) as executor,
        pytest.raises(FeedError, match=r"cannot connect to 'tcp://127.0.0.1:1'"),
    ):
        build(places, executor)


def test_a_scheduler_without_workers_is_told_and_one_that_loses_them_all_is_given_up(places):
    with LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
        address = Scheduler(address=cluster.scheduler_address)
        with (
            opening_cluster(address, *map(str, places), patience=1) as executor,
            pytest.raises(FeedError, match=r"no worker came to 'tcp://\S+' in 1 seconds"),
        ):
            build(places, executor)
        cluster.scale(1)
        cluster.wait_for_workers(1)
        with opening_cluster(address, *map(str, places), patience=3) as executor:
            built = build(places, executor, chunk=1, tell=lambda done: cluster.scale(0))
    assert built.counts[Result.LOST] > 0
    assert sum(built.counts.values()) == 20
    assert find_exit_code(built) == 3


def test_a_scheduler_that_goes_away_loses_what_it_had_and_hangs_nobody(places):
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
        address = Scheduler(address=cluster.scheduler_address)
        with opening_cluster(address, *map(str, places), patience=2) as executor:
            built = build(places, executor, tell=lambda done: done == 1 and cluster.close())
    assert built.counts[Result.LOST] > 0
    assert sum(built.counts.values()) == 20
    assert find_exit_code(built) == 3
    lines = list(list_messages(built))
    assert lines[-1].startswith(f"{built.counts[Result.LOST]} files were not reached")


# Who may talk to whom


def test_a_scheduler_over_tls_goes_by_dasks_own_configuration(places, tmp_path):
    """Nobody without the key is let in."""
    security = Security.temporary()
    for name in ("tls_ca_file", "tls_client_key", "tls_client_cert"):
        (tmp_path / name).write_text(getattr(security, name))
    tls = {
        "distributed.comm.tls.ca-file": str(tmp_path / "tls_ca_file"),
        "distributed.comm.tls.client.key": str(tmp_path / "tls_client_key"),
        "distributed.comm.tls.client.cert": str(tmp_path / "tls_client_cert"),
    }
    with LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50, security=security
    ) as cluster:
        address = Scheduler(address=cluster.scheduler_address)
        assert address.address.startswith("tls://")
        with (
            opening_cluster(address, *map(str, places), patience=1) as executor,
            pytest.raises(FeedError, match="cannot connect to 'tls://"),
        ):
            build(places, executor)
        with dask.config.set(tls), opening_cluster(address, *map(str, places)) as executor:
            assert build(places, executor).counts == {Result.BUILT: 20}


def test_a_local_cluster_lets_nobody_else_in():
    with start_workers(1) as cluster:
        assert cluster.scheduler_address.startswith("tls://127.0.0.1:")
        for address in (cluster.scheduler_address, cluster.scheduler_address.replace("tls", "tcp")):
            with pytest.raises(FeedError, match="cannot connect to"), connecting(Scheduler(address), patience=1):
                pass


def test_a_client_that_was_not_let_in_is_gone_at_once():
    """Left to the next collection, it closed itself in a thread for which its own lock's holder waited (a hung CI)."""
    gc.collect()
    gc.disable()
    try:
        with start_workers(1) as cluster:
            with (
                pytest.raises(FeedError, match="cannot connect to"),
                connecting(Scheduler(cluster.scheduler_address), patience=1),
            ):
                pass
            clients = [each for each in gc.get_objects() if type(each) is Client]
            assert [each for each in clients if each.status != "closed"] == []
    finally:
        gc.enable()


# Ctrl-C


@posix
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)]
)
def test_a_signal_ends_everything_with_nothing_more_to_say(places, number, code):
    write_files(places.folder, 600)
    command = [Path(sys.executable).with_name("followup-ics"), "build", places.folder, "-o", places.output]
    with subprocess.Popen(
        [*command, "--scheduler", "local:2"], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while not feeds(places.output) and process.poll() is None:
            time.sleep(0.05)
        os.killpg(process.pid, number)
        told = process.stderr.read()  # until the last of all processes has closed it
    assert (process.returncode, told.strip()) == (code, "")
    assert len(feeds(places.output)) < 600
    assert list(places.output.glob("*.tmp")) == [], "the mark is gone"


# Work that goes wrong


def test_a_file_that_ends_its_process_is_tried_again_and_named(places, scheduler):
    name = "000/00004.yaml"
    fatal = functools.partial(die_of, name=name, build=make_build(places, OPTIONS))
    with opening_cluster(scheduler, *map(str, places)) as executor:
        tasks = list(walk_files(places.folder))
        results = [each for some in run_tasks(tasks, fatal, executor=executor, chunk=5) for each in some]
    (lost,) = [each for each in results if each.result is not Result.BUILT]
    assert (lost.task.source, lost.result) == (name, Result.LOST)
    assert lost.message == f"{name}: not reached, nor when it was tried again: the process that built it ended with 9"
    assert len(results) == 20


@posix
def test_what_no_alarm_ends_is_killed(terms):
    request = pickle.dumps(Request(terms, never_listen, ((),), {}))
    with pytest.raises(ChildEndedError, match=r"the process that built it ended with -9"):
        Child().ask(request, seconds=2)


@posix
def test_a_time_limit_works_in_a_worker(places, scheduler):
    """No file is built in a tenth of a millisecond; its process goes on with the next one."""
    with opening_cluster(scheduler, *map(str, places)) as executor:
        build_folder(*places, options=OPTIONS, executor=executor, tell=lambda done: None)
        for path in places.folder.rglob("*.yaml"):
            path.write_text(path.read_text(encoding="utf-8") + "name: Mine\n", encoding="utf-8")
        limited = OPTIONS._replace(timeout_each=0.0001)
        built = build_folder(*places, options=limited, executor=executor, tell=lambda done: None, chunk=10)
    assert built.counts.keys() <= {Result.WRONG, Result.UNWRITTEN}, "as the processor was busy with them or not"
    assert sum(built.counts.values()) == 20
    assert all("0.0001 s" in line for line in list_messages(built))


def test_a_bug_in_a_worker_is_raised_with_where_it_arose(places, scheduler):
    with opening_cluster(scheduler, *map(str, places)) as executor, pytest.raises(TypeError) as caught:
        executor.submit(functools.partial(build_files, places=places), ()).result()
    assert any("in a worker's process" in note for note in caught.value.__notes__)


def test_what_a_lost_worker_had_built_counts_as_built(places, terms):
    tasks = tuple(walk_files(places.folder))
    own, mark = make_build(places, OPTIONS), Path(terms.mark)
    os.utime(mark, ns=(1, 1))
    own(tasks[:5])  # and then it was lost
    results = build_marked(own, tasks, mark=mark)
    assert {each.result for each in results} == {Result.BUILT}
    assert sum(each.written for each in results) == sum(map(len, feeds(places.output).values()))
    os.utime(mark)
    for path in places.output.rglob("*.ics"):
        os.utime(path, ns=(1, 1))
    assert {each.result for each in build_marked(own, tasks, mark=mark)} == {Result.UNCHANGED}


# Workers that are killed


class Killer:
    """Kills a worker at random, again and again: after some files, and at any moment then."""

    def __init__(self, *, seed, files, seconds):
        self.draw = random.Random(seed)  # noqa: S311 - no secret
        self.files, self.seconds = files, seconds
        self.next_at, self.kills = 1, 0

    def tell(self, done):
        if done >= self.next_at:
            self.next_at = done + self.draw.randint(1, 2 * self.files)
            threading.Timer(self.draw.uniform(0, self.seconds), self.kill).start()

    def kill(self):
        if workers := multiprocessing.active_children():
            self.draw.choice(workers).kill()
            self.kills += 1


def check_all_built(places, built, count):
    """Every feed is whole, none is missing, and the summary says so."""
    expected = places.output.with_name("expected")
    build(places._replace(output=expected), SerialExecutor())
    assert feeds(places.output) == feeds(expected)
    assert dict(built.counts) == {Result.BUILT: count}
    assert built.written == sum(map(len, feeds(places.output).values()))
    assert list(list_messages(built)) == []


def test_workers_killed_in_the_middle_lose_nothing(places):
    kills = []

    def kill(done):
        if done in {3, 12}:
            multiprocessing.active_children()[len(kills)].kill()
            kills.append(done)

    with opening_cluster(Scheduler(workers=2), *map(str, places), patience=300) as executor:
        built = build(places, executor, tell=kill)
    check_all_built(places, built, 20)
    assert len(kills) == 2


@pytest.mark.slow
def test_workers_killed_at_random_while_2000_files_are_built_lose_nothing(tmp_path):
    places = Places(folder=tmp_path / "in", output=tmp_path / "out")
    write_files(places.folder, 2000)
    killer = Killer(seed=18, files=100, seconds=3)
    with opening_cluster(Scheduler(workers=2), *map(str, places), patience=300) as executor:
        built = build(places, executor, chunk=25, tell=killer.tell)
    check_all_built(places, built, 2000)
    assert killer.kills >= 5
