"""Imports of question files by a command, which nobody previews."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from learning.bank.imports.beginning import content_of
from learning.bank.imports.making import make_questions
from learning.bank.imports.pictures import pictures_read, unsaved_images
from learning.bank.imports.preview import ImportPreview
from learning.exchange.format import ParsedFile
from learning.models import ImportImage, QuestionImport, User
from learning.models.people import lock_user


class ImportAtOnce:
    """What an import would make; it is stored nowhere before."""

    def __init__(self, owner: User, reading: ParsedFile) -> None:
        pictures = pictures_read(owner, reading)
        content = content_of(reading, pictures)
        self.question_import = QuestionImport(owner=owner, content=content)
        self.images: Sequence[ImportImage] = unsaved_images(self.question_import, pictures)

    @property
    def preview(self) -> ImportPreview:
        """What of it is known now."""
        return ImportPreview(self.question_import)

    def make(self, now: datetime, *, with_known: bool, with_cards: bool) -> int:
        """Make the questions, and return how many. Raises ``OverLimit``, ``TooManyImages`` and
        ``TooManyTexts``."""
        owner = self.question_import.owner
        with transaction.atomic():
            lock_user(owner)
            chosen = self.preview.found if with_known else self.preview.new
            make_questions(self.question_import, chosen, self.images, now, with_cards=with_cards)
        return len(chosen)
