"""The English tables put together. To add a phrase, add a pattern; the notation is in `phrases.grammar.notation`."""

from followup_ics.phrases.english import (
    around,
    days,
    messages,
    news,
    people,
    promises,
    ranges,
    requests,
    sentences,
    silence,
    telling,
    unnamed,
)
from followup_ics.phrases.english.vocabulary import words
from followup_ics.phrases.english.vocabulary.open_words import ADDRESSING, ADVERBS, CLAUSES, OPEN_CLASSES, TURNING
from followup_ics.phrases.english.vocabulary.rewording import HEDGES, SYNONYMS, WRITING
from followup_ics.phrases.english.vocabulary.spelling import SPELLING
from followup_ics.phrases.grammar.engine import Rules, Words

RULES: Rules = {
    **words.RULES,
    **days.RULES,
    **ranges.RULES,
    **telling.RULES,
    **promises.RULES,
    **requests.RULES,
    **sentences.RULES,
    **unnamed.RULES,
    **messages.RULES,
}
WORDS: Words = {
    **words.WORDS,
    **people.WORDS,
    **news.WORDS,
    **promises.WORDS,
    **telling.WORDS,
    **silence.WORDS,
    **requests.WORDS,
    **around.WORDS,
    **sentences.WORDS,
    **unnamed.WORDS,
    **messages.WORDS,
}

# What is said in one breath: "by Friday. Monday works too" is no range.
UNBROKEN = ("timing", "bare_timing", "span", "duration")

# The rules whose words can stand on both sides of a dash that means "to", and those that make a phrase one about days.
DASHED = ("number", "ordinal", "weekday", "month_name", "date", "year", "part")
DATED = (
    "number",
    "whole_date",
    "weekday",
    "month_name",
    "date",
    "holiday",
    "measure",
    "week",
    "year",
    "near_day",
    "part",
    "weekend",
)

__all__ = [
    "ADDRESSING",
    "ADVERBS",
    "CLAUSES",
    "DASHED",
    "DATED",
    "HEDGES",
    "OPEN_CLASSES",
    "RULES",
    "SPELLING",
    "SYNONYMS",
    "TURNING",
    "UNBROKEN",
    "WORDS",
    "WRITING",
]
