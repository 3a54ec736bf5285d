"""What English tells about reported speech: cues, what they govern, and words for those who speak.

The cues are verbs and nouns of saying, writing, asserting, claiming, promising and warning, not of thinking or wanting
(compare the verbs of communication of VerbNet, classes 37.1 to 37.13, and the cue lists of Krestel, Bergler and Witte
2008, "Minding the Source: Automatic Tagging of Reported Speech in Newspaper Articles"). All words are lemmas in lower
case unless said otherwise.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- Cues ---

# Govern a reported clause ("said that ...") and direct speech.
SAYING = _words(
    """
    acknowledge add admit advise affirm allege announce answer argue ask assert assess assure attest aver avow blog
    boast brag broadcast cable caution certify charge claim clarify comment complain concede conclude confess
    confide confirm contend counter declare decree demand deny deplore disclose divulge elaborate email emphasise
    emphasize exclaim explain forecast guarantee highlight hint imply indicate inform inquire insist interject
    intimate joke lament maintain mention message narrate note notify observe opine pledge point posit post preach
    predict proclaim profess promise prophesy propose protest quip reaffirm reassure rebut recall recommend recount
    regret reiterate rejoin relate remark remind repeat reply report respond retort retweet reveal rule say signal
    specify speculate state stipulate stress suggest swear teach telegraph telephone tell testify text theorize
    tweet underline underscore venture volunteer vow warn write
    """
)

# Introduce direct speech only: manners of speaking, and verbs that say how a speech goes on.
UTTERING = _words(
    """
    agree bark beg begin bellow blast call chant characterize chuckle cite conclude continue criticize crow
    cry deadpan declare describe dismiss enthuse exhort express finish fume go gush holler implore intone jeer laugh
    marvel mock murmur muse mutter offer plead praise press pronounce question quote rage rail rant read reason
    recite reflect roar scoff scream shoot shout sigh sing snap sneer speak start sum summarize talk taunt tease
    think thunder urge vent whisper wonder yell
    """
)

# The infinitive is what is said ("pledged to continue").
PROMISING = _words("claim demand guarantee offer pledge profess promise purport swear threaten vow")

# The addressee's infinitive is what is said ("told them to leave").
TELLING = _words("advise ask instruct remind tell warn")

# The object is what is said ("denied involvement", "announced a plan").
NAMING = _words(
    """
    acknowledge allege announce claim confirm deny pledge predict promise recall reiterate report reveal stress
    suggest
    """
)

# Carry quoted fragments as someone's words without being verbs of saying ("described it as ...").
FRAGMENT = _words(
    """
    accuse advocate apologize applaud ask assail attack bash believe bemoan blame blast brand call cast characterise
    characterize chide cite compare condemn consider criticise criticize debate decry defend demand denounce depict
    deride describe discuss dismiss dub explain express fear feel hail hope imagine insult invoke label lambaste
    laud liken mock paint pin portray praise quote rebuke refer reference regard reject ridicule rip scold slam term
    thank think tout urge view voice welcome
    """
)

# Whose participle after a comma goes on about the speaker (", adding that", ", citing").
ADDING = SAYING | UTTERING | FRAGMENT | _words("allude echo point refer vow")

# Nouns that govern a reported clause ("the claim that ...").
NOUNS = _words(
    """
    accusation acknowledgement acknowledgment admission allegation announcement argument assertion assessment
    assurance boast charge claim comment complaint conclusion confirmation contention declaration denial explanation
    guarantee insistence lie message notice oath pledge prediction promise pronouncement reassurance remark reminder
    reply report response revelation rumor rumour statement suggestion testimony threat vow warning word
    """
)

# Nouns whose infinitive is what was said ("a promise to leave").
PROMISE_NOUNS = _words("oath offer pledge promise threat vow")

# Voice an attitude or draw attention to a fact, in words of their own: "expressed concern that", "took note of the
# fact that", "is of the view that".
EXPRESSING = _words(
    """
    acknowledge air appreciate be convey deplore draw emphasise emphasize express highlight note point raise reaffirm
    recall refer register regret reiterate repeat restate share state stress take underline underscore voice welcome
    """
)

# What they voice, and its "that" clause is what is said.
ATTITUDES = _words(
    """
    alarm appreciation attention belief concern confidence conviction disappointment dismay displeasure expectation fact
    fear gratitude hope note opinion optimism position regret satisfaction stance surprise understanding view worry
    """
)

# Whose object a statement is when he makes it, stands by it or goes back on it.
VOICING = _words(
    """
    abandon add advance air answer be bear begin break contain convey counter defend deliver drop end express extend
    float fulfil fulfill give have honor honour include issue keep level make offer open post preface provide
    publish put raise read reiterate release renew repeat reply respond retract send sign stand voice walk withdraw
    write
    """
)

# Passives whose subject speaks: "is quoted as saying", "was forced to admit".
SPOKEN_THROUGH = _words("cite compel expect force hear know lead oblige prompt quote record report say schedule")

# Words before a parenthetical cue that only join its sentence to the one before, as written in lower case.
CONNECTIVES = frozenset(
    """
    after all|also|as a result|at the same time|besides|by contrast|finally|for example|for instance|furthermore
    in addition|in fact|in other words|in particular|in short|in the end|in turn|indeed|instead|meanwhile|moreover
    nevertheless|nonetheless|now|of course|on the other hand|overall|rather|similarly|still|then|therefore
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)

