rule publish:
    input:
        WORK.assembled(),
        WORK.report(),
        descriptor=[
            p
            for p in [ROOT / "datapackage.json", given("corpus") / "datapackage.json"]
            if p.is_file()
        ],
        code=[*code_of("explore"), *code_of("publish")],
    output:
        WORK.receipt(),
    log:
        WORK.log("publish"),
    params:
        work=WORK.root,
        corpus=given("corpus"),
        out=OUT,
        withhold="--withhold" if config["withhold"] else "--no-withhold",
    shell:
        "wakhan publish --work {params.work:q} --corpus {params.corpus:q} --out {params.out:q} {params.withhold} 2> {log:q}"
