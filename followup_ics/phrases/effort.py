"""What it takes to read the phrases of a file, and the most that a file may ask of it."""

import functools
from typing import Final

from followup_ics.phrases.read import measure_effort
from followup_ics.phrases.recognise import REMEMBERED

MOST_EFFORT: Final = 2_500_000
"""Steps of the grammar, a few seconds: some two thousand messages as people write them, all different."""


class Effort:
    """Count what phrases take, each one once, as long as it is remembered.

    >>> effort = Effort(most=500)
    >>> effort.spend("by Friday"), effort.spend("we hope to have a decision for you by the end of next week")
    (True, False)
    """

    def __init__(self, most: int = MOST_EFFORT) -> None:
        self.left = most
        self._weigh = functools.lru_cache(maxsize=REMEMBERED)(self._take)

    @property
    def is_spent(self) -> bool:
        """Tell whether more was asked for than there was."""
        return self.left < 0

    def spend(self, text: str) -> bool:
        """Take off what it takes to read a phrase; tell whether that was there."""
        self._weigh(text)
        return not self.is_spent

    def _take(self, text: str) -> None:
        self.left -= measure_effort(text)
