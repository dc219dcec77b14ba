from django import forms


class Example(forms.Form):
    name = forms.CharField(help_text="As on your door.")
    agreed = forms.BooleanField()
    size = forms.ChoiceField(choices=[("s", "Small")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("Nothing fits.")


def test_help_and_errors_are_tied_to_their_field():
    html = str(Example({"agreed": "on"}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert '<ul class="errorlist" id="id_name_error"' in html


def test_every_field_has_a_label():
    html = str(Example())
    assert '<label for="id_name">Name</label>' in html
    assert '<label for="id_agreed">Agreed</label>' in html
    assert "<legend>Size</legend>" in html


def test_errors_of_the_form_come_before_its_fields():
    html = str(Example({"agreed": "on"}))
    assert html.index('role="alert"') < html.index("Nothing fits.") < html.index("id_name")


def test_hidden_fields_are_part_of_the_form():
    assert 'type="hidden" name="token"' in str(Example())
