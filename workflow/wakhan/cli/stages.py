"""Commands for one stage each, called by the rules in workflow/rules."""

from __future__ import annotations

import json
from pathlib import Path

import click

from wakhan.cli.commands import PATH, commands
from wakhan.findings import Refused

work_option = click.option("--work", type=PATH, required=True, help="The folder of the tables between stages.")
shard_option = click.option("--shard", required=True, help="The shard to work on.")


@commands.command()
@work_option
@click.option("--corpus", type=PATH, required=True)
@click.option("--authority", type=PATH)
@click.option("--texts", type=PATH)
@click.option("--shards", type=click.IntRange(1), required=True)
def intake(work: Path, corpus: Path, authority: Path | None, texts: Path | None, shards: int) -> None:
    """Stage 1: check what people gave and deal the documents into shards."""
    import polars as pl

    from wakhan.findings import Finding
    from wakhan.intake import intake as stage
    from wakhan.intake.authority import read_authority
    from wakhan.intake.records import read_records
    from wakhan.intake.sources import find_sources, shard_names, shard_of
    from wakhan.tables import write
    from wakhan.workspace import AUTHORITY, Workspace

    wrong: list[Finding] = []
    known: dict[str, pl.DataFrame] = {}
    try:
        known = read_authority(authority)
    except Refused as refused:
        wrong.extend(refused.findings)
    records, findings = read_records(find_sources(corpus), texts)
    documents = stage(records, [*wrong, *findings])
    space = Workspace(work)
    dealt = documents.with_columns(shard=pl.col("document_id").map_elements(lambda i: shard_of(i, shards), pl.Int64))
    for number, name in enumerate(shard_names(shards)):
        write(dealt.filter(pl.col("shard") == number).drop("shard"), "texts", space.shard("texts", name))
    for table, path in zip(AUTHORITY, space.authority(), strict=True):
        write(known[table], table, path)


@commands.command()
@work_option
@shard_option
def clean(work: Path, shard: str) -> None:
    """Stage 2: label every stretch of the raw texts."""
    from wakhan.clean import clean as stage
    from wakhan.tables import read, write
    from wakhan.workspace import SHARDED, Workspace

    space = Workspace(work)
    cleaned = stage(read(space.shard("texts", shard), "texts"))
    for table in SHARDED["clean"]:
        write(getattr(cleaned, table), table, space.shard(table, shard))


@commands.command()
@work_option
@shard_option
def segment(work: Path, shard: str) -> None:
    """Stage 3: make paragraphs, joined across furniture."""
    from wakhan.segment import segment as stage
    from wakhan.tables import read, write
    from wakhan.workspace import READS, SHARDED, Workspace

    space = Workspace(work)
    segmented = stage(*(read(space.shard(table, shard), table) for table in READS["segment"]))
    for table in SHARDED["segment"]:
        write(getattr(segmented, table), table, space.shard(table, shard))


@commands.command()
@work_option
@shard_option
def extract(work: Path, shard: str) -> None:
    """Stage 4: find names, reported speech and events."""
    from wakhan.authority import read_tables
    from wakhan.extract import extract as stage
    from wakhan.tables import read, write
    from wakhan.workspace import AUTHORITY, READS, SHARDED, Workspace

    space = Workspace(work)
    authority = read_tables(*(read(p, t) for t, p in zip(AUTHORITY, space.authority(), strict=True)))
    texts, paragraphs, found, cables = (read(space.shard(table, shard), table) for table in READS["extract"])
    extracted = stage(texts, paragraphs, found, cables, authority)
    for table in SHARDED["extract"]:
        write(getattr(extracted, table), table, space.shard(table, shard))


@commands.command()
@work_option
@click.option("--shards", type=click.IntRange(1), required=True)
@click.option("--corrections", type=PATH)
def assemble(work: Path, shards: int, corrections: Path | None) -> None:
    """Stage 5: join the shards, merge the authority file, apply corrections, join reports of the same occurrence."""
    from wakhan.assemble import assemble as stage
    from wakhan.findings import as_json, refuse
    from wakhan.intake.corrections import read_corrections
    from wakhan.intake.sources import shard_names
    from wakhan.schema import PUBLISHED
    from wakhan.tables import read, write
    from wakhan.workspace import AUTHORITY, READS, Workspace

    space = Workspace(work)
    names = shard_names(shards)
    stages = {table: read([space.shard(table, name) for name in names], table) for table in READS["assemble"]}
    stages |= {table: read(path, table) for table, path in zip(AUTHORITY, space.authority(), strict=True)}
    stages["corrections"], findings = read_corrections(corrections)
    refuse(findings)
    assembled = stage(stages)
    for table, path in zip(PUBLISHED, space.assembled(), strict=True):
        write(assembled.tables[table], table, path)
    space.notes().write_text(as_json(assembled.findings), encoding="utf-8")


