"""A machine that OpenSSH's ``sftp`` reaches as a place for feeds: the person's own keys, agent and settings."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from followup_ics.publishing.places.place import SECONDS, LostPlaceError, PlaceError, Step, find_folder
from followup_ics.publishing.programs import describe_ssh_failure, make_quiet_environment
from followup_ics.publishing.scratch import Scratch, opening_scratch

OPTIONS: Final = (
    "-o", "BatchMode=yes",
    "-o", "ConnectTimeout=15",
    "-o", "ServerAliveInterval=5",
    "-o", "ServerAliveCountMax=3",
    "-o", "LogLevel=ERROR",
)  # fmt: skip
"""It asks nobody, and notices when the other side has gone."""

ENDED: Final = "the connection ended; publish again later"

UNREADABLE: Final = ("permission denied", "failure", "couldn't", "not a regular file")
"""What is said of a file that is there and cannot be read; of one that is not there it says other things."""


class SftpServer(NamedTuple):
    """Publish over SFTP: put beside, made readable, renamed into place.

    ``root`` is a path of the server, from the home folder where it is relative; ``mark`` makes the names of this
    machine's temporary files its own.
    """

    host: str
    root: str
    mark: str
    user: str | None = None
    port: int | None = None

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files that are there of those named."""
        names = tuple(names)
        with opening_scratch(len(names)) as copies:
            pairs = tuple(zip(names, copies, strict=True))
            lines = [f"-get {_quote(self._locate(name))} {_quote(copy.path)}" for name, copy in pairs]
            told = self._run(lines, copies)
            if any(words in told.casefold() for words in UNREADABLE):
                raise PlaceError(_explain(told))
            return {name: data for name, copy in pairs if (data := copy.read())}

    def apply(self, steps: Sequence[Step]) -> None:
        """Carry out steps in their order."""
        puts = [step for step in steps if step.data is not None]
        with opening_scratch(len(puts)) as copies:
            lines = [f"-mkdir {_quote(self.root)}"] if puts else []
            local = iter(copies)
            for step in steps:
                if step.data is None:
                    lines += self._remove(step.name)
                else:
                    copy = next(local)
                    copy.write(step.data)
                    lines += self._put(step.name, copy.path)
            try:
                self._run(lines, copies)
            except PlaceError:
                self._sweep(puts)
                raise

    def close(self) -> None:
        """Do nothing: each step ends by itself."""

    def _put(self, name: str, local: str) -> Iterator[str]:
        beside, folder = _quote(self._locate(f"{name}.{self.mark}.part")), find_folder(name)
        if folder:
            yield f"-mkdir {_quote(self._locate(folder))}"
            yield f"-chmod 755 {_quote(self._locate(folder))}"
        yield f"put {_quote(local)} {beside}"
        yield f"chmod 644 {beside}"
        yield f"rename {beside} {_quote(self._locate(name))}"

    def _remove(self, name: str) -> Iterator[str]:
        yield f"-rm {_quote(self._locate(name))}"
        if folder := find_folder(name):
            yield f"-rmdir {_quote(self._locate(folder))}"

    def _sweep(self, steps: Sequence[Step]) -> None:
        """Take away what a failure left; where that fails too, the next publishing writes over it."""
        lines = [f"-rm {_quote(self._locate(f'{step.name}.{self.mark}.part'))}" for step in steps]
        try:
            self._run(lines)
        except PlaceError:
            return

    def _locate(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}" if self.root else name

    def _run(self, lines: Sequence[str], copies: Sequence[Scratch] = ()) -> str:
        """Let ``sftp`` carry out commands; return what it said on standard error."""
        program = shutil.which("sftp")
        if program is None:
            raise PlaceError("there is no 'sftp' on this machine; install OpenSSH's client")
        port = ["-P", str(self.port)] if self.port else []
        user = f"{self.user}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        try:
            done = subprocess.run(  # noqa: S603 - the person's own program, its arguments checked as an address
                [program, *OPTIONS, *port, "-b", "-", f"{user}{host}"],
                input="".join(f"{line}\n" for line in lines),
                capture_output=True,
                check=False,
                encoding="utf-8",
                errors="replace",
                env=make_quiet_environment(),
                pass_fds=tuple(copy.descriptor for copy in copies if copy.descriptor is not None),
                timeout=SECONDS * (2 + len(lines) // 4),
            )
        except subprocess.TimeoutExpired:
            raise LostPlaceError("the server did not answer in time; publish again later") from None
        if done.returncode:
            raise _explain_failure(done.stderr)
        return done.stderr


def _quote(path: str) -> str:
    r"""Write a path as sftp's command language wants it.

    >>> print(_quote('a "b" c'))
    "a \"b\" c"
    """
    escaped = "".join(f"\\{character}" if character in '\\"*?[]' else character for character in path)
    return f'"{escaped}"'


def _explain_failure(told: str) -> PlaceError:
    """Make the error that says why it failed: of the connection, or of a file there."""
    reason = _explain(told)
    return LostPlaceError(reason) if reason == ENDED or describe_ssh_failure(told) else PlaceError(reason)


def _explain(told: str) -> str:
    """Say in a sentence why it failed, without the server's own words, which name paths."""
    if reason := describe_ssh_failure(told):
        return reason
    told = told.casefold()
    if "permission denied" in told:
        return "the server does not let that folder be written; look at its permissions, or choose another"
    if "no such file" in told or "not found" in told:
        return "the server knows no such folder; make it there first, or look at the path in 'to:'"
    if "quota" in told or "no space" in told or "failure" in told:
        return "the server could not write the feed; make room there, or look at the folder, then publish again"
    return ENDED
