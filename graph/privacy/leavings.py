"""Where somebody is still named once their facts are gone: rings, decisions, alerts, rejections, notes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from graph.database import Row, Transaction
from graph.privacy.scrubbing import ERASED, Traces
from graph.rings.model import StoredRing
from graph.rings.set_aside import SetAside
from graph.rings.stored.kept import as_text, kept_of
from graph.statements import statement

_RING = TypeAdapter(StoredRing)
_OF_JOBS = ("sentence", "name")


@dataclass(frozen=True, slots=True)
class Leaver:
    """Whoever goes: their applicant ids, the ids of the values that went with them, and what names them in texts."""

    applicant_ids: tuple[str, ...]
    gone: frozenset[str]
    traces: Traces

    def stay(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of these ids that are not theirs."""
        return tuple(each for each in ids if each not in self.traces.ids)


def leave_rings(transaction: Transaction, leaver: Leaver) -> set[str]:
    """Take them out of the stored rings until these are judged again; who else is in those rings."""
    given = {"applicant_ids": leaver.applicant_ids, "of_documents": leaver.traces.of_documents}
    rows = transaction.run(statement(__package__, "naming_rings"), **given)
    rings = [_without(_RING.validate_json(row["document"]), leaver) for row in rows]
    transaction.run(statement(__package__, "keep_rings"), rings=[_as_row(ring) for ring in rings])
    transaction.run(statement(__package__, "leave_ring_changes"), applicant_ids=leaver.applicant_ids)
    for row in transaction.run(statement(__package__, "kept")):
        if kept := kept_of(row["kept"]):
            left = replace(kept, blocked=_others(kept.blocked, leaver), set_aside=_left_aside(kept.set_aside, leaver))
            transaction.run(statement(__package__, "keep_kept"), kept=as_text(left))
    return {member for ring in rings for member in ring.members}


def leave_decisions(transaction: Transaction, leaver: Leaver) -> int:
    """Remove what was decided about them, and their name from other decisions; how many were about them."""
    given = {"applicant_ids": leaver.applicant_ids, "gone": sorted(leaver.gone)}
    [row] = transaction.run(statement(__package__, "delete_decisions"), **given)
    traces = leaver.traces
    naming = transaction.run(
        statement(__package__, "naming_decisions"),
        ids=sorted(traces.ids),
        of_texts=traces.of_texts,
        of_documents=traces.of_documents,
    )
    left = [
        {
            "decision_id": each["decision_id"],
            "applicants": leaver.stay(each["applicants"]),
            "identifiers": leaver.stay(each["identifiers"]),
            "reason": traces.out_of_text(each["reason"]),
            "evidence": traces.out_of_document(each["evidence"]),
        }
        for each in (row["decision"] for row in naming)
    ]
    transaction.run(statement(__package__, "keep_decisions"), decisions=left)
    return int(row["decisions"])


def leave_alerts(transaction: Transaction, leaver: Leaver) -> int:
    """Remove the alerts about them, and their name from what else alerts hold; how many were about them."""
    given = {"applicant_ids": leaver.applicant_ids, "gone": sorted(leaver.gone)}
    [row] = transaction.run(statement(__package__, "delete_alerts"), **given)
    traces = leaver.traces
    naming = transaction.run(
        statement(__package__, "naming_alerts"),
        ids=sorted(traces.ids),
        of_texts=traces.of_texts,
        of_documents=traces.of_documents,
    )
    left = [{"element_id": each["element_id"], "properties": _unnamed(each, traces)} for each in naming]
    transaction.run(statement(__package__, "keep_alerts"), left=left)
    return int(row["alerts"])


def leave_rejections(transaction: Transaction, named_by: Traces) -> int:
    """Empty the raw text of the rows and values that name them; how many those were."""
    words = sorted({word.lower() for word in named_by.ids | named_by.words if word})
    rows = transaction.run(statement(__package__, "rejections"), words=words)
    ids = [row["element_id"] for row in rows if named_by.are_in(row["raw"])]
    transaction.run(statement(__package__, "clear_rejections"), element_ids=ids)
    return len(ids)


def leave_jobs(transaction: Transaction, traces: Traces) -> None:
    """Take them out of what jobs said: a program's last words or a file's name may be anything."""
    rows = transaction.run(statement(__package__, "naming_jobs"), words=traces.of_texts)
    left = [
        {"element_id": row["element_id"]} | {name: row[name] and traces.out_of_text(row[name]) for name in _OF_JOBS}
        for row in rows
    ]
    transaction.run(statement(__package__, "keep_jobs"), left=left)


def leave_notes(transaction: Transaction, leaver: Leaver) -> None:
    """Nobody needs to look at them again."""
    transaction.run(statement(__package__, "leave_notes"), applicant_ids=leaver.applicant_ids)


def _without(ring: StoredRing, leaver: Leaver) -> StoredRing:
    members = leaver.stay(ring.members)
    out = leaver.traces.out_of_text
    return replace(
        ring,
        members=members,
        # They are one person, under however many ids.
        size=ring.size - (len(members) < len(ring.members)),
        evidence=tuple(one for one in ring.evidence if one.id not in leaver.gone),
        weak_points=tuple(one for one in ring.weak_points if one.id not in leaver.traces.ids),
        hired=leaver.stay(ring.hired),
        beside=leaver.stay(ring.beside),
        holding=leaver.stay(ring.holding),
        reasons=tuple(map(out, ring.reasons)),
        risk_reasons=tuple(map(out, ring.risk_reasons)),
    )


def _unnamed(stored: Row, traces: Traces) -> Row:
    texts = {name: stored[name] for name in ("reason", "subject", "value") if stored[name] is not None}
    left = {name: ERASED if text in traces.ids else traces.out_of_text(text) for name, text in texts.items()}
    return left | ({"evidence": traces.out_of_document(stored["evidence"])} if stored["evidence"] else {})


def _as_row(ring: StoredRing) -> dict[str, object]:
    return {"ring_id": ring.ring_id, "members": list(ring.members), "document": _RING.dump_json(ring).decode()}


def _others(persons: frozenset[str], leaver: Leaver) -> frozenset[str]:
    return persons.difference(leaver.applicant_ids)


def _left_aside(set_aside: SetAside, leaver: Leaver) -> SetAside:
    return replace(
        set_aside,
        cleared=_others(set_aside.cleared, leaver),
        misused=_others(set_aside.misused, leaver),
        uncrossed=set_aside.uncrossed - leaver.gone,
        uncrossed_roles=frozenset(pair for pair in set_aside.uncrossed_roles if pair[0] not in leaver.gone),
        links=frozenset(link for link in set_aside.links if leaver.traces.ids.isdisjoint(link)),
    )
