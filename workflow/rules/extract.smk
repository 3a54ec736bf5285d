rule extract:
    input:
        WORK.inputs("extract", "{shard}"),
        WORK.authority(),
        code=code_of("extract"),
    output:
        WORK.shards("extract", "{shard}"),
    log:
        WORK.log("extract", "{shard}"),
    params:
        work=WORK.root,
    shell:
        "wakhan extract --work {params.work:q} --shard {wildcards.shard} 2> {log:q}"
