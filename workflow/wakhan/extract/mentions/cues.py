"""Common words that tell the type of the name beside them, and how strongly: votes for types, in rough log odds.

Nothing here knows a name. A noun has a class (a place's, a body's …); what the class tells depends on where the noun
stands: "the town of …", "… town", "…, a town". Nouns are singular, all words in small letters.
"""

from __future__ import annotations

from collections.abc import Mapping

Votes = Mapping[str, float]

# Types in the order in which they win a tie.
ORDER = ("GPE", "PER", "ORG", "NORP", "LOC", "FAC", "LAW", "EVENT", "WORK")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _each(words: str, votes: Votes) -> dict[str, Votes]:
    return dict.fromkeys(words.split(), votes)


# How far a name's type is believed where the model or a rule found it.
MODEL: dict[str, Votes] = {
    "PER": {"PER": 1.8},
    "ORG": {"ORG": 1.5},
    "GPE": {"GPE": 2.5},
    "NORP": {"NORP": 2.2},
    "LOC": {"LOC": 1.5},
    "FAC": {"FAC": 1.6},
    "EVENT": {"EVENT": 3},
    "LAW": {"LAW": 3},
    "WORK": {"WORK": 2},
}

# What the model takes for a people that does not end like one.
UNLIKE_PEOPLE: Votes = {"NORP": 1.2}
PEOPLE_ENDINGS = ("n", "ns", "ese", "ish", "i", "is", "s", "ic", "ite", "ist", "ch", "ek", "al")

# Classes of nouns.
NOUNS: dict[str, str] = {
    word: kind
    for kind, words in {
        "place": """
            town city village hamlet municipality commune suburb neighbourhood neighborhood district county province
            prefecture region governorate oblast canton port outskirt enclave settlement
            locality department township chiefdom constituency metropolis crossing
            """,
        "state": "state country kingdom republic emirate capital neighbour neighbor",
        "land": """
            river lake valley mountain island desert peninsula plateau sea strait coast basin gulf ridge forest range
            plain highland delta archipelago corridor
            """,
        "site": """
            airport bridge dam plant mine refinery reactor mosque church cathedral prison hospital camp base
            airbase airfield highway road street square stadium hotel palace pipeline gate checkpoint
            terminal railway tunnel
            """,
        "body": """
            group company firm agency newspaper broadcaster militia party organisation organization charity bank airline
            union movement faction publisher ministry magazine channel network coalition alliance corporation foundation
            institute federation startup conglomerate junta regulator outlet website daily weekly tabloid watchdog
            nonprofit gang cartel clinic
            """,
        "fighters": "rebel fighter militant insurgent guerrilla troop soldier force commander jihadist gunman",
        "people": """
            people nation tribe community herder farmer family youth clan villager elder minority nomad language
            pastoralist speaker dialect culture
            """,
        "officials": """
            president minister government lawmaker parliament army delegation authority embassy ambassador
            diplomat foreign senator assembly politician envoy cabinet opposition
            """,
        "leaders": "leader leadership spokesman spokeswoman spokesperson chief chairman official member",
        "kin": "brother sister couple twin wife widow",
        "border": "border frontier",
        "event": "war conflict massacre crisis uprising revolution summit",
        "text": "novel film book song album poem play series documentary",
        "law": "treaty agreement accord pact law act bill resolution constitution protocol",
        "person_site": "administration campaign supporter presidency voter",
    }.items()
    for word in words.split()
}
PERSONS = _words("""
    ombudsman head mother father wife husband son daughter brother sister widow baker nurse doctor teacher student
    farmer trader lawyer banker driver worker resident refugee survivor activist writer poet singer actor actress
    politician diplomat official expert warlord rebel lawmaker soldier officer veteran executive boss host
    successor predecessor counterpart aide rival heir member fellow envoy cleric preacher coach player editor reporter
    engineer physician surgeon negotiator mediator organiser organizer opponent ally critic advocate
    """)
PERSON_ENDINGS = ("ist", "woman", "person", "ologist", "arian", "eer", "crat")
PHRASE_ENDS = _words("of in for who which that near where and to at on with from by but as is was has had")

