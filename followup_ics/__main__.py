"""Run the command, by its name or as ``python -m followup_ics``."""

import gc

INTERRUPTED = 130
"""The exit code for Ctrl-C, also while the program is still being read."""


def run() -> None:
    """Run the command line that this process was given."""
    # A command lives for a moment and makes hardly any circles: looking for them takes a tenth of its time, and once
    # more at its end, where what is frozen is passed over.
    gc.disable()
    try:
        from followup_ics.cli import main  # noqa: PLC0415 - this too is quicker then

        main(prog_name="followup-ics")
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
