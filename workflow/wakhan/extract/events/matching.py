"""Which frame a word stands in: its lemma, its particle, and what it selects."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.symbols import NOUN, VERB
from spacy.tokens import Token

from wakhan.extract.annotations import Paragraph
from wakhan.extract.events.clauses import SAYING, passive, subject
from wakhan.extract.events.frames import MISREAD, NOUNS, VERBS, Frame


def candidates(paragraph: Paragraph) -> Iterator[tuple[Token, tuple[Frame, ...]]]:
    """The words of a paragraph that may name events, with the frames of their lemmas; verbs of saying with none."""
    for token in paragraph.parse:
        pos = token.pos
        if pos == VERB:
            frames = VERBS.get(lemma_of(token))
        elif pos == NOUN:
            frames = NOUNS.get(token.lemma_.lower())
        else:
            continue
        if frames:
            yield token, frames
        elif pos == VERB and token.lemma_.lower() in SAYING:
            yield token, ()


def lemma_of(verb: Token) -> str:
    """The lemma of a verb, in small letters, with its prefix ("test-fire"), the model's known mistakes mended."""
    lemma = verb.lemma_.lower()
    lemma = MISREAD.get(lemma, lemma)
    if verb.i > 1 and verb.nbor(-1).text == "-" and (whole := f"{verb.nbor(-2).lower_}-{lemma}") in VERBS:
        return whole
    return lemma


def objects_of(verb: Token) -> list[Token]:
    """Objects of a verb, or its subject in the passive, with those coordinated to them; prepositional ones last."""
    kind = ("nsubjpass",) if passive(verb) else ("dobj",)
    found = [c for c in verb.children if c.dep_ in kind]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and child.i > verb.i and _brings(verb, child):
            found += [p for p in child.children if p.dep_ == "pobj"]
    return [t for token in found for t in _with_coordinated(token)]


def _brings(verb: Token, prep: Token) -> bool:
    """Whether a preposition may bring in what a verb is done with: not a purpose, nor means."""
    return prep.lower_ != "for" and (prep.lower_ != "with" or verb.lemma_ in ("provide", "supply", "present", "equip"))


def _with_coordinated(token: Token) -> Iterator[Token]:
    yield token
    for child in token.rights:
        if child.dep_ == "conj":
            yield from _with_coordinated(child)


def _selected(verb: Token) -> set[str]:
    """The lemmas by which a verb's frame may be told: of objects, prepositions, complements."""
    words: set[str] = set()
    for thing in objects_of(verb):
        words |= {c.lemma_.lower() for c in thing.lefts if c.dep_ == "compound"}
        words |= {p.lemma_.lower() for p in held_by(thing)}
    for child in verb.children:
        if child.dep_ == "ccomp":
            words |= {c.lemma_.lower() for c in child.children if c.dep_ == "nsubj"}
        if child.dep_ in ("prep", "acomp", "oprd", "xcomp", "ccomp", "dative", "advcl"):
            words.add(child.lemma_.lower())
        if child.dep_ == "prep":
            words |= {f"{child.lower_} {p.lemma_.lower()}" for p in child.children if p.dep_ == "pobj"}
            for inner in (c for c in child.children if c.dep_ == "prep"):  # "out of"
                words |= {f"{inner.lower_} {p.lemma_.lower()}" for p in inner.children if p.dep_ == "pobj"}
    if verb.dep_ == "relcl":
        words.add(verb.head.lemma_.lower())
    return words


def held_by(noun: Token) -> list[Token]:
    """What a noun of measure or kind holds: "ten days of exercises", "a state of emergency"."""
    return [p for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]


def ranked(verb: Token, frames: tuple[Frame, ...]) -> list[Frame]:
    """The frames whose words this use of the verb has, the one that says most about it first."""
    lemma = lemma_of(verb)
    # A particle makes another verb of it: "beat back", "bow out".
    turned = any(
        c.lower_ in _PARTICLES - {"up"} and (c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == verb.i + 1))
        for c in verb.children
    )
    selected: set[str] | None = None
    heads: set[str] = set()
    compounds: set[str] = set()
    fitting: list[tuple[int, Frame]] = []
    for frame in frames:
        rank = 0
        forms = [w for w in frame.verbs if w == lemma or w.startswith(lemma + " ")]
        full = [w for w in forms if " " in w and has_particle(verb, w.split()[1:])]
        if not full and (lemma not in forms or turned):
            continue
        rank += 4 * bool(full)
        if frame.subjects:
            holder, _ = subject(verb)
            if holder is None or holder.lemma_.lower() not in frame.subjects or passive(verb):
                continue
            rank += 3
        if frame.objects:
            if selected is None:
                things = objects_of(verb)
                heads = {word for o in things for word in (o.lemma_.lower(), o.lower_)}
                compounds = {
                    f"{c.lemma_.lower()} {o.lemma_.lower()}"
                    for o in things
                    for c in o.lefts
                    if c.dep_ in ("compound", "amod")
                }
                selected = _selected(verb)
            if frame.objects & compounds:
                rank += 4
            elif frame.objects & heads:
                rank += 3
            elif frame.objects & selected:
                rank += 2
            else:
                continue
        elif frame.complement:
            if not any(
                c.dep_ in ("xcomp", "ccomp", "advcl")
                and c.i > verb.i
                and (infinitive(c) or (c.dep_ != "advcl" and not frame.infinitive))
                and not any((w.tag_ in ("WP", "WDT", "WRB") or w.lower_ == "whether") and w.i < c.i for w in c.children)
                for c in verb.children
            ):
                continue
            rank += 1
        fitting.append((rank + frame.armed, frame))
    return [frame for _, frame in sorted(fitting, key=lambda f: -f[0])]


def infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


_PARTICLES = frozenset(("out", "off", "up", "back", "down", "away", "over"))


def has_particle(verb: Token, words: list[str]) -> bool:
    """Whether a verb has these words beside it, or one of them as its particle."""
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    if words == near[: len(words)]:
        return True
    return len(words) == 1 and any(
        c.lower_ == words[0] and c.dep_ in ("prt", "prep", "advmod") and c.lower_ in _PARTICLES for c in verb.children
    )


def complements(token: Token, words: frozenset[str]) -> Iterator[Token]:
    """The objects of the prepositions, among ``words``, that follow a verb or noun."""
    for child in token.rights:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in words:
            for part in child.children:
                if part.dep_ == "pobj":
                    yield part
                elif part.dep_ == "prep":
                    yield from (p for p in part.children if p.dep_ == "pobj")
