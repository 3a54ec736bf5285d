"""Who stands behind a noun phrase: the sides of an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention, Paragraph, Quotation
from wakhan.extract.events.clauses import subject
from wakhan.extract.events.frames import words
from wakhan.view import Span

# Those who speak and act for a state: with a demonym or a country they are the state.
OFFICES = words("""government official officials authority authorities administration regime leader leadership
    minister ministry president premier chancellor king queen emir sultan prince monarch ambassador envoy diplomat
    spokesman spokeswoman spokesperson counterpart negotiator mediator representative delegation delegate army
    military force forces troop troops soldier navy fleet warship police policeman guard aircraft warplane jet
    plane bomber fighter-jet helicopter tank gunboat parliament parliamentarian lawmaker legislator senate congress
    cabinet court state side team mission embassy consulate consul judge prosecutor general officer commander
    intelligence agent junta secretary chief head lawyer inspector charge chargé attaché commissioner d'affaires
    d’affaires security embassy ships ship predator drone missile shell gunner marine paratrooper commando
    presidency ruler dictator statesman politburo republic nation country""")
# Other people and bodies: named only by what they belong to, they stand for nobody else.
PEOPLE = words("""people person man woman child citizen national civilian resident villager student worker farmer
    teacher journalist reporter editor newspaper magazine daily weekly academic scholar expert analyst researcher
    company firm corporation business businessman trader investor bank group faction rebel guerrilla guerilla
    insurgent militant militia militiaman fighter gunman terrorist extremist fundamentalist separatist nationalist
    islamist dissident activist protester demonstrator opposition party politician candidate voter refugee migrant
    immigrant exile asylum-seeker settler prisoner detainee hostage immigrant community population minority tribe
    clan clergy cleric mullah imam monk priest bishop union network cell movement organization organisation
    organisation agency tourist engineer adviser advisor contractor crew pilot sailor fisherman driver peacekeeper
    victim family relative lawyer mob crowd youth immigrant alliance coalition bloc league member ally neighbor
    neighbour partner rival enemy supporter sympathizer follower operative interlocutor warlord chieftain elder
    insurgency resistance underground gang cartel pirate smuggler deputy partner think-tank intellectual doctor
    nurse passenger survivor witness source settler reservist personnel stronghold diaspora leaders landowner
    landlord peasant shopkeeper merchant trucker miner rioter looter marcher striker hacker gendarme friend controller
    pensioner veteran pilgrim scientist artist missionary boy girl aide executive importer exporter motorist
    assailant attacker bomber hijacker kidnapper captor jihadist radical hardliner moderate reformer loyalist
    royalist communist socialist conservative leftist marxist employee serviceman seaman sniper suspect defendant
    inmate convict dealer smuggler poet writer publisher broadcaster station channel nominee contender frontrunner
    mayor governor church lawyer economist village schoolgirl schoolboy pupil""")
# Parties that are named once, and then called by what they are.
PARTIES = words("delegation mission envoy ambassador team")
# Things that stand for a state when its name goes with them, and for nobody when it does not.
THINGS = words(
    """embassy consulate administration state side country nation republic mission aircraft warplane jet plane tank
    ship ships missile shell drone predator intelligence security helicopter force chief head general team head"""
)
# Bodies that a text names once, and then by the last word of their name.
BODIES = words("council mission brigade committee commission agency bank fund tribunal court front party union")
# What two sides told of before are called, and those of these words that mean states.
PAIRS = words("""side country nation government state party neighbor neighbour capital ally rival foe enemy
    republic army delegation negotiator leader president minister premier counterpart man adversary power""")
_STATES = words("country nation government state neighbor neighbour capital republic power army")
_PERSONS = words("leader president minister premier counterpart man negotiator")
# Words that count or collect what their "of" names.
QUANTITIES = words(
    """group number series dozen dozens hundred hundreds thousand thousands ten tens score scores million millions
    majority minority handful couple pair lot band part half third quarter all some many most several one two three
    both each any none contingent delegation crowd wave team bloc rest remainder chain string kind sort deployment
    patch batch detachment squad column gathering coalition alliance series range"""
)
# Those of them that stand for people where they stand alone.
_MANY = words("hundreds thousands dozens scores")
# Forms that names of peoples take before a hyphen.
_COMBINING = {
    "sino": "chinese", "russo": "russian", "indo": "indian", "anglo": "british", "franco": "french", "greco": "greek",
    "italo": "italian", "turko": "turkish", "pak": "pakistani", "austro": "austrian", "luso": "portuguese",
}  # fmt: skip
_NAMED = frozenset(("PER", "ORG", "GPE", "NORP", "LOC", "FAC"))
_MODIFIERS = frozenset(("amod", "compound", "nmod", "poss", "nummod", "quantmod", "appos"))
_HOME = frozenset(("of", "in", "from", "for", "throughout", "at", "to", "across", "within"))
# Bodies that attack in words.
_TALKERS = re.compile(
    r"\b(Party|Campaign|Committee|Senate|House|Congress|Times|Post|Journal|Herald|News|Tribune|Democrats?|Democratic"
    r"|Republicans?|Conservatives?|Tory|Tories|Socialists?|Liberals?|Greens?)\b"
)
_ORIGIN = frozenset(("of", "from", "for"))
# How far back, in characters, "the delegation" may have been named.
_RECALLED = 1500
# What is put to the stem of a state's name to name its people.
_DEMONYM = re.compile(r"[aeiouy]{0,3}(?:n|an|ian|ean|ese|i|ish|vian|er)")
_SPEAKER = words("i me my")
_PERSONAL = words("i we you me us my our your")
# Words in the singular for many people, whom "he" cannot mean.
_COLLECTIVE = words(
    """crowd mob group government regime administration army navy force police party company firm coalition
    alliance union team delegation parliament senate congress court council state country nation republic junta
    militia embassy ministry population community public press campaign family opposition"""
)
_PERSON = words("he she him her his hers himself herself")
_PLURAL = words("they them their theirs themselves")


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
        if self.entity_id:
            return (self.entity_id,)
        return self.span if self.mention is None else ("", str(self.mention))


class _Topic(NamedTuple):
    """The subject of a sentence: its noun, the name that says what it is, and its sides."""

    noun: Token
    mention: Mention | None
    sides: list[Side]


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
        # Names that no authority knows are the same where they read the same; and so are states and their peoples.
        self._first: dict[str, int] = {}
        self._lands: dict[str, int] = {}
        for index, mention in enumerate(mentions):
            word = document.surface(mention.span).lower()
            self._first.setdefault(word, index)
            if mention.entity_type == "GPE":
                self._lands.setdefault(word, index)
        self._at: dict[int, int] = {}
        self._parties: list[tuple[int, str, str]] = []
        # Whom people speak and act for, by their names, as the text introduces them.
        self._homes: dict[str, Side] = {}
        self._said_by = {q.speaker: q for q in quotations if q.speaker}
        self._spoken_at = sorted(self._said_by)
        self._topics: dict[int, list[_Topic]] = {}  # by the first token of each sentence, who it is about
        self._topic: list[_Topic] = []  # whom the sentence before the paragraph was about
        self._open: set[int] = set()  # pronouns being resolved
        self.paragraph: Paragraph = document.paragraphs[0]

    def enter(self, paragraph: Paragraph) -> None:
        """Read from this paragraph from now on."""
        if len(self.paragraph.parse):
            self._topic = self._topics_of(self.paragraph.parse[-1].sent)
        self.paragraph = paragraph
        self._at = {}
        self._topics = {}
        first = bisect_left(self._starts, paragraph.start)
        last = bisect_left(self._starts, paragraph.end)
        offsets = [token.idx for token in paragraph.parse] if first < last else []
        for index in range(first, last):
            start, end = self.mentions[index].span
            at = max(0, bisect_left(offsets, start - paragraph.start + 1) - 1)
            while at < len(offsets) and paragraph.start + offsets[at] < end:
                self._at[at] = index
                at += 1
        if self._at:
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
        for head in (*self._listed_before(token), *_coordinated(token)):
            for side in self._one(head, deep=deep):
                if all(side.key != other.key for other in found):
                    found.append(side)
        return found

    def _listed_before(self, token: Token) -> list[Token]:
        """The first name of a list that the parse has left out of it: "Peru, Chile and Brazil agreed"."""
        first = token.left_edge.i
        if first < 2 or token.doc[first - 1].text != "," or not any(c.dep_ == "conj" for c in token.children):
            return []
        name = token.doc[first - 2]
        apart = name.head in (token, token.head) and name.dep_ in ("dep", "npadvmod", "nsubj", "nmod", "compound")
        return [name] if apart and name.i in self._at and name.sent == token.sent else []

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
            if head.lower_ in _MANY and head.dep_ in ("nsubj", "nsubjpass", "pobj"):
                return [Side(self._span(head, head), None, None, False, head.i)]
        people = lemma in OFFICES or lemma in PEOPLE
        if people:
            bearer = self._bearer(head)
            if bearer is not None:
                mention = self.mentions[bearer]
                span = self._span(head, head)[0], mention.span[1]
                return [Side(span, mention.entity_id, self._same(bearer), True, head.i)]
        modifiers = list(self._modifiers(head))
        # "Russian and Chinese navies" are two sides, "the Chinese embassy in Cairo" is one.
        modifiers = [m for i, m in enumerate(modifiers) if not i or (m.head == modifiers[i - 1] and m.dep_ == "conj")]
        if modifiers:
            both = self._compound(self._at[modifiers[0].i]) if people or deep else []
            if both:
                return both
        if people and modifiers:
            return [self._side(head, self._at[m.i], lemma in OFFICES, m) for m in modifiers]
        if lemma in PAIRS and (pair := self._pair(head)):
            return pair
        if lemma in OFFICES and not modifiers:
            for child in head.lefts:
                if child.dep_ == "poss" and child.lemma_.lower() in PAIRS and (pair := self._pair(child)):
                    return pair
            if owner := self._owner(head):
                return [owner]
        if lemma in BODIES and head.text[0].isupper() and not modifiers and (body := self._body(head)):
            return [body]
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

    def _body(self, head: Token) -> Side | None:
        """Which body "the Council" or "the Mission" is: the last one named whose name ends so."""
        if not any(c.lower_ in ("the", "its") for c in head.lefts):
            return None
        at = self.paragraph.start + head.idx
        for index in range(bisect_left(self._starts, at) - 1, -1, -1):
            mention = self.mentions[index]
            if mention.entity_type == "ORG" and self.document.surface(mention.span).split()[-1] == head.text:
                span = at, at + len(head)
                return Side(span, mention.entity_id, self._same(index), True, head.i)
        return None

    def _pair(self, head: Token) -> list[Side]:
        """Whom "the two sides" or "both countries" mean: the two that the paragraph named last, or its document's
        title; nobody where it is not two.
        """
        if not any(c.lower_ in ("two", "both") for c in head.lefts):
            return []
        lemma = head.lemma_.lower()
        kinds = ("PER",) if lemma in _PERSONS else ("GPE", "NORP") if lemma in _STATES else ("GPE", "NORP", "ORG")
        named: dict[tuple[str, ...] | Span, Side] = {}
        starts = [s.start for s in head.doc.sents if s.start <= head.i]
        for start in reversed(starts):
            for i in range(start, head.i if start == starts[-1] else head.doc[start].sent.end):
                index = self._at.get(i)
                if index is not None and self.mentions[index].entity_type in kinds:
                    side = self._member(index, i)
                    if side is not None:
                        named.setdefault(side.key, side)
            if len(named) >= 2:
                return list(named.values()) if len(named) == 2 else []
        return self._titled(kinds, head.i) if not named and "PER" not in kinds else []

    def _titled(self, kinds: tuple[str, ...], head: int) -> list[Side]:
        """The two sides of a document's title, where it names just two."""
        named: dict[tuple[str, ...] | Span, Side] = {}
        for paragraph in self.document.paragraphs:
            if paragraph.kind == "title":
                first = bisect_left(self._starts, paragraph.start)
                for index in range(first, bisect_left(self._starts, paragraph.end)):
                    if self.mentions[index].entity_type in kinds and (side := self._member(index, head)):
                        named.setdefault(side.key, side)
        return list(named.values()) if len(named) == 2 else []

    def _member(self, index: int, head: int) -> Side | None:
        """A name as one of two sides: towns do not count."""
        mention = self.mentions[index]
        entity = self.authority.entities.get(mention.entity_id or "")
        if entity is not None and entity.entity_type == "GPE" and not entity.iso3166_a3:
            return None
        known = mention.entity_id
        if mention.entity_type == "NORP":
            known = self.authority.state_of(known)
            if known is None:
                return None
        return Side(mention.span, known, self._same(index) if known == mention.entity_id else None, True, head)

    def _owner(self, head: Token) -> Side | None:
        """Whose "his government" or "its ambassador" is: the state or body that the pronoun, or its bearer's office,
        stands for.
        """
        for child in head.lefts:
            if child.dep_ == "poss" and child.tag_ == "PRP$":
                owners = self._pronoun(child, deep=False)
                if len(owners) != 1:
                    return None
                mention = self.mention_of(owners[0])
                if mention is not None and mention.entity_type == "PER":
                    home = self.home(owners[0])
                    return home and Side(self._span(head, head), home.entity_id, home.mention, True, head.i)
                return Side(self._span(head, head), owners[0].entity_id, owners[0].mention, True, head.i)
        return None

    def home(self, person: Side) -> Side | None:
        """The state or body that a person acts for: as the authority file has it, or as the text introduced them."""
        state = self.state_led(person.entity_id)
        if state:
            return Side(person.span, state, None, True, person.head)
        mention = self.mention_of(person)
        return self._homes.get(_surname(self.document.surface(mention.span))) if mention else None

    def _topics_of(self, sentence: SpacySpan) -> list[_Topic]:
        """Whom a sentence is about: who speaks in it, the subject of its main clause, that of what is said."""
        if sentence.start not in self._topics:
            self._topics[sentence.start] = []  # a pronoun within does not ask for the sentence it stands in
            said = [c for c in sentence.root.children if c.dep_ == "ccomp"]
            found = (self._speaker_in(sentence), *map(self._subject_of, (sentence.root, *said)))
            self._topics[sentence.start] = [topic for topic in found if topic is not None]
        return self._topics[sentence.start]

    def _subject_of(self, verb: Token) -> _Topic | None:
        """The named subject of a clause; a pronoun's is what it stands for."""
        noun, understood = subject(verb)
        if noun is None or understood:
            return None
        sides = [s for s in self.actors(noun) if s.named]
        mention = self.mention_of(sides[0]) if sides and noun.pos_ == "PRON" else self._naming(noun)
        return _Topic(noun, mention, sides) if sides else None

    def _speaker_in(self, sentence: SpacySpan) -> _Topic | None:
        """The one person who speaks in a sentence that is in good part reported."""
        start, end = self.paragraph.span(sentence)
        first = bisect_left(self._spoken_at, (start, start))
        found: list[_Topic] = []
        for span in self._spoken_at[first:]:
            if span[0] >= end:
                break
            said = self._said_by[span]
            if (
                said.cue
                and said.speaker_mention is not None
                and self.mentions[said.speaker_mention].entity_type == "PER"
            ):
                noun = sentence.doc[self._first_token(span[0])]
                side = Side(span, said.speaker_entity_id, self._same(said.speaker_mention), True, noun.i)
                found.append(_Topic(noun, self.mentions[said.speaker_mention], [side]))
        return found[-1] if len({topic.sides[0].key for topic in found}) == 1 else None

    def _naming(self, noun: Token) -> Mention | None:
        """The mention that a noun is part of, or that names whoever bears its office."""
        mention = self.mention(noun)
        if mention is None and noun.lemma_.lower() in OFFICES | PEOPLE:
            bearer = self._bearer(noun)
            return None if bearer is None else self.mentions[bearer]
        return mention

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
        before = [e for at, word, e in self._parties if word == lemma and offset - _RECALLED < at < offset]
        return before[-1] if before else None

    def _note_parties(self) -> None:
        """Remember the parties that this paragraph names, and for whom people act."""
        for token in self.paragraph.parse:
            if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in OFFICES:
                self._note_home(token)
            if token.text == "(" and token.i and token.i + 1 < len(token.doc):
                self._note_country(token)
            if token.pos_ == "NOUN" and token.lemma_.lower() in PARTIES:
                at = self.paragraph.start + token.idx
                owners = [m for m in self._modifiers(token) if m.i < token.i]
                if owners:
                    side = self._side(token, self._at[owners[0].i], True, owners[0])
                    if side.entity_id:
                        self._parties.append((at, token.lemma_.lower(), side.entity_id))

    def _note_home(self, office: Token) -> None:
        """Remember for whom the bearer of an office acts: "the envoy of Peru, Ana Ruiz", "Peruvian envoy Ana Ruiz"."""
        bearer = self._bearer(office)
        if bearer is None and self._at.get(office.head.i) is not None and office.dep_ == "compound":
            bearer = self._at[office.head.i]
            owners = [m for m in self._modifiers(office.head) if self._at[m.i] != bearer]
        else:
            owners = list(self._modifiers(office))
        owners = [m for m in owners if self.mentions[self._at[m.i]].entity_type in ("GPE", "NORP", "ORG")]
        if bearer is None or not owners or self.mentions[bearer].entity_type != "PER":
            return
        name = _surname(self.document.surface(self.mentions[bearer].span))
        self._homes.setdefault(name, self._side(office, self._at[owners[0].i], True, owners[0]))

    def _note_country(self, bracket: Token) -> None:
        """Remember the state in brackets behind a name, as records of meetings write it: "Ana Ruiz (Peru)"."""
        person, state = self._at.get(bracket.i - 1), self._at.get(bracket.i + 1)
        if person is None or state is None:
            return
        kinds = self.mentions[person].entity_type, self.mentions[state].entity_type
        if kinds == ("PER", "GPE"):
            name = _surname(self.document.surface(self.mentions[person].span))
            self._homes.setdefault(name, self._side(bracket.nbor(1), state))

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
        people = head.lemma_.lower() in OFFICES or head.lemma_.lower() in PEOPLE
        for part in _prep(head, _HOME if people else _ORIGIN):
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
        own: int | None = self._same(index)
        if mention.entity_type == "NORP":
            if official or (modifier is None and not self.document.surface(mention.span).lower().endswith("s")):
                entity = self.authority.state_of(entity)
                if entity is None:
                    own = self._land_of(index)
                    entity = self.mentions[own].entity_id
            elif modifier is not None:
                entity = own = None
        elif modifier is not None and (
            (mention.entity_type == "GPE" and not official) or mention.entity_type in ("LOC", "FAC")
        ):
            entity = own = None
        elif modifier is not None and mention.entity_type == "PER":
            entity, own = self.state_led(entity) if official else None, None
        if own is not None and modifier is not None and entity != self.mentions[own].entity_id:
            own = None
        if modifier is not None:
            span = self._span(modifier, head)
        else:
            span = self._span(head, head)
            span = min(span[0], mention.span[0]), max(span[1], mention.span[1])
        return Side(span, entity, own, True, head.i)

    def _same(self, index: int) -> int:
        """The first mention that reads like one that no authority knows; a known one itself."""
        mention = self.mentions[index]
        return index if mention.entity_id else self._first[self.document.surface(mention.span).lower()]

    def _land_of(self, index: int) -> int:
        """The mention that names the state of a people, where the document shows it: "Ruritanian" of "Ruritania"."""
        people = self.document.surface(self.mentions[index].span).lower()
        lands = [land for land in self._lands if _people_of(people, land)]
        return self._lands[max(lands, key=len)] if lands else self._same(index)

    def talks(self, side: Side) -> bool:
        """Whether a side is a person, a party or another that fights with words: neither state nor army."""
        mention = self.mention_of(side)
        if mention is None:
            return False
        if mention.entity_type not in ("ORG", "NORP"):
            return mention.entity_type == "PER"
        return _TALKERS.search(self.document.surface(mention.span)) is not None

    def is_person(self, side: Side) -> bool:
        """Whether a side is a person with a name."""
        mention = self.mention_of(side)
        return mention is not None and mention.entity_type == "PER"

    def mention_of(self, side: Side) -> Mention | None:
        """The mention that names a side."""
        return None if side.mention is None else self.mentions[side.mention]

    def senders(self, sent: Token) -> list[Side]:
        """Whose people are sent: "Cuban doctors"."""
        modifiers = [m for m in self._modifiers(sent) if self.mentions[self._at[m.i]].entity_type in ("NORP", "GPE")]
        return [self._side(sent, self._at[m.i], True, m) for m in modifiers[:1]]

    def is_spot(self, side: Side) -> bool:
        """Whether a side is a place where nobody is addressed: a strait, a building."""
        mention = self.mention_of(side)
        return mention is not None and mention.entity_type in ("LOC", "FAC")

    def is_place(self, side: Side) -> bool:
        """Whether a side is a state or a place."""
        entity = self.authority.entities.get(side.entity_id or "")
        return entity is not None and entity.entity_type in ("GPE", "LOC", "FAC")

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
        if token.i in self._open:
            return []
        self._open.add(token.i)
        try:
            return self._antecedent(token)
        finally:
            self._open.remove(token.i)

    def _antecedent(self, token: Token) -> list[Side]:
        """What a pronoun of the third person stands for, surest first; nobody where that is in doubt."""
        at = self.paragraph.start + token.idx
        said = self._said_by.get((at, at + len(token)))
        if said is not None and (said.speaker_entity_id or said.speaker_mention is not None):
            own = said.speaker_mention
            return [
                Side(
                    (at, at + len(token)),
                    said.speaker_entity_id,
                    None if own is None else self._same(own),
                    True,
                    token.i,
                )
            ]
        if token.lower_ in _PERSON and token.head.dep_ == "conj" and token.dep_ == "nsubj":
            return self._only_person(token)  # "Keller met Saleh, and he" may be either
        governing = self._governing_subject(token)
        if governing:
            return governing
        if token.lower_ in _PERSON and (only := self._only_person(token)):
            return only
        before = self._subject_before(token)
        return self._previous_subject(token) if before is None else before

    def _governing_subject(self, token: Token) -> list[Side]:
        """The subject of a clause above a pronoun's, or of its own where the pronoun is an owner."""
        verb = token.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON"]
        own = [c for c in own if token not in c.subtree]
        if token.dep_ == "poss" and (owners := self._owners_above(token)):
            return owners
        if token.dep_ == "poss" and own and _agrees(token, own[0], self.mention(own[0])):
            sides = self.actors(own[0])
            if any(side.named for side in sides):
                return sides
        seen = 0
        while verb.head != verb and seen < 6:
            seen += 1
            above = verb.head
            # What is told beside is told of the same subject only where it has none of its own.
            if above.pos_ in ("VERB", "AUX"):
                for child in above.children:
                    if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "PRON" and token not in child.subtree:
                        candidates = self.actors(child)
                        if candidates and self._fits(token, child, candidates):
                            return candidates
            verb = above
        return []

    def _owners_above(self, token: Token) -> list[Side]:
        """The owner of the phrase that a pronoun's noun belongs to: "the Peruvian evacuation of its embassy"."""
        noun = token.head
        while noun.head != noun and noun.head.pos_ in ("NOUN", "PROPN", "ADP"):
            noun = noun.head
            if noun.pos_ == "NOUN" and (modifiers := [m for m in self._modifiers(noun) if m.i < token.i]):
                return [self._side(modifiers[0], self._at[modifiers[0].i], official=True)]
        return []

    def _subject_before(self, token: Token) -> list[Side] | None:
        """The nearest subject before a pronoun in its sentence; None where there is none, so that one may look further
        back.
        """
        for i in range(token.i - 1, token.sent.start - 1, -1):
            noun = token.doc[i]
            if noun.dep_ in ("nsubj", "nsubjpass") and noun.pos_ != "PRON" and token not in noun.subtree:
                sides = [s for s in self.actors(noun) if s.named]
                mention = self._naming(noun)
                if token.lower_ in _PERSON and mention is not None and mention.entity_type != "PER":
                    continue
                return sides if sides and self._fits(token, noun, sides) else []
        return None

    def _fits(self, pronoun: Token, noun: Token, sides: Sequence[Side]) -> bool:
        """Whether a pronoun may stand for the sides of a noun phrase."""
        return bool(sides) and _agrees(pronoun, noun, self._naming(noun))

    def _only_person(self, token: Token) -> list[Side]:
        """The one person that a sentence names before "he" or "she"; nobody where it names several."""
        found = {self._at[i] for i in range(token.sent.start, token.i) if i in self._at}
        people = [i for i in sorted(found) if self.mentions[i].entity_type == "PER"]
        keys = {self.mentions[i].entity_id or self.document.surface(self.mentions[i].span) for i in people}
        if len(keys) != 1:
            return []
        at = self.paragraph.start + token.idx
        person = people[-1]
        return [Side((at, at + len(token)), self.mentions[person].entity_id, self._same(person), True, token.i)]

    def _speaker(self, token: Token) -> list[Side]:
        """Who says "I": the speaker of the innermost direct quotation around it."""
        at = self.paragraph.start + token.idx
        around = [(end - start, q) for q in self._spoken for start, end in q.spans if start <= at < end]
        if not around:
            return []
        quotation = min(around, key=lambda pair: pair[0])[1]
        assert quotation.speaker is not None
        own = quotation.speaker_mention
        if own is None:
            first, last = (bisect_left(self._starts, edge) for edge in quotation.speaker)
            own = next((i for i in range(first, last) if self.mentions[i].entity_type == "PER"), None)
        entity = quotation.speaker_entity_id
        if own is None and not entity:
            return []
        return [Side((at, at + len(token)), entity, None if own is None else self._same(own), True, token.i)]

    def _previous_subject(self, token: Token) -> list[Side]:
        """The subject of the sentence before, where it agrees; that of the paragraph before for the first sentence."""
        topic = self._topic_before(token)
        if topic is None:
            return []
        at = self.paragraph.start + token.idx
        spot = at, at + len(token)
        return [Side(spot, s.entity_id, s.mention, True, token.i) for s in topic.sides]

    def _topic_before(self, token: Token) -> _Topic | None:
        """Whom the sentences before a pronoun's are about, as far as it agrees: for a person, as far back in the
        paragraph as no other person is named.
        """
        start = token.sent.start
        skipped = False
        if start == 0:
            return next((t for t in self._topic if _agrees(token, t.noun, t.mention)), None)
        while start > 0:
            before = token.doc[start - 1].sent
            named = {self._at[i] for i in range(before.start, before.end) if i in self._at}
            people = sum(self.mentions[index].entity_type == "PER" for index in named)
            for topic in self._topics_of(before):
                if _agrees(token, topic.noun, topic.mention):
                    return None if skipped and people > 1 else topic
            if token.lower_ not in _PERSON or people:
                return None
            start, skipped = before.start, True
        return None

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


def _people_of(people: str, land: str) -> bool:
    """Whether an adjective is formed from the name of a state."""
    if land.startswith(people):
        return len(people) > 3 and land[len(people) :] in ("istan", "land", "stan", "ia")
    stem = land.rstrip("aeiouy")
    return len(stem) > 2 and people.startswith(stem) and _DEMONYM.fullmatch(people[len(stem) :]) is not None


def _surname(name: str) -> str:
    return name.split()[-1].lower()


def _agrees(pronoun: Token, noun: Token, mention: Mention | None) -> bool:
    """Whether a pronoun may stand for a noun by number and kind."""
    word = pronoun.lower_
    person = mention is not None and mention.entity_type == "PER"
    if word in _PERSON:
        return (
            person
            or (mention is None and noun.tag_ == "NN" and noun.lemma_.lower() not in _COLLECTIVE)
            or (mention is None and noun.lower_ in _PERSON)
        )
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    if word in _PLURAL:
        return plural or (mention is not None and mention.entity_type in ("ORG", "NORP")) or noun.lower_ == word
    if word in ("it", "its", "itself"):
        return not person and not plural
    return False
