from django.urls import path

from learning.study.views import calendar, card_actions, reading, study

# study/, and what reading has to do with it: briefs/<slug>/
urlpatterns = [
    path("study/start/", study.start_study, name="start_study"),
    path("study/<int:pk>/", study.study_session, name="study_session"),
    path("study/<int:pk>/more/", study.study_more, name="study_more"),
    path("study/<int:pk>/reveal/", study.reveal, name="reveal"),
    path("study/<int:pk>/answer/", study.answer, name="answer"),
    path("study/<int:pk>/answers/<int:review_id>/", study.feedback, name="feedback"),
    path("study/<int:pk>/answers/<int:review_id>/override/", study.override, name="override"),
    path("study/<int:pk>/undo/", study.undo, name="undo"),
    path("study/<int:pk>/card/", card_actions.card_action, name="card_action"),
    path("study/<int:pk>/characters/", card_actions.characters, name="characters"),
    path("study/<int:pk>/report/<int:card_id>/", card_actions.report, name="report"),
    path("briefs/<slug:slug>/memory/", reading.memory, name="memory"),
    path("briefs/<slug:slug>/continue/", reading.continue_reading, name="continue_reading"),
    path("briefs/<slug:slug>/sections/<slug:section>/read/", reading.read_on, name="read_on"),
    path("briefs/<slug:slug>/sections/<slug:section>/place/", reading.reached, name="reached"),
    path("briefs/<slug:slug>/sections/<slug:section>/weakest/", reading.weakest, name="weakest"),
    path("account/calendar/", calendar.calendar, name="calendar"),
    path("calendar/<slug:token>.ics", calendar.feed, name="calendar_feed"),
]
