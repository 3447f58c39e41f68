"""A small grammar engine: patterns of words in, what each sentence is made of out.

A pattern is a row of items with blanks between them:

========== ==========================================================
``by``     this word
``a|an``   one of these words
``<who>``  any pattern of this row of words; nothing is made of it
``{week}`` any pattern of this rule; its value is handed on
``#year``  a token of this class; its value is handed on
``x?``     x, or nothing (a value is then None)
``<x>*``   any number of times, also none
========== ==========================================================

Every token has to be used. Where several patterns of a rule cover the same tokens, the one listed first wins.
"""

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

# What a pattern means: a plain value, or a function that makes one of a setting and of the values of its parts.
Meaning = Any

Rules = Mapping[str, Sequence[tuple[Meaning, *tuple[str, ...]]]]
Words = Mapping[str, Sequence[str]]


class Token(NamedTuple):
    """Hold one word, or one number, date or time of day: ``key`` is the word, or the class (``#date``) with a value.

    ``start`` and ``end`` say where in the text it was found.
    """

    key: str
    start: int
    end: int
    value: object = None


class Node(NamedTuple):
    """Hold what was recognised: a meaning and the parts that it is made of (None for an optional part left out)."""

    meaning: Meaning
    parts: tuple["Node | None", ...] = ()


class Item(NamedTuple):
    """Hold one item of a pattern: ``keys`` to be met by one token, or the name of a ``rule``."""

    keys: frozenset[str]
    rule: str | None
    has_value: bool
    is_optional: bool
    is_repeated: bool


class Pattern(NamedTuple):
    """Hold one way of saying something."""

    items: tuple[Item, ...]
    meaning: Meaning


Matches = dict[int, Node]  # where a rule's match ends, and what it is


class Grammar:
    """Hold rules, each pattern made ready when a parse first comes to it: a phrase needs few of them.

    No rule may start with itself.

    >>> grammar = Grammar({"greeting": [("hello", "<hi>* {name}")], "name": [("you", "you|thou")]}, {"hi": ["hi"]})
    >>> tokens = [Token("hi", 0, 2), Token("you", 3, 6)]
    >>> grammar.parse("greeting", tokens)[0]
    Node(meaning='hello', parts=(Node(meaning='you', parts=()),))
    """

    def __init__(self, rules: Rules, words: Words) -> None:
        self._rows: dict[str, list[tuple[str, Meaning]]] = {
            name: [(text, meaning) for meaning, *texts in rows for text in texts] for name, rows in rules.items()
        } | {name: [(text, None) for text in texts] for name, texts in words.items()}
        self._starting: dict[tuple[str, str], list[Pattern]] = {}

    def parse(self, name: str, tokens: Sequence[Token]) -> tuple[Node | None, int]:
        """Recognise all of ``tokens`` as the rule ``name``; also tell how many of them made sense together."""
        attempt = Attempt(self, tokens)
        return attempt.match(name, 0).get(len(tokens)), attempt.reached

    def vocabulary(self, names: Iterable[str] | None = None) -> frozenset[str]:
        """Return every key that the patterns of the named rules (of all) use, without the rules that they refer to."""
        chosen = self._rows if names is None else names
        texts = itertools.chain.from_iterable(text.split() for name in chosen for text, _ in self._rows[name])
        return frozenset().union(*(compile_item(text).keys for text in texts))

    def list_starting(self, name: str, key: str) -> Sequence[Pattern]:
        """List the patterns of a rule that can start with a token of this key, in their order."""
        starting = self._starting.get((name, key))
        if starting is None:
            rows = self._rows[name]
            starting = [compile_pattern(text, meaning) for text, meaning in rows if self._can_start(text, key)]
            self._starting[name, key] = starting
        return starting

    def _can_start(self, text: str, key: str) -> bool:
        """Tell whether a row can start with a token of this key: by its first item, or the next where that may go."""
        for item in map(compile_item, text.split()):
            if key in item.keys or (item.rule is not None and self.list_starting(item.rule, key)):
                return True
            if not (item.is_optional or item.is_repeated):
                return False
        raise ValueError(f"a pattern of nothing but options: {text}")


class Attempt:
    """Parse one row of tokens; every rule is tried once at each place, so the work is bounded."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._known: dict[tuple[str, int], Matches] = {}
        self.reached = 0

    def match(self, name: str, at: int) -> Matches:
        """Find all ends of the rule ``name`` when it starts at token ``at``."""
        patterns = self._grammar.list_starting(name, self._tokens[at].key) if at < len(self._tokens) else ()
        if not patterns:
            return {}
        known = self._known.get((name, at))
        if known is None:
            known = self._known[name, at] = {}
            for pattern in patterns:
                self._match_pattern(pattern, at, known)
        return known

    def _match_pattern(self, pattern: Pattern, at: int, found: Matches) -> None:
        places: dict[int, tuple[Node | None, ...]] = {at: ()}
        for item in pattern.items:
            places = self._match_repeated(item, places) if item.is_repeated else self._match_item(item, places)
            if not places:
                return
        for end, parts in places.items():
            found.setdefault(end, Node(pattern.meaning, parts))

    def _match_item(self, item: Item, places: dict[int, tuple[Node | None, ...]]) -> dict[int, tuple[Node | None, ...]]:
        after: dict[int, tuple[Node | None, ...]] = {}
        tokens = self._tokens
        for at, parts in places.items():
            if item.rule is not None:
                for end, node in self.match(item.rule, at).items():
                    after.setdefault(end, (*parts, node) if item.has_value else parts)
            elif at < len(tokens) and tokens[at].key in item.keys:
                after.setdefault(at + 1, (*parts, Node(tokens[at].value)) if item.has_value else parts)
                self.reached = max(self.reached, at + 1)
        if item.is_optional:
            for at, parts in places.items():
                after.setdefault(at, (*parts, None) if item.has_value else parts)
        return after

    def _match_repeated(
        self, item: Item, places: dict[int, tuple[Node | None, ...]]
    ) -> dict[int, tuple[Node | None, ...]]:
        after = dict(places)
        while places:
            places = {at: parts for at, parts in self._match_item(item, places).items() if at not in after}
            after |= places
        return after


def resolve(node: Node | None, setting: Any) -> Any:  # noqa: ANN401 - a rule's value has the type that its rule gives it
    """Turn what was recognised into a value, from the innermost part outwards.

    A meaning with the attribute ``in_turn`` gets its parts unresolved and a say in the setting of each.
    """
    if node is None:
        return None
    if not callable(node.meaning):
        return node.meaning
    if getattr(node.meaning, "in_turn", False):
        return node.meaning(setting, *node.parts)
    return node.meaning(setting, *(resolve(part, setting) for part in node.parts))


def in_turn(meaning: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a meaning that resolves its own parts, one after the other."""
    meaning.in_turn = True  # type: ignore[attr-defined]  # a mark on a function, read in resolve
    return meaning


def compile_pattern(text: str, meaning: Meaning) -> Pattern:
    """Read one pattern of the notation that this module describes."""
    return Pattern(tuple(compile_item(item) for item in text.split()), meaning)


@functools.cache
def compile_item(text: str) -> Item:
    """Read one item of a pattern."""
    is_optional, is_repeated = text.endswith("?"), text.endswith("*")
    core = text[:-1] if is_optional or is_repeated else text
    is_rule = core[0] in "{<" and len(core) > 1
    return Item(
        keys=frozenset() if is_rule else frozenset(core.split("|")),
        rule=core[1:-1] if is_rule else None,
        has_value=core[0] in "{#",
        is_optional=is_optional,
        is_repeated=is_repeated,
    )
