"""Measure one folder built by processes, by a Dask cluster, and in parts side by side, in turns."""

import argparse
import functools
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.__main__ import NOW, OURS, SMALL, print_figures, print_rows, remove
from tests.benchmarks.inputs import write_folder
from tests.benchmarks.processes import Figures, Subject, adopt_orphans, measure, set_environment

POOL, DASK, SHARDS = "--jobs 2", "--scheduler local:2", "--shard 1/2 and 2/2"


def main() -> None:
    """Make the folder, measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.engines", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1, help="runs of each that count (default: %(default)s)")
    parser.add_argument("--files", type=int, default=20_000, help="files in the folder (default: %(default)s)")
    arguments = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="followup-ics-") as name:
        folder = Path(name)
        set_environment(FOLLOWUP_ICS_NOW=NOW, XDG_CACHE_HOME=str(folder / "cache"))
        figures = measure(list_engines(folder, arguments.files), rounds=arguments.rounds, warm_up=False)
    print_figures(figures)
    print_rows(list_rows(figures, arguments.files))


def list_engines(folder: Path, files: int) -> list[Subject]:
    """List the ways to build a folder with two processors, each time from nothing."""
    sources, feeds = write_folder(folder / "sources", files, SMALL), folder / "feeds"
    build = f"{OURS} build {sources} -o {feeds}"
    anew = functools.partial(remove, feeds)
    parts = " & ".join(f"{build} --jobs 1 --shard {number}/2" for number in (1, 2))
    return [
        Subject(name=POOL, command=["/bin/sh", "-c", f"{build} {POOL}"], prepare=anew),
        Subject(name=DASK, command=["/bin/sh", "-c", f"{build} {DASK}"], prepare=anew),
        Subject(name=SHARDS, command=["/bin/sh", "-c", f"{parts} & wait"], prepare=anew),
    ]


def list_rows(figures: Mapping[str, Figures], files: int) -> Iterator[tuple[str, str, str]]:
    """Compare each with the processes of one build."""
    pool = figures[POOL]
    for name, each in figures.items():
        yield f"{name}: feeds a second and core", f"{files / each.cpu:.0f}", f"{pool.cpu / each.cpu:.2f} x --jobs 2"
        yield f"{name}: by the clock", f"{each.wall:.0f} s", f"{pool.wall / each.wall:.2f} x --jobs 2"


if __name__ == "__main__":
    main()
