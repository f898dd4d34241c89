from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.maps.editing import edit_of
from ingest.maps.texts import TEXT_LIMIT

Mapped = Callable[..., Any]


def test_several_values_in_one_cell_are_split(mapped: Mapped) -> None:
    of = 'feed = "applicants"\n[split]\nphone = "[;|]"\nemail = "\\\\s+"'
    found = mapped("a.csv", "applicant_id,phone,email\n1,312; 313|;312,a@b.c  d@e.f\n", of)
    assert found.values == [{"applicant_id": "1", "phone": ("312", "313"), "email": ("a@b.c", "d@e.f")}]


def test_ids_are_ids_after_the_split(mapped: Mapped) -> None:
    of = 'feed = "aliases"\n[split]\nalias = ","'
    found = mapped("a.csv", 'applicant_id,alias\n1,"2.0,E9"\n', of)
    assert found.values == [{"applicant_id": "1", "alias": ("2", "E9")}]


def test_a_cell_that_is_far_too_long_is_refused_whole(mapped: Mapped) -> None:
    of = 'feed = "applicants"\n[split]\nphone = ";"'
    found = mapped("a.csv", f"applicant_id,phone\n1,{'3;' * TEXT_LIMIT}\n", of)
    assert [(each.field, each.reason) for each in found.rejected_values] == [
        ("phone", f"longer than {TEXT_LIMIT:,} characters")
    ]


def test_their_words_become_ours_and_an_empty_one_is_absent(mapped: Mapped) -> None:
    of = """
        feed = "applications"
        [values.status]
        Onboarded = "hired"
        Draft = ""
        true = "refused"
        """
    found = mapped("a.json", '[{"applicant_id": 1, "status": %s}]'.replace("%s", '"Onboarded"'), of)
    assert found.rows[0].text("status") == "hired"
    for written, ours in (('"Draft"', None), ("true", "refused"), ('"Interview"', "interview")):
        row = mapped("a.json", f'[{{"applicant_id": 1, "status": {written}}}]', of).rows[0]
        assert (row.text("status"), row.rejections) == (ours, ())
    assert mapped("a.json", '[{"applicant_id": 1, "status": "onboarded?"}]', of).rejected_values


def test_a_default_fills_what_a_value_map_makes_absent(mapped: Mapped) -> None:
    of = 'feed = "ips"\n[defaults]\nstage = "login"\n[values.stage]\n"?" = ""'
    found = mapped("a.csv", "applicant_id,ip,stage\n1,::1,?\n", of)
    assert found.rows[0].text("stage") == "login"


def test_html_is_unescaped_before_anything_else_looks(mapped: Mapped) -> None:
    of = """
        feed = "applicants"
        unescape = "html"
        [split]
        phone = ";"
        [empty]
        values = ["<none>"]
        """
    header = "applicant_id,name,university,phone,degree"
    content = f"{header}\n1,O&#039;Brien &amp; Sons,&lt;none&gt;,3&#49;2;313,&nbsp;BSc\n"
    found = mapped("a.csv", content, of)
    assert found.values == [
        {"applicant_id": "1", "name": "O'Brien & Sons", "phone": ("312", "313"), "degree": "BSc"},
    ]


def test_where_nothing_is_to_be_done_there_is_no_edit() -> None:
    assert edit_of(unescape=False, separator=None, is_id=False, empty=frozenset(), ours={}) is None


@given(texts=st.lists(st.text(min_size=1)), ours=st.dictionaries(st.text(), st.text()))
def test_whatever_the_texts_are_what_is_left_is_texts(texts: list[str], ours: dict[str, str]) -> None:
    edit = edit_of(unescape=True, separator="[;|]", is_id=True, empty=frozenset({"-"}), ours=ours)
    assert edit is not None
    assert all(edit(texts)) or not texts


@pytest.mark.parametrize(
    "of",
    ['unescape = "html"', '[split]\nphone = "x"', '[values.name]\na = "b"', '[empty]\nvalues = ["q"]'],
)
def test_a_word_that_changes_nothing_here_changes_nothing(mapped: Mapped, of: str) -> None:
    content = "applicant_id,name,phone\n1,Dana,312\n2.0,Lee,\n"
    plain = mapped("a.csv", content, "applicants")
    assert mapped("a.csv", content, f'feed = "applicants"\n{of}').values == plain.values
