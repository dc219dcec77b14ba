"""The form in which a text is written that questions stand under."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from learning.bank.images import MOST_BYTES, Picture, UnreadableImage, picture_sent
from learning.kinds.limits import (
    LONGEST_ANSWER,
    LONGEST_TEXT,
    LONGEST_TEXT_TITLE,
    MOST_TEXT_PICTURES,
)
from learning.kinds.written import WrittenText, in_lines, on_one_line

DESCRIBE = "Describe picture {} for those who can’t see it."


class ReadingTextForm(forms.Form):
    """A text with its pictures; once valid, ``written`` is the text and ``pictures`` are the new
    ones among its images. The first rows of pictures are those ``kept`` of the text."""

    title = forms.CharField(label="Title", max_length=LONGEST_TEXT_TITLE, required=False)
    text = forms.CharField(
        label="Text",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 12}),
        help_text="Markdown, with tables and formulas: $x^2$.",
    )

    written: WrittenText
    pictures: list[Picture]

    def __init__(
        self,
        *args: Any,
        kept: Sequence[Mapping[str, Any]] = (),
        takes_pictures: bool = True,
        refusal: str = "",
        **kwargs: Any,
    ) -> None:
        """Without ``takes_pictures`` there are no rows for new pictures; ``refusal`` is the error
        for a file that may not be read."""
        super().__init__(*args, **kwargs)
        self.kept, self.refusal, self.pictures = kept, refusal, []
        self.takes_pictures = takes_pictures
        rows = MOST_TEXT_PICTURES if takes_pictures else len(kept)
        for number in range(1, rows + 1):
            image = kept[number - 1] if number <= len(kept) else None
            if image:
                self.fields[f"removed_{number}"] = forms.BooleanField(
                    label=f"Remove picture {number}", required=False
                )
            else:
                self.fields[f"image_{number}"] = forms.FileField(
                    label=f"Picture {number}",
                    required=False,
                    widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/gif"}),
                )
            self.fields[f"alt_{number}"] = forms.CharField(
                label=f"Description {number}",
                max_length=LONGEST_ANSWER,
                required=False,
                initial=image["alt"] if image else "",
            )

    @property
    def kept_rows(self) -> list[tuple[Mapping[str, Any], forms.BoundField, forms.BoundField]]:
        """The pictures that the text has, with their descriptions and what removes them."""
        rows = enumerate(self.kept, 1)
        return [(image, self[f"alt_{n}"], self[f"removed_{n}"]) for n, image in rows]

    @property
    def new_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        numbers = range(len(self.kept) + 1, MOST_TEXT_PICTURES + 1)
        return [(self[f"image_{n}"], self[f"alt_{n}"]) for n in numbers if self.takes_pictures]

    @property
    def pictures_wanted(self) -> bool:
        """Whether a row for a picture has an error."""
        return any(name.startswith(("image_", "alt_")) for name in self.errors)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            images = [*self._kept(cleaned), *self._new(cleaned)]
            title, text = on_one_line(cleaned["title"]), in_lines(cleaned["text"])
            self.written = WrittenText(title, text, tuple(images))
        return cleaned

    def _kept(self, cleaned: Mapping[str, Any]) -> list[dict[str, Any]]:
        images = []
        for number, image in enumerate(self.kept, 1):
            if not cleaned[f"removed_{number}"]:
                images.append({**image, "alt": self._alt(cleaned, number)})
        return images

    def _new(self, cleaned: Mapping[str, Any]) -> list[dict[str, Any]]:
        images = []
        for number in range(len(self.kept) + 1, MOST_TEXT_PICTURES + 1):
            file = cleaned.get(f"image_{number}")
            if not file:
                if cleaned.get(f"alt_{number}"):
                    self.add_error(f"image_{number}", "Choose the picture again.")
                continue
            if self.refusal:
                self.add_error(f"image_{number}", self.refusal)
                continue
            try:
                picture = picture_sent(file.read(MOST_BYTES + 1))
            except UnreadableImage as error:
                self.add_error(f"image_{number}", str(error))
                continue
            self.pictures.append(picture)
            size = {"width": picture.width, "height": picture.height}
            alt = self._alt(cleaned, number)
            images.append({"sha256": picture.sha256, "alt": alt, **size})
        return images

    def _alt(self, cleaned: Mapping[str, Any], number: int) -> str:
        alt = on_one_line(cleaned[f"alt_{number}"])
        if not alt:
            self.add_error(f"alt_{number}", ValidationError(DESCRIBE.format(number)))
        return alt
