"""The packages stand in one line, and what touches the world has one owner: held for every module there is."""

import ast
from pathlib import Path

import pytest

import followup_ics

PACKAGE = Path(followup_ics.__file__).parent
LAYERS = ("cli", "publishing", "reports", "feed", "sharing", "planning", "input", "phrases", "model")
ENTRY_POINT = "__main__"

# Each third-party library is known to one module or package, or to few, where a reason is given.
SOLE_OWNERS = {
    "yaml": {"input.yaml_tree", "input.yaml_errors"},
    "dateutil": {"phrases.meanings"},
    "holidays": {"planning.calendars.holiday_data"},
    "icalendar": {"feed.ics", "input.invitation"},  # written there, read here
    "jinja2": {"reports.page.render"},
    "markupsafe": {"reports.page.render"},  # a part of jinja2
    "segno": {"reports.page.code"},
    "rich": {"reports.terminal", "cli.progress"},
    "click": {"cli"},
    "platformdirs": {"cli"},
    "watchfiles": {"cli.watch"},
    "requests": {"publishing.web"},
    "dask": {"feed.batch.cluster.connection"},
    "distributed": {"feed.batch.cluster"},
    "obstore": {"feed.storage.object_store"},
    "urllib3": {"publishing.web"},  # what requests is made on
    "tzdata": {"cli", "input.timezones"},
}

# The core: values in, values out. These of its modules fetch what it is handed.
CORE = ("model", "phrases", "planning", "sharing", "feed.texts")
FETCHING = {
    "planning.caveats",
    "planning.plan_file",
    "planning.calendars.days_off",
    "planning.calendars.cache",
    "planning.calendars.holiday_data",
}
WORLD = {"os", "sys", "io", "pathlib", "tempfile", "shutil", "socket", "subprocess", "threading", "multiprocessing"}

CLOCK_AND_CHANCE = {
    ("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time"), ("time", "time_ns"),
    ("uuid", "uuid1"), ("uuid", "uuid4"), ("os", "urandom"), ("os", "getrandom"),
}  # fmt: skip
CHANCE_MODULES = {"secrets", "random"}
TEMPORARY_NAMES = {"feed.replace", "planning.calendars.cache"}

MOST_ENTRIES, MOST_MODULES, MOST_LINES, MOST_FUNCTION_LINES = 12, 15, 300, 50
ASSETS = {"py.typed"}


def read_package() -> dict[str, ast.Module]:
    """Every module by its dotted path; a package by its folder's."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip("."): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = read_package()


# The rules: each takes modules, and returns what breaks it


def list_imports(tree):
    """Every name that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def list_own_imports(tree, modules):
    """The modules of ours that a module imports: the longest name that is one."""
    for name in list_imports(tree):
        own, _, inside = name.partition(".")
        while own == "followup_ics" and inside not in modules:
            inside = inside.rpartition(".")[0]
        if own == "followup_ics" and inside:
            yield inside


def is_within(module, places):
    return any(module == place or module.startswith(f"{place}.") for place in places)


def package_of(module):
    return module.partition(".")[0]


def find_strangers(modules):
    """Packages and modules at the top that have no place in the line."""
    return {package_of(module) for module in modules} - {*LAYERS, ENTRY_POINT, ""}


def find_imports_to_the_left(modules):
    ranks = {layer: rank for rank, layer in enumerate((ENTRY_POINT, *LAYERS))}
    return {
        f"{module} imports {used}"
        for module, tree in modules.items()
        for used in list_own_imports(tree, modules)
        if module and ranks[package_of(used)] < ranks[package_of(module)]
    }


def find_circles(modules):
    """Folders or modules that import each other in a circle, looked for in each folder among its entries."""
    folders = {""} | {
        ".".join(module.split(".")[:end]) for module in modules for end in range(1, module.count(".") + 1)
    }
    return {circle for folder in folders for circle in find_circles_within(folder, modules)}


def find_circles_within(folder, modules):
    prefix = f"{folder}." if folder else ""

    def entry_of(module):
        return module.removeprefix(prefix).partition(".")[0] if module.startswith(prefix) and module != folder else None

    waiting = {entry: set() for module in modules if (entry := entry_of(module))}
    for module, tree in modules.items():
        if entry := entry_of(module):
            waiting[entry] |= {other for used in list_own_imports(tree, modules) if (other := entry_of(used))} - {entry}
    while free := {entry for entry, uses in waiting.items() if uses.isdisjoint(waiting)}:
        waiting = {entry: uses for entry, uses in waiting.items() if entry not in free}
    return {f"{prefix}{entry}" for entry in waiting}


def find_users(library, modules):
    return {
        module for module, tree in modules.items() if library in {name.partition(".")[0] for name in list_imports(tree)}
    }


def find_third_parties(modules):
    used = {name.partition(".")[0] for tree in modules.values() for name in list_imports(tree)}
    return used - set(sys_modules()) - {"followup_ics"}


