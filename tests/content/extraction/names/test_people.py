"""Who is found in a text, and what nobody should take for a person."""

import pytest

from content.extraction.document import Block, BlockKind, Document
from content.extraction.findings import PersonFound
from content.extraction.people import find_people


def people(*paragraphs: str) -> tuple[PersonFound, ...]:
    return find_people(Document(tuple(Block(text) for text in paragraphs)))


def names(*paragraphs: str) -> list[str]:
    return [person.name for person in people(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Costs rose, said Ursula Kestrel.", "Ursula Kestrel"),
        ("Costs rose, says Wang Xiaoming.", "Wang Xiaoming"),
        ("Xiaoming Wang doubts it.", "Xiaoming Wang"),
        ("The bill fell to Chan Kwok-leung.", "Chan Kwok-leung"),
        ("It was drafted by Ahn Do-hyun.", "Ahn Do-hyun"),
        ("They met Nguyen Thi Bich Ngoc.", "Nguyen Thi Bich Ngoc"),
        ("Hatanaka Shizue recorded the songs.", "Hatanaka Shizue"),
        ("Manon van den Beekveld resigned.", "Manon van den Beekveld"),
        ("A report by Inês dos Reis Caldeira.", "Inês dos Reis Caldeira"),
        ("Nabil al-Tazi disagreed.", "Nabil al-Tazi"),
        ("Siobhán O’Meara-Fay left.", "Siobhán O’Meara-Fay"),
        ("Dr N'Golo Traoré gave examples.", "N'Golo Traoré"),
        ("It was signed by K. S. Venkataraman.", "K. S. Venkataraman"),
        ("José Álvarez de Toledo wrote.", "José Álvarez de Toledo"),
        ("Prof. Teun Hoekstra agrees.", "Teun Hoekstra"),
        ("Vlk Ondrasz, a grower from Brno, left.", "Vlk Ondrasz"),
        ("They asked Oyin Tuvasdal, who runs a mill.", "Oyin Tuvasdal"),
        ("Thea Nordvik's plan failed.", "Thea Nordvik"),
        ("WANG Xiaoming signed.", "WANG Xiaoming"),
        ("He Yongqian denied it.", "He Yongqian"),
        ("Yilin Oststrand of the University of Hull wrote it.", "Yilin Oststrand"),
        ("They miss the late Sione Latuvila.", "Sione Latuvila"),
        ("Minister of Trade Aivarus Kelmanski left.", "Aivarus Kelmanski"),
        ("Ovrin Takesada is a former minister.", "Ovrin Takesada"),
        ("We met Jason Beer QC, a barrister.", "Jason Beer"),
        ("I’m Ippei Fujiwara.", "Ippei Fujiwara"),
        ("She quotes Bernard of Clairvaux’s letters.", "Bernard of Clairvaux"),
        ("They praised the Robert Hale translation.", "Robert Hale"),
        ("It was a Ruth Hale exhibit.", "Ruth Hale"),
        ("It was sent on to a union lawyer, Uvo Tarkkelin.", "Uvo Tarkkelin"),
        ("Rashid al’Tuvasi said nothing.", "Rashid al’Tuvasi"),
        ("Uvo Tarkkelin teaches at Vik University.", "Uvo Tarkkelin"),
        ("It was made by painters such as Uvo Clarkson.", "Uvo Clarkson"),
        ("The mill was founded by Uvo Tarkkelin.", "Uvo Tarkkelin"),
        ("She was succeeded by Uvo Tarkkelin in 1904.", "Uvo Tarkkelin"),
        ("A paper by Uvo Tarkkelin shows it.", "Uvo Tarkkelin"),
        ("They sold the letters of Uvo Tarkkelin.", "Uvo Tarkkelin"),
        ("In a letter to Uvo Tarkkelin he denies it.", "Uvo Tarkkelin"),
        ("A paper by KS Tarkkelin shows it.", "KS Tarkkelin"),
        ("KS Tarkkelin argues that it rains.", "KS Tarkkelin"),
        ("Former Uruguay President, Uvo Tarkkelin, left.", "Uvo Tarkkelin"),
    ],
)
def test_finds_names_of_many_shapes(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The road was designed by Deep Works.",
        "A report by Save Children shows it.",
        "They mourn the death of Silicon Valley.",
        "The film was directed by Vik Studio.",
        "The song was recorded by UK Tarkkelin.",
        "The KS Tarkkelin was sunk.",
    ],
)
def test_bodies_make_things_too(text: str) -> None:
    assert names(text) == []


