"""Terms of a text, with abbreviation, native form and definition."""

import pytest

from content.extraction.concepts import find_concepts
from content.extraction.document import Document, Stretch
from content.extraction.findings import ConceptFound, Mention, PersonFound
from content.readers.plain_text import read_plain_text


def concepts(text: str, *people: PersonFound) -> tuple[ConceptFound, ...]:
    return find_concepts(read_plain_text(text), people)


def terms(text: str) -> list[str]:
    return [one.term for one in concepts(text)]


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        ("This is known as a “ghost port”.", "ghost port", ""),
        ("Locals call this the mud season.", "mud season", ""),
        ("It fears the so-called “silt trap”.", "silt trap", ""),
        ("The term “siltwashing” is new.", "siltwashing", ""),
        (
            "They built a “sand motor”, a bank that feeds the beach.",
            "sand motor",
            "a bank that feeds the beach",
        ),
        (
            "Human silting (the filling of ports by waste from farms) is old.",
            "Human silting",
            "the filling of ports by waste from farms",
        ),
        ("They live by the chōnin (townspeople) of old.", "chōnin", "townspeople"),
        ("It pays dibao (minimum income) to all.", "dibao", "minimum income"),
        ("Doctrine (lilun, often translated as ‘theory’) changes.", "lilun", "theory"),
        (
            "Silting is a process in which mud fills a port. Silting is slow.",
            "Silting",
            "a process in which mud fills a port",
        ),
        (
            "A silt circle is a hearing in which ports are judged by boats.",
            "silt circle",
            "a hearing in which ports are judged by boats",
        ),
        (
            "They spoke of silt mentoring, under which a port that is dredged helps others. "
            "No port objects.",
            "silt mentoring",
            "under which a port that is dredged helps others",
        ),
        (
            "The silt gap, or the difference between what they dredge and what they pay, is wide.",
            "silt gap",
            "the difference between what they dredge and what they pay",
        ),
        (
            "She liked the idea of silt terrain: the notion that mud moves ports.",
            "silt terrain",
            "the notion that mud moves ports",
        ),
        (
            "Silt glow over the town, meaning the light of its mud, has doubled.",
            "Silt glow",
            "the light of its mud",
        ),
        (
            "Silt rent – a charge on ships that is paid in mud – is low.",
            "Silt rent",
            "a charge on ships that is paid in mud",
        ),
        ("The silt levy, by contrast, denotes a tax on mud.", "silt levy", "a tax on mud"),
        (
            "The port may go into tidal lock, a state in which gates stay shut.",
            "tidal lock",
            "a state in which gates stay shut",
        ),
        (
            "It heard of clogging, the gradual filling of a bore by silt, as well. Clogging harms.",
            "clogging",
            "the gradual filling of a bore by silt",
        ),
        (
            "The bed is covered by gorvu, a soft, dark mud that smells of eggs. Gorvu is dear.",
            "gorvu",
            "a soft, dark mud that smells of eggs",
        ),
        (
            "It fears clogging, the gradual filling of a bore by silt. Clogging harms.",
            "clogging",
            "the gradual filling of a bore by silt",
        ),
        (
            "By “slack water” the office means the hour between two tides.",
            "slack water",
            "the hour between two tides",
        ),
        (
            "They fear the landbridge, as hauliers call the road route over the hills.",
            "landbridge",
            "the road route over the hills",
        ),
        ("They fear “silt debt” (money that ports owe).", "silt debt", "money that ports owe"),
        ("The “silt first” rule was dropped.", "silt first", ""),
        ("“Silting”, as they call it, is old.", "Silting", ""),
        ("Workers call the practice “mud walking”.", "mud walking", ""),
        ("China’s hukou, or household register, is old.", "hukou", "household register"),
        ("The Kramer–Ostrov thesis is old.", "Kramer–Ostrov thesis", ""),
        ("The Anglo-Irish law and the Post-Brexit test are old.", None, ""),
        ("This is known as a sand box.", "sand box", ""),
    ],
)
def test_terms_with_their_definitions(text: str, term: str | None, definition: str) -> None:
    assert [(one.term, one.definition) for one in concepts(text)] == (
        [(term, definition)] if term else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "She called the plan “nonsense”.",
        "“A disgrace,” said the mayor.",
        "The mayor said it was “a gift to the port”.",
        "He promised “swift action” on mud.",
        "It was built “as soon as possible”.",
        "Braun has called the port “a slogan with mud”. The slogan with mud is old.",
        "Braun calls the result “forty-nine ports with one name”.",
        "Still, Braun called the finding surprising, and left.",
        "The port, or what is left of it, stands on a hill.",
        "This port law holds that mud is dear.",
        "In the winter, a season of fog, boats are late.",
        "Last week, a group of parents sued the council.",
        "She moved to Leeds, a city of mills, in May.",
        "The rate fell to 41 per cent, a rate that nobody liked.",
        "The result is a system that nobody knows.",
        "Braun (left) and the mayor (below) met.",
        "The report, a document of 400 pages, was long.",
        "The port (including the docks and the sheds and yards) was closed.",
        "The ports (usually a crane, a shed, and a quay for two boats) are full.",
        "Critics call this theatre.",
        "Pieces of walls (bricks, tiles, beams or nails) lay there.",
        "It is mud in the strict sense: remains that have failed to sink.",
        "The levy is what both ports have called “absurd”.",
        "The mayor described the levy in private as “wholly unnecessary”.",
        "The ports call the figure “plucked from the air”.",
        "Mud is dear, two people in the call said.",
        "When it began I was called staff.",
        "Nobody in the port says the word “mud”.",
        "Ports that called this year were measured by the county.",
        "It was unusual, which is how they like it.",
    ],
)
def test_speech_places_and_turns_of_phrase_are_no_terms(text: str) -> None:
    assert terms(text) == []


