"""What people really say around a date: the table of sentences, read or refused, and none of them read wrongly."""

import datetime as dt
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import yaml
from places import DATA
from us_days import count_us_days

from followup_ics.phrases import english
from followup_ics.phrases.read import PhraseError, read_phrase

ROWS = yaml.safe_load((DATA / "said.yaml").read_text(encoding="utf-8"))
FEWEST_RIGHT = 0.99


def read_or_refuse(phrase: str, said: str) -> str:
    try:
        window = read_phrase(phrase, said_on=dt.date.fromisoformat(said), add_working_days=count_us_days)
    except PhraseError:
        return "refuse"
    return str(window.last_on)


def test_the_sentences_are_read_and_none_of_them_wrongly() -> None:
    answers = [(row, read_or_refuse(row["phrase"], row["said"])) for row in ROWS]
    unlike = [(row, answer) for row, answer in answers if answer not in {row["last_day"], *row.get("also_fair", [])}]
    wrong = [f"{row['phrase']!r}: {answer}, not {row['last_day']}" for row, answer in unlike if answer != "refuse"]
    refused = [row["phrase"] for row, answer in unlike if answer == "refuse"]
    assert not wrong, "\n".join(wrong)
    assert len(refused) <= (1 - FEWEST_RIGHT) * len(ROWS), "\n".join(refused)
    assert all(row["why"] for row in ROWS)


def test_no_row_of_words_has_the_name_of_another() -> None:
    names = [each.name for each in pkgutil.walk_packages(english.__path__, f"{english.__name__}.")]
    modules = map(importlib.import_module, names)
    tables = [getattr(module, name, {}) for module in modules for name in ("RULES", "WORDS")]
    assert [name for name, times in Counter(name for table in tables for name in table).items() if times > 1] == []
    assert sum(map(len, tables)) == len(english.RULES) + len(english.WORDS)


def test_every_rule_that_a_pattern_names_is_there() -> None:
    rows = [text for table in (english.RULES, english.WORDS) for texts in table.values() for text in list_texts(texts)]
    named = {name for text in rows for name in re.findall(r"[<{](\w+)[>}]", text)}
    assert named <= english.RULES.keys() | english.WORDS.keys()
    assert {name for text in rows for name in re.findall(r"[%+](\w+)", text)} == english.OPEN_CLASSES.keys()


def list_texts(rows: Iterable[Any]) -> list[str]:
    return [text for row in rows for text in ([row] if isinstance(row, str) else row) if isinstance(text, str)]
