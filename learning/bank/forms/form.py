"""What the forms for questions of one's own share; those of each kind are in a file beside it."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from learning.bank.images import MOST_BYTES, Picture, UnreadableImage, picture_sent
from learning.kinds import Body, InvalidBody, Kind
from learning.kinds.checking import check_fits, check_written
from learning.kinds.limits import (
    LONGEST_ANSWER,
    LONGEST_EXPLANATION,
    LONGEST_FRAME,
    LONGEST_STEM,
    MOST_ROWS,
)
from learning.kinds.written import WrittenQuestion, on_one_line
from learning.questions.words import GAP

PICTURE = ("image", "image_alt", "image_removed")
OPTIONAL = ("frame", "explanation")


class WrittenForm(forms.Form):
    """A question of one kind; once valid, ``question`` is the question that was written."""

    kind: ClassVar[Kind]
    use: ClassVar[str]  # what happens in a question of this kind, in half a sentence

    stem = forms.CharField(
        label="Question",
        max_length=LONGEST_STEM,
        widget=forms.Textarea({"rows": 2}),
        help_text="Formulas: $x^2$. Tables in Markdown.",
    )
    frame = forms.CharField(
        label="Line above the question",
        max_length=LONGEST_FRAME,
        required=False,
        help_text="Who says it, or when: “As Ma Xiaohe explains”.",
    )
    explanation = forms.CharField(
        label="Explanation",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Shown with the right answer.",
    )

    image = forms.FileField(
        label="Picture",
        required=False,
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text="PNG, JPEG, WebP or GIF, up to 2 MB.",
    )
    image_alt = forms.CharField(
        label="Description",
        max_length=LONGEST_ANSWER,
        required=False,
        help_text="For those who cannot see it.",
    )
    image_removed = forms.BooleanField(label="Remove the picture", required=False)

    question: WrittenQuestion
    picture: Picture | None = None  # read from a file that was sent

    def __init__(
        self,
        *args: Any,
        kept: Mapping[str, Any] | None = None,
        takes_pictures: bool = True,
        refusal: str = "",
        **kwargs: Any,
    ) -> None:
        """``kept`` is the picture in the body of the question. Without ``takes_pictures`` the form
        has no field for a file; ``refusal`` is the error for a file that may not be read."""
        super().__init__(*args, **kwargs)
        self.kept, self.takes_pictures, self.refusal = kept, takes_pictures, refusal
        if kept is None:
            del self.fields["image_removed"]

    @classmethod
    def slug(cls) -> str:
        """The name of the kind in addresses."""
        return cls.kind.name.replace(" ", "-")

    @property
    def leading(self) -> list[forms.BoundField]:
        """The fields above the rows of the form."""
        return [self[name] for name in self.fields if name not in (*OPTIONAL, *PICTURE)]

    @property
    def trailing(self) -> list[forms.BoundField]:
        return [self[name] for name in OPTIONAL]

    @property
    def pictured(self) -> list[forms.BoundField]:
        offered = PICTURE if self.takes_pictures else PICTURE[1:] if self.kept else ()
        return [self[name] for name in offered if name in self.fields]

    @abstractmethod
    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """The fields for ``compose`` of the kind, without the explanation.

        Raises ``InvalidBody`` if the fields contradict each other.
        """

    @classmethod
    @abstractmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The inverse of ``fields_in``: initial values for the fields of its kind."""

    @classmethod
    def initial_for(cls, body: Body) -> dict[str, Any]:
        """The initial values of a form in which this question is changed."""
        initial = {"frame": body.get("frame", ""), "explanation": body["explanation"]}
        initial |= cls.initial_in(cls.kind.fields(body))
        image = body.get("image")
        return initial | ({"image_alt": image["alt"]} if image else {})

    def clean_frame(self) -> str:
        """The line without the colon at its end, which plain text adds."""
        frame = on_one_line(self.cleaned_data["frame"]).rstrip(": ")
        if GAP in frame or "[[" in frame:
            raise ValidationError("Only the question can have gaps.")
        return frame

    def clean_image(self) -> None:
        """Reads the picture."""
        file = self.cleaned_data["image"]
        if file and self.refusal:
            raise ValidationError(self.refusal)
        if file:
            try:
                self.picture = picture_sent(file.read(MOST_BYTES + 1))
            except UnreadableImage as error:
                raise ValidationError(str(error)) from error

    def _image(self, cleaned: Mapping[str, Any]) -> dict[str, Any] | None:
        """The picture as the body stores it. Raises ``InvalidBody`` if the picture lacks its
        description, or the description its picture."""
        alt, picture = on_one_line(cleaned["image_alt"]), self.picture
        kept = None if cleaned.get("image_removed") else self.kept
        if not picture and not kept:
            if alt and not self.kept:
                raise InvalidBody("Choose the picture again.")
            return None
        if not alt:
            raise InvalidBody("Describe the picture for those who can’t see it.")
        if not picture:
            return {**(kept or {}), "alt": alt}
        size = {"width": picture.width, "height": picture.height}
        return {"sha256": picture.sha256, "alt": alt, **size}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                explanation = cleaned["explanation"]
                question = self.kind.compose(**self.fields_in(cleaned), explanation=explanation)
                image, frame = self._image(cleaned), cleaned["frame"]
                self.question = replace(question, frame=frame, image=image)
                check_written(self.question)
                if frame:  # or an export of it could not be imported again
                    check_fits(self.question.with_framed_stem())
            except InvalidBody as error:
                raise ValidationError(str(error)) from error
        return cleaned


