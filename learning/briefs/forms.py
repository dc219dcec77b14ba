"""The form with which a learner stores their own brief."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string

from content.formats.problems import Problem
from content.material import Material
from content.models import Brief
from content.sandbox import LONG_SECONDS, LimitExceeded, OutOfMemory, OutOfTime, run_limited
from learning.briefs import drafts
from learning.briefs.drafts import Draft, Naming, draft_of
from learning.briefs.made import asked_now
from learning.limits import uploads
from learning.models import User

MOST_BYTES = 1_000_000
MOST_BRIEFS = 50
TOO_MANY_BRIEFS = f"You have {MOST_BRIEFS} briefs. Delete one first."
SMALL = 2_000  # bytes: about fifty items, whose questions are generated quickly
TOO_LONG = "It takes too long to make its questions: split the brief."
BROKEN = "It cannot be read here. Whoever runs this site finds the reason in the log."
KEY = r"[a-z0-9]{10}"
KEY_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class BriefForm(forms.Form):
    """A file or pasted text in the app's own format; once valid, ``draft`` is the result and
    ``material`` the content.

    Without ``with_questions`` no questions are made. If it ``is_refused``, because the sender has
    no processing time left, it is not read. ``key`` makes the address of a new brief unguessable;
    ``seen`` is the digest of the version being changed. ``problems`` are the mistakes in the text,
    by line.
    """

    file = forms.FileField(label="A file", required=False, allow_empty_file=True)
    text = forms.CharField(label="Or its text", required=False, strip=False)
    visibility = forms.ChoiceField(label="Who may read it", widget=forms.RadioSelect)
    key = forms.RegexField(f"^{KEY}$", widget=forms.HiddenInput)
    seen = forms.RegexField("^[0-9a-f]{0,64}$", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        user: User,
        brief: Brief | None = None,
        with_questions: bool = True,
        is_refused: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.brief, self.with_questions = user, brief, with_questions
        self.is_refused = is_refused
        self.draft = Draft()
        self.material: Material | None = None
        self.problems: tuple[Problem, ...] = ()
        self.written = ""
        self.fields["text"].widget = forms.Textarea(
            {"rows": 24, "spellcheck": "false", "autocapitalize": "none", "wrap": "off"}
        )
        # The parser reports the line of characters that a brief cannot hold.
        self.fields["text"].validators.clear()
        self.fields["visibility"].choices = visibilities(user, brief)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        data = self._data(cleaned)
        self.written = data[: MOST_BYTES + 1].decode(errors="replace")
        if not data.strip():
            raise ValidationError("Choose a file, or paste the text of one.")
        if len(data) > MOST_BYTES:
            raise ValidationError(f"It is larger than {MOST_BYTES:,} bytes: split the brief.")
        if self.is_refused:
            raise ValidationError(uploads.SPENT)
        draft = self._read(data, cleaned)
        self.problems = draft.problems
        if draft.material is None:
            many = len(self.problems) > 1
            raise ValidationError(
                f"{len(self.problems)} mistakes: nothing is saved yet."
                if many
                else "One mistake: nothing is saved yet."
            )
        if draft.items > (most := drafts.MOST_ITEMS):
            raise ValidationError(
                f"It holds {draft.items} concepts, people, quotes and so on, {most} at most here. "
                "Split it, or ask whoever runs this site to import it."
            )
        # The same form may already have stored it.
        others = self.user.briefs.exclude(slug=draft.material.slug)
        if self.brief is None and others.count() >= MOST_BRIEFS:
            raise ValidationError(f"You have {MOST_BRIEFS} briefs: delete one first.")
        self.draft, self.material = draft, draft.material
        return cleaned

    def _read(self, data: bytes, cleaned: dict[str, Any]) -> Draft:
        asked = asked_now(self.brief) if self.brief else frozenset()
        about = (data, self._naming(cleaned), self.with_questions, asked)
        if len(data) <= SMALL:
            return draft_of(*about)
        try:
            return run_limited(draft_of, *about, seconds=LONG_SECONDS)
        except (OutOfTime, OutOfMemory) as error:
            raise ValidationError(TOO_LONG) from error
        except LimitExceeded as error:
            raise ValidationError(BROKEN) from error

    def _data(self, cleaned: dict[str, Any]) -> bytes:
        if file := cleaned.get("file"):
            return bytes(file.read(MOST_BYTES + 1))
        return str(cleaned.get("text", "")).replace("\r\n", "\n").encode()

    def _naming(self, cleaned: dict[str, Any]) -> Naming:
        taken = None
        if self.user.is_staff and self.brief is None:
            others = Brief.objects.exclude(owner=self.user)
            taken = tuple(others.values_list("slug", flat=True))
        return Naming(
            kept=self.brief.slug if self.brief else "", key=cleaned.get("key", ""), taken=taken
        )


def new_key() -> str:
    """With it a new brief's address cannot be guessed."""
    return get_random_string(10, KEY_LETTERS)


def visibilities(user: User, brief: Brief | None) -> list[tuple[str, str]]:
    """Only staff may make a brief public, and who teaches may share it with classes; what its owner
    chose before may stay.
    """
    public, classes = Brief.Visibility.PUBLIC, Brief.Visibility.CLASS
    told = {
        Brief.Visibility.PRIVATE: "Only me",
        classes: "My classes",
        Brief.Visibility.LINK: "Anyone with the link",
        public: "Everyone here",
    }
    refused = {public: not user.is_staff, classes: not user.teaches}
    chosen = brief.visibility if brief else ""
    return [
        (value, name)
        for value, name in told.items()
        if value == chosen or not refused.get(value, False)
    ]
