"""The post or body that a text gives a person."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.findings import PersonFound
from content.extraction.people import find_people


def people(text: str) -> dict[str, PersonFound]:
    return {one.name: one for one in find_people(Document((Block(text),)))}


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Labour's Shadow Home Secretary Anna Lindqvist spoke.", "Labour's Shadow Home Secretary"),
        ("They met France's interior and overseas minister Anna Lindqvist.",
         "France's interior and overseas minister"),
        ("Critics like immigration barrister Anna Lindqvist object.", "immigration barrister"),
        ("CEO of the Refugee Council Anna Lindqvist resigned.", "CEO of the Refugee Council"),
        ("Expert on elite politics Anna Lindqvist argues so.", "Expert on elite politics"),
        ("The board met former Prime Minister Anna Lindqvist.", "former Prime Minister"),
        ("The folklorist Anna Lindqvist wrote it.", "folklorist"),
        ("Captain Anna Lindqvist, chairman of the Ports Board, left.",
         "chairman of the Ports Board"),
        ("Councillor Anna Lindqvist, who leads Vik Town Council, left.", "leads Vik Town Council"),
        ("Her husband, the piano tuner Anna Lindqvist, laughed.", "piano tuner"),
        ("The World Bank's Anna Lindqvist disagreed.", "World Bank"),
        ("The Ministry of Trade's Anna Lindqvist disagreed.", "Ministry of Trade"),
        ("Fudan University associate professor Anna Lindqvist left.",
         "Fudan University associate professor"),
        ("Associate Professor Anna Lindqvist left.", "Associate Professor"),
        ("President of Ukraine Anna Lindqvist left.", "President of Ukraine"),
        ("The Minister for Trade, the Rt Hon. Anna Lindqvist MP, left.", "Minister for Trade"),
        ("As one head teacher, Anna Lindqvist, put it, it rained.", "head teacher"),
        ("His sister Anna Lindqvist, a hydrologist in Leeds, left.", "hydrologist in Leeds"),
        ("Its author, Anna Lindqvist, K.C., a judge in Leeds, left.", "judge in Leeds"),
        ("Ms Anna Lindqvist MP left.", "MP"),
        ("Prime Minister of New Zealand Anna Lindqvist left.", "Prime Minister of New Zealand"),
        ("It was the 23-year-old student Anna Lindqvist.", "student"),
        ("Greenpeace’s Anna Lindqvist disagreed.", "Greenpeace"),
        ("Head of Trade – Anna Lindqvist", "Head of Trade"),
        ("Editor of the Daily News: Anna Lindqvist", "Editor of the Daily News"),
        ("She blames the editor – Anna Lindqvist", ""),
        ("US Secretary of State Anna Lindqvist left.", "US Secretary of State"),
        ("Painter and designer Anna Lindqvist left.", "Painter and designer"),
        ("As coauthor Anna Lindqvist told us, it rained.", "coauthor"),
        ("Dutch expat in Lima, Anna Lindqvist hated it.", "Dutch expat in Lima"),
    ],
)  # fmt: skip
def test_reads_a_post_before_the_name(text: str, affiliation: str) -> None:
    assert people(text)["Anna Lindqvist"].affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("argues its president, Anna Lindqvist, whose firm runs lorries.", "president"),
        ("The Utility's chief executive, Ms Anna Lindqvist, agreed.", "Utility's chief executive"),
        ("We heard from the Commissioner for Regional Water, Dr Anna Lindqvist.",
         "Commissioner for Regional Water"),
        ("The head of the Rural Export Board (REB), Anna Lindqvist, said so.",
         "head of the Rural Export Board (REB)"),
        ("A former minister of supply in Jordan, Anna Lindqvist, said so.",
         "former minister of supply in Jordan"),
        ("The head of REB (Rural Export Board), Anna Lindqvist, said so.",
         "head of REB (Rural Export Board)"),
        ("The Dutch critic, Anna Lindqvist once called it dull.", "Dutch critic"),
        ("Her lawyer, Anna Lindqvist said on Monday that it rained.", "lawyer"),
        ("The mayor, Anna Lindqvist said on Monday, had left.", ""),
        ("After the mayor, Anna Lindqvist spoke.", ""),
        ("He edited another poet, Anna Lindqvist for the publisher Carlos Ruiz.", "poet"),
    ],
)  # fmt: skip
def test_reads_a_post_that_a_comma_parts_from_the_name(text: str, affiliation: str) -> None:
    assert people(text)["Anna Lindqvist"].affiliation == affiliation


@pytest.mark.parametrize(
    ("behind", "affiliation"),
    [
        (", professor of law at George Washington University, adds",
         "professor of law at George Washington University"),
        (", professor at the University of Victoria, Canada, adds",
         "professor at the University of Victoria, Canada"),
        (", director of the study, and chair of the Health Board, adds",
         "director of the study, and chair of the Health Board"),
        (", head of research at the Korea Rural Economic Institute (KREI), adds",
         "head of research at the Korea Rural Economic Institute (KREI)"),
        (", a locum who covers three villages, adds", "locum"),
        (", at the time the senior civil servant on the desk, adds",
         "senior civil servant on the desk"),
        (", King's College London, adds", "King's College London"),
        (", dean of the University of California, Berkeley, adds",
         "dean of the University of California, Berkeley"),
        (", Senior Lecturer, School of Politics, University of Queensland, adds",
         "Senior Lecturer, School of Politics, University of Queensland"),
        (" of the foreign ministry adds", "foreign ministry"),
        (", of the Institute for Rain & Rural Development, adds",
         "Institute for Rain & Rural Development"),
        (" of the University of California, Irvine, adds", "University of California"),
        (" of the Rural Institute (RI) adds", "Rural Institute"),
        (" at Nomura said", "Nomura"),
        (" (Stanford) adds", "Stanford"),
        (" of the brokerage Larrain Capital adds", "brokerage Larrain Capital"),
        (" of the consultancy Sahel Agrimetrics adds", "consultancy Sahel Agrimetrics"),
        (" for Food Standards Zealand, says", "Food Standards Zealand"),
        (" (Fudan University) adds", "Fudan University"),
    ],
)  # fmt: skip
def test_reads_a_post_or_body_behind_the_name(behind: str, affiliation: str) -> None:
    text = f"Anna Lindqvist{behind} that it rained."

    assert people(text)["Anna Lindqvist"].affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Ma Xiaohe 马晓河 China Academy of Macroeconomics former vice-president says so.",
         "China Academy of Macroeconomics former vice-president"),
        ("Ma Xiaohe 马晓河 | Fudan University School of Economics dean",
         "Fudan University School of Economics dean"),
        ("Ma Xiaohe (马晓河) of Fudan University says so.", "Fudan University"),
        ("Ma Xiaohe is a professor of law at Fudan University.",
         "professor of law at Fudan University"),
        ("Ma Xiaohe was dean of Fudan University from 2012 to 2019.", "dean of Fudan University"),
        ("Ma Xiaohe, who chairs the Kowloon Chamber, said so.", "chairs the Kowloon Chamber"),
        ("Ma Xiaohe, 67, is the head of Delta Bank and the best cook in town.",
         "head of Delta Bank"),
        ("Ma Xiaohe, who was born in Leeds and now chairs the Kowloon Chamber, said so.",
         "chairs the Kowloon Chamber"),
        ("Ma Xiaohe heads the Delta Institute.", "heads the Delta Institute"),
        ("Ma Xiaohe teaches law at Fudan University.", "teaches law at Fudan University"),
        ("Ma Xiaohe, who runs a farm with 48 cows and sells milk, said so.",
         "runs a farm with 48 cows"),
        ("Ma Xiaohe 马晓河 DRC (Development Research Center) deputy director says so.",
         "DRC (Development Research Center) deputy director"),
    ],
)  # fmt: skip
def test_reads_what_is_glued_to_the_name_or_said_in_a_clause(text: str, affiliation: str) -> None:
    assert people(text)["Ma Xiaohe"].affiliation == affiliation


@pytest.mark.parametrize(
    "text",
    [
        "Huang Jin 黄瑾 and Tang Liu 唐柳 Fudan University say so.",
        "Huang Jin and Tang Liu of Fudan University say so.",
        "Huang Jin and Tang Liu, both of Fudan University, say so.",
        "Huang Jin and Tang Liu (both Fudan University) say so.",
    ],
)
def test_a_body_behind_two_names_is_of_both(text: str) -> None:
    assert [one.affiliation for one in people(text).values()] == ["Fudan University"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The economists Huang Jin and Tang Liu agree.",
        "Two economists, Huang Jin and Tang Liu, agree.",
    ],
)
def test_a_calling_before_several_names_is_of_each(text: str) -> None:
    assert [one.affiliation for one in people(text).values()] == ["economist"] * 2


def test_a_body_ends_where_the_next_person_is_named() -> None:
    found = people("Anna Kovacs of Erasmus University and Li Wei of Fudan University wrote.")

    assert [one.affiliation for one in found.values()] == ["Erasmus University", "Fudan University"]


@pytest.mark.parametrize(
    "text",
    [
        "Professor Anna Lindqvist came.",
        "According to Anna Lindqvist, farmers pay more.",
        "For Anna Lindqvist, director pay is too high.",
        "They copied a letter to Anna Lindqvist, a copy of which survives.",
        "After the minister, Anna Lindqvist spoke.",
        "Unlike most economists, Anna Lindqvist studies prices and wages.",
        "The spokesman for Anna Lindqvist laughed.",
        "Lord Anna Lindqvist of Wyre laughed.",
        "Sen. Anna Lindqvist laughed.",
        "He said: “I met Minister Anna Lindqvist, head of the board, there.”",
    ],
)
def test_finds_no_post_where_the_author_states_none(text: str) -> None:
    assert people(text)["Anna Lindqvist"].affiliation == ""


def test_says_that_a_post_is_of_the_past() -> None:
    found = people("The then Secretary of State, Anna Lindqvist, met Li Wei, dean of Fudan.")

    assert [one.former for one in found.values()] == [True, False]


def test_the_stretch_of_an_affiliation_has_its_words() -> None:
    document = Document((Block("So says Anna Lindqvist, the head of the board."),))
    person = find_people(document)[0]

    assert person.affiliation_stretch is not None
    assert document.words(person.affiliation_stretch) == "head of the board"


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("She read poets such as Wu Li and Anna Lindqvist.", "poet"),
        ("He met young linguists like Wu Li and Anna Lindqvist.", "young linguist"),
        ("Critics of the plan, including Wu Li and Anna Lindqvist, left.", "Critic"),
        ("It hired pianists Wu Li (Leeds) and Anna Lindqvist.", "pianist"),
        ("It shows publishers Wu Li of the Daily News and Anna Lindqvist.", "publisher"),
        ("Poets left. Others, such as Wu Li and Anna Lindqvist, stayed.", ""),
        ("The poets saw towns such as Wuli. Anna Lindqvist stayed.", ""),
    ],
)
def test_a_plural_before_examples_describes_each_of_them(text: str, affiliation: str) -> None:
    assert people(text)["Anna Lindqvist"].affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Anna Lindqvist, writing in the Daily Herald, agrees.", "writing in the Daily Herald"),
        ("Anna Lindqvist, blogging at Green Wires, agrees.", "blogging at Green Wires"),
        ("Anna Lindqvist, writing in 2003, agrees.", ""),
        ("Anna Lindqvist, working in London, agrees.", ""),
        ("Anna Lindqvist, left, is the chair of the Ports Board.", "chair of the Ports Board"),
        ("Anna Lindqvist, a baker in Leeds has left.", "baker in Leeds"),
        ("According to Anna Lindqvist, a baker in Leeds has left.", ""),
        ("For Anna Lindqvist, a baker in Leeds was found.", ""),
        ("Anna Lindqvist was both a baker and the mayor.", "baker"),
        ("Anna Lindqvist works for NDRC.", "works for NDRC"),
        ("Anna Lindqvist, her mother and her sister left the farm.", ""),
        ("Director – Anna Lindqvist [林安娜] Rank: General", "Director"),
    ],
)
def test_reads_where_somebody_works_or_stands(text: str, affiliation: str) -> None:
    assert people(text)["Anna Lindqvist"].affiliation == affiliation


def test_a_title_tells_which_of_two_people_is_meant() -> None:
    found = people("President Ana Ruiz spoke. The baker Eva Ruiz left. President Ruiz laughed.")

    assert [len(one.mentions) for one in found.values()] == [2, 1]


def test_a_party_in_brackets_is_no_body() -> None:
    assert people("Senator Ana Ruiz (D-Ohio) left.")["Ana Ruiz"].affiliation == "Senator"


def test_the_language_of_a_link_parts_no_post_from_the_name() -> None:
    found = people("Ana Ruiz [es], a baker in Lima, wrote. On his blog Palms [fr], Uvo Moe argues.")

    assert [one.affiliation for one in found.values()] == ["baker in Lima", "Palms"]
