from django.urls import path

from learning.printing.views import paper_exam_page

# quizzes/own/<quiz>/
urlpatterns = [
    path("quizzes/own/<int:quiz_id>/paper/", paper_exam_page, name="paper_exam"),
]