def sys_modules():
    import sys  # noqa: PLC0415 - the rule is about the package, not about its tests

    return sys.stdlib_module_names


def find_clocks(modules):
    return {
        module
        for module, tree in modules.items()
        if package_of(module) != "cli"
        and (
            {read_attribute(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & CLOCK_AND_CHANCE
            or {name.partition(".")[0] for name in list_imports(tree)} & CHANCE_MODULES
        )
    } - TEMPORARY_NAMES


def read_attribute(node):
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    return owner, node.attr


def find_world_in_core(modules):
    return {
        f"{module} imports {name}"
        for module, tree in modules.items()
        if is_within(module, CORE) and module not in FETCHING
        for name in list_imports(tree)
        if name.partition(".")[0] in WORLD
        or name.startswith("followup_ics.input")
        or is_within(name.removeprefix("followup_ics."), FETCHING - {"planning.calendars.days_off"})
    }


# The package as it is


def test_every_package_has_its_place_in_the_line():
    assert find_strangers(MODULES) == set()


def test_every_import_between_packages_goes_to_the_right():
    assert find_imports_to_the_left(MODULES) == set()


def test_there_is_no_circle_in_any_folder():
    assert find_circles(MODULES) == set()


@pytest.mark.parametrize("library", SOLE_OWNERS)
def test_a_library_has_its_owner(library):
    users = find_users(library, MODULES)
    assert {user for user in users if not is_within(user, SOLE_OWNERS[library])} == set()
    assert all(any(is_within(user, {owner}) for user in users) for owner in SOLE_OWNERS[library])


def test_every_library_has_an_owner():
    assert find_third_parties(MODULES) == set(SOLE_OWNERS)


def test_clock_and_chance_are_read_in_cli_alone():
    assert find_clocks(MODULES) == set()


def test_the_core_touches_no_world():
    assert find_world_in_core(MODULES) == set()


def test_the_top_can_be_taken_in_at_a_glance():
    entries = {path.name for path in PACKAGE.iterdir()} - {"__pycache__"} - ASSETS
    assert len(entries) <= MOST_ENTRIES, entries


def test_no_folder_holds_too_many_modules():
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    sizes = {str(folder.relative_to(PACKAGE)): len(list(folder.glob("*.py"))) for folder in folders}
    assert {folder: size for folder, size in sizes.items() if size > MOST_MODULES} == {}


def test_no_module_and_no_function_is_long():
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    long |= {
        f"{module}.{node.name}": lines
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_FUNCTION_LINES
    }
    assert long == {}


# Each rule fails where it should: a made-up module, the rule, what it must find

LEFT = "import followup_ics.reports.agenda"
BROKEN = [
    (find_strangers, {"helpers": ""}, {"helpers"}, "a package outside the line"),
    (find_strangers, {"stray": ""}, {"stray"}, "a module at the top"),
    (find_imports_to_the_left, {"model.new": LEFT}, {"model.new imports reports.agenda"}, "an import to the left"),
    (
        find_imports_to_the_left,
        {"feed.new": "def late():\n    from followup_ics.reports import agenda"},
        {"feed.new imports reports.agenda"},
        "the same inside a function",
    ),
    (
        find_circles,
        {"feed.one": "import followup_ics.feed.two", "feed.two": "import followup_ics.feed.one"},
        {"feed.one", "feed.two"},
        "two modules of a folder",
    ),
    (
        find_circles,
        {
            "feed.a.one": "import followup_ics.feed.b.two",
            "feed.b.two": "import followup_ics.feed.c",
            "feed.c": "import followup_ics.feed.a.three",
            "feed.a.three": "",
        },
        {"feed.a", "feed.b", "feed.c"},
        "folders, by way of different modules",
    ),
    (find_third_parties, {"feed.new": "import numpy"}, {"numpy"}, "a library without an owner"),
    (find_clocks, {"feed.new": "import datetime as dt\ndt.datetime.now(dt.UTC)"}, {"feed.new"}, "the clock"),
    (find_clocks, {"planning.new": "import secrets"}, {"planning.new"}, "chance"),
    (find_clocks, {"reports.new": "import os\nos.urandom(4)"}, {"reports.new"}, "chance from the system"),
    (find_world_in_core, {"planning.new": "import os"}, {"planning.new imports os"}, "files in the core"),
    (
        find_world_in_core,
        {"planning.new": "from followup_ics.planning.calendars.cache import CalendarCache"},
        {"planning.new imports followup_ics.planning.calendars.cache.CalendarCache"},
        "an adapter in the core",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "made_up", "found", "why"), BROKEN, ids=[row[3] for row in BROKEN])
def test_the_rule_fails_where_it_should(rule, made_up, found, why):
    modules = MODULES | {name: ast.parse(text) for name, text in made_up.items()}
    assert rule(modules) - rule(MODULES) - set(SOLE_OWNERS) == found, why


def test_a_library_used_elsewhere_is_seen():
    assert "planning.new" in find_users("icalendar", MODULES | {"planning.new": ast.parse("import icalendar")})