def test_a_language_in_brackets_stands_between_a_name_and_its_verb() -> None:
    assert names("Uvo Tarkkelin [es] argues so.", "Ana Ruiz [ar], Uvo Lindkel [ar] left.") == [
        "Uvo Tarkkelin",
        "Ana Ruiz",
        "Uvo Lindkel",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch told Agence France-Presse that it was right.",
        "The European Commission's Green Deal passed in New York and Hong Kong.",
        "George Washington University published it.",
        "The Lu Xun Museum reopened in Charlotte Street.",
        "Xi Jinping Thought is taught.",
        "Feng Shui sells, and Ping An Insurance rose.",
        "Al Jazeera reported that Goldman Sachs cut its target.",
        "Hurricane Maria hit Puerto Rico and San Marino.",
        "Common Prosperity and Dual Circulation are slogans.",
        "May said nothing.",
        "At the blog Marie Verte she writes.",
        "A report on Major Rural Outcomes for the coast is out.",
        "The bill for Rural Reviews (RR) rises.",
        "It was shipped to a contractor, Ovrin Takesada, in May.",
        "They sailed to Second Gregor Shoal and Dawn of Peace.",
        "It was bought by insurers such as Ovrin Takesada.",
        "Sina Weibo closed, and Norsk Hydro said output fell.",
        "At Nomura, Jordan said little.",
        "Team Europe delivers, and Saint Helena waits near Ben Nevis.",
        "Washington argues that Brussels is wrong.",
        "Prince George’s County was flooded.",
        "The farm lies in Dong Yu, a village in the hills.",
        "Critics argued that Economists suggested it.",
        "The terraces (棚田 tanada) are old, the Great Wall (长城) is older.",
    ],
)
def test_takes_no_place_body_or_work_for_a_person(text: str) -> None:
    assert names(text) == []


def test_a_heading_in_capitals_names_nobody_without_more() -> None:
    document = Document((Block("Testing Rosa Dam Again", BlockKind.HEADING),))

    assert find_people(document) == ()


def test_a_footnote_that_cites_an_author_names_nobody() -> None:
    document = Document((Block("J. Nordquist, Trade and Aid, 2019.", BlockKind.FOOTNOTE),))

    assert find_people(document) == ()


def test_a_row_of_names_lends_its_evidence_to_an_unknown_one() -> None:
    assert names("It is led by Anna Kovacs, Uvo Tarkkelin and Li Wei.") == [
        "Anna Kovacs",
        "Uvo Tarkkelin",
        "Li Wei",
    ]


def test_finds_a_person_of_whom_only_the_title_and_surname_are_given() -> None:
    assert names("Mr Okoro disagreed with Baroness Tuckwell.") == ["Okoro", "Tuckwell"]


def test_finds_relatives_of_whom_only_the_given_name_is_told() -> None:
    assert names("Her father, Josip, mended nets, says her sister Ljerka.") == ["Josip", "Ljerka"]


def test_a_given_name_alone_is_of_the_one_person_who_has_it() -> None:
    (person,) = people("I welcome Rebecca McKee. Rebecca, you have two minutes.")

    assert [one.stretch.start for one in person.mentions] == [10, 25]


def test_a_given_name_that_is_a_word_names_nobody_at_the_start_of_a_sentence() -> None:
    (person,) = people("Grant Robertson left. Grant money was cut.")

    assert len(person.mentions) == 1


def test_finds_a_scholar_who_is_named_by_surname_alone() -> None:
    assert names("Hawkes argues that the poems vary, while Chou suggests they do not.") == [
        "Hawkes",
        "Chou",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chief Justice Rawlings concurred.", ["Rawlings"]),
        ("Chief Justice Rawlings’s ruling stands.", ["Rawlings"]),
        ("They called for Justice Rawlings.", []),
    ],
)
def test_an_unknown_word_behind_a_post_has_to_act_to_be_a_person(
    text: str, found: list[str]
) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Li Bai (Li Po) drank with Du Fu.", "Li Po"),
        ("Wang Xiaoming resigned. Xiaoming Wang then left.", "Xiaoming Wang"),
        ("John A. Smith spoke. John Smith left.", "John Smith"),
        ("José Álvarez de Toledo spoke. Álvarez de Toledo left.", "Álvarez de Toledo"),
        ("Dr Lydia Buchtmann spoke. Ms Bauchtmann left.", "Bauchtmann"),
    ],
)
def test_takes_two_forms_of_one_name_together(text: str, alias: str) -> None:
    assert alias in people(text)[0].aliases


