import pytest
from phonenumbers import SUPPORTED_REGIONS

from graph.identifiers.countries import country_code, country_name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("US", "US"),
        ("usa", "US"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("uk", "GB"),
        ("England", "GB"),
        ("Germany", "DE"),
        ("DEUTSCHLAND", "DE"),
        ("DEU", "DE"),
        ("Espa\u00f1a", "ES"),
        ("Espana", "ES"),
        ("\u00d6sterreich", "AT"),
        ("\u4e2d\u56fd", "CN"),
        ("\u65e5\u672c", "JP"),
        ("\u0420\u043e\u0441\u0441\u0438\u044f", "RU"),
        ("C\u00f4te d'Ivoire", "CI"),
    ],
)
def test_a_country_is_known_by_code_and_by_name(written: str, code: str) -> None:
    assert country_code(written) == code


@pytest.mark.parametrize("written", ["", " ", "Atlantis", "Georgia", "ZZ", "\ud800", "x" * 100_000])
def test_what_is_no_country_has_no_code(written: str) -> None:
    assert country_code(written) is None


def test_every_region_with_a_phone_has_a_name_that_is_read_as_itself() -> None:
    for region in SUPPORTED_REGIONS - {"AC", "TA"}:
        assert country_code(country_name(region)) == region
