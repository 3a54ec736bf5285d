rule publish:
    input:
        WORK.assembled(),
        WORK.report(),
        WORK.libraries(),
        [WORK.scores()] if GOLD else [],
        [WORK.shard("texts", shard) for shard in shard_names(SHARDS)],
        descriptor=[
            p
            for folder in (ROOT, given("corpus"))
            for p in (folder / "datapackage.json", folder / "CHANGELOG.md")
            if p.is_file()
        ],
        previous=[given("previous") / "SHA256SUMS"] if given("previous") else [],
        seals=files_in(ROOT / "releases"),
        provenance=[
            *(ROOT / f for f in ("Snakefile", "pyproject.toml", "requirements.lock")),
            *files_in(ROOT / "workflow" / "rules"),
        ],
        code=[
            f
            for stage in ("explore", "evaluate", "publish", "versions")
            for f in code_of(stage)
        ],
    output:
        WORK.receipt(),
    log:
        WORK.log("publish"),
    params:
        work=WORK.root,
        corpus=given("corpus"),
        out=OUT,
        shards=SHARDS,
        options=[
            "--withhold" if config["withhold"] else "--no-withhold",
            "--scored" if GOLD else "--not-scored",
            *(("--previous", given("previous")) if given("previous") else ()),
        ],
    shell:
        "wakhan publish --work {params.work:q} --corpus {params.corpus:q} --out {params.out:q} --shards {params.shards} {params.options:q} 2> {log:q}"
