"""The words that name PLOVER events, and how their sentences give the sides.

Types, modes and contexts are those of PLOVER 2021 (Halterman, Bagozzi, Beger, Schrodt & Scarborough, "PLOVER and
POLECAT", 2023). One :class:`Frame` holds words that behave alike; :data:`VERBS` and :data:`NOUNS` index them by lemma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Words = frozenset[str]


def _w(text: str) -> Words:
    return frozenset(word.replace("_", " ") for word in text.split())


# --- classes of nouns that verbs select -------------------------------------------------------------------------------

MEETINGS = _w("""meeting talk summit dialogue discussion consultation negotiation conversation conference visit session
    round contact exchange call trip tour briefing mediation consultations parley""")
AGREEMENTS = _w("""deal agreement accord pact treaty contract memorandum protocol convention understanding charter
    truce ceasefire cease-fire compact settlement communique armistice compromise concordat mou letter""")
PROPOSALS = _w("""proposal plan offer invitation appeal call request demand bid suggestion initiative mediation
    resolution overture idea extension condition formula package roadmap amendment mandate term ceasefire""")
AIDS = _w("""aid assistance help relief loan grant credit fund funding money dollar euro pound yen rouble ruble mark
    franc food grain wheat rice flour medicine supply weapon arm ammunition asylum refuge shelter haven sanctuary
    subsidy donation vaccine tent blanket fuel equipment training expertise support package programme program
    hardware missile tank aircraft helicopter protection bailout debt""")
FORCES = _w("""troop soldier force army navy fleet warship carrier tank unit battalion brigade division regiment
    reservist reserve paratrooper marine ship frigate destroyer submarine aircraft fighter jet bomber helicopter police
    policeman guard peacekeeper missile squad commando militia gendarme armour armor artillery squadron contingent
    battery radar garrison gunboat drone corps""")
TIES = _w("relation tie link relationship partnership cooperation friendship contact alliance")
EXERCISES = _w("exercise drill manoeuvre maneuver wargame game")
MEASURES = _w("sanction embargo penalty tariff")
CURBS = _w("""curfew ban restriction martial state_of_emergency emergency censorship blockade siege control limit law
    quota rule curb moratorium blackout quarantine closure""")
STATIONS = _w("""town city village province capital region district base airport island port hill post outpost bridge
    territory area stronghold country border_crossing crossing checkpoint control power headquarters fort town_of""")
OUTLETS = _w("""newspaper station radio channel magazine publication broadcast broadcaster website school university
    mosque church office border airport paper daily weekly outlet account""")
WAYS = _w("""road bridge highway street border airport entrance railway rail traffic transport access motorway route port harbour harbor
    square avenue roadway intersection pipeline tunnel track""")
SITES = _w("building embassy office university campus factory parliament square consulate school ministry plaza")
PROTESTS = _w("""protest demonstration rally march riot strike sit-in walkout boycott picket vigil stoppage hunger
    procession campaign""")
ATTACKS = _w("""attack assault offensive raid strike bombing airstrike invasion war ambush missile rocket operation
    incursion bombardment campaign coup shelling sweep grenade shell bomb""")
PLEDGES = _w("promise pledge assurance reassurance commitment guarantee vow undertaking word")
THREATS = _w("ultimatum warning threat")
COMPLAINTS = _w("complaint protest lawsuit suit charge case accusation allegation criticism grievance objection")
DIPLOMATS = _w("""diplomat ambassador envoy attache attaché consul representative observer monitor inspector staff
    charge agency personnel official journalist worker mission delegation peacekeeper""")
PACTS = _w("""agreement accord promise pledge commitment ceasefire truce treaty pact ban embargo law resolution rule
    deal border airspace sovereignty order constitution norm convention cease-fire word vow""")
STOPPABLE = _w("""aid assistance loan credit talk negotiation mediation cooperation trade sale shipment delivery supply
    relation tie programme program funding dialogue contact support visit summit membership privilege contract
    payment export import effort link exchange project""")


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of one event type that take their sides in the same way.

    ``verbs`` and ``nouns`` are lemmas; a verb may end in its particle ("pull out").
    ``objects``: lemmas one of which must be the verb's object, or its passive subject, for the frame to hold.
    ``complement``: whether a clause must follow the verb ("agree to go", "demand that he go").
    ``to``: prepositions that bring in the recipient. ``mutual``: all sides are actors.
    ``names_object``: the object, not the verb, names the occurrence ("hold a meeting"): it is the trigger.
    ``speech``: what the verb's object and clause tell is said, not done, so no event is coded from it.
    ``named``: the recipient must be named. ``armed``: the actor must be an armed force or an organisation.
    ``of``: whether the noun's "of" brings in its actor or its recipient.
    ``weight``: how often the word, with its conditions met, does name an event of this type; in [0, 1].
    """

    event_type: str
    mode: str | None = None
    context: str | None = None
    verbs: Words = frozenset()
    nouns: Words = frozenset()
    objects: Words = frozenset()
    complement: bool = False
    to: Words = frozenset()
    mutual: bool = False
    names_object: bool = False
    speech: bool = False
    named: bool = False
    armed: bool = False
    of: str = "recipient"
    weight: float = 0.6


