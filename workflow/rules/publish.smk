rule publish:
    input:
        WORK.assembled(),
        WORK.report(),
        [WORK.scores()] if GOLD else [],
        descriptor=[
            p
            for p in [ROOT / "datapackage.json", given("corpus") / "datapackage.json"]
            if p.is_file()
        ],
        code=[*code_of("explore"), *code_of("evaluate"), *code_of("publish")],
    output:
        WORK.receipt(),
    log:
        WORK.log("publish"),
    params:
        work=WORK.root,
        corpus=given("corpus"),
        out=OUT,
        options=[
            "--withhold" if config["withhold"] else "--no-withhold",
            "--scored" if GOLD else "--not-scored",
        ],
    shell:
        "wakhan publish --work {params.work:q} --corpus {params.corpus:q} --out {params.out:q} {params.options} 2> {log:q}"
