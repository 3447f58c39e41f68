"""The programs that read our feeds, each told how to be asked and what it is known to misread."""

import dataclasses
import datetime as dt
import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from feeds import Event
from khal_home import KhalHome
from programs import require_command, require_library, require_node_folder, require_on_path, require_sabre, run

SCRIPTS = Path(__file__).parent / "readers"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what a program found in one feed, sorted, and what it has against it."""

    events: tuple[Event, ...]
    complaints: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Misreading:
    """Record what a program gets wrong, how we know that it is not the feed, and what it makes of a text."""

    what: str
    known_from: str
    distort: Callable[[str], str]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Describe a program: ``find_command`` skips the test where it is missing, ``read`` asks it about many feeds."""

    name: str
    used_by: str
    find_command: Callable[[], list[object]]
    ask: Callable[[list[object], list[Path]], str]
    misreading: Misreading | None = None

    def read(self, paths):
        """Let the program read feeds; return a reading of each."""
        return tuple(map(make_reading, json.loads(self.ask(self.find_command(), paths))))

    def distort(self, event):
        """Return an event as this program shows it: as it is, where nothing is known against the program."""
        if self.misreading is None:
            return event
        distort = self.misreading.distort
        return dataclasses.replace(event, summary=distort(event.summary), description=distort(event.description))


def make_reading(told):
    """Make a reading of what a script told."""
    events = [
        Event(
            uid=event["uid"],
            starts_at=read_instant(event["starts"]),
            ends_at=read_instant(event["ends"]),
            summary=event["summary"],
            description=event["description"],
        )
        for event in told["events"]
    ]
    return Reading(events=tuple(sorted(events)), complaints=tuple(told["complaints"]))


def read_instant(text):
    """Read an instant in UTC; refuse one whose zone the program has lost."""
    instant = dt.datetime.fromisoformat(text)
    assert instant.tzinfo is not None, f"{text} has no zone"
    return instant.astimezone(dt.UTC)


def ask_script(command, paths):
    """Ask a script: it takes paths and prints JSON."""
    return run([*command, *paths])


def ask_khal(command, paths):
    """Import each feed into a khal of its own, and let khal list it."""
    found = []
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            khal = KhalHome.make(command[0], Path(folder))
            khal.import_feed(path)
            found.append({"events": khal.list_events(), "complaints": []})
    return json.dumps(found)


def find_libical():
    """Find libical; our own Python loads it."""
    require_library("libical.so.3")
    return [sys.executable, SCRIPTS / "read_libical.py"]


def find_sabre():
    """Find sabre/vobject and the PHP that runs it."""
    php = require_on_path("php")
    require_sabre()
    return [php, SCRIPTS / "read_sabre.php"]


LEAVES_BACKSLASHES = Misreading(
    what="leaves the backslash before a comma or a semicolon (Debian 12 has release 2.1, of 2015)",
    known_from="RFC 5545, section 3.3.11; its Reader.php undoes a backslash before a backslash and before n alone",
    distort=lambda text: re.sub("([,;])", r"\\\1", text),
)

READERS = (
    Reader(
        name="vobject",
        used_by="Radicale",
        find_command=lambda: [require_command("vobject", "python"), SCRIPTS / "read_vobject.py"],
        ask=ask_script,
    ),
    Reader(
        name="ics.py",
        used_by="scripts in Python",
        find_command=lambda: [require_command("ics", "python"), SCRIPTS / "read_ics.py"],
        ask=ask_script,
    ),
    Reader(
        name="ical",
        used_by="Home Assistant",
        find_command=lambda: [require_command("ical", "python"), SCRIPTS / "read_ical.py"],
        ask=ask_script,
    ),
    Reader(
        name="ical.js",
        used_by="Thunderbird, Nextcloud's calendar",
        find_command=lambda: [require_on_path("node"), SCRIPTS / "read_icaljs.mjs", require_node_folder("ical.js")],
        ask=ask_script,
    ),
    Reader(name="libical", used_by="GNOME, KDE", find_command=find_libical, ask=ask_script),
    Reader(
        name="sabre/vobject",
        used_by="Nextcloud, Baïkal",
        find_command=find_sabre,
        ask=ask_script,
        misreading=LEAVES_BACKSLASHES,
    ),
    Reader(
        name="khal",
        used_by="itself; it reads with the library that we write with",
        find_command=lambda: [require_command("khal", "khal")],
        ask=ask_khal,
    ),
)
