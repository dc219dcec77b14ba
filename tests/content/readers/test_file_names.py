"""The name of a file is a title, unless a program gave it."""

import pytest

from content.readers.file_names import title_from


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("sponge-cities.docx", "Sponge cities"),
        ("Sponge_Cities_final (2).pdf", "Sponge Cities final"),
        ("C:\\texts\\Ports – a COVID-19 brief.html", "Ports – a COVID-19 brief"),
        ("海绵城市规划.docx", "海绵城市规划"),
        ("New Microsoft Word Document.docx", ""),
        ("scan0001.pdf", ""),
        ("2024-03-15.pdf", ""),
        (".docx", ""),
        ("", ""),
    ],
)
def test_a_title_is_made_of_a_telling_name(name: str, title: str) -> None:
    assert title_from(name) == title
