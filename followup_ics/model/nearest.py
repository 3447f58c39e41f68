"""The nearest right word for one that is not known."""

import difflib
import functools
from collections.abc import Mapping, Sequence
from typing import Final

LONGEST_WORD: Final = 60
LEAST_LIKENESS: Final = 0.7


@functools.lru_cache(maxsize=256)
def find_nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that was probably meant, None where none is near.

    Letter case and the kind of joint between words do not count; of a name such as ``Europe/Berlin`` the last part is
    enough. Looking through hundreds of choices takes milliseconds: a caller with many words sets itself a limit.

    >>> find_nearest("intreviewers", ("company", "interviewers")), find_nearest("Berlin", ("Europe/Berlin",))
    ('interviewers', 'Europe/Berlin')
    """
    if len(word) > LONGEST_WORD:
        return None
    names = _index(choices)
    sought = _simplify(word)
    if sought in names:
        return names[sought]
    near = difflib.get_close_matches(sought, names, n=1, cutoff=LEAST_LIKENESS)
    return names[near[0]] if near else None


def find_nearest_name(part: str, names: Sequence[str]) -> str | None:
    """Return the name that was probably meant by a part of it, None where none is near.

    >>> find_nearest_name("robotic", ["Acme Robotics", "Birch Lane Books"])
    'Acme Robotics'
    """
    words = {word: name for name in reversed(names) for word in (*name.split(), name)}
    nearest = find_nearest(part, tuple(words))
    return None if nearest is None else words[nearest]


@functools.lru_cache(maxsize=32)
def _index(choices: tuple[str, ...]) -> Mapping[str, str]:
    last_parts = {_simplify(choice.rpartition("/")[2]): choice for choice in choices}
    return last_parts | {_simplify(choice): choice for choice in choices}


def _simplify(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
