"""What is said: wrapped on a terminal, one line anywhere else, and a path is never broken."""

import os
import subprocess
import sys

import pytest
from builders import NOW
from hypothesis import given
from hypothesis import strategies as st

from followup_ics.cli.streams import HANGING, wrap_message

MESSAGES = [
    ("my search.yaml:8:14: interviews[0] (Acme).when: '2026-11-31' does not exist (that month has 30 days)", "my sea"),
    ("a.yaml: note: no id: others who leave it out share your events' identities; add a line", "a.yaml"),
    ("followup-ics: cannot write '/home/kim/my own files/feed.ics': no space left on device", "followup"),
    ("  2026-12-08 15:00 Ask about the decision at a company with a rather long name", "  2026-12-08"),
]


@pytest.mark.parametrize(("message", "start"), MESSAGES)
@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_message_hangs_and_loses_nothing(message: str, start: str, width: int) -> None:
    first, *others = wrap_message(message, width=width).split("\n")
    margin = len(message) - len(message.lstrip())
    assert first.startswith(start)
    assert all(line.startswith(" " * (margin + HANGING)) for line in others)
    assert " ".join([first, *(line.strip() for line in others)]) == message
    for path in ("'/home/kim/my own files/feed.ics'", "my search.yaml:8:14:"):
        assert path not in message or any(path in line for line in (first, *others)), "a path is never broken"


@given(st.text(st.characters(exclude_characters="\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")), st.integers(40, 100))
def test_no_message_loses_a_word(text: str, width: int) -> None:
    assert "".join(wrap_message(text, width=width).split()) == "".join(text.split())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_a_terminal_gets_lines_of_its_width_and_a_pipe_one(tmp_path) -> None:
    (tmp_path / "a.yaml").write_text("timezone: EST\nholidays: none\ninterviews: []\n")
    command = [sys.executable, "-m", "followup_ics", "check", "a.yaml"]
    environment = {**os.environ, "FOLLOWUP_ICS_NOW": NOW.isoformat()}
    piped = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert piped.stderr.splitlines()[0] == (
        "a.yaml:1:11: timezone: 'EST' is an abbreviation; name a place, as 'America/New_York'"
    )
    import fcntl  # noqa: PLC0415 - where there are such terminals
    import pty  # noqa: PLC0415 - the same
    import struct  # noqa: PLC0415 - the same
    import termios  # noqa: PLC0415 - the same

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
    subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode().replace("\r\n", "\n").splitlines()
    os.close(ours)
    assert shown[:2] == ["a.yaml:1:11: timezone: 'EST' is an abbreviation;", "    name a place, as 'America/New_York'"]
    assert all(len(line) <= 50 for line in shown)
