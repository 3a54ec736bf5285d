"""Titles of occurrences: "China and the Taliban meet, Kandahar", "Visit to India by the United States".

A title is made of a phrase for what was done and of the sides' names. Which phrase follows from the event's type and,
where the type says little, from its mode and trigger. No word of a trigger is repeated, since a document's text policy
may withhold it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """How an act is put into English: as a verb with its preposition, and as a noun with its own.

    ``verb``: without -s, which its first word takes. ``preposition``: None where an object follows directly, so that
    the verb cannot stand without one. ``mutual``: the verb needs two sides, who do the same. ``at``: whether the
    place may be the object where there is no other ("visits Kandahar"). ``of_place``: the place is the object.
    ``personal``: a person, not who the person acts for, does it. ``members``: it is done to people, so of a body or a
    state to its members or citizens.
    """

    verb: str
    preposition: str | None
    noun: str
    noun_preposition: str
    mutual: bool = False
    at: bool = False
    of_place: bool = False
    personal: bool = False
    members: bool = False


# By type, the phrase for every event, and before it those for some, by what mode and trigger say.
_PHRASES: dict[str, tuple[tuple[str, Phrase], ...]] = {
    "AGREE": (
        (r"promis|pledg|vow|assur|commit|guarant|undert|offer|willing|readi", Phrase(
            "make a promise", "to", "Promise", "to")),
        (r"accept|approv|adopt|consent", Phrase("accept terms", "of", "Acceptance", "of terms of")),
        (r"", Phrase("reach an agreement", "with", "Agreement", "with")),
    ),
    "CONSULT": (
        (r"^phone|\bcall|phon", Phrase("speak by telephone", "with", "Telephone call", "with", mutual=True)),
        (r"^visit|\bvisit|\btrip|\btour|travel|journey", Phrase("visit", None, "Visit", "to", at=True, personal=True)),
        (r"^host|\bhost|receiv|greet|welcom", Phrase("host", None, "Reception", "for")),
        (r"mediat|arbitrat|shuttl", Phrase("mediate", "between", "Mediation", "between")),
        (r"\bmeet|\bmet\b|summit|conferr|\bdin|\blunch", Phrase("meet", "with", "Meeting", "with", mutual=True)),
        (r"contact|exchang", Phrase("hold contacts", "with", "Contacts", "with", mutual=True)),
        (r"", Phrase("hold talks", "with", "Talks", "with", mutual=True)),
    ),
    "SUPPORT": (
        (r"restor|resum|re-?establ|normali|renew", Phrase("restore ties", "with", "Restored ties", "with")),
        (r"recogni", Phrase("recognize", None, "Recognition", "of")),
        (r"prais|hail|applau|commend|laud|congrat|thank|salut", Phrase("praise", None, "Praise", "for")),
        (r"welcom", Phrase("welcome a step", "by", "Welcome", "for")),
        (r"apolog", Phrase("apologize", "to", "Apology", "to")),
        (r"", Phrase("support", None, "Support", "for")),
    ),
    "CONCEDE": (
        (r"", Phrase("make concessions", "to", "Concessions", "to")),
    ),
    "COOPERATE": (
        (r"exercis|drill|man(oe|eu)", Phrase("hold exercises", "with", "Exercises", "with")),
        (r"\bs[eo]ld?l?\b|\bbuy|bought|purchas|import|export|trade", Phrase("trade", "with", "Trade", "with")),
        (r"", Phrase("cooperate", "with", "Cooperation", "with")),
    ),
    "AID": (
        (r"harbou?r|shelter|haven|asylum", Phrase("shelter", None, "Shelter", "for")),
        (r"\barm(ed|s|ing)?\b|equip|weapon", Phrase("arm", None, "Arms", "for")),
        (r"", Phrase("aid", None, "Aid", "to")),
    ),
    "RETREAT": (
        (r"^release|releas|\bfree|liberat|repatriat", Phrase("release captives", "to", "Release of captives", "to")),
        (r"^resign|resign|step|abdicat|quit", Phrase("resign", "from", "Resignation", "from", personal=True)),
        (r"^ceasefire|cease|truce", Phrase("cease fire", "with", "Ceasefire", "with")),
        (r"\bfle[ed]|\bflight|exodus", Phrase("flee", "from", "Flight", "from", personal=True)),
        (r"evacuat", Phrase("evacuate", "from", "Evacuation", "from")),
        (r"", Phrase("withdraw", "from", "Withdrawal", "from")),
    ),
    "REQUEST": (
        (r"demand|urg|press|push|call|must|should|insist", Phrase("urge", None, "Demand", "on")),
        (r"", Phrase("appeal", "to", "Appeal", "to")),
    ),
    "ACCUSE": (
        (r"^investigat|investigat|probe|inquir", Phrase("investigate", None, "Investigation", "of")),
        (r"condemn|denounc|deplor|decr", Phrase("condemn", None, "Condemnation", "of")),
        (r"critici", Phrase("criticize", None, "Criticism", "of")),
        (r"", Phrase("accuse", None, "Accusation", "against")),
    ),
    "REJECT": (
        (r"violat|breach|break|broke|reneg", Phrase("break an accord", "with", "Breach of accord", "with")),
        (r"derail|defer|postpon|cancel|shelv|block|thwart", Phrase("obstruct", None, "Obstruction", "of")),
        (r"", Phrase("rebuff", None, "Rejection", "of")),
    ),
    "THREATEN": (
        (r"warn|caution", Phrase("warn", None, "Warning", "to")),
        (r"", Phrase("threaten", None, "Threat", "to")),
    ),
    "PROTEST": (
        (r"^boycott|strike|walk", Phrase("strike", "against", "Strike", "against")),
        (r"^riot|riot", Phrase("riot", "against", "Riot", "against")),
        (r"", Phrase("protest", "against", "Protest", "against")),
    ),
    "SANCTION": (
        (r"^expel|expel|expuls|recall", Phrase("expel envoys", "of", "Expulsion of envoys", "of")),
        (r"^discontinue|suspen|halt|\bcut|freez|sever", Phrase(
            "suspend dealings", "with", "Suspended dealings", "with")),
        (r"", Phrase("impose sanctions", "on", "Sanctions", "on")),
    ),
    "MOBILIZE": (
        (r"patrol", Phrase("patrol", "in", "Patrols", "in")),
        (r"set up|establish|\bbuil[td]|\bbase|\bcamp", Phrase("set up a base", "in", "Base set up", "in")),
        (r"deploy|station|\bsen[dt]|dispatch", Phrase("deploy forces", "in", "Deployment", "in")),
        (r"", Phrase("mobilize", "against", "Mobilization", "against")),
    ),
    "COERCE": (
        (r"^arrest|arrest|detain|detention|\bjail|imprison", Phrase("arrest", None, "Arrest", "of", members=True)),
        (r"^deport|expel|deport|banish", Phrase("expel", None, "Expulsion", "of", members=True)),
        (r"^abduct|kidnap|abduct|hijack|hostage", Phrase("abduct", None, "Abduction", "of", members=True)),
        (r"persecut|repress|crack|clamp|suppress", Phrase("repress", None, "Repression", "of")),
        (r"^restrict|^ban|\bban|prohibit|curb|restrict", Phrase("restrict", None, "Restrictions", "on")),
        (r"", Phrase("coerce", None, "Coercion", "of")),
    ),
    "ASSAULT": (
        (r"invad|invasion", Phrase("invade", None, "Invasion", "of")),
        (r"\boust|overthr|toppl|depos", Phrase("oust", None, "Overthrow", "of")),
        (r"enter|\btook|\btak|captur|seiz|retook|conque|overr[au]n|\bfall\b|\bfell\b|occup", Phrase(
            "take", None, "Capture", "of", of_place=True)),
        (r"kill|murder|assassin|massacr|slaughter|execut|sho[ot]", Phrase(
            "kill", None, "Killing", "of", members=True)),
        (r"bomb|shell(ed|ing)|airstrike|air strike", Phrase("bomb", None, "Bombing", "of")),
        (r"\bwar\b|fight|fought|clash|battl", Phrase("fight", "against", "Fighting", "against")),
        (r"", Phrase("attack", None, "Attack", "on")),
    ),
    "OTHER": (
        (r"abst", Phrase("abstain", "towards", "Abstention", "towards")),
        (r"\bfall\b|\bfell\b", Phrase("fall from power", "with", "Fall from power", "with")),
        (r"interview", Phrase("interview", None, "Interview", "with", personal=True)),
        (r"", Phrase("act", "towards", "Event", "with")),
    ),
}  # fmt: skip
_COMPILED = {kind: [(re.compile(p), phrase) for p, phrase in rows] for kind, rows in _PHRASES.items()}
# Names that English gives an article: plural or collective names, and names that are a description.
_ARTICLE = re.compile(
    r"^(United|Soviet) |Taliban$|^(Mujahideen|Mujahidin|Houthis|Philippines|Netherlands|Maldives|Bahamas|Gambia|Kremlin"
    r"|Pentagon|Vatican)$|\b(Republic|Emirates?|Kingdom|Union|Federation|Islands|States|Nations|Ministry|Department"
    r"|Council|Party|House|Army|Alliance|Movement|Front|Organi[sz]ation|Committee|Network|Embassy|Government|Shura"
    r"|Mosque|Towers|[Nn]etwork|Congress|Programme|Fund)\b"
)
# Bodies whose names begin like a description.
_BODY = re.compile(r"^(World|International|African|Arab|Asian|Supreme|Central|Federal|High) ")
_PLURAL = re.compile(r"(Taliban|Mujahideen|Mujahidin|[Mm]ilitants|Houthis)$")


def phrase_of(event_type: str, mode: str | None, trigger: str | None) -> Phrase:
    """The phrase for an event of this type, mode and trigger."""
    said = f"{mode or ''} {(trigger or '').lower()}".strip()
    return next(phrase for pattern, phrase in _COMPILED[event_type] if pattern.search(said))


def plural_of(name: str, aliases: Sequence[str] = ()) -> str | None:
    """What a people, a party or the followers of a creed are called as a side: "Kurds" for Kurdish, "Uighurs", "the
    Chinese"; None for a name that is only an adjective ("Islamic").
    """
    forms = {name, *aliases}
    plurals = sorted(form for form in forms if form.endswith("s") and form[:-1] in forms and " " not in form)
    if plurals:
        return min(plurals, key=lambda form: (not form.startswith(name), form))
    if re.search(r"(ese|[iI]sh|sh|ch|ss)$", name):
        return f"the {name}"
    if "-" in name or not name[:1].isupper() or re.search(r"([^l]ic|ern|al|ous|ent)$", name):
        return None
    return name if name.endswith("s") else f"{name}s"


def title(
    phrase: Phrase,
    status: str,
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None,
    names: Mapping[str, str],
    kinds: Mapping[str, str],
) -> str:
    """A title from the ids of an occurrence's sides and place, their names and entity types.

    ``place`` is None, or where it happened; it is named unless it is a side. Names of peoples are what
    :func:`plural_of` gives.
    """
    if place and (phrase.of_place or (phrase.at and not recipients)):
        recipients, place = [place], None
    if phrase.mutual:
        actors, recipients = [*actors, *recipients], []
    doers, others = _listed(actors, names, kinds), _listed(recipients, names, kinds)
    if phrase.members and others:
        others = _members(recipients, others, kinds)
    together = len(actors) > 1 if phrase.mutual else bool(others) or phrase.preposition is not None
    if doers and together:
        plural = (
            len(actors) > 1 or kinds.get(actors[0]) == "NORP" or _PLURAL.search(_name(actors[0], names)) is not None
        )
        verb = {
            "asserted": phrase.verb if plural else _third_person(phrase.verb),
            "planned": f"to {phrase.verb}",
            "negated": f"{'do' if plural else 'does'} not {phrase.verb}",
            "hypothetical": f"may {phrase.verb}",
        }[status]
        words = [doers, verb, *((phrase.preposition or "", others) if others else ())]
    else:
        prefix = {"asserted": "", "planned": "Planned", "negated": "No", "hypothetical": "Possible"}[status]
        noun = phrase.noun[0].lower() + phrase.noun[1:] if prefix else phrase.noun
        if phrase.mutual:
            others, doers = doers, ""
        of = (phrase.noun_preposition, others) if others else ()
        words = [prefix, noun, *of, *(("by", doers) if doers else ())]
    line = " ".join(word for word in words if word)
    where = f", {_name(place, names)}" if place and place not in (*actors, *recipients) else ""
    return line[0].upper() + line[1:] + where


def _third_person(verb: str) -> str:
    """A verb phrase with the ending of the third person on its first word."""
    first, space, rest = verb.partition(" ")
    if re.search(r"(s|sh|ch|x|z|o)$", first):
        first += "es"
    elif re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    else:
        first += "s"
    return first + space + rest


def _members(ids: Sequence[str], listed: str, kinds: Mapping[str, str]) -> str:
    """To whom of some sides a thing is done that is done to people."""
    of = {kinds.get(i) for i in ids}
    if of <= {"PER", "NORP"}:
        return listed
    return f"{'citizens' if of == {'GPE'} else 'members'} of {listed}"


def _listed(ids: Sequence[str], names: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    """Names in a row, with their articles."""
    full = [_with_article(_name(i, names), kinds.get(i)) for i in ids]
    return full[0] if len(full) == 1 else f"{', '.join(full[:-1])} and {full[-1]}" if full else ""


def _name(entity: str, names: Mapping[str, str]) -> str:
    return names.get(entity) or entity.replace("-", " ").title()


def _with_article(name: str, kind: str | None) -> str:
    described = _ARTICLE.search(name) or (kind == "ORG" and _BODY.search(name))
    return f"the {name}" if kind not in ("PER", "NORP") and described and not name.lower().startswith("the ") else name
