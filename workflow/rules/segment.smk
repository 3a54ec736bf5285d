rule segment:
    input:
        WORK.inputs("segment", "{shard}"),
        code=code_of("segment"),
    output:
        WORK.shards("segment", "{shard}"),
    log:
        WORK.log("segment", "{shard}"),
    params:
        work=WORK.root,
    shell:
        "wakhan segment --work {params.work:q} --shard {wildcards.shard} 2> {log:q}"
