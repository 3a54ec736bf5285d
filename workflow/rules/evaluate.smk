rule evaluate:
    input:
        WORK.assembled(),
        WORK.report(),
        gold=GOLD,
        code=code_of("evaluate"),
    output:
        WORK.scores(),
    log:
        WORK.log("evaluate"),
    params:
        work=WORK.root,
    shell:
        "wakhan evaluate --work {params.work:q} {input.gold:q} 2> {log:q}"
