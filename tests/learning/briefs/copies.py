"""A brief about mud that somebody else shares, and what a learner does with it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from content.drafting import material_with
from content.material import Material
from content.models import Brief
from content.storage.store import save
from learning.briefs.copying import prepared_copy, store_copy
from learning.briefs.made import MadeOfBrief
from learning.models import User
from learning.questions.bank_rows import bank_rows
from learning.questions.generators import generate
from tests.learning.desk import mud


def shared_mud(owner: User, now: datetime) -> Brief:
    """With all questions that are made of it."""
    material: Material = material_with(mud.material(), mud.material().items())
    made = bank_rows(material, generate(material))
    visibility = Brief.Visibility.LINK
    return save(material, owner=owner, visibility=visibility, now=now, made=MadeOfBrief(made))


def copied(original: Brief, user: User, now: datetime, key: str = "abcdefghij") -> Brief:
    return store_copy(prepared_copy(original, key), user, now)


def at_once[R](function: Callable[..., R], *arguments: Any, **_: Any) -> R:
    """In place of a child process, which takes a second."""
    return function(*arguments)
