"""The forms for writing questions, one for each kind; a new one is listed in ``FORMS``."""

from learning.bank.forms.altered import AlteredForm
from learning.bank.forms.choice import ChoiceForm
from learning.bank.forms.cloze import ClozeForm
from learning.bank.forms.form import Rows, WrittenForm
from learning.bank.forms.list import ListForm
from learning.bank.forms.matching import MatchingForm
from learning.bank.forms.number import NumberForm
from learning.bank.forms.open import OpenForm
from learning.bank.forms.ordering import OrderingForm
from learning.bank.forms.several import SeveralForm
from learning.bank.forms.typed import TypedForm
from learning.grading.formats import Format

FORMS: tuple[type[WrittenForm], ...] = (
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
)
_BY_FORMAT = {form.format: form for form in FORMS}


def form_of(format: str) -> type[WrittenForm]:
    """The form for a format; raises ``ValueError`` for one that is not written by hand."""
    try:
        return _BY_FORMAT[Format(format)]
    except KeyError as error:
        raise ValueError(format) from error


def form_by_slug(slug: str) -> type[WrittenForm]:
    """The form that an address names; raises ``ValueError`` for what is none."""
    form = next((form for form in FORMS if form.slug() == slug), None)
    if form is None:
        raise ValueError(slug)
    return form


__all__ = ["FORMS", "Rows", "WrittenForm", "form_by_slug", "form_of"]
