"""Several people side by side: a column each, what they share marked."""

from collections.abc import Iterable, Sequence

import streamlit as st

from app.access.seeing import profiles_as_seen, value_as_seen
from app.auditing import note
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.wording import counted, role_words
from graph.rings.path import find_path
from graph.rings.profiles import Profile, profiles

MOST = 6
"""More columns than these nobody can compare."""
_COMPARED = "compared-last"
_SHARED = "● "
_CLAIMS = {"Names": "names", "Universities": "universities", "Employers": "employers", "Applications": "applications"}


def show_comparison(applicant_ids: Sequence[str]) -> None:
    """Compare these people; of more than fit, the first."""
    found = profiles_as_seen(profiles(database(), applicant_ids[:MOST]))
    if len(found) < 2:  # noqa: PLR2004  # one person is compared with nobody
        return
    if st.session_state.get(_COMPARED) != applicant_ids:
        note(home(), "compare", subject=applicant_ids[0], others=applicant_ids[1:MOST])
        st.session_state[_COMPARED] = applicant_ids
    with st.container(key="compare"):
        left = len(applicant_ids) - len(found)
        st.markdown("**Side by side**" + (f": the first {len(found)} of {len(applicant_ids)}" if left else ""))
        st.caption(f"{_SHARED}marks what another of them has, too.")
        st.dataframe(comparison(found), hide_index=True, key="comparison")
        _show_way(found)


def comparison(found: Sequence[Profile]) -> dict[str, list[str]]:
    """Lay the profiles out: a column each, a row for what there is to say, one for each role of a value."""
    roles = sorted({value.role for one in found for value in one.values})
    columns = {"": [*_CLAIMS, *(role_words(role).capitalize() for role in roles)]}
    for one in found:
        claims = (_listed(getattr(one, name)) for name in _CLAIMS.values())
        columns[_heading(one, columns)] = [*claims, *(_values(one, role) for role in roles)]
    return columns


def _heading(profile: Profile, taken: Iterable[str]) -> str:
    heading = spreadsheet_cell(f"{profile.applicant_id} {profile.name or ''}".strip())
    return heading if heading not in taken else f"{heading} "


def _values(profile: Profile, role: str) -> str:
    values = (value for value in profile.values if value.role == role)
    return _listed(f"{_SHARED if value.shared else ''}{value.value}" for value in values)


def _listed(texts: Iterable[str]) -> str:
    return spreadsheet_cell("\n".join(texts))


def _show_way(found: Sequence[Profile]) -> None:
    """Say how the first two hang together."""
    one, other = found[0].applicant_id, found[1].applicant_id
    path = find_path(database(), one, other)
    if path is None:
        st.markdown("**The first two** do not hang together through anything known.")
        return
    crowd = ", one of them a crowd's, which says little" if path.through_crowd else ""
    st.markdown(f"**The first two** hang together through {counted(path.hops, 'shared value')}{crowd}:")
    values = {value.id: value_as_seen(value.id, value.value) for value in path.identifiers}
    st.text(" → ".join(values.get(step, step) for step in path.path))
