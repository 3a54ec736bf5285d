"""What English tells about names: titles before them, head nouns inside them, particles between their parts.

Nothing here knows a name; names belong in the authority file. All words are in the case in which they mark a name.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """The words of a list; an underscore stands for the space within a phrase."""
    return frozenset(word.replace("_", " ") for word in text.split())


# Forms of address and offices that stand directly before a person's name: lower-cased, without full stops.
TITLES = _words(
    """
    mr mrs ms miss dr prof professor sir dame lord lady madam hon h.e. judge justice rev reverend father brother sister
    sheikh shaikh maulana ayatollah imam rabbi cardinal archbishop bishop pope president vice_president
    vice-president premier prime_minister deputy_prime_minister vice_premier chancellor vice_chancellor minister
    deputy_minister vice_minister state_councilor state_councillor
    secretary deputy_secretary under_secretary assistant_secretary deputy_assistant_secretary
    secretary_general secretary-general general_secretary chairman chairwoman chair vice_chairman ambassador charge
    chargé chargé_d'affaires chargé_d’affaires charge_d'affaires dcm consul consul_general envoy special_envoy
    amb secdef secstate defmin fonmin formin depsec chairperson spokesperson
    special_representative permanent_representative high_representative high_commissioner
    representative commissioner governor mayor senator sen congressman congresswoman rep gov
    lawmaker delegate councillor councilor speaker king queen prince princess emperor emir crown_prince sultan shah
    general gen lieutenant_general lieutenant-general lt_gen lt-gen major_general major-general maj_gen maj-gen
    brigadier brigadier_general brigadier-general brig_gen brig-gen colonel col lieutenant lt captain capt
    major maj sergeant sgt rear_admiral vice_admiral admiral adm marshal commander cdr spokesman spokeswoman director
    deputy_director director_general director-general attorney_general national_security_adviser
    national_security_advisor adviser advisor correspondent analyst author economist historian scholar researcher
    press_secretary counselor counsellor attaché attache officer detective agent leader co-founder founder chief
    co-chair candidate strategist pollster former ex-president then-president acting deputy vice senior first_lady
    secretary-treasurer principal assistant associate dean state_senator state_representative house_speaker
    chief_justice majority_leader minority_leader solicitor_general surgeon_general senators presidents ministers
    generals justices shri shrimati smt datuk seaman corporal petty_officer warrant_officer police_chief baroness baron
    duke duchess comrade state_counsellor high_court_judge
    """
)
# What ministers and secretaries are in charge of: "Defense Secretary", "Minister of Foreign Affairs".
FIELDS = _words(
    """
    Agriculture Commerce Culture Defence Defense Economy Education Energy Environment Finance Foreign Health Home
    Housing Immigration Industry Information Interior Irrigation Justice Labor Labour Oil Petroleum Planning Security
    State Tourism Trade Transport Transportation Treasury War Water
    """
)
_AFFAIRS = frozenset(f"{kind} affairs" for kind in ("foreign", "external", "home", "internal", "political"))
_RANKS = ("", "deputy ", "vice ", "under ", "assistant ", "deputy assistant ")
TITLES |= frozenset(
    rank + office
    for rank in _RANKS
    for field in {*map(str.lower, FIELDS), *_AFFAIRS}
    for office in (
        f"{field} minister",
        f"{field} secretary",
        f"minister of {field}",
        f"minister for {field}",
        f"minister of the {field}",
        f"secretary of {field}",
        f"secretary of the {field}",
    )
)
# The most words of a title.
LONGEST_TITLE = max(title.count(" ") + 1 for title in TITLES)
# Titles that are adjectives too, so that a word after them is a name only if it is no other word.
RANK_WORDS = _words("acting assistant associate chief deputy former principal senior vice general major private")
# Forms of address, which no body's acronym follows: "MR PRICE".
ADDRESS = _words(
    "shri shrimati smt mr mrs ms miss dr sir dame lord lady madam senator sen congressman congresswoman rep gov"
)

# Titles that are one only in capitals: "PM Khan", but "5 pm".
CAPITAL_TITLES = _words("PM FM DPM DFM AG")

# The words with which titles begin: most words do not, and need no closer look.
TITLE_OPENINGS = frozenset(title.partition(" ")[0] for title in TITLES) | {t.lower() for t in CAPITAL_TITLES}

# Titles so bound to a name that they are cited as part of it.
FIXED_TITLES = _words(
    """
    Mullah Mulla Maulvi Maulawi Mawlawi Molvi Haji Hajji Ayatollah Sheikh Shaikh Mahatma Saint St. Pope
    """
)

# Small words inside personal names.
PARTICLES = _words(
    """
    al al- bin bint ibn ben abu ur ul ud el de del della da di du dos van von der den la le ter ten y e af
    """
)

# Head nouns of bodies: "Ministry of …", "… Institute".
ORG_HEADS = _words(
    """
    Academy Administration Agency Alliance Army Assembly Association Authority Bank Board Brigade Brigades
    Brotherhood Bureau Cabinet Centre Center Chamber Club Coalition Command Commission Committee Communist Company
    Confederation Conference Congress Consortium Consulate Corporation Corp Corp. Council Court Department
    Directorate Division Embassy Enterprise Fed Federation Force Forces Forum Foundation Front Fund Government
    Group Guard Guards Guild House Inc Inc. Institute Institutes Institution Jihad Jirga Laboratory League Legion
    Ltd Ltd. Media Militia Ministry Mission Movement Nations Network News Office Organisation Organization Parliament
    Party Patrol Police Politburo Post Press Journal Times Herald Tribune Radio Regiment School Secretariat Senate
    Service Services Shura Society Staff Team Television Treasury Tribunal Trust Union University College
    Gazette Review Daily Weekly Magazine Observer Telegraph Guardian Resistance Emirate Caliphate Corps Navy
    Airlines Airways Hospital Industries Holdings Partners Technologies Motors Community Cooperative Watch Panel Courier
    Chronicle Inquirer Register Bulletin Dispatch Sentinel Caucus Inspectorate Junta Faction Syndicate Collective
    Observatory
    """
)
# Head nouns of places, states, buildings, events and agreements.
PLACE_HEADS = _words(
    """
    Corridor River Rivers Mountain Mountains Mount Valley Valleys Pass Sea Ocean Gulf Desert Peninsula Strait
    Straits Basin
    Island
    Islands Lake Plateau Coast Bay Canyon Delta Line Hills Range Triangle Belt Rim Heights Shoal Reef Atoll
    Archipelago Glacier Falls
    Oasis Isthmus Steppe Region
    """
)
STATE_HEADS = _words(
    "Province District County Prefecture State Republic Kingdom Emirate City Territory Territories Region"
    " Governorate Oblast Krai Canton Municipality Township Voivodeship"
)
FAC_HEADS = _words(
    """
    Mosque Airport Bridge Highway Port Dam Mine Tower Towers Square Palace Hotel Stadium Base Camp Prison Road
    Street Avenue Church Cathedral Temple Shrine Canal Tunnel Pipeline Hall Library Museum Theater Theatre Gate
    Compound Building Plaza Park Airfield Airbase Railway Expressway Boulevard Monument Memorial Statue Statues
    Buddha Buddhas Mausoleum Citadel Fort Fortress Barracks Garrison Refinery Wall Embassy Mansion
    Plant Reactor Terminal Depot Checkpoint Harbour Harbor Pier Hangar Arena
    """
)
# Heads of what is a body to some and a plan to others: "World Food Programme".
PLAN_HEADS = _words("Programme Program")
EVENT_HEADS = _words(
    """
    War Wars Revolution Games Olympics Uprising Massacre Intifada Jihad Summit Hurricane Spring
    Convention Conference Attacks Crisis Coup
    """
)
LAW_HEADS = _words(
    """
    Treaty Agreement Act Accord Accords Protocol Convention Doctrine Charter Amendment Initiative Pact Constitution
    Declaration Resolution Bill Law Code Communique Communiqué Plan Deal
    """
)

# Head nouns that carry an "of" phrase into the name: "University of …".
OF_HEADS = (
    ORG_HEADS
    | LAW_HEADS
    | _words("Kingdom Republic State States City District Province Sea Gulf Strait Cape Isle Order War Battle")
)

# Papers, whose masthead keeps its article: "The Zenda Courier".
PAPER_HEADS = _words(
    """
    Courier Times Post Journal Herald Tribune Gazette Review Observer Telegraph Guardian Chronicle Inquirer Economist
    Independent Star Mirror Examiner Standard Register Bulletin Dispatch Sentinel Globe Sun
    """
)
# Heads that are named by what they are on or against: "Committee on …", "Convention against …".
ON_HEADS = LAW_HEADS | _words(
    "Association Center Centre Coalition Commission Committee Conference Council Group Institute Office Panel"
)
# Bodies and papers whose name is the head noun alone; the others are common nouns when they stand alone, however a text
# writes them: "the Council", "Member States".
SELF_NAMED = _words(
    """
    Communist Congress Emirate Fed Gazette Guardian Herald Jihad Jirga Journal Observer Parliament Politburo Post Press
    Resistance Review Senate Shura Telegraph Times Treasury Tribune Weekly
    """
)
BARE_HEADS = (ORG_HEADS | LAW_HEADS | STATE_HEADS | _words("States Members")) - SELF_NAMED
# Bodies of a state, named after it with its possessive: "Egypt's Foreign Ministry" is Egypt and a ministry.
STATE_BODIES = _words(
    "Army Cabinet Congress Council Court Department Embassy Government Ministry Parliament Police Senate"
)

# Heads that name a body after a common word and a place after another: "Justice Department", "Nariño Department".
DIVISIONS = _words("Department Division Zone District Region")
# Under each type its head nouns; of several types that a head may give, the first is the likeliest.
HEADS_BY_TYPE = {
    "ORG": ORG_HEADS | PLAN_HEADS,
    "FAC": FAC_HEADS,
    "LOC": PLACE_HEADS,
    "GPE": STATE_HEADS,
    "LAW": LAW_HEADS | PLAN_HEADS,
    "EVENT": EVENT_HEADS,
}
HEADS = frozenset[str]().union(*HEADS_BY_TYPE.values())

# Lower-case nouns that still belong to the name before them, with the type they give it.
TAIL_NOUNS: dict[str, str] = {"network": "ORG", "mine": "FAC"}
# What may stand between such a name and its noun: "… copper mine".
TAIL_MODIFIERS = _words(
    """
    bauxite chromite coal cobalt copper diamond emerald gas gold iron jade lithium marble nickel oil salt silver tin
    uranium zinc
    """
)

# Words that make a proper name out of a date or nothing else, dropped from the edges of a name.
EDGE_WORDS = _words(
    """
    the The THE a A an An this This that That these These those Those his His her Her its Its their Their our Our
    my My your Your some Some any Any no No every Every each Each all All both Both and And or Or but But nor of in
    In on On at At to To for For by By with With from From as As if If when When while While where Where after
    After before Before since Since although Although though Though because Because however However then Then now
    Now so So yet Yet also Also only Only even Even still Still just Just not Not more More most Most many Many
    much Much few Few several Several other Other another Another such Such what What which Which who Who whom
    whose Whose how How why Why there There here Here he He she She it It we We they They you You I is Is are Are
    was Was were Were be Be been being do Do does Does did Did has Has have Have had Had will Will would Would can
    Can could Could should Should may might Might must Must shall said Said says Says told Told about About over
    Over under Under against Against between Between during During through Through without Without within Within
    into Into upon Upon than Than like Like unlike Unlike despite Despite among Among toward Toward towards amid
    Amid via Via per Per today Today yesterday Yesterday tomorrow Tomorrow well Well yes Yes oh Oh perhaps Perhaps
    maybe Maybe once Once until Until unless Unless whether Whether
    """
)

# Capitalised words that are not names by themselves: calendar, numbers, headings of telegrams.
NOT_NAMES = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs
    Fri Sat Sun AM PM A.M. P.M. a.m. p.m. I.E. E.G. i.e. e.g. GMT EST EDT PST UTC SBU NOFORN DECL SUBJ TAGS
    Comment Summary Note Confidential Secret Unclassified
    Noforn Embassy Ambassador Post Action Info Subject Reason Begin End Poloff Poloffs Emboff Emboffs Econoff Econoffs
    Conoff Conoffs Polcouns Econcouns Charge Septel Septels Reftel Reftels Ref President Minister Premier Chairman
    General Secretary Senator Governor Mr Mrs Ms Dr Sir NGO NGOs CEO CEOs GDP GNP IED IEDs WMD PAC PACs DNA HIV God
    Internet Web Read More Share Photo Credit Advertisement Subscribe
    Image Video Watch Listen Updated Editor One Two Three Four Five Six Seven Eight Nine Ten First Second Third
    Million Billion Hundred Thousand Left Right North South East West Northern Southern Eastern Western Central TV
    PDF FAQ OK O.K. USD Ayes Noes AYES NOES RSS Head Heads
    """
)

