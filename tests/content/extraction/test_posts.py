import pytest

from content.extraction.posts import split_post


@pytest.mark.parametrize(
    ("post", "role", "body"),
    [
        ("professor of law at Almere University", "professor of law", "Almere University"),
        ("the president of the Hill Academy", "president", "Hill Academy"),
        ("Hill Academy former vice-president", "former vice-president", "Hill Academy"),
        ("France’s interior and overseas minister", "interior and overseas minister", "France"),
        ("analyst for East Asia at Hill Group", "analyst for East Asia", "Hill Group"),
        ("analyst for Asia at consultancy Hill Group", "analyst for Asia", "Hill Group"),
        (
            "fellow at the School of Law at Hill University",
            "fellow",
            "School of Law at Hill University",
        ),
        ("Deputy Minister, Ministry of Land", "Deputy Minister", "Ministry of Land"),
        ("Almere University", "", "Almere University"),
        ("Home Secretary", "Home Secretary", ""),
        ("fellow at the Hill Food Institute (HFI", "fellow", "Hill Food Institute"),
        ("dean of Hill College and once mayor", "dean", "Hill College"),
        ("principal hydrologist at the Hill Agency", "principal hydrologist", "Hill Agency"),
        ("doctor in Hill Town for 27 years", "doctor in Hill Town", ""),
        ("teaches law at the Hill Academy", "", "Hill Academy"),
        ("heads the Hill Academy", "", ""),
        ("consultancy Hill Partners", "", "Hill Partners"),
        ("former student, Hill University", "", "Hill University"),  # of somebody
        ("Singaporean counterpart", "", ""),
        ("doctoral student at Hill University", "doctoral student", "Hill University"),
        (
            "Reader in Criminology at the University of Hill",
            "Reader in Criminology",
            "University of Hill",
        ),
        ("the American secretary of the interior", "American secretary of the interior", ""),
        ("holds the post of clerk at the Hill Board", "", "Hill Board"),
        # Whom somebody is sent to, or advises, is nobody they work for.
        ("British Ambassador to China", "British Ambassador to China", ""),
        ("ambassador to France", "ambassador to France", ""),
        ("Peru’s ambassador to Chad", "Peru’s ambassador to Chad", ""),
        ("Peru’s ambassador", "Peru’s ambassador", ""),
        ("ambassador of Peru", "ambassador of Peru", ""),
        ("envoy of the Hill Union to Sudan", "envoy of the Hill Union to Sudan", ""),
        ("High Commissioner to India", "High Commissioner to India", ""),
        ("consul in Lagos", "consul in Lagos", ""),
        ("adviser to the minister", "adviser to the minister", ""),
        ("adviser to the Hill Bank", "adviser to the Hill Bank", ""),
        ("spokesperson for the army", "spokesperson for the army", ""),
        ("the Hill Union’s envoy to Sudan", "envoy to Sudan", "Hill Union"),
        ("adviser to the dean at Hill College", "adviser to the dean", "Hill College"),
        ("adviser at the Hill Bank", "adviser", "Hill Bank"),
        ("spokesman for the Hill Ministry", "spokesman", "Hill Ministry"),
        ("clerk to the Hill Council", "clerk", "Hill Council"),
        ("president of Peru", "president", "Peru"),
        # What cannot be asked.
        ("runs a shop that mends bells for the Hill Board", "", ""),
        ("Old Master", "", ""),
        ("Captain", "", ""),
        ("elder brother", "", ""),
        ("chief executive of the Rotterdam-based company", "", ""),
        ("the Utility's chief executive", "", ""),
        ("owned 26 bakeries along the coast", "", ""),
        ("chief executive of the Utility", "chief executive of the Utility", ""),
        ("Minister of State", "Minister of State", ""),
        ("Rotterdam-based company", "", ""),
        ("", "", ""),
    ],
)
def test_a_post_is_taken_apart_into_role_and_body(post, role, body):
    assert split_post(post) == (role, body)
