"""Reads and sends the forms of the admin as a browser does."""

TEXT = "Wang Li says that ports feed cities; a port is a door, and Sun Tao agrees."


def url(row, page="change"):
    name = type(row)._meta.model_name
    return f"/admin/content/{name}/" + (f"{row.pk}/{page}/" if page != "list" else "")


def shown(client, address):
    """The form as the page shows it, ready to be sent again."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {
        form.add_prefix(name): (value.pk if hasattr(value, "pk") else value)
        for form in forms
        for name, field in form.fields.items()
        if (value := field.prepare_value(form[name].value())) is not None and value is not False
    }


def send(client, row, **changes):
    """Send a row's form with changes; returns the errors on the page."""
    return errors(client.post(url(row), shown(client, url(row)) | changes))


def errors(response):
    if response.status_code == 302:
        return {}
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    found = dict(response.context["adminform"].form.errors)
    for formset in formsets:
        found |= {"formset": formset.non_form_errors()} if formset.non_form_errors() else {}
        for form in formset.forms:
            found |= {form.add_prefix(name): texts for name, texts in form.errors.items()}
    return {name: " ".join(texts) for name, texts in found.items()}


def act(client, action, *rows):
    form = {"action": action, "_selected_action": [row.pk for row in rows]}
    page = client.post(url(rows[0], "list"), form, follow=True)
    return " ".join(str(message) for message in page.context["messages"])
