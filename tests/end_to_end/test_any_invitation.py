"""Whatever an invitation holds: exit 0, 1 or 2, never a traceback, and never a changed file on refusal."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import DATA

from followup_ics.cli import main

INVITATIONS = sorted(DATA.joinpath("invitations").iterdir())
FILE = (
    b"timezone: America/New_York\nholidays: none\nme: Sam Rivera\ninterviews:\n  - {company: Acme, when: 2026-11-24}\n"
)
FEW, MANY, SHARES = 320, 10_000, 8
PIECES = (
    b"\r\n ", b"\r\n", b"\n", b":", b";", b'"', b"\\", b"\\n", b"\0", b"\xff\xfe", b"\xe2\x80\xae", b"=\r\n",
    b"mailto:", b"TZID=", b";TZID=Mars/Olympus", b";VALUE=DATE", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n",
    b"BEGIN:VTIMEZONE\r\n", b"RRULE:FREQ=SECONDLY\r\n", b"RRULE:FREQ=YEARLY;BYMONTH=0;BYDAY=9SU\r\n", b"DTSTART:\r\n",
    b"DTSTART:99999999T999999Z\r\n", b"DTEND:00010101T000000Z\r\n", b"DURATION:P99999999999D\r\n",
    b"SEQUENCE:99999999999999999999\r\n", b"99999999999", b"METHOD:CANCEL\r\n", b"STATUS:CANCELLED\r\n",
    b"RECURRENCE-ID:x\r\n", b"UID:\r\n", b"UID:" + b"u" * 3000 + b"\r\n", b"DTSTAMP:20261340T256199Z\r\n",
    b"TZOFFSETTO:+9999\r\n", b"TZOFFSETFROM:x\r\n", b"SUMMARY:: [{&a *b !!c | > %\r\n",
    b"LOCATION:https://[::1/j/1 http://x:99999999/\r\n", b"<b>", b"&#x0;", b"&#1114112;", b"=?utf-8?B?%%%?=",
    b"\xf0\x9f\x98", b"Content-Type: multipart/mixed; boundary=\r\n\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"charset=nonesuch", b"charset=undefined", b"charset=idna", b"charset=utf-7",
    b"Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n", b"\xc2\x85",
)  # fmt: skip


def mutate(draw: random.Random) -> bytes:
    """Return an invitation with a few things in it changed, as mail, bad programs and bad people change them."""
    data = draw.choice(INVITATIONS).read_bytes()
    for _ in range(draw.choice((1, 1, 2, 3, 8))):
        at = draw.randrange(len(data) + 1)
        end = min(len(data), at + draw.choice((1, 1, 4, 30, 300)))
        match draw.randrange(7):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:at] + data[at:end] * draw.choice((2, 3, 20)) + data[end:]
            case 2:
                data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
            case 3 | 4:
                line = data.rfind(b"\n", 0, at) + 1 if draw.random() < 0.5 else at
                data = data[:line] + draw.choice(PIECES) + data[line:]
            case 5:
                lines = data.splitlines(keepends=True)
                draw.shuffle(lines)
                data = b"".join(lines[: draw.randrange(1, len(lines) + 2)]) if draw.random() < 0.3 else data[:at]
            case _:
                other = draw.choice(INVITATIONS).read_bytes()
                data = data[:at] + other[draw.randrange(len(other)) :]
    return data


def take_mutated(numbers: range) -> dict[int, int]:
    """Take invitations into a file, one after the other; return how often each exit code came."""
    codes: dict[int, int] = {}
    for number in numbers:
        draw = random.Random(number)  # noqa: S311 - the same invitations in every run
        if number % 25 == numbers[0] % 25:
            Path("search.yaml").write_bytes(FILE)
        data, before = mutate(draw), Path("search.yaml").read_bytes()
        Path("invite").write_bytes(data)
        sure = ["--company", "Acme"] if draw.random() < 0.5 else []
        args = ["add", "search.yaml", "--from", "invite", "--yes", *sure]
        try:
            done = CliRunner().invoke(main, args, catch_exceptions=False)
        except Exception as error:
            raise AssertionError(f"number {number} ends in a traceback") from error
        codes[done.exit_code] = codes.get(done.exit_code, 0) + 1
        assert done.exit_code in {0, 1, 2}, (number, done.output)
        assert done.exit_code == 0 or Path("search.yaml").read_bytes() == before, number
        assert done.exit_code == 0 or done.stderr.startswith(("followup-ics: ", "Usage")), (number, done.stderr)
        if number % 10 == 0:
            assert CliRunner().invoke(main, ["check", "search.yaml"], catch_exceptions=False).exit_code == 0, number
    return codes


def test_whatever_is_in_an_invitation(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    codes = take_mutated(range(FEW))

    assert min(codes.get(0, 0), codes.get(1, 0)) > FEW // 10, codes


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_whatever_is_in_ten_thousand_invitations(share, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    start = FEW + share * MANY // SHARES
    codes = take_mutated(range(start, start + MANY // SHARES))

    assert min(codes.get(0, 0), codes.get(1, 0)) > MANY // SHARES // 10, codes
