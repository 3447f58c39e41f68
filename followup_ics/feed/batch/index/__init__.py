"""The index of a folder: what is known to be up to date, and where that is kept."""
