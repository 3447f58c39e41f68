"""Run the command, by its name or as ``python -m followup_ics``."""

import gc


def run() -> None:
    """Open the door."""
    # A command lives for a moment and makes hardly any circles: looking for them takes a tenth of its time.
    gc.disable()
    from followup_ics.cli import main  # noqa: PLC0415 - this too is quicker then

    main(prog_name="followup-ics")


if __name__ == "__main__":
    run()
