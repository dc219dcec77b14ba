from django.urls import path

from learning.quizzes.views import questions, quizzes, results

# quizzes/
urlpatterns = [
    path("quizzes/", quizzes.quizzes, name="quizzes"),
    path("quizzes/<int:attempt_id>/<int:number>/", questions.quiz_question, name="quiz_question"),
    path(
        "quizzes/<int:attempt_id>/<int:number>/override/",
        questions.quiz_override,
        name="quiz_override",
    ),
    path("quizzes/<int:attempt_id>/submit/", quizzes.quiz_submit, name="quiz_submit"),
    path("quizzes/<int:attempt_id>/results/", results.quiz_results, name="quiz_results"),
    path("quizzes/<int:attempt_id>/study/", results.study_quiz, name="study_quiz"),
]
