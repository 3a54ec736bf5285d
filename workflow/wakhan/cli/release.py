"""Commands for published versions: verify, compare, seal, fill in withheld text, build twice and compare."""

from __future__ import annotations

from pathlib import Path

import click

from wakhan.cli.commands import PATH, commands


@commands.command()
@click.argument("package", type=PATH)
@click.option("--deep", is_flag=True, help="Read every table as well: types, values, keys (frictionless and our own).")
def verify(package: Path, deep: bool) -> None:
    """Check a PACKAGE (its folder) against its own checksums and descriptor. Needs no network."""
    from wakhan.findings import refuse
    from wakhan.versions.verify import verify as check

    refuse(check(package))
    if deep:
        from wakhan.publish import check_package

        refuse(check_package(package))
    click.echo(f"{package}: every file is there, byte for byte, and no other.")


@commands.command()
@click.argument("before", type=PATH)
@click.argument("after", type=PATH)
@click.option("--changelog", is_flag=True, help="Print a draft of the section for CHANGELOG.md instead.")
@click.option("--out", type=PATH, help="Write the diff as files into this folder instead: Parquet, Markdown, a page.")
def diff(before: Path, after: Path, changelog: bool, out: Path | None) -> None:
    """Tell what changed from the package BEFORE to the package AFTER (folders)."""
    from wakhan.versions.diff import diff as compare
    from wakhan.versions.diff import telling
    from wakhan.versions.diff.files import diff_files
    from wakhan.versions.package import read_version

    old, new = read_version(before), read_version(after)
    changes = compare(old, new)
    if out:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in diff_files(changes):
            (out / name).write_bytes(content)
        click.echo(f"Look at it: {out / 'index.html'}")
    elif changelog:
        click.echo(telling.changelog(changes, str(new.descriptor.get("created", "date"))[:10]))
    else:
        click.echo(telling.markdown(changes))


@commands.command()
@click.argument("package", type=PATH)
@click.option("--dist", type=PATH, default=Path("dist"), show_default=True, help="Where the archive goes.")
@click.option("--releases", type=PATH, help="The folder of seals; by default releases/ of the project.")
def release(package: Path, dist: Path, releases: Path | None) -> None:
    """Seal the version in PACKAGE and make its archive. Nothing is uploaded."""
    from wakhan.versions.release import release as seal
    from wakhan.versions.seal import RELEASES

    done = seal(package, releases or RELEASES, dist)
    click.echo(f"Sealed: {done.seal} (commit it)")
    click.echo(f"Archive: {done.archive}, its checksum {done.checksum.name}, its metadata {done.zenodo.name}")
    click.echo("Nothing was uploaded.")


@commands.command()
@click.argument("package", type=PATH)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=int, default=8001, show_default=True, help="The port to listen on; 0 for any free one.")
def serve(package: Path, host: str, port: int) -> None:
    """Open a PACKAGE (its folder) in the browser and as a JSON API: tables, facets, search, SQL. It only reads."""
    from wakhan.serve import service

    app = service(package).app()
    import uvicorn  # which Datasette brings

    uvicorn.run(app, host=host, port=port, log_level="info", access_log=False)


@commands.command()
@click.argument("package", type=PATH)
@click.option("--texts", type=PATH, required=True, help="Folder searched for the raw files by SHA-256.")
@click.option("--out", type=PATH, required=True, help="Where the private package goes.")
def rehydrate(package: Path, texts: Path, out: Path) -> None:
    """Put the withheld text of a PACKAGE back from the raw files you hold. The result is private."""
    from wakhan.versions.rehydrate import rehydrate as put_back

    done = put_back(package, texts, out)
    for finding in done.findings:
        click.echo(str(finding), err=True)
    click.echo(f"Filled: {', '.join(done.filled)}")
    click.echo(f"The private package: {done.package}")


@commands.command()
@click.option("--keep", type=PATH, help="Build in this folder and leave both builds there.")
def reproduce(keep: Path | None) -> None:
    """Build the project twice, under conditions that differ, and compare every byte."""
    import subprocess
    import tempfile

    from wakhan.findings import Finding, Refused
    from wakhan.versions.reproduce import build_twice, first_difference

    with tempfile.TemporaryDirectory(prefix="wakhan-") as temporary:
        try:
            one, another = build_twice(keep or Path(temporary))
        except subprocess.CalledProcessError as failed:
            raise Refused(
                [Finding("reproduce", f"a build ended with status {failed.returncode}", "two builds")]
            ) from None
        difference = first_difference(one, another)
    if difference:
        raise Refused([difference])
    click.echo("Both builds are the same, byte for byte.")