# --- Those who speak ---

# Pronouns that can be a source or stand for one, as written in lower case.
PRONOUNS = _words(
    """
    he her herself him himself his i it its itself she that their them themselves they we which who you
    """
)

# Pronouns of the one who speaks and the one spoken to.
FIRST_SECOND = _words("i me my our us we you your")

# Pronouns of the one spoken to.
SECOND = _words("you your")

# Subjects that state nothing: evidence, not sources.
NOT_SOURCES = _words(
    "data enough evidence experience fact facts figures findings history nothing results that there these this what"
)

# Texts, which speak for whoever issued them when he is named beside them.
TEXTS = _words("article column email interview letter memo message note op-ed post release speech statement tweet")

# Bodies of the state whose name in lower case stands for the state: "the Chinese government", "the Chinese side".
GOVERNMENT = _words("administration cabinet government govt junta leadership ministry regime side")

# Whoever speaks for a state says "my delegation", "our country" of it.
DELEGATED = _words("country delegation mission nation state")

# Other bodies that can speak.
BODIES = _words("army bank board campaign candidate city company country court firm nation network party state union")

# Offices one person holds at a time.
OFFICES = _words(
    """
    admiral adviser advisor ambassador attaché chairman chairwoman chancellor charge chargé chief commander
    commissioner consul councillor councilor counselor dictator director emir emperor envoy foreign-minister general
    governor head judge justice king leader mayor minister minister-counselor pope premier president queen
    representative secretary speaker spokesman spokesperson spokeswoman sultan
    """
)

# Sources that are several or unnamed.
COLLECTIVE = _words(
    """
    academic activist adviser advisor aide all ally analyst attorney authority both colleague committee conoff
    contact critic crowd delegate delegation diplomat econoff economist emboff expert few friend group interlocutor
    journalist lawmaker lawyer leader majority many media member militant military most observer official one
    operative opponent other people percent person police politician poloff press protester public reporter
    representative researcher resident scholar scientist senator several soldier some source staffer strategist
    student supporter team thinker voter witness
    """
)

# Who drafts a cable, as it calls itself.
DRAFTERS = _words("consulate embassy mission post we")

# What may stand as the source of a headline before its colon.
SOURCE_NOUNS = COLLECTIVE | OFFICES | _words("document editorial memo newspaper paper police poll report study survey")

# Cues beside a headline, as written in lower case: headings in title case are not parsed well enough for lemmas.
HEADLINE_CUES = _words("adds admits claims insists said says tells told vows warns")

# Titles that tell the gender of the name after them, as written in lower case.
MALE_TITLES = _words(
    """
    brother businessman chairman congressman emperor father herr king lord maulana mr mr. mullah pope prince
    salesman senor sheikh sir spokesman sultan
    """
)

# The same, feminine.
FEMALE_TITLES = _words(
    """
    baroness businesswoman chairwoman congresswoman dame empress lady madam madame miss mother mrs mrs. ms ms.
    princess queen sister spokeswoman
    """
)
