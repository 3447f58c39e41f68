"""Write the schema that is shipped anew, from the declarations of the keys: `python tests/shared/make_schema.py`."""

import json
from pathlib import Path

import followup_ics.input
from followup_ics.input.schema import make_schema

SHIPPED = Path(followup_ics.input.__file__).with_name("schema.json")


def render_schema() -> str:
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(render_schema(), encoding="utf-8")
