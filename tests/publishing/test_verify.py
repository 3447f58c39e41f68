"""`verify` against a server made for it: every finding provoked, and nothing that a server does holds it up."""

import json
import socket
import time

import pytest
from authority import EXPIRED, make_authority
from builders import DAY, NOW, build, make_event
from click.testing import CliRunner
from places import ROOT
from web_server import CALENDAR, Reply, serving

from followup_ics.cli import main
from followup_ics.model.errors import FollowUpError
from followup_ics.publishing.checking.verify import ORDER, verify_address
from followup_ics.reports.address import Level, judge_address

FEED = build(None, [make_event(1), make_event(2)]).data
OTHER = build(None, [make_event(1), make_event(3)]).data
LATER = build(FEED, [make_event(1, text="Anew."), make_event(2)], now=NOW + 3 * DAY).data
FOREIGN = FEED.replace(b"PRODID:-//followup-ics//followup-ics//EN", b"PRODID:-//Another//One//EN")
EMPTY = FEED[: FEED.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n"
HTML = b"<!DOCTYPE html><title>Log in</title>"
LARGE = build(None, [make_event(each, text="x" * 3000) for each in range(400)]).data
NEARLY_LARGE = build(None, [make_event(each, text="x" * 3000) for each in range(280)]).data
PATH = "/c7b1f0secret/follow-ups.ics"


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def module_server(authority):
    with serving(authority) as server:
        yield server


@pytest.fixture
def server(module_server, authority, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    module_server.replies.clear()
    module_server.seen.clear()
    module_server.replies[PATH] = Reply(FEED)
    return module_server


def verify(address, **options):
    return {each.finding: each for each in verify_address(address, **{"is_local": True, "seconds": 5, **options})}


def test_a_feed_that_is_served_well_has_nothing_against_it_but_its_host(server):
    findings = verify(server.origin + PATH, against=FEED)
    assert {name for name, found in findings.items() if found.level is not Level.OK} == {"host"}
    assert findings["host"].level is Level.NOTE
    assert list(findings) == [name for name in ORDER if name != "redirect"]


def test_it_asks_as_calendars_do(server):
    verify(server.origin + PATH)
    asked = [(method, path, set(headers) - {"Host", "Connection"}) for method, path, headers in server.seen]
    assert asked == [
        ("GET", PATH, {"User-Agent"}),
        ("GET", PATH, {"User-Agent", "Accept-Encoding"}),
        ("HEAD", PATH, {"User-Agent"}),
        ("GET", PATH, {"User-Agent", "If-None-Match"}),
        ("GET", "/robots.txt", {"User-Agent"}),
    ]
    assert {headers["User-Agent"] for *_, headers in server.seen} == {"followup-ics"}


def typed(content_type):
    return {"Content-Type": content_type}


def leading(to, status=302):
    return Reply(status=status, headers={"Location": to}, has_tag=False)


ANSWERS = [
    (Reply(status=404), "status", "wrong", "publish first", "nothing there"),
    (Reply(status=401), "status", "wrong", "have no login", "a password is asked for"),
    (Reply(status=500), "status", "wrong", "500 in place of 200", "the server is broken"),
    (leading("https://example.org/a.ics"), "redirect", "wrong", "another host, 'example.org'", "to another host"),
    (leading("/users/sign_in?next=%2Fa.ics"), "redirect", "wrong", "leads to a login", "to a login on the same host"),
    (leading("http://127.0.0.1:1/a.ics"), "redirect", "wrong", "without https", "to where everybody can read"),
    (leading("ftp://127.0.0.1/a.ics"), "redirect", "wrong", "no address of the web", "to no web at all"),
    (leading(PATH), "redirect", "wrong", "more than 5 times", "to itself, for ever"),
    (leading("/other.ics"), "redirect", "note", "another address of the host", "on the same host"),
    (leading("/other.ics", 301), "redirect", "note", "store the new address", "for good"),
    (Reply(FEED, headers=typed("text/html")), "type", "wrong", "as 'text/html'", "served as a page"),
    (Reply(FEED, headers=typed("application/octet-stream")), "type", "wrong", "octet-stream", "served as a download"),
    (Reply(FEED, headers={}), "type", "wrong", "without a type", "no type at all"),
    (Reply(FEED, headers=typed("text/calendar; charset=latin1")), "type", "wrong", "as utf-8", "other letters"),
    (Reply(FEED, headers=typed("text/plain")), "type", "note", "text/plain", "what raw addresses of code hosts say"),
    (Reply(FEED, compresses="always"), "encoding", "wrong", "without being asked", "Outlook fails on it"),
    (Reply(FEED, compresses="asked"), "encoding", "ok", "where that is asked for", "compression on request is fine"),
    (Reply(FEED, headers={**typed(CALENDAR), "Content-Encoding": "br"}), "body", "wrong", "decompressed", "not undone"),
    (Reply(LARGE), "size", "wrong", "Google drops events", "over a million bytes"),
    (Reply(b"x" * 5_000_001), "size", "wrong", "more than 5,000,000", "it is not read to its end"),
    (Reply(NEARLY_LARGE), "size", "note", "beyond 1,000,000", "over 800,000 bytes"),
    (Reply(HTML), "body", "wrong", "a web page and no feed", "a page with a calendar's type"),
    (Reply(b"hello"), "body", "wrong", "no calendar", "something else"),
    (Reply(FEED.replace(b"SUMMARY:", b"SUMMARY ")), "body", "wrong", "no line of a calendar", "it does not parse"),
    (Reply(FEED.replace(b"END:VEVENT", b"END:VTODO", 1)), "body", "wrong", "not nested", "its parts are mixed up"),
    (Reply(FEED.replace(b"END:VEVENT\r\n", b"", 1)), "body", "wrong", "not nested", "an end is missing"),
    (Reply(FEED.replace(b"write", b"wr\xfcte").replace(b"Write", b"Wr\xfcte")), "body", "wrong", "no text", "latin"),
    (Reply(FEED[:-200]), "body", "wrong", "its end is missing", "a half-sent file"),
    (Reply(FEED, cut_at=300), "body", "wrong", "the connection ended", "the connection is cut"),
    (Reply(EMPTY), "body", "wrong", "holds no event", "GNOME then keeps the old ones"),
    (Reply(FEED.replace(b"DTSTAMP:", b"X-GONE:", 1).replace(b"UID:event-2", b"UID:event-1")), "body", "wrong",
     "damaged", "two events of one identity"),
    (Reply(FOREIGN), "body", "note", "made by another program, '-//Another//One//EN'", "somebody else's"),
    (Reply(OTHER), "same", "wrong", "1 of its events are missing, 1 are others", "another feed of ours"),
    (Reply(FEED.replace(b"\r\n", b"\n")), "same", "wrong", "ends of its lines", "a server that changes lines"),
    (Reply(FEED, has_head=False), "head", "note", "does not answer HEAD", "no HEAD"),
    (Reply(FEED, has_tag=False), "revalidation", "note", "neither ETag nor", "no tag"),
    (Reply(FEED, knows_tag=False), "revalidation", "note", "in place of 304", "a tag that the server does not know"),
]  # fmt: skip


@pytest.mark.parametrize("row", ANSWERS, ids=[row[4] for row in ANSWERS])
def test_what_an_answer_shows(server, row):
    reply, finding, level, words, _ = row
    server.replies.update({PATH: reply, "/other.ics": Reply(FEED)})
    findings = verify(server.origin + PATH, against=FEED)
    assert (findings[finding].level, words in findings[finding].message) == (level, True), findings
    assert len({found.finding for found in findings.values() if found.level is Level.WRONG}) <= 3, "not all at once"


def test_a_feed_that_is_behind_is_told_by_its_age(server):
    findings = verify(server.origin + PATH, against=LATER)
    assert (findings["same"].level, findings["age"].level) == (Level.WRONG, Level.NOTE)
    assert "3 days older" in findings["age"].message


@pytest.mark.parametrize(
    ("rules", "level"),
    [
        (b"User-agent: *\nDisallow: /", "note"),
        (b"User-agent: *\nDisallow: /c7b1f0secret/", "note"),
        (b"User-agent: Google-Calendar-Importer\nDisallow: /", "note"),
        (b"User-agent: *\nDisallow: /private/", "ok"),
        (b"\xff\xfe\x00 no rules", "ok"),
    ],
)
def test_what_robots_are_told(server, rules, level):
    server.replies["/robots.txt"] = Reply(rules, headers=typed("text/plain"))
    assert verify(server.origin + PATH)["robots"].level == level


def test_a_host_that_is_not_public_is_wrong_unless_it_is_meant(server):
    assert verify(server.origin + PATH, is_local=False)["host"].level is Level.WRONG
    assert verify(server.origin + PATH)["host"].level is Level.NOTE


def test_a_name_that_leads_to_this_machine_is_not_public(server, monkeypatch):
    port = int(server.origin.rpartition(":")[2])
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    known = socket.getaddrinfo

    def look_up(host, *rest, **more):
        return here if host == "feeds.example.org" else known(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("SSL_CERT_FILE", "")
    found = verify(f"http://feeds.example.org:{port}{PATH}", is_local=False)
    assert found["status"].level is Level.WRONG, "it speaks TLS, and was asked without"
    with serving() as plain:
        port = int(plain.origin.rpartition(":")[2])
        here[:] = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        plain.replies[PATH] = Reply(FEED)
        found = verify(f"http://feeds.example.org:{port}{PATH}", is_local=False)
    assert (found["https"].level, found["host"].level, found["body"].level) == ("wrong", "wrong", "ok")


@pytest.mark.parametrize(
    ("options", "trusted", "words"),
    [
        ({}, False, "certificate is refused"),
        ({"ends": EXPIRED}, True, "certificate has expired"),
        ({"host": "elsewhere.example"}, True, "certificate is refused"),
    ],
    ids=["an authority that nobody knows", "out of date", "another host's"],
)
def test_a_certificate_that_strangers_refuse(tmp_path, monkeypatch, options, trusted, words):
    own = make_authority(tmp_path, **options)
    monkeypatch.setenv("SSL_CERT_FILE", str(own.certificate if trusted else make_authority(tmp_path / "2").certificate))
    with serving(own) as server:
        server.replies[PATH] = Reply(FEED)
        host = "localhost" if "host" in options else "127.0.0.1"
        findings = verify(server.origin.replace("127.0.0.1", host) + PATH)
    assert findings["https"].level is Level.WRONG
    assert words in findings["https"].message
    assert "status" not in findings


SLOW = [
    (Reply(FEED, pause=0.05), "a byte of the body now and then"),
    (Reply(FEED, head_pause=0.05), "a byte of the head now and then"),
]


@pytest.mark.parametrize(("reply", "why"), SLOW, ids=[row[1] for row in SLOW])
def test_no_server_holds_it_up(server, reply, why):
    server.replies[PATH] = reply
    started = time.monotonic()
    findings = verify(server.origin + PATH, seconds=0.5)
    assert time.monotonic() - started < 15
    assert (findings["status"].level, "in time" in findings["status"].message) == (Level.WRONG, True)


def test_a_server_that_takes_the_call_and_says_nothing():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        findings = verify(f"http://127.0.0.1:{silent.getsockname()[1]}{PATH}", seconds=0.5)
    assert "in time" in findings["status"].message


def test_no_server_at_all():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert "connection refused" in verify(f"http://127.0.0.1:{port}{PATH}")["status"].message


def test_a_zipped_bomb_is_not_unpacked(server):
    server.replies[PATH] = Reply(b"\0" * 12_000_000, compresses="always")
    assert verify(server.origin + PATH)["body"].level is Level.WRONG


ADDRESSES = [
    ("https://example.org/c7/a.ics", {}, "nothing against it"),
    ("webcal://example.org/c7/a.ics", {}, "calendars read it as https"),
    ("http://example.org/c7/a.ics", {"https": "wrong"}, "without encryption"),
    ("https://localhost/a.ics", {"host": "wrong"}, "this machine"),
    ("https://nas.local/a.ics", {"host": "wrong"}, "a name in one's own network"),
    ("https://nas/a.ics", {"host": "wrong"}, "the same without a domain"),
    ("https://10.1.2.3/a.ics", {"host": "wrong"}, "a private range"),
    ("https://[fd00::1]/a.ics", {"host": "wrong"}, "a private range of IPv6"),
    ("https://169.254.169.254/a.ics", {"host": "wrong"}, "a link's own"),
    ("https://example.org/c7/feed", {"name": "note"}, "another end"),
    (f"https://example.org/{'c7' * 50}/a.ics", {"length": "note"}, "longer than Google took"),
    ("https://github.com/sam/cal/blob/main/a.ics", {"page": "wrong"}, "a file's page at GitHub"),
    ("https://raw.githubusercontent.com/sam/cal/main/a.ics", {}, "its raw address"),
    ("https://gist.github.com/sam/0123abcd", {"page": "wrong", "name": "note"}, "a gist's page"),
    ("https://gist.githubusercontent.com/sam/0123abcd/raw/a.ics", {}, "a gist's raw address"),
    ("https://gitlab.com/sam/cal/-/blob/main/a.ics", {"page": "wrong"}, "a file's page at GitLab"),
    ("https://sam.gitlab.io/cal/a.ics", {}, "GitLab Pages"),
    ("https://codeberg.org/sam/cal/src/branch/main/a.ics", {"page": "wrong"}, "a file's page at Codeberg"),
    ("https://codeberg.org/sam/cal/raw/branch/main/a.ics", {}, "its raw address"),
    ("https://drive.google.com/file/d/0123/view", {"page": "wrong", "name": "note"}, "a drive's viewer"),
    ("https://www.dropbox.com/s/0123/a.ics?dl=0", {"page": "wrong"}, "a drive's page"),
    ("https://www.dropbox.com/s/0123/a.ics?dl=1", {}, "the file itself"),
    ("https://1drv.ms/u/0123", {"page": "wrong", "name": "note"}, "OneDrive's viewer"),
    ("https://cloud.example.org/s/aB3dE5gH7jK9mN1", {"page": "wrong", "name": "note"}, "a page of Nextcloud"),
    ("https://cloud.example.org/s/aB3dE5gH7jK9mN1/download", {"name": "note"}, "the file behind it"),
    ("https://cloud.example.org/s/aB3dE5gH7jK9mN1/download/a.ics", {}, "the same with a name"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "found", "why"), ADDRESSES, ids=[f"{row[2]}: {row[0][:60]}" for row in ADDRESSES])
def test_what_an_address_tells_by_itself(address, found, why):
    assert {each.finding: each.level for each in judge_address(address) if each.level is not Level.OK} == found


@pytest.mark.parametrize(
    "text",
    ["", "example.org/a.ics", "ftp://example.org/a.ics", "https://", "https://example.org:port/a.ics", "https://a b/c",
     "https://[::1/a.ics"],
)  # fmt: skip
def test_what_is_no_address_is_not_shown_again(text):
    with pytest.raises(FollowUpError, match="no address of a feed"):
        judge_address(text)


def test_a_password_in_an_address_is_refused_and_not_shown():
    with pytest.raises(FollowUpError, match="user name or a password") as refused:
        judge_address("https://sam:canary@example.org/a.ics")
    assert "canary" not in str(refused.value)


# The commands


def test_a_page_tells_what_its_address_has_against_it(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    for address, words in (
        ("https://nas.local/a.ics", "note: only programs on this machine"),
        ("https://github.com/sam/cal/blob/main/a.ics", "note: the address is of a page that shows a file"),
        ("https://drive.google.com/file/d/0123/view", "note: the address is of a page that shows a file"),
        ("https://example.org/calendar", "note: the address does not end in .ics"),
        ("https://example.org/a.ics", ""),
    ):
        args = ["page", "samples/search.yaml", "-o", str(tmp_path / "page.html"), "--feed-url", address]
        done = CliRunner().invoke(main, args, catch_exceptions=False)
        assert (done.exit_code, words in done.stderr) == (0, True), done.stderr
        assert ("--feed-url" in done.stderr) == bool(words), done.stderr


def run(*args, given=None):
    return CliRunner().invoke(main, ["verify", *map(str, args)], input=given, catch_exceptions=False)


def test_the_command_prints_a_line_a_finding_and_nothing_of_the_path(server, tmp_path):
    feed = tmp_path / "follow-ups.ics"
    feed.write_bytes(FEED)
    done = run("-", "--local", "--against", feed, given=f"{server.origin}{PATH}\n")
    assert (done.exit_code, len(done.output.splitlines())) == (0, 15), done.output
    assert "ok     same          it is the feed, byte for byte" in done.output
    assert "c7b1f0secret" not in done.output


def test_the_command_tells_programs_and_fails_where_a_calendar_would(server):
    done = run(server.origin + PATH, "--json")
    findings = json.loads(done.output)
    assert done.exit_code == 3
    assert [set(each) for each in findings] == [{"finding", "level", "message"}] * len(findings)
    assert [each["finding"] for each in findings if each["level"] == "wrong"] == ["host"]


def test_the_command_refuses_what_it_cannot_use(tmp_path):
    for args, given, words in (
        (("-",), "\n", "no address on standard input"),
        (("not an address",), None, "expected one like"),
        (("https://example.org/a.ics", "--against", tmp_path / "none.ics"), None, "no feed"),
    ):
        done = run(*args, given=given)
        assert (done.exit_code != 0, words in done.output) == (True, True), done.output
