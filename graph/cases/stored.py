"""Cases as the graph stores them, and back."""

from typing import Any

from pydantic import TypeAdapter

from graph.cases.exhibit import Exhibit
from graph.cases.model import Act, Case, Change, Content, Listed, State
from graph.database import Row
from graph.identifiers.canonical import stable_id

_CONTENT = TypeAdapter(Content)
_EXHIBIT = TypeAdapter(Exhibit)


def change_to_graph(change: Change, content: Content) -> Row:
    """The properties of its node."""
    return {
        "change_id": stable_id("case-change", change.case_id, str(change.number)),
        "case_id": change.case_id,
        "number": change.number,
        "act": change.act.value,
        "actor": change.actor,
        "at": change.at,
        "text": change.text,
        "title": change.title,
        "state": change.state.value,
        "holder": change.holder,
        "asked_by": change.asked_by,
        "other": change.other,
        "due": content.due,
        "applicants": sorted({each for item in content.items for each in item.applicants}),
        "content": _CONTENT.dump_json(content).decode(),
    }


def change_from_graph(stored: Row) -> Change:
    """The change, without what was in the case then."""
    return Change(
        case_id=stored["case_id"],
        number=stored["number"],
        act=Act(stored["act"]),
        actor=stored["actor"],
        at=stored["at"].to_native(),
        text=stored["text"],
        title=stored["title"],
        state=State(stored["state"]),
        holder=stored["holder"],
        asked_by=stored["asked_by"],
        other=stored["other"],
    )


def case_from_graph(row: Row) -> Case:
    """The case in the columns `opened`, `change` and `content`."""
    return Case(**_opened(row["opened"]), last=change_from_graph(row["change"]), content=content_of(row["content"]))


def content_of(document: str) -> Content:
    """What is in a case. Of whoever was erased nothing is left, perhaps of a ring neither."""
    content = _CONTENT.validate_json(document)
    return Content(tuple(item for item in content.items if item.applicants), content.notes, content.tasks)


def listed_from_graph(row: Row) -> Listed:
    """The row of a list in the columns `opened` and `change`."""
    change = row["change"]
    return Listed(
        **_opened(row["opened"]),
        title=change["title"],
        state=State(change["state"]),
        holder=change["holder"],
        version=change["number"],
        changed_at=change["at"].to_native(),
        due=change["due"] and change["due"].to_native(),
    )


def exhibit_as_text(exhibit: Exhibit) -> str:
    """The exhibit as one JSON document."""
    return _EXHIBIT.dump_json(exhibit).decode()


def exhibit_of(document: str) -> Exhibit:
    """The exhibit that `exhibit_as_text` wrote."""
    return _EXHIBIT.validate_json(document)


def _opened(stored: dict[str, Any]) -> dict[str, Any]:
    return stored | {"opened_at": stored["opened_at"].to_native()}
