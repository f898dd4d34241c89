"""American addresses that are no house: PO boxes, rural routes, military post offices, general delivery."""

import re

_NAME = r"([A-Z]{0,2}\d[\dA-Z]*(?:-[\dA-Z]+)*)"
_PO_BOX = re.compile(
    rf"(?:P ?O ?B(?:OX|X)?|POST OFFICE B(?:OX|X)|POSTAL BOX|B(?:OX|X)|(?:P ?O )?DRAWER)(?: #| NO)? ?{_NAME}(?: (.*))?"
)
_RURAL = re.compile(
    r"(R ?R|RURAL (?:ROUTE|RTE|RT)|R ?F ?D|H ?C ?R?|HIGHWAY CONTRACT(?: ROUTE)?|STAR (?:ROUTE|RTE|RT))"
    rf"(?: #)? ?(\d+)(?: B(?:OX|X)(?: #)? ?{_NAME})?(?: (.*))?"
)
_MILITARY_CITIES = frozenset(["APO", "FPO", "DPO"])


def po_box(words: list[str]) -> str:
    """`PO BOX 12` for every way to write it, or nothing."""
    match = _PO_BOX.fullmatch(" ".join(words))
    return f"PO BOX {match[1]}" if match else ""


def rural_route(words: list[str]) -> str:
    """`RR 2 BOX 15` or `HC 1 BOX 3`, or nothing. Without a box it is a road, not a home."""
    match = _RURAL.fullmatch(" ".join(words))
    if not match or not match[3]:
        return ""
    kind = "HC" if match[1].startswith("H") else "RR"
    return f"{kind} {int(match[2])} BOX {match[3]}"


def military(words: list[str]) -> str:
    """`PSC 1234 BOX 5` as it stands, without the post office's `APO`."""
    return " ".join(word for word in words if word not in _MILITARY_CITIES | {"#"})
