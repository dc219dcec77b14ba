"""People who are known by a name that they use online, and what is called so and is nobody."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.findings import HANDLE, PersonFound
from content.extraction.people import find_people

FOREIGN = "猫睡了，狗还醒着。"


def people(*paragraphs: str) -> tuple[PersonFound, ...]:
    return find_people(Document(tuple(Block(text) for text in paragraphs)))


def handles(*paragraphs: str) -> list[str]:
    return [person.name for person in people(*paragraphs) if person.rule == HANDLE]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A blogger called Red River Heron, who has many readers, saw it.", "Red River Heron"),
        ("Then a user called Aunt of Pickle said that it was late.", "Aunt of Pickle"),
        ("A tram driver known as Copper Uncle filmed it.", "Copper Uncle"),
        ("A father who calls himself Cold Noodle Salad laughed.", "Cold Noodle Salad"),
        ("A clerk, a woman better known as Kettle 7, agreed.", "Kettle 7"),
        ("The girl, who blogs under the name Green Plum Mist, slept.", "Green Plum Mist"),
        ("One of them answered under the handle teapot88.", "teapot88"),
        ("The best reply came from a user called Aunt of Pickle: “It rains.”", "Aunt of Pickle"),
        ("A nurse from Leeds, posting as Bed No. 9, went home.", "Bed No. 9"),
        ("The user Fat Goose of Yibin has gone.", "Fat Goose of Yibin"),
        ("The angry blogger Blue Bear Esq. left it there.", "Blue Bear Esq."),
        ("Weibo user Slow Goose wrote that it rained.", "Slow Goose"),
        ("Netizen Slow Goose wrote that it rained.", "Slow Goose"),
        ("A user called “Aunt of Pickle” said that it was late.", "Aunt of Pickle"),
        ("Blogger ‘Slow Goose’ writes that it rained.", "Slow Goose"),
        ("Netizen Slow Goose (慢鹅) wrote that it rained.", "Slow Goose"),
        ("Blogger Slow Goose: “It rains.”", "Slow Goose"),
        ("@Slow_Goose (慢鹅): It rains.", "Slow_Goose"),
        ("@Six_Geese: Nobody asked me.", "Six_Geese"),
        ("@cold tea bag: Nobody asked me.", "cold tea bag"),
        ("@rice: Nobody asked me.", "rice"),
        ("Later @PondKeeper replied that it was shut.", "PondKeeper"),
        ("It is late, owl_of_xi said.", "owl_of_xi"),
        ("“It is late,” wrote teapot88.", "teapot88"),
        ("Another mother, Moon under a Roof, asked what it cost.", "Moon under a Roof"),
    ],
)
def test_finds_names_that_the_text_introduces(text: str, name: str) -> None:
    assert handles(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A software called Green Heron was sold.",
        "A rule known as Night Bell came first.",
        "A brewery sold a beer known as Old Tom.",
        "A developer called Golden Gardens said that it would build.",
        "A lawyer called Green Heron a disgrace.",
        "A driver called Roadside Rescue and waited.",
        "A student called Campus Security.",
        "The writer called Night Bell useless.",
        "A lawyer named Ursula Kestrel said that it was late.",
        "The firm sold it under the name Green Heron.",
        "Rents rose under the Home Bell scheme, officials said.",
        "An editor who writes as Deputy Minister left.",
        "They hung the poster Serve Nobody on the wall.",
        "User Guide",
        "It is in the User Guide: look there.",
        "They sign user IDs.",
        "@missing: 0000",
        "Users Beware: the blogger Beijing jailed is free.",
        "A blogger called Han Han wrote that it was late.",
        "Write to help@teapot88 or to office@pond.org.",
        "Later @GlobalTimes wrote that it was over.",
        "In 2020 covid19 showed that masks help.",
        "A report said Channel4 wrote it.",
        "A teacher, Duchess of Kent, asked.",
        "An aunt, Bank of Leeds, asked.",
    ],
)
def test_takes_nothing_else_for_a_name_used_online(text: str) -> None:
    assert handles(text) == []


def test_a_site_that_the_text_calls_one_is_nobody() -> None:
    said = "A user called Teapot said that it was."

    assert handles("The site Teapot is new.", said) == []
    assert handles("In the group, Teapot was late.", said) == ["Teapot"]


@pytest.mark.parametrize(
    "text",
    [
        "Tired Goose wrote on Weibo:",
        "It rained. Goose without a Pond commented:",
        "Qwaplo warned:",
        "Qwaplo found out that the gate leaks :",
        "In the end, qwaplo noted the leak in the gate:",
    ],
)
def test_who_leads_in_to_words_in_another_script_is_somebody(text: str) -> None:
    assert len(handles(text, FOREIGN, "The cat is asleep.")) == 1


def test_in_one_script_a_place_online_must_be_named() -> None:
    below = "The cat is asleep."

    assert handles("Tired Goose wrote on Weibo:", below) == ["Tired Goose"]
    assert handles("Tired Goose commented:", below) == []
    assert handles("Qwaplo warned:", below) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Education commented:",
        "Human Rights Watch wrote on Weibo:",
        "Friends of Nature asked:",
        "Beijing Evening wrote:",
        "The Old Goose commented:",
        "Foreign Minister replied on Weibo:",
        "Green Earth Volunteers replied:",
        "Xinhua wrote:",
        "Hunanese wrote:",
        "NPPA warned:",
        "When Tired Goose wrote:",
        "This is what the notice said:",
        "People in Leeds asked:",
        "Li Xiaoming wrote on Weibo:",
    ],
)
def test_a_body_a_post_and_a_known_person_lead_in_as_before(text: str) -> None:
    assert handles(text, FOREIGN, "The cat is asleep.") == []


def test_what_one_reads_in_is_a_site() -> None:
    assert handles("It stood in Qwaplo first.", "Qwaplo wrote:", FOREIGN) == []


def test_finds_who_replies_in_a_row() -> None:
    row = ("Jar of Salt Eggs: My goose is older.", FOREIGN, "owl_xi: So it is. Go home!")

    assert handles("It was shared a lot. Some of the replies:", *row) == [
        "Jar of Salt Eggs",
        "owl_xi",
    ]


def test_a_reply_in_two_scripts_is_one() -> None:
    row = ("topgoz: It is cold.", "topgoz：天气冷了。", "KevinPondly: What is it? So late.")

    assert handles("Netizens joked:", *row) == ["topgoz", "KevinPondly"]


@pytest.mark.parametrize(
    ("leading", "row"),
    [
        ("We quote a passage:", ("Reporter: When is it?", "Wise Goose: It is late.")),
        ("Some of the replies:", ("Jar of Salt Eggs: My goose is older.", "That was all.")),
        ("Some of the replies:", ("Note: It is late.", "Background: It was late before.")),
        ("Some of the replies:", ("Dyke: a wall of earth", "Polder: land below the sea")),
        ("The comments on the draft:", ("Flood Plains: They are wet.", "High Dykes: Too high.")),
        ("Words that the users need:", ("Dyke: A wall of earth.", "Gate: A door in a wall.")),
        ("Some of the replies:", ("Water Board: It is late.", "Human Rights Watch: It is not.")),
    ],
)
def test_labels_of_other_rows_name_nobody(leading: str, row: tuple[str, ...]) -> None:
    assert handles(leading, *row) == []


def test_a_name_counts_wherever_it_stands() -> None:
    texts = ("A user called Cat of Yibin said so.", "They thanked Cat of Yibin's aunt.")
    (one,) = people(*texts)

    assert [mention.stretch.block for mention in one.mentions] == [0, 1]
    assert texts[0][one.mentions[0].whole.start : one.mentions[0].whole.end] == (
        "A user called Cat of Yibin"
    )


def test_a_common_word_counts_where_it_is_marked() -> None:
    (one,) = people("@cold tea: Not me.", "She had cold tea and asked @cold tea for milk.")

    assert [mention.stretch.start for mention in one.mentions] == [1, 28]


def test_a_part_of_a_name_is_no_other_person() -> None:
    text = "A blogger called Old Marsh Heron, who has many readers, claimed that it was late."

    assert [person.name for person in people(text)] == ["Old Marsh Heron"]


def test_nobody_is_sure_of_such_a_person() -> None:
    (one,) = people("A user called Cat of Yibin said so.")

    assert one.confidence < 0.65


def test_quotation_marks_around_a_name_belong_to_it() -> None:
    text = "A user called “Cat of Yibin” said so."
    (one,) = people(text)

    assert text[one.mentions[0].whole.start : one.mentions[0].whole.end] == (
        "A user called “Cat of Yibin”"
    )


@pytest.mark.parametrize("leading", ["Deep pond frog asked:", "Deep pond frog, once in, wrote:"])
def test_a_name_may_be_written_like_the_beginning_of_a_sentence(leading: str) -> None:
    assert handles(leading, FOREIGN, "It rains.") == ["Deep pond frog"]
    assert handles(leading, "“It rains.”") == []


@pytest.mark.parametrize(
    "leading",
    [
        "Angry parents, upon reading it, asked:",
        "State television said:",
        "One reader wrote:",
        "Head teacher wrote:",
        "Then everybody asked:",
        "Her mother wrote:",
    ],
)
def test_most_beginnings_of_sentences_are_no_names(leading: str) -> None:
    assert handles(leading, FOREIGN, "It rains.") == []


def test_a_name_is_nothing_that_the_text_speaks_of() -> None:
    found = handles("Deep pond frog wrote:", FOREIGN, "It is wet, said a deep pond frog.")

    assert found == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ploughman88, whose posts I read, is angry.", ["Ploughman88"]),
        ("Ploughman88, whose roof leaks, is old.", []),
        ("GPT4, whose posts are odd, is old.", []),
    ],
)
def test_who_has_posts_has_a_name(text: str, names: list[str]) -> None:
    assert [one.name for one in people(text)] == names
