from django.urls import path

from learning.live.views import phone, presenting, screen

# live/, quizzes/own/<quiz_id>/present/; config.live_stream answers live/<session_id>/stream
urlpatterns = [
    path("quizzes/own/<int:quiz_id>/present/", presenting.present_quiz, name="present_quiz"),
    path("live/<int:session_id>/present/", presenting.present_live, name="present_live"),
    path("live/<int:session_id>/move/", presenting.move_live, name="move_live"),
    path("live/<int:session_id>/joining/", presenting.set_joining, name="set_joining"),
    path("live/<int:session_id>/people/", presenting.people, name="live_people"),
    path("live/<int:session_id>/polls/", presenting.ask_live_poll, name="ask_live_poll"),
    path("live/<int:session_id>/poll/", presenting.live_poll, name="live_poll"),
    path("live/<int:session_id>/poll/hide/", presenting.hide_live_word, name="hide_live_word"),
    path("live/<int:session_id>/grid/", presenting.grid, name="live_grid"),
    path(
        "live/<int:session_id>/people/<int:attempt_id>/",
        presenting.change_person,
        name="change_live_person",
    ),
    path("live/<int:session_id>/screen/<str:token>/", screen.live_screen, name="live_screen"),
    path("live/<int:session_id>/image/<str:sha256>/<str:token>/", screen.image, name="live_image"),
    path("live/join/<str:code>/", phone.join_live, name="join_live"),
    path("live/<int:session_id>/", phone.take_part, name="take_part"),
    path("live/<int:session_id>/answer/", phone.answer, name="answer_live"),
    path(
        "live/<int:session_id>/polls/<int:poll_id>/answer/",
        phone.answer_live_poll,
        name="answer_live_poll",
    ),
    path("live/<int:session_id>/own/", phone.own_result, name="own_live_result"),
]
