import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers.canonical import AddressParts, Canonical, Rejected, Validity
from graph.identifiers.email import canonical_email


def email(raw: str) -> Canonical:
    identifier = canonical_email(raw, None)
    assert isinstance(identifier, Canonical), identifier
    return identifier


@pytest.mark.parametrize(
    "written",
    [
        "dana@example.com",
        "DANA@Example.COM",
        " dana@example.com ",
        "dana@example.com.",
        "dana@example.com,",
        "<dana@example.com>",
        "(dana@example.com)",
        "'dana@example.com'",
        "mailto:dana@example.com",
        "mailto:dana@example.com?subject=hello",
        "E-Mail: dana@example.com",
        "Dana Reyes <dana@example.com>",
        '"Reyes, Dana" <dana@example.com>',
        "dana@example.com <mailto:dana@example.com>",
        "dana@example.com (work)",
        "dana @ example.com",
        "dana [at] example [dot] com",
        "dana(at)example.com",
        '"dana"@example.com',
        "dana+jobs@example.com",
        "dana\u200b@example.com\ufeff",
        "\uff44\uff41\uff4e\uff41\uff20\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff43\uff4f\uff4d",
        "dana@example\u3002com",
    ],
)
def test_every_way_to_write_a_mailbox_is_one_key(written: str) -> None:
    assert email(written).key == "dana@example.com"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Dana.Reyes+jobs@googlemail.com", "danareyes@gmail.com"),
        ("d.a.n.a@gmail.com", "dana@gmail.com"),
        ("dana.reyes@outlook.com", "dana.reyes@outlook.com"),
        ("dana+x@hotmail.com", "dana@hotmail.com"),
        ("dana+x@live.co.uk", "dana@live.co.uk"),
        ("dana-news@yahoo.com", "dana@yahoo.com"),
        ("dana-news@yahoo.co.uk", "dana@yahoo.co.uk"),
        ("dana@me.com", "dana@icloud.com"),
        ("dana@mac.com", "dana@icloud.com"),
        ("dana+x@icloud.com", "dana@icloud.com"),
        ("jobs@dana.fastmail.com", "dana@fastmail.com"),
        ("dana+x@fastmail.com", "dana@fastmail.com"),
        ("d.a_n-a@pm.me", "dana@proton.me"),
        ("dana@protonmail.com", "dana@proton.me"),
        ("d-ana@ya.ru", "d.ana@yandex.ru"),
        ("dana.reyes@example.org", "dana.reyes@example.org"),
        ("dana-reyes@example.org", "dana-reyes@example.org"),
    ],
)
def test_a_providers_rules_hold_for_its_mailboxes_alone(written: str, key: str) -> None:
    assert email(written).key == key


def test_two_providers_with_one_name_are_two_mailboxes() -> None:
    assert email("dana@outlook.com").key != email("dana@hotmail.com").key


def test_a_tag_alone_is_a_name() -> None:
    assert email("+jobs@gmail.com").key == "+jobs@gmail.com"
    assert email("_-_@proton.me").key == "_-_@proton.me"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("dana@B\u00dcCHER.example", "dana@xn--bcher-kva.example"),
        ("dana@xn--bcher-kva.example", "dana@xn--bcher-kva.example"),
        ("dana@stra\u00dfe.example", "dana@xn--strae-oqa.example"),
        ("J\u00d6RG@example.com", "j\u00f6rg@example.com"),
        ('"dana r"@example.com', '"dana r"@example.com'),
        ("o'brien@example.com", "o'brien@example.com"),
    ],
)
def test_international_and_quoted_names(written: str, key: str) -> None:
    assert email(written).key == key


@pytest.mark.parametrize("domain", ["example.com", "example.test", "corp.example", "corp.local", "mail.invalid"])
def test_reserved_domains_are_domains(domain: str) -> None:
    assert email(f"dana@{domain}").validity is Validity.CANONICAL
    assert email(f"dana@{domain}").properties == {"domain": domain}


@pytest.mark.parametrize(
    "written",
    [
        "test@test.com",
        "none@none.com",
        "TEST@example.com",
        "no-reply@example.com",
        "noreply+7@example.com",
        "n/a",
        "none",
        "-",
    ],
)
def test_what_people_type_to_get_past_the_field_is_a_placeholder(written: str) -> None:
    assert email(written).validity is Validity.PLACEHOLDER


@pytest.mark.parametrize("written", ["info@example.com", "hr@example.com", "jobs@example.com"])
def test_a_role_mailbox_links(written: str) -> None:
    assert email(written).validity is Validity.CANONICAL


@pytest.mark.parametrize(
    "written",
    [
        "",
        "dana",
        "dana@",
        "@example.com",
        "dana@localhost",
        "dana@example..com",
        "dana@example.123",
        "da..na@example.com",
        "dana@-example.com",
        "dana@[203.0.113.7]",
        "d" * 65 + "@example.com",
        "dana@" + "b" * 64 + ".com",
        "dana r@example.com",
        "dana@" + ".".join(["abcdefgh"] * 40),
        "312-555-0114",
        "\ud800@example.com",
    ],
)
def test_what_is_no_mailbox_is_rejected(written: str) -> None:
    assert isinstance(canonical_email(written, None), Rejected)


def test_two_mailboxes_in_one_cell_are_rejected_as_such() -> None:
    assert canonical_email("dana@example.com; sam@example.com", None) == Rejected("more than one email address")


def test_a_very_long_text_is_rejected() -> None:
    assert canonical_email("a" * 500_000 + "@" + "b" * 500_000, None) == Rejected("too long")


def test_an_address_in_parts_is_no_mailbox() -> None:
    assert isinstance(canonical_email(AddressParts(street="12 Elm St"), None), Rejected)


@given(st.text(alphabet="abcXYZ019.!#$%&'*/=?^_`{|}~-", min_size=1, max_size=20))
def test_our_short_way_for_plain_names_answers_as_the_library_does(local: str) -> None:
    try:
        validate_email(f"x{local}@example.com", check_deliverability=False)
    except EmailNotValidError:
        return
    identifier = canonical_email(f"x{local}@example.com", None)
    assert isinstance(identifier, Canonical)
