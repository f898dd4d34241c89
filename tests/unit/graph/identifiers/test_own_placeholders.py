import pickle

import pytest

from graph.errors import UsageError
from graph.identifiers.canonical import Canonical, Validity
from graph.identifiers.own_placeholders import OwnPlaceholders, read_own_placeholders
from graph.identifiers.phone import canonical_phone

RECEPTION = 'phone = ["(312) 555-0100"]\nemail = ["Office@Agency.example"]'


def phone(raw: str) -> Canonical:
    identifier = canonical_phone(raw, "US")
    assert isinstance(identifier, Canonical)
    return identifier


def test_any_spelling_of_a_companys_own_value_is_a_placeholder() -> None:
    own = read_own_placeholders(RECEPTION, "US")
    assert own.judged(phone("+1 312.555.0100")).validity is Validity.PLACEHOLDER
    assert own.judged(phone("+1 312.555.0100")).key == "+13125550100"


def test_other_values_stay_what_they_are() -> None:
    own = read_own_placeholders(RECEPTION, "US")
    assert own.judged(phone("312-555-0114")) == phone("312-555-0114")
    assert OwnPlaceholders().judged(phone("312-555-0100")) == phone("312-555-0100")


def test_the_list_goes_to_other_processes() -> None:
    own = read_own_placeholders(RECEPTION, "US")
    assert pickle.loads(pickle.dumps(own)) == own


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("phone = [", "cannot be read"),
        ('fax = ["312-555-0100"]', "no column 'fax'"),
        ('phone = "312-555-0100"', "must be a list"),
        ("phone = [3125550100]", "must be a list"),
        ('phone = ["dana"]', "cannot be used"),
    ],
)
def test_a_fault_in_the_file_is_one_sentence(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read_own_placeholders(text, "US")
