"""Changes to an input file that keep every other byte as it was."""
