from django.urls import path

from learning.desk.views import changes, checking, pasting, revising

# briefs/
urlpatterns = [
    path("briefs/paste/", pasting.paste, name="paste_brief"),
    path("briefs/<slug:slug>/check/", checking.desk, name="desk"),
    path("briefs/<slug:slug>/check/add/", checking.add_finding, name="add_finding"),
    path("briefs/<slug:slug>/check/title/", checking.rename_brief, name="rename_brief"),
    path("briefs/<slug:slug>/check/update/", checking.update_questions, name="update_questions"),
    path("briefs/<slug:slug>/new-version/", revising.revise, name="revise"),
    path("briefs/<slug:slug>/new-version/changes/", revising.revision, name="revision"),
    path("briefs/<slug:slug>/changes/", changes.changes, name="brief_changes"),
]
