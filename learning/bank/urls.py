from django.urls import path

from learning.bank.views import bank, colleagues, copies, exchange, images, writing

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
    path("questions/new/", writing.new_question, name="new_question"),
    path("questions/new/<slug:kind>/", writing.own_question, name="own_question"),
    path("questions/filing/", writing.question_filing, name="question_filing"),
    path("questions/preview/<slug:kind>/", writing.preview_question, name="preview_question"),
    path("questions/take-in/", exchange.take_in, name="take_in"),
    path("questions/take-in/<int:import_id>/", exchange.taken_in, name="taken_in"),
    path("questions/give-out/", exchange.give_out, name="give_out"),
    path("questions/give-out/file/", exchange.give_out_file, name="give_out_file"),
    path("questions/<int:question_id>/", writing.edit_question, name="edit_question"),
    path(
        "questions/<int:question_id>/versions/",
        writing.question_versions,
        name="question_versions",
    ),
]
