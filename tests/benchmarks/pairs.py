"""Measure two versions of the program on the same files, in turns: has this one become slower than that one?"""

import argparse
import functools
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.__main__ import LARGE, LARGEST, NOW, OURS, SMALL, print_figures, print_rows, remove
from tests.benchmarks.inputs import write_folder, write_search
from tests.benchmarks.processes import Figures, Subject, measure, set_environment

THIS, THAT = "this", "that"
MOST: Mapping[str, float] = {"--help": 1.10, "10": 1.10, "250": 1.10, "2000": 1.10, "folder": 1 / 0.95}
"""What of each thing that one takes this one may take: a tenth more, and a twentieth fewer feeds a second."""


def main() -> None:
    """Make the files, measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pairs", description=__doc__)
    parser.add_argument("other", help="the other version: the path of its command followup-ics")
    parser.add_argument("--rounds", type=int, default=9, help="runs of each command that count (default: %(default)s)")
    parser.add_argument("--files", type=int, default=400, help="files in the folder (default: %(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="followup-ics-") as name:
        set_environment(FOLLOWUP_ICS_NOW=NOW)
        figures = measure(list_pairs(Path(name), arguments.other, arguments.files), rounds=arguments.rounds)
    print_figures(figures)
    print_rows(list_rows(figures))


def list_pairs(folder: Path, other: str, files: int) -> list[Subject]:
    """List what both versions do, one beside the other; each writes feeds that are not there, and has its own cache."""
    searches = {str(number): write_search(folder / f"{number}.yaml", number) for number in (SMALL, LARGE, LARGEST)}
    sources = write_folder(folder / "sources", files, SMALL)
    subjects = []
    for what in MOST:
        for version, program in ((THIS, OURS), (THAT, other)):
            feeds = folder / f"{version}-{what}"
            if what == "--help":
                command = [program, what]
            elif what == "folder":
                command = [program, "build", str(sources), "-o", str(feeds), "--jobs", "1"]
            else:
                command = [program, "build", str(searches[what]), "-o", str(feeds.with_suffix(".ics"))]
            anew = functools.partial(remove, feeds, feeds.with_suffix(".ics"))
            cache = {"XDG_CACHE_HOME": str(folder / f"cache-{version}")}
            subjects.append(Subject(name=f"{what}, {version}", command=command, prepare=anew, environment=cache))
    return subjects


def list_rows(figures: Mapping[str, Figures]) -> Iterator[tuple[str, str, str]]:
    """Compare the two: by the medians, and by the quickest run of each, which a busy machine disturbs least."""
    for what, most in MOST.items():
        this, that = (figures[f"{what}, {version}"] for version in (THIS, THAT))
        value = f"{this.cpu / that.cpu:.2f} x"
        yield (
            f"{what}: CPU against that",
            value,
            f"{this.spread[0] / that.spread[0]:.2f} x at its quickest; <= {most:.2f}",
        )


if __name__ == "__main__":
    main()
