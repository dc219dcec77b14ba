"""Export and import of Moodle XML."""

from decimal import Decimal
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem, ParsedFile, Unreadable
from learning.exchange.moodle import cannot_hold, read, write
from learning.exchange.moodle.reading import gapped, questions
from learning.grading import formats
from learning.grading.spelling.letters import Spelling
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, cloze_text
from learning.kinds.kind import NOTHING
from learning.kinds.number import Number, Tolerance
from learning.kinds.open import Criterion, Open
from learning.kinds.options import Option, options_of
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion
from tests.learning.exchange.questions import bodies_and_tags, items, one_of_each

STEM = '<questiontext format="html"><text>Which?</text></questiontext>'


def reading_of(kind: str, inside: str, asked: str = STEM) -> ParsedFile:
    return read(f'<quiz>\n<question type="{kind}">{asked}{inside}</question></quiz>'.encode())


def read_one(kind: str, inside: str, asked: str = STEM) -> ExchangeItem:
    reading = reading_of(kind, inside, asked)
    assert reading.unread == []
    (item,) = reading.items
    return item


def answer(text: str, worth: str = "100", inside: str = "") -> str:
    return f'<answer fraction="{worth}" format="html"><text>{text}</text>{inside}</answer>'


def feedback(text: str) -> str:
    return f"<feedback format='html'><text>{text}</text></feedback>"


@given(st.lists(items(), max_size=3))
@settings(max_examples=400)
def test_exportable_questions_round_trip(written: list[ExchangeItem]) -> None:
    exported = [item for item in written if not cannot_hold(item.question)]
    reading = read(write(exported))
    assert reading.unread == []
    assert bodies_and_tags(reading.items) == bodies_and_tags(exported)


@given(items())
def test_a_lossy_export_is_well_formed(item: ExchangeItem) -> None:
    assert fromstring(write([item])).tag == "quiz"


@pytest.mark.parametrize(
    ("format", "lack"),
    [
        (formats.CHOICE, ""),
        (formats.SEVERAL, ""),
        (formats.TYPED, ""),
        (formats.NUMBER, ""),
        (formats.CLOZE, ""),
        (formats.ALTERED, "There is no such kind: the question is left out."),
        (formats.MATCHING, ""),
        (formats.ORDERING, ""),
        (formats.LIST, "There is no such kind: the question is left out."),
        (formats.OPEN, ""),
    ],
)
def test_losses_of_each_kind_are_reported(format: str, lack: str) -> None:
    assert cannot_hold(one_of_each()[format]) == lack


@pytest.mark.parametrize(
    ("question", "lack"),
    [
        (Typed().compose("Which?", "Huai"), "A typing error passes here"),
        (Number().compose("How many?", "9,000"), "“9,000” is written 9000."),
        (
            Number().compose("How many?", "200", Tolerance(Decimal(5), True)),
            "no percentage there, but 10.",
        ),
        (Cloze().compose("The [[C:\\]] drive."), "means something else there"),
        (Cloze().compose("The {1:SA:=a} [[b]]."), "taken for a gap"),
        (Open().compose("Why?", "So.\n- It grows (2)"), "as a rubric does"),
    ],
)
def test_losses_of_special_cases_are_reported(question: WrittenQuestion, lack: str) -> None:
    assert lack in cannot_hold(question)


