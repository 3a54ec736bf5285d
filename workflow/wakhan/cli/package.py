"""Commands for a whole package: build it, measure it, and the documents generated from the schemas."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from wakhan.cli.commands import PATH, commands


@commands.command()
@click.option("--corpus", type=PATH, help="Folder of deposits, folder of .txt files, or a .jsonl or .parquet file.")
@click.option("--authority", help="Folder of the authority file, or none.")
@click.option("--corrections", help="Folder of corrections, or none.")
@click.option("--texts", type=PATH, help="Folder searched for full texts by SHA-256.")
@click.option("--out", type=PATH, help="Where the package goes.")
@click.option("--gold", type=PATH, multiple=True, help="Gold file or folder of gold to measure on; may be given again.")
@click.option("--withhold/--no-withhold", default=True, help="Apply the text policies (a build without is private).")
@click.option("--shards", type=click.IntRange(1), help="How many shards; by default by the size of the corpus.")
@click.option("--previous", type=PATH, help="The package of the version before: adds a diff, checks the number.")
@click.option("--cores", type=click.IntRange(1), help="How many cores; by default all.")
def build(
    corpus: Path | None,
    authority: str | None,
    corrections: str | None,
    texts: Path | None,
    out: Path | None,
    gold: tuple[Path, ...],
    withhold: bool,
    shards: int | None,
    previous: Path | None,
    cores: int | None,
) -> None:
    """Build the package: all stages, in order, doing again only what has changed."""
    from wakhan.build import build as run

    given: dict[str, object] = {"corpus": corpus, "authority": authority, "corrections": corrections, "texts": texts}
    given |= {"out": out, "shards": shards, "previous": previous}
    chosen = {k: v for k, v in given.items() if v is not None} | ({"gold": list(gold)} if gold else {})
    sys.exit(run(chosen | {"withhold": withhold}, cores))


@commands.command()
@click.argument("gold", type=PATH, nargs=-1, required=True)
@click.option("--package", type=PATH, default=Path("build/latest"), show_default=True, help="The package to measure.")
@click.option("--work", type=PATH, help="Measure the assembled tables of a build instead and keep the scores there.")
@click.option("--corpus-of", is_flag=True, help="Write the texts of GOLD as a corpus instead: GOLD OUT.jsonl.")
def evaluate(gold: tuple[Path, ...], package: Path, work: Path | None, corpus_of: bool) -> None:
    """Measure a package on GOLD: files, or folders of them.

    Gold that holds its texts (PolNeAR, PLOVER) needs a package built from them: --corpus-of makes the corpus.
    """
    from dataclasses import asdict

    from wakhan.evaluate import TABLES
    from wakhan.evaluate import evaluate as measure
    from wakhan.evaluate.gold import corpus_of as records_of
    from wakhan.evaluate.gold import find_gold, read_gold
    from wakhan.evaluate.report import markdown
    from wakhan.tables import read
    from wakhan.workspace import Workspace

    if corpus_of:
        if len(gold) != 2:
            raise click.UsageError("--corpus-of takes one gold file and the .jsonl file to write.")
        lines = (json.dumps(record, ensure_ascii=False) for record in records_of(read_gold(gold[0])))
        gold[1].write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return
    golds = [read_gold(path) for path in find_gold(gold)]
    folder = Workspace(work).root / "assemble" if work else package
    answer = measure({table: read(folder / f"{table}.parquet", table) for table in TABLES}, golds)
    for finding in answer.findings:
        click.echo(str(finding), err=True)
    if work:
        scores = Workspace(work).scores()
        scores.parent.mkdir(parents=True, exist_ok=True)
        scores.write_text(json.dumps(answer.as_json(), ensure_ascii=False, indent=2), encoding="utf-8")
    else:
        click.echo(markdown(answer.as_json(), [asdict(difference) for difference in answer.differences]))


@commands.command()
@click.argument("gold", type=PATH, nargs=-1, required=True)
@click.option("--package", type=PATH, multiple=True, required=True, help="A package with annotated documents; repeat.")
def calibrate(gold: tuple[Path, ...], package: tuple[Path, ...]) -> None:
    """Fit scores to GOLD, for whoever changes how rows are scored (wakhan/extract/scores.py).

    Prints, for each table and method, the line that the log odds of scores should follow, and what it gains on
    documents left out of the fit; and, where scores are constants, how many rows of each are right.
    """
    from wakhan.evaluate import TABLES, evaluate
    from wakhan.evaluate.calibration import kinds, refits
    from wakhan.evaluate.gold import find_gold, read_gold
    from wakhan.evaluate.report import calibration_tables
    from wakhan.tables import read

    golds = [read_gold(path) for path in find_gold(gold)]
    packages = [{table: read(folder / f"{table}.parquet", table) for table in TABLES} for folder in package]
    rows = [row for tables in packages for row in evaluate(tables, golds).judged]
    click.echo(calibration_tables(refits(rows), kinds(rows)))


@commands.command()
@click.option("--fix", is_flag=True, help="Write those that differ.")
@click.option("--package", type=PATH, help="Run the tutorial on this package as well.")
def docs(fix: bool, package: Path | None) -> None:
    """Check the documents generated from schemas, codes, descriptor and tables."""
    from wakhan import docs as generated

    if fix:
        for path in generated.fix(package):
            click.echo(f"wrote {path.as_posix()}")
    else:
        generated.check(package)
