from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Every form is drawn by the templates of the project."""

    form_template_name = "includes/form.html"
    field_template_name = "includes/field.html"
