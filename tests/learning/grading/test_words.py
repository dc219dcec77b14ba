import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learning.grading.spelling.misspellings import edits
from learning.grading.words import Phrase, Word, normalise, words


class TestNormalise:
    @given(st.text())
    @example("ﬁ ½ İ ẞ ǰ ŉ ﷺ")
    @example("the a an the")
    def test_is_idempotent(self, text):
        assert normalise(normalise(text)) == normalise(text)

    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("The ‘China Miracle’", "china miracle"),
            ("  New   Productive\tFORCES. ", "new productive forces"),
            ("Dual-circulation", "dual circulation"),
            ("R&D", "r and d"),
            ("society’s ability", "societys ability"),
            ("Ｔｏｔａｌ　ｆａｃｔｏｒ", "total factor"),
            ("Mǎ Xiǎohé", "ma xiaohe"),
            ("café naïveté", "cafe naivete"),
            ("a share of the market", "share of market"),
            ("plan A", "plan a"),
            ("9,000 firms", "9000 firms"),
            ("zero\u200bwidth", "zerowidth"),
            ("新质 生产力。", "新质 生产力"),
            ("?!… —", ""),
        ],
    )
    def test_examples(self, text, plain):
        assert normalise(text) == plain


class TestAllowance:
    @pytest.mark.parametrize(
        ("word", "allowance"),
        [
            ("tech", 0),
            ("NDRC", 0),
            ("UNESCO", 0),
            ("SEIs", 0),
            ("9000", 0),
            ("生产力生产力", 0),
            ("trade", 1),
            ("industry", 1),
            ("emerging", 1),
            ("strategic", 2),
            ("productive", 2),
        ],
    )
    def test_grows_with_the_length_of_words_that_can_be_misspelt(self, word, allowance):
        assert words(word)[0].allowance == allowance


class TestEdits:
    @pytest.mark.parametrize(
        ("given", "cost"),
        [
            ("newproductiveforces", 0),
            ("newprodcutiveforces", 1),
            ("newprodcutiveforcse", 2),
            ("newprodcutviefroces", 3),
            ("nwenproductiveforces", None),
            ("newproductiveforcesxx", None),
            ("newproductive", None),
            ("", None),
        ],
    )
    def test_are_counted_by_word_whatever_the_spaces(self, given, cost):
        assert edits(words("new productive forces"), given) == cost

    def test_a_long_word_does_not_lend_its_allowance_to_a_short_one(self):
        assert edits((Word("ma"), Word("xiaohexiaohe")), "naxiaohexiaohe") is None


class TestSingular:
    @pytest.mark.parametrize(
        ("one", "many"),
        [
            ("force", "forces"),
            ("industry", "industries"),
            ("SEI", "SEIs"),
            ("class", "class"),
            ("basis", "basis"),
        ],
    )
    def test_singular_and_plural_have_the_same_form(self, one, many):
        assert Phrase.of(one).singular == Phrase.of(many).singular
