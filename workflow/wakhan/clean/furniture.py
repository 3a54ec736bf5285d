"""What the words of a line or a sentence tell: prompts to the reader, controls, credits, rules, pointers elsewhere.

Nothing here knows a site. A prompt speaks to the reader: it begins with an imperative and names a thing of the medium
(newsletter, inbox, account, app); a menu is made of the words of controls; a credit names an agency after a slash.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

import ahocorasick
from ruamel.yaml import YAML

WORDS: dict[str, Any] = YAML(typ="safe").load(files("wakhan.clean").joinpath("words.yaml").read_text(encoding="utf-8"))

# Longer pieces are running text: no prompt, menu or credit is that long, and no pattern below is tried on them.
LONGEST = 700

_WORD = re.compile(r"[\w’'&+@]+")

_MEDIUM = (
    r"newsletters?|inbox|e-?mails?|subscri\w+|apps?\b|podcasts?|accounts?|sign[- ]?ups?|free trial|memberships?|"
    r"members?\b|"
    r"notifications?|alerts?|web ?sites?|facebook|twitter|instagram|whats ?app|telegram channel|youtube|linkedin|"
    r"bluesky|"
    r"tiktok|reddit|comments?\b|bookmarks?|passwords?|log-?in|(?:digital|print|daily|today's|our) edition|"
    r"unlimited access|"
    r"stories|coverage|headlines|briefings?|(?:full|this|our) (?:story|article|report|page|post)|journalism|"
    r"updates?\b|"
    r"browser|javascript|analysis|channel|feeds?\b"
)
_IMPERATIVE = (
    r"subscribe|sign (?:up|in)|log ?in|register|click|tap|follow|like us|share|join|get|download|install|support|"
    r"donate|"
    r"become|start|enter|choose|select|try|buy|listen|watch|read|see|view|check out|stay|keep (?:up|reading)|"
    r"don['’]t miss|"
    r"discover|explore|enjoy|unlock|continue|receive|contact|e-?mail|send|tell us|let us know|visit|find out|"
    r"have your say|"
    r"add|turn on|enable|please|thank you for|thanks for|want (?:more|to)|enjoying|already an?|"
    r"not an? (?:subscriber|member)|"
    r"by (?:signing|subscribing|clicking|entering|submitting)|you can (?:also|unsubscribe|opt|follow|sign|read|find)|"
    r"you (?:must|need to|may) (?:be|log|sign|enable|also)|we (?:will|won['’]t) (?:use|send|share|e-?mail|"
    r"contact)|save|escape|"
    r"sponsored|alert me|our (?:daily|weekly|free)"
)
_STARTS = re.compile(rf"\W*(?:{_IMPERATIVE})\b", re.I)
_NAMES_MEDIUM = re.compile(rf"\b(?:{_MEDIUM})", re.I)
_READER = re.compile(r"\b(?:your|yours|our|(?-i:us)|free|now|here|today|subscribers?)\b", re.I)
_ADDRESSED = re.compile(r"\b(?:you|your|we|our|(?-i:us)|users?|readers?)\b", re.I)
# Where an imperative can stand: at the head, after a mark, or with a capital of its own.
_ASKED = r"(?:\A\W*|[^\w\s]\s*|\b(?-i:(?=[A-Z])))"

# Phrases that no report contains unless it quotes a page: each alone makes its sentence a prompt.
_ALONE = re.compile(
    rf"{_ASKED}subscribe (?:to|now|today|here|for|and|&)|{_ASKED}subscribe\W*\Z|\bsubscriptions? from\b|"
    rf"{_ASKED}sign up (?:now|today|here|below|free)\b|"
    rf"{_ASKED}sign up (?:for|to) (?:[\w’'.&-]+ ){{0,8}}(?:newsletters?|e-?mails?|updates|alerts|briefings?|"
    rf"digest|bulletin|mailing)|"
    r"\b(?:delivered|sent|straight|direct|directly|right) (?:(?:straight|directly|daily|weekly|"
    r"right) )?(?:in)?to your (?:e-?mail|inbox|phone|door)|"
    r"\b(?:to|in|into) your inbox\b|\bfree (?:daily |weekly |morning |evening )?(?:e-?mails?|newsletters?)\b|"
    r"\bunsubscribe\b|"
    r"\A\W*(?:read|see|watch|find out|learn|discover|hear|explore) (?:more|next|(?:the )?full (?:story|article|"
    r"report|interview|text))\b(?:\W|\Z)|"
    r"\A\W*(?:read|see|watch|listen|also read|read also|see also|related|more)\s?:|\bclick (?:here|on the link|"
    r"below)\b|\btap here\b|"
    r"\bfollow (?:us|him|her|them|me|@\w+|the author|(?-i:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2})) (?:on|@)|"
    r"\A\W*like us on\b|\bfind us on\b|\A\W*listen to (?:this|the) (?:article|story|podcast|episode)\b|\bjoin us on\b|"
    r"\b(?:article|story|text|content) continues (?:below|after)|\A\W*advertisements?\W*\Z|"
    r"(?-i:\bADVERTISEMENT\b)|\bsponsored content\b|"
    r"\bshare (?:this|on|via|with)(?: (?:article|story|page|post|link|facebook|twitter|your friends|whatsapp|"
    r"linkedin|e-?mail|x))\b|"
    r"\Ashare this\b|\bleave a (?:reply|comment)\b|\byour e-?mail address will not be published|"
    r"\brequired fields are marked|"
    r"\bplease enter (?:your|a valid)|\bcreate (?:an?|your) (?:free )?account\b|\blog in to (?:comment|reply|post|"
    r"read|your)|"
    r"\bhave a (?:news )?tip\?|\b(?:un|sub)scribed? at any time|\bcancel (?:at )?any ?time|\bopt[- ]out at any|"
    r"\bskip to (?:main |the )?(?:content|navigation)|"
    r"\bview (?:the )?original (?:post|article|story|source)\b|\bcontinue reading\b|\bkeep reading\b|\b(?:this|"
    r"your) (?:site|website|browser|video|device) "
    r"(?:uses|does not support|is not supported|cannot be played|is unavailable)|\bplay all audios?\b|"
    r"\blanguage for the tts\b|"
    r"\bsupport (?:our|independent|quality|local) journalism\b|\b(?:download|get|install) (?:the|"
    r"our) (?:[\w’'.]+ ){0,4}app\b|"
    r"\b(?:you|readers) (?:may|might) also (?:like|be interested|enjoy)|\brecommended for you\b|"
    r"\bwe will use your (?:e-?mail|details)|"
    r"\bget (?:our|the) (?:[\w’'.-]+ ){0,6}(?:newsletters?|e-?mails?|briefing)\b|\bget the (?:best|latest) (?:of|"
    r"from|news)\b.{0,80}\b(?:inbox|e-?mail|app)\b|"
    r"\byou have (?:reached|\d+) (?:your|free|remaining)|\b(?:free )?articles? (?:remaining|left) this month|"
    r"\A(?:we['’]re|we are) working to restore it|\bplease try again later|\bback to (?:top|home)\b|"
    r"\bopens in (?:a )?new (?:window|tab)|"
    r"\balert me (?:about|when)\b|\bspread the (?:love|word)\W*\Z|\bcopy link\b|\blink copied\b|"
    r"\bprint this (?:page|article)|\be-?mail this\b|\A\W*scroll down\b|"
    r"\A\W*follow @\w+\W*\Z|\A\W*our standards:|"
    r"\A\W*follow [\w’' -]{2,30} (?:coverage|reporting|stories) (?:at|on|of|here)\b|"
    r"\A\W*share (?:or comment on|what you think|your (?:thoughts|views|comments))\b|"
    r"\bcomments below (?:have|has)(?: not)? been (?:pre-?)?moderated\b",
    re.I,
)


def _any_of(keys: Sequence[str]) -> Callable[[str], bool]:
    """A test whether any of some lower-case strings stands in a lower-cased text: far cheaper than their patterns."""
    automaton = ahocorasick.Automaton()
    for key in keys:
        automaton.add_word(key, key)
    automaton.make_automaton()
    return lambda text: next(automaton.iter(text), None) is not None


_has_prompt_key = _any_of(WORDS["prompt_keys"])
_has_credit_key = _any_of(WORDS["credit_keys"])
_has_policy_key = _any_of(WORDS["policy_keys"])


def may_prompt(text: str) -> bool:
    """Whether a text of any length could hold a prompt."""
    return _has_prompt_key(text.lower())


# Words of reported speech: a sentence with them is told, not shown to the reader to act upon.
_TELLS = re.compile(
    r"\b(?:said|says|told|added|adds|wrote|writes|tweeted|asked|announced|reported|according to|argued|argues|"
    r"claimed)\b"
)

NONE, WEAK, STRONG = 0, 1, 2


def prompt(sentence: str) -> int:
    """How far a sentence (white space collapsed) is a prompt to the reader of a page.

    STRONG by itself; WEAK only beside a strong one; NONE for running text.
    """
    if sentence[:1] in '“"':
        return NONE  # somebody says it
    if len(sentence) > LONGEST or not may_prompt(sentence):
        return WEAK if len(sentence) < 60 and _READER.search(sentence) else NONE
    tells = _TELLS.search(sentence) is not None
    if (alone := _ALONE.search(sentence)) and (not tells or alone.start() < 3):
        return STRONG
    if tells or "“" in sentence or '"' in sentence:
        return NONE
    starts, reader = _STARTS.match(sentence), _READER.search(sentence)
    medium = len(_NAMES_MEDIUM.findall(sentence))
    if starts and medium and reader and sentence.count(" ") < 40:
        return STRONG
    if (starts and (medium or reader)) or (medium and reader) or (reader and sentence.count(" ") < 6):
        return WEAK
    return NONE


_CONTROLS, _JOINTS, _SECTIONS = (frozenset(WORDS[kind].split()) for kind in ("controls", "joints", "sections"))
_SEPARATED = re.compile(r"\s(?:[>›»/|•·]|::|->|→)\s|[›»]")
_PLAYER = re.compile(r"[\d:/.xX ]{1,16}")
_NEWSLETTER = re.compile(r"(?:[\w’'&]+ ){0,3}(?:newsletters?|podcasts?|subscriptions?|e-?mail alerts?)", re.I)
_MINUTES = re.compile(
    r"\W*(?:\d+ ?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) (?:read|ago|to read|listen)\b.*|(?:reading|"
    r"read) time\b.*|"
    r"\d+ (?:comments?|shares?|views?|likes?|replies|retweets)\b.*|(?:last )?updated? \d+ \w+ ago.*)",
    re.I,
)
_CREDIT_HEAD = re.compile(
    r"\W*(?:file )?(?:photos?|photographs?|images?|picture|illustration|graphic|caption|credits?|image source|"
    r"photo by|file photo|cover image)"
    r"(?: credits?| source| courtesy| by)?(?: of)?\s*(?:[:|/–©-]|by\b|courtesy)",
    re.I,
)
_CREDIT_TAIL = re.compile(
    r"(?:\b(?:photos?|photographs?|images?|picture|credit|pic)(?: (?:credit|source|courtesy of|"
    r"by))?\s?[:/©] ?[^.]{2,70}|\bphoto by [^.]{2,50}|"
    r"[(/|–—©-]\s?(?:[\w. ’'-]{2,40}[/|,] ?)?(?:ap|afp|epa|epa-efe|efe|reuters|xinhua|ani|pti|getty(?: images)?|"
    r"getty images via afp|"
    r"ap photo[^)]{0,40}|afp via getty(?: images)?|anadolu(?: agency)?|shutterstock|i?stock|flickr|"
    r"wikimedia(?: commons)?|unsplash|alamy(?: stock photo)?|bloomberg|handout|file|file photo|pool)|"
    r"\b(?:getty images|ap photo|afp/getty|via reuters|via ap|epa-efe|shutterstock|wikimedia commons|"
    r"file photo))\W{0,3}\Z",
    re.I,
)
# Captions that are told by their first words alone are no longer than this.
_LONGEST_CAPTION = 40
# A summary that breaks off, and the words a picture has in place of itself.
_BROKEN_OFF = re.compile(r"(?:\bmore ?[›»>]+|\[(?:…|\.\.\.)\])\W*\Z", re.I)
_STANDS_IN = re.compile(
    r"(?:photo|picture|image|portrait|logo) of [A-Z][^.]*\Z|[{<]+/?[\w -]+[}>]+\Z|"
    r"\[/?[\w -]*(?:image|photo|picture|video|audio|gallery|embed|caption|advert|player|shortcode|[_-]\w+)[\w -]*\]\Z|"
    r"(?:(?:post|featured|feature|main|lead|hero|cover|header|article|thumbnail|file)[ -]){1,2}"
    r"(?:image|photo|picture|thumbnail)\Z|[\w%-]+\.(?:jpe?g|png|gif|webp)\Z|"
    r"(?-i:[a-z]+(?:[-_][a-z0-9]+){1,40})\Z|"
    r"(?:image|media|photo|video|picture) caption\b",
    re.I,
)
_POLICY = re.compile(
    r"\bcomment(?:s|ing|ers)?\b|\bprofanity\b|\bhate speech\b|\bpersonal (?:attacks|comments|abuse)\b|"
    r"\bmoderat(?:e|ed|ion|or)\b|"
    r"\bcookies?\b|\bprivacy (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions)\b|"
    r"\bcommunity (?:guidelines|standards)\b|"
    r"\boff[- ]topic\b|\boff point\b|\bencourage (?:\w+, )?(?:\w+ )?(?:debate|discussion)|\breserve the right\b|"
    r"\bfacebook account\b|"
    r"\bthank you for taking the time\b|\bpersonal data\b|\bthird[- ]part(?:y|ies)\b|\byour (?:consent|data|"
    r"preferences)\b|\bflag\b",
    re.I,
)
_RIGHTS = re.compile(
    r"\ball rights reserved\b|\bmay not be (?:published|reproduced|broadcast|rewritten|redistributed|copied)|"
    r"\bnot responsible for the content of external\b|\bregistered (?:in england|office|trade ?mark|charity)\b|"
    r"\bterms (?:of use|and conditions) apply",
    re.I,
)
_COPYRIGHT = re.compile(r"\A\W*(?:©|\(c\)\s|copyright\b|&copy;)", re.I)
_MARKER = re.compile(
    r"\W*(?:read (?:more|next|also|on)|also read|more (?:from|stories|news|on this|like this|in|top|coverage|"
    r"about this)\b|"
    r"related\b(?! to)|recommended\b|you (?:may|might) (?:also )?(?:like|be interested|have missed)|most (?:read|"
    r"popular|viewed|shared|commented|recent)\b|"
    r"top (?:stories|news|picks)|trending|(?:the )?latest (?:news|stories|from|articles|posts|headlines|videos)|"
    r"editor['’]?s['’]? picks?|"
    r"from (?:our|the) (?:partners|web|archives?)|around the web|sponsored|promoted|paid content|"
    r"what to read next|up next|"
    r"\d* ?comments? ?(?:\(\d+\))?:?\Z|leave a (?:reply|comment)|join the (?:conversation|discussion|debate)|"
    r"post a comment|"
    r"popular (?:now|stories|posts|articles|this week)|in this section|in other news|don['’]t miss|next article|"
    r"previous article|"
    r"next post|previous post|previous:|next:|tags?:|(?:tags|topics|keywords)\Z|tagged\b|(?-i:TAGS )|"
    r"topics?\s?[:|]|filed under|see also|"
    r"further reading\Z|(?:more|also) on this (?:story|topic)|more by\b|other stories|"
    r"similar (?:articles|stories|posts)|"
    r"follow us|stay connected|contact us|about us|quick links|useful links|newsletter|share this)",
    re.I,
)
_ENDMARK = re.compile(r"\W*(?:ends?|30|end of (?:text|article|story|document|release))\W*|# ?# ?#", re.I)


def line_label(text: str, n_words: int) -> str | None:
    """The furniture label of a whole line or paragraph by its own words, None when it may be text."""
    if len(text) > 3 * LONGEST:
        return None
    if n_words <= 20 and text.count(" | ") > 1 and is_copyright(text):
        return "policy"  # the foot of a site, links and all
    if n_words <= 40 and text.lower().startswith("you are here"):
        return "menu"
    low = text.lower()
    if n_words <= 60 and _has_credit_key(low[:40] + low[-160:]):
        tail = _CREDIT_TAIL.search(text, max(0, len(text) - 160))
        if tail or (_CREDIT_HEAD.match(text) and not _TELLS.search(text)):
            return "credit"
    if _BROKEN_OFF.search(text, max(0, len(text) - 12)):
        return "teaser"
    if n_words <= _LONGEST_CAPTION and _STANDS_IN.match(text):
        return "credit"
    if n_words <= 14 and (is_controls(text) or _MINUTES.fullmatch(text) or is_breadcrumb(text)):
        return "menu"
    if n_words <= 4 and _NEWSLETTER.fullmatch(text):
        return "advert"
    if _has_policy_key(low):
        cues = {cue.group().lower() for cue in _POLICY.finditer(text)}
        if _RIGHTS.search(text) or (len(cues) >= 3 and _ADDRESSED.search(text) and "“" not in text):
            return "policy"
    if n_words <= 60 and _has_prompt_key(low) and author_of_note(text) is None:
        strengths = [prompt(sentence) for sentence in sentences(text)]
        if min(strengths) > NONE and max(strengths) == STRONG:
            return "advert"
    return None


SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]{0,2}[^\W_a-z])")


def sentences(text: str) -> list[str]:
    """A text cut after every full stop that a capital follows."""
    cuts = [0, *(match.end() for match in SENTENCE_BREAK.finditer(text)), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(cuts)]


def is_player(text: str) -> bool:
    """Whether a line is the clock or the speed of a player, or a bare count ("0:00 / 4:31", "1x", "37")."""
    return _PLAYER.fullmatch(text) is not None


def is_weak(text: str) -> bool:
    """Whether every sentence of a text is at least a weak prompt."""
    return len(text) <= LONGEST and min(map(prompt, sentences(text))) > NONE


def is_controls(text: str) -> bool:
    """Whether a short line is made of the words of controls alone ("Share on Facebook", "Log in / Register")."""
    if text[-1:] in ".?!…":
        return False
    words = [word.lower().strip("’'") for word in _WORD.findall(text)]
    known = [word for word in words if word in _CONTROLS or word.isdigit()]
    return len(known) == len(words) > 0 and not all(word in _JOINTS or word.isdigit() for word in words)


def is_sections(text: str) -> bool:
    """Whether a line is made of names of sections ("World", "News Sport Weather")."""
    words = [word.lower() for word in _WORD.findall(text)]
    return bool(words) and all(word in _SECTIONS for word in words)


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path through a site: short names with separators between or a slash before."""
    if text.startswith(("/", "›", "»", ">")) and len(text) > 1:
        return True
    steps = [step for step in _SEPARATED.split(text) if step.strip()]
    return len(steps) > 2 and all(step.count(" ") < 5 for step in steps[:-1]) and not any(c.isdigit() for c in text)


