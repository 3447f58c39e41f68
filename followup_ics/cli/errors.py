"""What went wrong, said on standard error."""

import click

from followup_ics.model.errors import FollowUpError, InputError

SHOWN = 20
"""Problems shown at once; the rest is counted."""


def complain(error: FollowUpError) -> None:
    """Say what went wrong: the problems of a file one a line, then how many there are."""
    if not isinstance(error, InputError):
        click.echo(f"followup-ics: {error}", err=True)
        return
    for problem in error.problems[:SHOWN]:
        click.echo(str(problem), err=True)
    number, source = len(error.problems), error.problems[0].location.source
    if number > SHOWN:
        click.echo(f"and {number - SHOWN} more", err=True)
    click.echo(f"{number} problem{'s' * (number > 1)} in {source}; nothing was written", err=True)
