rule assemble:
    input:
        [WORK.inputs("assemble", shard) for shard in shard_names(SHARDS)],
        WORK.authority(),
        corrections=files_in(given("corrections")),
        code=code_of("assemble"),
    output:
        WORK.assembled(),
        WORK.notes(),
    log:
        WORK.log("assemble"),
    params:
        work=WORK.root,
        options=[
            *("--shards", SHARDS),
            *(("--corrections", given("corrections")) if given("corrections") else ()),
        ],
    shell:
        "wakhan assemble --work {params.work:q} {params.options:q} 2> {log:q}"
