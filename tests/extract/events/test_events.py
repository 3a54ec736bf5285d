"""Events, type by type: what a sentence must give, what it must not, and how it is qualified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Event, Mention, Quotation
from wakhan.extract.events import find_events
from wakhan.extract.parse import from_text, parse

STATES = {
    "valdia": ("Valdia", "Valdian"),
    "france": ("France", "French"),
    "iran": ("Iran", "Iranian"),
    "russia": ("Russia", "Russian"),
    "china": ("China", "Chinese"),
    "egypt": ("Egypt", "Egyptian"),
    "japan": ("Japan", "Japanese"),
    "kenya": ("Kenya", "Kenyan"),
    "turkey": ("Turkey", "Turkish"),
    "peru": ("Peru", "Peruvian"),
    "sudan": ("Sudan", "Sudanese"),
    "pakistan": ("Pakistan", "Pakistani"),
}
OTHERS = {
    "paris": ("Paris", "GPE", "france"),
    "cairo": ("Cairo", "GPE", "egypt"),
    "anna-keller": ("Anna Keller", "PER", None),
    "omar-saleh": ("Omar Saleh", "PER", None),
    "united-nations": ("United Nations", "ORG", None),
    "northern-front": ("Northern Front", "ORG", None),
    "red-crescent": ("Red Crescent", "ORG", None),
}


def authority() -> Authority:
    rows: list[dict[str, Any]] = []
    for state, (name, demonym) in STATES.items():
        rows.append({"entity_id": state, "name": name, "entity_type": "GPE", "iso3166_a3": state[:3].upper()})
        rows.append({"entity_id": f"{state}-people", "name": demonym, "entity_type": "NORP", "state_id": state})
    for entity, (name, kind, home) in OTHERS.items():
        rows.append({"entity_id": entity, "name": name, "entity_type": kind, "state_id": home})
    return Authority.of(rows)


AUTHORITY = authority()


def names_in(document: Document) -> tuple[Mention, ...]:
    found = []
    for entity in AUTHORITY.entities.values():
        start = document.text.find(entity.name)
        while start >= 0:
            end = start + len(entity.name)
            if not document.text[end : end + 1].isalpha():
                found.append(Mention((start, end), entity.entity_type, entity.entity_id, "authority", 1.0))
            start = document.text.find(entity.name, end)
    return tuple(sorted(found, key=lambda m: m.span))


def read(text: str, date: str | None = "2019-06-12") -> Document:
    return next(parse([from_text("d", text, date=date)], AUTHORITY))


def events_of(text: str, quotations: Sequence[Quotation] = (), date: str | None = "2019-06-12") -> tuple[Event, ...]:
    document = read(text, date)
    return find_events(document, names_in(document), quotations, AUTHORITY)


def sides(event: Event, role: str) -> list[str | None]:
    return [p.entity_id for p in event.participants if p.role == role]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Kenya promised to send engineers to Sudan.", "AGREE", ["kenya"], ["sudan"]),
        ("France and Japan signed a fisheries treaty on Monday.", "AGREE", ["france", "japan"], []),
        ("The Peruvian government struck a deal with Japan.", "AGREE", ["peru", "japan"], []),
        ("Turkey assured Egypt that the dam would not be filled.", "AGREE", ["turkey"], ["egypt"]),
        ("Russia said it would withdraw its troops from Sudan.", "AGREE", ["russia"], ["sudan"]),
        ("Anna Keller met Omar Saleh in Cairo.", "CONSULT", ["anna-keller", "omar-saleh"], []),
        ("Chinese officials held talks with the Northern Front.", "CONSULT", ["china", "northern-front"], []),
        ("Omar Saleh paid a visit to Japan.", "CONSULT", ["omar-saleh"], ["japan"]),
        ("The talks between Iran and Turkey lasted two days.", "CONSULT", ["iran", "turkey"], []),
        ("Anna Keller hosted Omar Saleh for dinner.", "CONSULT", ["anna-keller"], ["omar-saleh"]),
        ("Egypt praised Kenya for its restraint.", "SUPPORT", ["egypt"], ["kenya"]),
        ("Japan formally recognised the Northern Front.", "SUPPORT", ["japan"], ["northern-front"]),
        ("Peru restored diplomatic relations with Iran.", "SUPPORT", ["peru", "iran"], []),
        ("Turkey shared intelligence with Pakistan.", "COOPERATE", ["turkey", "pakistan"], []),
        ("The Russian and Chinese navies held joint exercises.", "COOPERATE", ["russia", "china"], []),
        ("Japan gave Sudan two million dollars in food aid.", "AID", ["japan"], ["sudan"]),
        ("The Red Crescent delivered medicine to Sudan.", "AID", ["red-crescent"], ["sudan"]),
        ("Egypt eased restrictions on the Northern Front.", "CONCEDE", ["egypt"], ["northern-front"]),
        ("Sudan lifted the curfew in the north.", "CONCEDE", ["sudan"], []),
        ("Russian forces pulled out of Sudan.", "RETREAT", ["russia"], ["sudan"]),
        ("France's withdrawal from Sudan ended in May.", "RETREAT", ["france"], ["sudan"]),
        ("The Northern Front released three Kenyan hostages.", "RETREAT", ["northern-front"], [None]),
        ("Omar Saleh fled Sudan.", "RETREAT", ["omar-saleh"], ["sudan"]),
        ("Pakistan demanded that Iran close the border.", "REQUEST", ["pakistan"], ["iran"]),
        ("The United Nations called on Russia to stop the shelling.", "REQUEST", ["united-nations"], ["russia"]),
        ("Anna Keller said that Iran must free the sailors.", "REQUEST", ["anna-keller"], ["iran"]),
        ("Peru asked Japan for a loan.", "REQUEST", ["peru"], ["japan"]),
        ("Iran accused Egypt of arming rebels.", "ACCUSE", ["iran"], ["egypt"]),
        ("France condemned Russia over the raid.", "ACCUSE", ["france"], ["russia"]),
        ("Kenya lodged a complaint against Sudan.", "ACCUSE", ["kenya"], ["sudan"]),
        ("Turkey rejected an Iranian proposal.", "REJECT", ["turkey"], ["iran"]),
        ("Russia vetoed the resolution.", "REJECT", ["russia"], []),
        ("The Northern Front violated the ceasefire.", "REJECT", ["northern-front"], []),
        ("China refused to meet the Northern Front.", "REJECT", ["china"], ["northern-front"]),
        ("Iran threatened to attack Turkey.", "THREATEN", ["iran"], ["turkey"]),
        ("Russia warned Japan of grave consequences.", "THREATEN", ["russia"], ["japan"]),
        ("Omar Saleh vowed to bomb Cairo.", "THREATEN", ["omar-saleh"], ["cairo"]),
        ("Thousands of Egyptian students protested against Russia.", "PROTEST", [None], ["russia"]),
        ("Kenyan teachers went on strike on Friday.", "PROTEST", [None], []),
        ("Peruvian miners blocked the main road to the coast.", "PROTEST", [None], []),
        ("France expelled two Russian diplomats.", "SANCTION", ["france"], ["russia"]),
        ("Japan suspended aid to Sudan.", "SANCTION", ["japan"], ["sudan"]),
        ("The United Nations imposed sanctions on Iran.", "SANCTION", ["united-nations"], ["iran"]),
        ("Turkey deployed troops along the border.", "MOBILIZE", ["turkey"], []),
        ("Egypt put its army on alert.", "MOBILIZE", ["egypt"], []),
        ("Sudanese police arrested Omar Saleh.", "COERCE", ["sudan"], ["omar-saleh"]),
        ("Iran banned two newspapers.", "COERCE", ["iran"], [None]),
        ("Chinese authorities cracked down on the Northern Front.", "COERCE", ["china"], ["northern-front"]),
        ("The Northern Front attacked Cairo.", "ASSAULT", ["northern-front"], ["cairo"]),
        ("Russian jets bombed the Northern Front.", "ASSAULT", ["russia"], ["northern-front"]),
        ("The Northern Front launched an offensive against Sudan.", "ASSAULT", ["northern-front"], ["sudan"]),
        ("Omar Saleh was assassinated by the Northern Front.", "ASSAULT", ["northern-front"], ["omar-saleh"]),
    ],
)
def test_a_plain_sentence_gives_one_event_with_its_sides(
    text: str, event_type: str, actors: list[str | None], recipients: list[str | None]
) -> None:
    (event,) = events_of(text)
    assert event.event_type == event_type
    assert sides(event, "actor") == actors
    assert sides(event, "recipient") == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Anna Keller said that Iran is a large country.",
        "Analysts believe that Russia could attack Turkey.",
        "Will Russia attack Turkey?",
        "If Iran attacks Turkey, prices will rise.",
        "Relations between Kenya and Sudan are friendly.",
        "Japan hopes to meet Russia one day.",
        "The Northern Front is an ally of Iran.",
        "China has an interest in Sudan.",
        "Egypt fears an attack by the Northern Front.",
        "The museum in Cairo opened a new wing.",
        "The attack came at dawn.",
        "Omar Saleh wrote a book about the sanctions.",
    ],
)
def test_opinions_stances_and_the_unnamed_give_no_event(text: str) -> None:
    assert events_of(text) == ()


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Omar Saleh visited Japan.", "CONSULT", "asserted"),
        ("Omar Saleh will visit Japan in July.", "CONSULT", "planned"),
        ("Omar Saleh plans to visit Japan.", "CONSULT", "planned"),
        ("Omar Saleh did not visit Japan.", "CONSULT", "negated"),
        ("Sudan never expelled the Northern Front.", "COERCE", "negated"),
        ("The upcoming talks between Iran and Turkey were announced in Cairo.", "CONSULT", "planned"),
        ("Russia has begun to withdraw from Sudan.", "RETREAT", "asserted"),
    ],
)
def test_the_status_tells_what_was_done_from_what_was_planned_or_denied(
    text: str, event_type: str, status: str
) -> None:
    (event,) = events_of(text)
    assert (event.event_type, event.status) == (event_type, status)


def test_what_is_promised_demanded_or_threatened_is_no_event_of_its_own() -> None:
    for text in (
        "Iran threatened to bomb Cairo.",
        "Egypt demanded that Iran release Omar Saleh.",
        "Japan promised to lift the sanctions on Iran.",
        "Kenya rejected calls by Sudan for economic aid.",
    ):
        assert len(events_of(text)) == 1, text


def test_a_failed_agreement_and_a_vowed_refusal_are_rejections() -> None:
    assert [e.event_type for e in events_of("Iran and Turkey failed to reach an agreement.")] == ["REJECT"]
    assert [e.event_type for e in events_of("Omar Saleh vowed not to return the islands to Iran.")] == ["REJECT"]


def test_a_pronoun_takes_the_subject_that_governs_its_clause() -> None:
    (event,) = events_of("The Northern Front said that it had attacked Cairo.")
    assert sides(event, "actor") == ["northern-front"]


def test_whoever_says_i_is_the_speaker_of_the_quotation() -> None:
    text = "“I met Omar Saleh in Cairo,” Anna Keller said."
    speaker = (text.index("Anna"), text.index(" said"))
    said = Quotation("direct", ((1, text.index("”")),), None, speaker, "anna-keller", "name", None, None, "rule", 0.9)
    assert sides(events_of(text, [said])[0], "actor") == ["anna-keller", "omar-saleh"]
    assert events_of(text) == ()


def test_a_relative_clause_tells_of_its_noun() -> None:
    (event,) = events_of("The Northern Front, which attacked Cairo in May, is rich.")
    assert sides(event, "actor") == ["northern-front"]


def test_a_visit_to_a_city_is_paid_to_its_state_and_takes_place_in_the_city() -> None:
    (event,) = events_of("Omar Saleh visited Paris.")
    assert sides(event, "recipient") == ["france"]
    assert event.place_entity_id == "paris"


def test_light_verbs_leave_the_trigger_to_their_noun() -> None:
    text = "The Northern Front launched an assault on Cairo."
    (event,) = events_of(text)
    assert text[slice(*event.trigger)] == "assault"


def test_the_trigger_of_a_phrasal_verb_includes_its_particle() -> None:
    text = "Chinese authorities cracked down on the Northern Front."
    assert text[slice(*events_of(text)[0].trigger)] == "cracked down"


def test_a_definite_back_reference_is_not_told_twice() -> None:
    text = "Anna Keller met Omar Saleh in Cairo. The meeting with Omar Saleh lasted an hour."
    assert [e.event_type for e in events_of(text)] == ["CONSULT"]


def test_an_event_takes_the_date_of_its_own_clause() -> None:
    text = "Russia, which had attacked Sudan in 2011, signed a treaty with Japan on 3 May 2019."
    dates = {e.event_type: e.date for e in events_of(text)}
    assert dates["AGREE"] == "2019-05-03"
    assert dates.get("ASSAULT", "2011") == "2011"


def test_an_event_without_a_date_keeps_none() -> None:
    (event,) = events_of("Omar Saleh visited Japan.")
    assert (event.date, event.date_basis) == (None, "none")


def test_what_follows_the_document_is_planned() -> None:
    (event,) = events_of("France's withdrawal from Sudan in 2024 worries Egypt.")
    assert (event.status, event.date) == ("planned", "2024")


def test_an_event_inside_a_quotation_names_it() -> None:
    text = 'Anna Keller said: "Russia attacked Sudan."'
    inner = (text.index("Russia"), text.index('."') + 1)
    quotation = Quotation("direct", (inner,), None, None, None, "none", None, None, "rule", 1.0)
    (event,) = events_of(text, [quotation])
    assert event.quotation == 0


def lead_of(genre: str, text: str, title: str = "") -> list[tuple[str | None, str]]:
    """Dates and their bases of the events of a document of a genre."""
    document = replace(read(text), genre=genre)
    if title:
        document = replace(document, paragraphs=tuple(replace(p, kind="title") for p in document.paragraphs))
    return [(e.date, e.date_basis) for e in find_events(document, names_in(document), (), AUTHORITY)]


def test_what_the_opening_of_a_news_report_tells_as_news_is_dated_to_the_document() -> None:
    assert lead_of("news", "Anna Keller has met Omar Saleh.") == [("2019-06-12", "document")]
    assert lead_of("press_review", "Anna Keller has met Omar Saleh.") == [("2019-06-12", "document")]
    assert lead_of("news", "Iran attacks Sudan", title="yes") == [("2019-06-12", "document")]
    assert lead_of("analysis", "Anna Keller has met Omar Saleh.") == [(None, "none")]
    assert lead_of("news", "Anna Keller met Omar Saleh.") == [(None, "none")]
    assert lead_of("news", "Anna Keller has often met Omar Saleh.") == [(None, "none")]
    assert lead_of("news", "It rained. It snowed. It blew. Anna Keller has met Omar Saleh.") == [(None, "none")]


def test_a_visit_without_an_object_is_paid_to_the_host_of_the_visit_before() -> None:
    text = "A French delegation visited Kenya in May 2011. The Japanese ambassador then visited in June 2011."
    _, second = events_of(text)
    assert (sides(second, "actor"), sides(second, "recipient")) == (["japan"], ["kenya"])
    assert (second.place_entity_id, second.date) == ("kenya", "2011-06")
    text = "A French delegation visited Kenya in May 2011. The Japanese ambassador followed with a visit in June 2011."
    assert [sides(e, "recipient") for e in events_of(text)] == [["kenya"], ["kenya"]]


def test_a_town_that_is_taken_is_the_place_and_its_state_suffers() -> None:
    for text in (
        "The Northern Front entered the capital, Cairo.",
        "Cairo fell to the Northern Front.",
        "The fall of Cairo to the Northern Front came at dawn.",
        "The Northern Front recapture of Cairo was swift.",
    ):
        (event,) = events_of(text)
        assert event.event_type == "ASSAULT", text
        assert sides(event, "actor") == ["northern-front"], text
        assert "cairo" in (event.place_entity_id, *sides(event, "recipient")), text


def test_people_who_attack_people_do_so_in_words_unless_arms_are_named() -> None:
    assert [e.event_type for e in events_of("Omar Saleh attacked Anna Keller.")] == ["ACCUSE"]
    assert [e.event_type for e in events_of("Omar Saleh attacked Anna Keller with a knife.")] == ["ASSAULT"]
    assert [e.event_type for e in events_of("Omar Saleh attacked Turkey in a tweet.")] == ["ACCUSE"]
    assert [e.event_type for e in events_of("Omar Saleh beat Anna Keller on Monday.")] == []


def test_an_invasion_that_is_condemned_took_place() -> None:
    found = [(e.event_type, sides(e, "actor")) for e in events_of("China condemned the Russian invasion.")]
    assert found == [("ACCUSE", ["china"]), ("ASSAULT", ["russia"])]


def test_a_plan_does_not_take_the_date_on_which_it_was_told() -> None:
    (event,) = events_of("Anna Keller will meet Omar Saleh, officials said on Monday.")
    assert (event.status, event.date) == ("planned", None)


def test_a_delegation_is_whose_it_was_when_last_named() -> None:
    text = "A Kenyan delegation arrived in Cairo. The delegation assured Egypt that the dam was safe."
    assert [sides(e, "actor") for e in events_of(text) if e.event_type == "AGREE"] == [["kenya"]]


def test_a_meeting_named_by_its_town_and_date_needs_no_sides() -> None:
    (event,) = events_of("Much was said at the 2011 Paris meeting.")
    assert (event.place_entity_id, event.date, event.participants) == ("paris", "2011", ())


def test_a_document_without_mentions_or_paragraphs_gives_nothing() -> None:
    assert events_of("") == ()


def test_events_are_sorted_scored_and_made_of_the_documents_own_words() -> None:
    text = "Iran accused Egypt of lying. Egypt expelled two Iranian diplomats. Turkey urged Iran to talk."
    document = read(text)
    events = find_events(document, names_in(document), (), AUTHORITY)
    assert [e.event_type for e in events] == ["ACCUSE", "SANCTION", "REQUEST"]
    for event in events:
        assert event.evidence[0] <= event.trigger[0] < event.trigger[1] <= event.evidence[1]
        assert 0.0 < event.score < 1.0
        assert event.method == "rule"
    assert [e.trigger for e in events] == sorted(e.trigger for e in events)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Iran and Turkey met in Cairo. The two sides signed a treaty.", ["iran", "turkey"]),
        ("Relations between Iran and Turkey are warm. Both countries signed a treaty.", ["iran", "turkey"]),
        ("Iran, Turkey and Egypt met in Cairo. The two sides signed a treaty.", []),
        ("The two sides signed a treaty.", []),
    ],
)
def test_the_two_sides_are_the_two_that_the_paragraph_named_last(text: str, actors: list[str]) -> None:
    signed = [e for e in events_of(text) if e.event_type == "AGREE"]
    assert [sides(e, "actor") for e in signed] == ([actors] if actors else [])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Anna Keller spoke in Paris. She accused Egypt of lying.", "anna-keller"),
        ("Anna Keller spoke in Paris. It rained. She accused Egypt of lying.", "anna-keller"),
        ("Anna Keller met Omar Saleh, and he accused Egypt of lying.", None),
        ("The crowd cheered Omar Saleh, and he accused Egypt of lying.", "omar-saleh"),
        ("Anna Keller spoke. Omar Saleh listened to Anna Keller. It rained. She accused Egypt of lying.", None),
        ("Iran met Turkey in Paris. It accused Egypt of lying.", "iran"),
        ("Iran met Turkey in Paris. They accused Egypt of lying.", None),
    ],
)
def test_a_pronoun_is_resolved_where_one_antecedent_agrees_and_left_where_none_is_sure(
    text: str, actor: str | None
) -> None:
    accused = next(e for e in events_of(text) if e.event_type == "ACCUSE")
    assert [a for a in sides(accused, "actor") if a] == ([actor] if actor else [])


@pytest.mark.parametrize(
    "introduced", ["The envoy of Peru, Anna Keller,", "Peruvian envoy Anna Keller", "Anna Keller (Peru)"]
)
def test_his_government_is_that_for_which_the_text_says_he_acts(introduced: str) -> None:
    (event,) = events_of(f"{introduced} spoke in Paris. Her Government had rejected the offer.")
    assert sides(event, "actor") == ["peru"]


def test_a_body_is_taken_up_by_the_last_word_of_its_name() -> None:
    text = "The Northern Front met in Cairo. On Monday the Front accused Egypt of lying."
    assert [sides(e, "actor") for e in events_of(text) if e.event_type == "ACCUSE"] == [["northern-front"]]


def test_whose_doctors_are_sent_sends_them() -> None:
    (event,) = events_of("Fifty Kenyan doctors were sent to Sudan.")
    assert (sides(event, "actor"), sides(event, "recipient")) == (["kenya"], ["sudan"])


def test_whoever_calls_is_the_actor_and_whoever_is_called_the_recipient() -> None:
    (event,) = events_of("Anna Keller telephoned Omar Saleh on Monday.")
    assert (sides(event, "actor"), sides(event, "recipient")) == (["anna-keller"], ["omar-saleh"])


def test_a_label_says_who_speaks_not_who_acts() -> None:
    (event,) = events_of("Anna Keller: Iran expelled two Egyptian diplomats.")
    assert sides(event, "actor") == ["iran"]


def test_towns_that_tell_only_where_are_no_sides() -> None:
    (event,) = events_of("The Northern Front abducted fourteen miners near Cairo.")
    assert sides(event, "recipient") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "A hurricane struck Sudan.",
        "Kenya fought the epidemic.",
        "Russia declined to comment.",
        "Anna Keller refused to answer.",
        "Russia warned that prices would rise.",
        "Russia insisted that it had paid.",
        "Iran and Turkey agreed that the winter was cold.",
        "Anna Keller held a rally in Paris.",
        "Let's allow that Iran was wrong.",
        "People support Iran.",
        "Russia rejected the notion.",
    ],
)
def test_answers_forecasts_opinions_and_forces_of_nature_are_no_events(text: str) -> None:
    assert [e.event_type for e in events_of(text)] == []


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Iran gave no aid to Sudan.", "AID", "negated"),
        ("Iran has no plans to meet Egypt.", "REJECT", "asserted"),
        ("Russia will attack Turkey if Turkey closes the strait.", "THREATEN", "asserted"),
        ("Anna Keller came under fire from Omar Saleh.", "ACCUSE", "asserted"),
        ("Egypt came under fire from the Northern Front.", "ASSAULT", "asserted"),
        ("Kenya said that Sudan was behind the attack.", "ACCUSE", "asserted"),
        ("Peru will send food to Sudan.", "AGREE", "planned"),
        ("An envoy said that Peru would send food to Sudan.", "AID", "planned"),
        ("Turkey's ambassador called on Omar Saleh on Monday.", "CONSULT", "asserted"),
        ("Turkey called on Omar Saleh to resign.", "REQUEST", "asserted"),
        ("Iran test-fired a missile.", "MOBILIZE", "asserted"),
        ("Turkey imposed a travel ban on Omar Saleh.", "SANCTION", "asserted"),
    ],
)
def test_the_sense_of_a_word_is_that_of_its_sentence(text: str, event_type: str, status: str) -> None:
    (event,) = events_of(text)
    assert (event.event_type, event.status) == (event_type, status)


def test_what_was_said_at_a_meeting_of_the_day_is_dated_to_the_day() -> None:
    said = "Omar Saleh accused Iran of shelling Cairo on Sunday."
    found = events_of(f"Anna Keller told the United Nations today that talks went on.\n{said}")
    accused, shelling = (next(e for e in found if e.event_type == t) for t in ("ACCUSE", "ASSAULT"))
    assert (accused.date, accused.date_basis) == ("2019-06-12", "document")
    assert (shelling.date, shelling.date_basis) == ("2019-06-09", "relative")
    assert events_of(said)[0].date is None


def test_an_entry_of_a_chronology_is_dated_by_the_date_before_it() -> None:
    (event,) = events_of("— 4 May 2011: The Northern Front attacked Cairo.")
    assert event.date == "2011-05-04"


def test_what_goes_on_since_something_begins_with_it() -> None:
    (event,) = events_of("Thousands have fled Sudan since the war broke out on 3 May.")
    assert event.date == "2019-05-03/.."


def test_a_verb_keeps_its_prefix() -> None:
    text = "Iran test-fired a missile."
    assert text[slice(*events_of(text)[0].trigger)] == "test-fired"


def test_a_list_is_whole_although_the_parse_leaves_its_first_name_out() -> None:
    (event,) = events_of("Kenya, Sudan and Egypt agreed to link their railways.")
    assert sides(event, "actor") == ["kenya", "sudan", "egypt"]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("The arrest of Omar Saleh by Sudanese police was swift.", "COERCE", ["sudan"], ["omar-saleh"]),
        ("Peru's refusal to meet Japan surprised France.", "REJECT", ["peru"], ["japan"]),
        ("Kenya gave Sudan assurances of support.", "AGREE", ["kenya"], ["sudan"]),
        ("Talks on the dam between Egypt and Sudan went on.", "CONSULT", ["egypt", "sudan"], []),
    ],
)
def test_nouns_give_their_sides(text: str, event_type: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in events_of(text) if e.event_type == event_type)
    assert (sides(event, "actor"), sides(event, "recipient")) == (actors, recipients)


def test_what_a_relative_clause_tells_of_the_past_is_not_dated_by_what_is_to_come() -> None:
    met, visit = events_of("Anna Keller, who met Omar Saleh in Cairo, will visit Japan in August.")
    assert (met.status, met.date) == ("asserted", None)
    assert (visit.status, visit.date) == ("planned", "2019-08")


def test_a_people_that_no_authority_knows_stands_for_the_state_that_its_name_is_made_from() -> None:
    text = "Ruritania is cold. The Ruritanian envoy met Omar Saleh."
    document = read(text)
    spots = [(text.index(name), text.index(name) + len(name)) for name in ("Ruritania ", "Ruritanian", "Omar Saleh")]
    kinds = ("GPE", "NORP", "PER")
    names = [Mention((a, b), kind, None, "model", 0.9) for (a, b), kind in zip(spots, kinds, strict=True)]
    names[0] = replace(names[0], span=(0, len("Ruritania")))
    (met,) = find_events(document, names, (), Authority())
    assert [p.mention for p in met.participants] == [0, 2]