def test_a_choice_as_moodle_writes_it_is_read() -> None:
    item = read_one(
        "multichoice",
        "<name><text>Q1</text></name><generalfeedback format='html'><text>&lt;p&gt;So it &lt;i&gt;"
        "is&lt;/i&gt;.&lt;/p&gt;</text></generalfeedback><defaultgrade>1.0</defaultgrade>"
        "<single>true</single><correctfeedback format='html'><text>&lt;p&gt;Your answer is correct."
        "&lt;/p&gt;</text></correctfeedback>"
        + answer("<![CDATA[<p>The <b>Huai</b></p>]]>", "100", feedback("Yes."))
        + answer("Seine &amp;amp; Rhine", "0", feedback("No."))
        + "<tags><tag><text>Rivers</text></tag></tags>",
    )
    body = item.question.body()
    assert (body["answer"], body["explanation"]) == ("The **Huai**", "So it *is*.")
    assert body["notes"] == {"The **Huai**": "Yes."}
    assert [(one["text"], one["truth"]) for one in body["distractors"]] == [
        ("Seine & Rhine", "No.")
    ]
    assert (item.tags, item.line, item.notes) == (("rivers",), 2, ())


def test_true_or_false_is_a_choice() -> None:
    body = read_one(
        "truefalse", answer("true", "0") + answer("false", "100", feedback("Yes."))
    ).question
    assert [(one.text, one.right, one.feedback) for one in options_of(body.body())] == [
        ("True", False, ""),
        ("False", True, "Yes."),
    ]


def test_short_answers_can_be_case_sensitive() -> None:
    typed = read_one(
        "shortanswer", "<usecase>1</usecase>" + answer("Huai") + answer("淮河")
    ).question
    assert (typed.answer, typed.particulars["accepted"]) == ("Huai", ["淮河"])
    assert typed.particulars["spelling"] == Spelling.CASE


def test_numbers_are_read_with_units_and_tolerance() -> None:
    unit = "<unit><multiplier>1</multiplier><unit_name>km</unit_name></unit>"
    asked = read_one(
        "numerical",
        answer("6300", "100", "<tolerance>0.5</tolerance>")
        + f"<units>{unit}</units><unitgradingtype>1</unitgradingtype>",
    )
    measure = asked.question.particulars["measure"]
    assert (asked.question.answer, measure["tolerance"]) == ("6300 km", "0.5")
    assert measure["needs_unit"] is True


def test_a_number_can_have_an_exponent_or_a_decimal_comma() -> None:
    assert read_one("numerical", answer("6.626e-34")).question.answer == "6.626e-34"
    comma = read_one("numerical", answer("2,5", "100", "<tolerance>0,1</tolerance>")).question
    assert (comma.answer, comma.particulars["measure"]["tolerance"]) == ("2,5", "0.1")


def test_reading_an_export_adds_no_notes() -> None:
    for question in one_of_each().values():
        for item in read(write([ExchangeItem(question)])).items:
            assert item.notes == ()


def test_gaps_within_a_text_make_a_cloze() -> None:
    text = (
        "&lt;p&gt;The {1:SHORTANSWER:=Huai~%100%淮河} flows to the "
        "{1:SA:=sea#No lake.~lake~%50%bay} \\&amp; on.&lt;/p&gt;"
    )
    asked = f'<questiontext format="html"><text>{text}</text></questiontext>'
    item = read_one("cloze", "", asked)
    found = "The [[Huai|淮河]] flows to the [[sea|%50%bay]] \\& on."
    assert cloze_text(item.question.body()) == found
    assert "What is said of “sea” was left out: No lake." in item.notes
    assert "“lake”, a wrong answer that it names, was left out." in item.notes


