"""A text in the query language of the full-text indexes, which is Lucene's."""

import re

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_EXACT_UP_TO = 2
_ONE_EDIT_UP_TO = 5


def words_query(text: str) -> str:
    """A query for what holds all words of `text`, each perhaps misspelt or cut short; empty when it has no word.

    Only letters and digits are kept, in lower case, so that nothing in the text is Lucene's syntax or its AND, OR, NOT.
    """
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    return " ".join(f"+({_forms(word)})" for word in words)


def _forms(word: str) -> str:
    if len(word) <= _EXACT_UP_TO or word.isdecimal():
        return word
    edits = 1 if len(word) <= _ONE_EDIT_UP_TO else 2
    return f"{word}^4 {word}* {word}~{edits}"
