"""How quick the commands are, measured: `python -m tests.benchmarks`. The ordinary tests leave this folder out."""
