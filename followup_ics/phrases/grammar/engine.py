"""A small grammar engine: patterns of words in, what each sentence is made of out.

Patterns are written in the notation of `phrases.grammar.notation`. Every token has to be used; commas and full stops
are none, and count only where a pattern asks for them. Where several patterns of a rule cover the same tokens, the one
listed first wins.
"""

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from followup_ics.phrases.grammar.notation import (
    NO_FULL_STOP,
    PAUSES,
    Item,
    Meaning,
    Pattern,
    Token,
    compile_head,
    compile_item,
    compile_pattern,
)

Rules = Mapping[str, Sequence[tuple[Meaning, *tuple[str, ...]]]]
Words = Mapping[str, Sequence[str]]


SIGNS = str.maketrans("|?*", "   ")
TIMES_AT_MOST = 16
"""So often can a part be repeated: what can be reached from a place is bounded, however long a text is."""


class Node(NamedTuple):
    """Hold what was recognised: a meaning and the parts that it is made of (None for an optional part left out)."""

    meaning: Meaning
    parts: tuple["Node | None", ...] = ()


Matches = dict[int, Node]  # where a rule's match ends, and what it is


class Grammar:
    """Hold rules, each pattern made ready when a parse first comes to it: a phrase needs few of them.

    No full stop may stand within what an ``unbroken`` rule matches.

    No rule may start with itself.

    >>> grammar = Grammar({"greeting": [("hello", "<hi>* {name}")], "name": [("you", "you|thou")]}, {"hi": ["hi"]})
    >>> tokens = [Token("hi", 0, 2), Token("you", 3, 6)]
    >>> grammar.begin(tokens).parse(["greeting"])
    Node(meaning='hello', parts=(Node(meaning='you', parts=()),))
    """

    def __init__(self, rules: Rules, words: Words, unbroken: Iterable[str] = ()) -> None:
        self.unbroken = frozenset(unbroken)
        self._rows: dict[str, list[tuple[str, Meaning]]] = {
            name: [(text, meaning) for meaning, *texts in rows for text in texts] for name, rows in rules.items()
        } | {name: [(text, None) for text in texts] for name, texts in words.items()}
        self._starting: dict[tuple[str, str, frozenset[str]], list[Pattern]] = {}
        self._heads: dict[str, list[tuple[Sequence[Item], str, Meaning]]] = {}
        self._vocabularies: dict[tuple[str, ...] | None, frozenset[str]] = {}

    def begin(self, tokens: Sequence[Token]) -> "Attempt":
        """Begin to parse a row of tokens."""
        return Attempt(self, tokens)

    @functools.cached_property
    def _words(self) -> frozenset[str]:
        """Hold every word of every row, and more that no text has: quick to make, to tell what no row can hold."""
        texts = itertools.chain.from_iterable(rows for rows in self._rows.values())
        return frozenset(" ".join(text for text, _ in texts).translate(SIGNS).split())

    def vocabulary(self, names: Iterable[str] | None = None) -> frozenset[str]:
        """Return every key that the patterns of the named rules (of all) use, without the rules that they refer to."""
        chosen = None if names is None else tuple(names)
        known = self._vocabularies.get(chosen)
        if known is None:
            rows = itertools.chain.from_iterable(self._rows[name] for name in chosen or self._rows)
            items = (compile_item(item) for text, _ in rows for item in text.split())
            known = frozenset().union(*(item.keys for item in items if not item.is_open))
            self._vocabularies[chosen] = known
        return known

    def list_starting(self, name: str, token: Token) -> Sequence[Pattern]:
        """List the patterns of a rule that can start with a token, in their order."""
        key = token.key if token.key in self._words else ""
        starting = self._starting.get((name, key, token.classes))
        if starting is None:
            starting = [
                compile_pattern(text, meaning)
                for head, text, meaning in self._list_heads(name)
                if self._can_start(head, token)
            ]
            self._starting[name, key, token.classes] = starting
        return starting

    def _list_heads(self, name: str) -> Sequence[tuple[Sequence[Item], str, Meaning]]:
        """List the rows of a rule, each with the items that it can start with."""
        heads = self._heads.get(name)
        if heads is None:
            heads = self._heads[name] = [(compile_head(text), text, meaning) for text, meaning in self._rows[name]]
        return heads

    def _can_start(self, head: Sequence[Item], token: Token) -> bool:
        """Tell whether a row can start with a token: by its first item, or the next where that may go."""
        for item in head:
            if item.rule is not None:
                if self.list_starting(item.rule, token):
                    return True
            elif not item.keys.isdisjoint(token.classes) if item.is_open else token.key in item.keys:
                return True
        return False


