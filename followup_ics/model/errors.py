"""What can go wrong, said so that the person who reads it can put it right."""

from collections.abc import Iterable
from typing import NamedTuple


class Location(NamedTuple):
    """Name a place in an input file; line and column count from 1, and places sort in the order of the file."""

    source: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """Say what is wrong at one place, and the way out.

    ``path`` is the place in the user's own words, ``interviews[0].hear_by``; empty for the file as a whole.

    >>> print(Problem(location=Location(source="a.yaml", line=8, column=14), path="when", message="no date in 'soon'"))
    a.yaml:8:14: when: no date in 'soon'
    """

    location: Location
    path: str
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (str(self.location), self.path, self.message)))


class FollowUpError(Exception):
    """Stand for every failure that is not a bug; ``exit_code`` is the command's exit status."""

    exit_code = 1


class InputError(FollowUpError):
    """Refuse an input file; carries all its problems in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class FeedError(FollowUpError):
    """Say that a feed could not, or would not, be read or written."""

    exit_code = 3
