"""The command build where it is given a folder: its options, and what it does."""
