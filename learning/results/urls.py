from django.urls import path

from learning.results.views import analysis, answers, marking, regrading

# quizzes/own/<quiz>/
urlpatterns = [
    path("quizzes/own/<int:quiz_id>/answers/", answers.quiz_answers_page, name="quiz_answers"),
    path(
        "quizzes/own/<int:quiz_id>/answers/<int:attempt_id>/",
        answers.read_attempt,
        name="read_attempt",
    ),
    path(
        "quizzes/own/<int:quiz_id>/answers/<int:attempt_id>/<int:position>/mark/",
        marking.override,
        name="override_mark",
    ),
    path("quizzes/own/<int:quiz_id>/release/", answers.release_results, name="release_results"),
    path("quizzes/own/<int:quiz_id>/marking/", marking.marking, name="marking"),
    path(
        "quizzes/own/<int:quiz_id>/marking/<int:question_id>/",
        marking.mark_answers,
        name="mark_answers",
    ),
    path("quizzes/own/<int:quiz_id>/regrade/", regrading.regrade_quiz, name="regrade_quiz"),
    path("quizzes/own/<int:quiz_id>/analysis/", analysis.quiz_analysis, name="quiz_analysis"),
    path(
        "quizzes/own/<int:quiz_id>/analysis/<slug:uid>/",
        analysis.question_analysis,
        name="question_analysis",
    ),
]
