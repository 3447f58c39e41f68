"""Azure's Blob Storage as a place for files and feeds: another protocol, the same promises."""

import pytest
from azure_server import CONTAINER, serving_azure
from click.testing import CliRunner
from many_files import make_text

from followup_ics.cli import main
from followup_ics.feed.batch.stores.ends import open_feeds, open_sources
from followup_ics.feed.storage.failures import ConditionError, StoreError
from followup_ics.feed.storage.object_store import ABSENT, ObjectStore

TYPED = {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "public, max-age=300"}
IN, OUT = f"az://{CONTAINER}/in", f"az://{CONTAINER}/out"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    with serving_azure(tmp_path_factory.mktemp("azure")) as environment:
        yield environment


@pytest.fixture
def store(environment, monkeypatch, request):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    open_sources.cache_clear()
    open_feeds.cache_clear()
    return ObjectStore(f"az://{CONTAINER}/{request.node.name}")


def test_nothing_is_written_over_what_nobody_read(store):
    first = store.write("ä x.ics", b"one", headers=TYPED, only_over=ABSENT)
    with pytest.raises(ConditionError):
        store.write("ä x.ics", b"two", headers=TYPED, only_over=ABSENT)
    store.write("ä x.ics", b"three", headers=TYPED, only_over=first)
    with pytest.raises(ConditionError):
        store.write("ä x.ics", b"four", headers=TYPED, only_over=first)
    assert store.read("ä x.ics").data == b"three"


def test_version_is_one_text_in_lists_reads_and_writes(store):
    written = store.write("x.ics", b"one", headers=TYPED)
    ((listed,),) = store.list_pages()
    assert listed.version == str(written) == str(store.read("x.ics").version)


def test_what_is_not_there(store):
    assert store.read("none.ics") is None
    assert not store.is_there("none.ics")
    store.remove("none.ics")
    assert list(store.list_pages()) == []
    with pytest.raises(StoreError, match="no such bucket"):
        ObjectStore("az://no-such-container/in").read("x")


def test_files_are_built_from_container_to_container(store):
    sources = ObjectStore(IN)
    for number in range(3):
        sources.write(f"{number}.yaml", make_text(number, interviews=2).encode(), headers={})
    build = ["build", IN, "-o", OUT, "--jobs", "1", "--now", "2026-09-01T12:00:00Z"]
    assert "3 files: 3 built" in CliRunner().invoke(main, build).output
    assert "3 files: 3 unchanged" in CliRunner().invoke(main, build).output
    assert ObjectStore(OUT).read("0.ics").data.startswith(b"BEGIN:VCALENDAR")
