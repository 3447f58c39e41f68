"""A value taken from an invitation: for which key of the file, where it was found, and how sure that is."""

import enum
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | tuple[str, ...]


class Certainty(enum.Enum):
    """Say how sure a value is: said plainly, guessed from something else, or said otherwise elsewhere too."""

    SURE = "sure"
    GUESS = "guess"
    DISPUTED = "disputed"


class Taken(NamedTuple):
    """Hold one value taken: the key that it goes to, the value as the file writes it, and where it was found."""

    key: str
    value: Value
    source: str
    certainty: Certainty = Certainty.SURE
