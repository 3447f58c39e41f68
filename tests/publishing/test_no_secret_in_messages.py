"""Whatever goes wrong at a place or an address: no message holds a password, or what a stranger sent raw."""

import http.server
import os
import re
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_ics.cli import main

NOW = "2026-11-30T12:00:00Z"
CANARY = "CanaryPass"
RAW = "\x1b[2J\x07"
SEARCH = """\
id: 0123456789abcdef
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("FOLLOWUP_ICS_PASSWORD", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, CANARY)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    netrc = tmp_path / ".netrc"
    netrc.write_text(f"machine 127.0.0.1 login sam password {CANARY}\n", encoding="utf-8")
    netrc.chmod(0o600)
    Path("search.yaml").write_text(SEARCH, encoding="utf-8")
    return tmp_path


def run(*arguments):
    """Run a command, hold it to a code of ours and to words that may be shown, and return them."""
    done = CliRunner().invoke(main, [*map(str, arguments)], env={"FOLLOWUP_ICS_NOW": NOW})
    told = done.stdout + done.stderr
    assert done.exit_code in {0, 1, 2, 3}, told
    assert CANARY not in told
    assert told.replace("\n", "").isprintable(), told
    assert max(map(len, told.splitlines())) <= 2_100
    return told


# What is written into a command or a file


WITH_A_LOGIN = [
    "davs://sam:{}@example.org/cal",
    "dav://sam:{}@127.0.0.1:9/cal",
    "sftp://sam:{}@example.org/cal",
    "git+ssh://sam:{}@example.org/cal.git#pages",
    "git+https://sam:{}@example.org/cal.git#pages",
    "git+https://{}@example.org/cal.git#pages",
    "s3://key:{}@bucket/cal",
    "s3://{}@bucket/cal",
    "https://sam:{}@example.org/cal",
    "ftp://sam:{}@example.org/cal",
    "davs://example.org/cal?token={}",
    "davs://example.org/cal#secret={}",
    "davs://sam:{}@[::1",
    "davs://sam:{}@example.org:port/cal",
    "sftp://sam:{}\x1b@example.org/cal",
    "nonsense://sam:{}@example.org",
]
TOKEN = f"{CANARY}AndMoreThanTwentyLetters"


@pytest.mark.parametrize("target", WITH_A_LOGIN)
def test_a_target_with_a_login_is_refused_and_not_shown(folder, target):
    target = target.replace("{}", CANARY if ":{}" in target or "={}" in target else TOKEN)
    run("publish", "search.yaml", "--to", target)
    assert CANARY not in Path("search.yaml").read_text(encoding="utf-8")
    entry = target.replace("\x1b", "")
    Path("search.yaml").write_text(f"publish: {{to: '{entry}'}}\n{SEARCH}", encoding="utf-8")
    for command in ("publish", "check", "build", "agenda"):
        run(command, "search.yaml")


@pytest.mark.parametrize("option", ["--url", "--endpoint"])
@pytest.mark.parametrize(
    "address", ["https://sam:{}@example.org/cal", "https://example.org/?key={}", "https://{}:x@[::1"]
)
def test_an_address_with_a_login_is_refused_and_not_shown(folder, option, address):
    run("publish", "search.yaml", "--to", "s3://bucket/cal", option, address.replace("{}", CANARY))
    Path("search.yaml").write_text(
        f"publish: {{to: 's3://bucket/cal', {option[2:]}: '{address.replace('{}', CANARY)}'}}\n{SEARCH}",
        encoding="utf-8",
    )
    run("check", "search.yaml")


# What does not answer


@pytest.mark.parametrize("target", ["dav://sam@127.0.0.1:9/cal", "dav://127.0.0.1:9/cal", "davs://sam@127.0.0.1:9/cal"])
def test_a_server_that_is_not_there_is_told_without_the_password(folder, target):
    assert "the server could not be reached" in run("publish", "search.yaml", "--to", target)


def test_a_store_that_is_not_there_is_told_without_the_key(folder):
    run("publish", "search.yaml", "--to", "s3://bucket/cal", "--endpoint", "http://127.0.0.1:9")


def test_a_file_of_logins_that_cannot_be_read_is_not_quoted(folder):
    (folder / ".netrc").write_text(f"machine x login y password {CANARY} {CANARY}{RAW}\n", encoding="utf-8")
    os.environ.pop("FOLLOWUP_ICS_PASSWORD")
    assert "~/.netrc cannot be read" in run("publish", "search.yaml", "--to", "dav://127.0.0.1:9/cal")


@pytest.mark.parametrize(
    "address",
    [
        "https://sam:{}@127.0.0.1:9/f.ics",
        "https://127.0.0.1:9/{}/f.ics",
        "https://127.0.0.1:9/f.ics?key={}",
        "webcal://sam:{}@127.0.0.1:9/f.ics",
        "https://sam:{}@[::1",
        "{}",
        "sam:{}\x1b@127.0.0.1",
    ],
)
def test_an_address_that_is_looked_at_is_not_shown(folder, address):
    run("verify", address.replace("{}", CANARY), "--local", "--timeout", "2")
    run("verify", address.replace("{}", CANARY), "--local", "--timeout", "2", "--json")


# What programs and servers say


@pytest.mark.parametrize("told", ["", "fatal: ", "Permission denied (", "Host key verification failed ", "timed out "])
@pytest.mark.parametrize(
    "target", ["sftp://sam@127.0.0.1:9/cal", "git+ssh://sam@127.0.0.1/c.git#pages", "git+https://127.0.0.1:9/c#pages"]
)
@pytest.mark.skipif(os.name != "posix", reason="the programs here are scripts of a shell")
def test_what_a_program_says_is_told_in_our_words(folder, monkeypatch, told, target):
    (folder / "bin").mkdir()
    for name in ("git", "sftp", "ssh"):
        program = folder / "bin" / name
        program.write_text(f"#!/bin/sh\nprintf '%s' '{told}{CANARY}{RAW}' >&2\nexit 128\n", encoding="utf-8")
        program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert "not done: " in run("publish", "search.yaml", "--to", target)


class Answers(http.server.BaseHTTPRequestHandler):
    """Answer everything in the same way, with secrets and escapes in whatever can hold them."""

    status, headers_sent, body = 500, (), b""

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        head = f"HTTP/1.1 {self.status} {CANARY}{RAW}\r\nContent-Length: {len(self.body)}\r\nConnection: close\r\n"
        lines = "".join(f"{name}: {value}\r\n" for name, value in self.headers_sent)
        self.wfile.write(f"{head}{lines}\r\n".encode("latin-1") + self.body)
        self.close_connection = True

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Answers,), {}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


LONG = "x" * 5_000
BODIES = {
    "failure": (500, (), f"<Error><Code>{CANARY}{RAW}{LONG}</Code><Message>{CANARY}</Message></Error>".encode()),
    "refusal": (403, (("WWW-Authenticate", f'Basic realm="{CANARY}{RAW}"'),), CANARY.encode()),
    "login": (401, (("WWW-Authenticate", f'Digest realm="{CANARY}{RAW}", nonce="{CANARY}"'),), b""),
    "redirect": (302, (("Location", f"http://sam:{CANARY}@other.example/{CANARY}{RAW}{LONG}"),), b""),
    "login page": (302, (("Location", f"http://127.0.0.1/login?next={CANARY}"),), b""),
    "odd type": (200, (("Content-Type", f"x{RAW}{LONG}"), ("Content-Encoding", f"y{RAW}{LONG}")), b"\0" * 9),
    "odd charset": (200, (("Content-Type", f"text/calendar; charset=z{RAW}{LONG}"), ("ETag", RAW)), b"\xff" * 9),
    "foreign feed": (
        200,
        (("Content-Type", "text/calendar"),),
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{RAW}{LONG}\r\nEND:VCALENDAR\r\n".encode(),
    ),
}


@pytest.mark.parametrize("kind", BODIES)
def test_what_a_server_says_is_told_in_our_words(folder, server, kind):
    handler = server.RequestHandlerClass
    handler.status, handler.headers_sent, handler.body = BODIES[kind]
    host = f"127.0.0.1:{server.server_port}"
    for extra in ([], ["--json"]):
        told = run("verify", f"http://{host}/{CANARY}.ics", "--local", "--timeout", "5", *extra)
        assert not re.search("x{200}|z{200}|y{200}", told), "a stranger's words are short"
    run("publish", "search.yaml", "--to", f"dav://sam@{host}/cal")
    Path("search.yaml").write_text(SEARCH, encoding="utf-8")
    run("publish", "search.yaml", "--to", "s3://bucket/cal", "--endpoint", f"http://{host}")