# The class of a noun before the name ("oil company …"), behind it ("… province") and in apposition ("…, a town").
KIND_BEFORE: dict[str, Votes] = {
    "place": {"GPE": 3},
    "state": {"GPE": 1},
    "land": {"LOC": 2, "GPE": 1},
    "site": {"FAC": 1},
    "body": {"ORG": 3, "PER": -1},
    "person": {"PER": 2.5},
    "leaders": {"PER": 2.5},
    "kin": {"PER": 2},
    "text": {"WORK": 2},
}
KIND_BEHIND: dict[str, Votes] = {
    "place": {"GPE": 3, "PER": -1},
    "state": {"NORP": 1.5, "GPE": 0.5, "PER": -1},
    "land": {"LOC": 2, "GPE": 1, "PER": -1},
    "site": {"GPE": 1.5, "FAC": 1, "PER": -1},
    "body": {"ORG": 2, "PER": -1},
    "fighters": {"ORG": 1.5, "NORP": 1, "PER": -2},
    "people": {"NORP": 2.5, "PER": -1},
    "officials": {"NORP": 1, "ORG": 1, "GPE": 1, "PER": -1},
    "leaders": {"ORG": 1, "NORP": 0.7, "GPE": 0.4, "PER": -1},
    "border": {"GPE": 2.5, "PER": -1},
    "event": {"GPE": 1},
    "law": {"GPE": 0.5, "LAW": 0.5},
    "kin": {"PER": 1},
    "person": {"ORG": 0.5, "NORP": 0.7, "GPE": 0.3, "PER": -0.5},
    "person_site": {"PER": 1.5},
}
KIND_APPOSED: dict[str, Votes] = {
    "place": {"GPE": 4, "PER": -2},
    "state": {"GPE": 4, "PER": -2},
    "land": {"LOC": 4, "PER": -2},
    "site": {"FAC": 3, "PER": -2},
    "body": {"ORG": 4, "PER": -2},
    "person": {"PER": 4},
    "kin": {"PER": 4},
    "fighters": {"PER": 1},
    "people": {"NORP": 3},
    "text": {"WORK": 3},
    "law": {"LAW": 3},
    "officials": {"PER": 3},
    "leaders": {"PER": 4},
}
PLACE: Votes = KIND_APPOSED["place"]
PERSON_APPOSED: Votes = {"PER": 1.5, "GPE": -0.5}

# "… of X".
_TOWNS: Votes = {"GPE": 4, "PER": -3, "ORG": -1}
_STATES: Votes = {"GPE": 2.5, "PER": -2, "ORG": 0.3, "LOC": 0.5}
_KIN: Votes = {"PER": 2.5}
_BODIES: Votes = {"ORG": 2, "GPE": 0.5, "PER": -1}
OF: dict[str, Votes] = {
    **_each(
        "town city village hamlet province district region county port capital suburb municipality commune"
        " neighbourhood neighborhood enclave settlement prefecture governorate outskirt street siege",
        _TOWNS,
    ),
    **_each(
        "people republic kingdom president minister representative delegate delegation ambassador permanent border"
        " frontier north south east west centre center coast independence constitution army embassy sovereignty"
        " invasion annexation partition parliament economy population citizen resident mayor governor archbishop bishop"
        " government territory state fall capture bombing shelling bombardment occupation liberation university bank"
        " inhabitant area market part most much rest all northeast northwest southeast southwest observer king queen"
        " emir sultan premier chancellor consul native",
        _STATES,
    ),
    **_each("wife husband son daughter brother sister mother father widow cousin nephew supporter murder", _KIN),
    **_each(
        "work leadership arrest detention release imprisonment death trial resignation assassination"
        " killing lawyer election victory",
        {"PER": 1.2},
    ),
    **_each("island isle cape gulf sea strait", {"LOC": 2, "GPE": 1.5}),
}
OF_OR_FOR: dict[str, Votes] = {
    **_each(
        "head chairman chairwoman director founder leader member fighter employee subsidiary ceo chief spokesman"
        " spokeswoman spokesperson executive secretary board wing branch commander analyst",
        _BODIES,
    ),
    "spokesman": {"ORG": 1, "PER": 0.5},
    "delegate": _STATES,
    "representative": _STATES,
    "observer": {"ORG": 1, "GPE": 1},
}
# "Jane Roe of X".
OF_SOMEBODY: Votes = {"ORG": 1.2, "GPE": 0.7, "PER": -1.5}
ANY_OF: Votes = {"PER": -0.3}

