"""The keys of shares, and of places to publish to."""

from typing import Final

from followup_ics.input import fields, yaml_tree
from followup_ics.input.keys import forms
from followup_ics.input.keys.targets import (
    RANDOM_PATTERN,
    RANDOM_WORDS,
    TARGET_WORDS,
    make_private_reader,
    read_public_address,
    read_random,
    read_target,
)
from followup_ics.input.records import Form, Key, Place, PlacedText, Record, keep_words, make_record_reader
from followup_ics.model.search import Show

MOST_SHARES: Final = 50
MOST_HIDDEN: Final = 200
MOST_TARGETS: Final = 20
MOST_OLD_SECRETS: Final = 50

RANDOM: Final[Form[PlacedText]] = Form(
    words=RANDOM_WORDS,
    read=keep_words(make_private_reader(read_random, limit=fields.LONGEST_LINE)),
    schema={
        "description": "Random bits in hexadecimal, drawn by a command.",
        "type": ("string", "integer"),
        "pattern": f"^{RANDOM_PATTERN}$",
    },
    name="random",
)
COMPANY: Final[Form[PlacedText]] = Form(
    words="a company", read=keep_words(forms.TEXT.read), schema={"anyOf": (forms.TEXT,)}
)
PUBLIC_ADDRESS: Final = Form(
    words="a web address, as 'https://example.org/cal'",
    read=make_private_reader(read_public_address, limit=fields.LONGEST_LINK),
    schema=forms.LINK.schema,
)

WITH: Final = Key(
    name="with",
    form=Form(words="a name, as 'Maria'", read=keep_words(forms.TEXT.read), schema={"anyOf": (forms.TEXT,)}),
    description="Whom the plan is shared with.",
    is_required=True,
    examples=("Maria",),
)
SHARE_ID: Final = Key(
    name="id",
    form=RANDOM,
    description="What the address and the identities of the shared feed are made of.",
    is_required=True,
)
SHOW: Final = Key(
    name="show",
    form=forms.enum_form("extent", Show),
    description="How much is shown: `times`, `plan`, or `advice`.",
    default="plan",
)
HIDE: Final = Key(
    name="hide",
    form=forms.list_form("a list of companies", COMPANY, most=MOST_HIDDEN),
    description="Companies that are left out altogether.",
    examples=(("Acme Robotics",),),
)
UNTIL: Final = Key(name="until", form=forms.DAY, description="The last day of the share.")
ENDED: Final = Key(name="ended", form=forms.DAY, description="The day on which the share was ended.")
SHARE_KEYS: Final = (WITH, SHARE_ID, SHOW, HIDE, UNTIL, ENDED)
SHARES: Final = Key(
    name="shares",
    form=forms.list_form(
        "a list of shares, each starting with '- with:'",
        forms.record_form("'with:' and 'id:'", SHARE_KEYS, name="share"),
        most=MOST_SHARES,
        may_be_single=False,
    ),
    description="Who else sees the plan, or a part of it; written by `followup-ics share`.",
)

TO: Final = Key(
    name="to",
    form=Form(
        words=TARGET_WORDS,
        read=make_private_reader(read_target, limit=fields.LONGEST_LINK),
        schema={"type": "string", "minLength": 1, "maxLength": fields.LONGEST_LINK},
    ),
    description="A folder, or an address to send to.",
    is_required=True,
    examples=("../site", "sftp://sam@example.org/home/sam/public_html/cal"),
)
URL: Final = Key(
    name="url",
    form=PUBLIC_ADDRESS,
    description="Where that is seen from outside, with `{folder}` and `{name}` where they are not simply added.",
    examples=("https://example.org/cal",),
)
ENDPOINT: Final = Key(
    name="endpoint",
    form=PUBLIC_ADDRESS,
    description="The object store's own address, for `s3://`.",
    examples=("https://s3.example.org",),
)
SECRET: Final = Key(name="secret", form=RANDOM, description="What the feed's path is made of; drawn once.")
OLD: Final = Key(
    name="old",
    form=forms.list_form("a list of former secrets", RANDOM, most=MOST_OLD_SECRETS),
    description="Secrets of former paths, which say that the feed has moved.",
)
PUBLISH_KEYS: Final = (TO, URL, ENDPOINT, SECRET, OLD)
PUBLISH_WORDS: Final = "'to:' with where to, or a list of such entries"

read_publish_record = make_record_reader(PUBLISH_KEYS)


def read_publish_entry(node: yaml_tree.Node, place: Place) -> Record | None:
    """Read one place to publish to; a text in the place of keys is not shown, since it may hold a login."""
    if isinstance(node, yaml_tree.Scalar):
        place.report(f"expected {PUBLISH_WORDS}")
        return None
    return read_publish_record(node, place)


PUBLISH: Final = Key(
    name="publish",
    form=forms.list_form(
        PUBLISH_WORDS,
        Form(
            words=PUBLISH_WORDS,
            read=read_publish_entry,
            schema=forms.record_schema(PUBLISH_KEYS, description="One place to publish to."),
            name="target",
        ),
        most=MOST_TARGETS,
    ),
    description="Where the feeds are published, by `followup-ics publish`; a login never stands here.",
)
