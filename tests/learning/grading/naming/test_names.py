import pytest

from learning.grading import Outcome, grade_typed
from learning.grading.expects import Expects

PEOPLE = {
    "Xi Jinping": "习近平",
    "Ma Xiaohe": "马晓河",
    "Liu Yuanchun": "刘元春",
    "Zheng Hairong": "郑海荣",
    "Liu Dian": "刘典",
    "Deng Xiaoping": "邓小平",
    "Chen Binkai": "陈斌开",
    "Guo Yingfeng": "郭迎锋",
    "Huang Jin": "黄瑾",
    "Tang Liu": "唐柳",
    "Huang Kunming": "黄坤明",
    "Chen Xiwen": "陈锡文",
    "Han Jun": "韩俊",
    "Tang Renjian": "唐仁健",
    "Lin Yifu": "",
}
POOL = tuple(PEOPLE)


def grade(answer, response, *, accepted=(), pool=POOL, expects=Expects.PERSON):
    return grade_typed(
        answer=answer, accepted=accepted, expects=expects, response=response, pool=pool
    )


@pytest.mark.parametrize(("name", "characters"), PEOPLE.items())
def test_every_person_can_be_named_in_any_way(name, characters):
    surname, given = name.split()
    ways = [name, name.lower(), f"{given} {surname}", surname + given, f"{surname}, {given}"]
    for response in [*ways, *([characters] if characters else [])]:
        assert grade(name, response).outcome is Outcome.RIGHT, response


@pytest.mark.parametrize(
    "response",
    [
        "Mǎ Xiǎohé",
        "Ma3 Xiao3he2",
        "ma3xiao3he2",
        "Ma Xiao-he",
        "Ma Xiao He",
        "Xiao He Ma",
        "MA Xiaohe",
        "马晓河",
        "马 晓河",
        "Ma Xiaohe (马晓河)",
        "馬晓河",
        "码小合",
    ],
)
def test_a_name_is_accepted_in_many_spellings(response):
    assert grade("Ma Xiaohe", response).outcome is Outcome.RIGHT


@pytest.mark.parametrize("response", ["Lü Bu", "Lu Bu", "Lv Bu", "lu:3 bu4", "LV3 BU4", "吕布"])
def test_the_dots_of_u_are_optional(response):
    assert grade("Lü Bu", response, pool=()).outcome is Outcome.RIGHT


def test_a_surname_that_is_an_article_still_counts():
    assert grade("An Lushan", "Lushan", pool=()).outcome is Outcome.NEAR


def test_a_rarer_reading_of_a_character_is_accepted():
    assert grade("Shan Yu", "单玉", pool=()).outcome is Outcome.RIGHT


def test_characters_and_letters_must_agree():
    assert grade("Ma Xiaohe", "Ma Xiaohe 刘典").outcome is Outcome.WRONG
    assert grade("Ma Xiaohe", "Liu Dian 马晓河").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Ma Xiaohe", "Ma Xaiohe"),
        ("Liu Yuanchun", "Liu Yaunchun"),
        ("Liu Yuanchun", "Yaunchun Liu"),
        ("Liu Yuanchun", "LiuYaunchun"),
        ("Chen Binkai", "Chen Bingkai"),
        ("Tang Renjian", "Tang Renjain"),
        ("Huang Kunming", "Hunag Kunming"),
        ("Huang Jin", "Haung Jin"),
    ],
)
def test_typing_errors_are_accepted(answer, response):
    verdict = grade(answer, response)
    assert (verdict.outcome, verdict.matched) == (Outcome.TYPO, answer)


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Huang Jin", "Han Jun"),
        ("Huang Jin", "Han Jin"),
        ("Huang Jin", "Huang Jun"),
        ("Huang Jin", "Huan Jin"),  # one error away, but only two from Han Jun
        ("Huang Jin", "Huang Kunming"),
        ("Liu Dian", "Liu Yuanchun"),
        ("Tang Liu", "Tang Renjian"),
        ("Chen Binkai", "Chen Xiwen"),
        ("Deng Xiaoping", "Xi Jinping"),
    ],
)
def test_a_similar_name_is_wrong(answer, response):
    assert grade(answer, response).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("answer", "response"),
    [("Liu Dian", "Liu Dain"), ("Ma Xiaohe", "Na Xiaohe"), ("Ma Xiaohe", "Xiaohe")],
)
def test_part_of_a_name_or_one_close_to_nobody_elses_is_near(answer, response):
    assert grade(answer, response).outcome is Outcome.NEAR