class Attempt:
    """Parse one row of tokens; every rule is tried once at each place, so the work is bounded.

    ``reached`` is the token up to which sense was made, ``steps`` is what it took, both so far.
    """

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._known: list[dict[str, Matches]] = [{} for _ in range(len(tokens) + 1)]  # by place and rule
        self._next_stops = find_next_stops(tokens)
        self.reached = 0
        self.steps = 0

    def parse(self, names: Sequence[str]) -> Node | None:
        """Recognise all of the tokens as the first rule of ``names`` that fits."""
        found = (self.match(name, 0).get(len(self._tokens)) for name in names)
        return next((node for node in found if node is not None), None)

    def find_places(self, names: Sequence[str]) -> list[tuple[int, int]]:
        """Return every place at which one of the rules matches: from a token to before another."""
        return [(at, end) for at in range(len(self._tokens)) for name in names for end in self.match(name, at)]

    def match(self, name: str, at: int) -> Matches:
        """Find all ends of the rule ``name`` when it starts at token ``at``."""
        known = self._known[at].get(name)
        if known is None:
            known = self._known[at][name] = {}
            for pattern in self._grammar.list_starting(name, self._tokens[at]) if at < len(self._tokens) else ():
                self._match_pattern(pattern, at, known)
            if known and name in self._grammar.unbroken:
                last = self._next_stops[at]
                for end in [end for end in known if end > last]:
                    del known[end]
        return known

    def _match_pattern(self, pattern: Pattern, at: int, found: Matches) -> None:
        self.steps += 1
        for item in pattern.words:
            if at == len(self._tokens) or not item.takes(self._tokens[at]):
                return
            at += 1
        self.reached = max(self.reached, at) if pattern.words else self.reached
        places: dict[int, tuple[Node | None, ...]] = {at: ()}
        for item in pattern.items:
            if item.pause:
                places = {end: parts for end, parts in places.items() if self._pauses(end, item.pause)}
            else:
                places = self._match_repeated(item, places) if item.is_repeated else self._match_item(item, places)
            if not places:
                return
        for end, parts in places.items():
            found.setdefault(end, Node(pattern.meaning, parts))

    def _pauses(self, at: int, pause: str) -> bool:
        if pause == NO_FULL_STOP:
            return at == len(self._tokens) or self._tokens[at].pause != "."
        return at in (0, len(self._tokens)) or PAUSES.index(self._tokens[at].pause) >= PAUSES.index(pause)

    def _match_item(self, item: Item, places: dict[int, tuple[Node | None, ...]]) -> dict[int, tuple[Node | None, ...]]:
        after: dict[int, tuple[Node | None, ...]] = {}
        tokens = self._tokens
        self.steps += len(places)
        rule, has_value = item.rule, item.has_value
        if rule is not None:
            for at, parts in places.items():
                known = self._known[at].get(rule)
                for end, node in (self.match(rule, at) if known is None else known).items():
                    after.setdefault(end, (*parts, node) if has_value else parts)
        else:
            for at, parts in places.items():
                if at < len(tokens) and item.takes(tokens[at]):
                    after.setdefault(at + 1, (*parts, Node(tokens[at].value)) if has_value else parts)
                    if at >= self.reached:
                        self.reached = at + 1
        if item.is_optional:
            for at, parts in places.items():
                after.setdefault(at, (*parts, None) if has_value else parts)
        return after

    def _match_repeated(
        self, item: Item, places: dict[int, tuple[Node | None, ...]]
    ) -> dict[int, tuple[Node | None, ...]]:
        after = dict(places)
        times = 0
        while places and times < TIMES_AT_MOST:
            times += 1
            places = {at: parts for at, parts in self._match_item(item, places).items() if at not in after}
            after |= places
        return after


def find_next_stops(tokens: Sequence[Token]) -> list[int]:
    """Return for each token the place of the first full stop behind it."""
    stops = [len(tokens)] * len(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        stops[at] = at + 1 if tokens[at + 1].pause == "." else stops[at + 1]
    return stops


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
