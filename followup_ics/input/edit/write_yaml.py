"""A new entry of the input file as YAML text; quotes stand only where YAML asks for them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from followup_ics.input.records import NOTHING

Value: TypeAlias = str | tuple[str, ...] | Mapping[str, str]
"""A text, a list of texts, or keys with a text each."""

Fields: TypeAlias = tuple[tuple[str, Value], ...]
"""An entry's keys and values, in the order in which they are written."""

UNSEEN: Final = "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""Characters, for a class of a pattern, that no editor shows as they are; the line break is not one of them."""

NEEDS_ESCAPE: Final = re.compile(rf'["\\\n{UNSEEN}]')
ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
UNFIT_IN_BLOCK: Final = re.compile(f"[{UNSEEN}]")
NEEDS_QUOTES: Final = re.compile(rf"""^[-?:,\[\]{{}}#&*!|>'"%@`]|^\s|\s$|:$|:\s|\s\#|[\n{UNSEEN}]""")
NEEDS_QUOTES_IN_FLOW: Final = re.compile(r"[,\[\]{}?]")

INDENT: Final = 2


def render_value(text: str, *, in_flow: bool, quoted: bool = False) -> str:
    r"""Write one text as a YAML value on one line.

    ``in_flow`` tells that it stands between brackets, ``quoted`` that it is to have quotes in any case.

    >>> render_value("by Friday, noon", in_flow=False), render_value("by Friday, noon", in_flow=True)
    ('by Friday, noon', '"by Friday, noon"')
    >>> print(render_value("keen: yes", in_flow=False), render_value("two\nlines", in_flow=True))
    "keen: yes" "two\nlines"
    """
    is_plain = text and text not in NOTHING and not NEEDS_QUOTES.search(text) and not quoted
    if is_plain and not (in_flow and NEEDS_QUOTES_IN_FLOW.search(text)):
        return text
    return f'"{NEEDS_ESCAPE.sub(lambda match: _escape(match[0]), text)}"'


def _escape(character: str) -> str:
    return ESCAPES.get(character) or f"\\u{ord(character):04X}"


def render_flow_list(values: Iterable[str], *, quoted: bool = False) -> str:
    """Write a list of texts in brackets.

    >>> render_flow_list(["Dana Lee <dana@acme.example>", "Omar Aziz"])
    '[Dana Lee <dana@acme.example>, Omar Aziz]'
    """
    return f"[{', '.join(render_value(value, in_flow=True, quoted=quoted) for value in values)}]"


def render_flow_entry(fields: Fields, *, quoted: bool = False) -> str:
    """Write an entry in braces.

    >>> render_flow_entry((("on", "2026-12-10"), ("sent", "thank-you")))
    '{on: 2026-12-10, sent: thank-you}'
    """
    rendered = (
        f"{render_key(key, quoted=quoted)}: {render_flow_value(value, in_flow=True, quoted=quoted)}"
        for key, value in fields
    )
    return f"{{{', '.join(rendered)}}}"


def render_flow_value(value: Value, *, in_flow: bool, quoted: bool = False) -> str:
    """Write a value on one line; ``in_flow`` tells that it stands between brackets.

    >>> render_flow_value({"uid": "a, b", "sequence": "0"}, in_flow=False)
    '{uid: "a, b", sequence: 0}'
    """
    if isinstance(value, str):
        return render_value(value, in_flow=in_flow, quoted=quoted)
    if isinstance(value, tuple):
        return render_flow_list(value, quoted=quoted)
    return render_flow_entry(tuple(value.items()), quoted=quoted)


def render_key(key: str, *, quoted: bool) -> str:
    """Write one of the file's own keys.

    >>> render_key("updates", quoted=True)
    '"updates"'
    """
    return f'"{key}"' if quoted else key


def render_block_entry(fields: Fields, *, column: int, gap: int) -> list[str]:
    """Write an entry line by line: its dash at ``column``, counted from 0, and its keys ``gap`` characters on.

    >>> render_block_entry((("on", "2026-12-10"), ("sent", "thank-you")), column=4, gap=2)
    ['    - on: 2026-12-10', '      sent: thank-you']
    """
    indent = " " * (column + gap)
    lines = [indent + line if line else "" for key, value in fields for line in _render_block_field(key, value)]
    return [" " * column + "-" + lines[0][column + 1 :], *lines[1:]]


def _render_block_field(key: str, value: Value) -> list[str]:
    if not isinstance(value, str):
        return [f"{key}: {render_flow_value(value, in_flow=False)}"]
    if "\n" in value and not UNFIT_IN_BLOCK.search(value) and value == value.strip():
        return [f"{key}: |", *(" " * INDENT + line if line else "" for line in value.split("\n"))]
    return [f"{key}: {render_value(value, in_flow=False)}"]
