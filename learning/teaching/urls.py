from django.urls import path

from learning.teaching import views

# teach/
urlpatterns = [
    path("teach/", views.teach, name="teach"),
    path("teach/calendar/", views.teach_calendar, name="teach_calendar"),
]