def test_keeps_two_people_with_one_surname_apart() -> None:
    chen_xi, chen_bo = people("Chen Xiwen wrote.", "Chen Binkai read it. Chen laughed.")

    assert [len(chen_xi.mentions), len(chen_bo.mentions)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "native"),
    [
        ("So says Liu Yuanchun 刘元春.", "刘元春"),
        ("So says Yuanchun Liu (刘元春).", "刘元春"),
        ("It extends Deng Xiaoping’s 邓小平 maxim.", "邓小平"),
        ("So says 刘元春 (Liu Yuanchun).", "刘元春"),
        ("Du Fu (Wade–Giles: Tu Fu; Chinese: 杜甫; 712–770) was a poet.", "杜甫"),
        ("Hatanaka Shizue (畑中静枝) recorded the songs.", "畑中静枝"),
        ("Hatanaka Shizue (Japanese: 畑中 静枝; born 1940) sang.", "畑中 静枝"),
        ("Baek Seung-ryeol (백승렬) put it well.", "백승렬"),
        ("Taras Hordiychuk (Тарас Гордійчук) agreed.", "Тарас Гордійчук"),
        ("Han Jun 韩俊 and Tang Renjian 唐仁健 came.", "韩俊"),
    ],
)
def test_reads_the_native_name_beside_a_name(text: str, native: str) -> None:
    assert people(text)[0].native_name == native


def test_takes_no_name_of_a_body_for_a_native_name() -> None:
    assert people("Wang Xiaoming (北京大学) wrote.")[0].native_name == ""


def test_a_name_whose_last_word_speaks_alone_is_a_person() -> None:
    texts = ("Zuvik Tolmar walks out at dawn. She weighs the snow.", "Tolmar says it shrinks.")

    assert names(*texts) == ["Zuvik Tolmar"]
    assert names("Zuvik Tolmar threads film. He likes it.", "Tolmar, 70, has worked here.") == [
        "Zuvik Tolmar"
    ]


def test_the_title_of_a_book_is_no_person() -> None:
    text = "In her book The Unlit Shift (2019), Anna Lindqvist writes of it."

    assert names(text) == ["Anna Lindqvist"]


@pytest.mark.parametrize(
    "text",
    [
        "With Yukawa Sabun, whom they met once, they left.",
        "In 1763 they studied under Yukawa Sabun.",
    ],
)
def test_only_people_are_met_or_studied_under(text: str) -> None:
    assert names(text) == ["Yukawa Sabun"]


def test_a_name_at_birth_is_of_the_same_person() -> None:
    (one,) = people("Wang Xiaoming (1908–1971), born Wang Shufen, was a baker.")

    assert (one.name, one.aliases) == ("Wang Xiaoming", ("Wang Shufen",))


def test_a_poet_may_go_by_the_other_name() -> None:
    (one,) = people("The poet Tanaka Sabun left.", "Sabun's last book was dear.")

    assert len(one.mentions) == 2


def test_the_surname_alone_is_of_the_person_of_the_title() -> None:
    found = people(
        "Wang Xiaoming", "Wang Xiaoming bakes.", "An uncle, Wang Bingwen, left.", "Wang left."
    )

    assert [(one.name, len(one.mentions)) for one in found] == [
        ("Wang Xiaoming", 3),
        ("Wang Bingwen", 1),
    ]


def test_the_title_may_leave_out_a_given_name() -> None:
    found = people("Ana Ruiz", "Eva Ana Ruiz bakes.", "An uncle, Carlos Ruiz, left.", "Ruiz left.")

    assert [(one.name, len(one.mentions)) for one in found] == [
        ("Eva Ana Ruiz", 3),
        ("Carlos Ruiz", 1),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oh Ji-woo, a baker in Leeds, said that it rained.", "Oh Ji-woo"),
        ("The Abbé Rinaldo Corti wrote that it rained.", "Rinaldo Corti"),
        ("Sarnai Batuul, a herder in the north, said that it rained.", "Sarnai Batuul"),
    ],
)
def test_finds_a_person_beside_a_word_that_is_no_name(text: str, name: str) -> None:
    assert [one.name for one in people(text)] == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jan Erik Moe Lindqvist, or Erik Lindqvist, wrote.", ["Jan Erik Moe Lindqvist"]),
        ("Robin Moe left, and Robyn Moe wrote.", ["Robin Moe"]),
        ("Maria Ruiz left, and Mario Ruiz wrote.", ["Maria Ruiz", "Mario Ruiz"]),
        ("K. S. Moe left, and K.S. Moe wrote.", ["K. S. Moe"]),
        ("Ahn Do-hyun left, and Ahn Do Hyun wrote.", ["Ahn Do Hyun"]),
    ],
)
def test_a_name_with_fewer_words_or_another_letter_is_the_same(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_the_first_name_is_the_short_one_of_who_is_called_by_a_place() -> None:
    (person,) = people("Bernard of Clairvaux wrote. Clairvaux grew, and Bernard said so.")

    assert [one.stretch.start for one in person.mentions] == [0, 48]


def test_reads_script_in_two_words_before_other_letters() -> None:
    (person,) = people("Shizue Hatanaka (畑中 静枝 Hatanaka Shizue, 1902) sang.")

    assert person.native_name == "畑中 静枝"
