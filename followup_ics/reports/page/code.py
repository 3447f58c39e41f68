"""An address as a code for a phone's camera: a drawing for a page, or characters for a terminal."""

import io

import segno


def draw_code(address: str) -> str:
    """Draw a code as SVG; dark on light in either scheme, as cameras want it."""
    code = segno.make(address, micro=False)
    # The library draws squares; the address is not in it as text.
    return code.svg_inline(omitsize=True, border=4, dark="#2c2622", light="#fffdfa", svgclass=None, lineclass=None)


def draw_code_in_characters(address: str) -> str:
    """Draw a code with half blocks, for a terminal.

    >>> len(draw_code_in_characters("webcal://example.org/follow-ups.ics").splitlines()) > 12
    True
    """
    text = io.StringIO()
    segno.make(address, micro=False).terminal(out=text, border=2, compact=True)
    return text.getvalue()