@pytest.mark.parametrize("answer", POOL)
def test_every_other_person_is_wrong_and_identified(answer):
    for other, characters in PEOPLE.items():
        if other != answer:
            for response in filter(None, (other, characters, " ".join(reversed(other.split())))):
                verdict = grade(answer, response)
                assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, other)


def test_another_person_is_identified_despite_a_misspelling():
    assert grade("Liu Dian", "Liu Yaunchun").matched == "Liu Yuanchun"


def test_a_reversed_name_can_be_that_of_another_person():
    assert grade("Tang Liu", "Liu Tang").outcome is Outcome.RIGHT
    verdict = grade("Tang Liu", "Liu Tang", pool=("Liu Tang",))
    assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, "Liu Tang")


class TestSurnameAlone:
    @pytest.mark.parametrize("response", ["Liu", "liu", "Liú", "Liu2", "刘"])
    def test_asks_for_the_whole_name_if_shared(self, response):
        verdict = grade("Liu Dian", response)
        assert verdict.outcome is Outcome.WHICH
        assert verdict.note == "Which Liu? Give the whole name."

    def test_is_near_if_the_question_knows_no_surnames(self):
        verdict = grade("Guo Yingfeng", "Guo")
        assert (verdict.outcome, verdict.lacking) == (Outcome.NEAR, "the full name?")

    def test_of_another_person_is_wrong(self):
        assert grade("Ma Xiaohe", "Liu").outcome is Outcome.WRONG

    def test_is_wrong_if_it_is_the_given_name(self):
        assert grade("Tang Liu", "Liu").outcome is Outcome.WRONG

    def test_is_right_if_it_is_an_alias(self):
        assert grade("Xi Jinping", "Xi", accepted=("Xi",)).outcome is Outcome.RIGHT

    def test_asks_back_without_revealing_the_name(self):
        verdict = grade("Liu Dian", "Liu")
        assert "Dian" not in repr(verdict)


SURNAMES = {name: name.split()[0] for name in PEOPLE} | {
    "Mao": "Mao",
    "Joseph Schumpeter": "Schumpeter",
    "Ursula von der Leyen": "von der Leyen",
    "Moon Jae-in": "Moon",
    "Abe Shinzo": "Abe",
    "Lü Bu": "Lü",
    "Dean Acheson": "Acheson",
    "Kishida Fumio": "",  # it is unknown which of the two is the surname
}
RIGHT, WHICH, WRONG = Outcome.RIGHT, Outcome.WHICH, Outcome.WRONG
TYPO, NEAR = Outcome.TYPO, Outcome.NEAR


