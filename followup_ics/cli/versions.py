"""The versions of installed packages, found without importing any of them."""

import os
import sys

FOLDER_END = ".dist-info"


def find_version(package: str) -> str:
    """Find the version of an installed package.

    The names of the folders that installers leave behind tell it at once; the library that knows of all other ways
    takes longer to import than a whole command may take. Raise `importlib.metadata.PackageNotFoundError` where there
    is no such package.

    >>> find_version("click")[0].isdigit()
    True
    """
    begin = f"{package.replace('-', '_')}-"
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - names only, and no path to be made of them
        except OSError:
            continue
        found = [name for name in names if name.startswith(begin) and name.endswith(FOLDER_END)]
        if len(found) == 1:
            return found[0].removeprefix(begin).removesuffix(FOLDER_END)
    from importlib.metadata import version

    return version(package)
