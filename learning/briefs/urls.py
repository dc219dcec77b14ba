from django.urls import path

from learning.briefs.views import briefs, copying, wordings

# briefs/
urlpatterns = [
    path("briefs/new/", briefs.new_brief, name="new_brief"),
    path("briefs/<slug:slug>/edit/", briefs.edit_brief, name="edit_brief"),
    path("briefs/<slug:slug>/copy/", copying.copy_brief, name="copy_brief"),
    path("briefs/<slug:slug>/delete/", briefs.delete_brief, name="delete_brief"),
    path("briefs/<slug:slug>/wordings/", wordings.wordings, name="wordings"),
]
