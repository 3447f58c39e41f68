"""What it takes to read a phrase: counted whole, and nothing of it done twice."""

import pytest

from followup_ics.phrases import recognise
from followup_ics.phrases.grammar import spelling
from followup_ics.phrases.grammar.engine import Attempt


@pytest.fixture
def attempts(monkeypatch):
    """Gather what is parsed from here on."""
    made = []

    class Gathered(Attempt):
        def __init__(self, *args):
            super().__init__(*args)
            made.append(self)

    monkeypatch.setattr("followup_ics.phrases.grammar.engine.Attempt", Gathered)
    recognise.read.cache_clear()
    return made


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("by Friday", 1, id="what is read"),
        pytest.param("by thrusday", 2, id="once as it is written and once as it is meant"),
        pytest.param(f"{'2 ' * 40}friday", 1, id="a refusal is explained by what was tried"),
        pytest.param("blue thrusday or green", 2, id="a refusal of what may be misspelt"),
    ],
)
def test_a_phrase_is_parsed_no_more_often_than_it_has_readings_and_all_of_it_counts(attempts, text, times):
    effort = recognise.read(text).effort
    assert len(attempts) == times
    assert effort >= sum(attempt.steps for attempt in attempts)


def test_a_word_is_looked_up_among_the_misspelt_once_and_a_number_never(monkeypatch):
    looked_up = []
    monkeypatch.setattr(spelling, "change_letters", lambda word: looked_up.append(word) or set())
    recognise.read.cache_clear()
    recognise.read(f"{'helxo wrlds ' * 14} {'2 ' * 40} fridya")
    recognise.read.cache_clear()
    assert sorted(looked_up) == ["fridya", "helxo", "wrlds"]