def test_gaps_are_choices_and_numbers_too() -> None:
    text = (
        "The {1:MULTICHOICE_S:Po~=Huai#Yes.~%50%Hui} is {2:NM:=1000:50~%50%900:50~*#No.} km long."
    )
    asked = f'<questiontext format="html"><text>{text}</text></questiontext>'
    item = read_one("cloze", "", asked)
    found = "The [[Po|*Huai|%50%Hui]] is [[#1000 ± 50|%50%#900 ± 50]] km long."
    assert cloze_text(item.question.body()) == found
    assert item.notes == (
        "What is said of “Huai” was left out: Yes.",
        "What is said of “*” was left out: No.",
        "Its gaps are not worth the same there; here they are.",
    )


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        ("{1:NUMERICAL:%100%5:0.1~%50%5:1}", "[[#5 ± 0.1|%50%#5 ± 1]]"),
        ("{1:NM:=3~=4:0.5~0}", "[[#3|#4 ± 0.5]]"),
        ("{1:SA:=a~%50%b~%-25%c~%50%a}", "[[a|%50%b|%-25%c]]"),
        ("{1:MC:%33.33333%a~=b~c}", "[[%33.33333%a|*b|c]]"),
    ],
)
def test_what_a_gap_takes_for_a_part_of_its_marks_is_kept(gap: str, text: str) -> None:
    asked = f'<questiontext format="html"><text>The {gap}.</text></questiontext>'
    item = read_one("cloze", "", asked)
    assert cloze_text(item.question.body()) == f"The {text}."
    (again,) = read(write([item])).items
    assert again.question.body() == item.question.body()
    assert again.notes == ()


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("gapselect", "<selectoption><text>{}</text><group>{}</group></selectoption>"),
        ("ddwtos", "<dragbox><text>{}</text><group>{}</group><infinite/></dragbox>"),
    ],
)
def test_gaps_offer_the_words_of_their_group(kind: str, word: str) -> None:
    words = "".join(word.format(*one) for one in (("Huai", 1), ("long", 2), ("Po", 1), ("red", 2)))
    asked = '<questiontext format="html"><text>The [[3]] is [[2]].</text></questiontext>'
    body = read_one(kind, words, asked).question.body()
    assert cloze_text(body) == "The [[Huai|*Po]] is [[*long|red]]."
    missing = '<questiontext format="html"><text>The [[9]].</text></questiontext>'
    (refused,) = reading_of(kind, words, missing).unread
    assert refused.reason == "Its gap [[9]] names no word of its list."


@pytest.mark.parametrize(
    ("kind", "inside", "key", "kept"),
    [
        ("multichoice", answer("a") + answer("b", "-50"), "weights", {"a": "100", "b": "-50"}),
        ("multichoice", answer("a", "90") + answer("b", "0"), "weights", {"a": "90", "b": "0"}),
        (
            "multichoice",
            "<single>false</single>" + answer("a", "70") + answer("b", "30") + answer("c", "0"),
            "weights",
            {"a": "70", "b": "30", "c": "0"},
        ),
        (
            "shortanswer",
            answer("a", "80") + answer("b", "33.333333333333336", feedback("Nearly.")),
            "partial",
            [
                {"text": "a", "weight": "80", "feedback": ""},
                {"text": "b", "weight": "33.3333333", "feedback": "Nearly."},
            ],
        ),
        (
            "numerical",
            answer("3") + answer("4", "25", "<tolerance>0.5</tolerance>"),
            "also",
            [
                {
                    "answer": "4",
                    "tolerance": "0.5",
                    "percentage": False,
                    "weight": "25",
                    "feedback": "",
                }
            ],
        ),
    ],
)
def test_weights_are_kept_without_a_note(kind: str, inside: str, key: str, kept: Any) -> None:
    item = read_one(kind, inside)
    assert item.question.body()[key] == kept
    assert item.notes == ()


def test_matching_and_ordering_are_read() -> None:
    pair = (
        "<subquestion format='html'><text>{}</text><answer><text>{}</text></answer></subquestion>"
    )
    pairs = [pair.format(*one) for one in (("Wuhan", "Yangtze"), ("Paris", "Seine"), ("", "Po"))]
    body = read_one("matching", "".join(pairs)).question.body()
    assert [(one["prompt"], one["answer"]) for one in body["parts"]] == [
        ("Wuhan", "Yangtze"),
        ("Paris", "Seine"),
    ]
    assert [one["text"] for one in body["distractors"]] == ["Po"]
    order = read_one("ordering", answer("Han", "3") + answer("Shang", "1") + answer("Zhou", "2"))
    assert order.question.answer == "Shang; Zhou; Han"


