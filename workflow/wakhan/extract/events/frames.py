"""The words that name PLOVER events, and how their sentences give the sides.

Types, modes and contexts are those of PLOVER 2021 (Halterman, Bagozzi, Beger, Schrodt & Scarborough, "PLOVER and
POLECAT", 2023). One :class:`Frame` holds words that behave alike; :data:`VERBS` and :data:`NOUNS` index them by lemma.
"""

from __future__ import annotations

from dataclasses import dataclass

Words = frozenset[str]


def words(text: str) -> Words:
    """The words of a text, parted by white space; an underscore stands for a space inside one."""
    return frozenset(word.replace("_", " ") for word in text.split())


# --- classes of nouns that verbs select -------------------------------------------------------------------------------

MEETINGS = words("""meeting talk summit dialogue discussion consultation negotiation conversation conference visit
    session round contact exchange call trip tour briefing mediation consultations parley""")
AGREEMENTS = words("""deal agreement accord pact treaty contract memorandum protocol convention understanding charter
    truce ceasefire cease-fire compact settlement communique armistice compromise concordat mou bargain
    framework roadmap""")
PROPOSALS = words("""proposal plan offer invitation appeal call request demand bid suggestion initiative mediation
    resolution overture idea extension condition formula package roadmap amendment mandate term ceasefire""")
AIDS = words("""aid assistance help relief loan grant credit fund funding money dollar euro pound yen rouble ruble mark
    yuan rupee crown krone krona dinar riyal lira peso million billion franc food grain wheat rice flour medicine
    supply weapon arm ammunition asylum refuge shelter haven sanctuary
    subsidy donation vaccine tent blanket fuel equipment training expertise support package programme program
    hardware missile tank aircraft helicopter protection bailout debt intelligence
    status residency generator parcel vehicle truck lorry consignment cargo clothing water bed
    stipend scholarship lifeline hospital ambulance instalment tranche ration""")
FORCES = words("""troop soldier force army navy fleet warship carrier tank unit battalion brigade division regiment
    reservist reserve paratrooper marine ship frigate destroyer submarine aircraft fighter jet bomber helicopter police
    policeman guard peacekeeper missile squad commando militia gendarme armour armor artillery squadron contingent
    battery radar garrison gunboat drone corps weaponry reinforcement""")
TIES = words("relation tie link relationship partnership cooperation friendship contact alliance")
EXERCISES = words("exercise drill manoeuvre maneuver wargame game")
MEASURES = words("sanction embargo penalty tariff")
CURBS = words("""curfew ban restriction martial state_of_emergency emergency censorship blockade siege control limit law
    quota rule curb moratorium blackout quarantine closure tax levy fee grip""")
STATIONS = words("""town city village province capital region district base airport island port hill post outpost bridge
    territory area stronghold country border_crossing crossing checkpoint control power headquarters fort""")
OUTLETS = words("""newspaper station radio channel magazine publication broadcast broadcaster website school university
    mosque church office border airport paper daily weekly outlet account cafe internet shop market service""")
WAYS = words("""road bridge highway street border airport entrance railway rail traffic transport access motorway route
    port harbour harbor square avenue roadway intersection pipeline tunnel track""")
SITES = words("building embassy office university campus factory parliament square consulate school ministry plaza")
PROTESTS = words("""protest demonstration rally march riot strike sit-in sit walkout boycott picket vigil "
       "stoppage hunger
    procession campaign""")
ATTACKS = words("""attack assault offensive raid strike bombing airstrike invasion war ambush missile rocket operation
    incursion bombardment campaign coup shelling sweep grenade shell bomb air_strike missile_strike drone_strike""")
PLEDGES = words("promise pledge assurance reassurance commitment guarantee vow undertaking word")
THREATS = words("ultimatum warning threat")
COMPLAINTS = words("complaint protest lawsuit suit charge case accusation allegation criticism grievance objection")
DIPLOMATS = words("""diplomat ambassador envoy attache attaché consul representative observer monitor inspector staff
    charge agency personnel official journalist worker mission delegation peacekeeper""")
PACTS = words("""agreement accord promise pledge commitment ceasefire truce treaty pact ban embargo law resolution rule
    deal border airspace sovereignty order constitution norm convention cease-fire word vow""")
STOPPABLE = words("""aid assistance loan credit talk negotiation mediation cooperation trade sale shipment delivery
    supply relation tie programme program funding dialogue contact support visit summit membership privilege contract
    payment export import effort link exchange project""")


HOSTILITIES = words("""fire hostility attack fighting bombing shelling offensive operation bombardment raid war battle
    combat airstrike strike violence""")
RIGHTS = words(
    "right freedom license licence citizenship service democracy constitution autonomy privilege passport "
    "vote parliament access internet subsidy pension wage monarchy"
)
CRITICS = words("""worker teacher miner doctor driver employee union staff farmer student nurse pilot prisoner inmate
    civil_servant trucker docker lawyer dockworker judge pensioner shopkeeper trader activist nurse""")
CROWDS = words("""protester demonstrator student youth crowd mob rioter marcher striker settler supporter prisoner""")
# Those of whom a march or a rally says that they protest.
MARCHERS = (
    CROWDS
    | CRITICS
    | words("""people thousand hundred dozen ten resident villager woman mourner opposition
    islamist monk party relative citizen""")
)
ARMS = words("""arm weapon missile tank aircraft jet fighter helicopter grain wheat oil gas rocket submarine warplane
    equipment technology uranium reactor""")
WRATH = words("revenge retaliation vengeance retribution reprisal war jihad attack action response")
CONCERN = words("""concern anger outrage dismay disappointment regret disapproval alarm displeasure opposition
    indignation unhappiness misgiving""")
WILLINGNESS = words("willingness readiness intention preparedness")
CONSENT = words("consent approval blessing go-ahead ahead nod permission green_light clearance")
WORKS = words("""railway railroad road highway motorway port harbour dam pipeline refinery plant reactor bridge airport
    canal station factory corridor line mine""")
LICENCES = words("licence license passport visa citizenship accreditation permit permission registration status")
CAPTIVES = words("""hostage prisoner captive detainee dissident crew soldier sailor passenger journalist schoolgirl
    pilot worker fisherman""")
RULINGS = words("call warning demand appeal deadline ruling order plea ban ultimatum request threat protest objection")


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of one event type that take their sides in the same way.

    ``verbs`` and ``nouns`` are lemmas; a verb may end in its particle ("pull out").
    ``objects``: lemmas one of which must be the verb's object, or its passive subject, for the frame to hold.
    ``complement``: whether a clause must follow the word ("agree to go", "demand that he go").
    ``to``: prepositions that bring in the recipient. ``mutual``: all sides are actors.
    ``names_object``: the object, not the verb, names the occurrence ("hold a meeting"): it is the trigger.
    ``speech``: what the verb's object and clause tell is said, not done, so no event is coded from it.
    ``named``: the recipient must be named. ``armed``: the actor must be an armed force or an organisation.
    ``official``: the actor must be a person or delegation. ``subjects``: lemmas one of which must be the subject.
    ``infinitive``: the clause that follows must be an infinitive.
    ``undergone``: the subject suffers the act, which the complement does ("the town fell to them").
    ``town``: the noun's "of" must bring in a place below a state.
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
    subjects: Words = frozenset()
    official: bool = False
    infinitive: bool = False
    undergone: bool = False
    town: bool = False
    of: str = "recipient"
    weight: float = 0.6


def _v(event_type: str, verbs: str, to: str = "", **more: object) -> Frame:
    return Frame(event_type, verbs=words(verbs), to=words(to), **more)  # type: ignore[arg-type]


def _n(event_type: str, nouns: str, to: str = "", **more: object) -> Frame:
    return Frame(event_type, nouns=words(nouns), to=words(to), **more)  # type: ignore[arg-type]


