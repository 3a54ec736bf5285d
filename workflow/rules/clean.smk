rule clean:
    input:
        WORK.inputs("clean", "{shard}"),
        code=code_of("clean"),
    output:
        WORK.shards("clean", "{shard}"),
    log:
        WORK.log("clean", "{shard}"),
    params:
        work=WORK.root,
    shell:
        "wakhan clean --work {params.work:q} --shard {wildcards.shard} 2> {log:q}"
