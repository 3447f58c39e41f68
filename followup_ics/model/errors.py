"""What can go wrong, said so that the person who reads it can put it right."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from followup_ics.model.quoting import show


class Location(NamedTuple):
    r"""Name a place in an input file; line and column count from 1, and places sort in the order of the file.

    >>> print(Location(source="a\nb.yaml", line=8, column=14))
    a\nb.yaml:8:14
    """

    source: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{show(self.source)}:{self.line}:{self.column}"


KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a place in an input file: keys, and numbers in lists, counted from 0; empty for the file as a whole."""


def describe_path(path: Iterable[str | int]) -> str:
    """Write a path in the user's own words.

    >>> describe_path(("interviews", 0, "hear_by"))
    'interviews[0].hear_by'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


class Problem(NamedTuple):
    """Say what is wrong at one place, and the way out.

    ``advice`` is the part of it that helps only who can change the file at that very place. ``about`` is what the
    entry of the outermost list on the path is called, such as the company.

    >>> location = Location(source="a.yaml", line=8, column=14)
    >>> print(Problem(location=location, path=("interviews", 0, "when"), message="no date in 'soon'", about="Acme"))
    a.yaml:8:14: interviews[0] (Acme).when: no date in 'soon'
    """

    location: Location
    path: KeyPath
    message: str
    advice: str = ""
    about: str = ""

    @property
    def whole_message(self) -> str:
        """Return the message with its advice."""
        return "; ".join(filter(None, (self.message, self.advice)))

    def __str__(self) -> str:
        path = describe_path(self.path)
        if self.about:
            path = path.replace("]", f"] ({self.about})", 1)
        return ": ".join(filter(None, (str(self.location), path, self.whole_message)))


class FollowUpError(Exception):
    """Stand for every failure that is not a bug; ``exit_code`` is the command's exit status."""

    exit_code = 1


class InputError(FollowUpError):
    """Refuse an input file; carries all its problems in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.location, str(problem))))
        super().__init__("\n".join(map(str, self.problems)))


class FeedError(FollowUpError):
    """Say that a feed could not, or would not, be read or written."""

    exit_code = 3