# fmt: off
FRAMES: tuple[Frame, ...] = (
    # AGREE: promise, offer, accept, sign.
    _v("AGREE", "agree consent", "to with on", complement=True, mutual=False, speech=True, weight=0.75),
    _v("AGREE", "agree", "with", objects=AGREEMENTS | PROPOSALS - {"demand"} | words("measure cut step"),
       speech=True, weight=0.7),
    _v("AGREE", "pledge promise vow undertake guarantee swear", "to for", speech=True, weight=0.7),
    _v("AGREE", "sign_up accede subscribe", "to", objects=words("to"), speech=True, weight=0.6),
    _v("AGREE", "come", "with", objects=words("to_term to_agreement to_understanding to_arrangement"), mutual=True,
       weight=0.65),
    _v("AGREE", "give grant get", "to for", objects=CONSENT, speech=True, weight=0.6),
    _v("AGREE", "green-light sign_off", "on to", weight=0.6),
    _v("AGREE", "join", "", objects=words("pact treaty convention accord agreement"), weight=0.6),
    _v("AGREE", "take_up", "of from", objects=PROPOSALS - {"demand"}, speech=True, weight=0.6),
    _v("AGREE", "bury settle resolve iron_out patch_up put_aside set_aside", "with", objects=words("hatchet "
       "difference dispute quarrel row"), mutual=True, weight=0.6),
    _v("AGREE", "drop withdraw lift", "to", objects=words("objection opposition veto reservation"), weight=0.6),
    _v("AGREE", "commit", "to", objects=words("to itself themselves himself aid fund money troop"), speech=True),
    _v("AGREE", "assure reassure", "to", speech=True, weight=0.7),
    _v("AGREE", "offer", "to", complement=True, speech=True, weight=0.65),
    _v("AGREE", "offer", "to", objects=AIDS | MEETINGS | words("mediation truce amnesty cooperation team"),
       speech=True),
    _v("AGREE", "extend prolong", "with", objects=words("truce ceasefire cease-fire agreement treaty accord pact deal"),
       mutual=True, weight=0.6),
    _v("AGREE", "sign initial ratify ink clinch seal conclude finalise finalize renew", "with", objects=AGREEMENTS,
       mutual=True, weight=0.75),
    _v("AGREE", "reach strike cut make secure win broker forge negotiate hammer_out enter_into do land", "with",
       objects=AGREEMENTS, mutual=True, names_object=True, weight=0.65),
    _v("AGREE", "accept approve adopt okay", "of from by", objects=PROPOSALS - {"demand"} | AGREEMENTS,
       speech=True, weight=0.65),
    _v("AGREE", "give make offer provide extend renew reiterate reaffirm restate repeat", "to", objects=PLEDGES,
       names_object=True, speech=True),
    _v("AGREE", "formalise formalize delimit demarcate settle", "with", objects=TIES | words("border frontier boundary "
       "line status dispute"), mutual=True, weight=0.6),
    _v("AGREE", "express announce indicate voice signal declare reaffirm reiterate convey show", "to",
       objects=WILLINGNESS, names_object=True, speech=True, weight=0.6),
    _v("AGREE", "welcome consider", "", objects=words("invitation"), speech=True, weight=0.5),
    _n("AGREE", "willingness readiness", "to", of="actor", speech=True, weight=0.35),
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
    _v("CONSULT", "leave depart head go return come land", "for to from in", objects=words("for to in"), mode="visit",
       context="diplomatic", named=True, official=True, weight=0.5),
    _v("CONSULT", "lunch dine", "with", mutual=True, context="diplomatic", weight=0.5),
    _v("CONSULT", "participate take_part", "in with", objects=words("in part"), context="diplomatic", named=True,
       official=True, weight=0.35),
    _v("CONSULT", "exchange", "with", objects=words("view opinion"), mutual=True, context="diplomatic", weight=0.6),
    _v("CONSULT", "welcome", "to", objects=words("president minister premier delegation ambassador envoy leader king "
       "chancellor secretary"), mode="host", context="diplomatic", weight=0.55),
    _v("CONSULT", "mediate arbitrate shuttle", "between in", context="diplomatic", weight=0.65),
    _v("CONSULT", "phone telephone ring", "", mode="phone", named=True, context="diplomatic", weight=0.65),
    _v("CONSULT", "call", "", objects=words("counterpart"), mode="phone", context="diplomatic", weight=0.6),
    _v("CONSULT", "send dispatch", "to", objects=words("envoy delegation emissary negotiator mediator"),
       mode="visit", context="diplomatic", weight=0.6),
    _v("CONSULT", "write", "to", objects=words("to"), named=True, context="diplomatic", weight=0.45),
    _v("CONSULT", "brief debrief", "", named=True, context="diplomatic", weight=0.45),
    _v("CONSULT", "hold have conduct open begin start resume launch convene attend join continue carry_on expand "
       "increase exchange maintain facilitate broker sponsor host wind_up wound_up wrap_up kick_off conclude finish "
       "chair address arrange enter enter_into", "with between", objects=MEETINGS, names_object=True,
       mutual=True, context="diplomatic", weight=0.65),
    _v("CONSULT", "pay make", "to with", objects=words("visit trip tour call"), names_object=True, mode="visit",
       context="diplomatic", weight=0.7),
    _n("CONSULT", "meeting talk summit negotiation discussion dialogue consultation conversation contact exchange",
       "with between among via", mutual=True, context="diplomatic", weight=0.5),
    _n("CONSULT", "visit trip", "to with", mode="visit", context="diplomatic", of="actor", weight=0.5),
    _n("CONSULT", "mediation", "between", context="diplomatic", of="actor", weight=0.4),
    _n("CONSULT", "call", "with to", mode="phone", mutual=True, context="diplomatic", weight=0.2),
    # SUPPORT
    _v("SUPPORT", "praise hail applaud commend laud congratulate thank salute", "for", speech=True,
       context="diplomatic", weight=0.65),
    _v("SUPPORT", "support back endorse champion", "", speech=True, context="diplomatic", weight=0.5),
    _v("SUPPORT", "welcome", "", speech=True, context="diplomatic", weight=0.5),
    _v("SUPPORT", "stand side rally vote campaign line_up close_ranks", "by with behind for round around alongside",
       objects=words("by with behind for round around alongside"),
       speech=True, context="diplomatic", named=True, weight=0.45),
    _v("SUPPORT", "defend extol acclaim uphold honour honor vouch", "for against", speech=True, context="diplomatic",
       named=True, weight=0.45),
    _v("SUPPORT", "issue offer make extend present pay send", "to for", objects=words("apology tribute condolence "
       "respect congratulation"), speech=True, context="diplomatic", weight=0.6),
    _v("SUPPORT", "express voice declare", "in over for", objects=words("confidence regret remorse sorrow "
       "satisfaction admiration"),
       speech=True, context="diplomatic", weight=0.5),
    _v("SUPPORT", "grant extend give accord switch", "to", objects=words("recognition"), context="diplomatic",
       weight=0.65),
    _v("SUPPORT", "throw put lend", "behind to", objects=words("weight support backing"), speech=True,
       context="diplomatic", weight=0.65),
    _v("SUPPORT", "come come_out leap spring speak speak_up stick_up", "for", objects=words("to_defence to_defense "
       "in_support in_favour in_favor"), speech=True, context="diplomatic", weight=0.6),
    _v("SUPPORT", "open establish reopen re-open", "in with", objects=words("embassy consulate"), context="diplomatic",
       weight=0.6),
    _v("SUPPORT", "appoint name", "to", objects=words("ambassador"), context="diplomatic", weight=0.5),
    _v("SUPPORT", "recognise recognize", "", context="diplomatic", named=True, weight=0.5),
    _v("SUPPORT", "apologise apologize forgive", "to for", speech=True, context="diplomatic", weight=0.65),
    _v("SUPPORT", "express voice reiterate reaffirm offer pledge declare rally", "for with to", objects=words("support "
       "solidarity appreciation gratitude condolence backing thanks sympathy"), speech=True, context="diplomatic",
       weight=0.65),
    _v("SUPPORT", "restore normalise normalize resume reestablish re-establish establish upgrade", "with",
       objects=TIES, context="diplomatic", mutual=True, weight=0.6),
    _n("SUPPORT", "recognition endorsement", "for", context="diplomatic", weight=0.3),
    _n("SUPPORT", "support backing", "for", speech=True, complement=True, context="diplomatic", of="actor",
       weight=0.4),
    # COOPERATE
    _v("COOPERATE", "cooperate co-operate collaborate team_up join_forces", "with", mutual=True, weight=0.6),
    _v("COOPERATE", "share exchange swap", "with", objects=words("intelligence information data technology evidence "
       "finding experience image imagery picture"), mutual=True, context="intelligence", weight=0.65),
    _v("COOPERATE", "work join pool coordinate co-ordinate merge", "with", objects=words("together hand resource "
       "effort force battalion unit policy response position"), mutual=True, weight=0.5),
    _v("COOPERATE", "work", "with", objects=words("with"), mutual=True, named=True, weight=0.35),
    _v("COOPERATE", "build construct develop", "in with for", objects=WORKS, named=True, context="economic",
       weight=0.5),
    _v("COOPERATE", "invest", "in", objects=words("in"), named=True, context="economic", weight=0.5),
    _v("COOPERATE", "train drill exercise", "with", objects=words("with together"), mutual=True, context="military",
       weight=0.6),
    _v("COOPERATE", "sell buy purchase import export lease", "to from", objects=ARMS, context="economic", weight=0.5),
    _v("COOPERATE", "sell", "to", named=True, context="economic", weight=0.45),
    _v("COOPERATE", "launch set_up establish form create", "with", objects=words("joint_venture joint_committee "
       "joint_commission joint_company joint_project joint_force joint_team joint_centre joint_center joint_fund"),
       mutual=True, weight=0.65),
    _v("COOPERATE", "resume begin start restart", "to with from", objects=words("flight trade export import shipment "
       "service trading exporting"), named=True, context="economic", weight=0.55),
    _v("COOPERATE", "supply export pump deliver ship", "to from", objects=words("gas oil electricity crude coal power"),
       named=True, context="resource", weight=0.55),
    _v("COOPERATE", "hand_over turn_over surrender", "to", objects=words("suspect fugitive criminal trafficker"),
       context="legal", weight=0.6),
    _v("COOPERATE", "partner", "with", mutual=True, weight=0.5),
    _v("COOPERATE", "extradite", "to", context="legal", weight=0.65),
    _v("COOPERATE", "forge build establish develop step_up", "with", objects=TIES - {"contact"} | words("trade "
       "commerce investment activity"), weight=0.55),
    _v("COOPERATE", "deepen expand strengthen increase boost broaden intensify", "with", objects=TIES - {"contact"},
       names_object=True, weight=0.55),
    _v("COOPERATE", "hold stage conduct launch begin start open carry_out", "with", objects=EXERCISES, mutual=True,
       context="military", names_object=True, weight=0.65),
    _n("COOPERATE", "partnership cooperation collaboration coordination co-ordination", "with between", of="actor",
       weight=0.3),
    _n("COOPERATE", "exercise drill manoeuvre maneuver", "with between", mutual=True, context="military", weight=0.35),
    # AID
    _v("AID", "give provide grant donate send deliver supply ship extend contribute disburse airlift lend distribute "
       "allocate hand_over hand_out give_out dole_out rush fly channel funnel smuggle transfer", "to for", objects=AIDS,
       weight=0.65),
    _v("AID", "receive get obtain", "from", objects=AIDS, undergone=True, named=True, weight=0.55),
    _v("AID", "reach arrive", "in at", subjects=AIDS | words("convoy"), weight=0.6),
    _v("AID", "come rush go", "of", objects=words("to_aid to_rescue to_help to_assistance"), named=True, weight=0.6),
    _v("AID", "donate", "to for", weight=0.6),
    _v("AID", "help", "", complement=True, named=True, weight=0.45),
    _v("AID", "fund finance subsidise subsidize bankroll", "", context="economic", weight=0.55),
    _v("AID", "arm equip", "", context="military", named=True, weight=0.5),
    _v("AID", "aid assist", "", named=True, weight=0.5),
    _v("AID", "harbour harbor shelter", "", named=True, weight=0.55),
    _v("AID", "feed rescue resettle vaccinate bail_out ferry escort protect", "", named=True, weight=0.5),
    _v("AID", "earmark approve pump inject pour release unlock deposit", "to for into in", objects=AIDS - words("arm "
       "weapon"), context="economic", weight=0.55),
    _v("AID", "forgive cancel write_off reschedule", "of", objects=words("debt loan"), context="economic", weight=0.6),
    _v("AID", "send dispatch fly", "to into", objects=words("doctor medic physician nurse engineer aid relief food "
       "rescuer team peacekeeper rescue medicine"), weight=0.6),
    _v("AID", "train", "", objects=FORCES | words("rebel soldier officer pilot"), context="military", weight=0.5),
    _v("AID", "accept admit take_in host", "", objects=words("refugee migrant exile evacuee asylum-seeker"),
       context="migration", weight=0.6),
    _v("AID", "open reopen", "to for", objects=words("to_refugee to_migrant to_evacuee"), context="migration",
       weight=0.6),
    _v("AID", "step_up increase boost resume double", "to for", objects=words("aid delivery shipment assistance"),
       weight=0.55),
    _n("AID", "aid assistance", "to for", of="actor", weight=0.2),
    # CONCEDE
    _v("CONCEDE", "allow permit let", "", complement=True, weight=0.5),
    _v("CONCEDE", "reverse", "on", objects=words("decision ban ruling policy course"), weight=0.5),
    _v("CONCEDE", "unblock", "", weight=0.55),
    _v("CONCEDE", "lift ease relax end rescind revoke loosen remove scrap repeal abolish suspend shorten reduce", "on "
       "in against for", objects=CURBS - words("blockade siege"), weight=0.6),
    _v("CONCEDE", "restore reinstate return", "to", objects=RIGHTS, weight=0.55),
    _v("CONCEDE", "meet satisfy heed", "of by from", objects=RULINGS, weight=0.55),
    _v("CONCEDE", "accept grant", "of by from", objects=words("demand condition ultimatum request"), weight=0.62),
    _v("CONCEDE", "accept", "of by from", objects=words("resignation defeat ruling"), weight=0.5),
    _v("CONCEDE", "agree", "of by from", objects=words("demand"), weight=0.62),
    _v("CONCEDE", "comply", "with", weight=0.55),
    _v("CONCEDE", "drop dismiss withdraw", "against", objects=words("charge lawsuit case complaint indictment"),
       context="legal", weight=0.6),
    _v("CONCEDE", "commute overturn annul quash reduce", "of on against", objects=words("sentence conviction verdict "
       "decision"), context="legal", weight=0.6),
    _v("CONCEDE", "reopen re-open", "", objects=OUTLETS - words("border airport"), weight=0.55),
    _v("CONCEDE", "acquit", "of", context="legal", weight=0.6),
    _v("CONCEDE", "drop scrap abandon shelve withdraw", "", objects=words("bill tax reform law decree levy fee "
       "increase"), weight=0.5),
    _v("CONCEDE", "give", "to", objects=words("ground"), weight=0.6),
    _v("CONCEDE", "yield accede relent capitulate bow acquiesce cave_in give_in back_down climb_down concede", "to",
       weight=0.6),
    _v("CONCEDE", "legalise legalize unban decriminalise decriminalize pardon amnesty reinstate rehabilitate", "",
       weight=0.6),
    _v("CONCEDE", "grant make offer declare proclaim", "to for", objects=words("concession amnesty autonomy "
       "independence right pardon citizenship clemency compromise"), weight=0.6),
    _v("CONCEDE", "decide", "", complement=True, objects=words("allow permit lift ease let"), weight=0.6),
    _n("CONCEDE", "concession amnesty pardon", "to for", of="actor", weight=0.35),
    # RETREAT
    _v("RETREAT", "flee", "from to", context="military", weight=0.72),
    _v("RETREAT", "leave quit exit vacate abandon depart", "from", context="military",
       subjects=FORCES | words("rebel fighter force insurgent"), weight=0.55),
    _v("RETREAT", "give_up turn_in hand_in", "to", objects=words("themselves itself himself herself"),
       context="military", weight=0.6),
    _v("RETREAT", "pull", "from out of", objects=FORCES | words("from out"), context="military", weight=0.55),
    _v("RETREAT", "cross pour stream flood", "into to", objects=words("into"), subjects=words("refugee people thousand "
       "hundred ten civilian family migrant resident villager"), context="migration", weight=0.65),
    _v("RETREAT", "relinquish cede renounce", "to", objects=words("power control claim territory island land area"),
       weight=0.6),
    _v("RETREAT", "dismantle decommission", "", objects=words("missile weapon arsenal base centrifuge"), mode="disarm",
       context="military", weight=0.6),
    _v("RETREAT", "withdraw pull_out pull_back retreat evacuate surrender disengage demobilise demobilize disarm "
       "disband", "from to out of", context="military", weight=0.6),
    _v("RETREAT", "release free liberate repatriate hand_over set_free", "to", mode="release",
       objects=CAPTIVES | words("girl boy child woman civilian body remains"), weight=0.6),
    _v("RETREAT", "release free liberate repatriate hand_over set_free", "to", mode="release",
       named=True, weight=0.55),
    _v("RETREAT", "resign step_down abdicate stand_down quit", "from as", mode="resign", context="executive",
       weight=0.55),
    _v("RETREAT", "lift ease end relax remove drop suspend waive", "on against", objects=MEASURES | words("blockade "
       "siege boycott occupation hostility"), mode="ease", weight=0.6),
    _v("RETREAT", "cease halt stop suspend end call_off", "against in on", objects=HOSTILITIES | words("bomb shell "
       "attack pound"), mode="ceasefire", context="military", weight=0.6),
    _v("RETREAT", "hand_back give_back", "to", mode="return", weight=0.6),
    _v("RETREAT", "scale_back scale_down reduce", "in from", objects=FORCES | words("presence"), mode="withdraw",
       context="military", weight=0.55),
    _v("RETREAT", "fall_back back_off", "from", context="military", weight=0.5),
    _v("RETREAT", "lay_down give_up hand_in turn_in", "", objects=words("arm weapon gun"), mode="disarm",
       context="military", weight=0.65),
    _v("RETREAT", "declare announce proclaim observe begin implement", "with", objects=words("ceasefire cease-fire "
       "truce"), mode="ceasefire", context="military", weight=0.65),
    _v("RETREAT", "open reopen allow admit let permit", "to for", objects=words("bridge crossing checkpoint border "
       "frontier airspace corridor inspector monitor observer inspection delivery convoy"), mode="access",
       weight=0.55),
    _v("RETREAT", "return", "to", objects=words("prisoner body remains hostage captive soldier property"),
       mode="return", weight=0.6),
    _v("RETREAT", "leave vacate abandon", "", objects=words("base post position town village garrison territory"),
       context="military", weight=0.5),
    _n("RETREAT", "withdrawal pullout pull-out retreat evacuation surrender exodus pullback drawdown", "from",
       context="military", of="actor", weight=0.5),
    _n("RETREAT", "resignation", "from as", mode="resign", context="executive", of="actor", weight=0.35),
    _n("RETREAT", "ceasefire cease-fire truce", "with between", mode="ceasefire", context="military", mutual=True,
       weight=0.3),
    _n("RETREAT", "release", "to from", mode="release", weight=0.35),
    # REQUEST
    _v("REQUEST", "demand urge request beseech implore exhort entreat petition beg solicit", "of from to for "
       "with", speech=True, weight=0.7),
    _v("REQUEST", "plead", "with for", objects=words("with for"), speech=True, weight=0.65),
    _v("REQUEST", "ask press push pressure lobby encourage invite", "for to", complement=True, infinitive=True,
       speech=True, weight=0.6),
    _v("REQUEST", "ask press push lobby", "for", speech=True, objects=words("for"), weight=0.6),
    _v("REQUEST", "seek", "from of with in", speech=True, objects=AIDS | AGREEMENTS | MEETINGS | PLEDGES |
       words("recognition thing extradition deployment intervention release compensation guarantee extension "
       "membership approval return meeting permission cooperation mandate"), weight=0.6),
    _v("REQUEST", "call", "on upon", speech=True, objects=words("on upon"), weight=0.65),
    _v("REQUEST", "call", "for", speech=True, objects=words("for"), weight=0.55),
    _v("REQUEST", "appeal", "to for", speech=True, weight=0.65),
    _v("REQUEST", "tell instruct remind challenge", "", complement=True, infinitive=True, speech=True, weight=0.5),
    _v("REQUEST", "turn", "to", objects=words("for_help for_aid for_assistance for_support for_protection"),
       speech=True, weight=0.6),
    _v("REQUEST", "invite", "to", objects=words("to"), speech=True, named=True, weight=0.55),
    _v("REQUEST", "apply", "", complement=True, infinitive=True, speech=True, weight=0.5),
    _v("REQUEST", "apply", "for to", objects=words("for"), speech=True, weight=0.5),
    _v("REQUEST", "require", "of", complement=True, speech=True, weight=0.4),
    _v("REQUEST", "insist", "on", speech=True, complement=True, weight=0.5),
    _v("REQUEST", "propose recommend", "to", speech=True, weight=0.4),
    _v("REQUEST", "make issue reiterate renew repeat present submit launch send", "to for on", objects=words("demand "
       "appeal request plea call petition proposal"), names_object=True, speech=True, weight=0.6),
    _n("REQUEST", "demand appeal request plea call petition",  "to on", of="actor", speech=True, weight=0.4,
       complement=True),
    _n("REQUEST", "urging insistence", "to", of="actor", speech=True, weight=0.4),
    # ACCUSE
    _v("ACCUSE", "accuse blame condemn criticise criticize denounce decry deplore slam blast lambast lambaste censure "
       "rebuke berate chastise castigate chide fault vilify reproach scold deride assail excoriate reprimand", "for "
       "of over against", speech=True, weight=0.75),
    _v("ACCUSE", "allege charge", "against of", complement=True, speech=True, weight=0.55),
    _v("ACCUSE", "attack hit blast target hammer savage", "for over as", objects=words("as over policy record "
       "decision idea critic comment remark opponent rival press media claim speech character credibility plan "
       "proposal stance position in_tweet in_speech in_interview in_ad in_statement in_debate in_post in_letter "
       "in_editorial on_twitter on_facebook on_stage on_air"), speech=True, weight=0.6),
    _v("ACCUSE", "hit_back fire_back shoot_back fire_off", "at", speech=True, named=True, weight=0.5),
    _v("ACCUSE", "sue", "for over", speech=True, context="legal", weight=0.7),
    _v("ACCUSE", "convict implicate", "for of in", context="legal", speech=True, weight=0.55),
    _v("ACCUSE", "investigate probe", "for over into", mode="investigate", speech=True, weight=0.6),
    _v("ACCUSE", "complain protest", "to about of", speech=True, objects=words("about to over"), named=True,
       weight=0.5),
    _v("ACCUSE", "make issue", "against with to at", objects=COMPLAINTS - {"case", "charge", "suit"}, speech=True,
       weight=0.65),
    _v("ACCUSE", "lodge file bring level lay deliver hand present", "against with to at", objects=COMPLAINTS,
       speech=True, weight=0.65),
    _v("ACCUSE", "hit_out lash_out rail inveigh fulminate round_on lay_into tear_into call_out speak_out", "at "
       "against on into", speech=True, weight=0.65),
    _v("ACCUSE", "point", "at", objects=words("finger"), speech=True, weight=0.65),
    _v("ACCUSE", "take", "", objects=words("to_task to_court"), speech=True, weight=0.65),
    _v("ACCUSE", "call describe", "as", objects=words("liar terrorist aggressor dictator murderer racist traitor "
       "hypocrite criminal coward thug tyrant fascist as_liar as_terrorist as_aggressor as_dictator as_murderer "
       "as_racist"), speech=True, named=True, weight=0.6),
    _v("ACCUSE", "liken", "to", speech=True, named=True, weight=0.5),
    _v("ACCUSE", "take", "at", objects=words("swipe aim shot"), speech=True, named=True, weight=0.6),
    _v("ACCUSE", "mock ridicule disparage belittle", "for", speech=True, named=True, weight=0.5),
    _v("ACCUSE", "express voice register convey", "over at about to with", objects=CONCERN, speech=True, weight=0.55),
    _v("ACCUSE", "object take_issue take_exception", "to with", speech=True, weight=0.55),
    _v("ACCUSE", "brand label dub", "as", speech=True, named=True, weight=0.5),
    _v("ACCUSE", "interrogate question", "about over", mode="investigate", named=True, context="legal", weight=0.45),
    _v("ACCUSE", "find", "of", objects=words("guilty"), context="legal", weight=0.6),
    _v("ACCUSE", "look inquire", "into", objects=words("into"), mode="investigate", speech=True, weight=0.55),
    _v("ACCUSE", "hold find", "for", objects=words("responsible accountable liable complicit"), speech=True,
       weight=0.6),
    _v("ACCUSE", "summon call_in", "", objects=DIPLOMATS, speech=True, context="diplomatic", weight=0.6),
    _v("ACCUSE", "put place", "in for", objects=words("under_investigation"), mode="investigate", weight=0.65),
    _v("ACCUSE", "send dispatch", "to", objects=words("investigate probe"), mode="investigate", weight=0.6),
    _v("ACCUSE", "open hold begin", "into", objects=words("hearing trial"), mode="investigate", context="legal",
       weight=0.55),
    _v("ACCUSE", "pin", "on", speech=True, weight=0.55),
    _v("ACCUSE", "launch open begin order start conduct", "into against of", objects=words("investigation probe "
       "inquiry enquiry inquest case proceeding"), mode="investigate", names_object=True, weight=0.65),
    _n("ACCUSE", "accusation condemnation criticism denunciation allegation", "against of", of="recipient",
       speech=True, weight=0.35),
    _n("ACCUSE", "investigation probe inquiry", "into of against", mode="investigate", weight=0.4),
    # REJECT
    _v("REJECT", "reject rebuff spurn repudiate turn_down rule_out veto snub brush_aside", "of by from", speech=True,
       weight=0.75),
    _v("REJECT", "refuse decline", "", complement=True, speech=True, weight=0.7),
    _v("REJECT", "decline refuse", "of from by to", speech=True, objects=PROPOSALS | words("entry admission"),
       weight=0.65),
    _v("REJECT", "refuse resist", "", speech=True, weight=0.45),
    _v("REJECT", "oppose", "", speech=True, weight=0.36),
    _v("REJECT", "dismiss", "of by from", speech=True, objects=PROPOSALS | COMPLAINTS | words("report claim talk "
       "suggestion concern threat warning"), weight=0.65),
    _v("REJECT", "deny", "", complement=True, speech=True, weight=0.6),
    _v("REJECT", "deny", "", speech=True, objects=words("it this that") | COMPLAINTS | words("report claim request "
       "responsibility involvement permission access"), weight=0.55),
    _v("REJECT", "renege defy flout", "on to with", speech=True, weight=0.65),
    _v("REJECT", "violate breach break disregard ignore abrogate contravene", "with by", objects=PACTS, speech=True,
       weight=0.65),
    _v("REJECT", "violate breach", "by", weight=0.5),
    _v("REJECT", "defer postpone derail cancel call_off scuttle shelve block thwart walk_out", "with on of from",
       objects=MEETINGS | PROPOSALS | words("decision election vote process deal recognition"), speech=True,
       weight=0.55),
    _v("REJECT", "ignore disregard defy flout spurn shrug_off dismiss brush_off", "of by from", objects=RULINGS,
       speech=True, weight=0.65),
    _v("REJECT", "vote", "against down", objects=words("against down"), speech=True, weight=0.55),
    _v("REJECT", "back_out pull_out walk_out withdraw go_back storm_out opt_out", "of from on", objects=AGREEMENTS |
       PROPOSALS | words("of_accord of_talk of_agreement of_deal of_treaty of_pact of_negotiation of_meeting "
       "from_accord from_pact from_talk from_deal on_promise from_agreement from_treaty"), speech=True, weight=0.6),
    _v("REJECT", "use cast wield exercise", "of on", objects=words("veto"), names_object=True, speech=True,
       weight=0.6),
    _v("REJECT", "back_away walk_away shy_away", "from", objects=words("from"), speech=True, weight=0.6),
    _v("REJECT", "tear_up rip_up scrap renounce repudiate disavow abandon quit", "with", objects=AGREEMENTS,
       speech=True, weight=0.65),
    _v("REJECT", "strike_down overrule vote_down throw_out", "", objects=words("law ban rule measure bill limit "
       "restriction decision amendment appeal lawsuit case ruling claim complaint petition"), speech=True, weight=0.6),
    _v("REJECT", "balk baulk", "at", speech=True, weight=0.55),
    _v("REJECT", "express voice reiterate declare", "to", objects=words("opposition"), speech=True, weight=0.55),
    _v("REJECT", "say", "to", objects=words("no"), speech=True, weight=0.6),
    _n("REJECT", "rejection refusal veto violation breach defiance derailment repudiation", "of", speech=True,
       weight=0.45),
    # THREATEN
    _v("THREATEN", "threaten", "with against", speech=True, weight=0.75),
    _v("THREATEN", "warn", "of about against", speech=True, weight=0.55),
    _v("THREATEN", "give issue deliver make send", "to against", objects=THREATS, names_object=True, speech=True,
       weight=0.65),
    _v("THREATEN", "vow swear promise threaten pledge declare", "against on for", objects=WRATH, speech=True,
       weight=0.65),
    _v("THREATEN", "set impose give", "for to", objects=words("deadline ultimatum until"), speech=True, named=True,
       weight=0.6),
    _v("THREATEN", "put serve", "on", objects=words("on_notice notice"), speech=True, weight=0.65),
    _v("THREATEN", "caution", "against that", speech=True, weight=0.5),
    _n("THREATEN", "threat", "", of="actor", complement=True, speech=True, weight=0.45),
    _n("THREATEN", "ultimatum", "to", of="actor", speech=True, weight=0.45),
    # PROTEST
    _v("PROTEST", "protest", "against at over", mode="demo", speech=True, weight=0.65),
    _v("PROTEST", "demonstrate", "against for over", mode="demo", weight=0.6),
    _v("PROTEST", "rally march parade", "against over", objects=words("against over"), mode="demo", weight=0.6),
    _v("PROTEST", "rally march parade", "against for to through in", subjects=MARCHERS, mode="demo", weight=0.55),
    _v("PROTEST", "dump spray", "outside in on", subjects=MARCHERS, mode="demo", weight=0.55),
    _v("PROTEST", "riot rampage", "in against", mode="riot", weight=0.65),
    _v("PROTEST", "picket boycott", "", mode="boycott", weight=0.6),
    _v("PROTEST", "blockade", "", subjects=MARCHERS, mode="obstruct", weight=0.6),
    _v("PROTEST", "block barricade obstruct", "", objects=WAYS, mode="obstruct", weight=0.65),
    _v("PROTEST", "occupy", "", objects=SITES, mode="obstruct", weight=0.5),
    _v("PROTEST", "stage hold hold_up organise organize continue begin launch start call join mount end lead go_on",
       "against over in", objects=PROTESTS, names_object=True, weight=0.65),
    _v("PROTEST", "burn torch", "of", objects=words("flag effigy tyre tire"), mode="demo", weight=0.65),
    _v("PROTEST", "strike walk_out walk_off", "against over for", subjects=CRITICS, mode="boycott", weight=0.65),
    _v("PROTEST", "go", "on over against", objects=words("on_strike"), mode="boycott", weight=0.65),
    _v("PROTEST", "stop down quit", "over against", objects=words("work tool job"), subjects=CRITICS, mode="boycott",
       weight=0.6),
    _v("PROTEST", "fast", "against for", mode="hunger", weight=0.45),
    _v("PROTEST", "stone pelt hurl throw", "at", objects=words("stone rock police bottle soldier egg policeman "
       "brick"), mode="riot", weight=0.6),
    _v("PROTEST", "clash battle fight scuffle attack storm ransack", "with against", subjects=CROWDS, mode="riot",
       weight=0.62),
    _v("PROTEST", "gather converge throng mass chant", "outside against in at", subjects=CROWDS | CRITICS,
       mode="demo", weight=0.5),
    _v("PROTEST", "burn torch loot smash vandalise vandalize ransack", "in", subjects=CROWDS | words("rioter looter"),
       mode="riot", weight=0.62),
    _v("PROTEST", "set", "to", objects=words("fire ablaze alight"), subjects=CROWDS, mode="riot", weight=0.6),
    _v("PROTEST", "take", "to", objects=words("street"), mode="demo", weight=0.6),
    _n("PROTEST", "protest demonstration", "against over at", mode="demo", of="actor", weight=0.45),
    _n("PROTEST", "rally march", "against over", complement=True, mode="demo", of="actor", weight=0.4),
    _n("PROTEST", "sit-in walkout stoppage", "against over", mode="boycott", of="actor", weight=0.5),
    _n("PROTEST", "riot unrest", "against over in", mode="riot", of="actor", weight=0.5),
    _n("PROTEST", "strike", "against over", mode="boycott", of="actor", weight=0.15),
    # SANCTION
    _v("SANCTION", "sanction embargo blacklist", "", weight=0.6),
    _v("SANCTION", "expel recall withdraw", "from to", objects=DIPLOMATS, mode="expel", context="diplomatic",
       weight=0.65),
    _v("SANCTION", "suspend halt stop cut cut_off discontinue freeze end break break_off sever withhold terminate "
       "reduce call_off downgrade slash", "to with from between for of", objects=STOPPABLE, mode="discontinue",
       weight=0.65),
    _v("SANCTION", "throw_out kick_out order_out", "of from", objects=DIPLOMATS, mode="expel", context="diplomatic",
       weight=0.6),
    _v("SANCTION", "order tell", "", objects=words("leave"), complement=True, mode="expel", context="diplomatic",
       weight=0.6),
    _v("SANCTION", "declare", "", objects=words("persona"), mode="expel", context="diplomatic", weight=0.6),
    _v("SANCTION", "add put place", "on to", objects=words("to_blacklist to_list on_blacklist on_list blacklist"),
       weight=0.5),
    _v("SANCTION", "impose slap announce introduce tighten extend raise increase hike", "on against",
       objects=words("tariff duty travel_ban visa_ban import_ban export_ban asset_freeze trade_ban flight_ban "
       "arms_ban export_control travel_restriction visa_restriction trade_restriction export_restriction price_cap"),
       weight=0.65),
    _v("SANCTION", "close shut bar", "to", objects=words("airspace"), context="diplomatic", weight=0.6),
    _v("SANCTION", "suspend", "from", named=True, context="diplomatic", weight=0.45),
    _v("SANCTION", "freeze block", "of in", objects=words("asset fund account"), context="economic", weight=0.6),
    _v("SANCTION", "cancel", "with to", objects=words("visit trip contract talk summit meeting aid loan concert "
       "exercise"), mode="discontinue", weight=0.6),
    _v("SANCTION", "pull_out withdraw", "of from", objects=words("ambassador envoy peacekeeper observer monitor "
       "mission of_talk from_talk from_negotiation"), mode="withdraw", context="diplomatic", weight=0.6),
    _v("SANCTION", "expel suspend", "from", objects=words("from_organization from_organisation from_commonwealth"),
       context="diplomatic", weight=0.6),
    _v("SANCTION", "impose tighten slap extend renew restore reimpose re-impose reinstate", "on against",
       objects=MEASURES, names_object=True, weight=0.65),
    _v("SANCTION", "prohibit ban bar deny", "to from on", objects=words("aid import export sale trade entry "
       "visa shipment flight investment purchase"), mode="discontinue", weight=0.6),
    _v("SANCTION", "close shut", "in", objects=words("embassy consulate mission"), mode="withdraw",
       context="diplomatic", weight=0.6),
    _n("SANCTION", "suspension severance cutoff cut-off termination freezing", "with to against",
       context="diplomatic", weight=0.45),
    _n("SANCTION", "expulsion", "from", mode="expel", context="diplomatic", weight=0.5),
    _n("SANCTION", "sanction embargo", "against on", of="actor", weight=0.4),
    # MOBILIZE
    _v("MOBILIZE", "deploy mobilise mobilize redeploy", "to in against", mode="troops", context="military",
       weight=0.65),
    _v("MOBILIZE", "send dispatch mass station amass move rush put place muster call_up concentrate reinforce", "to in "
       "on into along near against", objects=FORCES, mode="troops", context="military", weight=0.55),
    _v("MOBILIZE", "arrive land deploy", "in at on", armed=True, mode="troops", context="military", weight=0.55),
    _v("MOBILIZE", "mass gather concentrate", "on along near at in", armed=True, mode="troops", context="military",
       weight=0.55),
    _v("MOBILIZE", "mass amass concentrate assemble scramble parade reinforce", "on along near at in after",
       objects=FORCES | words("position garrison border frontier weapon"), mode="troops", context="military",
       weight=0.6),
    _v("MOBILIZE", "sail steam", "into to through towards toward", subjects=FORCES, mode="troops", context="military",
       weight=0.55),
    _v("MOBILIZE", "raise", "", objects=words("alert_level alert"), context="military", weight=0.55),
    _v("MOBILIZE", "conduct carry_out hold", "", objects=words("nuclear_test missile_test weapon_test rocket_test"),
       context="military", weight=0.6),
    _v("MOBILIZE", "patrol", "", mode="troops", context="military", weight=0.5),
    _v("MOBILIZE", "prepare ready", "for against", complement=True, mode="troops", context="military",
       objects=words("attack resume launch invade shell bomb strike fight storm bombard"), weight=0.6),
    _v("MOBILIZE", "put place raise go", "on", objects=words("on_alert alert"), mode="troops", context="military",
       weight=0.65),
    _v("MOBILIZE", "recruit conscript draft rearm fortify", "", mode="troops", context="military", weight=0.45),
    _v("MOBILIZE", "hold conduct stage begin carry_out", "near in off along",
       objects=EXERCISES | words("parade"), mode="troops", context="military", weight=0.5),
    _v("MOBILIZE", "test test-fire test-launch", "", objects=words("missile weapon rocket bomb device nuke"),
       context="military", weight=0.6),
    _v("MOBILIZE", "take", "around in near", objects=words("position"), armed=True, context="military", weight=0.5),
    _v("MOBILIZE", "order", "in to along", objects=words("patrol deployment mobilization mobilisation alert troop"),
       names_object=True, mode="troops", context="military", weight=0.55),
    _v("MOBILIZE", "tighten step_up strengthen beef_up increase boost", "in at", objects=words("security alert patrol "
       "defence defense presence force"), mode="police", weight=0.55),
    _v("MOBILIZE", "set_up establish build open", "in at", objects=words("base camp outpost garrison"),
       context="military", weight=0.55),
    _v("MOBILIZE", "operate run mount conduct fly sail undertake carry_out", "in near off along",
       objects=words("patrol sortie"), names_object=True, mode="troops", context="military", weight=0.55),
    _n("MOBILIZE", "deployment mobilisation mobilization patrol build-up buildup", "to in against", mode="troops",
       context="military", weight=0.45),
    # COERCE
    _v("COERCE", "arrest detain imprison jail intern incarcerate apprehend round_up take_into_custody", "for in",
       mode="arrest", context="legal", weight=0.65),
    _v("COERCE", "sentence try", "to for", mode="arrest", context="legal", named=True, weight=0.4),
    _v("COERCE", "charge", "", objects=words("with over"), mode="arrest", context="legal", weight=0.55),
    _v("COERCE", "indict prosecute arraign remand", "with for on", mode="arrest", context="legal", weight=0.55),
    _v("COERCE", "put bring send place", "on to in for", objects=words("on_trial to_trial to_prison to_jail behind_bar "
       "in_jail under_arrest to_justice trial behind_bars"), mode="arrest", context="legal", weight=0.6),
    _v("COERCE", "place put", "", objects=words("under_curfew under_siege under_emergency under_law under_blockade"
       " under_surveillance under_quarantine"), mode="restrict", weight=0.62),
    _v("COERCE", "raid search storm", "of in", objects=OUTLETS | words("home house headquarters premise "
       "apartment shop"),
       mode="restrict", weight=0.6),
    _v("COERCE", "seal_off cordon_off seal", "", mode="restrict", weight=0.6),
    _v("COERCE", "curb limit bar", "from", mode="restrict", named=True, weight=0.45),
    _v("COERCE", "dissolve suspend disband", "", objects=words("parliament party constitution newspaper assembly "
       "license licence publication station union activity"), mode="ban", weight=0.55),
    _v("COERCE", "disperse break_up", "", objects=words("protester demonstrator crowd demonstration rally protest "
       "march meeting"), weight=0.5),
    _v("COERCE", "bulldoze demolish", "", objects=words("house home property village shop building"),
       mode="confiscate", weight=0.55),
    _v("COERCE", "search", "", weight=0.4),
    _v("COERCE", "cut_off", "to of", objects=words("electricity water power phone internet supply access"),
       mode="withhold", weight=0.55),
    _v("COERCE", "block", "", objects=words("website site internet account app platform service page"), mode="censor",
       weight=0.6),
    _v("COERCE", "attack breach penetrate target", "", objects=words("website server network computer system database"),
       mode="cyber", context="cyber", weight=0.65),
    _v("COERCE", "use fire", "against on at", objects=words("tear_gas water_cannon pepper_spray rubber_bullet"),
       weight=0.62),
    _v("COERCE", "intercept board", "", objects=words("ship boat vessel tanker freighter trawler plane aircraft "
       "convoy"), mode="confiscate", weight=0.6),
    _v("COERCE", "fine punish", "for", named=True, context="legal", weight=0.45),
    _v("COERCE", "jam", "", mode="censor", weight=0.5),
    _v("COERCE", "revoke cancel withdraw rescind annul strip", "of from", objects=LICENCES, mode="restrict",
       context="legal", weight=0.6),
    _v("COERCE", "turn_back turn_away", "at from", objects=words("convoy ship boat vessel refugee migrant lorry truck "
       "aircraft convoy delegation observer passenger"), mode="restrict", weight=0.62),
    _v("COERCE", "seize confiscate impound expropriate nationalise nationalize", "from of", mode="confiscate",
       weight=0.55),
    _v("COERCE", "deport banish evict exile", "to", mode="deport", context="legal", weight=0.65),
    _v("COERCE", "expel", "from", mode="deport", weight=0.5),
    _v("COERCE", "ban outlaw prohibit censor suppress muzzle silence gag", "from", mode="restrict", weight=0.55),
    _v("COERCE", "impose declare clamp enforce extend", "on in over", objects=CURBS, mode="restrict", weight=0.6),
    _v("COERCE", "close shut shut_down close_down", "to", objects=OUTLETS, mode="restrict", weight=0.6),
    _v("COERCE", "crack_down clamp_down", "on", context="human_rights", weight=0.65),
    _v("COERCE", "order", "", complement=True, speech=True, weight=0.55),
    _v("COERCE", "kidnap abduct hijack", "from", mode="abduct", weight=0.7),
    _v("COERCE", "take hold", "", objects=words("hostage prisoner captive as_hostage as_shield"), mode="abduct",
       weight=0.6),
    _v("COERCE", "hack cyberattack", "into", mode="cyber", context="cyber", weight=0.6),
    _v("COERCE", "persecute repress blockade besiege encircle restrict harass", "", weight=0.5),
    _n("COERCE", "arrest detention imprisonment", "for", mode="arrest", context="legal", weight=0.45),
    _n("COERCE", "crackdown clampdown", "on against", context="human_rights", of="actor", weight=0.55),
    _n("COERCE", "deportation", "to from", mode="deport", context="legal", weight=0.45),
    _n("COERCE", "kidnapping abduction hijacking", "by", mode="abduct", weight=0.5),
    _n("COERCE", "curfew blockade repression", "on of against", mode="restrict", weight=0.35),
    _n("COERCE", "persecution", "of", context="human_rights", weight=0.45),
    # ASSAULT
    _v("ASSAULT", "attack assault ambush raid storm strike hit", "in on", context="military", weight=0.6),
    _v("ASSAULT", "bomb bombard shell strafe pound", "in", mode="heavy-weapons", context="military",
       weight=0.7),
    _v("ASSAULT", "kill murder massacre slaughter slay behead lynch execute wound injure maim", "in", weight=0.66),
    _v("ASSAULT", "fire_on fire_upon fire_at", "on upon at", mode="firearms", context="military", weight=0.6),
    _v("ASSAULT", "assassinate", "in", mode="assassinate", weight=0.75),
    _v("ASSAULT", "shoot gun_down shoot_dead", "at in", mode="firearms", weight=0.6),
    _v("ASSAULT", "shoot_down down", "over", mode="heavy-weapons", objects=FORCES | words("plane airliner jet"),
       weight=0.65),
    _v("ASSAULT", "fire", "at on into", objects=words("shot rocket missile shell tear_gas gas bullet round mortar bomb "
       "artillery at on into"), mode="heavy-weapons", context="military", weight=0.6),
    _v("ASSAULT", "open", "on at", objects=words("fire"), mode="firearms", weight=0.7),
    _v("ASSAULT", "torture", "", mode="torture", context="human_rights", weight=0.7),
    _v("ASSAULT", "beat club stab", "", mode="beat", weight=0.5),
    _v("ASSAULT", "rape", "", mode="sexual", context="human_rights", weight=0.65),
    _v("ASSAULT", "invade overrun recapture retake conquer annex occupy capture overwhelm", "from",
       context="territory", weight=0.6),
    _v("ASSAULT", "seize take wrest retake take_over", "of from", objects=STATIONS, context="territory",
       weight=0.55),
    _v("ASSAULT", "overthrow oust topple depose unseat", "from in", context="military", weight=0.6),
    _v("ASSAULT", "destroy blow_up demolish dynamite torch raze blast", "in", mode="explosives", weight=0.55),
    _v("ASSAULT", "burn burn_down loot ransack pillage sack", "in", objects=words("village town city house home "
       "church mosque temple school shop market farm camp hospital building office embassy consulate depot warehouse "
       "store"), weight=0.72),
    _v("ASSAULT", "explode detonate", "in at outside near on under", objects=words("bomb device grenade mine "
       "explosive"), mode="explosives", weight=0.55),
    _v("ASSAULT", "exchange trade", "with", objects=words("fire gunfire shot"), mutual=True, mode="firearms",
       context="military", weight=0.65),
    _v("ASSAULT", "throw hurl lob plant set_off drop toss", "at on in", objects=words("grenade bomb mine explosive"),
       mode="explosives", weight=0.65),
    _v("ASSAULT", "sink", "", objects=words("ship boat vessel freighter tanker frigate trawler ferry submarine warship "
       "destroyer cruiser carrier cargo_ship"), context="military", weight=0.6),
    _v("ASSAULT", "torpedo ram", "", context="military", weight=0.55),
    _v("ASSAULT", "gas poison annihilate exterminate liquidate mow_down decapitate gun", "", weight=0.55),
    _v("ASSAULT", "hammer batter pummel target rout crush repulse repel", "in", context="military", named=True,
       weight=0.45),
    _v("ASSAULT", "cross penetrate", "into", objects=words("into"), armed=True, context="territory", weight=0.5),
    _v("ASSAULT", "die perish", "in", objects=words("in_attack in_bombing in_raid in_shelling in_clash in_explosion "
       "in_fighting in_ambush in_strike in_blast"), weight=0.55),
    _v("ASSAULT", "burn_down set_fire set_ablaze", "to", weight=0.55),
    _v("ASSAULT", "fight battle clash skirmish", "with against", context="military", weight=0.5),
    _v("ASSAULT", "force_out drive_out displace uproot", "from", mode="cleansing", weight=0.55),
    _v("ASSAULT", "enter advance push march sweep roll move", "into on across", objects=words("capital city town "
       "village into across airport province palace"), armed=True, context="territory", weight=0.55),
    _v("ASSAULT", "sabotage disrupt", "in", weight=0.4),
    _v("ASSAULT", "advance", "on", objects=words("on"), armed=True, context="territory", weight=0.5),
    _v("ASSAULT", "retaliate avenge", "against on", context="military", weight=0.5),
    _v("ASSAULT", "come fall", "from by", objects=words("under_fire under_attack under_bombardment under_shelling"),
       undergone=True, context="military", weight=0.6),
    _v("ASSAULT", "drive push force", "from", objects=words("from out_of"), armed=True, context="territory",
       weight=0.55),
    _v("ASSAULT", "launch carry_out mount conduct unleash stage wage commit perpetrate begin open lead", "on against "
       "in into", objects=ATTACKS | words("massacre murder killing atrocity genocide"), names_object=True,
       context="military", weight=0.65),
    _n("ASSAULT", "attack assault offensive raid ambush incursion", "on against of in", of="actor",
       context="military", weight=0.5),
    _n("ASSAULT", "invasion", "by", context="territory", weight=0.5),
    _n("ASSAULT", "airstrike", "on against", mode="aerial", context="military", of="actor", weight=0.5),
    _n("ASSAULT", "bombing shelling bombardment", "by in", mode="explosives", context="military", weight=0.5),
    _n("ASSAULT", "killing murder massacre assassination shooting slaying execution slaughter", "by in", weight=0.5),
    _n("ASSAULT", "takeover take-over conquest capture recapture seizure occupation overthrow ouster", "by",
       context="territory", weight=0.45),
    _v("ASSAULT", "fall", "to", undergone=True, armed=True, objects=words("to"), context="territory", weight=0.5),
    _n("ASSAULT", "fall", "to", town=True, context="territory", weight=0.5),
    _n("ASSAULT", "sweep", "across through into", context="territory", of="actor", weight=0.4),
    _n("ASSAULT", "war clash fighting battle", "with against between", context="military", weight=0.28),
    # OTHER
    _v("ASSAULT", "participate take_part fight serve", "", objects=words("in_war in_conflict in_battle in_fighting "
       "in_attack in_insurgency in_uprising in_invasion"), context="military", weight=0.6),
    # Figures of speech, which weigh too little for a row.
    _v("OTHER", "hit", objects=words("bottom road trail airwave snag stride note market shelf theater roof"),
       weight=0.05),
    _v("OTHER", "capture win seize take", objects=words("attention imagination nomination vote majority spirit moment "
       "mood opportunity chance initiative stage advantage"), weight=0.05),
    _v("OTHER", "fight battle", objects=words("for_place for_nomination for_vote for_legislation for_bill for_right "
       "for_job for_seat for_presidency for_title for_life"), weight=0.05),
    _v("OTHER", "abstain", "on from", context="diplomatic", weight=0.55),
    _n("OTHER", "fall", "from", of="actor", weight=0.4),
    _v("OTHER", "interview", "", named=True, weight=0.45),
)
# fmt: on


