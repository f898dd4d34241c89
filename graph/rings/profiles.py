"""Several people side by side: what each is said to be, did and used, and what of it another has, too."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.database import Database, Row
from graph.rings.shared import ROLES
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class ProfileValue:
    """A value in one role. `shared` says whether another of those compared has it, too, in whatever role."""

    identifier_id: str
    kind: str
    role: str
    value: str
    degree: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One person under the id that was asked for. Sources may disagree: all that they say is listed."""

    applicant_id: str
    name: str | None
    names: tuple[str, ...]
    universities: tuple[str, ...]
    employers: tuple[str, ...]
    applications: tuple[str, ...]
    """`company: title (status)`, the first applied for first."""
    values: tuple[ProfileValue, ...]


def profiles(database: Database, applicant_ids: Sequence[str]) -> list[Profile]:
    """Those of these applicants who are there, in this order."""
    rows = database.read(statement(__package__, "profiles"), applicant_ids=list(applicant_ids))
    found = [_profile(row) for row in rows]
    users = Counter(id_ for profile in found for id_ in {value.identifier_id for value in profile.values})
    return [
        replace(
            profile,
            values=tuple(replace(value, shared=users[value.identifier_id] > 1) for value in profile.values),
        )
        for profile in found
    ]


def _profile(row: Row) -> Profile:
    return Profile(
        applicant_id=row["applicant_id"],
        name=row["name"],
        names=_said(row["names"]),
        universities=_said(row["universities"]),
        employers=_said(row["employers"]),
        applications=tuple(_application(*one) for one in row["applications"]),
        values=tuple(
            ProfileValue(id_, kind, ROLES[relationship], value, degree)
            for relationship, id_, value, degree, kind in row["uses"]
        ),
    )


def _said(texts: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(sorted(text for text in texts if text))


def _application(company: str | None, title: str | None, status: str | None) -> str:
    what = ": ".join(text for text in (company, title) if text) or "unknown position"
    return f"{what} ({status})" if status else what
