import itertools
import re
import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ics.input import yaml_tree
from followup_ics.input.yaml_errors import COMPLAINTS
from followup_ics.input.yaml_tree import Mapping, Node, Scalar, Sequence, scan_source
from followup_ics.model.errors import FollowUpError, InputError, Location, Problem


def tell(data: str | bytes) -> list[str]:
    """Return what is wrong with a file, as ``line:column: message``."""
    with pytest.raises(InputError) as caught:
        scan_source(data if isinstance(data, bytes) else data.encode(), name="f")
    return [str(problem).removeprefix("f:") for problem in caught.value.problems]


def flatten(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [flatten(item) for item in node.items]
    return {entry.key.text: flatten(entry.value) for entry in node.entries}


def find_scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in find_scalars(item)]
    return [scalar for entry in node.entries for scalar in (entry.key, *find_scalars(entry.value))]


# what is written, what is read, why
READ = [
    ("company: NO", {"company": "NO"}, "no word is a boolean"),
    ("when: 2026-11-24 09:30", {"when": "2026-11-24 09:30"}, "no date and no sexagesimal number"),
    ("phone: +4930123", {"phone": "+4930123"}, "a plus stays"),
    ("a: 0x1F\nb: 1e3\nc: 007", {"a": "0x1F", "b": "1e3", "c": "007"}, "no numbers"),
    ("a:\nb: ~\nc: null", {"a": "", "b": "~", "c": "null"}, "nothing is left to the parser to understand"),
    ('{"a": "b", "c": ["d"]}', {"a": "b", "c": ["d"]}, "JSON is YAML"),
    ("a: b\r\nc:\r\n- d\r\n- e\r\n", {"a": "b", "c": ["d", "e"]}, "lines as Windows ends them"),
    ("\ufeffa: b", {"a": "b"}, "a mark at the start is no text"),
    ("--- # here\na: b\n...\n", {"a": "b"}, "one document with its marks"),
    ("%YAML 1.2\n---\na: b\n", {"a": "b"}, "a YAML version is harmless"),
    ("a: |\n  b\n  c\n", {"a": "b\nc\n"}, "a text of several lines"),
    ("a: b\tc", {"a": "b\tc"}, "a tab within a value does not indent"),
    ("? a\n: b", {"a": "b"}, "the long form of a key"),
    ("'<<': b", {"<<": "b"}, "in quotes this merges nothing"),
    ("a: Müller 👩🏽‍💻 \u200fשלם", {"a": "Müller 👩🏽‍💻 \u200fשלם"}, "all of Unicode"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ)
def test_scan(text: str, expected: object, why: str) -> None:
    assert flatten(scan_source(text.encode(), name="f")) == expected, why


def test_a_key_that_is_there_twice_is_kept_twice() -> None:
    root = scan_source(b"a: b\na: c", name="f")
    assert [(entry.key.text, entry.key.location.line) for entry in root.entries] == [("a", 1), ("a", 2)]


# where a text starts: the file, the text looked for, line, column, why
LOCATIONS = [
    ("a: b", "b", 1, 4, "columns count from 1"),
    ("\ufeffa: b", "b", 1, 4, "the mark at the start has no width"),
    ("a: b\r\nc: d", "d", 2, 4, "CR LF is one line end"),
    ("a: b\rc: d", "d", 2, 4, "so is CR"),
    ("{ü👩é: x, b: c}", "c", 1, 13, "columns count characters, not bytes"),
    ("x:\n  - y: z", "z", 2, 8, "in a list"),
    ("# 1\n\n\na: b", "a", 4, 1, "comments and empty lines count"),
    ("a: |\n  text\n", "text\n", 1, 4, "a block starts where its bar stands"),
    ("a: 'b'", "b", 1, 4, "a quoted text starts at its quote"),
]


@pytest.mark.parametrize(("text", "sought", "line", "column", "why"), LOCATIONS)
def test_locations(text: str, sought: str, line: int, column: int, why: str) -> None:
    found = next(s for s in find_scalars(scan_source(text.encode(), name="f")) if s.text == sought)
    assert (found.location.line, found.location.column) == (line, column), why


@pytest.mark.parametrize(
    ("text", "is_plain"), [("a: x", True), ("a: 'x'", False), ('a: "x"', False), ("a: >-\n  x", False)]
)
def test_plain_is_without_quotes(text: str, *, is_plain: bool) -> None:
    assert scan_source(text.encode(), name="f").entries[0].value == Scalar(
        "x", Location(source="f", line=1, column=4), is_plain
    )


EMPTY = "the file is empty; expected 'timezone:', 'holidays:' and 'interviews:'"
WIDE = "1:1: this is UTF-16 or UTF-32; save the file as UTF-8"
OPEN_QUOTE = "this quote is not closed"
BRACKET = "this bracket is not closed, or a comma is missing in it"
TAB = "a tab; indent with spaces"
DIRECTIVE = "1:1: a line that starts with '%' is a YAML directive; take it out"

# the file, what is said
REFUSED: list[tuple[str | bytes, str]] = [
    # nothing, or something else altogether
    ("", f"1:1: {EMPTY}"),
    ("\ufeff", f"1:1: {EMPTY}"),
    ("# to do\n", f"1:1: {EMPTY}"),
    ("---\n", f"1:1: {EMPTY}"),
    ("- a", "1:1: the file is a list; expected 'timezone:', 'holidays:' and 'interviews:' above it"),
    ("# me\nfoo", "2:1: the file is one text, 'foo'; expected 'timezone:' and more, one a line"),
    (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "1:1: this is a calendar (.ics); give the YAML file that a calendar is made from",
    ),
    ("\ufeff\nbegin:vcalendar", "1:1: this is a calendar (.ics); give the YAML file that a calendar is made from"),
    ("a: b\n---\nc: d", "2:1: a second document starts here; one file holds one job search"),
    ("a: b\n---\n", "2:1: a second document starts here; one file holds one job search"),
    # characters
    ("timezone: UTC".encode("utf-16"), WIDE),
    ("timezone: UTC".encode("utf-16-le"), WIDE),
    ("\u516c\u53f8: \u5317\u4eac".encode("utf-16"), WIDE),
    ("timezone: UTC".encode("utf-16-be"), WIDE),
    ("timezone: UTC".encode("utf-32"), WIDE),
    ("timezone: UTC".encode("utf-32-be"), WIDE),
    ("a: b\nc: Zürich".encode("cp1252"), "2:5: byte 0xFC is not UTF-8; save the file as UTF-8"),
    ("c: ü".encode() + b"\xe4", "1:5: byte 0xE4 is not UTF-8; save the file as UTF-8"),
    (b"a: \xed\xa0\x80", "1:4: byte 0xED is not UTF-8; save the file as UTF-8"),
    ("a: b\nc: \0", "2:4: U+0000 (NUL) is no text; take it out"),
    ("a: \x1b[0m", "1:4: U+001B (escape) is no text; take it out"),
    ("a: b\x85c", "1:5: U+0085 (control character) is no text; take it out"),
    ("a: b\u2028c", "1:5: U+2028 (line separator) is no text; take it out"),
    # YAML that is more than a file needs
    ("a: &dana b", "1:4: '&dana' is a YAML anchor; write the value out, or in quotes"),
    ("a: &dana [b]", "1:4: '&dana' is a YAML anchor; write the value out, or in quotes"),
    ("a: *dana", "1:4: '*dana' is a YAML alias; write the value out, or in quotes"),
    ("a: !!str b", "1:4: '!!str' is a YAML tag; take it out, or put the text in quotes"),
    ("a: !mine {}", "1:4: '!mine' is a YAML tag; take it out, or put the text in quotes"),
    ("a: ! b", "1:4: '!' is a YAML tag; take it out, or put the text in quotes"),
    ("<<: {a: b}", "1:1: '<<' merges YAML mappings; write the keys out"),
    ("? [a]\n: b", "1:3: a key is one text, not a list or a mapping"),
    ("? {a: b}\n: b", "1:3: a key is one text, not a list or a mapping"),
    ("%FOO\n---\na: b", DIRECTIVE),
    ("%YAML 3.0\n---\na: b", DIRECTIVE),
    ("%YAML x\n---\na: b", DIRECTIVE),
    ("%TAG ! a\n%TAG ! b\n---\na: b", "2:1: a line that starts with '%' is a YAML directive; take it out"),
    # deeper than the scanner goes
    ("b: " + "[" * 2_000, "1:1003: lists and keys stand too many levels deep here"),
    # slips of the pen
    ("a: b: c", "1:5: a second colon, or a line indented too far; a text with a colon stands in quotes"),
    ("a: b\n  c: d", "2:4: a second colon, or a line indented too far; a text with a colon stands in quotes"),
    ("a:\n\tb: c", f"2:1: {TAB}"),
    ("a:\n  b: c\n\td: e", f"3:1: {TAB}"),
    ("a: >\n\tb", f"2:1: {TAB}"),
    ("a: 'b\nc: d", f"1:4: {OPEN_QUOTE}"),
    ('a: "b\nc: d', f"1:4: {OPEN_QUOTE}"),
    ("a: 'b\n---\n", f"1:4: {OPEN_QUOTE}"),
    ("a: [b\nc: d", f"1:4: {BRACKET}"),
    ("a: {b: c", f"1:4: {BRACKET}"),
    ("a: ['b' 'c']", f"1:4: {BRACKET}"),
    ('a: "\\q"', "1:5: a backslash in double quotes that YAML does not know; use single quotes"),
    ('a: "\\xZZ"', "1:7: a backslash in double quotes that YAML does not know; use single quotes"),
    ('a: "\\ud800"', "1:7: a backslash in double quotes that YAML does not know; use single quotes"),
    ("a: @b", "1:4: no text can start with '@'; put it in quotes"),
    ("a: `b", "1:4: no text can start with '`'; put it in quotes"),
    ("a: %b", "1:4: no text can start with '%'; put it in quotes"),
    ("a: ]", "1:4: no text can start with ']'; put it in quotes"),
    ("a: *", "1:4: '&' and '*' start YAML anchors and aliases; put the text in quotes"),
    ("a: &", "1:4: '&' and '*' start YAML anchors and aliases; put the text in quotes"),
    ("a: !<b", "1:4: '!' starts a YAML tag; put the text in quotes"),
    ("a: !x!b c", "1:4: '!' starts a YAML tag; put the text in quotes"),
    ("a: |x\n  b", "1:4: after '|' or '>' the text starts on the next line, indented"),
    ("a: b\nc\n", "2:1: expected 'key: value'; is the colon missing, or is a quote open?"),
    ("a: - b", "1:4: '- ' cannot stand here; start each entry of a list on a line of its own"),
    ("a: ? b", "1:4: '? ' cannot stand here; put the text in quotes"),
    ("a: 'x' y", "1:8: this does not fit the lines above; check its indentation, and what follows a quote"),
    ("a:\n  b: c\n d: e", "3:2: this does not fit the lines above; check its indentation, and what follows a quote"),
    ("a:\n- b\nc: d\n- e", "4:1: this does not fit the lines above; check its indentation, and what follows a quote"),
    ("- a\nb: c", "2:1: expected the list's next '- '; check the indentation"),
    (" a: b\nc: d", "2:1: this does not fit the lines above; check the indentation of the first line"),
    # limits
    ("a: " + "[" * 30, "1:23: lists and keys stand more than 20 levels deep here"),
    ("a: " + "x" * (1024 * 1024 - 2), "1:1: the file has 1,048,577 bytes; at most 1,048,576 are read"),
    ("a: [" + "b," * 200_000 + "]", "1:399999: more than 200,000 values in one file"),
]


@pytest.mark.parametrize(("data", "expected"), REFUSED, ids=[str(row[0])[:20] for row in REFUSED])
def test_refuse(data: str | bytes, expected: str) -> None:
    assert tell(data) == [expected]


def test_all_that_can_be_read_past_is_told_at_once() -> None:
    assert tell("a: &x b\nc: *x\n<<: d\ne: !!int 1\nf: 'g") == [
        "1:4: '&x' is a YAML anchor; write the value out, or in quotes",
        "2:4: '*x' is a YAML alias; write the value out, or in quotes",
        "3:1: '<<' merges YAML mappings; write the keys out",
        "4:4: '!!int' is a YAML tag; take it out, or put the text in quotes",
        f"5:4: {OPEN_QUOTE}",
    ]


def test_a_file_full_of_control_characters_is_told_in_few_lines() -> None:
    assert len(tell(b"a" + b"\x01" * 100_000)) == yaml_tree.MAX_CHARACTER_PROBLEMS


def test_just_within_the_limits() -> None:
    deep = "a: " + "[" * 19 + "]" * 19
    assert flatten(scan_source(deep.encode(), name="f"))
    assert "more than 20 levels" in tell(deep.replace("[", "[[", 1).replace("]", "]]", 1))[0]
    assert flatten(scan_source(b"a: " + b"x" * (1024 * 1024 - 3), name="f"))
    assert flatten(scan_source(b"a: [" + b"b," * 199_997 + b"]", name="f"))


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[{", "[\n", "- [\n"])
def test_fifty_thousand_brackets_do_not_kill_the_process(opening: str) -> None:
    code = f"""
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import InputError
try:
    scan_source(("a:\\n  " + {opening!r} * 50_000).encode(), name="f")
except InputError as error:
    print(len(error.problems))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "1\n", "")


def test_what_libyaml_cannot_read_is_told_before_it_tries() -> None:
    """Otherwise its own complaint, which has no line, would come through."""
    every = list(map(chr, itertools.chain(range(0xD800), range(0xE000, 0x11000))))
    unwanted = [character for character in every if re.search(yaml_tree.UNWANTED_CHARACTER, character)]
    wanted = "".join(character for character in every if character not in {*unwanted, "\n", "\r"})
    assert flatten(scan_source(f"a: |-\n  .{wanted}".encode(), name="f")) == {"a": f".{wanted}"}
    for character in unwanted:
        assert [told[:11] for told in tell(f"a: {character}")] == [f"1:4: U+{ord(character):04X}"]


def test_without_libyaml_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(FollowUpError, match="PyYAML is here without its scanner libyaml"):
        scan_source(b"a: b", name="f")


def test_every_complaint_is_in_the_table_above() -> None:
    said = " ".join(expected for _, expected in REFUSED)
    assert [complaint.sentence for complaint in COMPLAINTS if complaint.sentence not in said] == []


SIGNS = r"""a ü : , - ? [ ] { } ' " | > &x *x ! !!str # % << --- ... \ \u @ ` ~ null 2026-11-24"""
YAML_PIECES = st.sampled_from([*SIGNS.split(" "), " ", "\n", "\n  ", "\r\n", "\t", "\ufeff", "\0", "- ", ": "])


@settings(deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(str.encode)
    | st.lists(YAML_PIECES).map("".join).map(str.encode)
)
def test_any_bytes_give_a_mapping_or_a_sentence(data: bytes) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        assert isinstance(scan_source(data, name="f"), Mapping)
    except InputError as error:
        problems = error.problems
    lines = len(data.decode(errors="replace").splitlines())
    for problem in problems:
        assert 1 <= problem.location.line <= lines + 1
        assert problem.location.column >= 1
        assert problem.message.isprintable()