# Saying that somebody must act is a demand.
DEMAND = Frame("REQUEST", speech=True, weight=0.6)
# Saying that somebody was behind a deed is an accusation.
CHARGE = Frame("ACCUSE", speech=True, weight=0.55)


def _index(part: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in FRAMES:
        for word in sorted(getattr(frame, part)):
            found.setdefault(word.partition(" ")[0], []).append(frame)
    return {word: tuple(frames) for word, frames in sorted(found.items())}


# Lemmas that the model gives to regular forms of these verbs by mistake ("staged" becomes "stag").
MISREAD = {
    "stag": "stage", "wag": "wage", "rap": "rape", "cordone": "cordon", "re-opene": "re-open",
    "re-establishe": "re-establish", "extoll": "extol", "unbanne": "unban", "cyberattacke": "cyberattack",
    "readie": "ready", "retook": "retake", "din": "dine",
    "found": "find",
}  # fmt: skip
VERBS = _index("verbs")
NOUNS = _index("nouns")


def _table(**groups: str) -> dict[str, str]:
    return {word: name for name, group in groups.items() for word in sorted(words(group))}


# PLOVER contexts by the words that tell them.
CONTEXTS = _table(
    military="troop soldier army military navy tank artillery offensive ceasefire truce garrison",
    terrorism="terrorist terrorism suicide jihadist",
    intelligence="intelligence espionage spy spying",
    economic="economic trade loan investment tariff embargo debt currency export import dollar contract bank",
    human_rights="torture rights minority journalist prisoner dissident",
    territory="territory border annexation sovereignty island enclave",
    resource="oil gas mine mining mineral copper water pipeline fishery",
    migration="refugee asylum migrant exile deportation",
    health="vaccine epidemic pandemic hospital disease medicine doctor",
    cbrn="nuclear uranium chemical biological reactor warhead",
    election="election poll referendum ballot vote",
    legal="court trial lawsuit judge verdict extradition",
    environment="climate emission pollution",
    disaster="earthquake flood hurricane famine drought",
    illegal_drugs="drug opium heroin cocaine poppy",
)
_DEMANDED = _table(
    meet="meet meeting talk negotiate negotiation summit dialogue visit mediation mediate",
    assist="aid help assistance loan support cooperate cooperation troop fund relief recognition protection",
    yield_="withdraw withdrawal release free lift ease ceasefire disarm allow hand extradite stop halt",
    change="resign resignation reform election policy change democracy constitution step",
)
# Modes of what is demanded, refused or threatened, by the words that tell it.
CONTENTS = {
    "REQUEST": {word: mode.rstrip("_") for word, mode in _DEMANDED.items()},
    "REJECT": {word: mode.rstrip("_") for word, mode in _DEMANDED.items()},
    "THREATEN": _table(
        violence="attack bomb kill strike force war invade shell retaliate fight destroy missile military",
        relations="relation tie aid talk negotiation cooperation boycott withdraw break cut",
        restrict="sanction embargo curfew blockade ban restrict",
        expel="expel deport",
        arrest="arrest jail detain prosecute",
        territory="occupy annex seize",
    ),
}
