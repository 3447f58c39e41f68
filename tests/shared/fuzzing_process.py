"""Run commands in a world that goes wrong: ``FOLDER FIRST COUNT``; a line for each run that ended as none may end."""

import contextlib
import datetime as dt
import importlib
import os
import random
import shlex
import shutil
import sys
import time
import traceback
from pathlib import Path

SECRETS = ("CanaryNote", "CanaryPass", "c0ffee00c0ffee00", "c0ffee01c0ffee01", "c0ffee02c0ffee02")
"""A note, a password, the file's id, a share's, an address's: no message has a reason to show one of them."""

CODES = frozenset({0, 1, 2, 3, 130, 141})
"""The codes that a run may end with; a fault of ours, 4, is one that this looks for."""

SEARCH = """\
id: c0ffee00c0ffee00
shares: [{with: Ben, id: c0ffee01c0ffee01c0ffee01c0ffee01, until: 2027-06-01}]
publish: [{to: ./site, secret: c0ffee02c0ffee02c0ffee02c0ffee02}]
timezone: America/New_York
holidays: [US-NY]
interviews:
  - company: Acme
    role: Analyst
    when: 2026-11-24 10:00
    hear_by: within five business days
    signal: positive
    note: CanaryNote
    updates:
      - {on: 2026-12-08, sent: decision-date, note: CanaryNote}
  - {company: Birch, when: 2026-12-01, holidays: DE-BE, hear_by: by Friday}
"""
FOREIGN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Some\x1b[2J//EN\r\nEND:VCALENDAR\r\n"
INVITATION = """\
BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:7@birch.example
SUMMARY:Interview with Birch
DTSTART:20261215T150000Z
DTEND:20261215T160000Z
ORGANIZER;CN=Dana Lee:mailto:dana@birch.example
END:VEVENT
END:VCALENDAR
"""
COMMANDS = (
    "build F", "build F -o O", "build F -o -", "build - -o O", "build F -o O --mode 644", "build F -o O --replace",
    "build in -o out --jobs 1", "check F", "check -", "status F", "agenda F", "agenda F --all --json", "explain F",
    "explain F acme --json", "diff F O", "diff F O --json", "page F -o P", "page F -o - --today",
    "page F -o P --feed-url https://sam:CanaryPass@example.org/f.ics", "log F acme --note hello",
    "log F birch --signal positive --on 2026-12-05", "log F acme --hear-by 'in three business days, Friday'",
    "add F --company Cobalt --when 2026-12-03", "init N", "init F", "share F Maria", "schema", "read soon 'by Friday'",
    "share F", "share F Maria --until 2026-12-31 --hide birch", "share F Ben --show times", "unshare F Ben",
    "agenda F --as Ben", "status F --as Ben --json", "page F -o P --as Ben", "build F -o O --only Ben",
    "build F -o - --only Ben", "log F acme --note hello --build -o O", "log F acme --sent thank-you --on yesterday",
    "log F birch --cancelled", "log F acme --moved-to '2027-01-04 10:00'", "add F --from I --yes", "add F --from -",
    "publish F -o O", "publish F -o O --to site2 --page", "publish F -o O --dry-run --show-addresses",
    "publish F -o O --rotate", "publish F -o O --rotate Ben --forget", "publish F -o O --remove",
    "publish F --to davs://sam:CanaryPass@localhost:9/x -o O", "publish F --to O -o O", "publish F --to 's3://a b/c'",
    "verify https://sam:CanaryPass@localhost:9/f.ics --local --timeout 1", "verify nonsense", "verify -",
    "verify https://localhost:9/f.ics?key=CanaryPass --against O --json --local --timeout 1",
    "--help", "--version", "log --help", "publish --help", "nonsense", "build", "build F --nothing",
)  # fmt: skip
CLOCKS = (
    "2026-11-30T12:00:00Z", "2026-11-30T12:00:00Z", "2026-11-30T12:00:00Z", "0001-01-01T00:00:00Z", "nonsense", "",
    "9999-12-31T23:59:59Z", "2079-12-31T23:59:59Z", "2085-01-01T00:00:00Z", "2000-01-01T00:00:00+14:00",
)  # fmt: skip


def main(folder: Path, first: int, count: int) -> int:
    """Make the runs; return how many of them ended badly."""
    warm_up(folder)
    failures = 0
    for seed in range(first, first + count):
        place = folder / str(seed)
        problems = run_once(place, seed)
        for problem in problems:
            print(f"seed {seed}: {problem}", flush=True)  # noqa: T201 - the test reads it
        failures += bool(problems)
        shutil.rmtree(place, ignore_errors=True)
    return failures


def warm_up(folder: Path) -> None:
    """Read once, for all runs, what the commands are made of."""
    from followup_ics.cli import COMMANDS as MODULES  # noqa: PLC0415 - as the program does
    from followup_ics.feed.build import build_feeds  # noqa: PLC0415 - the same
    from followup_ics.planning.calendars.days_off import forget_calendars  # noqa: PLC0415 - the same
    from followup_ics.planning.plan_file import plan_source  # noqa: PLC0415 - the same
    from followup_ics.reports.page.render import render_page  # noqa: PLC0415 - the same

    for module in set(MODULES.values()):
        importlib.import_module(f"followup_ics.cli.{module}")
    now = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    build_feeds(SEARCH.encode(), folder / "warm.ics", name="f", now=now)
    render_page(plan_source(SEARCH.encode(), name="f"), now=now, feed_url=None)
    forget_calendars()


def run_once(place: Path, seed: int) -> list[str]:
    """Make one run, with one thing or several gone wrong; return what may not be."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    name = chance.choice(["search.yaml", "caf\udce9.yaml", "x" * 230 + ".yaml", "a b\n.yaml"])
    prepare(place, name, chance)
    line = chance.choice(COMMANDS)
    words = shlex.split(line)
    output = chance.choice(["feed.ics", "foreign.ics", "in", "pipe", "loop"])
    names = {
        "I": chance.choice(["invite.ics", "pipe", "in", "foreign.ics"]),
        "F": name,
        "O": output,
        "P": chance.choice(["page.html", "precious.html"]),
        "N": "n",
    }
    arguments = [names.get(word, word) for word in words]
    kept = {path: path.read_bytes() for path in (place / "foreign.ics", place / "precious.html")}
    pid = os.fork()
    if pid == 0:
        _become_command(place, arguments, chance)
    replaced = _meddle(place / name, chance)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    told = (place / "stderr").read_bytes().decode(errors="surrogateescape")
    problems = [f"{arguments} ended with {code}: {told[-300:]!r}"] if code not in CODES else []
    problems += [f"{arguments} showed {secret}" for secret in SECRETS if secret in told]
    problems += [f"{arguments} told {told!r}"] if not told.replace("\n", "").isprintable() else []
    if "--replace" not in words:
        problems += [f"{arguments} touched {path.name}" for path, data in kept.items() if path.read_bytes() != data]
    if (
        replaced
        and not line.startswith(("share", "unshare", "publish", "log", "add"))
        and (place / name).read_bytes() != replaced
    ):
        problems.append(f"{arguments} lost what was saved")
    if replaced and b"# saved" not in (place / name).read_bytes():
        problems.append(f"{arguments} lost what was saved")
    problems += [f"{arguments} left {path.name}" for path in place.rglob("*.tmp") if code not in {130, 141}]
    return problems


def prepare(place: Path, name: str, chance: random.Random) -> None:
    """Make a folder in which some things are not as they should be."""
    (place / "in").mkdir(parents=True)
    text = SEARCH
    if chance.random() < 0.2:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(["", "\x1b", "  ", ": ", "\t", "]", "'", "closed: 2026-13-01\n"]) + text[at:]
        text = text.replace("CanaryNote", "note").replace("c0ffee00c0ffee00", "0123456789abcdef")
    for path in (place / name, place / "in" / "a.yaml"):
        path.write_text(text, encoding="utf-8")
    (place / "foreign.ics").write_bytes(FOREIGN.encode())
    (place / "precious.html").write_text("<p>precious</p>", encoding="utf-8")
    (place / "invite.ics").write_bytes(INVITATION.encode())
    os.mkfifo(place / "pipe")
    (place / "loop").symlink_to("loop")
    if chance.random() < 0.2:
        (place / name).chmod(chance.choice([0o444, 0o600, 0o000]))
    cache = place / "cache" / "followup-ics" / "days-off"
    match chance.randrange(6):
        case 0:
            cache.mkdir(parents=True)
            os.mkfifo(cache / "US-NY.json")
        case 1:
            cache.mkdir(parents=True)
            (cache / "US-NY.json").write_bytes(chance.randbytes(200))
        case 2:
            cache.parent.mkdir(parents=True)
            cache.symlink_to(place)
        case 3:
            (place / "cache").write_text("a file", encoding="utf-8")
    if chance.random() < 0.2:
        (place / f".{name}.lock").write_bytes(chance.choice([b"", b"mine"]))


def _become_command(place: Path, arguments: list[str], chance: random.Random) -> None:
    """Be the command from here on, with streams of one kind or another."""
    code = 70
    try:
        os.chdir(place)
        os.environ |= {"FOLLOWUP_ICS_NOW": chance.choice(CLOCKS), "XDG_CACHE_HOME": str(place / "cache")}
        os.environ.pop("FOLLOWUP_ICS_NO_CACHE", None)
        if chance.random() < 0.1:
            os.environ.pop("HOME", None)
        source = chance.choice(["in/a.yaml", "in/a.yaml", "/dev/null", "/dev/zero"])
        target = chance.choice(["stdout", "stdout", "stdout", "/dev/full", "closed"])
        os.dup2(os.open(source, os.O_RDONLY), 0)
        os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT), 2)
        os.dup2(os.open(target if target != "closed" else os.devnull, os.O_WRONLY | os.O_CREAT), 1)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - as Python opens its own
            for number, mode in enumerate("rww")
        )
        if target == "closed":
            sys.stdout = None  # type: ignore[assignment] # as Python has it then
        from followup_ics.cli import main as command  # noqa: PLC0415 - read by the parent

        command(arguments, prog_name="followup-ics")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 71
    except BaseException:  # noqa: BLE001 - whatever comes here is what is looked for
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stdout.flush()
        os._exit(code)


def _meddle(path: Path, chance: random.Random) -> bytes:
    """Save the input file while the command runs, now and then; return what was saved."""
    if chance.random() < 0.6:
        return b""
    time.sleep(chance.uniform(0, 0.15))
    data = SEARCH.encode() + b"# saved\n"
    other = path.with_name("saved")
    other.write_bytes(data)
    other.replace(path)
    return data


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), 100))
