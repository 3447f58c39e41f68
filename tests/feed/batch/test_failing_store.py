"""A store that fails while files are built: nothing is lost, what is left is named, and the next build does it."""

import itertools

import pytest
from click.testing import CliRunner
from many_files import make_text
from store_server import BUCKET, FAULT, SLOW_DOWN, serving_store

from followup_ics.cli import main
from followup_ics.feed.batch.stores import ends

NOW = "2026-09-01T12:00:00Z"
IN, OUT = f"s3://{BUCKET}/in", f"s3://{BUCKET}/out"
FILES = 24


@pytest.fixture(scope="module")
def server():
    with serving_store() as server:
        yield server


@pytest.fixture
def bucket(server, monkeypatch):
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(ends, "LONG", ends.LONG._replace(retries=3))
    server.reset()
    for name in server.list():
        server.remove(name)
    for number in range(FILES):
        server.put(f"in/{number:02}.yaml", make_text(number, interviews=1).encode())
    ends.open_sources.cache_clear()
    ends.open_feeds.cache_clear()
    return server


def build(*options, code=0):
    done = CliRunner().invoke(main, ["build", IN, "-o", OUT, "--jobs", "1", "--now", NOW, *options])
    assert done.exit_code == code, done.output
    return done.output


def feeds(bucket):
    return {name: bucket.read(name) for name in bucket.list("out/")}


@pytest.fixture
def expected(bucket):
    """What a store that never fails has at the end."""
    build()
    there = feeds(bucket)
    for name in there:
        bucket.remove(name)
    bucket.reset()
    return there


@pytest.mark.parametrize(
    ("times", "fault"),
    [
        (2, SLOW_DOWN),
        (2, FAULT),
        pytest.param(1, 6.0, marks=pytest.mark.slow),
        pytest.param(1, -6.0, marks=pytest.mark.slow),
    ],
    ids=["slow down", "faults", "silence", "answers lost"],
)
def test_store_under_strain_costs_nothing_but_time(times, fault, bucket, expected, monkeypatch):
    """A fifth of the requests fail, and are granted when they are made again."""
    if isinstance(fault, float):
        monkeypatch.setattr(ends, "LONG", ends.LONG._replace(seconds=3.0))
        ends.open_sources.cache_clear()
        ends.open_feeds.cache_clear()
    bucket.fail = lambda request: fault if sum(request.name.encode()) % 5 == 0 and request.number <= times else None
    assert f"{FILES} files: {FILES} built" in build()
    bucket.reset()
    assert feeds(bucket) == expected


@pytest.mark.parametrize("fault", [SLOW_DOWN, FAULT], ids=["slow down", "faults"])
def test_store_that_gives_out_loses_nothing_and_says_what_is_left(fault, bucket, expected):
    written = itertools.count(1)
    bucket.fail = lambda request: fault if request.method == "PUT" and next(written) > 10 else None
    told = build(code=3)
    there = feeds(bucket)
    left = FILES - len(there)
    assert len(there) == 10
    assert all(there[name] == expected[name] for name in there)
    assert f"{FILES} files: 10 built, {left} not written" in told
    named = {line.partition(": ")[0] for line in told.splitlines() if line.startswith(IN)}
    assert named == {f"{IN}/{name[4:-4]}.yaml" for name in expected if name not in there}
    bucket.reset()
    assert f"{left} built" in build()
    assert feeds(bucket) == expected


def test_store_that_nobody_can_list_is_told(bucket):
    bucket.fail = lambda request: FAULT if request.method == "LIST" else None
    assert f"{IN}: the store could not be reached, or did not answer as one" in build(code=3)
    assert feeds(bucket) == {}


def test_store_that_gives_out_for_good_ends_a_build_that_is_to_fail_fast(bucket, monkeypatch):
    monkeypatch.setattr(ends, "LONG", ends.LONG._replace(retries=0))
    ends.open_feeds.cache_clear()
    for number in range(FILES, 200):
        bucket.put(f"in/{number:02}.yaml", make_text(number, interviews=1).encode())
    bucket.fail = lambda request: FAULT if request.method == "PUT" else None
    told = build("--fail-fast", "3", code=3)
    assert "stopped early, as '--fail-fast' asks for" in told
    assert bucket.counts["PUT"] < 200


def test_list_that_ends_early_is_told(bucket, expected):
    """The last file of a page is kept back: the first of the next one might have the same feed."""
    for number in range(1_100):
        bucket.put(f"in/zz/{number}.txt", b"")
    bucket.put("in/zzz.yaml", make_text(77, interviews=1).encode())
    bucket.fail = lambda request: FAULT if request.method == "LIST" and request.number > 1 else None
    told = build(code=3)
    assert f"{IN}: the list of its files ended early, and those after '22.yaml' were not reached" in told
    assert expected.pop("out/23.ics")
    assert feeds(bucket) == expected
