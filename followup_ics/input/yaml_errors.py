"""What the YAML scanner's complaints mean for somebody who has written a file by hand."""

import re
from typing import Final, NamedTuple

import yaml

from followup_ics.model.quoting import quote

TAB_SENTENCE: Final = "a tab; indent with spaces"
QUOTE_SENTENCE: Final = "this quote is not closed"
ESCAPE_SENTENCE: Final = "a backslash in double quotes that YAML does not know; use single quotes"
TAG_SENTENCE: Final = "'!' starts a YAML tag; put the text in quotes"
BRACKET_SENTENCE: Final = "this bracket is not closed, or a comma is missing in it"
DIRECTIVE_SENTENCE: Final = "a line that starts with '%' is a YAML directive; take it out"


TOO_DEEP: Final = "lists and keys stand too many levels deep here"
SECOND_COLON: Final = "mapping values"
COLON: Final = re.compile(r":(\s|$)")
WORD_FIRST: Final = re.compile(r"(\s*(?:- +)*)(\w+)\b")


class _Complaint(NamedTuple):
    """Match a complaint of the scanner by a part of its words; ``at_start`` points to where the trouble began."""

    words: str
    sentence: str
    at_start: bool = False


COMPLAINTS: Final = (
    _Complaint("directive", DIRECTIVE_SENTENCE, at_start=True),
    _Complaint("YAML document", DIRECTIVE_SENTENCE),
    _Complaint("a tag", TAG_SENTENCE, at_start=True),
    _Complaint("tag handle", TAG_SENTENCE),
    _Complaint("tab character", TAB_SENTENCE),
    _Complaint("scanning an a", "'&' and '*' start YAML anchors and aliases; put the text in quotes", at_start=True),
    _Complaint("block scalar", "after '|' or '>' the text starts on the next line, indented", at_start=True),
    _Complaint("unexpected end of stream", QUOTE_SENTENCE, at_start=True),
    _Complaint("unexpected document indicator", QUOTE_SENTENCE, at_start=True),
    _Complaint("escape", ESCAPE_SENTENCE),
    _Complaint("hexdecimal", ESCAPE_SENTENCE),  # the scanner's own spelling
    _Complaint("nesting depth", TOO_DEEP),
    _Complaint("',' or", BRACKET_SENTENCE, at_start=True),
    _Complaint(SECOND_COLON, "a second colon, or a line indented too far; a text with a colon stands in quotes"),
    _Complaint("block sequence entries", "'- ' cannot stand here; start each entry of a list on a line of its own"),
    _Complaint("mapping keys", "'? ' cannot stand here; put the text in quotes"),
    _Complaint("expected ':'", "expected 'key: value'; is the colon missing, or is a quote open?", at_start=True),
    _Complaint("expected key", "this does not fit the lines above; check its indentation, and what follows a quote"),
    _Complaint("'-' indicator", "expected the list's next '- '; check the indentation"),
    _Complaint("<document start>", "this does not fit the lines above; check the indentation of the first line"),
)


def describe_error(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Return line and column, both from 1, and one sentence for what the scanner found wrong in ``text``."""
    words = f"{error.context or ''} {error.problem or ''}"
    complaint = next((complaint for complaint in COMPLAINTS if complaint.words in words), None)
    mark = error.context_mark if complaint and complaint.at_start and error.context_mark else error.problem_mark
    if mark is None:
        return 1, 1, f"this is not YAML: {error.problem}"
    if complaint and complaint.words == SECOND_COLON and (missing := _find_missing_colon(text, mark)):
        return missing
    sentence = complaint.sentence if complaint else _describe_character(_character_at(text, mark), error)
    return mark.line + 1, mark.column + 1, sentence


def _find_missing_colon(text: str, mark: yaml.Mark) -> tuple[int, int, str] | None:
    """Find the line above that has no colon, where a line's only colon is complained of."""
    lines = text.splitlines()
    above = [(number, line) for number, line in enumerate(lines[: mark.line], start=1) if line.split("#")[0].strip()]
    if not above or COLON.search(lines[mark.line][: mark.column]):
        return None
    number, line = above[-1]
    word = WORD_FIRST.match(line)
    if word is None or COLON.search(line):
        return None
    return number, word.start(2) + 1, f"expected '{word[2]}: …'; the colon is missing after {quote(word[2])}"


def _character_at(text: str, mark: yaml.Mark) -> str:
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _describe_character(character: str, error: yaml.MarkedYAMLError) -> str:
    if character == "\t":
        return TAB_SENTENCE
    if character:
        return f"no text can start with {quote(character)}; put it in quotes"
    return f"this is not YAML: {error.problem}"