def test_grader_information_becomes_the_good_answer_and_the_rubric() -> None:
    info = "<graderinfo format='html'><text>&lt;p&gt;It grows.&lt;/p&gt;</text></graderinfo>"
    assert read_one("essay", info).question.answer == "It grows."
    bare = read_one("essay", "")
    assert bare.question.answer == NOTHING
    assert "no model answer" in bare.notes[0]
    question = Open().compose("Why?", "So.", [Criterion("Names growth (fully)", 3)])
    assert bodies_and_tags(read(write([ExchangeItem(question)])).items) == bodies_and_tags(
        [ExchangeItem(question)]
    )


def test_a_category_tags_all_questions_after_it() -> None:
    begins = '<question type="category"><category><text>$course$/top/'
    big, usual = (
        f"{begins}{name}</text></category></question>" for name in ("Big", "Default for C")
    )
    asked = f'<question type="truefalse">{STEM}{answer("true")}{answer("false", "0")}</question>'
    text = f"<quiz>{big}{asked}{usual}{asked}</quiz>"
    assert [item.tags for item in read(text.encode()).items] == [("big",), ()]


@pytest.mark.parametrize(
    ("kind", "inside", "note"),
    [
        (
            "shortanswer",
            answer("a") + answer("*", "0", feedback("Alas.")),
            "What is said of “*” was left out: Alas.",
        ),
        (
            "numerical",
            answer("3")
            + "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>"
            + "<unitgradingtype>1</unitgradingtype><unitpenalty>0.1</unitpenalty>",
            "In the file, a missing unit takes off 10 %. Here it takes off 50 %.",
        ),
        (
            "ordering",
            answer("a", "1")
            + answer("b", "2")
            + answer("c", "3")
            + "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
            "The file marks the order another way (ABSOLUTE_POSITION).",
        ),
        ("essay", "<hint format='html'><text>Think.</text></hint>", "Its hints were left out."),
        (
            "essay",
            "<correctfeedback><text>Bravo!</text></correctfeedback>",
            "What is said of right and wrong answers as a whole was left out.",
        ),
        (
            "essay",
            "<responsetemplate><text>I think</text></responsetemplate>",
            "The text that its answer begins with was left out.",
        ),
    ],
)
def test_omissions_from_a_readable_question_are_noted(kind: str, inside: str, note: str) -> None:
    assert note in " ".join(read_one(kind, inside).notes)


@pytest.mark.parametrize(
    ("kind", "inside", "reason"),
    [
        ("description", "", "It is a text that no question stands under."),
        ("gapfill", "", "There is no such kind here: “gapfill”."),
        ("ddwtos", "", "It has no gap."),
        ("calculated", "", "drawn anew for each attempt"),
        ("multichoice", answer("a", "0") + answer("b", "0"), "It has no right answer."),
        ("multichoice", answer("a", "much"), "“much” is no number"),
        ("shortanswer", answer("a*"), "stands for any text in “a*”"),
        ("shortanswer", "", "It has no right answer."),
        ("numerical", answer("many"), "“many” is no number"),
        (
            "numerical",
            answer("3")
            + "<units><unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit></units>",
            "converts them",
        ),
        ("cloze", "", "It has no gap."),
        (
            "multichoice",
            answer("&lt;img src='@@PLUGINFILE@@/a.png'&gt;") + answer("b", "0"),
            "An option is a picture that the file does not describe.",
        ),
        (
            "multichoice",
            answer("&lt;math&gt;x&lt;/math&gt;") + answer("b", "0"),
            "It shows a formula",
        ),
        ("multichoice", answer("x" * 33_000) + answer("b", "0"), "longer than 32,768"),
        ("essay", "<a/>" * 6_000, "too many parts"),
        ("multichoice", answer("x" * 2001) + answer("b", "0"), "2001 characters; 2000 at most"),
        ("multichoice", answer("a\u202e") + answer("b", "0"), "U+202E"),
    ],
)
def test_an_invalid_question_is_reported_with_its_line(kind: str, inside: str, reason: str) -> None:
    (unread,) = reading_of(kind, inside).unread
    assert reason in unread.reason
    assert (unread.line, unread.text) == (2, "Which?")