# Prepositions of place; with an article they tell less of towns.
PREPOSITIONS: dict[str, Votes] = {
    "in": {"GPE": 3, "LOC": 1, "FAC": 0.5, "PER": -3, "ORG": -0.5, "NORP": -2},
    "at": {"GPE": 2, "FAC": 0.5, "ORG": 0.3, "PER": -2, "NORP": -2},
    "near": {"GPE": 3, "LOC": 1, "FAC": 0.5, "PER": -3, "NORP": -2},
    "from": {"GPE": 1.2, "ORG": 0.6, "LOC": 0.3},
    **_each("into through via toward towards throughout within", {"GPE": 2, "LOC": 1, "PER": -1}),
    **_each("outside inside around across", {"GPE": 2.5, "LOC": 1, "PER": -2}),
}
PREPOSITIONS_THE: dict[str, Votes] = {
    **_each(" ".join(PREPOSITIONS), {"LOC": 1.5, "FAC": 0.5, "ORG": 0.5, "GPE": 0.3, "PER": -2}),
    "in": {"LOC": 2, "GPE": 0.3, "FAC": 0.5, "PER": -2},
    "at": {"FAC": 1.5, "ORG": 1, "PER": -2},
    "from": {"LOC": 0.3, "ORG": 0.5, "PER": -0.5},
}
# What believes "in" somebody, and the like, is no place.
NO_PLACE: dict[str, frozenset[str]] = {
    "in": _words(
        "confidence trust faith believe belief interest interested disappointed role believed involved invest stake"
        " position shareholder investor investment share stock"
    ),
    "from": _words("support statement letter call message quote order money email remark pressure"),
    "at": _words("shot angry look laugh aimed directed swipe jab dig anger"),
}
# "a job at", "an analyst at".
EMPLOYER: Votes = {"ORG": 2, "FAC": 0.5, "GPE": 0.5, "PER": -2}
DISTANCE: Votes = {"GPE": 3, "PER": -2}
GOING = _words("""
    fled went travel travelled traveled flew come came return returned drive drove moved move sent bound way route road
    trip visit journey ambassador envoy escort flight ton flown invited deported extradited delivered withdrew retreated
    access travelling traveling
    """)
GOAL: Votes = {"GPE": 2.5, "LOC": 0.5, "PER": -1}
AIMED = _words("sanction imposed embargo attack assault regime war strike raid")
AIM: Votes = {"GPE": 1.2, "ORG": 0.5, "PER": -0.5}
ROADS = _words("border road route highway frontier railway crossing flight path bridge ferry distance")
BETWEEN: Votes = {"GPE": 0.5}
DONE_BY = _words(
    "led headed chaired accompanied written signed replaced succeeded directed represented founded authored"
)
AGENT: Votes = {"PER": 2}
TAKING = _words("""
    invaded captured seized occupied annexed entered reached shelled bombed besieged invade capture seize occupy shell
    shelling bombing entering leaving retook recaptured liberated
    """)
TAKEN: Votes = {"GPE": 2, "LOC": 0.5, "PER": -1.5}
VISITING = _words("visited visit visiting toured visits touring")
VISITED: Votes = {"GPE": 1.8, "FAC": 0.7, "PER": -0.3}
MEETING = _words(
    "met meet meets see saw received phoned rang telephoned interviewed arrested detained appointed sacked"
)
MET: Votes = {"PER": 1.2}
# "Jane Roe of …".
OF_BEHIND: Votes = {"PER": 0.8}
SAID = _words("said says added replied")
SAID_BY: Votes = {"PER": 2.2, "ORG": 0.3}
ARTICLE: Votes = {"PER": -2, "ORG": 0.1}
# A name with an article time and again is no town or state, a few apart.
OFTEN_WITH_ARTICLE: Votes = {"GPE": -2, "ORG": 0.5}
OFTEN = 3

