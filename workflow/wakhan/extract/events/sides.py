"""Who stands behind a noun phrase: the sides of an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention, Paragraph, Quotation
from wakhan.extract.events.frames import words
from wakhan.view import Span

# Those who speak and act for a state: with a demonym or a country they are the state.
OFFICES = words(
    """government official officials authority authorities administration regime leader leadership minister ministry
    president premier chancellor king queen emir sultan prince monarch ambassador envoy diplomat spokesman
    spokeswoman spokesperson counterpart negotiator mediator representative delegation delegate army military force
    forces troop troops soldier navy fleet warship police policeman guard aircraft warplane jet plane bomber
    fighter-jet helicopter tank gunboat parliament parliamentarian lawmaker legislator senate congress cabinet court
    state side team mission embassy consulate consul judge prosecutor general officer commander intelligence agent
    junta secretary chief head lawyer inspector security embassy ships ship predator drone missile shell gunner
    marine paratrooper commando presidency ruler dictator statesman politburo republic nation country"""
)
# Other people and bodies: named only by what they belong to, they stand for nobody else.
PEOPLE = words(
    """people person man woman child citizen national civilian resident villager student worker farmer teacher
    journalist reporter editor newspaper magazine daily weekly academic scholar expert analyst researcher company
    firm corporation business businessman trader investor bank group faction rebel guerrilla guerilla insurgent
    militant militia militiaman fighter gunman terrorist extremist fundamentalist separatist nationalist islamist
    dissident activist protester demonstrator opposition party politician candidate voter refugee migrant immigrant
    exile asylum-seeker settler prisoner detainee hostage immigrant community population minority tribe clan clergy
    cleric mullah imam monk priest bishop union network cell movement organization organisation organisation agency
    tourist engineer adviser advisor contractor crew pilot sailor fisherman driver peacekeeper victim family
    relative lawyer mob crowd youth immigrant alliance coalition bloc league member ally neighbor neighbour partner
    rival enemy supporter sympathizer follower operative interlocutor warlord chieftain elder insurgency resistance
    underground gang cartel pirate smuggler deputy partner think-tank intellectual doctor nurse passenger survivor
    witness source settler reservist personnel stronghold diaspora leaders landowner landlord peasant shopkeeper
    merchant trucker miner pensioner veteran pilgrim scientist artist missionary boy girl aide executive importer
    exporter motorist assailant attacker bomber hijacker kidnapper captor jihadist radical hardliner moderate
    reformer loyalist royalist communist socialist conservative leftist marxist employee serviceman seaman sniper
    suspect defendant inmate convict dealer smuggler poet writer publisher broadcaster station channel nominee
    contender frontrunner mayor governor church lawyer economist"""
)
# Parties that are named once, and then called by what they are.
PARTIES = words("delegation mission envoy ambassador team")
# Things that stand for a state when its name goes with them, and for nobody when it does not.
THINGS = words(
    """embassy consulate administration state side country nation republic mission aircraft warplane jet plane tank
    ship ships missile shell drone predator intelligence security helicopter force chief head general team head"""
)
# Words that count or collect what their "of" names.
QUANTITIES = words(
    """group number series dozen dozens hundred hundreds thousand thousands ten tens score scores million millions
    majority minority handful couple pair lot band part half third quarter all some many most several one two three
    both each any none contingent delegation crowd wave team bloc rest remainder chain string kind sort deployment
    patch batch detachment squad column gathering coalition alliance series range"""
)
# Forms that names of peoples take before a hyphen.
_COMBINING = {
    "sino": "chinese", "russo": "russian", "indo": "indian", "anglo": "british", "franco": "french", "greco": "greek",
    "italo": "italian", "turko": "turkish", "pak": "pakistani", "austro": "austrian", "luso": "portuguese",
}  # fmt: skip
_NAMED = frozenset(("PER", "ORG", "GPE", "NORP", "LOC", "FAC"))
_MODIFIERS = frozenset(("amod", "compound", "nmod", "poss", "nummod", "quantmod", "appos"))
_HOME = frozenset(("of", "in", "from", "for", "throughout", "at", "to", "across", "within"))
_SPEAKER = words("i me my")
_PERSONAL = words("i we you me us my our your")


@dataclass(frozen=True, slots=True)
class Side:
    """A side as the text gives it. ``named``: a name tells who it is, though perhaps none that links to an entity."""

    span: Span
    entity_id: str | None
    mention: int | None
    named: bool
    head: int

    @property
    def key(self) -> tuple[str, ...] | Span:
        """What makes two sides the same."""
        return (self.entity_id,) if self.entity_id else self.span


class Sides:
    """Reads sides out of the noun phrases of one document."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation], authority: Authority
    ) -> None:
        self.document = document
        self._spoken = [q for q in quotations if q.quote_type == "direct" and q.speaker]
        self.mentions = mentions
        self.authority = authority
        self._starts = [m.span[0] for m in mentions]
        # States and bodies by the words that name them, or their people, in this document.
        self._peoples: dict[str, str] = {}
        for mention in mentions:
            if mention.entity_id and mention.entity_type in ("GPE", "NORP", "ORG"):
                word = document.surface(mention.span).lower()
                own = authority.state_of(mention.entity_id) if mention.entity_type == "NORP" else mention.entity_id
                if own:
                    self._peoples.setdefault(word, own)
        self._at: dict[int, int] = {}
        self._parties: list[tuple[int, str, str]] = []
        self.paragraph: Paragraph = document.paragraphs[0]

    def enter(self, paragraph: Paragraph) -> None:
        """Read from this paragraph from now on."""
        self.paragraph = paragraph
        self._at = {}
        first = bisect_left(self._starts, paragraph.start)
        last = bisect_left(self._starts, paragraph.end)
        if first == last:
            return
        offsets = [token.idx for token in paragraph.parse]
        for index in range(first, last):
            start, end = self.mentions[index].span
            at = max(0, bisect_left(offsets, start - paragraph.start + 1) - 1)
            while at < len(offsets) and paragraph.start + offsets[at] < end:
                self._at[at] = index
                at += 1
        self._note_parties()

    def mention(self, token: Token) -> Mention | None:
        """The mention a token belongs to."""
        index = self._at.get(token.i)
        return None if index is None else self.mentions[index]

    def actors(self, token: Token | None, *, deep: bool = False) -> list[Side]:
        """The sides that a noun phrase names, with those coordinated to it.

        ``deep``: the phrase may be about a thing, whose modifiers name the side ("China's proposal").
        """
        if token is None:
            return []
        found: list[Side] = []
        for head in _coordinated(token):
            for side in self._one(head, deep=deep):
                if all(side.key != other.key for other in found):
                    found.append(side)
        return found

    def _one(self, head: Token, *, deep: bool) -> list[Side]:
        lemma = head.lemma_.lower()
        index = self._at.get(head.i)
        if index is not None and self.mentions[index].entity_type in _NAMED:
            both = self._compound(index)
            if both:
                return both
            office = self._office(head)
            return [office or self._side(head, index)]
        if head.pos_ == "PRON" or head.tag_ in ("PRP", "PRP$", "WP", "WDT"):
            return self._pronoun(head, deep=deep)
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return []
        if lemma in QUANTITIES or head.pos_ in ("NUM", "DET"):
            inner = [side for part in _prep(head, ("of",)) for side in self.actors(part, deep=deep)]
            if inner:
                return [self._widen(inner[0], head), *inner[1:]]
        people = lemma in OFFICES or lemma in PEOPLE
        if people:
            bearer = self._bearer(head)
            if bearer is not None:
                mention = self.mentions[bearer]
                return [Side((self._span(head, head)[0], mention.span[1]), mention.entity_id, bearer, True, head.i)]
        modifiers = list(self._modifiers(head))
        # "Russian and Chinese navies" are two sides, "the Chinese embassy in Cairo" is one.
        modifiers = [m for i, m in enumerate(modifiers) if not i or (m.head == modifiers[i - 1] and m.dep_ == "conj")]
        if modifiers:
            both = self._compound(self._at[modifiers[0].i]) if people or deep else []
            if both:
                return both
        if people and modifiers:
            return [self._side(head, self._at[m.i], lemma in OFFICES, m) for m in modifiers]
        if deep and modifiers:
            return [self._side(m, self._at[m.i], official=True) for m in modifiers]
        if lemma in PARTIES and not modifiers and any(c.lower_ in ("the", "this", "that") for c in head.lefts):
            party = self._party(lemma, self.paragraph.start + head.idx)
            if party is not None:
                return [Side(self._span(head, head), party, None, True, head.i)]
        if lemma in ("country", "nation", "republic") and any(c.lower_ in ("the", "this") for c in head.lefts):
            return self._country(head)
        if people and lemma not in THINGS:
            return [Side(self._span(head, head), None, None, False, head.i)]
        return []

    def _compound(self, index: int) -> list[Side]:
        """The two sides of a compound people ("Sino-Indian"), where the document also names each of them."""
        mention = self.mentions[index]
        surface = self.document.surface(mention.span)
        first, hyphen, second = surface.partition("-")
        if mention.entity_type != "NORP" or not hyphen:
            return []
        start = mention.span[0]
        sides = []
        for word, begin in ((first, start), (second, start + len(first) + 1)):
            entity = self._peoples.get(_COMBINING.get(word.lower(), word.lower()))
            if entity is None:
                return []
            head = self._first_token(begin)
            sides.append(Side((begin, begin + len(word)), entity, None, True, head))
        return sides

    def _party(self, lemma: str, offset: int) -> str | None:
        """Whose delegation "the delegation" is: that which the document last called so by a name."""
        before = [entity for at, word, entity in self._parties if word == lemma and at < offset]
        return before[-1] if before else None

    def _note_parties(self) -> None:
        """Remember the parties that this paragraph names."""
        for token in self.paragraph.parse:
            if token.pos_ == "NOUN" and token.lemma_.lower() in PARTIES:
                at = self.paragraph.start + token.idx
                owners = [m for m in self._modifiers(token) if m.i < token.i]
                if owners:
                    side = self._side(token, self._at[owners[0].i], True, owners[0])
                    if side.entity_id:
                        self._parties.append((at, token.lemma_.lower(), side.entity_id))

    def _first_token(self, offset: int) -> int:
        """The index of the token that holds an offset of the document."""
        parse = self.paragraph.parse
        return bisect_right([t.idx for t in parse], offset - self.paragraph.start) - 1

    def _bearer(self, head: Token) -> int | None:
        """The mention of whoever bears an office: "the ambassador to Kenya, Anna Keller"."""
        for token in head.doc[head.i + 1 : head.right_edge.i + 1]:
            index = self._at.get(token.i)
            if token.pos_ in ("VERB", "AUX", "CCONJ"):
                return None
            if index is None:
                continue
            kind = self.mentions[index].entity_type
            if kind == "PER" or (kind == "ORG" and token.dep_ == "appos" and token.head == head):
                before = token.nbor(-1)
                if token.dep_ == "appos" or before.ent_type_ or before.pos_ == "PROPN":
                    return index
        return None

    def _country(self, head: Token) -> list[Side]:
        """The state last named before "the country" in its sentence."""
        for i in range(head.i - 1, head.sent.start - 1, -1):
            index = self._at.get(i)
            if index is None:
                continue
            entity = self.authority.entities.get(self.mentions[index].entity_id or "")
            if entity is not None and entity.entity_type == "GPE" and entity.iso3166_a3:
                return [Side(self._span(head, head), entity.entity_id, None, True, head.i)]
        return []

    def _office(self, head: Token) -> Side | None:
        """The state, where a name's own last word is an office ("Afghan Army") that no entity is linked to."""
        index = self._at[head.i]
        if self.mentions[index].entity_id is not None:
            return None
        for modifier in self._modifiers(head):
            if self._at[modifier.i] != index and head.lemma_.lower() in OFFICES:
                return self._side(head, self._at[modifier.i], True, modifier)
        return None

    def _modifiers(self, head: Token) -> Iterator[Token]:
        """The names that qualify a noun, nearest relation first."""
        children = [c for c in head.lefts if c.dep_ in _MODIFIERS]
        for child in sorted(children, key=lambda c: (c.dep_ != "poss", c.i)):
            yield from self._named(child)
            if child.dep_ in ("compound", "amod", "nmod", "poss"):
                for inner in child.lefts:
                    if inner.dep_ in _MODIFIERS:
                        yield from self._named(inner)
        for part in _prep(head, _HOME):
            yield from self._named(part)
            for child in part.lefts:
                if child.dep_ in _MODIFIERS:
                    yield from self._named(child)

    def _named(self, token: Token) -> Iterator[Token]:
        index = self._at.get(token.i)
        if index is not None and self.mentions[index].entity_type in _NAMED:
            yield token
            for child in token.children:
                if child.dep_ == "conj" and self._at.get(child.i) not in (None, index):
                    yield from self._named(child)
        elif token.dep_ != "compound" and token.pos_ in ("PROPN", "ADJ", "NOUN"):
            for child in token.children:
                if child.dep_ == "conj" and self._at.get(child.i) is not None:
                    yield child

    def _side(self, head: Token, index: int, official: bool = False, modifier: Token | None = None) -> Side:
        """The side a name stands for: itself, the state behind it, or nobody who has a name."""
        mention = self.mentions[index]
        entity = mention.entity_id
        own: int | None = index
        if mention.entity_type == "NORP":
            if official or (modifier is None and not self.document.surface(mention.span).lower().endswith("s")):
                entity = self.authority.state_of(entity) or entity
            elif modifier is None:
                pass
            else:
                entity = None
        elif modifier is not None and mention.entity_type == "GPE" and not official:
            entity = None
        elif modifier is not None and mention.entity_type == "PER":
            entity = self.state_led(entity) if official else None
        elif modifier is not None and mention.entity_type in ("LOC", "FAC"):
            entity = None
        if modifier is not None and entity != mention.entity_id:
            own = None
        if modifier is not None:
            span = self._span(modifier, head)
        else:
            span = self._span(head, head)
            span = min(span[0], mention.span[0]), max(span[1], mention.span[1])
        return Side(span, entity, own, True, head.i)

    def state_led(self, person: str | None) -> str | None:
        """The state whose government bears a person's name ("the Karzai government")."""
        for role in self.authority.roles.get(person or "", ()):
            state = self.authority.state_of(role.organisation_id)
            if state:
                return state
        return self.authority.state_of(person)

    def _span(self, modifier: Token, head: Token) -> Span:
        """From the first word of a noun phrase, articles left out, to its head or the name after it."""
        first = min(head.i, modifier.i)
        for child in head.lefts:
            if child.dep_ in _MODIFIERS:
                first = min(first, child.left_edge.i)
        doc = head.doc
        while first < head.i and (doc[first].pos_ in ("DET", "PUNCT") or doc[first].tag_ == "PRP$"):
            first += 1
        last = max(head.i, modifier.i)
        if modifier.i > head.i and modifier.dep_ != "pobj" and modifier.head.i > modifier.i:
            last = modifier.head.i
        index = self._at.get(last)
        end = self.paragraph.start + doc[last].idx + len(doc[last])
        if index is not None:
            end = max(end, self.mentions[index].span[1])
        return self.paragraph.start + doc[first].idx, end

    def _widen(self, side: Side, head: Token) -> Side:
        start = self._span(head, head)[0]
        return Side((min(start, side.span[0]), side.span[1]), side.entity_id, side.mention, side.named, side.head)

    def _pronoun(self, token: Token, *, deep: bool) -> list[Side]:
        """Whom a pronoun means, where the sentence leaves no doubt: the head of its relative clause, or the subject of
        the clause that governs its own.
        """
        if token.tag_ in ("WP", "WDT") or token.lower_ in ("who", "which", "that", "whom"):
            clause = token.head
            while clause.dep_ not in ("relcl", "ROOT", "acl") and clause.head != clause:
                clause = clause.head
            return self.actors(clause.head, deep=deep) if clause.dep_ == "relcl" else []
        if token.lower_ in _SPEAKER:
            return self._speaker(token)
        if token.lower_ in _PERSONAL or token.pos_ != "PRON":
            return []
        verb = token.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON"]
        seen = 0
        while verb.head != verb and seen < 6:
            seen += 1
            above = verb.head
            if above.pos_ in ("VERB", "AUX"):
                for child in above.children:
                    if child.dep_ in ("nsubj", "nsubjpass") and child != token and child.i != token.i:
                        if child.pos_ == "PRON":
                            continue
                        candidates = self.actors(child)
                        if candidates and _agrees(token, child, self.mention(child)):
                            return candidates
            verb = above
        if token.dep_ == "poss" and own and _agrees(token, own[0], self.mention(own[0])):
            sides = self.actors(own[0])
            if any(side.entity_id for side in sides):
                return sides
        return self._previous_subject(token)

    def _speaker(self, token: Token) -> list[Side]:
        """Who says "I": the speaker of the innermost direct quotation around it."""
        at = self.paragraph.start + token.idx
        around = [(end - start, q) for q in self._spoken for start, end in q.spans if start <= at < end]
        if not around:
            return []
        quotation = min(around, key=lambda pair: pair[0])[1]
        assert quotation.speaker is not None
        first, last = (bisect_left(self._starts, edge) for edge in quotation.speaker)
        people = [i for i in range(first, last) if self.mentions[i].entity_type == "PER"]
        entity = quotation.speaker_entity_id
        if not (people or entity):
            return []
        return [Side((at, at + len(token)), entity, people[0] if people else None, True, token.i)]

    def _previous_subject(self, token: Token) -> list[Side]:
        """The subject of the sentence before, where it agrees and is a name."""
        start = token.sent.start
        if start == 0:
            return []
        root = token.doc[start - 1].sent.root
        for child in root.children:
            if child.dep_ in ("nsubj", "nsubjpass") and self._at.get(child.i) is not None:
                return self.actors(child) if _agrees(token, child, self.mention(child)) else []
        return []

    def inside(self, token: Token, skip: Iterable[Side] = (), *, limit: int = 40) -> list[Side]:
        """The first side named within a phrase or clause, outermost first, other than those already known."""
        known = {side.key for side in skip}
        queue, seen = [token], 0
        while queue and seen < limit:
            current = queue.pop(0)
            seen += 1
            if current.i in self._at or current.lemma_.lower() in PEOPLE or current.lemma_.lower() in OFFICES:
                mention = self.mention(current)
                if mention is not None and mention.entity_type in ("LOC", "FAC"):
                    continue
                sides = [s for s in self.actors(current, deep=True) if s.named and s.key not in known]
                if sides:
                    return sides
            queue.extend(c for c in current.children if c.dep_ not in ("punct", "det", "advcl", "relcl"))
        return []


def _coordinated(token: Token) -> Iterator[Token]:
    yield token
    for child in token.rights:
        if child.dep_ == "conj":
            yield from _coordinated(child)


def _prep(token: Token, words: Iterable[str]) -> Iterator[Token]:
    """The objects of a noun's prepositions."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in words:
            for part in child.children:
                if part.dep_ == "pobj":
                    yield part


def _agrees(pronoun: Token, noun: Token, mention: Mention | None) -> bool:
    """Whether a pronoun may stand for a noun by number and kind."""
    word = pronoun.lower_
    person = mention is not None and mention.entity_type == "PER"
    if word in ("he", "she", "him", "her", "his", "hers", "himself", "herself"):
        return person or (mention is None and noun.tag_ == "NN")
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    if word in ("they", "them", "their", "theirs", "themselves"):
        return not person or plural
    if word in ("it", "its", "itself"):
        return not person and not plural
    return False
