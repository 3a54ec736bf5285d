"""Names are found whole, typed, and linked only where the document tells who is meant."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention
from wakhan.extract.mentions import canonical_names, find_mentions
from wakhan.extract.mentions.by_rule import find_by_rule, find_openings, find_spelled_out
from wakhan.extract.mentions.gazetteer import Gazetteer, stands_alone
from wakhan.extract.mentions.words import trim, words
from wakhan.extract.parse import from_text, parse

NOBODY = Authority()


def entity(
    entity_id: str, name: str, kind: str, *aliases: str, state: str | None = None, iso: str | None = None
) -> dict:
    return {
        "entity_id": entity_id,
        "name": name,
        "entity_type": kind,
        "aliases": list(aliases),
        "state_id": state,
        "iso3166_a3": iso,
    }


def role(entity_id: str, name: str, organisation: str, start: str, end: str) -> dict:
    return {
        "entity_id": entity_id,
        "role": name,
        "organisation_id": organisation,
        "valid_start": start,
        "valid_end": end,
    }


KNOWN = Authority.of(
    [
        entity("china", "China", "GPE", iso="CHN"),
        entity("pakistan", "Pakistan", "GPE", "GOP", iso="PAK"),
        entity("united-states", "United States", "GPE", "US", "U.S.", iso="USA"),
        entity("england", "England", "GPE"),
        entity("chinese", "Chinese", "NORP", state="china"),
        entity("pakistani", "Pakistani", "NORP", state="pakistan"),
        entity("sino-afghan", "Sino-Afghan", "NORP"),
        entity("islamabad", "Islamabad", "GPE", state="pakistan"),
        entity("taliban", "Taliban", "ORG", "Islamic Emirate"),
        entity("emirate", "Islamic Emirate of Afghanistan", "GPE", "Islamic Emirate"),
        entity("mfa-china", "Ministry of Foreign Affairs of China", "ORG", "Foreign Ministry", "MFA", state="china"),
        entity(
            "mfa-pakistan",
            "Ministry of Foreign Affairs of Pakistan",
            "ORG",
            "Foreign Ministry",
            "MFA",
            state="pakistan",
        ),
        entity("grand-old-party", "Republican Party", "ORG", "GOP", state="united-states"),
        entity("islamic-state", "Islamic State", "ORG", "IS"),
        entity("post", "The Morning Post", "ORG", "Morning Post"),
        entity("wang-yi", "Wang Yi", "PER", "Wang"),
        entity("wang-jun", "Wang Jun", "PER", "Wang"),
        entity("omar-farid", "Omar Farid", "PER", "Farid"),
        entity("lena-farid", "Lena Farid", "PER", "Farid"),
        entity("ned-price", "Ned Price", "PER", "Price"),
    ],
    [
        role("omar-farid", "president", "pakistan", "2001", "2008"),
        role("lena-farid", "president", "pakistan", "2013", "2018"),
        role("ned-price", "spokesman", "united-states", "2021", "2023"),
    ],
)


def read(text: str, authority: Authority = KNOWN, **about: str) -> Document:
    return next(iter(parse([from_text("d", text, **about)], authority)))


def found(text: str, authority: Authority = KNOWN, **about: str) -> dict[str, Mention]:
    """The last mention of each surface."""
    document = read(text, authority, **about)
    return {document.surface(m.span): m for m in find_mentions(document, authority)}


def links(text: str, **about: str) -> dict[str, str | None]:
    return {surface: mention.entity_id for surface, mention in found(text, **about).items()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoy praised China's patience.", "China"),
        ("The envoy praised China’s patience.", "China"),
        ("There were anti-China slogans.", "China"),
        ("A Taliban-led council met.", "Taliban"),
        ("Sino-Afghan trade fell.", "Sino-Afghan"),
        ("It stood in The Morning Post today.", "The Morning Post"),
        ("ISLAMABAD, July 3 - Rain fell.", "ISLAMABAD"),
    ],
)
def test_a_name_of_the_authority_file_is_found_without_what_clings_to_it(text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.method == "authority"
    assert mention.entity_id


@pytest.mark.parametrize(
    "text",
    ["It is on example.China.com today.", "It cost US$5 in all.", "See www.site.org/China for more."],
)
def test_addresses_and_currencies_hold_no_names(text: str) -> None:
    assert not links(text).keys() & {"China", "US"}


def test_the_longest_name_wins() -> None:
    assert "Islamic Emirate of Afghanistan" in found("They spoke of the Islamic Emirate of Afghanistan.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He lectured at the University of Kandahar last year.", "University of Kandahar", "ORG"),
        ("She met Deputy Foreign Minister Qadir Zarmal there.", "Qadir Zarmal", "PER"),
        ("Traders crossed the Shorab Valley on foot.", "Shorab Valley", "LOC"),
        ("The Zarghun network denied it.", "Zarghun network", "ORG"),
        ("Memories of the 7/7 attacks linger.", "7/7 attacks", "EVENT"),
        ("The elder, Mullah Sabir, agreed.", "Mullah Sabir", "PER"),
    ],
)
def test_titles_and_head_nouns_make_names_without_an_authority_file(text: str, name: str, kind: str) -> None:
    assert found(text, NOBODY)[name].entity_type == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("HENTZAU, Ruritania, May 3 (Wire) - Rain fell.", "HENTZAU", "GPE"),
        ("Strelsau, 3 May 2019 – Rain fell.", "Strelsau", "GPE"),
        ("Dame Agnes Quill (Port Amity): Will the Minister resign?", "Port Amity", "GPE"),
        ("Mr Harrow (Kilbride and Lower Vale): No.", "Kilbride and Lower Vale", "GPE"),
        ("EMIL RASSENDYLL (Ruritania) said that the road was shut.", "EMIL RASSENDYLL", "PER"),
        ("He wrote in The Zenda Courier on Saturday.", "The Zenda Courier", "ORG"),
        ("The Ministry of Planning and Investment was shut.", "Ministry of Planning and Investment", "ORG"),
        ("The Sylvanian Defence and Security Forces left.", "Sylvanian Defence and Security Forces", "ORG"),
        ("The United Nations Mission in Ruritania (UNMIR) left.", "UNMIR", "ORG"),
        ("They praised the Convention against Salt and left.", "Convention against Salt", "LAW"),
        ("It was built by Islamic Relief and others.", "Islamic Relief", "ORG"),
        ("Farmers fled from Hentzau, Gurabic and Zenda.", "Gurabic", "GPE"),
        ("They spoke of it to Gurabic and left.", "Gurabic", "ORG"),
    ],
)
def test_what_the_model_never_met_is_found_by_form_and_letters(text: str, name: str, kind: str) -> None:
    assert found(text, NOBODY)[name].entity_type == kind


def test_words_of_a_headline_are_names_only_where_the_text_below_has_them_or_english_has_not() -> None:
    text = "Envoy Warns Border Council of Hunger in Gurabic\nThe envoy told the Border Council that Gurabic was hungry."
    assert set(found(text, NOBODY)) == {"Border Council", "Gurabic"}


def test_a_name_stands_under_one_type_throughout_a_document() -> None:
    text = "Rain fell in Gurabic.\nGurabic shut its port.\nThey painted Gurabic white.\nThe mayor of Gurabic left."
    document = read(text, NOBODY)
    assert [m.entity_type for m in find_mentions(document, NOBODY)] == ["GPE"] * 4


def test_a_persons_name_ends_before_the_office() -> None:
    assert "Klara Voss-Lindt" in found("Klara Voss-Lindt, Special Representative of the Vale, spoke.", NOBODY)


def test_no_person_is_called_and() -> None:
    names = found("Traders such as Gurabic and Zarmal were shut out. Ada Gurabic and Omar Zarmal said so.", NOBODY)
    assert {"Gurabic", "Zarmal"} <= set(names)
    assert not any(" and " in name for name in names)


def test_a_name_of_which_nothing_tells_has_a_lower_score() -> None:
    told = found("Rain fell in Gurabic, a town near Zenda.", NOBODY)["Gurabic"]
    untold = found("They spoke of it to Gurabic and left.", NOBODY)["Gurabic"]
    assert untold.score < told.score


def test_a_state_may_be_a_given_name() -> None:
    text = "The house is led by England Huaytari. Huaytari suspended it."
    assert "England Huaytari" in found(text, KNOWN)


def test_a_surname_alone_takes_the_type_of_the_full_name() -> None:
    mentions = found("Governor Qadir Zarmal resigned. On Friday Zarmal left for Kabul.", NOBODY)
    assert mentions["Zarmal"].entity_type == "PER"


def test_a_bigger_name_is_not_cut_to_the_part_that_is_known() -> None:
    mentions = links("The Bank of China opened an office. Visitors from New England came.")
    assert mentions["Bank of China"] is None
    assert "China" not in mentions
    assert "England" not in mentions


def test_a_surname_means_whom_the_document_names_in_full() -> None:
    assert links("Wang Yi flew to Islamabad. Later Wang returned.")["Wang"] == "wang-yi"
    assert links("Wang Jun flew to Islamabad. Later Wang returned.")["Wang"] == "wang-jun"


def test_a_surname_is_not_the_middle_of_another_name() -> None:
    known = Authority.of(
        [
            entity("omar-farid", "Omar Farid", "PER", "Farid"),
            entity("karim-aziz", "Karim Farid Aziz", "PER", "Farid Aziz"),
        ]
    )
    text = "The envoy met Farid Aziz. Omar Farid stayed away. On Sunday Farid left."
    assert found(text, known)["Farid"].entity_id == "omar-farid"


def test_a_surname_of_several_people_alone_is_not_linked() -> None:
    assert links("Officials said Wang would return.").get("Wang") is None


def test_an_office_and_the_date_tell_namesakes_apart() -> None:
    text = "In Islamabad, President Farid received the Chinese envoy."
    assert links(text, date="2003-05-01")["Farid"] == "omar-farid"
    assert links(text, date="2015-05-01")["Farid"] == "lena-farid"


def test_a_stranger_with_the_surname_takes_it() -> None:
    text = "In the United States, Professor Sonia Price spoke. Afterwards Price took questions."
    assert links(text, date="2021-08-01").get("Price") is None


def test_a_body_is_told_by_the_state_beside_it() -> None:
    assert links("Officials at the Chinese Foreign Ministry and in Pakistan agreed.").get("Foreign Ministry") in (
        None,
        "mfa-china",
    )
    assert links("China's Foreign Ministry and Pakistan agreed.")["Foreign Ministry"] == "mfa-china"


def test_a_telegram_speaks_of_the_state_it_is_sent_from() -> None:
    text = "MFA OFFICIALS TOLD US CHINA WOULD WAIT."
    assert links(text, from_post="AMEMBASSY ISLAMABAD")["MFA"] == "mfa-pakistan"
    assert "US" not in links(text, from_post="AMEMBASSY ISLAMABAD")


def test_an_acronym_of_several_means_the_one_whose_state_the_document_names() -> None:
    assert links("The United States votes today; the GOP is ahead in four states.")["GOP"] == "grand-old-party"


def test_another_states_body_of_the_same_name_is_not_linked() -> None:
    known = links("China spoke. Pakistan spoke. England's Foreign Ministry denied it.")
    assert known["Foreign Ministry"] is None


def test_a_surname_of_whom_the_document_names_in_full_is_his_though_the_authority_file_lists_it_for_another() -> None:
    known = Authority.of(
        [
            entity("pakistan", "Pakistan", "GPE", iso="PAK"),
            entity("asif-durrani", "Asif Durrani", "PER", "Durrani", state="pakistan"),
            entity("omar-durrani", "Omar Durrani", "PER", state="pakistan"),
        ]
    )
    mentions = found("Omar Durrani came to Pakistan. Durrani spoke.", known)
    assert mentions["Durrani"].entity_id == "omar-durrani"


def test_an_office_the_person_never_held_means_another() -> None:
    known = Authority.of(
        [
            entity("pakistan", "Pakistan", "GPE", iso="PAK"),
            entity("asif-durrani", "Asif Durrani", "PER", "Durrani", state="pakistan"),
        ],
        [role("asif-durrani", "finance minister", "pakistan", "2001", "2008")],
    )
    assert found("In Pakistan Minister Durrani spoke.", known)["Durrani"].entity_id == "asif-durrani"
    assert found("In Pakistan Ambassador Durrani spoke.", known)["Durrani"].entity_id is None


def test_half_of_a_double_name_is_not_its_other_bearer() -> None:
    assert links("The envoy Farid-Ullah met Omar Farid.").get("Farid") is None


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The Socialist Republic of England fell.", "Republic of England"),
        ("A club from West Hampton won.", "West"),
        ("They crossed sub-England plains.", "England"),
    ],
)
def test_a_part_of_another_places_name_is_not_that_place(text: str, surface: str) -> None:
    places = Authority.of(
        [
            entity("england", "England", "GPE", "Republic of England"),
            entity("west", "West", "LOC"),
        ]
    )
    assert surface not in found(text, places)


@pytest.mark.parametrize(
    "text",
    [
        "All Member States heard the Council.",
        "He told them of the Situation in the region.",
        "The Defence Minister and the Deputy Whip agreed, i.e., they voted.",
    ],
)
def test_offices_and_bare_bodies_are_no_names_however_they_are_written(text: str) -> None:
    assert not found(text, NOBODY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Zarmal Dairy Consultants (ZDC) left; the ZDC was new.", {"Zarmal Dairy Consultants", "ZDC"}),
        ("The Zarmal National Institute of Dairy (NZID) opened.", {"Zarmal National Institute of Dairy", "NZID"}),
        ("The minister met Chun Yung-woo there.", {"Chun Yung-woo"}),
        ("Envoy Zhu Guoxiang came. There Zhu met farmers.", {"Zhu Guoxiang", "Zhu"}),
    ],
)
def test_names_are_found_whole_and_again(text: str, names: set[str]) -> None:
    assert names <= set(found(text, NOBODY))


def test_a_state_that_acts_is_a_body() -> None:
    text = "The Islamic Emirate promised safety. Envoys live in the Islamic Emirate."
    document = read(text)
    ids = [m.entity_id for m in find_mentions(document, KNOWN) if document.surface(m.span) == "Islamic Emirate"]
    assert ids == ["taliban", "emirate"]


def test_words_in_headings_in_capitals_are_no_names() -> None:
    assert "IS" not in links("THIS IS THE WAY IT IS\nTrade grew.")


def test_mentions_are_sorted_disjoint_and_scored() -> None:
    document = read("Wang Yi of China met Omar Farid, President of Pakistan, and Ned Price of the United States.")
    mentions = find_mentions(document, KNOWN)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(mentions))
    assert all(0 <= m.score <= 1 for m in mentions)


def test_unlinked_forms_of_one_name_share_its_fullest_form() -> None:
    document = read(
        "Governor Qadir Zarmal chairs the Shorab Water Council (SWC). Zarmal said China praised the SWC.", KNOWN
    )
    mentions = find_mentions(document, KNOWN)
    names = dict(zip([document.surface(m.span) for m in mentions], canonical_names(document, mentions), strict=True))
    assert names["Zarmal"] == "Qadir Zarmal"
    assert names["SWC"] == "Shorab Water Council"
    assert names["China"] is None


def test_names_in_the_order_of_lists_and_resolutions_share_the_form_of_the_text() -> None:
    text = (
        "Mr Rupert Farrar and Ada Quill spoke of Resolution 1950 (2010).\n"
        "They said resolution 1950 (2010) had failed.\nFarrar, rh Rupert\nQuill, Dr Ada\nLang, Emil"
    )
    document = read(text, NOBODY)
    mentions = find_mentions(document, NOBODY)
    names = dict(zip([document.surface(m.span) for m in mentions], canonical_names(document, mentions), strict=True))
    assert names["Farrar, rh Rupert"] == names["Rupert Farrar"]
    assert names["Quill, Dr Ada"] == names["Ada Quill"]
    assert names["resolution 1950 (2010)"] == names["Resolution 1950 (2010)"]


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("the Harbour Authority", "Harbour Authority"),
        ("President Qadir Zarmal's", "Qadir Zarmal"),
        ("“Harbour Authority", "Harbour Authority"),
        ("Zarmal administration", "Zarmal"),
        ("Zarghun network", "Zarghun network"),
        ("Mullah Sabir", "Mullah Sabir"),
        ("the", ""),
    ],
)
def test_a_span_is_trimmed_to_the_name(span: str, name: str) -> None:
    assert span[slice(*trim(span, 0, len(span)))] == name


def test_words_leave_possessives_and_compounds_behind() -> None:
    assert [w.text for w in words("China's Taliban-led pro-Kabul U.S. al-Qaeda")] == [
        "China",
        "Taliban",
        "Kabul",
        "U.S.",
        "al-Qaeda",
    ]


def test_a_name_stands_alone_between_words_only() -> None:
    assert stands_alone("in China, now", 3, 8)
    assert not stands_alone("in Chinatown", 3, 8)


_WORDS = (
    "Mission State House War II Zenda Roe Mr General The the of and in for on against to (ABC) (Lab) ( ) : , . said "
    "Head Heads Department Convention National Park ROE LANG Council’s Mountains 12"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=14))
def test_rules_take_any_row_of_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for candidate in (*find_by_rule(words(text)), *find_openings(text), *find_spelled_out(text)):
        assert text[slice(*candidate.span)].strip()


def test_an_empty_authority_file_has_no_names() -> None:
    assert Gazetteer(NOBODY).find("China") == []
