"""Text on a page of a given width: set as a library for terminals sets it, and many times as fast."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ics.reports import terminal
from followup_ics.reports.terminal import Block, Styled, Tone, make_line, write_page

WORDS = ["a", "bb", "word", "日本語", "é", "e\u0301", "[x]", ":smile:", "%s", "x" * 30, "\x1b[2J", "\u00a0y", "—", "👍"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=3).map("\n".join)
tones = st.sampled_from(Tone)
firsts = st.builds(Styled, st.sampled_from(["", "a", "Mon 3", "12:00", "日本", "Label"]), tones)
lasts = st.builds(Styled, texts, tones)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 2).flatmap(lambda count: st.lists(st.tuples(*[firsts] * count, lasts), min_size=1, max_size=4)),
    st.sampled_from([0, 2, 4]),
    st.integers(30, 100),
    st.sampled_from([(), (4,), (7, 8)]),
)
def test_a_block_is_set_as_a_library_would(rows, indent, width, least):
    if not any(row[-1].text.strip() for row in rows):
        return  # a column of nothing takes letters from the others there
    block = Block(rows=tuple(rows), indent=indent, least=least[: len(rows[0]) - 1])
    ours = list(terminal.set_block(block, width=width, colour=False))
    assert ours == list(terminal.set_narrow(block, width=width, colour=False))


@pytest.mark.parametrize("width", [12, 13, 20])
def test_a_page_that_is_too_narrow_for_one_wrapping_column_is_set_all_the_same(width):
    block = Block(rows=((Styled("Label that is long"), Styled("and text that is longer")),), indent=2)
    lines = write_page([block], width=width, colour=False).splitlines()
    assert max(map(len, lines)) <= width
    assert "".join("".join(lines).split()).count("e") == 3


def test_colour_is_only_where_it_is_asked_for():
    rows = ((Styled("late", Tone.LATE), Styled("one two", Tone.TITLE)),)
    assert write_page([Block(rows=rows)], width=20, colour=True) == "\x1b[31mlate\x1b[0m  \x1b[1mone two\x1b[0m\n"
    assert write_page([Block(rows=rows)], width=20, colour=False) == "late  one two\n"


def test_no_escape_of_a_text_is_left():
    page = write_page([make_line("a\x1b[2Jb\x9b1mc")], width=40, colour=False)
    assert page == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}1mc\n"
