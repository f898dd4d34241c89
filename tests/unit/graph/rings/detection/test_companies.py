import pytest

from graph.rings.detection.companies import company_key


@pytest.mark.parametrize(
    "spelling", ["Fictiva", "FICTIVA INC.", "Fictiva, Inc", "fictiva  llc", "Fictiva G.m.b.H.", "Fictiva Co. Ltd."]
)
def test_spellings_of_one_company_are_equal(spelling: str) -> None:
    assert company_key(spelling) == "fictiva"


def test_other_companies_are_others() -> None:
    assert company_key("Fictiva Labs") != company_key("Fictiva")
    assert company_key("O'Mock & Sons") == company_key("OMock and Sons".replace("and ", ""))


def test_a_name_that_is_nothing_but_a_legal_form_stays() -> None:
    assert company_key("The Co") == "the"
    assert company_key("AG") == "ag"
    assert company_key("") == ""
