rule libraries:
    input:
        lock=ROOT / "requirements.lock",
        code=[f for f in code_of("explore") if f.stem == "libraries"],
    output:
        WORK.libraries(),
    log:
        WORK.log("libraries"),
    params:
        work=WORK.root,
    shell:
        "wakhan libraries --work {params.work:q} 2> {log:q}"
