"""What English tells about sources: offices, bodies that speak, nouns for unnamed sources, first names."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A body of the state whose name in lower case stands for the state: "the Chinese government", "the foreign ministry".
GOVERNMENT = _words("government ministry administration regime cabinet")

# Offices one person holds at a time.
OFFICES = _words(
    "minister president premier secretary chancellor ambassador king queen emperor emir sultan governor mayor speaker "
    "spokesman spokeswoman spokesperson leader chairman chairwoman chief director commander envoy representative "
    "commissioner councilor councillor counselor minister-counselor chargé charge attaché consul foreign-minister "
    "adviser advisor general admiral justice judge pope head dictator"
)

# Nouns for sources that are several or unnamed.
COLLECTIVE = _words(
    "official source diplomat analyst expert critic observer people person aide adviser advisor leader lawmaker "
    "politician journalist reporter academic researcher senator voter supporter opponent authority resident witness "
    "soldier militant scholar other some many most several few delegate member activist protester student thinker "
    "tanker group both all one representative scientist economist strategist operative staffer colleague friend ally "
    "lawyer attorney emboff poloff econoff conoff interlocutor contact team delegation media press police military "
    "public crowd committee majority percent"
)

# First names that go with one gender nearly everywhere; those that do not are left out.
MALE = _words(
    "john robert james william david richard michael thomas charles joseph donald george kenneth steven edward brian "
    "ronald anthony kevin jason matthew gary timothy jose larry jeffrey frank scott eric stephen andrew raymond gregory "
    "joshua jerry dennis walter patrick peter harold douglas henry carl arthur ryan roger joe juan jack albert jonathan "
    "justin gerald keith samuel willie ralph lawrence nicholas roy benjamin bruce brandon adam harry fred wayne steve "
    "louis jeremy aaron randy howard eugene carlos bobby victor martin ernest phillip todd jim tom tim bill bob ted mike "
    "ben bernie marco mitt barack rand antony tony boris vladimir dmitry sergei sergey igor ivan mikhail nikita "
    "mohammad mohammed muhammad mohamed ahmad ahmed mahmoud hamid ashraf abdul abdullah ali hassan hussein osama usama "
    "imran pervez nawaz asif shah salman khalid ismail ibrahim omar yusuf mustafa recep hafiz zalmay ned nicolas "
    "emmanuel francois françois jacques jean pierre hans klaus wolfgang jürgen gerhard helmut karl otto luis pedro pablo "
    "miguel jorge javier fernando antonio manuel francisco giorgio silvio mario luigi benito narendra manmohan rajiv "
    "atal shinzo junichiro yoshihide fumio kofi ban antonio colin dick paul mark jeff chris dan greg doug ron rick lindsey "
    "corey reince chuck rudy newt sean jake josh marc matt nick phil rob stan vince zbigniew henrik lars sven olaf jens"
)
FEMALE = _words(
    "mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen sandra "
    "donna carol ruth sharon michelle laura sarah deborah jessica shirley cynthia angela melissa brenda amy anna "
    "rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine frances ann "
    "joyce diane alice julie heather teresa doris gloria evelyn jean cheryl mildred katherine joan ashley judith rose "
    "janice kelly nicole judy christina kathy theresa beverly denise tammy irene jane lori rachel marilyn andrea kathryn "
    "louise sara anne jacqueline wanda bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily robin "
    "peggy crystal gladys rita dawn connie florence tracy edna tiffany carmen rosa cindy grace wendy victoria edith kim "
    "sherry sylvia josephine thelma shannon sheila ethel ellen elaine marjorie hillary condoleezza madeleine nikki jen "
    "angela theresa kellyanne ivanka melania chelsea huma benazir hina indira sonia aung sheikh_hasina ursula federica "
    "christine kristalina samantha susan robin wendy fatima aisha maryam malala sima fawzia habiba roya shukria tulsi "
    "loretta dianne elise carly megyn donna debbie hua_chunying catherine"
) - _words("sheikh_hasina hua_chunying jean robin kim kelly shannon tracy dawn aung")
