from django.urls import path

from learning.progress import views

# progress/ and reminders/
urlpatterns = [
    path("progress/", views.progress, name="progress"),
    path("reminders/stop/<str:token>/", views.stop_reminders, name="stop_reminders"),
]
