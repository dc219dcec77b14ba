from django.urls import path

from learning.authoring.importing import IntoQuizForm
from learning.authoring.views import allowances, arranging, copying, paper, preview, quiz
from learning.bank.views.importing import import_preview

# quizzes/own/, briefs/<slug>/quiz/, and the preview of an import, which may fill a quiz
urlpatterns = [
    path("quizzes/own/<int:quiz_id>/", quiz.authored_quiz, name="authored_quiz"),
    path("quizzes/own/<int:quiz_id>/title/", paper.quiz_title, name="quiz_title"),
    path("quizzes/own/<int:quiz_id>/write/", paper.write_item, name="write_item"),
    path("quizzes/own/<int:quiz_id>/<int:number>/edit/", paper.edit_item, name="edit_item"),
    path("quizzes/own/<int:quiz_id>/restore/", paper.restore_question, name="restore_question"),
    path("quizzes/own/<int:quiz_id>/preview/", preview.preview_quiz, name="preview_quiz"),
    path("quizzes/own/<int:quiz_id>/allowances/", allowances.allowances, name="allowances"),
    path(
        "quizzes/own/<int:quiz_id>/allowances/<int:user_id>/",
        allowances.take_allowance_back,
        name="take_allowance_back",
    ),
    path("quizzes/own/new/", arranging.new_quiz, name="new_quiz"),
    path("quizzes/own/<int:quiz_id>/add/", arranging.add_questions, name="add_questions"),
    path("quizzes/own/<int:quiz_id>/move/", arranging.move_entry, name="move_entry"),
    path("quizzes/own/<int:quiz_id>/points/", arranging.set_points, name="set_points"),
    path("quizzes/own/<int:quiz_id>/sections/", arranging.add_section, name="add_section"),
    path(
        "quizzes/own/<int:quiz_id>/sections/<int:section_id>/",
        arranging.quiz_section,
        name="quiz_section",
    ),
    path(
        "quizzes/own/<int:quiz_id>/<int:number>/remove/",
        paper.remove_question,
        name="remove_question",
    ),
    path("quizzes/own/<int:quiz_id>/publish/", quiz.publish_quiz, name="publish_quiz"),
    path("quizzes/own/<int:quiz_id>/close/", quiz.close_quiz, name="close_quiz"),
    path("quizzes/own/<int:quiz_id>/share/", quiz.share_quiz, name="share_quiz"),
    path("quizzes/own/<int:quiz_id>/copy/", copying.copy_own_quiz, name="copy_quiz"),
    path("quizzes/own/<int:quiz_id>/template/", copying.keep_as_template, name="keep_as_template"),
    path("quizzes/own/<int:quiz_id>/colleagues/", copying.colleagues, name="quiz_colleagues"),
    path("quizzes/own/shared/<str:token>/", copying.shared_quiz, name="shared_quiz"),
    path("quizzes/own/<int:quiz_id>/delete/", quiz.delete_quiz, name="delete_quiz"),
    path(
        "quizzes/own/<int:quiz_id>/<int:number>/replace/",
        quiz.replace_question,
        name="replace_question",
    ),
    path("quizzes/own/<int:quiz_id>/<int:number>/pick/", quiz.pick_question, name="pick_question"),
    path(
        "questions/import/<int:import_id>/",
        import_preview,
        {"filing": IntoQuizForm},
        name="import_preview",
    ),
    path("briefs/<slug:slug>/quiz/", quiz.make_quiz, name="make_quiz"),
]
