"""A person of the input file: one text with a name and perhaps an address, or a mapping; never several in one text."""

import re
from typing import Any, Final

from followup_ics.input import fields, yaml_tree
from followup_ics.input.fields import FieldError, read_address
from followup_ics.input.keys import forms
from followup_ics.input.records import Form, Key, Place, Reader, make_record_reader, make_scalar_reader
from followup_ics.model.quoting import quote
from followup_ics.model.search import GoBetween, Person

WITH_ADDRESS: Final = re.compile(r"([^<>]*)<([^<>]*)>")
JOINT: Final = re.compile(r"\s*(?:;|(?<=\s)(?:and|&)(?=\s))\s*", re.IGNORECASE)
COMMA: Final = re.compile(r"\s*,\s*(?![^<]*>)")
DEGREES: Final = frozenset(
    "ba bba bs bsc ca cfa cfp cissp cpa csm dba dds dmd dnp do dphil dr edd eng esq facp ii iii iv jd jr llb llm ma "  # noqa: SIM905
    "mba mbbs md mph mphil mres ms msc msw pe pharmd phd pmp prof psyd rn sphr sr".split()
)
"""What may follow a name after a comma where a list is expected; anything else is another name there."""

LONGEST_PERSON: Final = 2 * fields.LONGEST_LINE


def read_contact(text: str) -> Person:
    """Read the one person to write to, or who said something.

    >>> read_contact("Dana Lee and Omar Aziz")
    Traceback (most recent call last):
    followup_ics.input.fields.FieldError: 'Dana Lee and Omar Aziz' names several people; name the one to write to
    """
    if len(fields.ADDRESS.findall(text)) > 1 or JOINT.search(text):
        raise FieldError(f"{quote(text)} names several people; name the one to write to")
    return read_person(text)


def read_person(text: str) -> Person:
    """Read ``Name`` or ``Name <address>``; what follows a comma belongs to the name, as "Dana Lee, PhD" has it.

    >>> read_person("Dana Lee <dana@acme.example>").address
    'dana@acme.example'
    """
    match = WITH_ADDRESS.fullmatch(text)
    name, address = match.groups() if match else (text, None)
    name = _unquote(name.strip())
    if len(fields.ADDRESS.findall(text)) > 1 or JOINT.search(text):
        raise FieldError(_tell_list(text, JOINT))
    if not match and ("<" in text or ">" in text):
        raise FieldError(f"{quote(text)} cannot be read (expected 'Name' or 'Name <address>')")
    if not name or (address is None and fields.ADDRESS.fullmatch(name)):
        raise FieldError(f"{quote(text)} has no name (expected 'Name <address>')")
    if found := fields.ADDRESS.search(name):
        rest = " ".join(name.replace(found[0], "").replace("()", "").split()).strip(" ,;")
        raise FieldError(f"{quote(text)} has an address within the name (expected {quote(f'{rest} <{found[0]}>')})")
    return Person(name=name, address=None if address is None else read_address(address))


def read_one_person(text: str) -> Person:
    """Read a person where a list is expected; raise `FieldError` for several, by commas too.

    >>> read_one_person("Dana Lee, Omar Aziz")
    Traceback (most recent call last):
    followup_ics.input.fields.FieldError: 'Dana Lee, Omar Aziz' names several people (expected [Dana Lee, Omar Aziz])
    """
    _, *others = COMMA.split(text)
    if any(WITH_ADDRESS.sub(r"\1", other).strip(" .").replace(".", "").casefold() not in DEGREES for other in others):
        raise FieldError(_tell_list(text, COMMA))
    return read_person(text)


def _tell_list(text: str, joint: re.Pattern[str]) -> str:
    """Say that a text names several people, and how to write them."""
    names = [name for part in joint.split(text) for name in COMMA.split(part) if name]
    if len(names) < 2:  # noqa: PLR2004 - several addresses, and nothing between them
        return f"{quote(text)} holds several addresses (expected a list, [Dana Lee <dana@acme.example>, Omar Aziz])"
    return f"{quote(text)} names several people (expected [{', '.join(names)}])"


def _unquote(name: str) -> str:
    """Take the quotes away that mail programs put around a whole name.

    >>> _unquote('"Lee, Dana"'), _unquote('Sam "The Boss" Lee')
    ('Lee, Dana', 'Sam "The Boss" Lee')
    """
    is_quoted = len(name) > 1 and name[0] == name[-1] == '"' and '"' not in name[1:-1]
    return name[1:-1].strip() if is_quoted else name


def read_name(text: str) -> str:
    """Read a name that stands alone: the address has a key of its own."""
    if "<" in text or ">" in text or fields.ADDRESS.fullmatch(text):
        raise FieldError(f"{quote(text)} is no name alone (expected 'name: Dana Lee' and 'address: dana@acme.example')")
    return read_person(text).name


PERSON_NAME: Final = Key(
    name="name",
    form=Form(words="a name", read=make_scalar_reader(read_name), schema={"anyOf": (forms.TEXT,)}),
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
    read=make_scalar_reader(read_person, limit=LONGEST_PERSON),
    schema={
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_PERSON,
        "examples": ("Dana Lee <dana@acme.example>", "Omar Aziz"),
    },
    name="person_text",
)


def person_form(
    keys: tuple[Key[Any], ...], *, name: str, description: str, read_text: Reader[Person] = WRITTEN_PERSON.read
) -> Form[Person]:
    """Return the form of a person, by text or with some of the keys above."""
    read_record = make_record_reader(keys)

    def read_person(node: yaml_tree.Node, place: Place) -> Person | None:
        if not isinstance(node, yaml_tree.Mapping):
            return read_text(node, place)
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
CONTACT: Final = person_form(
    CONTACT_KEYS,
    name="contact",
    description="Somebody to write to.",
    read_text=make_scalar_reader(read_contact, limit=LONGEST_PERSON),
)


def people_form(words: str, *, most: int) -> Form[tuple[Person, ...]]:
    """Return the form of a list of people, or of one person alone."""
    form = forms.list_form(words, PERSON, most=most)
    read_alone = make_scalar_reader(read_one_person, limit=LONGEST_PERSON)

    def read_people(node: yaml_tree.Node, place: Place) -> tuple[Person, ...] | None:
        if not isinstance(node, yaml_tree.Scalar):
            return form.read(node, place)
        person = read_alone(node, place)
        return None if person is None else (person,)

    return form._replace(read=read_people)
