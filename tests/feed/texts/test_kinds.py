"""The table of kinds: as many entries as kinds, each of its own."""

import pytest

from followup_ics.feed.texts.kinds import KINDS, TOPICS
from followup_ics.model.plan import Topic
from followup_ics.model.search import Kind


@pytest.mark.parametrize(("table", "members"), [(KINDS, Kind), (TOPICS, Topic)], ids=["kinds", "topics"])
def test_the_table_has_the_members_of_its_choice(table, members):
    assert list(table) == list(members)


@pytest.mark.parametrize("field", ["action", "noun", "rule", "todo", "avoid"])
def test_each_kind_has_words_of_its_own(field):
    words = [getattr(text, field) for text in KINDS.values()]
    assert len(set(words)) == len(words)
    assert all(words)
