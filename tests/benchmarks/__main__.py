"""Measure the commands, as whole processes, against the start of Python itself and against yaml2ics."""

import argparse
import functools
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from tests.benchmarks.inputs import write_events, write_folder, write_search
from tests.benchmarks.processes import Figures, Subject, measure, set_environment

OTHER = "yaml2ics==0.3"
NOW = "2026-11-23T09:00:00Z"
OURS = str(Path(sys.executable).with_name("followup-ics"))
SMALL, LARGE, LARGEST = 10, 250, 2000


def main() -> None:
    """Make the inputs, measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="runs of each command that count (default: %(default)s)")
    parser.add_argument("--files", type=int, default=2000, help="files in the folder, 0 for none (%(default)s)")
    parser.add_argument("--yaml2ics", help="a yaml2ics that is there already; one is installed for this otherwise")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="followup-ics-") as name:
        folder = Path(name)
        set_environment(FOLLOWUP_ICS_NOW=NOW, XDG_CACHE_HOME=str(folder / "cache"))
        other = arguments.yaml2ics or install_other(folder / "yaml2ics")
        figures = measure(list_subjects(folder, other), rounds=arguments.rounds)
        print_figures(figures)
        rows = list(list_rows(figures))
        if arguments.files:
            many = measure(list_folder_subjects(folder, arguments.files), rounds=max(1, arguments.rounds // 4))
            print_figures(many)
            rows += list_folder_rows(many, arguments.files)
        print_rows(rows)


def install_other(folder: Path) -> str:
    """Install yaml2ics in a virtual environment of its own."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", OTHER], check=True)
    return str(folder / "bin/yaml2ics")


def list_subjects(folder: Path, other: str) -> list[Subject]:
    """List the commands on one file; each build writes a feed that is not there yet."""
    subjects = [
        Subject(name="python -c pass", command=[sys.executable, "-c", "pass"]),
        Subject(name="--help", command=[OURS, "--help"]),
        Subject(name="--version", command=[OURS, "--version"]),
    ]
    for number in (SMALL, LARGE, LARGEST):
        source, feed = write_search(folder / f"{number}.yaml", number), folder / f"{number}.ics"
        build = [OURS, "build", str(source), "-o", str(feed)]
        subprocess.run(build, check=True, capture_output=True)
        if number == SMALL:
            first = functools.partial(remove, folder / "cache", feed)
            subjects.append(Subject(name=f"build, {number}, first", command=build, prepare=first))
        subjects.append(Subject(name=f"build, {number}", command=build, prepare=functools.partial(remove, feed)))
        if number != LARGEST:
            same = write_events(folder / f"same-{number}.yaml", feed)
            subjects.append(Subject(name=f"yaml2ics, {number}", command=[other, str(same)]))
    return subjects


def list_folder_subjects(folder: Path, files: int) -> list[Subject]:
    """List the builds of a folder: with one process, with two, and again with nothing changed."""
    sources, feeds = write_folder(folder / "sources", files, SMALL), folder / "feeds"
    build = [OURS, "build", str(sources), "-o", str(feeds), "--jobs"]
    anew = functools.partial(remove, feeds)
    return [
        Subject(name="folder, 1 process", command=[*build, "1"], prepare=anew),
        Subject(name="folder, 2 processes", command=[*build, "2"], prepare=anew),
        Subject(name="folder, again", command=[*build, "2"]),
    ]


def remove(*paths: Path) -> None:
    """Remove files and folders that may be there."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)


def list_rows(figures: Mapping[str, Figures]) -> Iterator[tuple[str, str, str]]:
    """Compare: what it is, what it came to, what it should come to."""
    cpu = {name: each.cpu for name, each in figures.items()}
    for option in ("--help", "--version"):
        yield f"{option}, against python -c pass", f"{cpu[option] / cpu['python -c pass']:.1f} x", "at most 4.6 x"
    for what, goal in (("10, first", "1.6"), ("10", "0.8"), ("250", "0.15")):
        other = cpu[f"yaml2ics, {what.partition(',')[0]}"]
        yield f"build, {what}, against yaml2ics", f"{cpu[f'build, {what}'] / other:.2f} x", f"at most {goal} x"
    small, large, largest = (cpu[f"build, {number}"] for number in (SMALL, LARGE, LARGEST))
    growth = (largest - large) / (LARGEST - LARGE) / ((large - small) / (LARGE - SMALL))
    yield "CPU of one more interview, 2,000 against 250", f"{growth:.2f} x", "at most 1.15 x"
    yield "peak memory at 2,000 interviews", f"{figures[f'build, {LARGEST}'].peak:.0f} MB", "at most 90 MB"


def list_folder_rows(figures: Mapping[str, Figures], files: int) -> Iterator[tuple[str, str, str]]:
    """Compare the builds of a folder, by the clock where processes are to share the work."""
    one, two, again = (figures[f"folder, {what}"] for what in ("1 process", "2 processes", "again"))
    yield "feeds a second and core", f"{files / one.cpu:.0f}", "at least 40"
    yield "two processes against one, by the clock", f"{one.wall / two.wall:.2f} x", "at least 1.8 x"
    yield "again, nothing changed, by the clock", f"{two.wall / again.wall:.1f} x", "at least 5 x"


def print_figures(figures: Mapping[str, Figures]) -> None:
    """Print what each command took."""
    click.echo(f"{'command':24} {'CPU, median':>12} {'quickest':>9} {'slowest':>9} {'wall':>9} {'peak':>8}")
    for name, each in figures.items():
        low, high = each.spread
        click.echo(f"{name:24} {each.cpu:10.3f} s {low:7.3f} s {high:7.3f} s {each.wall:7.3f} s {each.peak:5.0f} MB")
    click.echo()


def print_rows(rows: Iterable[tuple[str, str, str]]) -> None:
    """Print the comparisons beside their goals."""
    for what, value, goal in rows:
        click.echo(f"{what:46} {value:>9}   {goal}")


if __name__ == "__main__":
    main()
