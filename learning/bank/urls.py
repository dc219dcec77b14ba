from django.urls import path

from learning.bank.views import (
    bank,
    colleagues,
    copies,
    exporting,
    images,
    importing,
    texts,
    writing,
)
from learning.requests import moved_to

# questions/
urlpatterns = [
    path("questions/", bank.questions, name="questions"),
    path("questions/from-briefs/", copies.brief_questions, name="brief_questions"),
    path(
        "questions/from-briefs/<int:question_id>/",
        copies.copy_question,
        name="copy_question",
    ),
    path(
        "questions/from-colleagues/",
        colleagues.colleague_questions,
        name="colleague_questions",
    ),
    path("questions/images/<slug:sha256>/", images.question_image, name="question_image"),
    path("questions/texts/", texts.texts, name="texts"),
    path("questions/texts/new/", texts.new_text, name="new_text"),
    path("questions/texts/<int:text_id>/", texts.edit_text, name="edit_text"),
    path("questions/texts/<int:text_id>/delete/", texts.delete_text, name="delete_text"),
    path("questions/new/", writing.new_question, name="new_question"),
    path("questions/new/<slug:kind>/", writing.own_question, name="own_question"),
    path("questions/filing/", writing.question_filing, name="question_filing"),
    path("questions/preview/<slug:kind>/", writing.preview_question, name="preview_question"),
    path("questions/import/", importing.import_questions, name="import_questions"),
    path("questions/export/", exporting.export_questions, name="export_questions"),
    path("questions/export/file/", exporting.export_file, name="export_file"),
    path("questions/<int:question_id>/", writing.edit_question, name="edit_question"),
    path(
        "questions/<int:question_id>/versions/",
        writing.question_versions,
        name="question_versions",
    ),
    # Addresses of earlier versions, on open pages and in bookmarks.
    path("questions/take-in/", moved_to("import_questions")),
    path("questions/take-in/<int:import_id>/", moved_to("import_preview")),
    path("questions/give-out/", moved_to("export_questions")),
    path("questions/give-out/file/", moved_to("export_file")),
]
