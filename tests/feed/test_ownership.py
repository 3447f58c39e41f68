"""Which calendar may be replaced: what is ours, and what is somebody else's in part or in whole."""

import datetime as dt
from pathlib import Path

import pytest
from builders import DAY, NOW, build, make_event

from followup_ics.feed.files import update_feed, write_whole
from followup_ics.feed.ownership import refuse_input
from followup_ics.feed.previous import State, read_former
from followup_ics.model.errors import FeedError
from followup_ics.model.search import Kind
from followup_ics.reports.page.render import FIRST_EDITION, OWN_MARK, find_foreign

EVENTS = [make_event(1), make_event(2, starts_at=NOW + 2 * DAY)]
OURS = build(None, EVENTS).data
PRODID = b"PRODID:-//followup-ics//followup-ics//EN\r\n"


def write_calendar(*lines: str, head: str = "BEGIN:VCALENDAR,VERSION:2.0") -> bytes:
    return "\r\n".join([*head.split(","), *lines, "END:VCALENDAR", ""]).encode()


def write_event(*lines: str, kind: str = "VEVENT") -> list[str]:
    return [f"BEGIN:{kind}", "UID:dentist", "DTSTAMP:20261124T100000Z", *lines, f"END:{kind}"]


def add(*lines: str, end: str = "\r\n") -> bytes:
    return OURS.replace(b"END:VCALENDAR", (end.join([*lines, ""])).encode() + b"END:VCALENDAR")


NO_PRODID = "is a calendar that does not say which program made it"
DENTIST = write_event("SUMMARY:Dentist", "DTSTART:20261208T150000Z")
OTHERS = [
    (write_calendar(*DENTIST), NO_PRODID, "no PRODID at all (27 of 212 real files)"),
    (write_calendar(*write_event("SUMMARY:Trip", "DTSTART;VALUE=DATE:20261208")), NO_PRODID, "all-day events only"),
    (write_calendar(*write_event("DTSTART;TZID=Europe/Berlin:20261208T100000")), NO_PRODID, "times in a zone"),
    (write_calendar(*write_event("SUMMARY:Old", "DTSTART:20161208T150000Z")), NO_PRODID, "nothing that is to come"),
    (write_calendar(*write_event("SUMMARY:Milk", kind="VTODO")), NO_PRODID, "tasks only"),
    (write_calendar().lower(), NO_PRODID, "in small letters"),
    (write_calendar(), NO_PRODID, "without an event"),
    (OURS.replace(PRODID, b""), NO_PRODID, "ours without its PRODID: nothing says that it is ours"),
    (b"\r\n\xef\xbb\xbf" + write_calendar(), "is no calendar", "bytes before it"),
    (b"Dear Dana,\n", "is no calendar", "no calendar at all"),
    (OURS.decode().encode("utf-16"), "is no calendar", "in UTF-16"),
    (OURS + write_calendar("PRODID:x", *DENTIST), "was made by another program, 'x'", "two calendars in one file"),
    (add(*DENTIST), "holds events that are not ours ('Dentist')", "an event added by hand"),
    (add(*DENTIST, end="\n"), "holds events that are not ours ('Dentist')", "by an editor that ends lines otherwise"),
    (add(*DENTIST, *write_event()), "holds events that are not ours ('Dentist' and 1 more)", "two events"),
    (add("BEGIN:VEVENT", "DTSTART:20261208T150000Z", "END:VEVENT"), "(one without a title)", "one without identity"),
    (add(*write_event("CATEGORIES:Health")), "holds events that are not ours", "with a category of its own"),
    (add(*write_event("CATEGORIES:Health,thank-you")), "holds events that are not ours", "ours is not the first"),
    (add(*write_event("SUMMARY:Milk", kind="VTODO")), "holds what is not ours ('VTODO')", "a task in a feed of ours"),
    (add(*write_event("SUMMARY:Milk", kind="vevent")), "holds what is not ours ('vevent')", "in small letters"),
    (OURS[:-15] + "\r\n".join(DENTIST).encode() + b"\r\n", "holds events that are not ours", "and its end is missing"),
]


@pytest.mark.parametrize(("old", "what", "why"), OTHERS)
def test_what_is_not_all_ours_is_refused_and_with_leave_kept_aside(
    tmp_path: Path, old: bytes, what: str, why: str
) -> None:
    path = tmp_path / "feed.ics"
    path.write_bytes(old)
    with pytest.raises(FeedError, match="was not touched; write to another name, or add '--replace'") as refusal:
        update_feed(path, lambda was: build(was, EVENTS, allow_shrink=True), now=NOW)
    assert what in str(refusal.value), why
    assert [each.name for each in tmp_path.iterdir()] == ["feed.ics"]
    assert path.read_bytes() == old
    revision = update_feed(path, lambda was: build(was, EVENTS, replace=True), now=NOW)
    aside = tmp_path / "feed.ics.replaced-20261124T100000Z"
    assert aside.read_bytes() == old, why
    assert path.read_bytes() == OURS
    assert revision.notes[-1] == f"it was kept as '{aside}'"
    assert not update_feed(path, lambda was: build(was, EVENTS), now=NOW).is_changed, "and that is the end of it"


