import pytest

from app.views.plain import as_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("![x](http://hostile.example/x.png)", r"\!\[x\](http\://hostile.example/x.png)"),
        ("<b> :red[x] *b* _i_ `c` $m$ ~s~ &lt;", r"\<b\> \:red\[x\] \*b\* \_i\_ \`c\` \$m\$ \~s\~ \&lt;"),
        (r"\[", r"\\\["),
        ("At least so many persons; more are a crowd", "At least so many persons; more are a crowd"),
    ],
)
def test_a_label_shows_what_is_written_and_holds_no_markdown(text: str, label: str) -> None:
    assert as_label(text) == label


def test_a_turned_reading_direction_is_written_out() -> None:
    assert as_label("a\u202eb") == r"a\\u202eb"
