"""A branch of a git repository as a place for feeds: one commit without history, and no work tree."""

import contextlib
import datetime as dt
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from followup_ics.publishing.places.place import SECONDS, Step, UntouchedPlaceError
from followup_ics.publishing.programs import describe_ssh_failure, make_quiet_environment

SUBJECT: Final = "Publish the follow-ups"
"""What tells our commits from anybody else's."""

GITLAB: Final = re.compile(r"(?:.*[./@])?gitlab\.[^/]+", re.IGNORECASE)
GITLAB_FILE: Final = ".gitlab-ci.yml"
GITLAB_JOB: Final = """\
# GitLab Pages serves what this job leaves in public/.
pages:
  image: busybox
  variables: {{GIT_DEPTH: "1"}}
  script: ["true"]
  artifacts: {{paths: [public]}}
  rules:
    - if: $CI_COMMIT_BRANCH == "{branch}"
"""
SAFE_BRANCH: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
OBJECT: Final = re.compile(r"[0-9a-f]{40,64}")
QUIET: Final = ("-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "core.autocrlf=false")


class GitBranch:
    """Publish to a branch that is nothing but ours; ``now`` stamps its one commit.

    ``address`` is what git takes: an address, or a path. On GitLab the files go below ``public/``, with the job that
    serves them beside. What is read is kept in an empty repository until `close`, and nothing of it is left then.
    """

    def __init__(self, address: str, *, host: str, branch: str, now: dt.datetime) -> None:
        self.address, self.branch, self.now = address, branch, now
        self.is_gitlab = bool(GITLAB.fullmatch(host))
        self.stack = contextlib.ExitStack()
        self.repository: _Repository | None = None
        self.former = ""

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files that are there of those named."""
        git = self._open()
        self.former = git.fetch()
        there = git.list_files(self.former)
        return {name: git.read_blob(there[path]) for name in names if (path := self._locate(name)) in there}

    def apply(self, steps: Sequence[Step]) -> None:
        """Carry out all steps in one commit, which takes the place of the one that was read."""
        git = self._open()
        there = git.list_files(self.former)
        for step in steps:
            path = self._locate(step.name)
            if step.data is None:
                there.pop(path, None)
            else:
                there[path] = git.write_blob(step.data)
        if self.is_gitlab:
            there[GITLAB_FILE] = git.write_blob(GITLAB_JOB.format(branch=self.branch).encode())
        git.push(git.commit(git.write_tree(there), now=self.now), self.former)

    def close(self) -> None:
        """Leave nothing behind."""
        self.stack.close()

    def _locate(self, name: str) -> str:
        return f"public/{name}" if self.is_gitlab else name

    def _open(self) -> "_Repository":
        """Open an empty repository, once."""
        if self.repository is not None:
            return self.repository
        program = shutil.which("git")
        if program is None:
            raise UntouchedPlaceError("there is no 'git' on this machine; install it")
        if not SAFE_BRANCH.fullmatch(self.branch) or ".." in self.branch:
            raise UntouchedPlaceError(
                "its branch has a name that is none; write one of letters, digits and dashes after '#'"
            )
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-ics-"))
        self.repository = _Repository(program, folder, self.address, f"refs/heads/{self.branch}")
        self.repository.run("init", "--bare", "--quiet", folder)
        return self.repository


class _Repository(NamedTuple):
    """Hold a repository in passing: the program, its folder, and the branch of another one that is published to."""

    program: str
    folder: str
    address: str
    reference: str

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run git and return what it prints; raise `PlaceError` with a sentence in place of what it says."""
        environment = make_quiet_environment(GIT_TERMINAL_PROMPT="0", GIT_DIR=self.folder)
        environment = {name: value for name, value in environment.items() if name not in FOREIGN}
        try:
            done = subprocess.run(  # noqa: S603 - the person's own program, its arguments checked as an address
                [self.program, *QUIET, *arguments],
                input=given,
                capture_output=True,
                check=False,
                env=environment,
                timeout=SECONDS * 2,
            )
        except subprocess.TimeoutExpired:
            raise UntouchedPlaceError("the server did not answer in time; publish again later") from None
        if done.returncode:
            raise UntouchedPlaceError(_explain(done.stderr.decode(errors="replace")))
        return done.stdout

    def fetch(self) -> str:
        """Fetch the branch as it is, and return its commit; nothing where there is no such branch.

        Raises `PlaceError` where somebody else's work is on it.
        """
        listed = self.run("ls-remote", "--quiet", "--", self.address, self.reference).decode().split()
        if not listed:
            return ""
        self.run("fetch", "--quiet", "--depth=1", "--no-tags", "--", self.address, self.reference)
        commit = self.run("rev-parse", "FETCH_HEAD^{commit}").decode().strip()
        if self.run("log", "-1", "--format=%s", commit).decode().strip() != SUBJECT:
            raise UntouchedPlaceError(
                "its branch holds somebody else's work, which would be lost; name a new branch after '#'"
            )
        return commit

    def list_files(self, commit: str) -> dict[str, str]:
        """List the files of a commit, each with its object."""
        if not commit:
            return {}
        listed = self.run("ls-tree", "-r", "-z", commit).decode().split("\0")
        entries = (entry.partition("\t") for entry in listed if entry)
        return {path: about.split()[2] for about, _, path in entries}

    def read_blob(self, blob: str) -> bytes:
        """Read a file."""
        return self.run("cat-file", "blob", blob)

    def write_blob(self, data: bytes) -> str:
        """Write a file, and return its object."""
        return self.run("hash-object", "-w", "--stdin", given=data).decode().strip()

    def write_tree(self, files: Mapping[str, str]) -> str:
        """Write folders of files, and return the object of the one at the top."""
        folders: dict[str, dict[str, str]] = {}
        lines = []
        for path, blob in files.items():
            first, slash, rest = path.partition("/")
            if slash:
                folders.setdefault(first, {})[rest] = blob
            else:
                lines.append(f"100644 blob {blob}\t{path}\0")
        lines += [f"040000 tree {self.write_tree(inner)}\t{name}\0" for name, inner in folders.items()]
        return self.run("mktree", "-z", given="".join(lines).encode()).decode().strip()

    def commit(self, tree: str, *, now: dt.datetime) -> str:
        """Make a commit without history, of nobody in particular."""
        stamp = f"{int(now.timestamp())} +0000"
        who = f"followup-ics <followup-ics@localhost.invalid> {stamp}"
        text = f"tree {tree}\nauthor {who}\ncommitter {who}\n\n{SUBJECT}\n"
        return self.run("hash-object", "-t", "commit", "-w", "--stdin", given=text.encode()).decode().strip()

    def push(self, commit: str, former: str) -> None:
        """Put a commit in the place of the one that was fetched, unless another has come in between."""
        self.run(
            "push",
            "--quiet",
            f"--force-with-lease={self.reference}:{former}",
            "--",
            self.address,
            f"{commit}:{self.reference}",
        )


FOREIGN: Final = frozenset({"GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_TRACE"})
"""What a hook that calls us may have set about another repository."""


FAILURES: Final = (
    (("stale info", "fetch first", "cannot lock ref"), "somebody else published there at the same time; publish again"),
    (("protected branch", "pre-receive hook declined", "denying"), "its branch is protected; name another after '#'"),
    (
        ("authentication failed", "could not read username", "terminal prompts disabled", "403", "401"),
        "the server refuses the login; look whether 'git push' works without a question (credential helper)",
    ),
    (("no space", "quota", "unpack failed", "disk full"), "the server has no room; make some, then publish again"),
    (
        ("does not appear to be a git repository", "not found", "does not exist", "no such file"),
        "there is no such repository; make it first, or look at the address in 'to:'",
    ),
    (("certificate",), "the server's certificate is refused; look at the host in 'to:'"),
    (("permission denied", "insufficient permission"), "the repository cannot be written; look at its permissions"),
    (("could not resolve",), "there is no such host; look at it in 'to:'"),
)
"""What git says, in lower case, and what that means."""


def _explain(told: str) -> str:
    """Say in a sentence why it failed, without git's own words, which name addresses."""
    if reason := describe_ssh_failure(told):
        return reason
    told = told.casefold()
    found = (meaning for words, meaning in FAILURES if any(word in told for word in words))
    return next(found, "git could not reach the repository, or the connection ended; publish again later")