def is_marker(text: str, n_words: int) -> bool:
    """Whether a line opens a list of other stories, comments or tags."""
    return n_words <= 12 and not text.endswith(".") and _MARKER.match(text) is not None


def is_copyright(text: str) -> bool:
    """Whether a line states a copyright."""
    return len(text) <= LONGEST and _COPYRIGHT.match(text) is not None


def is_endmark(text: str) -> bool:
    """Whether a line only says that the text ends ("ENDS", "-30-", "###")."""
    return len(text) <= 40 and _ENDMARK.fullmatch(text) is not None and not text.isdigit()


# A document's symbol ("SC/13907") and the sitting it records ("8612th Meeting (AM)").
_SYMBOL = (
    r"(?:press release )?[a-z.]{1,8}/[\w/.-]*\d[\w/.-]*|\d{1,4}/(?:19|20)\d\d|"
    r"(?:\d+(?:st|nd|rd|th)|[a-z-]{2,15}(?:st|nd|rd|th)) (?:plenary )?(?:meeting|session|sitting)\b.{0,20}|"
    r"[\[(].{3,60} in the chair\.?[\])]"
)
_LETTERHEAD = re.compile(
    rf"(?:{_SYMBOL}|"
    r"(?:the )?(?:ministry|department|embassy|organi[sz]ation|office|government|house|senate|parliament|congress|"
    r"council|bureau|permanent mission|consulate|u\.?s\.? department|republic|kingdom|state of|"
    r"press (?:release|office|statement|service)|news release|media release|for (?:immediate )?release|"
    r"immediate release|statement\Z|official report|"
    r"parliamentary debates|\(hansard\)|hansard|session\b|foreign ministry|"
    r"white house|united nations)(?!\w)(?-i:(?: (?:of|for|and|the|to|on|in|at|de|[^a-z ]\S*))*)|"
    r"(?-i:(?:(?:[A-Z][\w’'-]*|and|on|of|the) ){0,8}(?:Council|COUNCIL|Committee|COMMITTEE|Commission|"
    r"Assembly|ASSEMBLY|SABHA))|"
    r"meetings coverage.{0,40}|original: \w+|distr\. ?: ?\w+|agenda item \d.{0,20}|"
    r"(?:verbatim|summary|official) records?|"
    r"(?:issue|volume|vol\.|no\.) ?\d.{0,40}|welcome to .{0,60}|[\W\d]*|\d{1,2}[.:]\d\d ?[ap]\.?m\.?)\Z",
    re.I,
)
# Lines that only count columns and pages, and the running titles between them.
_RECORD_LINE = re.compile(
    rf"{_SYMBOL}|\d{{1,2}} \w{{3,9}} \d{{4}} ?:? ?col(?:umn|\.)? ?\d+\w{{0,3}}|\[?division no\. ?\d+\]?|"
    r"prepared \d.{0,20}|"
    r"(?:[\[(–—-] ?)?\d{1,5}(?: ?[–—\])-])?|"
    r"\W*page \d{1,4}(?: of \d{1,4}| follows)?\W*|\(more(?: follows)?\)|"
    r"(?:(?:col(?:umn|\.)?|page|p\.) ?)?\d{1,5}\b[^.?!]{0,60}?\b\d{1,2} (?-i:[A-Z]{3,9}|[A-Z][a-z]{2,8}) \d{4}\b"
    r"[^.?!]{0,60} \d{1,5}",
    re.I,
)
_HOUR = re.compile(r"\[?\d{1,2}[.:]\d\d ?[ap]\.? ?m\.?\]?", re.I)


