import pytest

from app.access.roles import MAY, Permission, Role, who_may

VIEWER, INVESTIGATOR, ANALYST, ADMINISTRATOR = Role


def test_every_role_may_all_that_the_one_before_may() -> None:
    for less, more in zip(list(Role), list(Role)[1:], strict=False):
        assert MAY[less] < MAY[more]


@pytest.mark.parametrize(
    ("permission", "least"),
    [
        (Permission.LOOK, VIEWER),
        (Permission.REVEAL, INVESTIGATOR),
        (Permission.DECIDE, INVESTIGATOR),
        (Permission.EXPORT, INVESTIGATOR),
        (Permission.QUERY, ANALYST),
        (Permission.SEE_ROWS, ANALYST),
        (Permission.AUDIT, ADMINISTRATOR),
        (Permission.ERASE, ADMINISTRATOR),
    ],
)
def test_who_may_do_it_is_this_role_and_those_above(permission: Permission, least: Role) -> None:
    assert who_may(permission) == tuple(Role)[list(Role).index(least) :]


def test_an_administrator_may_do_everything() -> None:
    assert MAY[ADMINISTRATOR] == set(Permission)