class Rows(WrittenForm):
    """A form with rows of the same fields, ``text_1`` and so on; rows may stay empty."""

    rows_label: ClassVar[str]
    columns: ClassVar[Mapping[str, str]]  # the name of each field of a row, and its label
    longest: ClassVar[Mapping[str, int]] = {}
    usual: ClassVar[int] = 4  # shown at once
    most: ClassVar[int] = MOST_ROWS
    above_rows: ClassVar[tuple[str, ...]] = ("stem", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, self.most + 1):
            for name, label in self.columns.items():
                self.fields[f"{name}_{number}"] = self.cell(name, f"{label} {number}")

    def cell(self, name: str, label: str) -> forms.Field:
        longest = self.longest.get(name, LONGEST_ANSWER)
        return forms.CharField(label=label, max_length=longest, required=False)

    @property
    def leading(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in self.above_rows]

    @property
    def trailing(self) -> list[forms.BoundField]:
        in_rows = {cell.name for row in self.rows for cell in row}
        above = in_rows | {*self.above_rows, *OPTIONAL, *PICTURE}
        return [self[n] for n in self.fields if n not in above] + super().trailing

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        numbers = range(1, self.most + 1)
        return [[self[f"{name}_{number}"] for name in self.columns] for number in numbers]

    @property
    def usual_rows(self) -> list[list[forms.BoundField]]:
        return self.rows[: max(self.usual, self._filled())]

    @property
    def further_rows(self) -> list[list[forms.BoundField]]:
        return self.rows[max(self.usual, self._filled()) :]

    def _filled(self) -> int:
        """The number of the last row with something in it."""
        filled = (n for n, row in enumerate(self.rows, 1) if any(cell.value() for cell in row))
        return max(filled, default=0)

    def rows_in(self, cleaned: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The values and the ``number`` of each row whose first field is filled in.

        Raises ``InvalidBody`` where another field of a row is filled in and the first is not.
        """
        found = []
        first = next(iter(self.columns))
        for number in range(1, self.most + 1):
            row = {name: cleaned[f"{name}_{number}"] for name in self.columns}
            if row[first]:
                found.append(row | {"number": number})
            elif any(row.values()):
                raise InvalidBody(f"{self.columns[first]} {number} is empty.")
        return found


def filled_rows(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The fields that put these values into rows."""
    return {
        f"{name}_{number}": value
        for number, row in enumerate(rows, 1)
        for name, value in row.items()
        if value is not None
    }