OWN = [
    (b"", State.EMPTY, "an empty file"),
    (b"\xef\xbb\xbf\r\n", State.EMPTY, "one with nothing but a mark"),
    (OURS, State.WHOLE, "as we wrote it"),
    (b"\xef\xbb\xbf" + OURS, State.WHOLE, "with a byte order mark: an editor was there"),
    (OURS.replace(b"\r\n", b"\n"), State.WHOLE, "with other ends of lines"),
    (OURS.replace(b"decision-date", b"follow-up"), State.WHOLE, "events that do not show their kind"),
    (OURS[:20], State.DAMAGED, "cut before it says whose it is: nothing in it is anybody else's"),
    (OURS[: OURS.index(PRODID) + 12], State.DAMAGED, "cut within what says it"),
    (OURS[:-40], State.DAMAGED, "cut near its end"),
    (b"\0" * 512, State.DAMAGED, "zeros, as a power cut leaves them"),
]


@pytest.mark.parametrize(("old", "state", "why"), OWN)
def test_what_is_ours_is_replaced(old: bytes, state: State, why: str) -> None:
    assert read_former(old).state is state, why
    assert build(old, EVENTS).event_count == 2


@pytest.mark.parametrize("kind", Kind)
def test_a_feed_of_any_kind_is_ours(kind: Kind) -> None:
    assert read_former(OURS.replace(b"decision-date", kind.value.encode())).state is State.WHOLE


def test_an_event_taken_out_with_leave_moves_none_of_ours() -> None:
    revision = build(add(*DENTIST), EVENTS, now=NOW + 9 * DAY, replace=True)
    assert revision.data == OURS
    assert revision.changes == ()


INPUTS = [
    ("other.yaml", b"timezone: UTC\ninterviews: []\n"),
    ("README.md", b"# Follow-ups\n\n    timezone: America/New_York\n    holidays: US\n"),
    ("other.yml", b"anything at all\n"),
    ("other.ics", b"# mine\n\ninterviews:\n  - company: Acme\n"),
    ("other.html", b"{timezone: UTC, holidays: none, interviews: []}"),
    ("other", b'\xef\xbb\xbf"timezone": UTC\n'),
]


@pytest.mark.parametrize(("name", "old"), INPUTS)
def test_a_yaml_file_is_never_replaced(tmp_path: Path, name: str, old: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(old)
    for write in (
        lambda: update_feed(path, lambda was: build(was, EVENTS, replace=True), now=NOW),
        lambda: write_whole(path, b"<!doctype html>", find_foreign=find_foreign, now=NOW, replace=True),
    ):
        with pytest.raises(FeedError, match=r", and nothing is ever written in the place of one; write to") as caught:
            write()
        is_named_so = path.suffix in {".yaml", ".yml"}
        assert ("is a YAML file" in str(caught.value)) is is_named_so
        assert ("has a line with '" in str(caught.value)) is not is_named_so
    assert path.read_bytes() == old
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("old", [OURS, b"<p>\ntimezone: what is meant</p>", b"", b"key: timezone\n"])
def test_what_is_no_input_file_may_be_replaced(old: bytes) -> None:
    refuse_input(Path("feed.ics"), old)


PAGES = [
    (b"", True, "an empty file"),
    (b"<!doctype html>\n" + OWN_MARK, True, "a page of ours"),
    (b"<!doctype html>\n" + FIRST_EDITION, True, "one of the first edition, which had no mark"),
    (b"<!doctype html>\n<title>Mine</title>", False, "somebody's page"),
    (OWN_MARK, False, "a text with the mark in it"),
    (OURS, False, "a feed"),
]


@pytest.mark.parametrize(("old", "is_ours", "why"), PAGES)
def test_a_page_replaces_only_a_page_of_ours(tmp_path: Path, old: bytes, why: str, *, is_ours: bool) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(old)

    def write(*, replace: bool = False) -> Path | None:
        return write_whole(path, b"new", find_foreign=find_foreign, now=NOW, replace=replace)

    if is_ours:
        assert write() is None
    else:
        with pytest.raises(FeedError, match="is no page of this program, and was not touched"):
            write()
        assert path.read_bytes() == old, why
        aside = write(replace=True)
        assert aside is not None
        assert aside.read_bytes() == old
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("replace", [False, True])
def test_a_link_or_a_folder_is_never_replaced(tmp_path: Path, *, replace: bool) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(OURS)
    link = tmp_path / "link.ics"
    link.symlink_to(kept)
    (tmp_path / "folder").mkdir()
    for path in (link, tmp_path / "folder"):
        with pytest.raises(FeedError, match="expected a file or a new name"):
            update_feed(path, lambda was: build(was, EVENTS, replace=replace), now=NOW)
        with pytest.raises(FeedError, match="expected a file or a new name"):
            write_whole(path, b"x", find_foreign=find_foreign, now=NOW, replace=replace)
    assert link.is_symlink()
    assert kept.read_bytes() == OURS


def test_a_second_copy_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "feed.ics"
    for number in range(3):
        path.write_bytes(write_calendar(*DENTIST, f"X-N:{number}"))
        update_feed(path, lambda was: build(was, EVENTS, replace=True), now=NOW.astimezone(dt.UTC))
    assert len(list(tmp_path.iterdir())) == 4


def test_a_feed_of_ours_is_ours_wherever_it_was_cut() -> None:
    """Also between the two octets of a line's end."""
    assert [end for end in range(400) if read_former(OURS[:end]).foreign] == []