def is_letterhead(text: str) -> bool:
    """Whether a line names the body, the series, the number or the sitting that a record or release belongs to."""
    return len(text) <= 100 and _LETTERHEAD.match(text) is not None


def is_record_line(text: str) -> bool:
    """Whether a line is the symbol of a document, the number of a column or page, or the running title of a record."""
    return len(text) <= 160 and _RECORD_LINE.fullmatch(text) is not None


def is_hour(text: str) -> bool:
    """Whether a line is a time of day: in a record, when the sitting had come that far."""
    return len(text) <= 10 and _HOUR.fullmatch(text) is not None


_ROLE = (
    r"fellow|author|professor|director|correspondent|writer|editor|analyst|consultant|researcher|scholar|"
    r"columnist|lecturer|"
    r"reporter|expert|journalist|candidate|student|associate|advis[eo]r|specialist|historian|contributor|chair|"
    r"president|"
    r"ambassador|diplomat|economist|freelance|co-?founder|founder|head of"
)
_AUTHOR = re.compile(
    rf"(?:(?:Dr|Prof|Professor|Sir|Ambassador)\.? )?((?:[A-Z][\w’'-]*\.?|de|van|von|bin|al|el|"
    rf"ul)(?: (?:[A-Z][\w’'-]*\.?|de|van|von|bin|al|el|ul)){{1,4}})"
    rf"(?:, [^.]{{3,60}},)? (?:(?:teaches|writes (?:about|for|on|from|regularly)|lives in)\b|"
    rf"(?:is|was|are|has been|serves as|works as|teaches|writes|covers|reports|"
    rf"served as)\b(?=.{{0,160}}\b(?i:{_ROLE}|writes|covers|teaches|based in)\b))"
)
_NOTE = re.compile(
    r"[\W_]*(?:(?:the|all|any) (?:views?|opinions?|statements|positions?)\b.{0,60}\b(?:expressed|presented|those|"
    r"are)\b|(?:views|opinions) expressed|"
    r"disclaimer|(?:this|the) (?:article|essay|piece|post|commentary|story|report|op-ed|text|blog|version|paper|"
    r"speech)\b.{0,60}\b(?:(?:first|originally|previously|also|was|exclusively) (?:\w+ly )?"
    r"(?:appeared|published|posted|updated|corrected|amended|translated|supported|produced|adapted|written)|"
    r"has been (?:updated|corrected|amended|revised)|appeared|reflects)|"
    r"(?:originally|first) (?:published|appeared)|correction\b|corrections?:|editor['’]?s['’]? note|"
    r"author['’]?s['’]? note|notes? to editors?|about the authors?|"
    r"(?:with )?(?:additional )?(?:reporting|writing|editing|research|translation) by|\(?reporting by|"
    r"contribut(?:ed|ing)\b.{0,20}(?:to this|by|:)|contributing:|"
    r"translated (?:from|by)|adapted from|reprinted (?:with|from|by)|republished|published (?:with|"
    r"in partnership|in (?-i:(?:The )?[A-Z])[\w’' -]{1,40}, )|courtesy of|"
    r"for permissions? (?:to|requests?)\b|for information media\b|(?-i:[A-Z])[\w’', .-]{3,160} contributed "
    r"(?:reporting )?to this (?:report|story|article)|"
    r"for (?:more|further) information|media contacts?|press contacts?|"
    r"contact:|background notes?\b|(?-i:[A-Z]).{3,60} (?:reported|contributed(?: reporting)?) from\b|source:|"
    r"with files from|the (?:author|writer)s? (?:is|are|was|has)\b)",
    re.I,
)


_REPORTERS = re.compile(
    r"\W{0,2}(?:(?:additional )?(?:reporting|writing|editing) by (?-i:[A-Z])|"
    r"(?-i:[A-Z])[\w’', .-]{3,160} contributed (?:reporting )?to this (?:report|story|article))",
    re.I,
)


def author_of_note(text: str) -> str | None:
    """The person a line presents as the author ("Jane Roe is a fellow at …"), None when it presents nobody."""
    if len(text) > 2 * LONGEST:
        return None
    match = _AUTHOR.match(text)
    return match[1] if match else None


def is_note(text: str) -> bool:
    """Whether a line speaks about the document: author, disclaimer, first publication, correction, contributors."""
    return len(text) <= 2 * LONGEST and (
        _NOTE.match(text) is not None or is_copyright(text) or author_of_note(text) is not None
    )


def is_reporters(text: str) -> bool:
    """Whether a line names those who reported, wrote and edited: it ends a report wherever it stands."""
    return len(text) <= LONGEST and _REPORTERS.match(text) is not None
