"""What the documents about the program name is there."""

import re
from pathlib import Path

import pytest
from places import ROOT, TESTS

import followup_ics

PACKAGE = Path(followup_ics.__file__).parent
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
RULES = (PACKAGE / "planning" / "RULES.md").read_text(encoding="utf-8")
FUNCTIONS = re.findall(r"`((?:\w+/)*\w+\.py): ([\w.]+)`", CONTRIBUTING)
MODULES = sorted(set(re.findall(r"`((?:\w+/)*\w+\.py)`", CONTRIBUTING + RULES)))
PACKAGES = re.findall(r"^\| `(\w+)/` \|", CONTRIBUTING, flags=re.MULTILINE)


def find_modules(path):
    return [each for each in (*PACKAGE.rglob("*.py"), *TESTS.rglob("*.py")) if each.as_posix().endswith(f"/{path}")]


@pytest.mark.parametrize(("path", "name"), FUNCTIONS)
def test_every_function_named_is_where_it_is_said_to_be(path, name):
    texts = [each.read_text(encoding="utf-8") for each in find_modules(path)]
    assert any(re.search(rf"^ *(?:def|class) {name.rpartition('.')[2]}\b", text, re.MULTILINE) for text in texts)


@pytest.mark.parametrize("path", MODULES)
def test_every_module_named_is_there(path):
    assert find_modules(path)


def test_every_package_has_its_line():
    there = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(PACKAGES) == there


def test_every_kind_and_section_of_the_rules_is_told():
    from followup_ics.model.search import Kind  # noqa: PLC0415 - read where it is used

    assert re.findall(r"^\| \d \| `([\w-]+)` \|", RULES, flags=re.MULTILINE) == list(Kind)
    assert re.findall(r"^## (\d)\.", RULES, flags=re.MULTILINE) == list("1234567")
    assert RULES.count("*Done by*") == 7
