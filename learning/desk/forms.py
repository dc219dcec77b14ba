"""The form that takes in a text of somebody's own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from content.readers.reading import MOST_BYTES
from learning.briefs.drafts import Naming
from learning.desk.prose import Prose, read_prose
from learning.limits import uploads

MOST_CHARACTERS = 1_000_000
SALT = "learning.desk"
EMPTY = "Paste a text, or choose a file."
TOO_LONG = f"Texts can have {MOST_CHARACTERS:,} characters at most. Split yours in two."
TOO_LARGE = f"Files can have {MOST_BYTES // 1_000_000} MB at most. Split it, or paste its text."


class ProseForm(forms.Form):
    """A pasted text or a file; once valid, ``prose`` holds what was found in it.

    The address of the brief derives from the text and from ``sender``, which nobody else knows: it
    cannot be guessed, and is the same if the form is sent again. If it ``is_refused``, because the
    sender has no processing time left, nothing is read. No questions are made for ``revised``, a
    brief that exists.
    """

    text = forms.CharField(
        required=False,
        max_length=MOST_CHARACTERS,
        strip=False,
        error_messages={"max_length": TOO_LONG},
    )
    file = forms.FileField(required=False, allow_empty_file=True)

    prose: Prose

    def __init__(
        self,
        *args: Any,
        sender: str = "",
        revised: str = "",
        is_refused: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sender, self.revised, self.is_refused = sender, revised, is_refused

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if self.is_refused:
            raise ValidationError(uploads.SPENT)
        file, text = cleaned["file"], cleaned["text"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        if not file and not text.strip():
            raise ValidationError(EMPTY)
        sent = file.read() if file else text
        key = salted_hmac(SALT, f"{self.sender}\n".encode() + _bytes(sent), algorithm="sha256")
        naming = Naming(kept=self.revised, key=key.hexdigest()[:10], taken=None)
        name = file.name if file else ""
        self.prose = read_prose(sent, name, naming, with_questions=not self.revised)
        if self.prose.trouble:
            of_file = f"“{name}” can’t be read. " if name else ""
            raise ValidationError(f"{of_file}{self.prose.trouble}")
        return cleaned


def _bytes(sent: bytes | str) -> bytes:
    return sent.encode(errors="replace") if isinstance(sent, str) else sent
