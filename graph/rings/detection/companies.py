"""Company names, compared with each other: two spellings of one employer are one company."""

import re

_LEGAL_FORM = re.compile(
    "ab|ag|as|asa|bv|co|company|corp|corporation|gmbh|holdings?|inc|incorporated|kg|kk|limited|llc|llp|lp|ltd|nv|oy|plc"
    "|pte|pty|pvt|sa|sarl|sas|se|spa|srl"
)
"""A word that says what a company is in law and not who it is."""
_INSIDE_WORDS = str.maketrans("", "", ".'\N{RIGHT SINGLE QUOTATION MARK}")


def company_key(name: str) -> str:
    """The name without case, punctuation and legal form; of a name that is nothing else, all of it."""
    words = re.findall(r"\w+", name.casefold().translate(_INSIDE_WORDS))
    telling = [word for word in words if not _LEGAL_FORM.fullmatch(word)]
    return " ".join(telling or words)
