"""The forms of staff: a platform by hand, and where it has installed the app."""

from typing import Any

from django import forms

from learning.lti.fetching import is_safe_url
from learning.models import LtiDeployment, LtiRegistration
from learning.models.lti.platforms import LONGEST_ID

ADDRESSES = ("issuer", "auth_url", "token_url", "jwks_url", "site")


class RegistrationForm(forms.ModelForm[LtiRegistration]):
    deployment_ids = forms.CharField(
        label="Deployment IDs",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="One a line. Others wait here for you at their first launch.",
    )

    class Meta:
        model = LtiRegistration
        fields = [
            *("name", "issuer", "client_id", "auth_url", "token_url", "jwks_url"),
            *("site", "audience"),
        ]
        labels = {
            "name": "Name",
            "issuer": "Issuer",
            "client_id": "Client ID",
            "auth_url": "Authentication URL",
            "token_url": "Token URL",
            "jwks_url": "Key set URL",
            "site": "Site",
            "audience": "Token audience",
        }
        help_texts = {
            "issuer": "Moodle: “Platform ID”.",
            "auth_url": "Moodle: “Authentication request URL”.",
            "token_url": "Moodle: “Access token URL”.",
            "jwks_url": "Moodle: “Public keyset URL”.",
            "site": "Optional. Where people use it, if that’s another host.",
            "audience": "Optional. If empty, it is the token URL.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["deployment_ids"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ADDRESSES:
            if cleaned.get(name) and not is_safe_url(cleaned[name]):
                self.add_error(name, "Use an address with https.")
        return cleaned

    def clean_deployment_ids(self) -> list[str]:
        lines = self.cleaned_data["deployment_ids"].splitlines()
        return list(dict.fromkeys(line.strip()[:LONGEST_ID] for line in lines if line.strip()))


class DeploymentForm(forms.ModelForm[LtiDeployment]):
    class Meta:
        model = LtiDeployment
        fields = ["deployment_id"]
        labels = {"deployment_id": "Deployment ID"}