def test_a_quoted_phrase_that_comes_up_again_is_a_term() -> None:
    assert terms("They dream of ‘quiet harbours’. They rest.") == []
    assert terms("They dream of ‘quiet harbours’. A quiet harbour rests.") == ["quiet harbours"]


@pytest.mark.parametrize("adverb", ["", "sometimes ", "typically ", "often alternatively "])
def test_what_is_translated_is_the_subject_and_no_adverb(adverb: str) -> None:
    text = f"The yuzi is {adverb}translated as “silt stain”."
    assert [one.term for one in find_concepts(read_plain_text(text), ())] == ["yuzi"]


def test_an_abbreviation_is_one_term_with_its_long_form() -> None:
    [found] = concepts("Strategic sand stocks (SSSs) fell. SSSs are stocks that a state owns.")
    assert (found.term, found.abbreviation) == ("Strategic sand stocks", "SSSs")
    assert found.definition == "stocks that a state owns"


@pytest.mark.parametrize(
    ("text", "term", "native"),
    [
        ("He coined the term nishui (泥水) then.", "nishui", "泥水"),
        ("The word that matters is nishui (泥水) here.", "nishui", "泥水"),
        ("The “mud poet” (泥诗 ní shī) wrote.", "mud poet", "泥诗"),
        ("She wrote of the “mud tide” (nichao 泥潮) then.", "mud tide", "泥潮"),
        ("The zemstvo (земство) met.", "zemstvo", "земство"),
        ("The 泥税 (nishui) rose.", "nishui", "泥税"),
        ("Her notion is that of nishui (泥水) here.", "nishui", "泥水"),
        ("It is nishui (泥水, literally “mud water”) again.", "nishui", "泥水"),
        ("The word of the year is siltage (泥税) again.", "siltage", "泥税"),
        (
            "In his Record of the Leaking Port (漏港記) it rains.",
            "Record of the Leaking Port",
            "漏港記",
        ),
        ("The 泥税 (nishui: “silt tax”) rose.", "silt tax", "泥税"),
    ],
)
def test_native_forms(text: str, term: str, native: str) -> None:
    assert [(one.term, one.native_form) for one in concepts(text)] == [(term, native)]


