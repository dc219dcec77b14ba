"""Export and import of Moodle's GIFT."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem, Unreadable
from learning.exchange.gift import cannot_hold, read, write
from learning.exchange.gift.reading import MOST_SIGNS
from learning.exchange.gift.writing import FORMULAS
from learning.grading import formats
from learning.grading.spelling.letters import Spelling
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, cloze_text, gaps_of
from learning.kinds.kind import NOTHING
from learning.kinds.number import Number, Tolerance
from learning.kinds.open import Open
from learning.kinds.options import Option, options_of
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion
from tests.learning.exchange.questions import bodies_and_tags, items, one_of_each


def read_one(text: str) -> ExchangeItem:
    reading = read(text.encode())
    assert reading.unread == []
    (item,) = reading.items
    return item


def refusal(text: str) -> tuple[int, str]:
    reading = read(text.encode())
    assert reading.items == []
    (unread,) = reading.unread
    return unread.line, unread.reason


@given(st.lists(items(), max_size=3))
@settings(max_examples=400)
def test_exportable_questions_round_trip(written: list[ExchangeItem]) -> None:
    exported = [item for item in written if not cannot_hold(item.question)]
    reading = read(write(exported) or b"//")
    assert reading.unread == []
    assert bodies_and_tags(reading.items) == bodies_and_tags(exported)


@given(items())
def test_a_lossy_export_can_still_be_read(item: ExchangeItem) -> None:
    assert read(write([item]) or b"//").unread == []


@pytest.mark.parametrize(
    ("format", "lack"),
    [
        (formats.CHOICE, ""),
        (formats.SEVERAL, ""),
        (formats.TYPED, ""),
        (formats.NUMBER, "Its unit is left out."),
        (formats.CLOZE, "There a text has one gap, typed and amid it: it is left out."),
        (formats.ALTERED, "There is no such kind: the question is left out."),
        (formats.MATCHING, ""),
        (formats.ORDERING, "There is no such kind: the question is left out."),
        (formats.LIST, "There is no such kind: the question is left out."),
        (formats.OPEN, "It loses its good answer and its rubric."),
    ],
)
def test_losses_of_each_kind_are_reported(format: str, lack: str) -> None:
    assert cannot_hold(one_of_each()[format]) == lack


@pytest.mark.parametrize("gap", ["*Huai|Po", "#3 ± 1"])
def test_a_gap_that_would_become_another_kind_is_left_out(gap: str) -> None:
    question = Cloze().compose(f"The [[{gap}]] flows.")
    assert "typed and amid it" in cannot_hold(question)
    assert write([ExchangeItem(question)]) == b""


@pytest.mark.parametrize(
    "question",
    [
        Cloze().compose("The [[Yangtze|长江]] flows through Wuhan."),
        Number().compose("How many?", "-2.5", Tolerance(Decimal("0.1"))),
        Open().compose("Why?", NOTHING, (), "Since.\n\nSo."),
        Choice().compose("Is it ____ or not?", [Option("%50%", True), Option("%20% of it")]),
        Typed().compose("Which?", "%50%", ["[html]b", "a*b", "\\*c"], Spelling.EXACT),
    ],
)
def test_special_cases_round_trip(question: WrittenQuestion) -> None:
    assert cannot_hold(question) == ""
    assert bodies_and_tags([read_one(write([ExchangeItem(question)]).decode())]) == bodies_and_tags(
        [ExchangeItem(question)]
    )


@pytest.mark.parametrize(
    ("formula", "lack"), [("\\(x\\)", FORMULAS), ("$a_1$", FORMULAS), ("$x = 2$", "")]
)
def test_formulas_round_trip_but_moodle_may_change_them(formula: str, lack: str) -> None:
    question = Choice().compose(f"Is {formula}?", [Option(formula, True), Option("No")])
    assert cannot_hold(question) == lack
    assert read_one(write([ExchangeItem(question)]).decode()).question.body() == question.body()


def test_a_choice_with_feedback_is_read() -> None:
    item = read_one(
        "// question: 7\n// [tag:rivers] [tag:a\\]b]\n::Q1:: Which <b>river</b>? {\n"
        "\t=The Huai#Yes\\: it does.\n\t~The Seine # No.\n####So *it* is.\\nReally.}\n"
    )
    body = item.question.body()
    assert (body["stem"], body["answer"]) == ("Which **river**?", "The Huai")
    assert body["notes"] == {"The Huai": "Yes: it does."}
    assert [(one["text"], one["truth"]) for one in body["distractors"]] == [("The Seine", "No.")]
    assert body["explanation"] == "So *it* is.\nReally."
    assert (item.tags, item.line, item.notes) == (("rivers", "a]b"), 3, ())


def test_a_category_tags_all_questions_after_it() -> None:
    text = "$CATEGORY: $course$/top/Big rivers\n\nA?{T}\n\nB?{F}\n\n$CATEGORY: top\nC?{T}\n"
    tags = [item.tags for item in read(text.encode()).items]
    assert tags == [("big rivers",), ("big rivers",), ()]


@pytest.mark.parametrize(
    ("answers", "right", "feedback"),
    [
        ("T", "True", ["", ""]),
        ("FALSE", "False", ["", ""]),
        ("TRUE#It is.#Right so.", "True", ["Right so.", "It is."]),
        ("F # It is not. ####Why not", "False", ["It is not.", ""]),
    ],
)
def test_true_or_false_is_a_choice(answers: str, right: str, feedback: list[str]) -> None:
    body = read_one(f"Is it?{{{answers}}}").question.body()
    options = options_of(body)
    assert body["answer"] == right
    assert [one.text for one in options] == ["True", "False"]
    assert [one.feedback for one in options] == feedback


@pytest.mark.parametrize(
    ("answers", "number", "tolerance"),
    [
        ("#3", "3", ""),
        ("#3.14:0.005", "3.14", "0.005"),
        ("#1..5", "3", "2"),
        ("# =1822:0 ####He was born then.", "1822", ""),
        ("#=%100%-7.5:1#yes", "-7.5", "1"),
        ("#=1822:0 =%50%1822:2", "1822", ""),
        ("#=%0%5:0 =9", "9", ""),
        ("#6.626e-34", "6.626e-34", ""),
        ("#6.626e-34:1e-37", "6.626e-34", "1e-37"),
        ("#2,5:0,1", "2,5", "0.1"),
        ("#1,5..2,5", "2", "0.5"),
        ("#.5", ".5", ""),
    ],
)
def test_numbers_are_read_with_their_tolerance(answers: str, number: str, tolerance: str) -> None:
    body = read_one(f"How many?{{{answers}}}").question.body()
    assert (body["answer"], body["measure"]["tolerance"]) == (number, tolerance)


def test_short_answers_are_compared_as_in_moodle() -> None:
    body = read_one("Who?{=no one =nobody =%100%none =%0%someone}").question.body()
    assert (body["answer"], body["accepted"]) == ("no one", ["nobody", "none"])
    assert body["spelling"] == "exact"
    assert read_one("Who?{nobody}").question.answer == "nobody"
    assert read_one("Who?{=nobody =%-50%someone =%0%*}").question.body()["accepted"] == []


def test_answers_within_a_text_make_a_gap() -> None:
    item = read_one("The {=Huai =淮河} flows east.")
    assert item.question.format == formats.CLOZE
    assert cloze_text(item.question.body()) == "The [[Huai|淮河]] flows east."
    choice = read_one("The {~Seine =Huai} flows east.").question
    assert (choice.format, choice.stem) == (formats.CHOICE, "The ____ flows east.")


@pytest.mark.parametrize(
    "text",
    [
        "The {=Huai} and the {=Po =Poh} flow.",
        "::Two: rivers::The {1:SHORTANSWER:=Huai} and the {1:SA:=Po~=Poh} flow.",
        "[html]<p>The {:SA:=Huai} and the {:SA:=Po~=Poh} flow.</p>",
    ],
)
def test_several_typed_gaps_are_one_question(text: str) -> None:
    body = read_one(text).question.body()
    assert body["stem"] == "The ____ and the ____ flow."
    assert [gap.forms for gap in gaps_of(body)] == [["Huai"], ["Po", "Poh"]]


@pytest.mark.parametrize(
    "text",
    [
        "::1::Who?{=a}\n::2::Where?{=b}",
        "::1::Who?{=a}\n// the next\n$CATEGORY: rivers\n::2::Where?{=b}",
        "Who?{\n=a\n\n}\n\nWhere?{=b}",
        "::1::Who?{\n\n=a\n\n#### Why\n}\n\nWhere?{=b}",
    ],
)
def test_a_question_ends_where_the_next_begins(text: str) -> None:
    reading = read(text.encode())
    assert not reading.unread
    assert [item.question.stem for item in reading.items] == ["Who?", "Where?"]


@pytest.mark.parametrize("missing", ["Who?{=a\n\nWhere?{=b}", "::1::Who?{=a\n::2::Where?{=b}"])
def test_a_missing_brace_spoils_no_other_question(missing: str) -> None:
    reading = read(missing.encode())
    assert [unread.line for unread in reading.unread] == [1]
    assert [item.question.stem for item in reading.items] == ["Where?"]


def test_pairs_are_read_with_spare_partners() -> None:
    body = read_one("Match.{=Wuhan -> Yangtze =Paris->Seine = -> Rhine}").question.body()
    assert [(one["prompt"], one["answer"]) for one in body["parts"]] == [
        ("Wuhan", "Yangtze"),
        ("Paris", "Seine"),
    ]
    assert [one["text"] for one in body["distractors"]] == ["Rhine"]


@pytest.mark.parametrize(
    "weights",
    [
        (100, -100),
        (50, 50, -50, -50),
        (33.33333, 33.33333, 33.33333, -33.33333),
        (33, 33, 33, -33),
        (25, 25, 25, 24.5, -25),
    ],
)
def test_even_weights_of_several_right_options_are_the_usual_ones(weights: list[float]) -> None:
    options = " ".join(f"~%{weight}%option {n}" for n, weight in enumerate(weights))
    body = read_one(f"Which?{{{options}}}").question.body()
    assert len(body["elements"]) == sum(weight > 0 for weight in weights)
    assert "weights" not in body


def test_weights_are_kept_without_a_note() -> None:
    several = read_one("Which?{~%75%Huai ~%25%Yangtze ~Seine}")
    assert several.question.body()["weights"] == {"Huai": "75", "Yangtze": "25", "Seine": "0"}
    choice = read_one("Which?{=Huai ~%50%Yangtze ~%-33.33333%Seine =Po}")
    assert choice.question.answer == "Huai"
    assert choice.question.body()["weights"] == {
        "Huai": "100",
        "Yangtze": "50",
        "Seine": "-33.33333",
        "Po": "100",
    }
    typed = read_one("Which?{=Huai#Yes. =%50%Hui =淮河 =%-50%Po#No! =%0%*}")
    assert typed.question.body()["accepted"] == ["淮河"]
    assert typed.question.body()["partial"] == [
        {"text": "Huai", "weight": "100", "feedback": "Yes."},
        {"text": "Hui", "weight": "50", "feedback": ""},
        {"text": "Po", "weight": "-50", "feedback": "No!"},
    ]
    number = read_one("When?{#=1822:0 =%50%1822:2#Nearly. =1900}")
    assert [(one["answer"], one["weight"]) for one in number.question.body()["also"]] == [
        ("1822", "50"),
        ("1900", "100"),
    ]
    assert {one.notes for one in (several, choice, typed, number)} == {()}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Why?{}", "no model answer"),
        ("Who?{=nobody =%0%*#Alas.}", "What is said of “*” was left out: Alas."),
        ("The {=Huai#Yes. =%50%Hui} flows.", "What is said of “Huai” was left out: Yes."),
        ("How many?{#3 ~#Count again.}", "What is said of wrong answers was left out."),
        ("How many?{#1,234}", "“1,234” is read as 1234."),
    ],
)
def test_omissions_from_a_readable_question_are_noted(text: str, note: str) -> None:
    assert note in " ".join(read_one(text).notes)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("\n\nJust a text.", 3, "It is a text that no question stands under."),
        ("Which? =Huai}", 1, "do not pair"),
        ("Which? {=Huai", 1, "do not pair"),
        ("Which? }=Huai{", 1, "do not pair"),
        ("A?{T}\nB?{F}", 1, "braces twice"),
        ("Which?{=Huai ~%150%Yangtze ~Seine}", 1, "worth 150 %; 100 % at most"),
        ("Who?{=%0%Huai}", 1, "no right answer"),
        ("The {=Huai} and the {~Po =Si} flow.", 1, "several gaps, and not all are typed"),
        ("The {1:MR:=a~b} and the {1:SA:=c}.", 1, "Several options of a gap in it may be ticked"),
        ("Who?{=Hu*i}", 1, "stands for any text in “Hu*i”"),
        ("Which?{~Huai ~Seine ~Rhine}", 1, "It has no right answer."),
        ("How many?{#many}", 1, "“many” is no number"),
        ("How many?{#1:0.123456789012345678901}", 1, "too many digits"),
        ("Match.{=Wuhan -> Yangtze =Paris}", 1, "“Paris” has no partner"),
        ('Which?{=<img src\\="a.png"> ~b}', 1, "shows a picture"),
        ("[html]Which 10<sup>x</sup>?{T}", 1, "raised or lowered"),
        (f"{'x' * 33_000}{{T}}", 1, "longer than 32,768"),
        (f"{'x' * 10_001}{{T}}", 1, "10001 characters"),
        ("Which\u202e?{T}", 1, "U+202E"),
        ("Which\ufdd0?{T}", 1, "U+FDD0"),
    ],
)
def test_an_invalid_question_is_reported_with_its_line(text: str, line: int, reason: str) -> None:
    refused = refusal(text)
    assert refused[0] == line
    assert reason in refused[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_is_read(end: str) -> None:
    reading = read(f"A?{{T}}{end}{end}B? {{{end}=b{end}~c{end}}}{end}".encode())
    assert [(item.question.stem, item.line) for item in reading.items] == [("A?", 1), ("B?", 3)]


@pytest.mark.parametrize(
    ("format", "written", "shown"),
    [
        ("[html]", "<p>Which <em>one</em> &amp; why?</p>", "Which *one* & why?"),
        ("[html]", "H<sub>2</sub>O", "H₂O"),
        ("[plain]", "2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("[markdown]", "2 * 3 <b>", "2 * 3 <b>"),
        ("[moodle]", "a < b", "a < b"),
        ("", "a <i>b</i>", "a *b*"),
    ],
)
def test_texts_are_read_by_their_format(format: str, written: str, shown: str) -> None:
    assert read_one(f"{format}{written}{{T}}").question.stem == shown


def test_a_character_reference_of_any_length_can_be_read() -> None:
    number = "9" * 5000  # more digits than Python converts to a number
    assert read_one(f"[html]<p>Why &#{number};?</p> {{=Huai}}").question.stem == "Why \ufffd?"


def test_a_file_with_too_many_answers_is_refused_unread() -> None:
    fits, too_many = (b"Which?{=a" + b"~b" * number + b"}" for number in (10, MOST_SIGNS))
    assert len(read(fits).items + read(fits).unread) == 1
    with pytest.raises(Unreadable, match="more than 400,000 answers"):
        read(too_many)