# Prefixes that fuse with a demonym or state into one adjective: "Sino-…".
COMBINING = _words(
    """
    Afro Anglo Arabo Austro Euro Franco Germano Greco Hispano Ibero Indo Italo Judeo Luso Nippo Perso Russo Serbo Sino
    Turco Turko
    """
)
# Prefixes that make of a place's name another place's, or an adjective of it: "trans-…", "sub-…".
PLACE_PREFIXES = ("trans-", "cis-", "sub-", "circum-")
# Second members of hyphen compounds that leave the first a name: "…-led"; others in small letters belong to a name of
# Korean or Chinese make ("…-in", "…-hui").
COMPOUND_ENDINGS = _words("backed based born bound era held led like made owned run style type wide")

# In text without case: offices after which a name comes, and nouns that belong to the name they follow ("AFGHAN WAR"),
# with or without one of the adjectives between ("CHINESE FOREIGN MINISTRY").
OFFICES = _words(
    """
    president premier minister ambassador secretary spokesman spokeswoman chairman general colonel mr mrs ms dr director
    chancellor governor senator
    """
)
# Offices that few hold: who never did is not meant where one stands before a surname.
OFFICES_OF_ONE = _words("ambassador chancellor emperor governor king premier queen senator speaker")
CASELESS_HEADS = _words(
    """
    embassy consulate union university institute academy ministry army council party river valley corridor province
    strait sea mountains airport mosque islands peninsula war alliance bank
    """
)
CASELESS_MODIFIERS = _words(
    "foreign civil communist central national liberation defense defence interior people's state world democratic"
)
# Bodies named by their field, and the adjectives that begin the field's name: "MINISTRY OF STATE SECURITY".
CASELESS_BODIES = _words("ministry department institute institutes university academy bureau")
# What states call themselves: "DEMOCRATIC REPUBLIC OF …".
CASELESS_REGIMES = _words("arab cooperative democratic federal federative islamic people’s people's peoples socialist")
CASELESS_FIELDS = _words(
    """
    state public foreign international strategic social political defense defence national
    """
)
