"""Many files from bucket to bucket: what is asked of the store, counted, and builds that are killed."""

import os
import re
import signal
import subprocess
import sys
import time

import listing_process
import pytest
from many_files import make_text
from measured import run_measured
from store_server import BUCKET, serving_store

IN, OUT = f"s3://{BUCKET}/in", f"s3://{BUCKET}/out"
FILES, CHANGED = 2_000, 20
PAGES = 2
"""So many requests list 2,000 objects."""


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    with serving_store() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        monkeypatch.delenv("FOLLOWUP_ICS_NO_CACHE")
        yield server


COMMAND = ["followup-ics", "build", IN, "-o", OUT, "--now", "2026-09-01T12:00:00Z"]


def build(*options):
    done = subprocess.run([*COMMAND, *options], capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stderr
    return re.sub(r" in .* s$", "", done.stderr.splitlines()[-1])


@pytest.mark.slow
def test_requests_for_two_thousand_files(bucket):
    for number in range(FILES):
        bucket.put(f"in/{number // 100:02}/{number:04}.yaml", make_text(number).encode())
    assert build() == "2,000 files: 2,000 built"
    assert bucket.counts == {"LIST": PAGES + 1, "GET": FILES, "PUT": FILES}
    assert 1 < bucket.most_at_once <= 100
    for number in range(0, FILES, FILES // CHANGED):
        name = f"in/{number // 100:02}/{number:04}.yaml"
        bucket.put(name, bucket.read(name).replace(b"Company", b"Concern"))
    bucket.reset()
    assert build() == "2,000 files: 20 built, 1,980 unchanged"
    assert bucket.counts == {"LIST": 2 * PAGES, "GET": 2 * CHANGED, "PUT": CHANGED}
    bucket.reset()
    assert build() == "2,000 files: 2,000 unchanged"
    assert bucket.counts == {"LIST": 2 * PAGES}


@pytest.mark.slow
def test_build_that_is_killed_leaves_whole_feeds_and_is_gone_on_with(bucket):
    """Each time a little later: what was written before stays, and is built no other way at the end."""
    for number in range(240):
        bucket.put(f"in/{number:03}.yaml", make_text(number, interviews=3).encode())
    counts = []
    for seconds in (2, 3, 4, 5, 6, 7, 8):
        with subprocess.Popen(COMMAND, stderr=subprocess.DEVNULL, env=os.environ, start_new_session=True) as process:
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGKILL)
        bucket.reset()
        there = bucket.list("out/")
        assert all(bucket.read(name).endswith(b"END:VCALENDAR\r\n") for name in there)
        counts.append(len(there))
    assert counts == sorted(counts)
    build()
    killed = {name: bucket.read(name) for name in bucket.list("out/")}
    for name in killed:
        bucket.remove(name)
    assert build() == "240 files: 240 built"
    assert {name: bucket.read(name) for name in bucket.list("out/")} == killed
    assert len(killed) == 240


@pytest.mark.slow
def test_cluster_builds_the_same_from_bucket_to_bucket(bucket):
    pytest.importorskip("distributed")
    for number in range(60):
        bucket.put(f"in/{number:03}.yaml", make_text(number, interviews=3).encode())
    assert build() == "60 files: 60 built"
    alone = {name: bucket.read(name) for name in bucket.list("out/")}
    for name in alone:
        bucket.remove(name)
    assert build("--scheduler", "local:2") == "60 files: 60 built"
    assert {name: bucket.read(name) for name in bucket.list("out/")} == alone
    assert build("--scheduler", "local:2") == "60 files: 60 unchanged"


@pytest.mark.parametrize("count", [3_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
@pytest.mark.skipif(sys.platform == "win32", reason="it is the system's account of processes that counts")
def test_many_objects_are_compared_in_little_memory(tmp_path, count):
    done = run_measured(sys.executable, listing_process.__file__, tmp_path / "index.sqlite", count)
    assert done.output == f"{count * 999 // 1_000} {count // 1_000}"
    assert done.megabytes < 200
