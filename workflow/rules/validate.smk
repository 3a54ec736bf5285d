rule validate:
    input:
        WORK.assembled(),
        WORK.notes(),
        [WORK.shard("texts", shard) for shard in shard_names(SHARDS)],
        code=code_of("validate"),
    output:
        WORK.report(),
    log:
        WORK.log("validate"),
    params:
        work=WORK.root,
        shards=SHARDS,
    shell:
        "wakhan validate --work {params.work:q} --shards {params.shards} 2> {log:q}"
