from django.urls import include, path

from learning.home import home, try_card

urlpatterns = [
    # Django tries them in turn, and most requests are answers.
    path("", include("learning.study.urls")),
    path("", home, name="home"),
    path("try/", try_card, name="try_card"),
    path("", include("learning.accounts.urls")),
    path("", include("learning.authoring.urls")),
    path("", include("learning.bank.urls")),
    path("", include("learning.briefs.urls")),
    path("", include("learning.cards.urls")),
    path("", include("learning.classrooms.urls")),
    path("", include("learning.desk.urls")),
    path("", include("learning.live.urls")),
    path("", include("learning.lti.urls")),
    path("", include("learning.maps.urls")),
    path("", include("learning.printing.urls")),
    path("", include("learning.progress.urls")),
    path("", include("learning.quizzes.urls")),
    path("", include("learning.results.urls")),
    path("", include("learning.search.urls")),
    path("", include("learning.teaching.urls")),
]
