"""The panel beside the drawing: which values, in which written forms, from which sources, and when."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.ring_component.nodes import Value
from app.ring_component.scene import Scene
from app.views.evidence import Use, ValueEvidence, Why, why
from app.views.open_ring import open_ring
from app.views.plain import plain
from app.views.reveal import show_reveal
from app.wording import counted, kind_words, role_words, span, strength_words
from graph.identifiers.kinds import KINDS
from graph.rings.model import LeftOutIdentifier, Member, Ring

_HOW_TO = """
**Why linked?** Click a person, a value or a line in the drawing, or a row of the table.

Everybody here is reached from the suspect through values they share. The thicker a line, the more it says.
Nothing here accuses anybody: it shows what sources wrote, and a person decides.
"""

_MOST_WEAK_POINTS = 3
_GLYPHS = {"square": "■", "diamond": "◆", "triangle": "▲", "hexagon": "⬢", "star": "★"}


def show_why(
    scene: Scene, picked: str | None, also_known: Mapping[str, Sequence[str]], acts: Callable[[], None]
) -> None:
    """Show what is behind the picked person, value or link, or how to pick one.

    `also_known` holds the further ids of those who have several. `acts` shows what can be done: of a person before the
    evidence, which may be long.
    """
    ring = scene.ring
    answer = why(ring, picked)
    if answer is None:
        st.markdown(_HOW_TO)
        _show_weak_points(ring)
        return
    if answer.member:
        _show_person(scene, answer.member, also_known.get(answer.member.applicant_id, ()))
    if answer.value is None:
        acts()
    if answer.way:
        st.caption(f"The way from the suspect, {counted(len(answer.way), 'shared value')} long")
    numbered = enumerate((*answer.way, *answer.also))
    for number, evidence in numbered:
        if number == len(answer.way) and answer.way:
            st.caption("Also shared with others here")
        _show_value(str(number), evidence, ring.why.get(evidence.value.id), names=_names_matter(answer))
    if answer.value is not None:
        acts()


def _show_weak_points(ring: Ring) -> None:
    if not ring.weak_points:
        return
    names = {value.id: value.value for value in ring.identifiers}
    names |= {member.applicant_id: member.name or member.applicant_id for member in ring.members}
    st.markdown("**What holds this ring together**")
    for number, point in enumerate(ring.weak_points[:_MOST_WEAK_POINTS]):
        with st.container(gap=None):
            plain(names.get(point.id, point.id), key=f"strong-weak-{number}", longest=80)
            st.caption(f"without it, {counted(point.separates, 'person is', 'people are')} not reached")


def _names_matter(answer: Why) -> bool:
    return bool(answer.way) or answer.member is None


def _show_person(scene: Scene, member: Member, further_ids: Sequence[str]) -> None:
    with st.container(gap=None):
        plain(member.name or "No name known", key="strong-person")
        plain(f"{member.applicant_id} · {member.status or 'no application known'}", key="quiet-person")
        if further_ids:
            plain(f"also known as {', '.join(further_ids)}", key="quiet-further-ids")
    show_reveal(member.applicant_id, member.name)
    if member.applicant_id == scene.ring.suspect:
        st.markdown("The suspect: the ring grows from here.")
        return
    if member.applicant_id in scene.outside:
        st.markdown("**Not in the ring**: drawn because you had shown who else has a value.")
    else:
        hops = counted(member.hops, "hop")
        st.markdown(f"**{strength_words(member.strength).capitalize()}** link ({member.strength:.2f}), {hops} away")
    if st.button("Ring around this person", icon=":material/hub:", key="pivot"):
        open_ring(member.applicant_id)


def _show_value(place: str, evidence: ValueEvidence, words: str | None, *, names: bool) -> None:
    value = evidence.value
    with st.container(border=True, gap="xsmall"):
        _show_kind(value)
        plain(value.value, key=f"strong-value-{place}")
        show_reveal(value.id, value.value)
        if words:
            plain(words, key=f"quiet-words-{place}")
        if isinstance(value, LeftOutIdentifier):
            plain(f"not crossed: {value.reason}", key=f"quiet-value-{place}")
        for number, use in enumerate(evidence.uses):
            _show_use(f"{place}-{number}", use, names=names)


def _show_use(place: str, use: Use, *, names: bool) -> None:
    link = use.link
    with st.container(gap=None):
        if names:
            plain(use.member.name or use.member.applicant_id, key=f"name-{place}")
        for number, raw in enumerate(link.raw):
            plain(raw, key=f"raw-{place}-{number}")
        about = f"{role_words(link.role)} · {', '.join(link.sources)} · {span(link.first_seen_at, link.last_seen_at)}"
        plain(about, key=f"quiet-use-{place}")


def _show_kind(value: Value) -> None:
    kind, words = KINDS[value.kind], kind_words(value.kind)
    # Our own words and colours only: nothing of an applicant comes near this HTML.
    st.html(
        f'<span style="color:{kind.colour}">{_GLYPHS.get(kind.shape, "●")}</span> '
        f"<b>{words[:1].upper()}{words[1:]}</b> shared by {counted(value.degree, 'person', 'people')}"
    )
