"""The English tables put together. To add a phrase, add a pattern; the notation is in `phrases.grammar.engine`."""

from followup_ics.phrases.english import days, promises, ranges, requests, sentences, spans, words
from followup_ics.phrases.english.words import HEDGES, SYNONYMS
from followup_ics.phrases.grammar.engine import Rules, Words

RULES: Rules = {**words.RULES, **days.RULES, **spans.RULES, **ranges.RULES, **requests.RULES, **sentences.RULES}
WORDS: Words = {**words.WORDS, **promises.WORDS, **requests.WORDS, **sentences.WORDS}

# The rules whose words can stand on both sides of a dash that means "to", and those that make a phrase one about days.
DASHED = ("number", "ordinal", "weekday", "month_name", "date", "year", "part")
DATED = ("number", "weekday", "month_name", "date", "holiday", "measure", "week", "year", "near_day", "part", "weekend")

__all__ = ["DASHED", "DATED", "HEDGES", "RULES", "SYNONYMS", "WORDS"]
