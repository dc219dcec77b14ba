"""The forms for writing questions, by the kinds that they write; a new one is listed here."""

from learning.bank.forms.altered import AlteredForm
from learning.bank.forms.choice import ChoiceForm
from learning.bank.forms.cloze import ClozeForm
from learning.bank.forms.form import Rows, WrittenForm
from learning.bank.forms.listed import ListForm
from learning.bank.forms.matching import MatchingForm
from learning.bank.forms.number import NumberForm
from learning.bank.forms.open import OpenForm
from learning.bank.forms.ordering import OrderingForm
from learning.bank.forms.poll import PollQuestionForm
from learning.bank.forms.several import SeveralForm
from learning.bank.forms.typed import TypedForm
from learning.kinds import Body
from learning.kinds.adapted import formats_of_copies

_LISTED: tuple[type[WrittenForm], ...] = (
    ChoiceForm,
    SeveralForm,
    TypedForm,
    NumberForm,
    ClozeForm,
    AlteredForm,
    MatchingForm,
    OrderingForm,
    ListForm,
    OpenForm,
    PollQuestionForm,
)
FORMS: dict[str, type[WrittenForm]] = {form.kind.name: form for form in _LISTED}


def form_of(format: str) -> type[WrittenForm]:
    """The form for a kind. Raises ``ValueError`` if nobody can write questions of it."""
    try:
        return FORMS[format]
    except KeyError:
        raise ValueError(f"A question of the kind “{format}” cannot be written.") from None


def forms_for_copies(body: Body) -> list[type[WrittenForm]]:
    """The forms for a version of a generated question, the usual one first."""
    return [FORMS[name] for name in formats_of_copies(body) if name in FORMS]


def form_by_slug(slug: str) -> type[WrittenForm]:
    """The form that an address names. Raises ``ValueError``."""
    form = next((form for form in FORMS.values() if form.slug() == slug), None)
    if form is None:
        raise ValueError(slug)
    return form


__all__ = ["FORMS", "Rows", "WrittenForm", "form_by_slug", "form_of", "forms_for_copies"]
