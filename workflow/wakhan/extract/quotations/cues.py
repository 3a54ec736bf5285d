"""Cues of reported speech: verbs and nouns of saying, with what they govern.

The lists hold verbs of saying, writing, asserting, claiming, promising and warning, not of thinking or wanting
(compare the verbs of communication in VerbNet classes 37.1-37.13 and the cue lexica of Krestel et al. 2008).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Govern a reported clause ("said that ...") and direct speech.
SAYING = _words(
    "say tell add write note report announce suggest argue explain claim state declare insist warn promise pledge vow "
    "acknowledge admit deny confirm recall reply respond tweet retweet conclude predict reveal stress reiterate assert "
    "concede complain observe remark assure reassure contend maintain testify mention allege emphasize emphasise caution "
    "inform notify remind profess affirm reaffirm aver avow proclaim disclose boast brag joke quip lament swear hint "
    "underline underscore highlight repeat counter retort rebut exclaim comment opine posit theorize speculate "
    "guarantee certify relate recount narrate intimate advise confide divulge clarify specify elaborate "
    "charge ask inquire demand forecast prophesy attest decree rule post blog email text "
    "message cable telegraph telephone broadcast reply rejoin interject protest imply point "
    "volunteer venture ventured assess confess preach teach argue stipulate propose recommend"
)
# Introduce direct speech only: manner of speaking, and verbs that say how a speech goes on.
UTTERING = _words(
    "continue begin go shout yell cry whisper mutter murmur scream roar thunder bellow chant sing shoot snap sigh laugh "
    "chuckle tease muse wonder urge plead beg call agree think read finish start offer deadpan fume gush "
    "rail blast declare taunt mock thunder bark crow sneer scoff marvel enthuse intone jeer holler vent rant rage "
    "implore exhort answer press pronounce reason recite reflect summarize sum open close conclude "
    "describe characterize dismiss criticize praise cite quote question express speak talk"
)
# Promise-like: the infinitive is what is said ("pledged to continue").
PROMISING = _words("promise pledge vow swear threaten claim profess offer guarantee purport demand")
# The addressee's infinitive is what is said ("told them to leave").
TELLING = _words("tell ask warn advise remind instruct")
# Say their object: its words are the report ("denied involvement", "announced a plan").
NAMING = _words("deny announce mention acknowledge predict promise pledge allege reveal suggest report confirm recall")
# Carry quoted fragments as someone's words without being verbs of saying ("described it as ...").
FRAGMENT = _words(
    "call describe label brand dub term characterize characterise portray denounce condemn decry deride dismiss "
    "criticize criticise praise laud hail cite quote blame accuse attack slam blast mock ridicule refer reference "
    "depict cast pin paint deem consider regard see view believe think feel imagine hope express voice want fear "
    "urge call demand advocate discuss debate tout bemoan bash rip insult label urge reject thank apologize "
    "ask speak talk welcome lambaste assail chide scold rebuke applaud defend explain compare liken invoke"
)
# Subjects that state nothing: evidence, not sources.
NOT_SOURCES = _words("this that what evidence there these fact facts history data")

NOUNS = _words(
    "claim statement promise pledge warning assertion allegation accusation announcement assurance reassurance "
    "suggestion argument contention declaration threat vow denial admission acknowledgment acknowledgement complaint "
    "comment remark prediction report rumor rumour word insistence revelation confirmation testimony conclusion "
    "explanation charge message reply response guarantee oath reminder notice assessment boast lie pronouncement"
)
# Nouns whose infinitive is what was said ("a promise to leave").
PROMISE_NOUNS = _words("promise pledge vow threat oath offer")

PRONOUNS = _words("he she they it who which that we i you himself herself themselves itself him her them his their its")
FIRST_SECOND = _words("i we you me us my our your")
