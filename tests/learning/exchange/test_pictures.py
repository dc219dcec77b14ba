"""Pictures in files of questions: which one a question keeps, and what is said of the others."""

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from learning.exchange import gift, moodle
from learning.exchange.format import (
    DESCRIBE,
    MANY_PICTURES,
    MOST_PICTURES,
    ExchangeItem,
    ItemPicture,
    ParsedFile,
)
from learning.exchange.moodle.writing.kinds import EXPORTED
from learning.exchange.pictures import CUT, lifted
from learning.exchange.qti import reading as qti
from learning.exchange.qti.writing import items as qti_items
from learning.exchange.qti.writing import package
from learning.kinds.limits import LONGEST_ANSWER
from tests.learning.exchange.qti.files import MATCH, choices, declared, item, material, packed
from tests.learning.exchange.questions import one_of_each
from tests.learning.pictured import image_file

PNG, JPEG = image_file(), image_file("JPEG")
MAP = ItemPicture("A map of the river")


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def moodle_file(text: str, files: Mapping[str, str], *options: str, format: str = "html") -> bytes:
    inside = "".join(
        f'<file name="{name}" path="/" encoding="base64">{content}</file>'
        for name, content in files.items()
    )
    answers = "".join(
        f'<answer fraction="{0 if place else 100}" format="html"><text><![CDATA[{one}]]></text>'
        "<feedback><text></text></feedback></answer>"
        for place, one in enumerate(options or ("Huai", "Seine"))
    )
    return (
        '<quiz><question type="multichoice"><name><text>Rivers</text></name>'
        f'<questiontext format="{format}"><text><![CDATA[{text}]]></text>{inside}</questiontext>'
        f"{answers}<single>true</single></question></quiz>"
    ).encode()


def only(reading: ParsedFile) -> tuple[ExchangeItem, bytes]:
    """The one question in a file, and the content of its picture."""
    assert reading.unread == []
    (found,) = reading.items
    content = reading.pictures[found.picture.sha256] if found.picture else b""
    return found, content


class TestMoodle:
    def test_the_picture_of_its_text_is_kept_with_its_description(self) -> None:
        text = '<p>Which river?</p><img src="@@PLUGINFILE@@/my%20map.png?x=1" alt="A &amp; B">'
        found, content = only(moodle.read(moodle_file(text, {"my map.png": encoded(PNG)})))
        assert found.question.stem == "Which river?"
        assert found.picture
        assert found.picture.description == "A & B"
        assert (content, found.notes) == (PNG, ())

    @pytest.mark.parametrize("alt", ["", 'alt=""', 'alt="map.png"'])
    def test_a_description_is_asked_for(self, alt: str) -> None:
        text = f"Which river?<img src='@@PLUGINFILE@@/a.png' {alt}>"
        found, _ = only(moodle.read(moodle_file(text, {"a.png": encoded(PNG)})))
        assert found.picture
        assert found.picture.description == ""
        assert found.notes == (DESCRIBE,)

    def test_pictures_in_markdown_are_kept_too(self) -> None:
        text = "Which *river*?\n\n![A map](@@PLUGINFILE@@/a.png)"
        data = moodle_file(text, {"a.png": encoded(PNG)}, format="markdown")
        found, content = only(moodle.read(data))
        assert (found.question.stem, content, found.notes) == ("Which *river*?", PNG, ())

    def test_further_pictures_are_noted(self) -> None:
        text = "".join(f"<img src='@@PLUGINFILE@@/{n}.png' alt='Map {n}'>" for n in "ab")
        files = {"a.png": encoded(PNG), "b.png": encoded(JPEG)}
        options = ("<img src='@@PLUGINFILE@@/b.png' alt='The Huai'>", "Seine")
        found, content = only(moodle.read(moodle_file(f"Which?{text}", files, *options)))
        assert content == PNG
        assert found.question.answer == "The Huai"
        assert found.notes == (
            "Its picture is left out: The Huai",
            "An option that is a picture is its description here.",
            "Its picture is left out: Map b",
        )

    @pytest.mark.parametrize(
        ("source", "note"),
        [
            ("https://example.org/a.png", "Its picture at example.org is left out: A map"),
            ("//example.org/a.png", "Its picture at example.org is left out: A map"),
            ("@@PLUGINFILE@@/b.png", "Its picture “b.png” is not in the file. It shows: A map"),
            ("@@PLUGINFILE@@/broken.png", "Its picture “broken.png” is damaged. It shows: A map"),
            ("@@PLUGINFILE@@/large.png", "Its picture is larger than 2 MB. It shows: A map"),
            (
                "@@PLUGINFILE@@/a.svg",
                "Its picture is an SVG, which can’t be kept. Save it as a PNG. It shows: A map",
            ),
        ],
    )
    def test_a_picture_that_cannot_be_kept_is_noted(self, source: str, note: str) -> None:
        files = {
            "broken.png": "é",
            "large.png": encoded(bytes(2_000_001)),
            "a.svg": encoded(b"<svg xmlns='a'/>"),
        }
        data = moodle_file(f"Which?<img src='{source}' alt='A map'>", files)
        found, _ = only(moodle.read(data))
        assert (found.picture, found.notes) == (None, (note,))

    def test_the_next_picture_is_kept_where_the_first_is_missing(self) -> None:
        text = "Which?<img src='@@PLUGINFILE@@/b.png'><img src='@@PLUGINFILE@@/a.png' alt='A map'>"
        found, content = only(moodle.read(moodle_file(text, {"a.png": encoded(PNG)})))
        assert content == PNG
        assert found.notes == ("Its picture “b.png” is not in the file.",)

    def test_a_question_that_is_a_picture_has_its_name(self) -> None:
        data = moodle_file("<img src='@@PLUGINFILE@@/a.png' alt='A'>", {"a.png": encoded(PNG)})
        found, _ = only(moodle.read(data))
        assert (found.question.stem, found.notes) == ("Rivers", ("It asks nothing but its name.",))

    def test_a_long_description_is_cut_and_noted(self) -> None:
        alt = f"&#{'9' * 5000};" + "x" * LONGEST_ANSWER
        text = f"Which?<img src='@@PLUGINFILE@@/a.png' alt='{alt}'>"
        found, _ = only(moodle.read(moodle_file(text, {"a.png": encoded(PNG)})))
        assert found.picture
        assert found.picture.description == "\N{REPLACEMENT CHARACTER}" + "x" * (LONGEST_ANSWER - 1)
        assert found.notes == (CUT,)

    def test_a_link_to_a_file_is_noted(self) -> None:
        found, _ = only(moodle.read(moodle_file("<a href='@@PLUGINFILE@@/a.csv'>Which</a>?", {})))
        assert found.question.stem == "Which?"
        assert found.notes == ("A file that it links to is left out: a.csv.",)

    def test_a_picture_inside_a_text_is_kept(self) -> None:
        """It would be longer than a text may be."""
        noise = image_file(size=(4, 3)) + bytes(60_000)
        text = f"Which?<img alt='A map' src='data:image/png;base64,{encoded(noise)}'>"
        found, content = only(moodle.read(moodle_file(text, {})))
        assert (content, found.notes) == (noise, ())


