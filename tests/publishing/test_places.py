"""Every place does the same things, each on a real server: nothing there, put, changed, taken away."""

import contextlib
import datetime as dt
import os
from pathlib import Path

from followup_ics.model.search import Publishing
from followup_ics.publishing.places.open import Surroundings, open_place
from followup_ics.publishing.places.place import Step

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
ONE, TWO = "0" * 31 + "1/follow-ups.ics", "0" * 31 + "2/follow-ups.ics"
PAGE = "0" * 31 + "1/index.html"


@contextlib.contextmanager
def connect(site):
    around = Surroundings(folder=Path(), mark="4d61726b", now=NOW, password=os.environ.get("FOLLOWUP_ICS_PASSWORD"))
    with contextlib.closing(open_place(Publishing(to=site.to, endpoint=site.endpoint), around)) as place:
        yield place


def read(site, names):
    with connect(site) as place:
        return place.read(names)


def apply(site, names, steps):
    with connect(site) as place:
        place.read(names)
        place.apply(steps)


def test_the_life_of_files(site):
    names = (ONE, TWO, PAGE)
    assert read(site, names) == {}

    apply(site, names, [Step(ONE, b"one\r\n"), Step(TWO, b"two\r\n" * 1000), Step(PAGE, b"<p>")])
    there = {ONE: b"one\r\n", TWO: b"two\r\n" * 1000, PAGE: b"<p>"}
    assert read(site, names) == there == {name: site.read(name) for name in names}

    apply(site, names, [Step(ONE, b"one, changed"), Step(TWO, None)])
    assert read(site, names) == {ONE: b"one, changed", PAGE: b"<p>"}

    apply(site, names, [Step(ONE, None), Step(PAGE, None), Step(TWO, None)])
    assert read(site, names) == {}
    if site.root is not None:
        assert [path.name for path in site.root.rglob("*")] == []
