"""How large an input file may be: for whoever reads its bytes, and for whoever takes them apart."""

from typing import Final

MOST_SOURCE_BYTES: Final = 1024 * 1024
