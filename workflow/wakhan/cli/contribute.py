"""Commands for contributors: check what stands under raw/, add a source, show a row, correct it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wakhan.cli.commands import PATH, commands


@commands.command()
@click.argument("raw", type=PATH, required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, for code scanning, for annotations on GitHub.",
)
def check(raw: Path | None, form: str) -> None:
    """Check what people gave: everything under RAW (by default the project's raw/), every finding at once.

    Exit status 1 when there is an error. Every code is explained in docs/checks.md.
    """
    from wakhan.check import check as check_all
    from wakhan.check.report import FORMATS
    from wakhan.schema import ROOT

    findings = check_all(raw or ROOT / "raw")
    click.echo(FORMATS[form](findings))
    sys.exit(any(finding.level == "error" for finding in findings))


@commands.command()
@click.argument("file", type=PATH)
@click.option("--id", "document_id", help="The document's id; by default made of publisher, year and author or place.")
@click.option("--sources", type=PATH, default=Path("raw/sources"), show_default=True, help="Where deposits stand.")
def add(file: Path, document_id: str | None, sources: Path) -> None:
    """Begin a deposit of the text in FILE: what it says of itself filled in, everything else a marked gap.

    The text itself is not copied, and nothing is overwritten.
    """
    from wakhan.contribute.add import add as begin
    from wakhan.intake.files import GAP, shown

    made = begin(file, sources, document_id)
    folder = shown(sources / made.document_id)
    click.echo(f"Made {folder}/source.yaml and {folder}/digest.txt. The text itself stays where it is.")
    click.echo(f"Found in the text: {', '.join(made.found) or 'nothing'}. Compare it with the text.")
    click.echo(f"Still to be said: {', '.join(made.gaps)}.")
    click.echo(
        f"""
Next:
  1. Fill in every {GAP} in source.yaml; raw/sources/README.md says what to write.
  2. Retell each paragraph in digest.txt in your own words.
  3. make check
  4. make dataset; and from the text itself: make dataset TEXTS='{file.parent}'"""
    )


package_option = click.option(
    "--package", type=PATH, default=Path("build/latest"), show_default=True, help="The package the row is in."
)
texts_option = click.option("--texts", type=PATH, help="Folder searched for full texts by SHA-256.")


@commands.command()
@click.argument("row_id")
@package_option
@texts_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(row_id: str, package: Path, texts: Path | None, form: str) -> None:
    """Print the row with key ROW_ID: its words in the text, where it comes from, and what hangs on it."""
    import json

    from rich.console import Console

    from wakhan.contribute.package import Package
    from wakhan.contribute.show import render
    from wakhan.contribute.show import show as describe

    shown = describe(Package(package, texts), row_id)
    if form == "json":
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        Console(highlight=False).print(render(shown))


@commands.command()
@click.argument("row_id")
@click.option("--confirm", "action", flag_value="confirm", help="The row is right.")
@click.option("--reject", "action", flag_value="reject", help="The row should not be there.")
@click.option("--set", "sets", metavar="COLUMN=VALUE", multiple=True, help="What a column should say; may be repeated.")
@click.option("--reason", prompt="Why", help="So that another reader can judge it.")
@click.option("--curator", help="Who decides; by default the name that git knows you by.")
@click.option("--date", "day", help="The day of the decision, by default today.")
@package_option
@texts_option
@click.option("--corrections", type=PATH, default=Path("raw/corrections"), show_default=True, help="Where it goes.")
def correct(
    row_id: str,
    action: str | None,
    sets: tuple[str, ...],
    reason: str,
    curator: str | None,
    day: str | None,
    package: Path,
    texts: Path | None,
    corrections: Path,
) -> None:
    """Confirm, reject or change the row with key ROW_ID: write a line a column under raw/corrections.

    What the row says now is written beside it, so that the build stops once it says something else.
    """
    import datetime

    from wakhan.contribute.correct import decide, write
    from wakhan.contribute.package import Package
    from wakhan.intake.files import shown

    pairs = [pair.partition("=") for pair in sets]
    if bool(pairs) == bool(action) or not all(equals for _, equals, _ in pairs):
        raise click.UsageError("Give one of --confirm, --reject, or --set COLUMN=VALUE.")
    try:
        decided_on = datetime.date.fromisoformat(day) if day else datetime.date.today()
    except ValueError:
        raise click.UsageError(f"--date {day} is no day such as 2011-03-08.") from None
    lines, changes = decide(
        Package(package, texts),
        row_id,
        action or "change",
        {column: value or None for column, _, value in pairs},
        corrections,
        reason=reason,
        curator=curator or _name_in_git() or click.prompt("Your name"),
        decided_on=decided_on,
    )
    path, first = write(lines, corrections)
    for change in changes:
        click.echo(change)
    click.echo(f"Written to {shown(path)}:{first}. `make dataset` applies it.")


def _name_in_git() -> str:
    """The name that git knows the person by; nothing where there is none."""
    import subprocess

    try:
        said = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return said.stdout.strip()