@commands.command()
@work_option
@click.option("--shards", type=click.IntRange(1), required=True)
def validate(work: Path, shards: int) -> None:
    """Stage 6: check every table against its schema, every key, every offset."""
    from wakhan.findings import from_json, refuse
    from wakhan.intake.sources import shard_names
    from wakhan.schema import PUBLISHED
    from wakhan.tables import read
    from wakhan.validate import quality
    from wakhan.validate import validate as stage
    from wakhan.workspace import Workspace

    space = Workspace(work)
    tables = {t: read(path, t) for t, path in zip(PUBLISHED, space.assembled(), strict=True)}
    texts = read([space.shard("texts", name) for name in shard_names(shards)], "texts")
    report = stage(tables, dict(texts.select("document_id", "text").iter_rows()))
    refuse(report.findings)
    noted = from_json(space.notes().read_text(encoding="utf-8"))
    space.report().parent.mkdir(parents=True, exist_ok=True)
    space.report().write_text(json.dumps(quality(report, noted), ensure_ascii=False, indent=2), encoding="utf-8")


@commands.command()
@work_option
def libraries(work: Path) -> None:
    """For stage 7: bundle the scripts that the explorer draws with; it needs no other stage."""
    from dataclasses import asdict

    from wakhan.explore.libraries import libraries as bundle
    from wakhan.workspace import Workspace

    path = Workspace(work).libraries()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(bundle()), ensure_ascii=False), encoding="utf-8")


@commands.command()
@work_option
@click.option("--corpus", type=PATH, required=True)
@click.option("--out", type=PATH, required=True)
@click.option("--withhold/--no-withhold", default=True)
@click.option("--scored/--not-scored", default=False, help="Whether the tables were measured on gold.")
@click.option("--shards", type=click.IntRange(1), required=True)
@click.option("--previous", type=PATH, help="The package of the version before.")
def publish(
    work: Path, corpus: Path, out: Path, withhold: bool, scored: bool, shards: int, previous: Path | None
) -> None:
    """Stages 7 and 8: draw the page and write the version, whole or not at all."""
    import polars as pl

    from wakhan.explore import explore
    from wakhan.explore.libraries import Libraries
    from wakhan.intake.sources import find_sources, shard_names
    from wakhan.publish import publish as stage
    from wakhan.publish.descriptor import base_descriptor, home_of
    from wakhan.rights import withhold as apply_policies
    from wakhan.schema import PUBLISHED
    from wakhan.tables import read
    from wakhan.versions.history import CHANGELOG, history
    from wakhan.versions.package import of_tables, read_version
    from wakhan.workspace import Workspace

    space = Workspace(work)
    tables = {t: read(path, t) for t, path in zip(PUBLISHED, space.assembled(), strict=True)}
    full = find_sources(corpus).kind == "deposits" and "full" in tables["documents"]["text_basis"]
    descriptor = base_descriptor(corpus, full=full, withheld=withhold)
    published = apply_policies(tables) if withhold else tables
    folder = out / descriptor["version"]
    quality = json.loads(space.report().read_text(encoding="utf-8"))
    if scored:
        quality |= json.loads(space.scores().read_text(encoding="utf-8"))
    kept = published["paragraphs"].filter(pl.col("text").is_not_null())["document_id"]
    texts = read([space.shard("texts", name) for name in shard_names(shards)], "texts")
    texts = texts.filter(pl.col("document_id").is_in(kept.implode()))
    changelog = home_of(corpus) / CHANGELOG
    carried = history(
        of_tables(descriptor, published),
        read_version(previous) if previous else None,
        changelog.read_text(encoding="utf-8") if changelog.is_file() else None,
    )
    shown = dict(texts.select("document_id", "text").iter_rows())
    changes = json.loads(carried["diff/summary.json"]) if "diff/summary.json" in carried else None
    scripts = Libraries(**json.loads(space.libraries().read_text(encoding="utf-8")))
    pages = explore(published, shown, descriptor, quality, changes, scripts)
    stage(published, descriptor, pages, quality, folder, carried)
    space.receipt().parent.mkdir(parents=True, exist_ok=True)
    space.receipt().write_text(json.dumps({"version": descriptor["version"]}), encoding="utf-8")
