import pytest

from graph.identifiers.canonical import AddressParts, Canonical, Canonicalise, Rejected, Validity
from graph.identifiers.handle import canonical_github, canonical_linkedin


def handle(canonicalise: Canonicalise, raw: str) -> Canonical:
    identifier = canonicalise(raw, None)
    assert isinstance(identifier, Canonical), identifier
    return identifier


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/dana-reyes",
        "https://www.linkedin.com/in/Dana-Reyes/",
        "http://linkedin.com/in/dana-reyes?trk=public_profile",
        "linkedin.com/in/dana-reyes#about",
        "https://uk.linkedin.com/in/dana-reyes",
        "https://m.linkedin.com/in/dana-reyes",
        "https://www.linkedin.com/mwlite/in/dana-reyes",
        "https://www.linkedin.com/comm/in/dana-reyes",
        "https://www.linkedin.com/in/dana-reyes/en",
        "https://www.linkedin.com/in/dana-reyes/recent-activity/all/",
        "https://www.linkedin.com//in//dana-reyes",
        "https://www.linkedin.com/in/dana%2Dreyes",
        "https://www.linkedin.com/in/dana%252Dreyes",
        "www.linkedin.com\\in\\dana-reyes",
        "<https://www.linkedin.com/in/dana-reyes>",
        "My profile: https://www.linkedin.com/in/dana-reyes",
        "https://linkedin.example/dana-reyes",
        "linkedin.example/dana-reyes",
        "/in/dana-reyes",
        "in/dana-reyes",
        "@dana-reyes",
        "dana-reyes",
        "LinkedIn: dana-reyes",
        "linkedin:dana-reyes",
    ],
)
def test_every_way_to_write_a_linkedin_profile_is_one_key(written: str) -> None:
    identifier = handle(canonical_linkedin, written)
    assert identifier.key == "linkedin:dana-reyes"
    assert identifier.properties == {"service": "linkedin", "name": "dana-reyes"}


def test_the_old_public_form_is_the_profile_that_it_became() -> None:
    old = handle(canonical_linkedin, "https://www.linkedin.com/pub/dana-reyes/1a/2b3/4c5")
    assert old.key == handle(canonical_linkedin, "https://www.linkedin.com/in/dana-reyes-4c52b31a").key


def test_a_name_in_any_script_is_one_key_encoded_or_not() -> None:
    assert handle(canonical_linkedin, "linkedin.com/in/jos%C3%A9").key == "linkedin:jos\u00e9"
    assert handle(canonical_linkedin, "linkedin.com/in/JOSE\u0301").key == "linkedin:jos\u00e9"


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com/school/state",
        "https://www.linkedin.com/posts/dana-reyes_hello",
        "https://www.linkedin.com/search/results/people",
        "https://www.linkedin.com/feed/",
        "https://www.linkedin.com/profile/view?id=12",
        "https://www.linkedin.com/in/",
        "linkedin.com",
        "https://github.com/dana",
        "https://notlinkedin.com/in/dana",
        "linkedin.com/in/dana linkedin.com/in/sam",
        "Dana Reyes",
        "dana@example.com",
        "d" * 101,
        "",
        "x/" * 500_000,
    ],
)
def test_what_names_no_linkedin_profile_is_rejected(written: str) -> None:
    assert isinstance(canonical_linkedin(written, None), Rejected)


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com/dana",
        "https://github.com/Dana/",
        "https://www.github.com/dana?tab=repositories",
        "github.com/dana/portfolio",
        "github.com/@dana",
        "https://gist.github.com/dana/0123abcd",
        "https://raw.githubusercontent.com/dana/portfolio/main/README.md",
        "https://api.github.com/users/dana",
        "https://github.com/users/dana/projects/1",
        "https://github.com/sponsors/dana",
        "https://dana.github.io/blog",
        "git@github.com:dana/portfolio.git",
        "@dana",
        "dana",
        "GitHub: dana",
        "github:dana",
    ],
)
def test_every_way_to_write_a_github_account_is_one_key(written: str) -> None:
    assert handle(canonical_github, written).key == "github:dana"


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com",
        "https://github.com/orgs/acme",
        "https://github.com/search?q=dana",
        "https://github.com/features",
        "https://gitlab.com/dana",
        "Dana Reyes",
        "dana@example.com",
        "-dana",
        "d" * 40,
        "jos\u00e9",
    ],
)
def test_what_names_no_github_account_is_rejected(written: str) -> None:
    assert isinstance(canonical_github(written, None), Rejected)


def test_one_name_at_two_services_is_two_handles() -> None:
    assert handle(canonical_github, "dana").key != handle(canonical_linkedin, "dana").key


@pytest.mark.parametrize("canonicalise", [canonical_linkedin, canonical_github])
def test_no_handle_is_a_placeholder_and_parts_of_an_address_are_none(canonicalise: Canonicalise) -> None:
    assert handle(canonicalise, "N/A").validity is Validity.PLACEHOLDER
    assert isinstance(canonicalise(AddressParts(street="12 Elm St"), None), Rejected)
