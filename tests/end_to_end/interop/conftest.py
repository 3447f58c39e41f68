"""The feeds that other programs read, and the programs; each is made or asked once a run."""

import functools

import pytest
from adapters import READERS
from feeds import SOURCES, build_feed

collect_ignore = ["readers"]  # scripts for other environments, not modules of this one


@pytest.fixture(scope="session")
def feeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("feeds")
    return tuple(build_feed(source, folder / f"{source.stem}.ics") for source in SOURCES)


@pytest.fixture(scope="session", params=READERS, ids=lambda reader: reader.name)
def reader(request):
    request.param.find_command()
    return request.param


@pytest.fixture(scope="session")
def read(feeds):
    @functools.cache
    def read_all(reader):
        return reader.read([feed.path for feed in feeds])

    return read_all


@pytest.fixture(scope="session")
def readings(read, reader):
    return read(reader)
