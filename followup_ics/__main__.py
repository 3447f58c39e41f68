"""Run the command as ``python -m followup_ics``."""

from followup_ics.cli import main

if __name__ == "__main__":
    main(prog_name="followup-ics")
