"""The form with which a learner stores a brief of their own."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from content.checks import RESERVED
from content.formats import lilun
from content.formats.problems import Problem
from content.material import Material
from content.models import Brief
from learning.models import User

MOST_BYTES = 1_000_000
MOST_ITEMS = 400  # pieces of knowledge; making the questions takes longer than as many more
MOST_BRIEFS = 50
KEY = r"[a-z0-9]{10}"


class BriefForm(forms.Form):
    """A file or pasted text in the app's own format; once valid, ``material`` is what it holds.

    ``key`` makes the address of a new brief its owner's own, which nobody can guess; ``seen`` is
    the digest of the version that is changed. ``problems`` are the mistakes of the text, by line.
    """

    file = forms.FileField(label="A file", required=False, allow_empty_file=True)
    text = forms.CharField(label="Or its text", required=False, strip=False)
    visibility = forms.ChoiceField(label="Who may read it", widget=forms.RadioSelect)
    key = forms.RegexField(f"^{KEY}$", widget=forms.HiddenInput)
    seen = forms.RegexField("^[0-9a-f]{0,64}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, brief: Brief | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.brief = user, brief
        self.material: Material | None = None
        self.problems: tuple[Problem, ...] = ()
        self.written = ""
        self.fields["text"].widget = forms.Textarea(
            {"rows": 24, "spellcheck": "false", "autocapitalize": "none", "wrap": "off"}
        )
        # Of what cannot be in a brief its reader says where it stands.
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
        try:
            material = lilun.read(data)
        except lilun.BriefError as error:
            self.problems = error.problems
            many = len(self.problems) > 1
            raise ValidationError(
                f"{len(self.problems)} mistakes: nothing is stored yet."
                if many
                else "One mistake: nothing is stored yet."
            ) from error
        items = sum(1 for _ in material.items()) + sum(1 for _ in material.nested_items())
        if items > MOST_ITEMS:
            raise ValidationError(
                f"It holds {items} concepts, people, quotes and so on, {MOST_ITEMS} at most here. "
                "Split it, or ask whoever runs this site to import it."
            )
        slug = self._slug(material.slug, cleaned)
        others = self.user.briefs.exclude(slug=slug)  # the same form may have stored it before
        if self.brief is None and others.count() >= MOST_BRIEFS:
            raise ValidationError(f"You have {MOST_BRIEFS} briefs: delete one first.")
        self.material = replace(material, slug=slug)
        return cleaned

    def _data(self, cleaned: dict[str, Any]) -> bytes:
        if file := cleaned.get("file"):
            return bytes(file.read(MOST_BYTES + 1))
        return str(cleaned.get("text", "")).replace("\r\n", "\n").encode()

    def _slug(self, wished: str, cleaned: dict[str, Any]) -> str:
        """That of the brief that is changed. A new one gets its own, so that learners' briefs never
        meet; only staff choose theirs, while nobody else has it."""
        if self.brief:
            return self.brief.slug
        taken = Brief.objects.filter(slug=wished).exclude(owner=self.user).exists()
        if self.user.is_staff and not taken and wished not in RESERVED:
            return wished
        return f"{wished[:89].rstrip('-')}-{cleaned.get('key', '')}"


def visibilities(user: User, brief: Brief | None) -> list[tuple[str, str]]:
    """Public is staff's to give; who has a public brief may leave it so."""
    public = Brief.Visibility.PUBLIC
    allowed = user.is_staff or (brief is not None and brief.visibility == public)
    told = {
        Brief.Visibility.PRIVATE: "Only I",
        Brief.Visibility.LINK: "Whoever has its link",
        public: "Everybody here",
    }
    return [(value, name) for value, name in told.items() if allowed or value != public]
