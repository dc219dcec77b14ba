import pytest

from content.material import Concept, Person
from content.pinyin import offered_pinyin
from tests.learning.desk.mud import span

AT = span("p1", "Zhao Min")


@pytest.mark.parametrize(
    ("name", "characters", "expected"),
    [
        ("Liu Yuanchun", "刘元春", "Liú Yuánchūn"),
        ("Yuanchun Liu", "刘元春", "Liú Yuánchūn"),
        ("Zeng Peiyan", "曾培炎", "Zēng Péiyán"),  # as a word it is read céng
        ("Lyu Fang", "吕芳", "Lǚ Fāng"),
        ("Ouyang Keyi", "欧阳克仪", "Ōuyáng Kèyí"),
        ("Wang Chang'an", "王长安", "Wáng Cháng'ān"),
        ("Tanaka Ichiro", "田中一郎", ""),
        ("Liu Yuanchun", "", ""),
    ],
)
def test_of_a_person_it_follows_the_spelling(name, characters, expected):
    assert offered_pinyin(Person(slug="x", span=AT, name=name, characters=characters)) == expected


@pytest.mark.parametrize(
    ("term", "characters", "expected"),
    [
        ("hukou", "户口", "hùkǒu"),
        ("new productive forces", "新质生产力", "xīn zhì shēng chǎn lì"),
        ("hukou", "", ""),
    ],
)
def test_of_a_term_it_is_spelt_or_by_syllables(term, characters, expected):
    assert offered_pinyin(Concept(slug="x", span=AT, term=term, characters=characters)) == expected


def test_what_is_there_stays():
    has = Person(slug="x", span=AT, name="Liu Yuanchun", characters="刘元春", pinyin="Liu")
    assert offered_pinyin(has) == ""
