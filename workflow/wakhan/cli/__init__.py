"""The ``wakhan`` command: thin commands that read files, call a stage, and write files. Each imports what it needs."""

from __future__ import annotations

import sys

import click

from wakhan.cli import contribute, package, release, stages  # noqa: F401 — each adds its commands to the group
from wakhan.cli.commands import commands
from wakhan.findings import Refused


def main() -> None:
    """Run the command line; refused input becomes messages and exit status 1, never a stack trace."""
    try:
        commands(standalone_mode=False)
    except Refused as refused:
        for finding in refused.findings:
            click.echo(str(finding), err=True)
        errors = sum(f.level == "error" for f in refused.findings)
        click.echo(f"{errors} error{'s' if errors != 1 else ''}.", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
