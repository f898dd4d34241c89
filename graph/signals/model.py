"""A red flag about a person, and how risky a ring looks. Neither says that anybody did anything wrong."""

from dataclasses import dataclass

from graph.queries.declaration import Category


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact behind a signal: the name of what was seen, and the value as it is stored."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class SignalHit:
    """One signal that fired. `applicant_id` is the person's: the smallest of the ids that aliases join.

    `explanation` and `evidence` hold what applicants wrote: text to show, never markup.
    """

    signal: str
    applicant_id: str
    category: Category
    strength: float
    explanation: str
    evidence: tuple[Evidence, ...]

    @property
    def identifier_id(self) -> str | None:
        """The value that it is about, where it is about one."""
        return next((str(each.value) for each in self.evidence if each.name == "identifier_id"), None)


@dataclass(frozen=True, slots=True)
class Risk:
    """How much the signals of a ring say together, 0..1, and why in words, the weightiest first."""

    score: float
    reasons: tuple[str, ...]