@pytest.mark.parametrize(
    "text",
    [
        "只要网页中含有 mud 等词汇。",  # an English word in a text of the other script
        "He writes on his channel Хвост и грива of ports.",
        "Сначала «рекомендуется», потом «не писать».",
    ],
)
def test_another_script_beside_a_word_may_be_no_native_form(text: str) -> None:
    assert terms(text) == []


def test_two_wordings_of_one_term() -> None:
    text = "The word is nishui (泥水), rendered below as mud water (MW): the water above the silt."
    [found] = concepts(text)
    assert (found.term, found.aliases, found.abbreviation) == ("nishui", ("mud water",), "MW")
    assert found.definition == "the water above the silt"


def test_a_term_that_is_also_called_otherwise_is_one_term() -> None:
    [found] = concepts("A silt lake, also called a mud-off, is a lake that a river leaves.")
    assert (found.term, found.aliases) == ("silt lake", ("mud-off",))
    assert found.definition == "a lake that a river leaves"


def test_a_term_may_come_up_again_without_its_kind():
    text = "It has festoon systems, that is, cables along a coast. Festoons, a cheap way of landing"
    assert terms(f"{text} that ports like, are old.") == ["festoon systems"]


def test_a_title_is_a_term_with_what_it_is_on():
    assert terms("The oldest is the Notes on Poor Fields (瘠田覚書).") == ["Notes on Poor Fields"]


def test_a_list_may_complete_a_definition() -> None:
    text = "Strategic sand stocks (SSSs) rose. SSSs are unlike others, as they\n\n• last\n• grow"
    [found] = concepts(text)
    assert found.definition == "are unlike others, as they last; grow"


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("They pay the so-called “quay money”. It means a fee for mud.", "a fee for mud"),
        (
            "They pay the so-called “quay money”. The term covers any fee for mud.",
            "any fee for mud",
        ),
        ("They pay the so-called “quay money”. It means that ports are full.", ""),
        ("They pay the so-called “quay money”. It means little to me.", ""),
        ("Boats pay for mud. Such a fee is known in law as “quay money”.", "Boats pay for mud"),
        ("They pay quay money (hafnargjöld), a fee that ports take.", "a fee that ports take"),
        ("They pay “quay money” (bátagjöld).", ""),
    ],
)
def test_the_sentence_beside_a_term_may_explain_it(text: str, definition: str) -> None:
    assert [one.definition for one in concepts(text)][:1] == [definition]


def test_people_are_no_terms() -> None:
    text = "Then Ma Lan 马兰 spoke."
    place = Stretch(0, 5, 11)
    person = PersonFound(
        stretch=place,
        rule="native name",
        confidence=1,
        name="Ma Lan",
        native_name="马兰",
        mentions=(Mention(place, Stretch(0, 5, 14)),),
    )
    assert concepts(text, person) == ()


def test_each_definition_points_at_its_words() -> None:
    text = "They met.\n\nThey built a “sand motor”, a bank that feeds the beach."
    document = read_plain_text(text)
    [found] = find_concepts(document, ())
    assert found.definition_stretch is not None
    assert document.words(found.stretch) == found.term
    assert document.words(found.definition_stretch) == found.definition


def test_a_text_without_terms() -> None:
    assert find_concepts(Document(()), ()) == ()
    assert terms("They met. They ate.") == []


def test_what_is_said_of_an_abbreviation_defines_the_term() -> None:
    (one,) = concepts(
        "Silt rooms are dear. The bank keeps twelve tidal rooms (TRs) now. "
        "By TRs we mean rooms that stand under water at night."
    )
    assert one.definition == "rooms that stand under water at night"


def test_the_first_sentence_says_what_a_text_is_about() -> None:
    text = (
        "Siltism was a movement in Leon that held mud to be holy.\n\n"
        "Siltism refers to the manner of painting, not to mud."
    )
    (one,) = concepts(text)
    assert one.definition == "a movement in Leon that held mud to be holy"
