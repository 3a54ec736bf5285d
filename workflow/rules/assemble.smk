rule assemble:
    input:
        [WORK.inputs("assemble", shard) for shard in shard_names(SHARDS)],
        WORK.authority(),
        code=code_of("assemble"),
    output:
        WORK.assembled(),
        WORK.notes(),
    log:
        WORK.log("assemble"),
    params:
        work=WORK.root,
        shards=SHARDS,
    shell:
        "wakhan assemble --work {params.work:q} --shards {params.shards} 2> {log:q}"
