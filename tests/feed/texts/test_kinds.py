"""The table of kinds: as many entries as kinds, each of its own."""

import pytest

from followup_ics.feed.texts.kinds import KINDS, TOPICS
from followup_ics.model.plan import Topic
from followup_ics.model.search import Kind

TEXTS = [*(entry.text for kind, entry in KINDS.items() if kind is not Kind.LONG_WAIT), *TOPICS.values()]


@pytest.mark.parametrize(("table", "members"), [(KINDS, Kind), (TOPICS, Topic)], ids=["kinds", "topics"])
def test_the_table_has_the_members_of_its_choice(table, members):
    assert list(table) == list(members)


@pytest.mark.parametrize("field", ["thing", "action", "todo", "avoid", "drafts"])
def test_each_kind_has_words_of_its_own(field):
    words = [getattr(text, field) for text in TEXTS]
    assert len(set(words)) == len(words)
    assert all(words)


@pytest.mark.parametrize("field", ["noun", "rule"])
def test_each_kind_has_a_name_of_its_own(field):
    words = [getattr(entry.rule, field) for entry in KINDS.values()]
    assert len(set(words)) == len(words)
    assert all(words)
