"""Gaps of a text as authors write them: typed, chosen among options, or a number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from learning.kinds.cloze import Cloze, cloze_text
from learning.kinds.cloze.gaps import Also, Gap, gap_of, typed_gap
from learning.kinds.cloze.notation import gap_in, gap_text

TEXT = "The [[Po|*Huai|Rhine]] is [[#1000 ± 50]] km long and [[wide|broad]]."

HALF, TENTH = Also("Hwai", Decimal(50)), Decimal("0.1")


@pytest.mark.parametrize(
    ("inside", "gap"),
    [
        ("Huai| 淮河 |", Gap("Huai", ("淮河",))),
        ("Po|*Huai|Rhine", Gap("Huai", (), ("Po", "Huai", "Rhine"))),
        ("* Huai | Po |*Huai He", Gap("Huai", ("Huai He",), ("Huai", "Po", "Huai He"))),
        ("#3.5±0.1", Gap("3.5", tolerance=Decimal("0.1"))),
        ("# -3,5 +/- 1", Gap("-3,5", tolerance=Decimal(1))),
        ("#12", Gap("12", tolerance=Decimal(0))),
        ("#MeToo", Gap("#MeToo")),
        ("*", Gap("*")),
        ("\\#12", Gap("#12")),
        ("\\frac", Gap("\\frac")),
        ("*a|\\*b", Gap("a", (), ("a", "*b"))),
        ("Huai|%50%Hwai|%-25.5%Po", typed_gap(["Huai"], [HALF, Also("Po", Decimal("-25.5"))])),
        ("%100%Huai|%0%Po", Gap("Huai")),
        ("*Huai|%50%Hwai|Po", Gap("Huai", (), ("Huai", "Hwai", "Po"), also=(HALF,))),
        ("#5±0.1|%50%#5±1", Gap("5", tolerance=TENTH, also=(Also("5", Decimal(50), Decimal(1)),))),
        ("#5|# 9", Gap("5", tolerance=Decimal(0), also=(Also("9", tolerance=Decimal(0)),))),
        ("\\%50%Po", Gap("%50%Po")),
        ("%50%", Gap("%50%")),
        ("50%|%", Gap("50%", ("%",))),
    ],
)
def test_a_gap_is_read_as_it_is_written(inside: str, gap: Gap) -> None:
    assert gap_in(inside) == gap


FORM = st.text("*#%\\±+-1ab ", min_size=1, max_size=5).map(str.strip).filter(bool)
WEIGHT = Decimal("-33.33333")
CHOICES = st.lists(FORM, min_size=2, max_size=4, unique=True)


@given(
    st.one_of(
        st.builds(lambda forms: Gap(forms[0], tuple(forms[1:])), CHOICES),
        st.builds(lambda forms: Gap(forms[0], (), tuple(reversed(forms))), CHOICES),
        st.builds(Gap, FORM),
        st.builds(lambda forms: typed_gap(forms[:1], [Also(forms[1], WEIGHT)]), CHOICES),
        st.builds(
            lambda forms: Gap(forms[0], (), tuple(forms), also=(Also(forms[1], WEIGHT),)), CHOICES
        ),
        st.builds(
            lambda weight: Gap("3", tolerance=TENTH, also=(Also("-4", weight, Decimal(0)),)),
            st.sampled_from((WEIGHT, Decimal(100))),
        ),
        st.builds(lambda by: Gap("-2.5", tolerance=by), st.sampled_from((Decimal(0), Decimal(3)))),
    )
)
def test_any_gap_is_written_and_read_again(gap: Gap) -> None:
    assert gap_in(gap_text(gap)) == gap
    assert gap_of(gap.stored()) == gap


def test_a_text_keeps_its_gaps_and_old_bodies_mean_what_they_did() -> None:
    assert cloze_text(Cloze().compose(TEXT).body()) == TEXT
    line = Cloze().compose("The [[Huai|淮河]] flows.").body()
    assert (line["accepted"], "gaps" in line) == (["淮河"], False)
    two = Cloze().compose("The [[Huai]] and the [[Po]].").body()
    assert two["gaps"] == [{"answer": "Huai", "accepted": []}, {"answer": "Po", "accepted": []}]


def test_options_are_shown_in_an_order_of_their_own_and_nothing_gives_the_answer_away() -> None:
    body = Cloze().compose(TEXT).body()
    orders = set()
    for presentation in range(20):
        chosen, number, typed = kind_of("cloze").shown("uid", body, presentation)["gaps"]
        assert sorted(chosen.pop("options")) == ["Huai", "Po", "Rhine"]
        assert (chosen, number, typed) == ({}, {"number": True}, {})
        orders.add(tuple(kind_of("cloze").shown("uid", body, presentation)["gaps"][0]["options"]))
    assert len(orders) > 1
    assert "1000" not in str(kind_of("cloze").shown("uid", body, 0))


@pytest.mark.parametrize(
    ("texts", "outcome", "score"),
    [
        (("Huai", "1,050", "broad"), Outcome.RIGHT, 1),
        (("Huai", "949", "wide"), Outcome.WRONG, 2 / 3),
        (("huai", "1000", "wide"), Outcome.WRONG, 2 / 3),
        (("Po", "many", "wide"), Outcome.WRONG, 1 / 3),
        (("Huai", "", ""), Outcome.WRONG, 1 / 3),
        (("", "", ""), Outcome.BLANK, 0),
    ],
)
def test_each_gap_is_graded_as_what_it_is(
    texts: tuple[str, ...], outcome: Outcome, score: float
) -> None:
    body, kind = Cloze().compose(TEXT).body(), kind_of("cloze")
    response = kind.parse({f"gap-{place}": [text] for place, text in enumerate(texts)})
    verdict = kind.grade(body, response)
    assert (verdict.outcome, verdict.score) == (outcome, pytest.approx(score))


def test_one_gap_that_is_a_choice_is_graded_by_its_own_field() -> None:
    body, kind = Cloze().compose("The [[*Huai|Po]] flows.").body(), kind_of("cloze")
    assert kind.grade(body, kind.parse({"gap-0": ["Huai"]})).outcome is Outcome.RIGHT
    wrong = kind.parse({"gap-0": ["Po"]})
    (part,) = kind.feedback(body, wrong, kind.grade(body, wrong))
    assert (part.text, part.note) == ("Huai", "You chose “Po”.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The [[*Huai|*Po]].", "no wrong option"),
        ("The [[*Huai|Po|Po]].", "A gap offers “Po” twice"),
        ("The [[*a|" + "|".join(map(str, range(20))) + "]].", "2 to 20"),
        (f"The [[*a|{'b' * 501}]].", "longer than 500"),
        ("The [[*|a]].", "no answer"),
    ],
)
def test_a_gap_that_cannot_be_filled_is_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidBody, match=message):
        kind_of("cloze").validate(Cloze().compose(text).body())


PARTS = "[[Huai|%50%Hwai|%-25%Po]], [[*Huai|%75%Hwai|Po]], [[#5 ± 0.1|%50%#5 ± 1|#9]]"


@pytest.mark.parametrize(
    ("texts", "outcome", "score"),
    [
        (("Huai", "Huai", "9"), Outcome.RIGHT, 1),
        (("Hwai", "Hwai", "5.5"), Outcome.NEAR, (50 + 75 + 50) / 300),
        (("Hwai", "Po", "5"), Outcome.WRONG, (50 + 100) / 300),
        (("Po", "Hwai", ""), Outcome.WRONG, (75 - 25) / 300),
        (("Po", "", ""), Outcome.WRONG, 0),
    ],
)
def test_what_a_gap_also_takes_brings_its_part_of_the_marks(
    texts: tuple[str, ...], outcome: Outcome, score: float
) -> None:
    body, kind = Cloze().compose(PARTS).body(), kind_of("cloze")
    kind.validate(body)
    assert cloze_text(body) == PARTS
    verdict = kind.grade(body, kind.parse({f"gap-{n}": [text] for n, text in enumerate(texts)}))
    assert (verdict.outcome, verdict.score) == (outcome, pytest.approx(score))


def test_feedback_says_what_an_answer_is_worth() -> None:
    body, kind = Cloze().compose(PARTS).body(), kind_of("cloze")
    response = kind.parse({"gap-0": ["Hwai"], "gap-1": ["Po"]})
    first, second, _ = kind.feedback(body, response, kind.grade(body, response))
    assert first.note == "You wrote “Hwai”, worth 50 %."
    assert second.note == "You chose “Po”."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The [[a|%200%b]].", "between −100 and 100"),
        ("The [[a|%50%a]].", "twice"),
        ("The [[*a|%50%a|b]].", "twice"),
    ],
)
def test_parts_that_mean_nothing_are_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidBody, match=message):
        kind_of("cloze").validate(Cloze().compose(text).body())