class TestQti:
    def test_the_picture_of_a_package_is_kept(self) -> None:
        body = "<p><img src='../images/a.png' alt='A map'/></p>" + choices("Huai", "Seine")
        data = packed(items__q_xml=item(body, declared("a"), MATCH), images__a_png=PNG)
        found, content = only(qti.read(data))
        assert found.picture
        assert found.picture.description == "A map"
        assert (content, found.notes) == (PNG, ())

    def test_an_object_is_a_picture_too(self) -> None:
        body = "<object type='image/png' data='a.png'>A map</object>" + choices("Huai", "Seine")
        found, content = only(qti.read(packed(q_xml=item(body, declared("a"), MATCH), a_png=PNG)))
        assert found.picture
        assert found.picture.description == "A map"
        assert content == PNG

    @pytest.mark.parametrize(
        ("address", "member"),
        [
            ("$IMS-CC-FILEBASE$/maps/a.png?canvas_download=1", "web_resources__maps__a_png"),
            ("%24IMS-CC-FILEBASE%24/maps/a.png", "web_resources__maps__a_png"),
            ("$IMS_CC_FILE_BASE$maps/a.png", "course__maps__a_png"),
            ("maps/a.png", "quiz__maps__a_png"),
        ],
    )
    def test_files_of_a_course_are_found(self, address: str, member: str) -> None:
        html = material(f"Which river?<img src='{address}' alt='A map'>")
        data = packed(quiz__q_xml=old_choice(html), **{member: PNG})
        found, content = only(qti.read(data))
        assert (content, found.notes) == (PNG, ())

    def test_two_files_of_one_name_are_not_mixed_up(self) -> None:
        html = material("Which river?<img src='$IMS-CC-FILEBASE$/a.png' alt='A map'>")
        data = packed(quiz__q_xml=old_choice(html), x__a_png=PNG, y__a_png=JPEG)
        found, _ = only(qti.read(data))
        assert found.picture is None
        assert "is not in the file" in found.notes[0]

    def test_a_picture_is_unpacked_once_for_all_items(self) -> None:
        body = "<p><img src='a.png' alt='A map'/></p>" + choices("Huai", "Seine")
        data = packed(q_xml=item(body, declared("a"), MATCH), a_png=bytes(1_900_000))
        archive = qti.Archive(data)
        contents = [archive.picture("a.png", "") for _ in range(40)]
        assert {len(one) for one in contents} == {1_900_000}

    def test_a_picture_beyond_the_limit_is_not_unpacked(self) -> None:
        body = "<p><img src='a.png' alt='A map'/></p>" + choices("Huai", "Seine")
        data = packed(q_xml=item(body, declared("a"), MATCH), a_png=bytes(50_000_000))
        found, _ = only(qti.read(data))
        assert found.notes == ("Its picture is larger than 2 MB. It shows: A map",)


