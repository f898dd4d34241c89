import string

from hypothesis import given
from hypothesis import strategies as st

from app.views.plain import as_label


def test_a_label_holds_no_markdown() -> None:
    assert as_label("![x](http://hostile.example/x.png)").startswith(r"\!\[x\]\(http\:")
    assert as_label("At least so many persons") == "At least so many persons"


@given(st.text(alphabet=string.printable))
def test_every_sign_that_markdown_knows_is_escaped(text: str) -> None:
    label = as_label(text)
    unescaped = label
    for sign in string.punctuation:
        unescaped = unescaped.replace(f"\\{sign}", "")
    assert not set(unescaped) & set(string.punctuation)
