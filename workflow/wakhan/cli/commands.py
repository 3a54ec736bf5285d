"""The group that every command belongs to, and what their options share."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Raw texts in; versioned, validated tables of documents, entities, events and quotations out."""
