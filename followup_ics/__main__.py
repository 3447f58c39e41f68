"""Run the command, by its name or as ``python -m followup_ics``."""

import gc


def run() -> None:
    """Open the door."""
    # A command lives for a moment and makes hardly any circles: looking for them takes a tenth of its time, and once
    # more at its end, where what is frozen is passed over.
    gc.disable()
    try:
        from followup_ics.cli import main  # noqa: PLC0415 - this too is quicker then

        main(prog_name="followup-ics")
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