# "X's …".
OWNED: dict[str, Votes] = {
    **_each(
        "capital government foreign president army parliament border economy delegate representative people prime"
        " ambassador north south east west military ministry envoy delegation population coast central neighbour"
        " neighbor territory independence constitution largest national mayor streets supreme currency state ruling"
        " opposition interior defence defense",
        {"GPE": 3, "PER": -1.5, "ORG": -0.5},
    ),
    **_each("wife husband son daughter brother sister mother father widow", {"PER": 2.5}),
    **_each(
        "lawyer campaign death supporter predecessor successor"
        " home life career family running rival aide opponent comment remark speech words statement voice reputation"
        " relationship firing marriage childhood book memoir testimony presidency candidacy lawsuit tweet email"
        " biography attorney"
        " friend",
        {"PER": 1.5},
    ),
    **_each("chairman headquarters ceo board chief member director employee share founder", {"ORG": 2, "PER": -1}),
}
COMPOUNDS: dict[str, Votes] = {
    "based": {"GPE": 2.5, "PER": -2},
    "born": {"GPE": 2, "NORP": 0.5, "PER": -2},
    **_each("led backed", {"GPE": 0.6, "ORG": 0.6, "PER": 0.3}),
    **_each("like style", {"PER": 0.8, "NORP": 0.3, "ORG": 0.3}),
    **_each("controlled held occupied", {"ORG": 0.7, "GPE": 0.5}),
}
RELATIVES: dict[str, Votes] = {
    **_each("who whose whom", {"PER": 2, "GPE": -1, "ORG": -0.5}),
    "where": {"GPE": 2.5, "LOC": 0.5, "FAC": 0.5, "PER": -2},
    "which": {"PER": -2, "ORG": 0.3},
}
SPEAKER: Votes = {"PER": 3}
OFFICE_BEHIND: Votes = {"NORP": 2, "GPE": 0.7, "PER": -2}
OFFICE_OF_BODY: Votes = {"ORG": 1.5, "PER": -1.5}
# Ranks that are adjectives elsewhere.
MILITARY = frozenset(("general", "major", "private"))
TITLE: Votes = {"PER": 3}
PRONOUNS: dict[str, Votes] = {
    **_each("himself herself", {"PER": 2}),
    **_each("he she his her", {"PER": 0.7}),
    "it": {"PER": -0.1, "ORG": 0.2},
    **_each("its itself", {"PER": -1, "ORG": 0.4, "GPE": 0.4}),
}
PLACE_BEHIND: Votes = {"GPE": 1.5}
# What a name before a common noun tells by its ending.
ADJECTIVES: dict[str, Votes] = {
    **_each("ian ese ish ians ean", {"NORP": 2.5}),
    **_each("an i ans is ist ists ite ites ic", {"NORP": 1}),
    "": {},
}
AUXILIARIES = _words("has had have will would could may did is was were are")
ACTS: Votes = {"LOC": -0.7, "NORP": -0.3, "ORG": 0.3, "GPE": 0.3}

# What the subject of a verb is.
VERBS: dict[str, Votes] = {
    **_each(
        "said says told added recalled explained argued joked claims claimed alleges alleged", {"PER": 2.3, "ORG": 0.2}
    ),
    **_each(
        "warned wrote noted insisted replied asked stressed thanked welcomed urged blamed", {"PER": 0.8, "ORG": 0.4}
    ),
    **_each(
        "resigned smiled shook married born died arrested elected flown wounded injured detained shot charged"
        " convicted sentenced freed summoned appointed promoted sacked dismissed testified grew arrived sworn laughed"
        " joined retired flew wept nodded declined bluffing quipped stood walked sat jailed met",
        {"PER": 1.5, "GPE": -0.5},
    ),
    **_each("host hosted hosts", {"GPE": 1.3, "ORG": 0.5, "PER": -0.5}),
    **_each(
        "ratified vetoed recognised recognized invaded annexed borders mobilised mobilized deployed"
        " withdrew exports imports declared sent training gained",
        {"GPE": 1, "ORG": 0.7, "PER": -0.5},
    ),
    **_each(
        "denied denies rejected rejects accused accuses agreed voted condemned burned burnt", {"GPE": 0.4, "ORG": 0.3}
    ),
    **_each("operates employs publishes published acquired merged counted", {"ORG": 1}),
    "lies": {"GPE": 2, "PER": -1},
}
BEFORE_SUBJECT = _words("and but that when as while because if although though so whether said")
# Words in small letters behind a name that are no nouns.
NOT_NOUNS = _words("""
    and or but of in on at to for from by with is was are were has had have will would said says told who which that as
    it the a an not also when where while after before since than can could may might must should do does did
    """)

# What a name tells by itself.
ACRONYM: Votes = {"ORG": 2.5, "PER": -3, "GPE": -0.5}
DIGITS: Votes = {"ORG": 2.5, "PER": -3, "GPE": -1}
# Persons are introduced by more than one word, or with an office.
BARE_WORD: Votes = {"PER": -1.7}
PLACE_OPENINGS: dict[str, Votes] = {
    **_each(
        "Port Fort Puerto Porto Villa Ciudad Bandar Nova Upper Lower Kafr Deir Beit Tel Umm Ras Los Las", {"GPE": 2}
    ),
    **_each("San Santa São Saint El New North South East West", {"GPE": 1}),
    **_each("Mount Lake Cape Gulf Jebel Isla Río", {"LOC": 3, "PER": -1}),
}