def _v(event_type: str, verbs: str, to: str = "", **more: object) -> Frame:
    return Frame(event_type, verbs=_w(verbs), to=_w(to), **more)  # type: ignore[arg-type]


def _n(event_type: str, nouns: str, to: str = "", **more: object) -> Frame:
    return Frame(event_type, nouns=_w(nouns), to=_w(to), **more)  # type: ignore[arg-type]


FRAMES: tuple[Frame, ...] = (
    # AGREE: promise, offer, accept, sign.
    _v("AGREE", "agree consent", "to with on", complement=True, mutual=False, speech=True, weight=0.75),
    _v("AGREE", "agree", "with", objects=AGREEMENTS | PROPOSALS | _w("measure cut step"), speech=True, weight=0.7),
    _v("AGREE", "pledge promise vow undertake commit volunteer guarantee swear", "to for", speech=True, weight=0.7),
    _v("AGREE", "assure reassure", "to", speech=True, weight=0.7),
    _v("AGREE", "offer", "to", complement=True, speech=True, weight=0.65),
    _v("AGREE", "offer", "to", objects=AIDS | MEETINGS | _w("mediation truce amnesty cooperation"), speech=True),
    _v("AGREE", "sign initial ratify ink clinch seal conclude finalise finalize renew", "with", objects=AGREEMENTS,
       mutual=True, weight=0.75),
    _v("AGREE", "reach strike cut make secure win broker forge negotiate hammer_out enter_into do land", "with",
       objects=AGREEMENTS, mutual=True, names_object=True, weight=0.65),
    _v("AGREE", "accept approve welcome_back adopt endorse okay", "of from by", objects=PROPOSALS | AGREEMENTS,
       speech=True, weight=0.65),
    _v("AGREE", "give make offer provide extend renew", "to", objects=PLEDGES, names_object=True, speech=True),
    _n("AGREE", "promise pledge assurance reassurance vow", "to", of="actor", speech=True, weight=0.5),
    _n("AGREE", "agreement deal accord pact treaty contract", "with between", mutual=True, weight=0.3),
    # CONSULT
    _v("CONSULT", "meet confer negotiate parley consult sit_down reconvene huddle", "with", mutual=True,
       context="diplomatic", weight=0.7),
    _v("CONSULT", "talk speak discuss", "with to", mutual=True, named=True, context="diplomatic", weight=0.45),
    _v("CONSULT", "visit tour", "with", mode="visit", context="diplomatic", weight=0.65),
    _v("CONSULT", "travel fly arrive journey jet", "to in at into", mode="visit", context="diplomatic", named=True,
       weight=0.5),
    _v("CONSULT", "host receive greet", "", mode="host", context="diplomatic", named=True, weight=0.6),
    _v("CONSULT", "mediate arbitrate", "between in", context="diplomatic", weight=0.65),
    _v("CONSULT", "phone telephone", "", mode="phone", mutual=True, context="diplomatic", weight=0.65),
    _v("CONSULT", "hold have conduct open begin start resume launch convene attend join continue carry_on expand increase"
       " exchange", "with between",
       objects=MEETINGS, names_object=True, mutual=True, context="diplomatic", weight=0.65),
    _v("CONSULT", "pay make", "to with", objects=_w("visit trip tour call"), names_object=True, mode="visit",
       context="diplomatic", weight=0.7),
    _n("CONSULT", "meeting talk summit negotiation discussion dialogue consultation conversation contact exchange",
       "with between among", mutual=True, context="diplomatic", weight=0.5),
    _n("CONSULT", "visit trip", "to with", mode="visit", context="diplomatic", of="actor", weight=0.5),
    _n("CONSULT", "mediation", "between", context="diplomatic", of="actor", weight=0.4),
    _n("CONSULT", "call", "with to", mode="phone", mutual=True, context="diplomatic", weight=0.2),
    # SUPPORT
    _v("SUPPORT", "praise hail applaud commend laud congratulate thank salute", "for", speech=True,
       context="diplomatic", weight=0.65),
    _v("SUPPORT", "support back endorse champion", "", speech=True, context="diplomatic", weight=0.5),
    _v("SUPPORT", "welcome", "", speech=True, context="diplomatic", weight=0.5),
    _v("SUPPORT", "recognise recognize", "as", context="diplomatic", named=True, weight=0.5),
    _v("SUPPORT", "apologise apologize forgive", "to for", speech=True, context="diplomatic", weight=0.65),
    _v("SUPPORT", "express voice reiterate reaffirm offer pledge declare rally", "for with to",
       objects=_w("support solidarity appreciation gratitude condolence backing thanks sympathy"), speech=True,
       context="diplomatic", weight=0.65),
    _v("SUPPORT", "restore normalise normalize resume reestablish re-establish establish upgrade", "with", objects=TIES,
       context="diplomatic", mutual=True, weight=0.6),
    _n("SUPPORT", "recognition endorsement", "for", context="diplomatic", weight=0.3),
    _n("SUPPORT", "support backing", "for", speech=True, context="diplomatic", of="actor", weight=0.4),
    # COOPERATE
    _v("COOPERATE", "cooperate co-operate collaborate team_up join_forces", "with", mutual=True, weight=0.6),
    _v("COOPERATE", "share exchange swap", "with", objects=_w("intelligence information data technology evidence"
       " finding experience"),
       mutual=True, context="intelligence", weight=0.65),
    _v("COOPERATE", "extradite", "to", context="legal", weight=0.65),
    _v("COOPERATE", "forge build establish develop step_up maintain", "with",
       objects=TIES | _w("trade commerce investment activity"), weight=0.55),
    _v("COOPERATE", "deepen expand strengthen increase boost broaden intensify", "with", objects=TIES, names_object=True,
       weight=0.55),
    _v("COOPERATE", "hold stage conduct launch begin start open", "with", objects=EXERCISES, mutual=True,
       context="military", names_object=True, weight=0.65),
    _n("COOPERATE", "partnership cooperation collaboration", "with between", of="actor", weight=0.3),
    _n("COOPERATE", "exercise drill manoeuvre maneuver", "with between", mutual=True, context="military", weight=0.35),
    # AID
    _v("AID", "give provide grant donate send deliver supply ship extend contribute disburse airlift lend distribute"
       " allocate", "to for", objects=AIDS, weight=0.65),
    _v("AID", "fund finance subsidise subsidize bankroll", "", context="economic", weight=0.55),
    _v("AID", "arm equip", "", context="military", named=True, weight=0.5),
    _v("AID", "aid assist", "", named=True, weight=0.5),
    _v("AID", "harbour harbor shelter", "", named=True, weight=0.55),
    _v("AID", "accept admit take_in host", "from", objects=_w("refugee migrant exile evacuee asylum-seeker"),
       context="migration", weight=0.6),
    _v("AID", "open reopen", "to for", objects=_w("border frontier door"), context="migration", weight=0.6),
    _n("AID", "aid assistance", "to for", of="actor", weight=0.2),
    # CONCEDE
    _v("CONCEDE", "allow permit let", "", complement=True, weight=0.5),
    _v("CONCEDE", "lift ease relax end rescind revoke loosen remove scrap repeal abolish suspend shorten reduce", "on in against for",
       objects=CURBS, weight=0.6),
    _v("CONCEDE", "yield accede relent capitulate bow acquiesce cave_in give_in back_down climb_down concede", "to",
       weight=0.6),
    _v("CONCEDE", "legalise legalize unban decriminalise decriminalize pardon amnesty reinstate rehabilitate", "",
       weight=0.6),
    _v("CONCEDE", "grant make offer declare proclaim", "to for", objects=_w("concession amnesty autonomy independence"
       " right pardon citizenship clemency compromise"), weight=0.6),
    _v("CONCEDE", "decide", "", complement=True, objects=_w("allow permit lift ease let"), weight=0.6),
    _n("CONCEDE", "concession amnesty pardon", "to for", of="actor", weight=0.35),
    # RETREAT
    _v("RETREAT", "withdraw pull_out pull_back retreat flee evacuate surrender disengage demobilise demobilize disarm"
       " disband pull", "from to", context="military", weight=0.6),
    _v("RETREAT", "release free liberate repatriate hand_over", "to from", mode="release", named=True, weight=0.55),
    _v("RETREAT", "resign step_down abdicate stand_down quit", "from as", mode="resign", context="executive",
       weight=0.55),
    _v("RETREAT", "lift ease end relax remove drop suspend waive", "on against",
       objects=MEASURES | _w("blockade siege boycott occupation hostility campaign"), mode="ease", weight=0.6),
    _v("RETREAT", "lay_down give_up hand_in turn_in", "", objects=_w("arm weapon gun"), mode="disarm",
       context="military", weight=0.65),
    _v("RETREAT", "declare announce proclaim observe begin implement", "with",
       objects=_w("ceasefire cease-fire truce"), mode="ceasefire", context="military", weight=0.65),
    _v("RETREAT", "open reopen allow admit", "to for", objects=_w("bridge crossing checkpoint corridor inspector monitor"
       " observer inspection delivery convoy"), mode="access", weight=0.55),
    _v("RETREAT", "return", "to", objects=_w("prisoner body remains hostage captive soldier property"), mode="return",
       weight=0.6),
    _v("RETREAT", "leave vacate abandon", "", objects=_w("base post position town village garrison territory"),
       context="military", weight=0.5),
    _n("RETREAT", "withdrawal pullout pull-out retreat evacuation surrender exodus pullback drawdown", "from",
       context="military", of="actor", weight=0.5),
    _n("RETREAT", "resignation", "from as", mode="resign", context="executive", of="actor", weight=0.35),
    _n("RETREAT", "ceasefire cease-fire truce", "with between", mode="ceasefire", context="military", mutual=True,
       weight=0.3),
    _n("RETREAT", "release", "to from", mode="release", weight=0.35),
    # REQUEST
    _v("REQUEST", "demand urge request beseech implore exhort entreat petition beg solicit plead", "of from to for with",
       speech=True, weight=0.7),
    _v("REQUEST", "ask press push pressure lobby encourage invite", "for to", complement=True, speech=True, weight=0.6),
    _v("REQUEST", "ask press push lobby", "for", speech=True, objects=_w("for"), weight=0.6),
    _v("REQUEST", "seek", "from of with in", speech=True, objects=AIDS | AGREEMENTS | MEETINGS | PLEDGES
       | _w("recognition thing extradition release compensation guarantee extension membership approval return meeting"
       " permission cooperation mandate"), weight=0.6),
    _v("REQUEST", "call", "on upon", speech=True, objects=_w("on upon"), weight=0.65),
    _v("REQUEST", "call", "for", speech=True, objects=_w("for"), weight=0.55),
    _v("REQUEST", "appeal", "to for", speech=True, weight=0.65),
    _v("REQUEST", "insist", "on", speech=True, complement=True, weight=0.5),
    _v("REQUEST", "propose suggest recommend", "to", speech=True, weight=0.4),
    _v("REQUEST", "make issue reiterate renew repeat present submit launch send", "to for on",
       objects=_w("demand appeal request plea call petition proposal"), names_object=True, speech=True, weight=0.6),
    _n("REQUEST", "demand appeal request plea call petition urging", "to on", of="actor", speech=True, weight=0.4),
    # ACCUSE
    _v("ACCUSE", "accuse blame condemn criticise criticize denounce decry deplore slam blast lambast lambaste censure"
       " rebuke berate chastise castigate chide fault vilify reproach scold deride assail excoriate reprimand slate",
       "for of over against", speech=True, weight=0.75),
    _v("ACCUSE", "allege charge", "with of against", speech=True, weight=0.55),
    _v("ACCUSE", "sue", "for over", speech=True, context="legal", weight=0.7),
    _v("ACCUSE", "indict prosecute convict implicate", "for of in", context="legal", speech=True, weight=0.55),
    _v("ACCUSE", "investigate probe", "for over into", mode="investigate", speech=True, weight=0.6),
    _v("ACCUSE", "complain protest", "to about of", speech=True, objects=_w("about to over"), named=True, weight=0.5),
    _v("ACCUSE", "lodge file make bring level issue lay deliver", "against with to at", objects=COMPLAINTS,
       speech=True, weight=0.65),
    _v("ACCUSE", "hold", "for", objects=_w("responsible"), speech=True, weight=0.6),
    _v("ACCUSE", "summon call_in", "", objects=DIPLOMATS, speech=True, context="diplomatic", weight=0.6),
    _v("ACCUSE", "put place", "in for", objects=_w("under_investigation"), mode="investigate", weight=0.65),
    _v("ACCUSE", "send dispatch", "to", objects=_w("investigate probe"), mode="investigate", weight=0.6),
    _v("ACCUSE", "open hold begin", "into", objects=_w("hearing trial"), mode="investigate", context="legal",
       weight=0.55),
    _v("ACCUSE", "pin", "on", speech=True, weight=0.55),
    _v("ACCUSE", "launch open begin order start conduct", "into against of",
       objects=_w("investigation probe inquiry enquiry inquest"), mode="investigate", names_object=True, weight=0.65),
    _n("ACCUSE", "accusation condemnation criticism denunciation allegation", "against of", of="recipient",
       speech=True, weight=0.35),
    _n("ACCUSE", "investigation probe inquiry", "into of against", mode="investigate", weight=0.4),
    # REJECT
    _v("REJECT", "reject rebuff spurn repudiate turn_down rule_out veto snub brush_aside", "of by from", speech=True,
       weight=0.75),
    _v("REJECT", "refuse decline", "", complement=True, speech=True, weight=0.7),
    _v("REJECT", "refuse oppose resist", "", speech=True, weight=0.45),
    _v("REJECT", "dismiss", "of by from", speech=True, objects=PROPOSALS | COMPLAINTS | _w("report claim talk"
       " suggestion concern threat warning"), weight=0.65),
    _v("REJECT", "deny", "", speech=True, objects=COMPLAINTS | _w("report claim request responsibility involvement"
       " permission access"), weight=0.55),
    _v("REJECT", "renege defy flout", "on to with", speech=True, weight=0.65),
    _v("REJECT", "violate breach break disregard ignore abrogate contravene", "with by", objects=PACTS, speech=True,
       weight=0.65),
    _v("REJECT", "violate breach", "by", weight=0.5),
    _v("REJECT", "defer postpone derail cancel call_off scuttle shelve block thwart walk_out", "with on of from",
       objects=MEETINGS | PROPOSALS | _w("decision election vote process deal recognition"), speech=True, weight=0.55),
    _n("REJECT", "rejection refusal veto violation breach defiance derailment repudiation", "of", speech=True,
       weight=0.45),
    # THREATEN
    _v("THREATEN", "threaten", "with against", speech=True, weight=0.75),
    _v("THREATEN", "warn", "of about against", speech=True, weight=0.55),
    _v("THREATEN", "give issue deliver make send", "to against", objects=THREATS, names_object=True, speech=True,
       weight=0.65),
    _n("THREATEN", "threat ultimatum", "to against", of="actor", speech=True, weight=0.4),
    # PROTEST
    _v("PROTEST", "protest", "against at over", mode="demo", speech=True, weight=0.65),
    _v("PROTEST", "demonstrate", "against for over", mode="demo", weight=0.6),
    _v("PROTEST", "rally march parade", "against for to through in", mode="demo", weight=0.5),
    _v("PROTEST", "riot rampage loot", "in against", mode="riot", weight=0.65),
    _v("PROTEST", "picket boycott", "", mode="boycott", weight=0.6),
    _v("PROTEST", "block barricade blockade obstruct", "", objects=WAYS, mode="obstruct", weight=0.65),
    _v("PROTEST", "occupy", "", objects=SITES, mode="obstruct", weight=0.5),
    _v("PROTEST", "stage hold hold_up organise organize continue begin launch start call join mount end lead go_on",
       "against over in", objects=PROTESTS, names_object=True, weight=0.65),
    _v("PROTEST", "burn torch", "of", objects=_w("flag effigy tyre tire"), mode="demo", weight=0.65),
    _v("PROTEST", "take", "to", objects=_w("street"), mode="demo", weight=0.6),
    _n("PROTEST", "protest demonstration rally march", "against over at", mode="demo", of="actor", weight=0.45),
    _n("PROTEST", "riot unrest", "against over in", mode="riot", of="actor", weight=0.5),
    _n("PROTEST", "strike", "against over", mode="boycott", of="actor", weight=0.15),
    # SANCTION
    _v("SANCTION", "sanction embargo blacklist", "", weight=0.6),
    _v("SANCTION", "expel recall withdraw", "from to", objects=DIPLOMATS, mode="expel", context="diplomatic",
       weight=0.65),
    _v("SANCTION", "suspend halt stop cut cut_off discontinue freeze end break break_off sever withhold terminate reduce"
       " call_off downgrade slash", "to with from between for of", objects=STOPPABLE, mode="discontinue", weight=0.65),
    _v("SANCTION", "impose tighten slap extend renew", "on against", objects=MEASURES, names_object=True, weight=0.65),
    _v("SANCTION", "prohibit ban bar deny refuse", "to from on", objects=_w("aid import export sale trade entry visa"
       " shipment flight investment purchase"), mode="discontinue", weight=0.6),
    _v("SANCTION", "close shut", "in", objects=_w("embassy consulate mission"), mode="withdraw",
       context="diplomatic", weight=0.6),
    _n("SANCTION", "suspension severance cutoff cut-off termination freezing", "with to against", context="diplomatic",
       weight=0.45),
    _n("SANCTION", "expulsion", "from", mode="expel", context="diplomatic", weight=0.5),
    _n("SANCTION", "sanction embargo", "against on", of="actor", weight=0.4),
    # MOBILIZE
    _v("MOBILIZE", "deploy mobilise mobilize redeploy", "to in against", mode="troops", context="military",
       weight=0.65),
    _v("MOBILIZE", "send dispatch mass station amass move rush put place muster call_up concentrate reinforce", "to in on"
       " into along near against", objects=FORCES, mode="troops", context="military", weight=0.55),
    _v("MOBILIZE", "arrive land deploy", "in at on", armed=True, mode="troops", context="military", weight=0.55),
    _v("MOBILIZE", "patrol", "", mode="troops", context="military", weight=0.5),
    _v("MOBILIZE", "prepare ready", "for against", complement=True, mode="troops", context="military",
       objects=_w("attack resume launch invade shell bomb strike fight storm bombard"), weight=0.6),
    _v("MOBILIZE", "tighten step_up strengthen beef_up increase boost", "in at",
       objects=_w("security alert patrol defence defense presence"), mode="police", weight=0.55),
    _v("MOBILIZE", "set_up establish build open", "in at", objects=_w("base camp outpost"), context="military",
       weight=0.55),
    _n("MOBILIZE", "deployment mobilisation mobilization patrol build-up buildup", "to in against", mode="troops",
       context="military", weight=0.45),
    # COERCE
    _v("COERCE", "arrest detain imprison jail intern incarcerate apprehend round_up take_into_custody", "for in",
       mode="arrest", context="legal", weight=0.65),
    _v("COERCE", "sentence try", "to for", mode="arrest", context="legal", named=True, weight=0.4),
    _v("COERCE", "seize confiscate impound expropriate nationalise nationalize", "from of", mode="confiscate",
       weight=0.55),
    _v("COERCE", "deport banish evict exile", "to from", mode="deport", context="legal", weight=0.65),
    _v("COERCE", "expel", "from", mode="deport", weight=0.5),
    _v("COERCE", "ban outlaw prohibit censor suppress muzzle silence gag", "from", mode="restrict", weight=0.55),
    _v("COERCE", "impose declare clamp enforce extend", "on in over", objects=CURBS, mode="restrict", weight=0.6),
    _v("COERCE", "close shut shut_down close_down", "to", objects=OUTLETS, mode="restrict", weight=0.6),
    _v("COERCE", "crack_down clamp_down", "on", context="human_rights", weight=0.65),
    _v("COERCE", "order", "", complement=True, speech=True, weight=0.55),
    _v("COERCE", "kidnap abduct hijack", "from", mode="abduct", weight=0.7),
    _v("COERCE", "use hold", "", objects=_w("as_shield as_hostage"), mode="abduct", weight=0.65),
    _v("COERCE", "take hold", "", objects=_w("hostage prisoner captive"), mode="abduct", weight=0.6),
    _v("COERCE", "hack cyberattack", "into", mode="cyber", context="cyber", weight=0.6),
    _v("COERCE", "persecute repress blockade besiege encircle restrict harass", "", weight=0.5),
    _n("COERCE", "arrest detention imprisonment", "for", mode="arrest", context="legal", weight=0.45),
    _n("COERCE", "crackdown clampdown", "on against", context="human_rights", of="actor", weight=0.55),
    _n("COERCE", "deportation", "to from", mode="deport", context="legal", weight=0.45),
    _n("COERCE", "kidnapping abduction hijacking", "by", mode="abduct", weight=0.5),
    _n("COERCE", "curfew blockade repression", "on of against", mode="restrict", weight=0.35),
    # ASSAULT
    _v("ASSAULT", "attack assault ambush raid storm strike hit", "in on", context="military", weight=0.6),
    _v("ASSAULT", "bomb bombard shell strafe pound rocket", "in", mode="heavy-weapons", context="military",
       weight=0.7),
    _v("ASSAULT", "kill murder massacre slaughter slay behead lynch execute wound injure maim", "in", weight=0.6),
    _v("ASSAULT", "assassinate", "in", mode="assassinate", weight=0.75),
    _v("ASSAULT", "shoot gun_down shoot_dead", "at in", mode="firearms", weight=0.6),
    _v("ASSAULT", "shoot_down down", "over", mode="heavy-weapons", objects=FORCES | _w("plane airliner jet"),
       weight=0.65),
    _v("ASSAULT", "fire", "at on into", objects=_w("shot rocket missile shell tear_gas gas bullet round mortar bomb"
       " artillery at on into"), mode="heavy-weapons", context="military", weight=0.6),
    _v("ASSAULT", "open", "on at", objects=_w("fire"), mode="firearms", weight=0.7),
    _v("ASSAULT", "torture", "", mode="torture", context="human_rights", weight=0.7),
    _v("ASSAULT", "beat club stab", "", mode="beat", weight=0.5),
    _v("ASSAULT", "rape", "", mode="sexual", context="human_rights", weight=0.65),
    _v("ASSAULT", "invade overrun recapture retake conquer annex occupy capture overwhelm", "from", context="territory",
       weight=0.6),
    _v("ASSAULT", "seize take gain wrest retake take_over", "of from", objects=STATIONS, context="territory",
       weight=0.55),
    _v("ASSAULT", "overthrow oust topple depose unseat", "from in", context="military", weight=0.6),
    _v("ASSAULT", "destroy blow_up demolish dynamite torch raze blast", "in", mode="explosives", weight=0.55),
    _v("ASSAULT", "explode detonate", "in", objects=_w("bomb device grenade mine explosive"), mode="explosives",
       weight=0.55),
    _v("ASSAULT", "fight battle clash skirmish", "with against", context="military", weight=0.5),
    _v("ASSAULT", "force_out drive_out displace uproot", "from", mode="cleansing", weight=0.55),
    _v("ASSAULT", "enter advance push march sweep roll move", "into on across", objects=_w("capital city town village"
       " into across airport province palace"), armed=True, context="territory", weight=0.55),
    _v("ASSAULT", "retaliate", "against on", context="military", weight=0.5),
    _v("ASSAULT", "launch carry_out mount conduct unleash stage wage commit perpetrate begin open lead", "on against in"
       " into", objects=ATTACKS | _w("massacre murder killing atrocity genocide"), names_object=True,
       context="military", weight=0.65),
    _n("ASSAULT", "attack assault offensive raid invasion ambush incursion", "on against of in", of="actor",
       context="military", weight=0.5),
    _n("ASSAULT", "airstrike", "on against", mode="aerial", context="military", of="actor", weight=0.5),
    _n("ASSAULT", "bombing shelling bombardment", "by in", mode="explosives", context="military", weight=0.5),
    _n("ASSAULT", "killing murder massacre assassination shooting slaying execution slaughter", "by in", weight=0.5),
    _n("ASSAULT", "takeover conquest capture occupation overthrow ouster", "by", context="territory", weight=0.45),
    _n("ASSAULT", "sweep", "across through into", context="territory", of="actor", weight=0.4),
    _n("ASSAULT", "war clash fighting battle", "with against between", context="military", weight=0.25),
    # OTHER
    _v("OTHER", "abstain", "on from", context="diplomatic", weight=0.55),
    _v("OTHER", "interview", "", named=True, weight=0.45),
)


# Saying that somebody must act is a demand.
DEMAND = Frame("REQUEST", speech=True, weight=0.6)


def _index(part: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in FRAMES:
        for word in sorted(getattr(frame, part)):
            found.setdefault(word.partition(" ")[0], []).append(frame)
    return {word: tuple(frames) for word, frames in sorted(found.items())}


VERBS = _index("verbs")
NOUNS = _index("nouns")
