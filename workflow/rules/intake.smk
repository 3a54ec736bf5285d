rule intake:
    input:
        corpus=SOURCES.files,
        authority=files_in(given("authority")),
        texts=files_in(given("texts")),
        code=code_of("intake"),
    output:
        [WORK.shard("texts", shard) for shard in shard_names(SHARDS)],
        WORK.authority(),
    log:
        WORK.log("intake"),
    params:
        options=[
            *("--corpus", given("corpus")),
            *(("--authority", given("authority")) if given("authority") else ()),
            *(("--texts", given("texts")) if given("texts") else ()),
            *("--shards", SHARDS),
        ],
        work=WORK.root,
    shell:
        "wakhan intake --work {params.work:q} {params.options:q} 2> {log:q}"
