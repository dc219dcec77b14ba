"""The platforms, for staff: added, confirmed, paused and removed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.lti import keys, registering
from learning.lti.access import at, for_staff, own_addresses
from learning.lti.forms import DeploymentForm, RegistrationForm
from learning.models import LtiAccount, LtiDeployment, LtiInvitation, LtiKey, LtiRegistration
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form


@for_staff
@require_safe
def platforms(request: LearnerRequest) -> HttpResponse:
    """All platforms, and the addresses of ours that each has to know."""
    now = timezone.now()
    waiting = LtiDeployment.objects.filter(registration=OuterRef("pk"), confirmed_at=None)
    context = {
        "platforms": LtiRegistration.objects.annotate(
            people=Count("accounts"), waits=Exists(waiting)
        ).order_by("name", "pk"),
        "addresses": _addresses(),
        "https": settings.HTTPS,
        "key": LtiKey.objects.first(),
        "invitations": [
            (at("lti_register", one.key), one.expires_at)
            for one in LtiInvitation.objects.filter(expires_at__gt=now).order_by("pk")
        ],
    }
    return render(request, "learning/lti/platforms.html", context)


def _addresses() -> list[tuple[str, str, str]]:
    """Ours, each with the name that platforms use, and the id of its element."""
    ours = own_addresses()
    return [
        ("Tool URL", "launch", ours.launch),
        ("Login URL", "login", ours.login),
        ("Redirect URL", "redirect", ours.launch),
        ("Content selection URL", "choose", ours.choose),
        ("Key set URL", "keys", ours.keys),
        ("Icon URL", "icon", ours.icon),
    ]


@for_staff
@require_POST
def invite(request: LearnerRequest) -> HttpResponse:
    registering.invite(timezone.now())
    return redirect("lti_platforms")


@for_staff
@require_POST
def new_key(request: LearnerRequest) -> HttpResponse:
    keys.replace_key(timezone.now())
    messages.success(request, "Lilun signs with a new key.")
    return redirect("lti_platforms")


@for_staff
@page_with_form
def add(request: LearnerRequest) -> HttpResponse:
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        now = timezone.now()
        form.instance.made_at = form.instance.confirmed_at = now
        with transaction.atomic():
            registration = form.save()
            for deployment_id in form.cleaned_data["deployment_ids"]:
                _confirm(registration, deployment_id)
        messages.success(request, f"{registration} is connected.")
        return redirect("lti_platforms")
    context = {"form": form, "addresses": _addresses()}
    status = 422 if form.is_bound else 200
    return render(request, "learning/lti/add.html", context, status=status)


@for_staff
@page_with_form
@gone_is_404
def platform(request: LearnerRequest, pk: int) -> HttpResponse:
    """One platform: its addresses, where it is installed, and whether it works."""
    registration = get_object_or_404(LtiRegistration, pk=pk)
    step = request.POST.get("step", "")
    if step in ("confirm", "pause", "resume"):
        now = timezone.now()
        changes: dict[str, dict[str, Any]] = {
            "confirm": {"confirmed_at": now},
            "pause": {"paused_at": now},
            "resume": {"paused_at": None},
        }
        LtiRegistration.objects.filter(pk=pk).update(**changes[step])
        return redirect("lti_platform", pk)
    if step == "accept":
        waiting = registration.deployments.filter(pk=id_of(request.POST.get("deployment", "")) or 0)
        waiting.update(confirmed_at=timezone.now())
        return redirect("lti_platform", pk)
    deployment = DeploymentForm(request.POST if step == "install" else None)
    if deployment.is_valid():
        _confirm(registration, deployment.cleaned_data["deployment_id"])
        return redirect("lti_platform", pk)
    form = RegistrationForm(request.POST if step == "save" else None, instance=registration)
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("lti_platform", pk)
    context = {
        "platform": LtiRegistration.objects.get(pk=pk),
        "form": form,
        "deployment": deployment,
        "deployments": registration.deployments.order_by("pk"),
    }
    status = 422 if form.is_bound or deployment.is_bound else 200
    return render(request, "learning/lti/platform.html", context, status=status)


def _confirm(registration: LtiRegistration, deployment_id: str) -> None:
    now = timezone.now()
    LtiDeployment.objects.update_or_create(
        registration=registration,
        deployment_id=deployment_id,
        defaults={"confirmed_at": now},
        create_defaults={"confirmed_at": now, "made_at": now},
    )


@for_staff
@page_with_form
def remove(request: LearnerRequest, pk: int) -> HttpResponse:
    """Removes a platform, after saying who signs in through it alone."""
    registration = get_object_or_404(LtiRegistration, pk=pk)
    if request.method == "POST":
        registration.delete()
        messages.success(request, f"{registration.name} is removed.")
        return redirect("lti_platforms")
    accounts = LtiAccount.objects.filter(registration=registration)
    without_password = Q(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    elsewhere = LtiAccount.objects.filter(user=OuterRef("user")).exclude(registration=registration)
    context = {
        "platform": registration,
        "people": accounts.count(),
        "only_here": accounts.filter(without_password).exclude(Exists(elsewhere)).count(),
    }
    return render(request, "learning/lti/remove.html", context)
