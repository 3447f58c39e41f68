"""Every place does the same things, each on a real server: nothing there, put, changed, taken away."""

import datetime as dt
import os
from pathlib import Path

from followup_ics.model.search import Publishing
from followup_ics.publishing.places.open import Surroundings, open_place
from followup_ics.publishing.places.place import Step

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
ONE, TWO = "0" * 31 + "1/follow-ups.ics", "0" * 31 + "2/follow-ups.ics"
PAGE = "0" * 31 + "1/index.html"


def connect(site):
    around = Surroundings(folder=Path(), mark="4d61726b", now=NOW, password=os.environ.get("FOLLOWUP_ICS_PASSWORD"))
    return open_place(Publishing(to=site.to, endpoint=site.endpoint), around)


def test_the_life_of_files(site):
    names = (ONE, TWO, PAGE)
    assert connect(site).read(names) == {}

    place = connect(site)
    place.read(names)
    place.apply([Step(ONE, b"one\r\n"), Step(TWO, b"two\r\n" * 1000), Step(PAGE, b"<p>")])
    there = {ONE: b"one\r\n", TWO: b"two\r\n" * 1000, PAGE: b"<p>"}
    assert connect(site).read(names) == there == {name: site.read(name) for name in names}

    place = connect(site)
    place.read(names)
    place.apply([Step(ONE, b"one, changed"), Step(TWO, None)])
    assert connect(site).read(names) == {ONE: b"one, changed", PAGE: b"<p>"}

    place = connect(site)
    place.read(names)
    place.apply([Step(ONE, None), Step(PAGE, None), Step(TWO, None)])
    assert connect(site).read(names) == {}
    if site.root is not None:
        assert [path.name for path in site.root.rglob("*")] == []
