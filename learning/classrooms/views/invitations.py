"""A personal link: joining a class as the person whom it expects, and stopping the mails."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from learning.accounts.access import sign_in_guest
from learning.classrooms.members import ClassroomOver
from learning.classrooms.roster import invitations
from learning.classrooms.roster.attaching import NumberTaken, PlaceTaken
from learning.classrooms.roster.places import take_place
from learning.limits.rates import too_often_is_429
from learning.models import RosterEntry
from learning.quizzes.guesses import count_joining
from learning.requests import gone_is_404, page_with_form, text_of

HAS_A_PLACE = "You have another place in this class. Ask your teacher."


@page_with_form
@login_not_required
@gone_is_404
@too_often_is_429
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Join with one press: with the account that is signed in, or as a guest."""
    entries = RosterEntry.objects.select_related("classroom", "membership")
    entry = get_object_or_404(entries, token=token)
    classroom, user = entry.classroom, request.user if request.user.is_authenticated else None
    if entry.membership and user and entry.membership.user_id == user.pk:
        return redirect("classroom", classroom.pk)
    is_open = not entry.membership and not classroom.archived_at
    if request.method == "POST" and is_open:
        count_joining(request, classroom.code)
        try:
            person = user or sign_in_guest(request, text_of(request.POST, "time_zone"))
            take_place(entry, person, timezone.now())
            return redirect("classroom", classroom.pk)
        except (PlaceTaken, ClassroomOver):
            return redirect("invitation", token)
        except NumberTaken:
            messages.warning(request, HAS_A_PLACE)
            return redirect("invitation", token)
    context = {
        "entry": entry,
        "classroom": classroom,
        "is_open": is_open,
        "teachers": list(classroom.memberships.teachers().values_list("name", flat=True)),
    }
    return render(request, "learning/classrooms/roster/invitation.html", context)


@csrf_exempt  # a mail program sends it in one press, without a page of ours before it
@login_not_required
@page_with_form
def stop_invitations(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether to stop the invitations to an address, stops them, and takes that back."""
    email = invitations.address_in(token)
    if not email:
        raise Http404
    again = "again" in request.POST
    stopped = request.method == "POST" and not again
    if stopped:
        invitations.stop(email)
    elif again:
        invitations.send_again(email)
    context = {"email": email, "stopped": stopped, "again": again}
    return render(request, "learning/classrooms/roster/stop_invitations.html", context)
