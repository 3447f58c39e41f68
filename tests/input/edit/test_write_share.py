"""A share written into files of every layout: every other byte stays."""

import datetime as dt

import pytest
from mentor import ID, OTHER_ID, make_share

from followup_ics.input.edit import shares
from followup_ics.input.edit.shares import write_share
from followup_ics.model.errors import FollowUpError, InputError
from followup_ics.model.search import Show
from followup_ics.planning.plan_file import make_calendars

HEAD = """\
timezone: UTC
holidays: none
interviews: [{company: Acme, when: 2026-11-24}, {company: Bell, when: 2026-11-25}]
"""
UNTIL, ENDED = dt.date(2027, 3, 1), dt.date(2026, 12, 2)
MARIA = make_share()
FLOW = f"shares: [{{with: Maria, id: {ID}, show: plan}}] # mine\n"
BLOCK = f"""\
shares:
- with: Maria   # my mentor
  id: {ID}
  show: plan    # for now
  # nothing hidden yet

# the end
"""


def write(text, share, *, place=0, is_new=False):
    data = (HEAD + text).encode()
    written = write_share(data, name="a.yaml", share=share, place=place, is_new=is_new, calendars=make_calendars())
    return written.decode().removeprefix(HEAD)


ENTRY = f"with: Maria, id: {ID}, show: plan"
NEW = [
    ("", f"shares:\n  - with: Maria\n    id: {ID}\n    show: plan\n", "the key is missing"),
    ("shares:\n", f"shares:\n  - with: Maria\n    id: {ID}\n    show: plan\n", "the key has no value"),
    ("shares: [] # none\n", f"shares: [{{{ENTRY}}}] # none\n", "an empty list"),
    ("# last\n", f"# last\nshares:\n  - with: Maria\n    id: {ID}\n    show: plan\n", "a comment at the end"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NEW, ids=[row[2] for row in NEW])
def test_a_new_share_is_an_entry_more(text, expected, why):
    assert write(text, MARIA, is_new=True) == expected, why


def test_a_new_share_stands_before_the_one_that_ended():
    text = f"shares:\n  - with: Maria\n    id: {OTHER_ID}\n    ended: 2026-12-01\n"

    assert write(text, MARIA, is_new=True) == text.replace(
        "shares:\n", f"shares:\n  - with: Maria\n    id: {ID}\n    show: plan\n"
    )


CHANGED = [
    (FLOW, {"show": Show.TIMES}, ("show: plan", "show: times"), "a value, in braces"),
    (FLOW, {"until": UNTIL}, ("plan}", "plan, until: 2027-03-01}"), "a key more, in braces"),
    (FLOW, {"hide": ("Acme",)}, ("plan}", "plan, hide: [Acme]}"), "a list more, in braces"),
    (FLOW.replace("plan", "~"), {"show": Show.TIMES}, ("~", "times"), "a sign for nothing"),
    (BLOCK.replace("plan    #", "#"), {"show": Show.TIMES}, ("show: #", "show: times #"), "a key without a value"),
    (BLOCK, {"show": Show.TIMES}, ("show: plan ", "show: times "), "a value, line by line; its comment stays"),
    (BLOCK, {"ended_on": ENDED}, ("hidden yet\n", "hidden yet\n  ended: 2026-12-02\n"), "a key more, after comments"),
    (BLOCK, {"hide": ("Acme",)}, ("hidden yet\n", "hidden yet\n  hide: [Acme]\n"), "a list more"),
    (BLOCK.replace("\n", "\r\n"), {"hide": ("Acme",)}, ("hidden yet\r\n", "hidden yet\r\n  hide: [Acme]\r\n"), "CR LF"),
    (BLOCK.replace("# nothing hidden yet", "hide: [Acme] # yet"), {"hide": ("Acme", "Bell")},
     ("[Acme]", "[Acme, Bell]"), "an item more, in brackets"),
    (BLOCK.replace("# nothing hidden yet", "hide: Acme # yet"), {"hide": ("Acme", "Bell")},
     ("hide: Acme", "hide: [Acme, Bell]"), "one text becomes a list"),
    (BLOCK.replace("# nothing hidden yet", "hide:\n    - Acme # yet"), {"hide": ("Acme", "Bell")},
     ("# yet\n", "# yet\n    - Bell\n"), "an item more, line by line"),
    (BLOCK.replace("# nothing hidden yet", "until: 2027-01-01 # new year"), {"until": UNTIL},
     ("2027-01-01", "2027-03-01"), "another day"),
    (BLOCK.replace("show: plan    # for now", "until: 2027-01-01"), {"show": Show.ADVICE},
     ("hidden yet\n", "hidden yet\n  show: advice\n"), "what was not said is said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "replaced", "why"), CHANGED, ids=[row[3] for row in CHANGED])
def test_a_change_touches_its_value_alone(text, fields, replaced, why):
    former, after = replaced
    assert text.count(former) == 1
    given = {"until": dt.date(2027, 1, 1)} if "until: 2027-01-01" in text else {}

    assert write(text, make_share(**{**given, **fields})) == text.replace(former, after), why


def test_a_file_that_is_json_stays_json():
    data = HEAD and b'{"timezone": "UTC", "holidays": "none", "interviews": [], "shares": []}'
    share = make_share(until=UNTIL)
    written = write_share(data, name="a.json", share=MARIA, place=0, is_new=True, calendars=make_calendars())
    written = write_share(written, name="a.json", share=share, place=0, is_new=False, calendars=make_calendars())

    assert written.decode().endswith(f'[{{"with": "Maria", "id": "{ID}", "show": "plan", "until": "2027-03-01"}}]}}')


def test_a_mark_at_the_start_stays():
    data = b"\xef\xbb\xbf" + HEAD.encode()

    written = write_share(data, name="a.yaml", share=MARIA, place=0, is_new=True, calendars=make_calendars())
    assert written.startswith(data)


def test_what_is_wrong_already_is_told_first():
    with pytest.raises(InputError):
        write("shares: soon\n", MARIA, is_new=True)


def test_a_text_of_several_lines_becomes_a_list():
    text = f"shares:\n- with: Maria\n  id: {ID}\n  hide: >-\n    Acme\n  show: plan\n"

    written = write(text, make_share(hide=("Acme", "Bell")))
    assert written == text.replace(">-\n    Acme", "[Acme, Bell]")


def test_what_cannot_be_written_is_told_with_the_entry(monkeypatch):
    monkeypatch.setattr(shares, "add_item", lambda *_: ())
    text = f"shares:\n- with: Maria\n  id: {ID}\n  hide: Acme\n  show: plan\n"

    with pytest.raises(
        FollowUpError, match=r"nothing was written .*write shares\[0\] yourself: \{with: Maria"
    ) as caught:
        write(text, make_share(hide=("Acme", "Bell")))
    assert ID not in str(caught.value), "whoever has it has the feed"
