"""The notation of patterns, and the tokens that they are matched with.

A pattern is a row of items with blanks between them:

========== ==========================================================
``by``     this word
``a|an``   one of these words
``<who>``  any pattern of this row of words; nothing is made of it
``{week}`` any pattern of this rule; its value is handed on
``#year``  a token of this class; its value is handed on
``%name``  a word of this open class, whatever it is
``+name``  the same, with no comma or full stop before it
``,``      here stands a comma or a full stop, or the text ends
``.``      here stands a full stop, or the text ends
``^``      here stands no full stop
``x?``     x, or nothing (a value is then None)
``<x>*``   up to sixteen times, also none
========== ==========================================================
"""

import functools
import itertools
from typing import Any, NamedTuple

# What a pattern means: a plain value, or a function that makes one of a setting and of the values of its parts.
Meaning = Any

PAUSES = ("", ",", ".")  # what stands between two tokens, the weaker first
NO_FULL_STOP = "^"


class Token(NamedTuple):
    """Hold one word, or one number, date or time of day: ``key`` is the word, or the class (``#date``) with a value.

    ``start`` and ``end`` say where in the text it was found, ``pause`` what stands before it, ``is_capital``
    whether it is written with a capital letter, ``classes`` the open classes that it belongs to.
    """

    key: str
    start: int
    end: int
    value: object = None
    pause: str = ""
    is_capital: bool = False
    classes: frozenset[str] = frozenset()


class Item(NamedTuple):
    """Hold one item of a pattern: ``keys`` to be met by one token, the name of a ``rule``, or a ``pause``.

    ``is_open`` tells that the keys name an open class, ``is_joined`` that no pause may stand before the word.
    """

    keys: frozenset[str]
    rule: str | None
    has_value: bool
    is_optional: bool
    is_repeated: bool
    pause: str = ""
    is_open: bool = False
    is_joined: bool = False

    def is_word(self) -> bool:
        """Tell whether exactly one token is met here, of which nothing is made."""
        return not (self.rule or self.has_value or self.is_optional or self.is_repeated or self.pause)

    def takes(self, token: Token) -> bool:
        """Tell whether a token meets this item, which is no rule and no pause."""
        if self.is_open:
            return not (self.is_joined and token.pause) and not self.keys.isdisjoint(token.classes)
        return token.key in self.keys


class Pattern(NamedTuple):
    """Hold one way of saying something: the ``words`` that it has to begin with, and then ``items``."""

    words: tuple[Item, ...]
    items: tuple[Item, ...]
    meaning: Meaning


def compile_pattern(text: str, meaning: Meaning) -> Pattern:
    """Read one pattern of the notation that this module describes."""
    items = compile_items(text)
    words = tuple(itertools.takewhile(Item.is_word, items))
    return Pattern(words, items[len(words) :], meaning)


@functools.cache
def compile_items(text: str) -> tuple[Item, ...]:
    """Read the items of a pattern."""
    return tuple(map(compile_item, text.split()))


def compile_head(text: str) -> tuple[Item, ...]:
    """Read the items of a pattern up to the first that has to be there."""
    head: list[Item] = []
    for part in text.split():
        item = compile_item(part)
        head.append(item)
        if not (item.is_optional or item.is_repeated or item.pause):
            return tuple(head)
    raise ValueError(f"a pattern of nothing but options: {text}")


@functools.cache
def compile_item(text: str) -> Item:
    """Read one item of a pattern."""
    is_optional, is_repeated = text.endswith("?"), text.endswith("*")
    core = text[:-1] if is_optional or is_repeated else text
    if core in (*PAUSES, NO_FULL_STOP):
        return Item(frozenset(), None, has_value=False, is_optional=False, is_repeated=False, pause=core)
    is_rule = core[0] in "{<" and len(core) > 1
    is_open = core[0] in "%+" and len(core) > 1
    names = core[1:] if is_open else core
    return Item(
        keys=frozenset() if is_rule else frozenset(names.split("|")),
        rule=core[1:-1] if is_rule else None,
        has_value=core[0] in "{#",
        is_optional=is_optional,
        is_repeated=is_repeated,
        is_open=is_open,
        is_joined=core[0] == "+" and is_open,
    )
