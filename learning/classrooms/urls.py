from django.urls import path

from learning.classrooms.views import (
    assignments,
    classrooms,
    gradebook,
    invitations,
    joining,
    notices,
    roster,
)

# classes/, join/, invitations/, notices/
urlpatterns = [
    path("classes/", classrooms.all_classrooms, name="classrooms"),
    path("classes/<int:classroom_id>/", classrooms.classroom, name="classroom"),
    path("classes/<int:classroom_id>/share/", classrooms.share_classroom, name="share_classroom"),
    path(
        "classes/<int:classroom_id>/memory/<slug:slug>/",
        classrooms.classroom_memory,
        name="classroom_memory",
    ),
    path("classes/<int:classroom_id>/grades/", gradebook.gradebook, name="gradebook"),
    path("classes/<int:classroom_id>/grades.csv", gradebook.as_csv_file, name="grades_as_csv"),
    path("classes/<int:classroom_id>/grades.xlsx", gradebook.as_xlsx_file, name="grades_as_xlsx"),
    path("classes/<int:classroom_id>/own-grades/", gradebook.own_grades, name="own_grades"),
    path("classes/<int:classroom_id>/grades/<int:member_id>/", gradebook.grades, name="grades"),
    path(
        "classes/<int:classroom_id>/confusions/",
        classrooms.confusions,
        name="classroom_confusions",
    ),
    path("classes/<int:classroom_id>/edit/", classrooms.edit_classroom, name="edit_classroom"),
    path("classes/<int:classroom_id>/set/", assignments.assign, name="assign"),
    path(
        "classes/<int:classroom_id>/set/<int:assignment_id>/",
        assignments.assignment,
        name="assignment",
    ),
    path(
        "classes/<int:classroom_id>/set/<int:assignment_id>/withdraw/",
        assignments.withdraw_assignment,
        name="withdraw_assignment",
    ),
    path("classes/<int:classroom_id>/members/<int:member_id>/", classrooms.member, name="member"),
    path("classes/<int:classroom_id>/roster/", roster.roster, name="roster"),
    path("classes/<int:classroom_id>/roster.csv", roster.links_as_csv, name="links_as_csv"),
    path("classes/<int:classroom_id>/roster/invite/", roster.invite_all, name="invite"),
    path(
        "classes/<int:classroom_id>/roster/<int:entry_id>/",
        roster.roster_entry,
        name="roster_entry",
    ),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("invitations/<str:token>/stop/", invitations.stop_invitations, name="stop_invitations"),
    path("notices/stop/<str:token>/", notices.stop_notices, name="stop_notices"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_by_code, name="join_by_code"),
]
