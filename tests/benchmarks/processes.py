"""Whole processes, measured from outside by the operating system's own account of each, and always in turns."""

import ctypes
import dataclasses
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence

PR_SET_CHILD_SUBREAPER = 36
"""What Linux calls it."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Name a command to be measured, what has to be done before each run, and what is set in its environment alone."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], object] = lambda: None
    environment: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Hold what one run took: seconds of processors (user and system, its children's too) and of the clock, and MB."""

    cpu: float
    wall: float
    peak: float


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Hold the runs of one command."""

    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        """Return the CPU time to quote, the median's."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        """Return the time by the clock to quote, the median's."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def peak(self) -> float:
        """Return the most memory that any run took, of its largest process; less than this one's own is not seen."""
        return max(run.peak for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """Return the quickest and the slowest CPU time: far apart, the machine was busy with something else."""
        return min(run.cpu for run in self.runs), max(run.cpu for run in self.runs)


def set_environment(**values: str) -> None:
    """Set what all commands find: an installed program is compiled, so neither our caches nor Python's are off."""
    for variable in ("FOLLOWUP_ICS_NO_CACHE", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(variable, None)
    os.environ.update(values)


def measure(subjects: Sequence[Subject], *, rounds: int, warm_up: bool = True) -> dict[str, Figures]:
    """Run all commands in turns, after a round that does not count: a drift of the machine's speed meets them all."""
    runs: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for number in range(rounds + warm_up):
        for subject in subjects:
            subject.prepare()
            run = run_once(subject)
            if number >= warm_up:
                runs[subject.name].append(run)
    return {name: Figures(runs=tuple(taken)) for name, taken in runs.items()}


def run_once(subject: Subject) -> Run:
    """Run a command to its end; stop everything where it fails."""
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    environment = {**os.environ, **subject.environment}
    started = time.perf_counter()
    process = os.posix_spawn(subject.command[0], list(subject.command), environment, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    orphans = list(iter(wait_for_orphan, None))
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{subject.name}: exit code {code} from {' '.join(subject.command)}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    usages = [usage, *orphans]
    return Run(
        cpu=sum(each.ru_utime + each.ru_stime for each in usages),
        wall=wall,
        peak=max(each.ru_maxrss for each in usages) / unit,
    )


def adopt_orphans() -> None:
    """Become the parent of processes that outlive their own, so that they are counted; Linux alone knows how."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def wait_for_orphan() -> resource.struct_rusage | None:
    """Wait for the end of a process that was adopted, and return what it took; None where there is none."""
    try:
        return os.wait4(-1, 0)[2]
    except ChildProcessError:
        return None
