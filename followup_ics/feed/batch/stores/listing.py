"""The input files among the objects of a store, page by page, as a walk through a folder finds them."""

from collections.abc import Iterator

from followup_ics.feed.batch.folder import SUFFIXES, Found, Obstacle, make_task, name_rival
from followup_ics.feed.storage.object_store import ListedObject, ObjectStore


def list_sources(store: ObjectStore) -> Iterator[Found]:
    """List every ``*.yaml`` and ``*.yml`` below a store's prefix, with its version, in the order of the store.

    What begins with a dot, or is below what does, is passed over. Two files that would have the same feed are both
    obstacles. No more is held in memory than a page. Raises `StoreError` where the list ends early.
    """
    return pair_rivals(listed for page in store.list_pages() for listed in page if is_source(listed.name))


def is_source(name: str) -> bool:
    """Tell whether an object is an input file.

    >>> is_source("east/a.yaml"), is_source("east/.old/a.yaml"), is_source("a.ics")
    (True, False, False)
    """
    return name.endswith(SUFFIXES) and not name.startswith(".") and "/." not in name


def pair_rivals(listed: Iterator[ListedObject]) -> Iterator[Found]:
    """Make tasks of files, in their order; those of which two would have one feed are obstacles.

    In the order of their names ``a.yaml`` comes before ``a.yml``, with nothing between them but what begins with
    ``a.y``: so long a file is kept back, and what comes after it.

    >>> from followup_ics.feed.batch.folder import Task
    >>> names = ("a.yaml", "a.yaml.yaml", "a.yml", "b.yaml")
    >>> found = pair_rivals(ListedObject(name=name, size=1, version="") for name in names)
    >>> [(each.source, isinstance(each, Task)) for each in found]
    [('a.yaml', False), ('a.yaml.yaml', True), ('a.yml', False), ('b.yaml', True)]
    """
    waiting = dict[str, Found]()
    for each in listed:
        while waiting and not each.name.startswith(f"{next(iter(waiting)).rpartition('.')[0]}.y"):
            yield waiting.pop(next(iter(waiting)))
        rival = name_rival(each.name)
        waiting[each.name] = make_task(each.name)._replace(version=each.version)
        if rival in waiting:
            waiting[rival], waiting[each.name] = _oppose(rival, each.name), _oppose(each.name, rival)
    yield from waiting.values()


def _oppose(one: str, other: str) -> Obstacle:
    name = other.rpartition("/")[2]
    return Obstacle(source=one, message=f"its feed would be that of '{name}' too; rename one of the two")
