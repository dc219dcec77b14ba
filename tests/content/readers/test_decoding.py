"""The encoding of a text is found or assumed, and what is no text is refused."""

import pytest

from content.readers.decoding import ASSUMED, NO_TEXT, decoded
from content.readers.errors import UnreadableDocument


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café 斌".encode(), "Café 斌"),
        ("Café 斌".encode("utf-8-sig"), "Café 斌"),
        ("Café 斌".encode("utf-16"), "Café 斌"),
        (b"\xfe\xff" + "Café 斌".encode("utf-16-be"), "Café 斌"),
        ("Café 斌".encode("utf-32"), "Café 斌"),
        ('<meta charset="gb2312">陈斌开'.encode("gb18030"), '<meta charset="gb2312">陈斌开'),
        (b'<meta content="text/html; charset=iso-8859-1">caf\xe9 \x93', None),
        (b"<?xml version='1.0' encoding='windows-1251'?><p>\xe4", None),
        (b'<meta charset="zlib"> x', '<meta charset="zlib"> x'),
        (b"a\x0cb\tc\r\n", "a\x0cb\tc\r\n"),
    ],
)
def test_an_encoding_that_is_marked_or_sure_needs_no_note(data: bytes, text: str | None) -> None:
    found, note = decoded(data)
    assert not note
    assert text is None or found == text
    assert "\ufffd" not in found


def test_windows_1252_is_assumed_and_said() -> None:
    assert decoded(b"\x93Caf\xe9\x94 \x96 5 \x80") == ("“Café” – 5 €", ASSUMED)


def test_a_plain_text_that_speaks_of_encodings_names_none() -> None:
    assert decoded("set charset=gb2312: café".encode()) == ("set charset=gb2312: café", "")


@pytest.mark.parametrize(
    "data",
    [
        b"text with \0 in it",
        bytes(range(256)),
        b"\x81\x8d\xff",
        b"\x01\x02\x03 a few words",
        "text".encode("utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decoded(data)
    assert str(caught.value) == NO_TEXT


def test_a_false_mark_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="in UTF-16, and goes on as none"):
        decoded(b"\xff\xfea\x00\x00\xd8")
    with pytest.raises(UnreadableDocument, match="in UTF-8, and goes on as none"):
        decoded(b"\xef\xbb\xbfcaf\xe9")
