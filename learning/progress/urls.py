from django.urls import path

from learning.progress import views

# progress/
urlpatterns = [
    path("progress/", views.progress, name="progress"),
]