@pytest.mark.parametrize(
    ("answer", "response", "outcome"),
    [
        ("Xi Jinping", "Xi", RIGHT),
        ("Xi Jinping", "xí", RIGHT),
        ("Xi Jinping", "习", RIGHT),
        ("Xi Jinping", "President Xi", RIGHT),
        ("Xi Jinping", "General Secretary Xi Jinping", RIGHT),
        ("Xi Jinping", "Mr. Xi", RIGHT),
        ("Xi Jinping", "Jinping", NEAR),
        ("Xi Jinping", "President", WRONG),
        ("Xi Jinping", "President Deng", WRONG),
        ("Xi Jinping", "Xi Jinping, Party leader", RIGHT),
        ("Xi Jinping", "Xi Jinping, Deng", WRONG),
        ("Xi Jinping", "Xi Jinping Deng", WRONG),
        ("Xi Jinping", "not Xi Jinping", WRONG),
        ("Xi Jinping", "Xi Jinping’s", RIGHT),
        ("Tang Liu", "Tang", WHICH),
        ("Tang Renjian", "Tang", WHICH),
        ("Tang Renjian", "唐", WHICH),
        ("Tang Renjian", "Minister Tang", WHICH),
        ("Tang Renjian", "Renjian", NEAR),
        ("Tang Liu", "Liu", WRONG),  # two others' surname
        ("Deng Xiaoping", "Xi", WRONG),
        ("Xi Jinping", "Ji", WRONG),
        ("Joseph Schumpeter", "Schumpeter", RIGHT),
        ("Joseph Schumpeter", "Joseph", NEAR),
        ("Joseph Schumpeter", "J. Schumpeter", RIGHT),
        ("Joseph Schumpeter", "J. A. Schumpeter", WRONG),
        ("Joseph Schumpeter", "Schumpetter", TYPO),
        ("Joseph Schumpeter", "K. Schumpeter", WRONG),
        ("Ursula von der Leyen", "von der Leyen", RIGHT),
        ("Ursula von der Leyen", "Leyen", RIGHT),
        ("Ursula von der Leyen", "Ursula", NEAR),
        ("Ursula von der Leyen", "Ursula van der Leyen", RIGHT),
        ("Moon Jae-in", "Moon", RIGHT),
        ("Moon Jae-in", "Jae-in", NEAR),
        ("Abe Shinzo", "Abe", RIGHT),
        ("Abe Shinzo", "Prime Minister Abe", RIGHT),
        ("Lü Bu", "Lv", RIGHT),
        ("Dean Acheson", "Dean Acheson", RIGHT),
        ("Dean Acheson", "Dean", NEAR),
        ("Kishida Fumio", "Kishida", NEAR),
        ("Kishida Fumio", "Fumio Kishida", RIGHT),
        ("Mao", "Mao", RIGHT),
    ],
)
def test_a_surname_is_enough_if_only_one_person_has_it(answer, response, outcome):
    asked = {"answer": answer, "accepted": (), "expects": Expects.PERSON}
    everybody = {"pool": tuple(SURNAMES), "surnames": SURNAMES}
    assert grade_typed(response=response, **asked, **everybody).outcome is outcome


def test_a_surname_shared_by_two_right_answers_is_right():
    asked = {"answer": "Tang Liu", "accepted": ("Tang Renjian",), "expects": Expects.PERSON}
    verdict = grade_typed(response="Tang", **asked, pool=POOL, surnames=SURNAMES)
    assert verdict.outcome is Outcome.RIGHT


def test_the_surname_of_another_person_identifies_them():
    asked = {"answer": "Deng Xiaoping", "accepted": (), "expects": Expects.PERSON}
    verdict = grade_typed(response="Xi", **asked, pool=POOL, surnames=SURNAMES)
    assert verdict.matched == "Xi Jinping"


class TestPinyin:
    def test_is_graded_as_a_name(self):
        asked = {"answer": "Mǎ Xiǎohé", "expects": Expects.PINYIN}
        assert grade(response="ma xiao3he2", **asked).outcome is Outcome.RIGHT
        assert grade(response="Ma Xaiohe", **asked).outcome is Outcome.TYPO

    def test_rejects_characters(self):
        verdict = grade("Ma Xiaohe", "马晓河", accepted=("马晓河",), expects=Expects.PINYIN)
        assert verdict.outcome is Outcome.WRONG
        assert verdict.note == "Write it in pinyin."


class TestCharacters:
    def written(self, answer, response):
        pool = tuple(filter(None, PEOPLE.values()))
        return grade(answer, response, pool=pool, expects=Expects.CHARACTERS)

    @pytest.mark.parametrize("response", ["马晓河", " 马晓河。", "马 晓 河", "「马晓河」"])
    def test_right(self, response):
        assert self.written("马晓河", response).outcome is Outcome.RIGHT

    def test_one_other_character_is_wrong_and_shown(self):
        verdict = self.written("马晓河", "马小河")
        assert verdict.outcome is Outcome.WRONG
        assert (verdict.present, verdict.missing) == (("马", "河"), ("晓",))
        assert verdict.extra == ("小",)
        assert verdict.note == "It sounds right, but is written otherwise."
        assert verdict.score == pytest.approx(2 / 3)

    def test_letters_are_not_characters(self):
        verdict = self.written("马晓河", "Ma Xiaohe")
        assert verdict.note == "Write it in characters."

    def test_another_person_is_identified(self):
        assert self.written("刘典", "刘元春").matched == "刘元春"
