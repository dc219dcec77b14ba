"""Pictures are re-encoded, stored once, and refused if invalid or too large."""

import struct
import time
import tracemalloc
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image
from PIL.GifImagePlugin import GifImageFile
from PIL.PngImagePlugin import PngInfo

from content.sandbox import OutOfTime
from learning.bank import images
from learning.bank.image_files import (
    MOST_BYTES,
    MOST_SCANS,
    MOST_SIDE,
    UnreadableImage,
    picture_from,
)
from learning.bank.images import TooManyImages, keep_picture, picture_sent
from learning.factories import QuestionFactory
from learning.models import QuestionImage
from tests.learning.pictured import image_file, moving, opened


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_supported_format_is_accepted(form: str) -> None:
    picture = picture_from(image_file(form))
    assert opened(picture.content).size == (picture.width, picture.height) == (4, 3)
    kind = "png" if form == "GIF" else form.lower()
    assert picture.content_type == f"image/{kind}"


def test_metadata_is_removed() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Quagga"
    notes = PngInfo()
    notes.add_text("comment", "Quagga")
    files = [
        image_file("JPEG", exif=exif, comment=b"Quagga"),
        image_file("WEBP", exif=exif),
        image_file("PNG", pnginfo=notes, exif=exif),
        image_file("PNG", icc_profile=b"Quagga" * 30),
        image_file("PNG") + b"<script>Quagga</script>",
    ]
    for file in files:
        content = picture_from(file).content
        assert b"Quagga" not in content
        assert not opened(content).info.keys() & {"exif", "comment", "icc_profile"}


def test_a_rotated_photo_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    picture = picture_from(image_file("JPEG", exif=exif))
    assert (picture.width, picture.height) == (3, 4)


def test_a_picture_larger_than_a_page_is_scaled_down() -> None:
    picture = picture_from(image_file("PNG", (3200, 800)))
    assert (picture.width, picture.height) == (1600, 400)


def test_transparency_is_kept() -> None:
    out = BytesIO()
    Image.new("RGBA", (4, 3), (0, 0, 0, 0)).save(out, "PNG")
    kept = opened(picture_from(out.getvalue()).content)
    assert kept.getpixel((0, 0)) == (0, 0, 0, 0)


def test_the_same_picture_has_the_same_hash() -> None:
    assert picture_from(image_file()).sha256 == picture_from(image_file()).sha256


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
VALID_PNG = image_file("PNG", (40, 40))


@pytest.mark.parametrize(
    "file", [b"", b"GIF89a", SVG, b"%PDF-1.7", b"<html>", VALID_PNG[:60], image_file("BMP")]
)
def test_a_file_that_is_not_a_picture_is_refused(file: bytes) -> None:
    with pytest.raises(UnreadableImage, match="choose a PNG, JPEG, WebP or GIF file"):
        picture_from(file)


@pytest.mark.parametrize("place", range(8, len(VALID_PNG), 3))
def test_a_broken_file_is_read_or_refused(place: int) -> None:
    broken = VALID_PNG[:place] + b"\xff" + VALID_PNG[place + 1 :]
    with suppress(UnreadableImage):
        picture_from(broken)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_with_truncated_exif_is_refused(form: str) -> None:
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, form, exif=b"Exif\0\0II+\0\x08\0\0\0")
    with pytest.raises(UnreadableImage, match="choose a PNG"):
        picture_from(file.getvalue())


def test_too_many_bytes_are_refused_unread() -> None:
    with pytest.raises(UnreadableImage, match="2 MB"):
        picture_from(VALID_PNG + b"\0" * MOST_BYTES)


@pytest.mark.parametrize("size", [(4001, 10), (10, 4001), (60_000, 60_000)])
def test_too_many_pixels_are_refused_before_decoding(size: tuple[int, int]) -> None:
    tracemalloc.start()
    with pytest.raises(UnreadableImage, match="too large"):
        picture_from(png_declaring(*size))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


