"""The JSON Schema of the input file, made from the declarations of its keys."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from followup_ics.input.keys.forms import record_schema
from followup_ics.input.keys.job_search import JOB_SEARCH_KEYS
from followup_ics.input.records import Form, Key, Schema

HEAD: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:followup-ics:job-search",
    "title": "A job search, for followup-ics",
    "description": "What happened in a job search; from it comes a calendar feed of what to do next.",
}

Definitions: TypeAlias = dict[str, object]


def make_schema() -> dict[str, object]:
    """Return the schema: the top of the file, and below `$defs` every form that has a name.

    >>> make_schema()["required"]
    ['timezone', 'holidays', 'interviews']
    """
    definitions = Definitions()
    top = _write_out(record_schema(JOB_SEARCH_KEYS, may_have_own=True), definitions)
    return {**HEAD, **top, "$defs": dict(sorted(definitions.items()))}


def _write_out(schema: Schema, definitions: Definitions) -> dict[str, object]:
    """Return a schema with its forms and keys written out, named forms among the definitions."""
    return {name: _write_value(value, definitions) for name, value in schema.items()}


def _write_value(value: object, definitions: Definitions) -> object:
    match value:
        case Form():
            return _refer_to_form(value, definitions)
        case Key():
            return _describe_key(value, definitions)
        case Mapping():
            return _write_out(value, definitions)
        case tuple():
            return [_write_value(item, definitions) for item in value]
        case _:
            return value


def _refer_to_form(form: Form[Any], definitions: Definitions) -> dict[str, object]:
    if form.name is None:
        return _write_out(form.schema, definitions)
    if form.name not in definitions:
        definitions[form.name] = _write_out(form.schema, definitions)
    return {"$ref": f"#/$defs/{form.name}"}


def _describe_key(key: Key[Any], definitions: Definitions) -> dict[str, object]:
    value = _refer_to_form(key.form, definitions)
    described = {"description": key.description, **(value if key.is_required else _or_nothing(value))}
    if key.default is not None:
        described["default"] = _write_value(key.default, definitions)
    if key.examples:
        described["examples"] = _write_value(key.examples, definitions)
    return described


def _or_nothing(schema: dict[str, object]) -> dict[str, object]:
    """Let a value be empty as well: a key without one is as good as none."""
    match schema:
        case {"enum": [*words]}:
            return {**schema, "enum": [*words, None]}
        case {"anyOf": [*schemas]}:
            return {**schema, "anyOf": [*schemas, {"type": "null"}]}
        case {"type": [*types]}:
            return {**schema, "type": [*types, "null"]}
        case {"type": a_type}:
            return {**schema, "type": [a_type, "null"]}
        case _:
            return {"anyOf": [schema, {"type": "null"}]}
