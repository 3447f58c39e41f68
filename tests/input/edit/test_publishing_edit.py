"""Places to publish to, written into files of every layout: comments stay, and the file says what it should."""

import pytest

from followup_ics.input.edit.publishing import write_publishing
from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import Publishing
from followup_ics.planning.plan_file import make_calendars, parse_source

HEAD = "timezone: UTC\nholidays: none\ninterviews: []\n"
SECRET, NEW, OLD = "1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e", "2" * 32, "3" * 32
BUCKET_LINES = "  - to: s3://feeds/cal\n    endpoint: https://s3.example.org\n"
SITE, BUCKET = Publishing(to="../site"), Publishing(to="s3://feeds/cal", endpoint="https://s3.example.org")


def parse(text):
    return parse_source(text.encode(), name="a.yaml")


def write(text, **changes):
    wanted = parse(text)._replace(**changes)
    return write_publishing(text.encode(), name="a.yaml", wanted=wanted, calendars=make_calendars(None)).decode()


ROWS = [
    ("", (SITE._replace(secret=SECRET),), f"publish:\n  - to: ../site\n    secret: {SECRET}\n", "the first place"),
    (
        "publish: # mine\n  to: ../site # here\n",
        (SITE._replace(secret=SECRET, url="https://example.org/cal"),),
        f"publish: # mine\n  to: ../site # here\n  url: https://example.org/cal\n  secret: {SECRET}\n",
        "keys more in a place that stands alone",
    ),
    (
        "publish: {to: ../site}\n",
        (SITE._replace(secret=SECRET),),
        f"publish: {{to: ../site, secret: {SECRET}}}\n",
        "the same in braces",
    ),
    (
        f"publish: # mine\n  to: ../site # here\n  # a word\n  secret: {SECRET}\n",
        (SITE._replace(secret=SECRET), BUCKET),
        f"publish: # mine\n  - to: ../site # here\n    # a word\n    secret: {SECRET}\n{BUCKET_LINES}",
        "a second place beside one that stands alone",
    ),
    (
        "publish: {to: ../site}\n",
        (SITE, BUCKET),
        "publish: [{to: ../site}, {to: s3://feeds/cal, endpoint: https://s3.example.org}]\n",
        "a second place beside one in braces",
    ),
    (
        f"publish:\n- to: ../site\n  secret: {SECRET} # drawn\n",
        (SITE._replace(secret=NEW, old=(SECRET,)),),
        f"publish:\n- to: ../site\n  secret: {NEW} # drawn\n  old: [{SECRET}]\n",
        "a new secret, the old one kept",
    ),
    (
        f"publish:\n- to: ../site\n  secret: {NEW}\n  old:\n  - {SECRET} # of May\n",
        (SITE._replace(secret=NEW, old=(SECRET, OLD)),),
        f"publish:\n- to: ../site\n  secret: {NEW}\n  old:\n  - {SECRET} # of May\n  - {OLD}\n",
        "one more old one in a list of lines",
    ),
    (
        f"publish:\n- to: ../site\n  secret: {NEW}\n  old: [{SECRET}, {OLD}] # gone soon\n",
        (SITE._replace(secret=NEW),),
        f"publish:\n- to: ../site\n  secret: {NEW}\n",
        "the old ones forgotten",
    ),
    (
        f"publish:\n- to: ../site\n  old:\n  - {SECRET}\n  # a word\n  secret: {NEW}\n",
        (SITE._replace(secret=NEW),),
        f"publish:\n- to: ../site\n  # a word\n  secret: {NEW}\n",
        "the same where they stand on lines of their own",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "places", "after", "why"), ROWS, ids=[row[3] for row in ROWS])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_written(before, places, after, why, newline):
    text = (HEAD + before).replace("\n", newline)
    assert write(text, publish=places) == (HEAD + after).replace("\n", newline)


def test_a_share_gets_another_id():
    text = f"{HEAD}shares:\n  - with: Maria # my mentor\n    id: {SECRET}\n"
    shares = tuple(share._replace(id=NEW) for share in parse(text).shares)
    assert write(text, shares=shares) == text.replace(SECRET, NEW)


def test_what_cannot_be_written_is_said_without_the_secret():
    text = f"{HEAD}? publish\n: to: ../site\n"
    with pytest.raises(FollowUpError, match="write 'publish:' yourself") as refused:
        write(text, publish=(SITE._replace(secret=NEW), BUCKET))
    assert NEW not in str(refused.value)


def test_nothing_to_change_changes_nothing():
    text = HEAD + f"publish: {{to: ../site, secret: {SECRET}}}\n"
    assert write(text) == text


LINES = "publish: # mine\n"
SITE_LINES = f"  - to: ../site # a\n    secret: {SECRET}\n"
OTHER = Publishing(to="../b")
TAKEN = [
    (f"{LINES}  to: ../site\n  secret: {SECRET}\nme: Sam\n", (), "me: Sam\n", "the only one"),
    ("me: Sam\npublish: {to: ../site}\n", (), "me: Sam\n", "the same in braces"),
    (f"{LINES}{SITE_LINES}{BUCKET_LINES}", (BUCKET,), f"{LINES}{BUCKET_LINES}", "the first"),
    (f"{LINES}{BUCKET_LINES}{SITE_LINES}", (BUCKET,), f"{LINES}{BUCKET_LINES}", "the last"),
    (f"{LINES}{BUCKET_LINES}{SITE_LINES}me: Sam\n", (BUCKET,), f"{LINES}{BUCKET_LINES}me: Sam\n", "more below"),
    ("publish: [{to: ../site}, {to: ../b}]\n", (OTHER,), "publish: [{to: ../b}]\n", "first in brackets"),
    ("publish: [{to: ../b}, {to: ../site}]\n", (OTHER,), "publish: [{to: ../b}]\n", "last in brackets"),
    (f"{LINES}  - to: ../site\n{BUCKET_LINES}", (), "", "both"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "places", "after", "why"), TAKEN, ids=[row[3] for row in TAKEN])
def test_a_place_is_taken_out(before, places, after, why):
    assert write(HEAD + before, publish=places) == HEAD + after, why
    crlf = (HEAD + before).replace("\n", "\r\n")
    assert write(crlf, publish=places) == (HEAD + after).replace("\n", "\r\n"), why


def test_a_place_that_stands_first_in_the_file_is_taken_out():
    assert parse(write(f"publish:\n  to: ../site\n{HEAD}", publish=())).publish == ()
