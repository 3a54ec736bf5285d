"""What the words of a line or a sentence tell: prompts to the reader, controls, credits, rules, pointers elsewhere.

Nothing here knows a site. A prompt speaks to the reader: it begins with an imperative and names a thing of the medium
(newsletter, inbox, account, app); a menu is made of the words of controls; a credit names an agency after a slash.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

# Longer pieces are running text: no prompt, menu or credit is that long, and no pattern below is tried on them.
LONGEST = 700

_WORD = re.compile(r"[\w’'&+@]+")

_MEDIUM = (
    r"newsletters?|inbox|e-?mails?|subscri\w+|apps?\b|podcasts?|accounts?|sign[- ]?ups?|free trial|memberships?|members?\b|"
    r"notifications?|alerts?|web ?sites?|facebook|twitter|instagram|whats ?app|telegram channel|youtube|linkedin|bluesky|"
    r"tiktok|reddit|comments?\b|bookmarks?|passwords?|log-?in|(?:digital|print|daily|today's|our) edition|unlimited access|"
    r"stories|coverage|headlines|briefings?|(?:full|this|our) (?:story|article|report|page|post)|journalism|updates?\b|"
    r"browser|javascript|analysis|channel|feeds?\b"
)
_IMPERATIVE = (
    r"subscribe|sign (?:up|in)|log ?in|register|click|tap|follow|like us|share|join|get|download|install|support|donate|"
    r"become|start|enter|choose|select|try|buy|listen|watch|read|see|view|check out|stay|keep (?:up|reading)|don['’]t miss|"
    r"discover|explore|enjoy|unlock|continue|receive|contact|e-?mail|send|tell us|let us know|visit|find out|have your say|"
    r"add|turn on|enable|please|thank you for|thanks for|want (?:more|to)|enjoying|already an?|not an? (?:subscriber|member)|"
    r"by (?:signing|subscribing|clicking|entering|submitting)|you can (?:also|unsubscribe|opt|follow|sign|read|find)|"
    r"you (?:must|need to|may) (?:be|log|sign|enable|also)|we (?:will|won['’]t) (?:use|send|share|e-?mail|contact)|save|escape|"
    r"sponsored|our (?:daily|weekly|free)"
)
_STARTS = re.compile(rf"\W*(?:{_IMPERATIVE})\b", re.I)
_NAMES_MEDIUM = re.compile(rf"\b(?:{_MEDIUM})", re.I)
_READER = re.compile(r"\b(?:your|yours|our|(?-i:us)|free|now|here|today|subscribers?)\b", re.I)
_ADDRESSED = re.compile(r"\b(?:you|your|we|our|(?-i:us)|users?|readers?)\b", re.I)
# Where an imperative can stand: at the head, after a mark, or with a capital of its own.
_ASKED = r"(?:\A\W*|[^\w\s]\s*|\b(?-i:(?=[A-Z])))"

# Phrases that no report contains unless it quotes a page: each alone makes its sentence a prompt.
_ALONE = re.compile(
    rf"{_ASKED}subscribe (?:to|now|today|here|for|and|&)|{_ASKED}subscribe\W*\Z|\bsubscriptions? from\b|{_ASKED}sign up (?:now|today|here|below|free)\b|"
    rf"{_ASKED}sign up (?:for|to) (?:[\w’'.&-]+ ){{0,8}}(?:newsletters?|e-?mails?|updates|alerts|briefings?|digest|bulletin|mailing)|"
    r"\b(?:delivered|sent|straight|direct|directly|right) (?:(?:straight|directly|daily|weekly|right) )?(?:in)?to your (?:e-?mail|inbox|phone|door)|"
    r"\b(?:to|in|into) your inbox\b|\bfree (?:daily |weekly |morning |evening )?(?:e-?mails?|newsletters?)\b|\bunsubscribe\b|"
    r"\A\W*(?:read|see|watch|find out|learn|discover|hear|explore) (?:more|next|the full (?:story|article|report|interview|text))\b(?:\W|\Z)|"
    r"\A\W*(?:read|see|watch|listen|also read|read also|see also|related|more)\s?:|\bclick (?:here|on the link|below)\b|\btap here\b|"
    r"\bfollow (?:us|him|her|them|me|@\w+|the author|(?-i:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2})) (?:on|@)|\A\W*like us on\b|\bfind us on\b|\bjoin us on\b|"
    r"\b(?:article|story|text|content) continues (?:below|after)|\A\W*advertisements?\W*\Z|(?-i:\bADVERTISEMENT\b)|\bsponsored content\b|"
    r"\bshare (?:this|on|via|with)(?: (?:article|story|page|post|link|facebook|twitter|your friends|whatsapp|linkedin|e-?mail|x))\b|"
    r"\Ashare this\b|\bleave a (?:reply|comment)\b|\byour e-?mail address will not be published|\brequired fields are marked|"
    r"\bplease enter (?:your|a valid)|\bcreate (?:an?|your) (?:free )?account\b|\blog in to (?:comment|reply|post|read|your)|"
    r"\bhave a (?:news )?tip\?|\b(?:un|sub)scribed? at any time|\bcancel (?:at )?any ?time|\bopt[- ]out at any|\bskip to (?:main |the )?(?:content|navigation)|"
    r"\bview (?:the )?original (?:post|article|story|source)\b|\bcontinue reading\b|\bkeep reading\b|\b(?:this|your) (?:site|website|browser|video|device) "
    r"(?:uses|does not support|is not supported|cannot be played|is unavailable)|\bplay all audios?\b|\blanguage for the tts\b|"
    r"\bsupport (?:our|independent|quality|local) journalism\b|\b(?:download|get|install) (?:the|our) (?:[\w’'.]+ ){0,4}app\b|"
    r"\b(?:you|readers) (?:may|might) also (?:like|be interested|enjoy)|\brecommended for you\b|\bwe will use your (?:e-?mail|details)|"
    r"\bget (?:our|the) (?:[\w’'.-]+ ){0,6}(?:newsletters?|e-?mails?|briefing)\b|\bget the (?:best|latest) (?:of|from|news)\b.{0,80}\b(?:inbox|e-?mail|app)\b|"
    r"\byou have (?:reached|\d+) (?:your|free|remaining)|\b(?:free )?articles? (?:remaining|left) this month|"
    r"\A(?:we['’]re|we are) working to restore it|\bplease try again later|\bback to (?:top|home)\b|\bopens in (?:a )?new (?:window|tab)|"
    r"\bcopy link\b|\blink copied\b|\bprint this (?:page|article)|\be-?mail this\b",
    re.I,
)
# What one of the patterns above needs: a text without any of these holds no prompt, and no pattern is tried on it.
_PROMPT_KEYS = (
    "subscri|sign up|sign in|sign-up|signup|log in|login|click|tap here|follow |share|inbox|mail|newsletter|read |see |watch|"
    "listen|advert|sponsored|app |app.|apps|comment|account|skip to|original|continu|keep reading|play all|tts|try again|back to|"
    "opens in|link|print this|join us|download|install|tip?|cancel|opt-out|opt out|enter your|required fields|journalism|you may|"
    "you might|recommended|we're working|we’re working|are working|articles|member|stories|coverage|headlines|briefing|website|"
    "web site|facebook|twitter|instagram|whatsapp|youtube|podcast|alert|notification|bookmark|password|edition|free trial|"
    "full |this story|our story|update|browser|javascript|analysis|channel|feed|learn more|discover|explore|find out|hear more|related|more:"
).split("|")
_CREDIT_KEYS = (
    "photo|image|picture|illustration|graphic|caption|credit|pic|getty|reuters|afp|ap)|/ap|ap/|–ap|—ap|-ap|epa|efe|xinhua|ani|pti|"
    "anadolu|stock|flickr|wikimedia|unsplash|alamy|bloomberg|handout|file|pool|via ap|/ ap|| ap|– ap|- ap|— ap|(ap|© ap|ap photo"
).split("|")
_POLICY_KEYS = ("comment", "profanity", "cookie", "privacy", "terms", "rights", "may not be", "moderat", "personal", "not responsible", "registered")


def _holds(text: str, keys: Sequence[str]) -> bool:
    """Whether any of some lower-case strings stands in a lower-cased text: far cheaper than a pattern of them all."""
    return any(key in text for key in keys)


def may_prompt(text: str) -> bool:
    """Whether a text of any length could hold a prompt."""
    return _holds(text.lower(), _PROMPT_KEYS)


# Words of reported speech: a sentence with them is told, not shown to the reader to act upon.
_TELLS = re.compile(
    r"\b(?:said|says|told|added|adds|wrote|writes|tweeted|asked|announced|reported|according to|argued|argues|claimed)\b"
)

NONE, WEAK, STRONG = 0, 1, 2


def prompt(sentence: str) -> int:
    """How far a sentence (white space collapsed) is a prompt to the reader of a page.

    STRONG by itself; WEAK only beside a strong one; NONE for running text.
    """
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


# Words that stand on buttons and in bars. A line made of nothing else is no text.
_CONTROLS = frozenset(
    "share tweet pin print email e-mail mail save like reply follow subscribe login log in out sign up register menu "
    "search close open cancel ok submit next previous prev back top home skip facebook twitter whatsapp linkedin reddit "
    "instagram telegram youtube pinterest tumblr messenger x flipboard copy link bookmark download listen play pause "
    "stop audio video audios gallery slideshow views view comments comment hide show all more less expand toggle "
    "navigation main content contact about us advertise advertisement ad advertising cookies privacy terms accessibility sitemap rss "
    "feed newsletter newsletters account profile settings language english female male uk us australian tts speed "
    "volume mute fullscreen min read minute minutes mins font size text a aa buffer viber line sms loading settings "
    "sponsored promoted edition jobs careers help faq feedback donate shop store cart checkout "
    "podcast podcasts apps app desktop mobile site version click here to on this the and & by with for of via your".split()
)
# Words that join controls but are none: a line of these alone is not a menu.
_JOINTS = frozenset(
    "a to on in by with for of via your the this and & us uk x all more out up line text show main content open stop "
    "back top home next like help version english language male female play view speed site jobs".split()
)
# Names of a paper's sections and of a site's pages.
_SECTIONS = frozenset(
    "home news world politics business sport sports opinion opinions culture arts life lifestyle travel weather tv radio "
    "science tech technology health education environment climate entertainment video videos photos pictures magazine "
    "features analysis comment editorial editorials letters columnists obituaries local national international uk us usa "
    "africa asia europe americas middle east latin america pacific russia china india australia markets money economy "
    "finance property cars games crosswords puzzles live latest trending popular archive archives "
    "events about contact us research people publications blog blogs programmes programs library media topics regions "
    "issues experts projects join donate search menu sections more and & the".split()
)
_SEPARATED = re.compile(r"\s(?:[>›»/|•·]|::|->|→)\s|[›»]")
_MINUTES = re.compile(
    r"\W*(?:\d+ ?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) (?:read|ago|to read|listen)\b.*|(?:reading|read) time\b.*|"
    r"\d+ (?:comments?|shares?|views?|likes?|replies|retweets)\b.*|(?:last )?updated? \d+ \w+ ago.*)",
    re.I,
)
_CREDIT_HEAD = re.compile(
    r"\W*(?:file )?(?:photos?|photographs?|images?|picture|illustration|graphic|caption|credits?|image source|photo by|file photo|cover image)"
    r"(?: credits?| source| courtesy| by)?(?: of)?\s*(?:[:|/–©-]|by\b|courtesy)",
    re.I,
)
_CREDIT_TAIL = re.compile(
    r"(?:\b(?:photos?|photographs?|images?|picture|credit|pic)(?: (?:credit|source|courtesy of|by))?\s?[:/©] ?[^.]{2,70}|\bphoto by [^.]{2,50}|"
    r"[(/|–—©-]\s?(?:[\w. ’'-]{2,40}[/|,] ?)?(?:ap|afp|epa|epa-efe|efe|reuters|xinhua|ani|pti|getty(?: images)?|getty images via afp|"
    r"ap photo[^)]{0,40}|afp via getty(?: images)?|anadolu(?: agency)?|shutterstock|i?stock|flickr|wikimedia(?: commons)?|unsplash|alamy(?: stock photo)?|bloomberg|handout|file|file photo|pool)|"
    r"\b(?:getty images|ap photo|afp/getty|via reuters|via ap|epa-efe|shutterstock|wikimedia commons|file photo))\W{0,3}\Z",
    re.I,
)
_POLICY = re.compile(
    r"\bcomment(?:s|ing|ers)?\b|\bprofanity\b|\bhate speech\b|\bpersonal (?:attacks|comments|abuse)\b|\bmoderat(?:e|ed|ion|or)\b|"
    r"\bcookies?\b|\bprivacy (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions)\b|\bcommunity (?:guidelines|standards)\b|"
    r"\boff[- ]topic\b|\boff point\b|\bencourage (?:\w+, )?(?:\w+ )?(?:debate|discussion)|\breserve the right\b|\bfacebook account\b|"
    r"\bthank you for taking the time\b|\bpersonal data\b|\bthird[- ]part(?:y|ies)\b|\byour (?:consent|data|preferences)\b|\bflag\b",
    re.I,
)
_RIGHTS = re.compile(
    r"\ball rights reserved\b|\bmay not be (?:published|reproduced|broadcast|rewritten|redistributed|copied)|"
    r"\bnot responsible for the content of external\b|\bregistered (?:in england|office|trade ?mark|charity)\b|\bterms (?:of use|and conditions) apply",
    re.I,
)
_COPYRIGHT = re.compile(r"\A\W*(?:©|\(c\)\s|copyright\b|&copy;)", re.I)
_MARKER = re.compile(
    r"\W*(?:read (?:more|next|also|on)|also read|more (?:from|stories|news|on this|like this|in|top|coverage|about this)\b|"
    r"related\b(?! to)|recommended\b|you (?:may|might) (?:also )?(?:like|be interested|have missed)|most (?:read|popular|viewed|shared|commented|recent)\b|"
    r"top (?:stories|news|picks)|trending|(?:the )?latest (?:news|stories|from|articles|posts|headlines|videos)|editor['’]?s['’]? picks?|"
    r"from (?:our|the) (?:partners|web|archives?)|around the web|sponsored|promoted|paid content|what to read next|up next|"
    r"\d* ?comments? ?(?:\(\d+\))?:?\Z|leave a (?:reply|comment)|join the (?:conversation|discussion|debate)|post a comment|"
    r"popular (?:now|stories|posts|articles|this week)|in this section|in other news|don['’]t miss|next article|previous article|"
    r"next post|previous post|previous:|next:|tags?:|tagged\b|topics?:|filed under|see also|further reading\Z|other stories|similar (?:articles|stories|posts)|"
    r"follow us|stay connected|contact us|about us|quick links|useful links|newsletter|share this)",
    re.I,
)
_ENDMARK = re.compile(r"\W*(?:ends?|30|end of (?:text|article|story|document|release))\W*|# ?# ?#", re.I)


def line_label(text: str, n_words: int) -> str | None:
    """The furniture label of a whole line or paragraph by its own words, None when it may be text."""
    if len(text) > 3 * LONGEST:
        return None
    low = text.lower()
    if n_words <= 60 and _holds(low[:40] + low[-160:], _CREDIT_KEYS):
        tail = _CREDIT_TAIL.search(text, max(0, len(text) - 160))
        if tail or (_CREDIT_HEAD.match(text) and not _TELLS.search(text)):
            return "credit"
    if n_words <= 14 and (is_controls(text) or _MINUTES.fullmatch(text) or is_breadcrumb(text)):
        return "menu"
    if _holds(low, _POLICY_KEYS):
        cues = {cue.group().lower() for cue in _POLICY.finditer(text)}
        if _RIGHTS.search(text) or (len(cues) >= 3 and _ADDRESSED.search(text) and "“" not in text):
            return "policy"
    if n_words <= 60 and _holds(low, _PROMPT_KEYS):
        strengths = [prompt(sentence) for sentence in sentences(text)]
        if min(strengths) > NONE and max(strengths) == STRONG:
            return "advert"
    return None


SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]{0,2}[^\W_a-z])")


def sentences(text: str) -> list[str]:
    """A text cut after every full stop that a capital follows."""
    cuts = [0, *(match.end() for match in SENTENCE_BREAK.finditer(text)), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(cuts)]


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


_ROLE = (
    r"fellow|author|professor|director|correspondent|writer|editor|analyst|consultant|researcher|scholar|columnist|lecturer|"
    r"reporter|expert|journalist|candidate|student|associate|advis[eo]r|specialist|historian|contributor|chair|president|"
    r"ambassador|diplomat|economist|freelance|co-?founder|founder|head of"
)
_AUTHOR = re.compile(
    rf"(?:(?:Dr|Prof|Professor|Sir|Ambassador)\.? )?((?:[A-Z][\w’'-]*\.?|de|van|von|bin|al|el|ul)(?: (?:[A-Z][\w’'-]*\.?|de|van|von|bin|al|el|ul)){{1,4}})"
    rf"(?:, [^.]{{3,60}},)? (?:is|was|are|has been|serves as|works as|teaches|writes|covers|reports|served as)\b(?=.{{0,160}}\b(?:{_ROLE}|writes|covers|teaches|based in)\b)"
)
_NOTE = re.compile(
    r"[\W_]*(?:(?:the|all|any) (?:views?|opinions?|statements|positions?)\b.{0,60}\b(?:expressed|presented|those|are)\b|(?:views|opinions) expressed|"
    r"disclaimer|(?:this|the) (?:article|essay|piece|post|commentary|story|report|op-ed|text|blog|version|paper|speech)\b.{0,60}\b(?:(?:first|originally|previously|also|was) "
    r"(?:appeared|published|posted|updated|corrected|amended|translated|supported|produced|adapted)|has been (?:updated|corrected|amended|revised)|appeared|reflects)|"
    r"(?:originally|first) (?:published|appeared)|correction\b|corrections?:|editor['’]?s['’]? note|author['’]?s['’]? note|notes? to editors?|about the authors?|"
    r"(?:with )?(?:additional )?(?:reporting|writing|editing|research|translation) by|\(?reporting by|contribut(?:ed|ing)\b.{0,20}(?:to this|by|:)|contributing:|"
    r"translated (?:from|by)|adapted from|reprinted (?:with|from|by)|republished|published (?:with|in partnership)|courtesy of|for (?:more|further) information|media contacts?|press contacts?|"
    r"contact:|background notes?\b|source:|with files from|the (?:author|writer)s? (?:is|are|was|has)\b)",
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
