"""The page for administrators on which one person is erased: what would go, whose hold stops it, and why."""

from collections.abc import Mapping

import streamlit as st

from app.access.current import require
from app.access.roles import Permission
from app.auditing import note
from app.resources import database, home
from app.views.plain import as_label, plain
from app.wording import counted
from graph.errors import UsageError
from graph.privacy.erase import erase
from graph.privacy.export import Document, everything_held

_SAID = "erase-said"


def show() -> None:
    """Show what is held about the person whose id was typed, and the form to erase it."""
    st.markdown("# Erase a person")
    st.markdown("Under all their ids, with the values that only they have. **It cannot be undone**; backups keep them.")
    applicant_id = st.text_input("Applicant id", key="erase-id", autocomplete="off").strip()
    if said := st.session_state.pop(_SAID, None):
        plain(said, key="strong-erased")
    if not applicant_id:
        return
    held = database().read_together(lambda reader: everything_held(reader, applicant_id))
    if held is None:
        st.markdown("**No applicant has this id.**")
        return
    if st.session_state.get("erase-looked") != applicant_id:
        note(home(), "view", subject=applicant_id)
        st.session_state["erase-looked"] = applicant_id
    _show_held(held)
    if held["legal_holds"]:
        _show_holds(held)
    else:
        _show_form(applicant_id)


def what_goes(held: Document) -> Mapping[str, int]:
    """How much of each thing that is held would be gone."""
    applicants = held["applicants"]
    sightings = [each for one in applicants for each in one["sightings"]]
    alone = {each["identifier"]["identifier_id"] for each in sightings if each["identifier"]["degree"] <= 1}
    return {
        "ids": len(held["applicant_ids"]),
        "claims": sum(len(one["records"]) for one in applicants),
        "applications": sum(len(one["applications"]) for one in applicants),
        "shipments": sum(len(one["shipments"]) for one in applicants),
        "uses of values": len(sightings),
        "values that nobody else has": len(alone),
        "decisions that name them": len(held["decisions"]),
        "cases that they are in": len(held["cases"]),
        "rings that they are in or beside": len(held["rings"]),
        "rejected rows that name them": len(held["rejections"]),
    }


def _show_held(held: Document) -> None:
    for number, applicant_id in enumerate(held["applicant_ids"]):
        plain(applicant_id, key=f"strong-erase-id-{number}")
    goes = what_goes(held)
    st.dataframe({"What goes": list(goes), "How much": list(goes.values())}, hide_index=True, key="erase-held")


def _show_holds(held: Document) -> None:
    st.markdown("**A legal hold stops this**, until `ringlight hold --release`.")
    for number, hold in enumerate(held["legal_holds"]):
        plain(f"{hold['actor']}, {str(hold['held_at'])[:10]}: {hold['reason']}", key=f"raw-hold-{number}")


def _show_form(applicant_id: str) -> None:
    with st.form("erase-form"):
        st.text_area("Reason, for whoever reads the audit in a year", key="erase-reason")
        st.text_input(f"To be sure, type the id again: {as_label(applicant_id)}", key="erase-again", autocomplete="off")
        st.form_submit_button("Erase for good", type="primary", on_click=_erase, args=(applicant_id,))


def _erase(applicant_id: str) -> None:
    st.session_state[_SAID] = _erased(applicant_id)


def _erased(applicant_id: str) -> str:
    """Erase them; what became of that, in a sentence."""
    if (st.session_state.get("erase-again") or "").strip() != applicant_id:
        return "Nothing was erased: the id that was typed again is another one."
    try:
        who = require(Permission.ERASE)
        reason = st.session_state.get("erase-reason") or ""
        erased = erase(database(), home(), applicant_id, actor=who.name, reason=reason)
    except UsageError as error:
        return str(error)
    values, decisions = counted(erased.values, "value"), counted(erased.decisions, "decision")
    return f"Erased, under {counted(len(erased.tombstones), 'id')}: {values} that nobody else had, {decisions}."
