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
    if folder := _find_folder(package):
        return os.path.basename(folder).partition("-")[2].removesuffix(FOLDER_END)  # noqa: PTH119 - as text
    from importlib.metadata import version

    return version(package)


def describe_contents(package: str) -> str | None:
    """Describe what an installed package holds: its version, and a digest of the list of its files with theirs.

    None where the installer left no such list.

    >>> (describe_contents("click") or "").startswith(find_version("click"))
    True
    """
    folder = _find_folder(package)
    if folder is None:
        return None
    import hashlib

    try:
        with open(os.path.join(folder, "RECORD"), "rb") as file:  # noqa: PTH118, PTH123 - as text
            digest = hashlib.blake2b(file.read(), digest_size=8).hexdigest()
    except OSError:
        return None
    return f"{find_version(package)}-{digest}"


def _find_folder(package: str) -> str | None:
    """Find the folder in which an installer describes a package; None where there is none, or several."""
    begin = f"{package.replace('-', '_')}-"
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - names only, and no path to be made of them
        except OSError:
            continue
        found = [name for name in names if name.startswith(begin) and name.endswith(FOLDER_END)]
        if len(found) == 1:
            return os.path.join(folder, found[0])  # noqa: PTH118 - as text
    return None