def png_declaring(width: int, height: int) -> bytes:
    """A small PNG whose header declares this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_an_animated_picture_is_refused(form: str) -> None:
    with pytest.raises(UnreadableImage, match="stands still"):
        picture_from(moving(form))


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def progressive_jpeg(scans: int, side: int = 16) -> bytes:
    """A grey progressive JPEG with this number of scans."""
    table = b"\x01" + 15 * b"\0"  # one code of one bit
    head = segment(0xDB, b"\0" + 64 * b"\x01")
    head += segment(0xC2, struct.pack(">BHHB", 8, side, side, 1) + b"\x01\x11\0")
    head += segment(0xC4, b"\0" + table + b"\0") + segment(0xC4, b"\x10" + table + b"\0")
    first = segment(0xDA, b"\x01\x01\0\0\0\0") + 64 * b"\0"
    others = segment(0xDA, b"\x01\x01\0\x01\x3f\0") + b"\0\xff\0"
    return b"\xff\xd8" + head + first + (scans - 1) * others + b"\xff\xd9"


class TestScans:
    def test_the_usual_number_is_accepted(self) -> None:
        assert picture_from(progressive_jpeg(10)).width == 16
        assert picture_from(progressive_jpeg(MOST_SCANS)).width == 16

    def test_too_many_are_refused_before_decoding(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Image, "open", lambda *args, **kwargs: 1 / 0)
        for scans in (MOST_SCANS + 1, 60_000):
            with pytest.raises(UnreadableImage, match="too long to draw"):
                picture_from(progressive_jpeg(scans, 4000))

    def test_scan_markers_within_another_segment_do_not_count(self) -> None:
        file = progressive_jpeg(10)
        comment = segment(0xFE, (MOST_SCANS + 1) * b"\xff\xda\0\2")
        assert picture_from(file[:2] + comment + file[2:]).width == 16

    def test_padding_before_a_marker_hides_no_scan(self) -> None:
        file = progressive_jpeg(MOST_SCANS + 1)
        for before in (b"\xff\xff\xff", b"\0rubbish", b"\xff\0", b"\xff\xd0"):
            with pytest.raises(UnreadableImage, match="too long to draw"):
                picture_from(file.replace(b"\xff\xda", before + b"\xff\xda"))

    @pytest.mark.parametrize("piece", [b"\xff", b"\xff\0", b"\xff\xd0", b"\xff\xfe\0\2"])
    def test_a_file_full_of_markers_is_read_in_linear_time(self, piece: bytes) -> None:
        began = time.process_time()
        with pytest.raises(UnreadableImage):
            picture_from((b"\xff\xd8" + piece * MOST_BYTES)[:MOST_BYTES])
        assert time.process_time() - began < 5


def with_chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with these additional chunks."""
    more = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return VALID_PNG[:33] + more + VALID_PNG[33:]  # after its header


BOMB = zlib.compress(bytes(60_000_000), 9)  # 58 kB
METADATA = {
    "a long text": [(b"zTXt", b"a\0\0" + BOMB)],
    "many texts": 200 * [(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000)))],
    "texts of the world": [(b"iTXt", b"a\0\1\0\0\0" + BOMB)],
    "a profile": [(b"iCCP", b"a\0\0" + BOMB)],
}


class TestInASubprocess:
    @pytest.mark.parametrize("what", METADATA)
    def test_compressed_metadata_stays_within_the_time_limit(self, what: str) -> None:
        began = time.monotonic()
        with suppress(UnreadableImage):
            picture_sent(with_chunks(*METADATA[what]))
        assert time.monotonic() - began < 10

    def test_the_largest_picture_has_enough_memory(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6
        file = image_file("PNG", (MOST_SIDE, MOST_SIDE), exif=exif)
        assert picture_sent(file).width == 1600

    def test_a_timeout_is_reported_with_a_message(self, monkeypatch) -> None:
        def run_limited(*arguments: object) -> None:
            raise OutOfTime

        monkeypatch.setattr(images, "run_limited", run_limited)
        with pytest.raises(UnreadableImage, match="save it as a PNG"):
            picture_sent(VALID_PNG)

    def test_the_reason_for_a_refusal_is_passed_on(self) -> None:
        with pytest.raises(UnreadableImage, match="choose a PNG, JPEG, WebP or GIF file"):
            picture_sent(SVG)


def test_the_frames_of_an_animation_are_not_counted(monkeypatch) -> None:
    monkeypatch.setattr(GifImageFile, "n_frames", property(lambda image: 1 / 0))
    with pytest.raises(UnreadableImage, match="stands still"):
        picture_from(moving("GIF"))


@pytest.mark.django_db
class TestStoring:
    def test_two_questions_with_the_same_picture_share_it(self, learner, now) -> None:
        questions = QuestionFactory.create_batch(2, own=True, owner=learner)
        for question in questions:
            keep_picture(learner, question, picture_from(VALID_PNG), now)
        assert set(QuestionImage.objects.get().questions.all()) == set(questions)

    def test_more_than_the_storage_limit_is_refused(self, learner, now, monkeypatch) -> None:
        picture = picture_from(VALID_PNG)
        monkeypatch.setattr(images, "MOST_OF_ONE_PERSON", len(picture.content) + 1)
        question = QuestionFactory.create(own=True, owner=learner)
        keep_picture(learner, question, picture, now)
        keep_picture(learner, question, picture, now)
        with pytest.raises(TooManyImages, match="50 MB"):
            keep_picture(learner, question, picture_from(image_file("JPEG")), now)
