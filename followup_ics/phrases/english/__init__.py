"""The English tables put together. To add a phrase, add a pattern; the notation is in `phrases.grammar.engine`."""

from followup_ics.phrases.english import (
    days,
    messages,
    news,
    people,
    promises,
    ranges,
    requests,
    sentences,
    spans,
    words,
)
from followup_ics.phrases.english.open_words import OPEN_CLASSES
from followup_ics.phrases.english.spelling import SPELLING
from followup_ics.phrases.english.words import HEDGES, SYNONYMS
from followup_ics.phrases.grammar.engine import Rules, Words

RULES: Rules = {
    **words.RULES,
    **days.RULES,
    **spans.RULES,
    **ranges.RULES,
    **promises.RULES,
    **requests.RULES,
    **sentences.RULES,
    **messages.RULES,
}
WORDS: Words = {
    **words.WORDS,
    **people.WORDS,
    **news.WORDS,
    **promises.WORDS,
    **requests.WORDS,
    **sentences.WORDS,
    **messages.WORDS,
}

# The rules whose words can stand on both sides of a dash that means "to", and those that make a phrase one about days.
DASHED = ("number", "ordinal", "weekday", "month_name", "date", "year", "part")
DATED = ("number", "weekday", "month_name", "date", "holiday", "measure", "week", "year", "near_day", "part", "weekend")

__all__ = ["DASHED", "DATED", "HEDGES", "OPEN_CLASSES", "RULES", "SPELLING", "SYNONYMS", "WORDS"]
