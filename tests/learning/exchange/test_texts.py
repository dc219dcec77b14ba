"""Texts over the questions of a file: read with the questions after them, and written before."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.exchange import format_named, gift, moodle
from learning.exchange.format import (
    PICTURES_OF_TEXT,
    TEXT,
    ExchangeFormat,
    ExchangeItem,
    FileText,
    ItemPicture,
    ParsedFile,
    Refused,
)
from learning.exchange.texts import (
    ALONE,
    DESCRIBE_IN_TEXT,
    UNDER,
    checked_text,
)
from learning.kinds.limits import LONGEST_TEXT, MOST_TEXT_PICTURES
from learning.kinds.typed import Typed
from tests.learning.exchange.questions import LINE, PLAIN, STEM, bodies_and_tags, items
from tests.learning.exchange.test_pictures import encoded
from tests.learning.pictured import image_file

PNG, JPEG = image_file(), image_file("JPEG")
RIVER = ExchangeItem(Typed().compose("Which river?", "Huai"))
LETTER = FileText("A letter", "Dear **friend**\n\nThe harvest was late.")


@st.composite
def texts(draw: st.DrawFn) -> FileText:
    try:
        return checked_text(draw(st.one_of(st.just(""), PLAIN)), draw(st.one_of(STEM, LINE)))
    except Refused:
        return LETTER


def under(text: FileText | None, *stems: str) -> list[ExchangeItem]:
    return [ExchangeItem(Typed().compose(one, "Huai"), text=text) for one in stems]


def stems_by_text(reading: ParsedFile) -> list[tuple[str, str]]:
    assert reading.unread == []
    return [(one.text.title if one.text else "", one.question.stem) for one in reading.items]


@pytest.mark.parametrize("format", [moodle.MOODLE_XML, gift.GIFT], ids=lambda one: one.name)
class TestRoundTrip:
    @given(found=st.lists(st.tuples(items(), st.one_of(st.none(), texts())), max_size=4))
    @settings(max_examples=150)
    def test_questions_stand_under_the_texts_that_they_stood_under(
        self, format: ExchangeFormat, found: list[tuple[ExchangeItem, FileText | None]]
    ) -> None:
        assert format.read
        assert format.write
        written = [
            replace(one, text=text) for one, text in found if not format.cannot_hold(one.question)
        ]
        reading = format.read(format.write(written)) if written else ParsedFile()
        assert reading.unread == []
        first = list(dict.fromkeys([None, *(one.text for one in written)]))
        order = sorted(written, key=lambda one: first.index(one.text))
        assert bodies_and_tags(reading.items) == bodies_and_tags(order)
        assert [one.text for one in reading.items] == [one.text for one in order]

    def test_a_question_under_none_comes_under_none(self, format: ExchangeFormat) -> None:
        assert format.read
        assert format.write
        other = FileText("A notice", "Closed on Mondays")
        mixed = [
            *under(LETTER, "A?"),
            *under(None, "B?"),
            *under(other, "C?"),
            *under(LETTER, "D?"),
        ]
        assert stems_by_text(format.read(format.write(mixed))) == [
            *(("", "B?"), ("A letter", "A?"), ("A letter", "D?"), ("A notice", "C?")),
        ]


def test_a_picture_in_a_text_round_trips() -> None:
    pictures = (ItemPicture("A map", PNG), ItemPicture("A photo", JPEG))
    written = replace(LETTER, pictures=pictures)
    reading = moodle.read(moodle.write(under(written, "Which river?")))
    (item,) = reading.items
    assert item.text
    assert (item.text.title, item.text.text) == (LETTER.title, LETTER.text)
    found = [(one.description, reading.pictures[one.sha256]) for one in item.text.pictures]
    assert found == [("A map", PNG), ("A photo", JPEG)]


TABLE = FileText("Harvests", "Look:\n\n| Year | Tons |\n|---|---|\n| 1900 | \\(x_1\\) |")


@pytest.mark.parametrize("name", ["moodle-xml", "gift", "qti"])
def test_a_text_keeps_its_table(name: str) -> None:
    format = format_named(name)
    assert format
    assert format.read
    assert format.write
    (item,) = format.read(format.write(under(TABLE, "Which river?"))).items
    assert item.text == TABLE


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("moodle-xml", ""),
        ("gift", PICTURES_OF_TEXT),
        ("csv", f"{TEXT}"),
        ("aiken", TEXT),
    ],
)
def test_an_export_says_what_becomes_of_a_text(name: str, lost: str) -> None:
    format = format_named(name)
    assert format
    text = replace(LETTER, pictures=(ItemPicture("A map"),))
    assert format.lost_of(RIVER.question) in format.lost_of(RIVER.question, text)
    assert format.lost_of(RIVER.question, text).endswith(lost)


def description(text: str, name: str = "Letter", inside: str = "") -> str:
    return (
        f'<question type="description"><name><text>{name}</text></name><questiontext format="html">'
        f"<text><![CDATA[{text}]]></text>{inside}</questiontext></question>"
    )


def category(name: str) -> str:
    return f'<question type="category"><category><text>{name}</text></category></question>'


def asked(stem: str) -> str:
    return (
        f'<question type="shortanswer"><questiontext><text>{stem}</text></questiontext>'
        '<answer fraction="100"><text>Huai</text></answer></question>'
    )


class TestMoodle:
    def read(self, *questions: str) -> ParsedFile:
        return moodle.read(f"<quiz>{''.join(questions)}</quiz>".encode())

    def test_the_questions_after_a_description_stand_under_it(self) -> None:
        reading = self.read(
            *(asked("A?"), description("<p>Dear <b>friend</b></p>"), asked("B?"), asked("C?")),
            *(description("Closed", "Notice"), asked("D?"), category("top/Rivers"), asked("E?")),
        )
        stems = [("", "A?"), ("Letter", "B?"), ("Letter", "C?"), ("Notice", "D?"), ("", "E?")]
        assert stems_by_text(reading) == stems
        assert reading.items[1].text == FileText("Letter", "Dear **friend**")
        assert reading.items[2].notes == (UNDER.format("Letter"),)
        assert reading.items[4].notes == ()

    def test_a_name_that_repeats_the_text_is_no_title(self) -> None:
        (item,) = self.read(description("Dear friend", "Dear friend"), asked("A?")).items
        assert item.text == FileText("", "Dear friend")
        assert item.notes == (UNDER.format("Dear friend"),)

    def test_one_that_no_question_follows_is_refused(self) -> None:
        reading = self.read(description("Dear"), category("top/Rivers"), description("Dear 2"))
        assert [(one.reason, one.text) for one in reading.unread] == [
            (ALONE, "Dear"),
            (ALONE, "Dear 2"),
        ]

    def test_one_that_is_too_long_is_refused_and_stands_over_nothing(self) -> None:
        reading = self.read(description("D " * LONGEST_TEXT), asked("A?"))
        assert "10000 at most" in reading.unread[0].reason
        assert [one.text for one in reading.items] == [None]

    def test_a_picture_without_a_description_is_noted_once(self) -> None:
        picture = '<img src="@@PLUGINFILE@@/a.png"/>'
        file = f'<file name="a.png" path="/" encoding="base64">{encoded(PNG)}</file>'
        reading = self.read(description(f"Look {picture}", inside=file), asked("A?"), asked("B?"))
        assert [DESCRIBE_IN_TEXT in one.notes for one in reading.items] == [True, False]
        assert [len(one.text.pictures) for one in reading.items if one.text] == [1, 1]

    def test_a_picture_that_is_missing_is_noted(self) -> None:
        picture = '<img src="@@PLUGINFILE@@/a.png" alt="A map"/>'
        (item,) = self.read(description(f"Look {picture}"), asked("A?")).items
        assert "Its picture “a.png” is not in the file. It shows: A map" in item.notes

    def test_more_pictures_than_a_text_may_have_are_left_out(self) -> None:
        files = "".join(
            f'<file name="{n}.png" path="/" encoding="base64">{encoded(PNG)}</file>'
            for n in range(MOST_TEXT_PICTURES + 2)
        )
        shown = "".join(
            f'<img src="@@PLUGINFILE@@/{n}.png" alt="{n}"/>' for n in range(MOST_TEXT_PICTURES + 2)
        )
        (item,) = self.read(description(f"Look {shown}", inside=files), asked("A?")).items
        assert item.text
        assert len(item.text.pictures) == MOST_TEXT_PICTURES
        assert "Pictures of its text are left out: 2." in item.notes


class TestGift:
    def test_a_question_without_braces_is_a_text(self) -> None:
        file = (
            "A?{=Huai}\n\n::Letter::[html]<p>Dear <b>friend</b> \\{1\\}</p>\n\nB?{=Huai}\n\n"
            "::C::C?{=Huai}\n\n$CATEGORY: top/Rivers\n\nD?{=Huai}\n"
        )
        reading = gift.read(file.encode())
        assert stems_by_text(reading) == [
            ("", "A?"),
            ("Letter", "B?"),
            ("Letter", "C?"),
            ("", "D?"),
        ]
        assert reading.items[1].text
        assert reading.items[1].text.text == "Dear **friend** {1}"
        assert reading.items[1].notes == (UNDER.format("Letter"),)

    def test_an_unpaired_brace_is_no_text(self) -> None:
        reading = gift.read(b"Which? }\n\nB?{=Huai}")
        assert [one.text for one in reading.items] == [None]
        assert "do not pair" in reading.unread[0].reason
