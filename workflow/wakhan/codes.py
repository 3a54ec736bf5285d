"""The registry of everything that can be wrong with what people give: one entry a code, and findings made from them.

A code never changes its meaning and is never used again. docs/checks.md is generated from here, and every entry's
examples are tests: in a sound contribution, ``good`` is replaced by ``bad`` in ``file`` and the code must be found.
"""

from __future__ import annotations

from dataclasses import dataclass

from wakhan.findings import Finding, Level

FAMILIES = {
    "F": "Files, names and characters",
    "S": "The sidecar, source.yaml",
    "D": "The digest, digest.txt",
    "T": "The form of a table (.csv)",
    "A": "The authority file: entities.csv",
    "R": "The authority file: roles.csv",
    "C": "Corrections",
    "B": "Corpora brought to a build",
}

SOURCE = "raw/sources/bridge-1999-sampletown/source.yaml"
DIGEST = "raw/sources/bridge-1999-sampletown/digest.txt"
ENTITIES = "raw/authority/entities.csv"
ROLES = "raw/authority/roles.csv"
CORRECTIONS = "raw/corrections/bridge-1999-sampletown.csv"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding.

    ``explanation``: what is checked and why. ``mend``: how to put it right, where a finding has no better advice.
    ``bad`` and ``good``: how it looks wrong and right in ``file``; without a file, as a description in words.
    """

    code: str
    level: Level
    title: str
    explanation: str
    mend: str
    bad: str
    good: str
    file: str = ""


_ALL = (
    # --- files, names and characters --------------------------------------------------------------------------------
    Code(
        "F01", "error", "Not UTF-8",
        "Every file is text in UTF-8. A file saved in an older encoding shows wrong letters or cannot be read at all. "
        "The finding names the first byte that is wrong; the rest of the file is checked all the same.",
        "save the file as UTF-8",
        "a digest with “Café” saved as Windows-1252 (byte 0xe9)", "the same digest saved as UTF-8",
    ),
    Code(
        "F02", "error", "UTF-16 or UTF-32",
        "Some Windows programs save “Unicode” as UTF-16. Every file is UTF-8.",
        "save the file as UTF-8",
        "entities.csv saved as “Unicode text”", "entities.csv saved as UTF-8",
    ),
    Code(
        "F03", "warning", "Byte order mark",
        "Three bytes that spreadsheets put before UTF-8. They say nothing; in a digest they count as a character.",
        "save the file as UTF-8 without a byte order mark",
        "roles.csv that begins with the bytes EF BB BF", "roles.csv that begins with entity_id",
    ),
    Code(
        "F04", "error", "Control character",
        "A character no one sees and no program expects: NUL, escape, form feed and others, often left by a scan or "
        "another file format.",
        "take it out",
        "a digest with a NUL byte", "the same digest without it",
    ),
    Code(
        "F05", "error", "Invisible character",
        "A character without shape that breaks a name in two or turns the direction of text: zero-width space, soft "
        "hyphen, a byte order mark inside the text, bidirectional overrides. Joiners that Persian and other scripts "
        "need, and plain direction marks, are allowed.",
        "take it out",
        "title: Talks on the\u200b Bridge", "title: Talks on the Bridge", SOURCE,
    ),
    Code(
        "F06", "warning", "Line ends of several kinds",
        "Lines end in LF. A file in which some end otherwise was pasted together from several systems.",
        "save the file with one kind of line end, LF",
        "a digest in which one line ends in CR LF and the others in LF", "all lines end in LF",
    ),
    Code(
        "F07", "error", "File that does not belong here",
        "Under raw/ every folder holds certain files only: a deposit source.yaml and digest.txt, and never the text "
        "itself, which may belong to somebody.",
        "move it out of raw/",
        "raw/sources/bridge-1999-sampletown/scan.pdf", "a deposit of source.yaml and digest.txt",
    ),
    Code(
        "F08", "error", "Symbolic link out of raw/",
        "A link to somewhere else on your machine is broken on every other.",
        "put the file itself in its place",
        "digest.txt → /home/ana/bridge.txt", "digest.txt, a file",
    ),
    Code(
        "F09", "error", "Names that some systems take for one",
        "Two names in one folder that differ only in letter case or in how an accented letter is coded. macOS and "
        "Windows keep one of them and lose the other.",
        "rename one of them",
        "raw/sources/bridge and raw/sources/Bridge", "raw/sources/bridge-1999 and raw/sources/bridge-2001",
    ),
    Code(
        "F10", "error", "Document id that is no slug",
        "The folder's name is the document's id: lower-case ASCII letters, digits, hyphens and underscores, the first "
        "a letter or digit.",
        "rename it",
        "raw/sources/The Bridge (1999)", "raw/sources/bridge-1999-sampletown",
    ),
    Code(
        "F11", "error", "Empty file", "There is nothing in it, or only white space.",
        "write it, or take it out",
        "digest.txt of 0 bytes", "digest.txt with a title and paragraphs",
    ),
    Code(
        "F12", "error", "Cannot be read",
        "The file is there, but the system does not let it be read, or it is no ordinary file.",
        "put an ordinary file in its place that you may read",
        "a folder named digest.txt", "a file named digest.txt",
    ),
    Code(
        "F13", "warning", "Look-alike letters",
        "A letter of another script that looks like a Latin one inside a word of Latin letters, such as a Cyrillic а. "
        "The name looks right and is never found. Names wholly in another script are left alone.",
        "type the letter again",
        "freedonia,Freed\u043enia,GPE", "freedonia,Freedonia,GPE", ENTITIES,
    ),
    Code(
        "F14", "warning", "Stray white space",
        "A space at an end of a value or line, or several in a row, makes two values of one.",
        "take it out",
        "publisher: 'U.S. Department of State '", "publisher: U.S. Department of State", SOURCE,
    ),
    Code(
        "F15", "error", "Unfilled gap",
        "TODO marks what `wakhan add` could not know and somebody still has to write.",
        "write what belongs there",
        "2. (C) TODO", "2. (C) Minister", DIGEST,
    ),
    Code(
        "F16", "error", "Nothing there", "The folder to be checked does not exist.",
        "give the folder that holds sources/ and authority/",
        "wakhan check rwa", "wakhan check raw",
    ),
    # --- source.yaml ------------------------------------------------------------------------------------------------
    Code(
        "S01", "error", "No sidecar", "A deposit says what its document is in source.yaml.",
        "see raw/sources/README.md, or begin with `wakhan add`",
        "a deposit of digest.txt alone", "a deposit of source.yaml and digest.txt",
    ),
    Code(
        "S02", "error", "Not YAML",
        "The file breaks the grammar of YAML 1.2: an open quotation mark or bracket, a tab, a colon in a value without "
        "quotation marks. What follows in this file cannot be checked before it is mended.",
        "put a value with `: ` or `#` in quotation marks; indent with spaces",
        "title: Talks: on the Bridge", "title: Talks on the Bridge", SOURCE,
    ),
    Code(
        "S03", "error", "No keys", "A sidecar consists of keys and values.",
        "see raw/sources/README.md, or begin with `wakhan add`",
        "- title", "title: Talks on the Bridge",
    ),
    Code(
        "S04", "error", "Key twice", "Programs keep one of the two values and say nothing.",
        "keep the one that is right",
        "language: en\nlanguage: fr", "language: en", SOURCE,
    ),
    Code(
        "S05", "error", "More YAML than the form has",
        "Tags (`!`), anchors (`&`) and their references (`*`), several documents in one file, keys that are no words "
        "and deep nesting have no place in a sidecar, and other programs read them otherwise.",
        "write the value itself; put it in quotation marks if it begins with !, & or *",
        "publisher: &department U.S. Department of State", "publisher: U.S. Department of State", SOURCE,
    ),
    Code(
        "S06", "error", "Key missing", "The form requires the key, even where its value is unknown.",
        "add it; null where it may be unknown",
        "", "language: en\n", SOURCE,
    ),
    Code(
        "S07", "error", "Unknown key",
        "The form has no such key; it is often misspelt. The document's id is the folder's name.",
        "correct or remove it",
        "langauge: en\nlanguage: en", "language: en", SOURCE,
    ),
    Code(
        "S08", "error", "Value of the wrong kind",
        "A list where text is expected, a number where text is, and so on. A year alone is a number to YAML: put dates "
        "in quotation marks.",
        "write it as the form says",
        "date: 1999", 'date: "1999-03-04"', SOURCE,
    ),
    Code(
        "S09", "error", "Not one of the values allowed", "The form allows certain values only.",
        "take one of those",
        "genre: telegram", "genre: cable", SOURCE,
    ),
    Code(
        "S10", "error", "Value of the wrong form",
        "Too short, too small, or not of the form: a checksum, an address, a language tag.",
        "write it as the form says",
        "bytes: 0", "bytes: 1234", SOURCE,
    ),
    Code(
        "S11", "error", "Not a date",
        "Dates are EDTF (ISO 8601-2, levels 0 and 1): only as exact as is known, and days that the calendar has.",
        'write it as "2021-07-28", "2021-07", "2021", "2021-08~" (about) or "1998/2001" (from, to)',
        'date: "4 March 1999"', 'date: "1999-03-04"', SOURCE,
    ),
    Code(
        "S12", "error", "Cable in a document that is no cable", "Only a cable has a header to describe.",
        "set the genre to cable, or take out the key cable",
        "genre: news", "genre: cable", SOURCE,
    ),
    Code(
        "S13", "error", "Dates out of order",
        "A cable is dated the day it was sent (a day before or after, by time zone), is released no earlier, and is "
        "not due for declassification before it was written.",
        "correct the date that is wrong",
        'released_on: "1994-07-10"', 'released_on: "2014-07-10"', SOURCE,
    ),
    Code(
        "S14", "error", "Rights nobody can look up",
        "Rights are an SPDX licence id or expression, or a statement of rightsstatements.org.",
        "see https://spdx.org/licenses/ and https://rightsstatements.org/page/1.0/",
        "rights: public domain", "rights: http://rightsstatements.org/vocab/NoC-US/1.0/", SOURCE,
    ),
    Code(
        "S15", "error", "Text policy that the rights forbid",
        "A text that is in copyright, or whose rights are unknown or were not looked into, cannot be published whole: "
        "its policy is quote or closed. A digest is always published whole.",
        "set text_policy to quote or closed, or correct the rights",
        "rights: http://rightsstatements.org/vocab/InC/1.0/", "rights: http://rightsstatements.org/vocab/NoC-US/1.0/",
        SOURCE,
    ),
    Code(
        "S16", "warning", "Free text withheld",
        "The rights let everybody publish the text, but the policy withholds it. There may be a reason; it is "
        "rarely meant.",
        "set text_policy to open, unless the text is withheld for another reason",
        "text_policy: quote", "text_policy: open", SOURCE,
    ),
    Code(
        "S17", "error", "One full text in two deposits",
        "Two deposits describe the same file, so everything in it would count twice.",
        "keep one of the two deposits",
        "two deposits with one full_text.sha256", "one deposit a text",
    ),
    # --- digest.txt -------------------------------------------------------------------------------------------------
    Code(
        "D01", "error", "No digest",
        "Without its full text a document is built from its digest. (A build that is given the full text does "
        "without.)",
        "write one as raw/sources/README.md shows; `wakhan add` makes a template",
        "a deposit of source.yaml alone", "a deposit of source.yaml and digest.txt",
    ),
    Code(
        "D02", "error", "No title in the first line",
        "The first line of a digest is the document's own title after `# `.",
        "begin with a line `# ` and the title",
        "Talks on the Bridge\n\n(C) Summary", "# Talks on the Bridge\n\n(C) Summary", DIGEST,
    ),
    Code(
        "D03", "warning", "Paragraph over several lines",
        "A paragraph is one line, however long; otherwise one empty line too many cuts it in two unseen.",
        "join the lines",
        "The minister of transport told the embassy\nthat", "The minister of transport told the embassy that", DIGEST,
    ),
    Code(
        "D04", "warning", "Unknown mark before a paragraph",
        "A paragraph opens with `# `, `## `, `~ `, `- `, `> ` or `-- `, each with a space after it, or with none of "
        "them. Marks of other systems (`###`, `*`, `•`) would become part of the text.",
        "use one of the marks, with a space after it",
        "##What the minister promised", "## What the minister promised", DIGEST,
    ),
    Code(
        "D05", "error", "Quotation of more than 25 words",
        "A digest retells; only words that the source reports somebody as saying are verbatim, at most 25 words "
        "at once.",
        "quote the words that matter and retell the rest",
        "“a road to our neighbors and to their neighbors and to all who live beyond the mountains and who for so long "
        "could not come to our markets, however dearly they wished”",
        "“a road to our neighbors”", DIGEST,
    ),
    Code(
        "D06", "warning", "Quotation mark without its partner",
        "Where a quotation ends cannot be known, nor who says what follows.",
        "add the mark that is missing",
        "“a road to our neighbors", "“a road to our neighbors”", DIGEST,
    ),
    Code(
        "D07", "warning", "Paragraph number left out",
        "Numbers follow each other as in the source; a gap means a paragraph that was not retold.",
        "retell the paragraph that is missing, or correct the number",
        "4. (C) The deputy", "3. (C) The deputy", DIGEST,
    ),
    Code(
        "D08", "warning", "Another title than in source.yaml",
        "The title is the document's own in both places; letter case does not matter.",
        "make the two the same",
        "# Talks at the Bridge", "# Talks on the Bridge", DIGEST,
    ),
    Code(
        "D09", "warning", "Title or byline out of place",
        "There is one title, in the first line, and at most one byline.",
        "make a later title a heading (`## `), a later byline a note (`> `)",
        "# What the minister promised", "## What the minister promised", DIGEST,
    ),
    Code(
        "D10", "warning", "Redaction code that is none",
        "Codes that replace text cut from a released document stand in square brackets with commas between them: "
        "`[B1, B6]`, `[1.4(D), B1]`. Others stay part of the text.",
        "write it as [B1, B6]",
        "[B1 B6]", "[B1, B6]", DIGEST,
    ),
    # --- the form of a table ----------------------------------------------------------------------------------------
    Code(
        "T01", "error", "Table missing", "The table is part of the form, even when it has no rows.",
        "write one with its header line",
        "raw/authority/ without roles.csv", "raw/authority/roles.csv with its header line",
    ),
    Code(
        "T02", "error", "Other columns",
        "The header line names exactly the columns of the schema, in their order. Rows are checked by the names, or by "
        "position where one is misspelt, and not at all where columns are missing.",
        "write the header line as expected",
        "entity_id,role,organisation,valid_start,valid_end", "entity_id,role,organisation_id,valid_start,valid_end",
        ROLES,
    ),
    Code(
        "T03", "error", "Row with too many or too few cells", "Every row has as many cells as there are columns.",
        "put a cell with a comma in quotation marks",
        "a minister, of transport", '"a minister, of transport"', ENTITIES,
    ),
    Code(
        "T04", "error", "Row that cannot be read",
        "A row is one line, its cells as in RFC 4180: a quotation mark inside a cell is doubled and the cell stands in "
        "quotation marks. An open one would swallow the rest of the file.",
        'close the quotation mark; write one inside a cell as ""',
        '"a minister, of transport', '"a minister, of transport"', ENTITIES,
    ),
    Code(
        "T05", "error", "Cell that must not be empty", "The schema requires a value.",
        "fill it in",
        "freedonia,,GPE", "freedonia,Freedonia,GPE", ENTITIES,
    ),
    Code(
        "T06", "error", "Cell that is not one of the values allowed", "The schema allows certain values only.",
        "take one of those",
        "freedonia,Freedonia,STATE", "freedonia,Freedonia,GPE", ENTITIES,
    ),
    Code(
        "T07", "error", "Cell of the wrong form",
        "The schema gives a form: an id of lower-case letters, digits and hyphens; a Wikidata id as Q and digits.",
        "write it as the schema says",
        "freedonia,Freedonia,GPE,Fredonia,q1001", "freedonia,Freedonia,GPE,Fredonia,Q1001", ENTITIES,
    ),
    Code(
        "T08", "error", "Key twice", "Two rows have the same key, so nothing can tell them apart.",
        "take one out, or join them",
        "bo-example,Bo Example,PER,Mr Bridge,,,freedonia,an envoy\nbo-example,Bo,PER,,,,freedonia,an envoy",
        "bo-example,Bo Example,PER,Mr Bridge,,,freedonia,an envoy", ENTITIES,
    ),
    Code(
        "T09", "warning", "Empty line", "A line without cells between rows.",
        "take it out",
        "\n\nsampletown", "\nsampletown", ENTITIES,
    ),
    Code(
        "T10", "warning", "Row out of order",
        "Rows are sorted (entities.csv by entity_id; roles.csv by entity_id, valid_start, role), so that two people's "
        "changes meet where they should.",
        "move the row to its place",
        "ana-example,minister of transport,freedonia,1998-05~,..\nana-example,deputy minister,freedonia,1996,1998-05~",
        "ana-example,deputy minister,freedonia,1996,1998-05~\nana-example,minister of transport,freedonia,1998-05~,..",
        ROLES,
    ),
    # --- entities.csv -----------------------------------------------------------------------------------------------
    Code(
        "A01", "error", "State that is not there", "state_id is the entity_id of a row of entities.csv.",
        "correct it, or add the entity",
        "fredonia,the capital", "freedonia,the capital", ENTITIES,
    ),
    Code(
        "A02", "error", "State that is none", "What an entity belongs to by state_id is a state: a row of type GPE.",
        "give the entity_id of the state",
        "ana-example,the capital", "freedonia,the capital", ENTITIES,
    ),
    Code(
        "A03", "error", "Empty alias", "Aliases are separated by `|`; there is a name on both sides of one.",
        "take the `|` out that is too many",
        "Freedonia,GPE,Fredonia|", "Freedonia,GPE,Fredonia", ENTITIES,
    ),
    Code(
        "A04", "warning", "Alias said twice",
        "The name itself is not repeated among the aliases, nor one alias in a row.",
        "take it out",
        "Freedonia,GPE,Fredonia|Freedonia", "Freedonia,GPE,Fredonia", ENTITIES,
    ),
    Code(
        "A05", "warning", "Alias that clashes",
        "Another entity of the same type, and of no other state, has the same alias, and it is not taken from this "
        "one's name: no word of it nor the beginning of one, nor its initials. Namesakes share what both names hold.",
        "take it out of the one it does not belong to, or say their states apart in state_id",
        "Bo Example,PER,Mr Bridge|Madam Transport", "Bo Example,PER,Mr Bridge", ENTITIES,
    ),
    Code(
        "A06", "error", "Alias that shadows a name",
        "An alias is the name of another entity. Bodies of different states may share theirs; nothing else should.",
        "take the alias out, or rename the other entity",
        "Freedonia,GPE,Fredonia|Sampletown", "Freedonia,GPE,Fredonia", ENTITIES,
    ),
    Code(
        "A07", "error", "Name twice", "A name is unique in the table.",
        "join the two rows, or make the names tell them apart",
        "bo-example,Ana Example,PER", "bo-example,Bo Example,PER", ENTITIES,
    ),
    Code(
        "A08", "error", "Wikidata id twice", "An item is one thing: either the rows are one entity, or an id is wrong.",
        "join the two rows, or leave the id empty where you are not certain",
        "sampletown,Sampletown,GPE,,Q1001", "sampletown,Sampletown,GPE,,Q1002", ENTITIES,
    ),
    Code(
        "A09", "error", "Country code of something else",
        "An ISO 3166 code belongs to one state, a row of type GPE.",
        "leave it empty; state_id says to which state something belongs",
        "sampletown,Sampletown,GPE,,Q1002,FRE", "sampletown,Sampletown,GPE,,Q1002,", ENTITIES,
    ),
    # --- roles.csv --------------------------------------------------------------------------------------------------
    Code(
        "R01", "error", "Role that points nowhere", "The holder and the organisation are rows of entities.csv.",
        "correct it, or add the entity",
        "ana-exampel,deputy minister", "ana-example,deputy minister", ROLES,
    ),
    Code(
        "R02", "error", "Role of something that is no person", "Only a person (type PER) holds a role.",
        "give the entity_id of the person",
        "freedonia,minister of transport", "ana-example,minister of transport", ROLES,
    ),
    Code(
        "R03", "error", "Not a date",
        "Dates are EDTF (ISO 8601-2, levels 0 and 1), as exact as is known; empty when unknown; `..` as the end of a "
        "role still held.",
        "write it as 1998-05, 1998-05~ (about) or 1998; leave it empty when unknown",
        "freedonia,May 1998,..", "freedonia,1998-05~,..", ROLES,
    ),
    Code(
        "R04", "error", "Ends before it begins", "No day of valid_end is as late as the first of valid_start.",
        "correct the date that is wrong",
        "freedonia,1996,1994", "freedonia,1996,1998-05~", ROLES,
    ),
    # --- corrections ------------------------------------------------------------------------------------------------
    Code(
        "C01", "error", "Key of another table",
        "A row's key is that of its table: `document:m512` (mentions), `document:q512` (quotations), `document:e512` "
        "(events), an event's key with role and position (event_participants), an entity_id (entities).",
        "take the key from the package; `wakhan show` prints the row",
        "events,bridge-1999-sampletown:m60", "events,bridge-1999-sampletown:e60", CORRECTIONS,
    ),
    Code(
        "C02", "error", "Column that cannot be corrected",
        "Keys, offsets, counts and what is reckoned from other columns are not corrected; words are, and their offsets "
        "follow. raw/corrections/README.md lists the columns.",
        "name another column, or reject the row",
        "confirm,trigger_start", "confirm,trigger", CORRECTIONS,
    ),
    Code(
        "C03", "error", "Value that does not fit",
        "A change gives another value than is expected now, one that its column allows. A confirmation or a rejection "
        "gives none.",
        "see raw/corrections/README.md",
        "change,event_type,AGREE,MEET", "change,event_type,AGREE,CONSULT", CORRECTIONS,
    ),
    Code(
        "C04", "error", "Decided twice",
        "There is one decision on a column of a row, and none on the other columns of a row that is rejected.",
        "take one of them out",
        "two lines on event_type of one event", "one line",
    ),
    Code(
        "C05", "error", "Row that is not there",
        "The row the correction was made on no longer exists: its text was edited, or the pipeline reads it otherwise. "
        "The rows most like it are named.",
        "take the line out, or make the correction again on the row that stands there now",
        "a correction of bridge-1999-sampletown:e61, where there is only e60", "a correction of a row that is there",
    ),
    Code(
        "C06", "error", "Row that says something else",
        "The column no longer says what it said when the correction was made, so nobody knows whether it still holds.",
        "look at the row again with `wakhan show`, then correct the line or take it out",
        "a correction that expects AGREE, where the row says ASSAULT", "a correction that expects what the row says",
    ),
    Code(
        "C07", "error", "Value that points nowhere",
        "An entity is a row of raw/authority/entities.csv or one discovered in this build; a quotation is one of the "
        "same document.",
        "correct it, or add the entity to raw/authority/entities.csv",
        "entity_id changed to fredonia", "entity_id changed to freedonia",
    ),
    Code(
        "C08", "error", "Words that are not in the text",
        "Words are changed to words that stand in the same paragraph, exactly and whole, and overlap those found "
        "before.",
        "give the words as the text has them",
        "surface changed to “Anna Example”, where the text says “Ana Example”", "surface changed to “Ana Example”",
    ),
    Code(
        "C09", "error", "Words that are withheld",
        "The text policy of the document withholds what stands in this column, and a correction would publish it.",
        "name another column",
        "trigger of an event in a closed document", "event_type of that event",
    ),
    Code(
        "C10", "error", "Entity of the authority file",
        "What people decided stands in raw/authority; corrections are for entities that were discovered.",
        "change its row in raw/authority/entities.csv",
        "name of freedonia changed under raw/corrections", "the row freedonia edited in entities.csv",
    ),
    Code(
        "C11", "error", "Columns that would contradict each other",
        "date_basis is none where there is no date and nowhere else; an entity is merged once, into one that stays; a "
        "quotation does not enclose itself.",
        "correct the other column as well",
        "a date given to an event whose date_basis is none", "date and date_basis changed together",
    ),
    # --- corpora brought to a build ---------------------------------------------------------------------------------
    Code(
        "B01", "error", "No corpus",
        "A build takes a folder of deposits, a folder of .txt files, or one .jsonl or .parquet file.",
        "give such a corpus as CORPUS=…",
        "make dataset CORPUS=table.csv", "make dataset CORPUS=texts.jsonl",
    ),
    Code(
        "B02", "error", "Corpus file that cannot be read",
        "A .jsonl file has one JSON object in UTF-8 on a line; a .parquet file is Parquet.",
        "write the file again with a program that knows the format",
        '{"document_id": "a", "text": ', '{"document_id": "a", "text": "Once."}',
    ),
    Code(
        "B03", "error", "Record of another form",
        "A record has document_id and text as text; other columns are as in documents.",
        "write it as the data dictionary says",
        '{"document_id": "a"}', '{"document_id": "a", "text": "Once."}',
    ),
    Code(
        "B04", "error", "Value that documents do not allow",
        "The columns of a record obey the schema of the table documents.",
        "write it as the data dictionary says",
        '{"document_id": "a", "text": "Once.", "genre": "nwes"}',
        '{"document_id": "a", "text": "Once.", "genre": "news"}',
    ),
    Code(
        "B05", "error", "Document id twice",
        "Every document has an id of its own; that of a .txt file is made from its name.",
        "rename one of them",
        "“The Bridge.txt” and “the-bridge.txt”", "“The Bridge.txt” and “the-tower.txt”",
    ),
    Code(
        "B06", "error", "No documents", "There is nothing to build from.",
        "bring at least one document",
        "an empty .jsonl file", "a .jsonl file with a record",
    ),
    Code(
        "B07", "error", "No such folder of texts", "TEXTS= names a folder that is searched for full texts.",
        "give the folder as TEXTS=…",
        "make dataset TEXTS=nowhere", "make dataset TEXTS=texts",
    ),
    Code(
        "B08", "error", "Damaged copy of a full text",
        "A file goes by the name of a full text but has another checksum than its source.yaml says.",
        "bring an undamaged copy, or take the file out to build from the digest",
        "bridge-1999-sampletown.txt, one byte longer than described", "the file that was described",
    ),
)  # fmt: skip
CODES = {entry.code: entry for entry in _ALL}


def finding(
    code: str, where: str, what: str, expected: str, mend: str = "", *, line: int = 0, column: int = 0
) -> Finding:
    """A finding of a registered kind: its level is the registry's, and so is its mend unless a better one is given.

    Raises KeyError when there is no such code.
    """
    entry = CODES[code]
    return Finding(where, what, expected, mend or entry.mend, entry.level, code, line, column)
