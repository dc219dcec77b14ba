"""What a launch tells, read from the claims of its token, which may hold anything."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from learning.lti.texts import id_in, ids_in, json_in, name_in
from learning.lti.tokens import CLAIM, DEEP_LINK_CLAIM, Refused

OPENS, CHOOSES = "LtiResourceLinkRequest", "LtiDeepLinkingRequest"
VERSION = "1.3.0"
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
IN_COURSE = "http://purl.imsglobal.org/vocab/lis/v2/membership"
TEACHING = ("Instructor", "Administrator", "ContentDeveloper", "Manager")
LONGEST_ID = 255
LONGEST_URL = 1000
CUSTOM_KEY = "lilun"  # the custom parameter that names one of our links


@dataclass(frozen=True, slots=True)
class DeepLinking:
    """What the platform takes back: ``returns_to`` gets the form. ``data`` is the platform's, a
    text by the standard; None if there is none.
    """

    returns_to: str
    data: Any
    takes_links: bool
    takes_several: bool
    takes_line_items: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A launch: who came, in which course, and what was opened there.

    Texts are "" where the platform does not tell them. ``key`` is that of one of our links.
    """

    message_type: str
    deployment_id: str
    target: str
    sub: str
    given_name: str = ""
    family_name: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()
    context_id: str = ""
    context_title: str = ""
    resource_link_id: str = ""
    resource_title: str = ""
    key: str = ""
    line_item: str = ""
    line_items: str = ""
    scopes: tuple[str, ...] = ()
    members_url: str = ""
    deep_linking: DeepLinking | None = field(default=None)

    @property
    def teaches(self) -> bool:
        return any(role in roles_of(self.roles) for role in TEACHING)

    @property
    def learns(self) -> bool:
        return not self.teaches and "Learner" in roles_of(self.roles)

    @property
    def full_name(self) -> str:
        return self.name or f"{self.given_name} {self.family_name}".strip()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        settings = told["deep_linking"]
        own = {
            "roles": tuple(told["roles"]),
            "scopes": tuple(told["scopes"]),
            "deep_linking": DeepLinking(**settings) if settings else None,
        }
        return cls(**{**told, **own})


def roles_of(roles: tuple[str, ...]) -> set[str]:
    """The roles in the course, in short: "Instructor", "Learner". A role in the whole institution
    says nothing about the course; some platforms send course roles by their short names.
    """
    found = set()
    for role in roles:
        vocabulary, _, name = role.rpartition("#")
        if not vocabulary or vocabulary == IN_COURSE:
            found.add(name)
    return found


def message_of(claims: Mapping[str, Any]) -> Message:
    """Raises ``Refused``."""
    message_type = id_in(claims.get(CLAIM + "message_type"), LONGEST_ID)
    if claims.get(CLAIM + "version") != VERSION:
        raise Refused("The platform doesn’t speak LTI 1.3.")
    if message_type not in (OPENS, CHOOSES):
        raise Refused("The platform asked for something that Lilun can’t do.")
    sub = id_in(claims.get("sub"), LONGEST_ID)
    if not sub:
        raise Refused("The platform doesn’t say who you are.")
    context, resource = _object(claims, CLAIM + "context"), _object(claims, CLAIM + "resource_link")
    grades, roster = _object(claims, GRADES), _object(claims, ROSTER)
    resource_link_id = id_in(resource.get("id"), LONGEST_ID)
    if message_type == OPENS and not resource_link_id:
        raise Refused("The platform doesn’t say what you opened.")
    return Message(
        message_type=message_type,
        deployment_id=id_in(claims.get(CLAIM + "deployment_id"), LONGEST_ID),
        target=id_in(claims.get(CLAIM + "target_link_uri"), LONGEST_URL),
        sub=sub,
        given_name=name_in(claims.get("given_name"), 100),
        family_name=name_in(claims.get("family_name"), 100),
        name=name_in(claims.get("name"), 150),
        roles=ids_in(claims.get(CLAIM + "roles"), LONGEST_URL),
        context_id=id_in(context.get("id"), LONGEST_ID),
        context_title=name_in(context.get("title"), 100) or name_in(context.get("label"), 100),
        resource_link_id=resource_link_id,
        resource_title=name_in(resource.get("title"), 200),
        key=name_in(_object(claims, CLAIM + "custom").get(CUSTOM_KEY), LONGEST_ID),
        line_item=id_in(grades.get("lineitem"), LONGEST_URL),
        line_items=id_in(grades.get("lineitems"), LONGEST_URL),
        scopes=ids_in(grades.get("scope"), LONGEST_URL),
        members_url=id_in(roster.get("context_memberships_url"), LONGEST_URL),
        deep_linking=_deep_linking(claims) if message_type == CHOOSES else None,
    )


def _deep_linking(claims: Mapping[str, Any]) -> DeepLinking:
    settings = _object(claims, DEEP_LINK_CLAIM + "deep_linking_settings")
    returns_to = id_in(settings.get("deep_link_return_url"), LONGEST_URL)
    if not returns_to:
        raise Refused("The platform doesn’t say where your choice goes.")
    return DeepLinking(
        returns_to=returns_to,
        data=json_in(settings.get("data")),
        takes_links="ltiResourceLink" in ids_in(settings.get("accept_types"), LONGEST_ID),
        takes_several=settings.get("accept_multiple") in (True, "true"),
        takes_line_items=settings.get("accept_lineitem", True) not in (False, "false"),
    )


def _object(claims: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = claims.get(name)
    return value if isinstance(value, dict) else {}
