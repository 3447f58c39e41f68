"""The keys of a person, who is written as one text or as a mapping."""

from typing import Any, Final

from followup_ics.input import fields, yaml_tree
from followup_ics.input.keys import forms
from followup_ics.input.records import Form, Key, Place, make_record_reader, make_scalar_reader
from followup_ics.model.search import GoBetween, Person

LONGEST_PERSON: Final = 2 * fields.LONGEST_LINE

PERSON_NAME: Final = Key(
    name="name",
    form=Form(words="a name", read=make_scalar_reader(fields.read_name), schema={"anyOf": (forms.TEXT,)}),
    description="The name.",
    is_required=True,
)
ADDRESS: Final = Key(
    name="address",
    form=Form(
        words="an e-mail address, as 'dana@acme.example'",
        read=make_scalar_reader(fields.read_address, limit=fields.LONGEST_ADDRESS),
        schema={"type": "string", "pattern": r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", "maxLength": fields.LONGEST_ADDRESS},
    ),
    description="The e-mail address.",
    examples=("dana@acme.example",),
)
CALL: Final = Key(
    name="call",
    form=forms.TEXT._replace(words="what you call them, as 'Dana' or 'Dr. Lee'"),
    description="How to address them, where the name does not tell.",
    examples=("Dana", "Dr. Lee"),
)
IS: Final = Key(
    name="is",
    form=forms.enum_form("go-between", GoBetween),
    description="Who is not with the employer: `agency` or `recruiter`; drafts are worded for the one in between.",
)
PERSON_KEYS: Final = (PERSON_NAME, ADDRESS, CALL)
CONTACT_KEYS: Final = (*PERSON_KEYS, IS)

WRITTEN_PERSON: Final = Form(
    words="'Name' or 'Name <address>'",
    read=make_scalar_reader(fields.read_person, limit=LONGEST_PERSON),
    schema={
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_PERSON,
        "examples": ("Dana Lee <dana@acme.example>", "Omar Aziz"),
    },
    name="person_text",
)


def person_form(keys: tuple[Key[Any], ...], *, name: str, description: str) -> Form[Person]:
    """Return the form of a person, by text or with some of the keys above."""
    read_record = make_record_reader(keys)

    def read_person(node: yaml_tree.Node, place: Place) -> Person | None:
        if not isinstance(node, yaml_tree.Mapping):
            return WRITTEN_PERSON.read(node, place)
        record = read_record(node, place)
        called = None if record is None else record.get(PERSON_NAME)
        if record is None or called is None:
            return None
        return Person(name=called, address=record.get(ADDRESS), call=record.get(CALL), go_between=record.get(IS))

    return Form(
        words="'Name', 'Name <address>', or keys such as 'name:' and 'call:'",
        read=read_person,
        schema={"description": description, "anyOf": (WRITTEN_PERSON, forms.record_schema(keys))},
        name=name,
    )


PERSON: Final = person_form(
    PERSON_KEYS, name="person", description="Somebody you met: a name, with an address where you have it."
)
CONTACT: Final = person_form(CONTACT_KEYS, name="contact", description="Somebody to write to.")
