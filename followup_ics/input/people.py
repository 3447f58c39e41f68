"""The keys of a person, who is written as one text or as a mapping."""

from collections.abc import Callable
from typing import Any, Final

from followup_ics.input import fields, yaml_tree
from followup_ics.input.fields import make_choice_reader
from followup_ics.input.records import Key, Place, make_record_reader, make_scalar_reader
from followup_ics.model.search import GoBetween, Person

PERSON_FORM: Final = "'Name', 'Name <address>', or keys such as 'name:' and 'call:'"

PERSON_NAME: Final = Key(name="name", form="a name", read=make_scalar_reader(fields.read_name), is_required=True)
ADDRESS: Final = Key(
    name="address", form="an e-mail address, as 'dana@acme.example'", read=make_scalar_reader(fields.read_address)
)
CALL: Final = Key(
    name="call", form="what you call them, as 'Dana' or 'Dr. Lee'", read=make_scalar_reader(fields.read_line)
)
IS: Final = Key(
    name="is",
    form=", ".join(GoBetween),
    read=make_scalar_reader(make_choice_reader("go-between", {str(each): each for each in GoBetween})),
)
PERSON_KEYS: Final = (PERSON_NAME, ADDRESS, CALL)
CONTACT_KEYS: Final = (*PERSON_KEYS, IS)

read_written_person = make_scalar_reader(fields.read_person, limit=2 * fields.LONGEST_LINE)


def make_person_reader(keys: tuple[Key[Any], ...]) -> Callable[[yaml_tree.Node, Place], Person | None]:
    """Return a reader of a person, by text or with some of the keys above."""
    read_record = make_record_reader(keys)

    def read_person(node: yaml_tree.Node, place: Place) -> Person | None:
        if not isinstance(node, yaml_tree.Mapping):
            return read_written_person(node, place)
        record = read_record(node, place)
        name = None if record is None else record.get(PERSON_NAME)
        if record is None or name is None:
            return None
        return Person(name=name, address=record.get(ADDRESS), call=record.get(CALL), go_between=record.get(IS))

    return read_person


read_met = make_person_reader(PERSON_KEYS)
read_contact = make_person_reader(CONTACT_KEYS)
