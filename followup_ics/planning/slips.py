"""What looks like a slip though nothing is wrong: names nearly alike, a role left out, years far off."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import Interview

MOST_SLIPS: Final = 10
"""So many names are told; a list of names that are all alike is meant to be one."""

MOST_COMPARED: Final = 10_000
"""So many pairs of names are looked at letter by letter; thousands of names from a few letters are nobody's search."""

FEWEST_LETTERS: Final = 5
MOST_LETTERS: Final = 60
MOST_LETTERS_APART: Final = 2
FAR_AHEAD: Final = dt.timedelta(days=2 * 366)
LONG_AFTER: Final = dt.timedelta(days=366)
A_WHILE: Final = dt.timedelta(days=31)
"""A fact that far ahead is not written down in good time: it is a slip of the month or the year."""


class Name(NamedTuple):
    """Hold a name as it is written, with its letters, its digits, and a bit for each letter that is in it."""

    written: str
    letters: str
    digits: str
    bits: int


def make_name(written: str) -> Name:
    """Take a name apart; what is neither letter nor digit does not count."""
    folded = fold(written)
    letters = "".join(filter(str.isalpha, folded))
    bits = 0
    for letter in set(letters):
        bits |= 1 << (ord(letter) % 61)
    return Name(written=written, letters=letters, digits="".join(filter(str.isdigit, folded)), bits=bits)


def is_nearly(name: Name, other: Name) -> bool:
    """Tell whether two names differ by a letter or two, or by nothing that can be heard; digits do not count.

    >>> is_nearly(make_name("Acme Robotics"), make_name("Acme Robotcis"))
    True
    >>> is_nearly(make_name("Plant 1"), make_name("Plant 2"))
    False
    """
    if name.letters == other.letters:
        return name.digits == other.digits and bool(name.letters)
    return (
        may_be_near(name, other)
        and count_letters_apart(name.letters, other.letters, most=MOST_LETTERS_APART) <= MOST_LETTERS_APART
    )


def may_be_near(name: Name, other: Name) -> bool:
    """Tell by their lengths, and the letters that are in them, whether it is worth to compare two names."""
    lengths = sorted((len(name.letters), len(other.letters)))
    return (
        (name.bits ^ other.bits).bit_count() <= 2 * MOST_LETTERS_APART
        and lengths[0] >= FEWEST_LETTERS
        and lengths[1] <= min(MOST_LETTERS, lengths[0] + MOST_LETTERS_APART)
    )


def count_letters_apart(text: str, other: str, *, most: int) -> int:
    """Count the letters that have to be put in, taken out, changed or swapped with the next; stop beyond ``most``.

    >>> count_letters_apart("robotics", "robotcis", most=2), count_letters_apart("stone", "apple", most=2)
    (1, 3)
    """
    if abs(len(text) - len(other)) > most:
        return most + 1
    before_last: Sequence[int] = ()
    last: Sequence[int] = range(len(other) + 1)
    for row, letter in enumerate(text, start=1):
        costs = [row]
        for column, other_letter in enumerate(other, start=1):
            cost = min(last[column] + 1, costs[-1] + 1, last[column - 1] + (letter != other_letter))
            is_swapped = row > 1 and column > 1 and letter == other[column - 2] and text[row - 2] == other_letter
            costs.append(min(cost, before_last[column - 2] + 1) if is_swapped else cost)
        if min(costs) > most:
            return most + 1
        before_last, last = last, costs
    return min(last[-1], most + 1)


def find_slips(interviews: Sequence[Interview], *, now: dt.datetime) -> Iterator[str]:
    """Find what looks like a slip, one sentence each; ``now`` is what years are far off from."""
    yield from itertools.islice(_find_near_companies(interviews), MOST_SLIPS)
    yield from itertools.islice(_find_roles(interviews), MOST_SLIPS)
    yield from itertools.islice(_find_far_days(interviews, now.date()), MOST_SLIPS)
    yield from itertools.islice(_find_facts_ahead(interviews, now.date() + A_WHILE), MOST_SLIPS)


def _find_near_companies(interviews: Iterable[Interview]) -> Iterator[str]:
    for name, other, first in _pair_near(interviews, lambda interview: interview.company):
        yield (
            f"{name}, {first.on}: nearly the name of {quote(other)}; as it stands they are two companies; "
            "if they are one, write both alike"
        )


def _find_roles(interviews: Iterable[Interview]) -> Iterator[str]:
    """Find roles at one company that are nearly alike, and interviews that leave out the role of those before."""
    by_company: dict[str, list[Interview]] = {}
    for interview in interviews:
        by_company.setdefault(fold(interview.company), []).append(interview)
    for rounds in by_company.values():
        with_role = [interview for interview in rounds if interview.role]
        for name, other, first in _pair_near(with_role, lambda interview: interview.role or ""):
            if name.casefold()[:1] == other.casefold()[:1]:
                yield (
                    f"{first.company}, {first.on}: the role {quote(name)} is nearly {quote(other)}; as they stand they "
                    "are two applications; if they are one, write both alike"
                )
        earlier = min(with_role, key=lambda interview: interview.on, default=None)
        for interview in rounds:
            if earlier and not interview.role and interview.on >= earlier.on and not interview.id:
                yield (
                    f"{interview.company}, {interview.on}: names no role, so it is no round of "
                    f"{quote(earlier.role or '')} ({earlier.on}); if it is one, add that role"
                )


def _pair_near(
    interviews: Iterable[Interview], find_name: Callable[[Interview], str]
) -> Iterator[tuple[str, str, Interview]]:
    """Pair each name with the first one before it that is nearly the same, and say where it stands first."""
    firsts: dict[str, Interview] = {}
    for interview in interviews:
        firsts.setdefault(fold(find_name(interview)), interview)
    known: list[Name] = []
    by_letters: dict[str, Name] = {}
    compared = 0
    for interview in firsts.values():
        name = make_name(find_name(interview))
        same = by_letters.setdefault(name.letters, name)
        others = [other for other in known if may_be_near(name, other)] if compared < MOST_COMPARED else []
        compared += len(others)
        near = next((other for other in (same, *others) if other is not name and is_nearly(name, other)), None)
        if near is not None:
            yield name.written, near.written, interview
        known.append(name)


def _find_far_days(interviews: Sequence[Interview], today: dt.date) -> Iterator[str]:
    for interview in interviews:
        days = {interview.on, interview.booked_on, *(update.on for update in interview.updates)}
        far = [day for day in days if day and day - today > FAR_AHEAD]
        if far:
            years = (max(far) - today).days // 365
            yield f"{interview.company}, {max(far)}: that is {years} years ahead; is the year a slip?"
    if not interviews:
        return
    latest = max(interviews, key=lambda interview: interview.on)
    others = [
        day
        for interview in interviews
        if interview is not latest
        for day in (interview.on, *(update.on for update in interview.updates))
    ]
    if others and latest.on - max(others) > LONG_AFTER and latest.on - today <= FAR_AHEAD:
        yield f"{latest.company}, {latest.on}: more than a year after all else in the file; is the year a slip?"


def _find_facts_ahead(interviews: Iterable[Interview], latest: dt.date) -> Iterator[str]:
    """Find what is said to have happened on a day that is far ahead."""
    for interview in interviews:
        days = {interview.cancelled_on, *(update.on for update in interview.updates)}
        ahead = [day for day in days if day and day > latest]
        if ahead:
            yield f"{interview.company}, {min(ahead)}: what happened then is still to come; is the day a slip?"
