"""Deciding about what is picked: what stands, and a form that is refused when somebody decided meanwhile."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from app.access.current import may, require
from app.access.roles import Permission
from app.auditing import note
from app.deciding import evidence_now, subject_of
from app.resources import database, home
from app.views.plain import plain
from graph.decisions.decide import Draft, Overtaken, decide, standing_on
from graph.decisions.model import Decision, Subject, SubjectKind, Verdict
from graph.errors import UsageError
from graph.hubs.classes import HubClass

_CHANGED = "decide-changed"
_ROLES = {None: "in every way", "home": "as a home", "ship_to": "as where equipment is sent"}
_VERDICTS: Mapping[SubjectKind, Mapping[str, str]] = {
    SubjectKind.APPLICANT: {
        Verdict.RING_MEMBER: "Belongs to the ring",
        Verdict.CLEARED: "Cleared: looked into and harmless",
        Verdict.IDENTITY_MISUSED: "Victim: somebody else uses this identity",
        Verdict.UNSURE: "Unsure",
    },
    SubjectKind.IDENTIFIER: {
        Verdict.RING_MEMBER: "Ties people, however many share it",
        Verdict.CLEARED: "Harmless: ties nobody",
        Verdict.UNSURE: "Unsure",
        **{each.value: f"Hub: {each.meaning}" for each in HubClass},
    },
    SubjectKind.LINK: {
        Verdict.CLEARED: "Reviewed, not linked: this use ties nobody",
        Verdict.UNSURE: "Unsure",
    },
    SubjectKind.RING: {
        Verdict.RING_MEMBER: "A ring indeed",
        Verdict.CLEARED: "Cleared: looked into and harmless",
        Verdict.UNSURE: "Unsure",
    },
}


def show_decide(subject_id: str) -> None:
    """Show what stands about this applicant, value, link or ring, and the form to decide under the key `decide`."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()  # The whole page: what was decided may change the ring.
    subject = subject_of(database(), subject_id)
    if subject is None:
        return
    role = st.session_state.get(_key(subject, "role")) if subject_id.startswith("address:") else None
    subject = Subject(subject.kind, subject.id, role, subject.applicants, subject.identifiers)
    standing = standing_on(database(), subject, datetime.now(UTC).date())
    with st.container(key="decide", border=True, gap="xsmall"):
        _show_standing(standing)
        _show_outcome(subject)
        if may(Permission.DECIDE):
            with st.expander("Decide", icon=":material/gavel:"):
                _show_form(subject, standing)


def begin_with_role(identifier_id: str, role: str | None) -> None:
    """Let the next form about this address begin with one of its roles, or with the address as such."""
    st.session_state[_key(Subject(SubjectKind.IDENTIFIER, identifier_id), "role")] = role


def _show_standing(standing: Decision | None) -> None:
    if standing is None:
        st.caption("Nobody has decided about this.")
        return
    kind = standing.subject.kind
    until = f", until {standing.until}" if standing.until else ""
    st.markdown(f"**{verdict_words(kind, standing.verdict)}**{until}")
    plain(standing.reason, key="raw-decided")
    plain(f"{standing.actor}, {standing.decided_at:%Y-%m-%d %H:%M} UTC", key="quiet-decided")


def verdict_words(kind: SubjectKind, verdict: str) -> str:
    """Say a verdict about that kind of subject as people say it."""
    return _VERDICTS[kind].get(verdict, verdict.replace("_", " "))


def _show_outcome(subject: Subject) -> None:
    """Say once what became of the last try."""
    said = st.session_state.pop(_key(subject, "said"), None)
    if said:
        plain(said, key="strong-outcome")


def _show_form(subject: Subject, standing: Decision | None) -> None:
    if subject.id.startswith("address:"):
        st.selectbox("Of this address", list(_ROLES), format_func=_ROLES.__getitem__, key=_key(subject, "role"))
    choices = [*_VERDICTS[subject.kind], *([Verdict.REVOKED] if standing else [])]
    with st.form(_key(subject, "form"), border=False):
        st.radio(
            "Verdict",
            choices,
            index=None,
            format_func=lambda verdict: _in_form(subject.kind, verdict),
            key=_key(subject, "verdict"),
        )
        st.text_area("Reason, for whoever reads it in a year", key=_key(subject, "reason"))
        st.date_input("Holds until (empty: for good)", value=None, key=_key(subject, "until"))
        # What was on the screen goes with the button, so that a decision made meanwhile is noticed.
        saw = standing.decision_id if standing else None
        st.form_submit_button("Decide", type="primary", on_click=_decide, args=(subject, saw))


def _in_form(kind: SubjectKind, verdict: str) -> str:
    return "Take the decision above back" if verdict == Verdict.REVOKED else verdict_words(kind, verdict)


def _decide(subject: Subject, saw: str | None) -> None:
    state = st.session_state
    verdict, reason = state.get(_key(subject, "verdict")), state.get(_key(subject, "reason")) or ""
    state[_key(subject, "said")] = _decided(subject, saw, verdict, reason) if verdict else "Choose a verdict first."


def _decided(subject: Subject, saw: str | None, verdict: str, reason: str) -> str:
    try:
        draft = Draft(
            subject=subject,
            verdict=verdict,
            reason=reason,
            actor=require(Permission.DECIDE).name,
            at=datetime.now(UTC),
            until=st.session_state.get(_key(subject, "until")),
            evidence=evidence_now(database(), home(), subject),
        )
        answer = decide(database(), draft, saw=saw)
    except UsageError as error:
        return str(error)
    if isinstance(answer, Overtaken):
        return "Not decided: somebody decided meanwhile. What stands now is above; decide again if you still mean it."
    note(home(), "decide", subject=subject.id, reason=reason, verdict=verdict)
    st.session_state[_CHANGED] = True
    return "Decided."


def _key(subject: Subject, part: str) -> str:
    return f"decide-{part}-{subject.kind}-{subject.id}"
