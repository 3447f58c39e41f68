"""Where the tests find what is not code."""

from pathlib import Path

TESTS = Path(__file__).parents[1]
DATA = TESTS / "data"
ROOT = TESTS.parent
SAMPLES = ROOT / "samples"
SCRIPTS = TESTS / "shared"
