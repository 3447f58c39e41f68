"""The index of earlier releases: its seals count once more, and it goes when its place has been taken."""

import json

import pytest
from builders import NOW
from many_files import make_text

from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.index.former import NAME
from followup_ics.feed.batch.index.seals import make_seal
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Result
from followup_ics.feed.batch.workers import SerialExecutor

SHARED = f"shares: [{{with: Maria, id: {7:032x}}}]\n"


@pytest.fixture
def places(tmp_path):
    """Two files that an earlier release built, one of them shared, and its index."""
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "ann.yaml").write_text(make_text(1, interviews=1) + SHARED, encoding="utf-8")
    (folder / "bob.yaml").write_text(make_text(2, interviews=1), encoding="utf-8")
    assert build(folder, output).counts == {Result.BUILT: 2}
    (output / ".followup-ics-index.sqlite").unlink()
    return folder, output


def build(folder, output):
    return build_folder(folder, output, options=Options(now=NOW), executor=SerialExecutor(), tell=lambda _: None)


def write_former(folder, output, **changes):
    seals = {
        name: make_seal((folder / f"{name}.yaml").read_bytes(), (output / f"{name}.ics").read_bytes())
        for name in ("ann", "bob")
    }
    index = {"format": "followup-ics index 1", "calendars": "", "seals": sorted(seals.values())}
    (output / NAME).write_text(json.dumps(index | changes, indent=0))


def test_it_is_taken_over_once(places, monkeypatch):
    folder, output = places
    write_former(folder, output)
    monkeypatch.setattr("followup_ics.feed.batch.folder_build.build_files", abs)
    assert build(folder, output).counts == {Result.UNCHANGED: 2}
    assert not (output / NAME).exists()
    assert build(folder, output).counts == {Result.UNCHANGED: 2}, "and from here on the new one knows"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"calendars": "others"}, "it was made by other days off"),
        ({"seals": ["0" * 64, None]}, "another program made the feeds"),
        ({"seals": None}, "it makes no sense"),
    ],
)
def test_one_that_does_not_count_goes_too(places, changes, why):
    folder, output = places
    write_former(folder, output, **changes)
    sent = []
    build_folder(
        folder, output, options=Options(now=NOW), executor=SerialExecutor(), tell=lambda _: None, see=sent.append
    )
    assert [each.task.source for each in sent] == ["ann.yaml", "bob.yaml"], why
    assert not (output / NAME).exists()


def test_a_file_of_its_name_that_is_none_stays(places):
    folder, output = places
    (output / NAME).write_text('{"mine": true}')
    build(folder, output)
    assert (output / NAME).read_text() == '{"mine": true}'
