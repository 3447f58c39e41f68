"""The place in the file of something that is only found to be wrong once all of it is planned."""

from collections.abc import Sequence

from followup_ics.input.yaml_tree import Mapping, Node
from followup_ics.input.yaml_tree import Sequence as List
from followup_ics.model.errors import Problem


def locate_problem(root: Mapping, path: Sequence[str | int], message: str) -> Problem:
    r"""Say what is wrong at the end of a path of keys and places in lists, or as near to it as the file goes.

    >>> from followup_ics.input.yaml_tree import scan_source
    >>> root = scan_source(b"interviews:\n- {company: Acme}", name="a.yaml")
    >>> print(locate_problem(root, ("interviews", 0, "booked"), "say when"))
    a.yaml:2:3: interviews[0].booked: say when
    """
    node: Node = root
    for step in path:
        node = _enter(node, step) or node
    return Problem(location=node.location, path=tuple(path), message=message)


def _enter(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return next((entry.value for entry in node.entries if entry.key.text == step), None)
    if isinstance(node, List) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
