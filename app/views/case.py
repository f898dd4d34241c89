"""One case: what is in it, the work on it, and handing it on."""

from datetime import UTC, datetime

import streamlit as st

from app.access.current import may, name
from app.access.roles import Permission
from app.access.seeing import sight
from app.auditing import note
from app.export.case_document import CaseDocument, case_document
from app.export.case_files import MIME, CaseFormat, case_file, file_name
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.views.case_items import show_items
from app.views.case_work import show_work
from app.views.file import offer_file
from app.views.plain import plain
from app.wording import minute
from graph.cases.listing import case_of, history
from graph.cases.model import Case, Change

_LABELS = {form: form.upper() for form in CaseFormat}
_LOOKED_AT = "looked-at-case"


def show_case(case_id: str) -> None:
    """Show the case as it is now."""
    case = case_of(database(), case_id)
    if case is None:
        st.markdown("**No case has this id.**")
        plain(case_id, key="raw-unknown-case")
        return
    if st.session_state.get(_LOOKED_AT) != case_id:
        note(home(), "case", subject=case_id)
        st.session_state[_LOOKED_AT] = case_id
    with st.container(key="case", border=True):
        _show_head(case)
        _show_files(case)
        inside, work = st.columns([1.6, 1], gap="medium")
        with inside:
            show_items(case)
            _show_history(history(database(), case_id))
        with work:
            show_work(case)


def _show_head(case: Case) -> None:
    plain(case.title, key="subject-name")
    holder = f"{case.holder} has it" if case.holder else "nobody has it"
    asked = f", {case.last.asked_by} asked for it to be closed" if case.last.asked_by else ""
    plain(f"Case {case.number} · {case.state}{asked} · {holder} · version {case.version}", key="quiet-case")


def _show_history(changes: list[Change]) -> None:
    with st.expander(f"What happened to it ({len(changes):,})", icon=":material/history:"):
        st.dataframe(
            {
                "When": [minute(each.at) for each in changes],
                "Who": [spreadsheet_cell(each.actor) for each in changes],
                "What": [each.act.replace("_", " ") for each in changes],
                "Of what": [spreadsheet_cell(each.other or "") for each in changes],
                "Said": [spreadsheet_cell(each.text) for each in changes],
            },
            key="case-history",
            hide_index=True,
        )


def _show_files(case: Case) -> None:
    if not may(Permission.EXPORT):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("**Hand it on**", width="content")
        for form in CaseFormat:
            _offer(case, form)


def _offer(case: Case, form: CaseFormat) -> None:
    offer_file(
        _LABELS[form],
        lambda: case_file(_document(case), form),
        file_name(case.number, form),
        MIME[form],
        subject=case.case_id,
        details={"form": form.value, "version": case.version},
        key=f"case-file-{form}",
    )


def _document(case: Case) -> CaseDocument:
    return case_document(database(), case, name(), datetime.now(UTC), sight())
