"""What the YAML scanner's complaints mean for somebody who has written a file by hand."""

from typing import Final, NamedTuple

import yaml

from followup_ics.model.quoting import quote

TAB_SENTENCE: Final = "a tab; indent with spaces"
QUOTE_SENTENCE: Final = "this quote is not closed"
ESCAPE_SENTENCE: Final = "a backslash in double quotes that YAML does not know; use single quotes"
TAG_SENTENCE: Final = "'!' starts a YAML tag; put the text in quotes"
BRACKET_SENTENCE: Final = "this bracket is not closed, or a comma is missing in it"
DIRECTIVE_SENTENCE: Final = "a line that starts with '%' is a YAML directive; take it out"


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
    _Complaint("',' or", BRACKET_SENTENCE, at_start=True),
    _Complaint("mapping values", "a second colon, or a line indented too far; a text with a colon stands in quotes"),
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
    sentence = complaint.sentence if complaint else _describe_character(_character_at(text, mark), error)
    return mark.line + 1, mark.column + 1, sentence


def _character_at(text: str, mark: yaml.Mark) -> str:
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _describe_character(character: str, error: yaml.MarkedYAMLError) -> str:
    if character == "\t":
        return TAB_SENTENCE
    if character:
        return f"no text can start with {quote(character)}; put it in quotes"
    return f"this is not YAML: {error.problem}"