def old_choice(stem: str) -> str:
    labels = "".join(
        f'<response_label ident="{name}">{material(name)}</response_label>' for name in "ab"
    )
    return (
        '<questestinterop><assessment><section><item ident="i"><presentation>'
        f'{stem}<response_lid ident="r" rcardinality="Single"><render_choice>{labels}'
        "</render_choice></response_lid></presentation><resprocessing><outcomes><decvar "
        'varname="SCORE" maxvalue="100"/></outcomes><respcondition><conditionvar>'
        '<varequal respident="r">a</varequal></conditionvar><setvar action="Set" '
        'varname="SCORE">100</setvar></respcondition></resprocessing></item></section>'
        "</assessment></questestinterop>"
    )


class TestGift:
    @pytest.mark.parametrize("escape", ["", "\\"])
    def test_a_picture_inside_the_text_is_kept(self, escape: str) -> None:
        source = f"data{escape}:image/png;base64,{encoded(PNG).replace('=', escape + '=')}"
        tag = f'<img alt{escape}="A map" src{escape}="{source}">'
        found, content = only(gift.read(f"[html]Which {tag} river?{{=Huai}}".encode()))
        assert (found.question.stem, content, found.notes) == ("Which river?", PNG, ())

    def test_a_file_elsewhere_is_noted(self) -> None:
        found, _ = only(gift.read(b'[html]Which <img src="a.png"> river?{=Huai}'))
        assert found.notes == ("Its picture “a.png” is not in the file.",)


class TestExport:
    @pytest.mark.parametrize("content", [PNG, JPEG, image_file("WEBP")])
    @pytest.mark.parametrize("description", ["A map", 'The "Huai" <in> {1:SA:=x} & ~ spring', ""])
    @pytest.mark.parametrize(
        ("write", "read", "kinds"),
        [
            (moodle.write, moodle.read, EXPORTED),
            (package.write, qti.read, qti_items.EXPORTED),
        ],
        ids=["moodle", "qti"],
    )
    def test_a_picture_survives_with_every_kind(
        self,
        write: Callable[[Sequence[ExchangeItem]], bytes],
        read: Callable[[bytes], ParsedFile],
        kinds: Mapping[str, object],
        description: str,
        content: bytes,
    ) -> None:
        questions = [one for kind, one in one_of_each().items() if kind in kinds]
        picture = ItemPicture(description, content)
        plain = read(write([ExchangeItem(one) for one in questions])).items
        reading = read(write([ExchangeItem(one, picture=picture) for one in questions]))
        assert [one.question for one in reading.items] == [one.question for one in plain]
        assert {one.picture.description for one in reading.items if one.picture} == {description}
        assert all(one.picture for one in reading.items)
        assert [*reading.pictures.values()] == [content]

    def test_the_manifest_of_a_package_lists_the_picture_once_for_each_item(self) -> None:
        item = ExchangeItem(one_of_each()["choice"], picture=replace(MAP, content=PNG))
        archive = qti.Archive(package.write([item, item]))
        manifest = archive.read("imsmanifest.xml").decode()
        (name,) = archive.others
        assert re.findall(r'<file href="(images/[^"]+)"/>', manifest) == [name, name]


def test_equal_pictures_are_held_once_and_too_many_are_left_out() -> None:
    question, reading = one_of_each()["choice"], ParsedFile()
    for number in range(MOST_PICTURES + 1):
        picture = replace(MAP, description="", content=bytes([number % 256, number // 256]))
        for _ in range(2):
            reading.add(ExchangeItem(question, notes=(DESCRIBE,), picture=picture))
    assert len(reading.pictures) == MOST_PICTURES
    assert [one.notes for one in reading.items[-3:]] == [
        (DESCRIBE,),
        (MANY_PICTURES,),
        (MANY_PICTURES,),
    ]


def test_lifting_leaves_what_is_no_picture() -> None:
    broken = b"data:image/png;base64,A and data:text/plain;base64,QUJD"
    assert lifted(broken) == (broken, {})
    text, found = lifted(b'<img src\\="data\\:image/png;base64,QQ\\=\\=">')
    assert list(found.values()) == [b"A"]
    assert text == b'<img src\\="%s">' % next(iter(found)).encode()
