"""Objects in a real store on this machine: listed, read, written under conditions, and a store under strain."""

import os
import socket

import pytest
from store_server import BUCKET, FAULT, SLOW_DOWN, serving_store

from followup_ics.feed.storage.failures import ConditionError, StoreError, UnansweredError
from followup_ics.feed.storage.object_store import ABSENT, ObjectStore, Patience

TYPED = {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "public, max-age=300"}
HURRY = Patience(seconds=1.0, retries=3, retry_seconds=10)
ODD_NAMES = (
    "a b.yaml",
    "ä ö.yaml",
    "100%.yaml",
    "a%20b.yaml",
    "a#b?.yaml",
    "tilde~*.yaml",
    "[x]{y}.yaml",
    "日本/x.yaml",
)


@pytest.fixture(scope="module")
def server():
    with serving_store() as server:
        yield server


@pytest.fixture
def store(server, monkeypatch):
    server.reset()
    for name in server.list():
        server.remove(name)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return ObjectStore(f"s3://{BUCKET}/in")


@pytest.mark.parametrize("name", ODD_NAMES)
def test_name_is_the_same_in_the_list_and_when_asked_for(name, store, server):
    server.put(f"in/{name}", b"x")
    ((listed,),) = store.list_pages()
    assert listed.name == name
    assert store.read(listed.name).data == b"x"


def test_list_comes_by_the_page_and_stays_below_its_prefix(store, server):
    for number in range(2_100):
        server.put(f"in/{number:04}.yaml", b"x")
    server.put("inn/stranger.yaml", b"x")
    pages = list(store.list_pages())
    names = [each.name for page in pages for each in page]
    assert names == [f"{number:04}.yaml" for number in range(2_100)]
    assert max(map(len, pages)) <= 1_000
    assert server.counts == {"LIST": 3}


def test_first_pages_are_there_before_the_last_is_asked_for(store, server):
    for number in range(2_100):
        server.put(f"in/{number:04}.yaml", b"x")
    next(store.list_pages())
    assert server.counts["LIST"] < 3


def test_version_is_one_text_in_lists_reads_and_writes(store):
    written = store.write("x.ics", b"one", headers=TYPED)
    ((listed,),) = store.list_pages()
    assert listed.version == str(written) == str(store.read("x.ics").version)
    assert listed.version != str(store.write("x.ics", b"two", headers=TYPED))


def test_headers_go_with_each_write(store, server):
    store.write("x.ics", b"one", headers=TYPED)
    assert server.describe("in/x.ics")["content-type"] == "text/calendar; charset=utf-8"


def test_nothing_is_written_over_what_nobody_read(store, server):
    first = store.write("x.ics", b"one", headers=TYPED, only_over=ABSENT)
    with pytest.raises(ConditionError):
        store.write("x.ics", b"two", headers=TYPED, only_over=ABSENT)
    store.write("x.ics", b"three", headers=TYPED, only_over=first)
    with pytest.raises(ConditionError):
        store.write("x.ics", b"four", headers=TYPED, only_over=first)
    assert server.read("in/x.ics") == b"three"


def test_what_is_not_there(store):
    assert store.read("none.ics") is None
    assert not store.is_there("none.ics")
    store.remove("none.ics")
    assert list(store.list_pages()) == []


def test_bucket_that_is_not_there_is_told(store):
    missing = ObjectStore("s3://no-such-bucket/in")
    for ask in (lambda: missing.read("x"), lambda: list(missing.list_pages())):
        with pytest.raises(StoreError, match="no such bucket"):
            ask()


STRAIN = [
    ("slow down, twice", lambda request: SLOW_DOWN if request.number < 3 else None, None),
    ("a fault, twice", lambda request: FAULT if request.number < 3 else None, None),
    ("silence to readers, once", lambda request: 3.0 if request.number < 2 and request.method != "PUT" else None, None),
    ("slow down, always", lambda request: SLOW_DOWN, "asks to slow down"),
    ("a fault, always", lambda request: FAULT, "could not be reached, or did not answer as one"),
    pytest.param("silence, always", lambda request: 3.0, "did not answer in time", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("name", "fail", "told"), STRAIN)
def test_store_under_strain_is_asked_again_and_then_told_of(name, fail, told, store, server):
    server.put("in/x.yaml", b"x")
    server.fail = fail
    store = ObjectStore(f"s3://{BUCKET}/in", patience=HURRY)
    asked = (
        lambda: store.read("x.yaml").data,
        lambda: [each.name for page in store.list_pages() for each in page],
        lambda: store.write("y.ics", b"y", headers=TYPED, only_over=ABSENT),
    )
    for ask in asked:
        if told is None:
            assert ask()
        else:
            with pytest.raises(StoreError, match=told):
                ask()


def test_write_without_an_answer_is_not_asked_for_again(store, server):
    server.fail = lambda request: 3.0 if request.number < 2 else None
    with pytest.raises(UnansweredError):
        ObjectStore(f"s3://{BUCKET}/in", patience=HURRY).write("y.ics", b"y", headers=TYPED, only_over=ABSENT)
    assert server.counts["PUT"] == 1


def test_store_that_is_not_there_is_told(store, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    with pytest.raises(StoreError, match="could not be reached"):
        ObjectStore(f"s3://{BUCKET}/in", patience=HURRY).read("x")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://", "names no bucket"),
        ("s3:///in", "names no bucket"),
        ("s3://key:canary-secret@bucket/in", "holds a login"),
    ],
)
def test_address_that_is_none(address, told):
    with pytest.raises(StoreError, match=told) as caught:
        ObjectStore(address)
    assert "canary" not in str(caught.value)


def test_store_that_nobody_says_how_to_reach_is_told(monkeypatch):
    for name in list(os.environ):
        if name.startswith("AZURE_"):
            monkeypatch.delenv(name)
    with pytest.raises(StoreError, match="AZURE_STORAGE_ACCOUNT_NAME"):
        ObjectStore("az://container/in")


def test_store_whose_address_lets_others_read_along_is_refused(store, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://store.example:9000")
    with pytest.raises(StoreError, match="write 'https://'"):
        ObjectStore(f"s3://{BUCKET}/in", patience=HURRY).read("x")