@pytest.mark.parametrize(
    ("gap", "reason"),
    [
        (
            "{1:MULTIRESPONSE:=a~=b~c}",
            "Several options of a gap in it may be ticked; here one is chosen.",
        ),
        ("{1:MC:a~%50%b}", "A gap in it offers no right option."),
        ("{1:MC:=a}", "A gap offers 2 to 20 options."),
        ("{1:NM:=zero}", "“zero” is not one number: write it in figures."),
        ("{1:NM:=1/2}", "“1/2” is not one number: write it in figures."),
        ("{1:SHORTANSWER:%50%b}", "takes no right answer"),
        ("{1:SHORTANSWER:=a", "not closed"),
        ("{1:SHORTANSWER:=a*}", "stands for any text in “a*”"),
        ("{1:SHORTANSWER:~b}", "takes no right answer"),
        ("{1:SHORTANSWER:=[a]}", "holds “[”"),
    ],
)
def test_invalid_gaps_are_reported(gap: str, reason: str) -> None:
    asked = f'<questiontext format="html"><text>The {gap} flows.</text></questiontext>'
    (unread,) = reading_of("cloze", "", asked).unread
    assert reason in unread.reason


LAUGHS = "".join(
    f'<!ENTITY l{one} "{f"&l{one - 1};" * 10}">' if one else '<!ENTITY l0 "ha">' for one in range(9)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"<!DOCTYPE quiz [{LAUGHS}]><quiz>&l8;</quiz>", "declares a document type"),
        ('<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>', "declares a document type"),
        (
            '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
            "declares a document type",
        ),
        ("<quiz>&x;</quiz>", "no well-formed XML"),
        ("<quiz>\n<question></quiz>", "Line 2: this is no well-formed XML"),
        ("<quiz>", "no well-formed XML"),
        ("not XML", "Line 1: this is no well-formed XML"),
        ("<html/>", "begins with <html>, not with <quiz>"),
        ("<quiz>" + "<a>" * 10_000 + "</a>" * 10_000 + "</quiz>", "more than 100 deep"),
        ("<quiz>\0</quiz>", "no well-formed XML"),
        ("<quiz>&#x202E;&#0;</quiz>", "no well-formed XML"),
        ("", "It is empty."),
        ("<quiz>" + "<a/>" * 1_500_000, "more than 1,500,000 elements"),
    ],
)
def test_an_unreadable_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text.encode())
    assert message in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_common_encoding_is_read(encoding: str) -> None:
    options = [Option("淮河", True), Option("Seine")]
    text = write([ExchangeItem(Choice().compose("Which?", options))]).decode()
    text = text.replace(' encoding="UTF-8"', "")
    (item,) = read(text.encode(encoding)).items
    assert item.question.answer == "淮河"


GAPS = '<questiontext format="html"><text>{}</text></questiontext>'


def test_too_many_gaps_in_a_text_are_refused_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gapped, "from_html", lambda *args, **kwargs: 1 / 0)
    (unread,) = reading_of("cloze", "", GAPS.format("{1:SA:=a}" * 101)).unread
    assert unread.reason == "It has more than 100 gaps: split it."


@pytest.mark.parametrize("gap", ["{1:SA:=a}", "{1:SA:=a~=b~=c}"])
def test_the_gaps_of_a_file_are_limited(gap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "MOST_GAPS", 3)
    assert reading_of("cloze", "", GAPS.format(gap)).items
    with pytest.raises(Unreadable, match="more than 3 answers in gaps"):
        reading_of("cloze", "", GAPS.format(4 * gap))
