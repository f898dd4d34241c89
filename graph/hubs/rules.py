"""What class a busy value looks like, and why in words. Pure; an investigator decides, never these rules."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from graph.hubs.busy_value import HANDFUL, MOST_OF, BusyValue
from graph.hubs.classes import HubClass
from graph.hubs.lists.file import ListName

WITNESSED = 1 / 3
"""Share of a crowd that must share handfuls among themselves for it to look like hands in common."""
MANY_UNITS = 5
"""A house of so many known units has several households, or renters."""
COMPANIES = 3
"""So many companies do not send equipment to one office of their own."""

_LISTED = (
    (ListName.OWN_OFFICES, HubClass.DEPOT, "one of your own offices"),
    (ListName.OWN_NETWORKS, HubClass.DEPOT, "one of your own networks"),
    (ListName.FORWARDERS, HubClass.MAIL_FORWARDER, "a mail forwarder's address"),
    (ListName.RELAY, HubClass.CARRIER_NAT, "a privacy relay that telephones use by default"),
    (ListName.VPN, HubClass.VPN, "a VPN provider's network"),
    (ListName.HOSTING, HubClass.VPN, "a hosting provider's network"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the value looks like."""

    hub_class: HubClass
    reason: str


def propose(value: BusyValue) -> Proposal:
    """Say what the first rule that knows it says; `unknown` where none does."""
    for rule in _RULES:
        if proposal := rule(value):
            return proposal
    return Proposal(HubClass.UNKNOWN, f"{_who(value)} share it, and nothing known tells why.")


def _listed(value: BusyValue) -> Proposal | None:
    for name, hub_class, meaning in _LISTED:
        if header := value.lists.get(name):
            return Proposal(hub_class, f"It is {meaning} (list {name}, {header.date}).")
    return None


def _reserved(value: BusyValue) -> Proposal | None:
    if ListName.RESERVED_PHONES not in value.lists:
        return None
    return Proposal(HubClass.UNKNOWN, f"{_who(value)} give it, and it is reserved for films: it was made up.")


def _box(value: BusyValue) -> Proposal | None:
    if value.place not in {"po_box", "pmb"}:
        return None
    return Proposal(HubClass.MAIL_FORWARDER, f"{_who(value)} have it, and it is a box, where nobody lives.")


def _not_read(value: BusyValue) -> Proposal | None:
    if value.holders:
        return None
    return Proposal(HubClass.UNKNOWN, f"{value.persons:,} persons share it: too many to look at one by one.")


def _one_name(value: BusyValue) -> Proposal | None:
    if value.kind not in {"phone", "email", "handle"} or max(value.names.values(), default=0) < value.persons:
        return None
    return Proposal(HubClass.RE_APPLICANT, f"All {value.persons} who have it bear one name.")


def _household(value: BusyValue) -> Proposal | None:
    kinds = Counter(one.kind for one in value.shared if one.building_id is None)
    if value.role != "home" or value.persons > HANDFUL or len(value.senders) >= COMPANIES:
        return None
    if kinds["email"] + kinds["handle"] or kinds["phone"] > 1:
        return None
    words = Counter(word for name in value.names.elements() for word in name)
    if len(value.names) > 1 and 2 * max(words.values()) >= value.persons and max(words.values()) > 1:
        return Proposal(HubClass.HOUSEHOLD, f"{_who(value)} live there, and half of them or more bear one name.")
    network = max((len(one.person_ids) for one in value.shared if one.kind == "ip"), default=0)
    if 2 * network < value.persons:
        return None
    reason = f"{_who(value)} live there, {network} with one network, and share nothing that a home lacks."
    return Proposal(HubClass.HOUSEHOLD, reason)


def _witnessed(value: BusyValue) -> Proposal | None:
    witnesses = len(value.witnesses)
    if value.persons <= HANDFUL or witnesses < WITNESSED * value.persons:
        return None
    reason = f"{witnesses} of the {value.persons} who share it also share other values in small groups, as a ring does."
    return Proposal(HubClass.UNKNOWN, reason)


def _handful(value: BusyValue) -> Proposal | None:
    if value.persons > HANDFUL:
        return None
    return Proposal(HubClass.UNKNOWN, f"{_who(value)} share it: few enough to know of each other.")


def _campus(value: BusyValue) -> Proposal | None:
    university, claimed = value.university
    if claimed < MOST_OF * value.persons:
        return None
    return Proposal(HubClass.CAMPUS, f"{claimed} of the {value.persons} who share it claim {university}.")


def _house(value: BusyValue) -> Proposal | None:
    if value.kind != "address" or value.unit or value.units < MANY_UNITS:
        return None
    if 2 * value.units_sent_to > value.units:
        reason = f"Equipment was sent to {value.units_sent_to} of the {value.units} units known in this house."
        return Proposal(HubClass.MAIL_FORWARDER, reason)
    return Proposal(HubClass.TOWER, f"{_who(value)} left out which of the {value.units} units known here is theirs.")


def _destination(value: BusyValue) -> Proposal | None:
    if len(value.senders) != 1 or (value.role != "ship_to" and value.kind != "ip"):
        return None
    [company] = value.senders
    return Proposal(HubClass.DEPOT, f"Nobody but {company} sent equipment there, and {_who(value)} have it.")


def _many_senders(value: BusyValue) -> Proposal | None:
    if len(value.senders) < COMPANIES:
        return None
    reason = (
        f"{len(value.senders)} companies sent equipment there, and {_who(value)} have it who share little else: "
        "a locker or a hotel, or one pair of hands. Find out what stands there."
    )
    return Proposal(HubClass.UNKNOWN, reason)


def _business_mailbox(value: BusyValue) -> Proposal | None:
    at_home = value.lists.keys() & {ListName.FREE_MAIL, ListName.DISPOSABLE_MAIL}
    if value.kind != "email" or at_home or len(value.names) <= HANDFUL:
        return None
    return Proposal(HubClass.AGENCY, f"{_who(value)} give it, and not everybody gets a mailbox at its domain.")


def _contact(value: BusyValue) -> Proposal | None:
    contacts = {one.kind for one in value.beside} & {"phone", "email"}
    if value.kind not in {"phone", "email", "address"} or value.role == "ship_to" or not contacts:
        return None
    what = " and ".join(sorted(contacts))
    reason = f"{_who(value)} give it, mostly the same who give one {what}; they share little else among themselves."
    return Proposal(HubClass.AGENCY, reason)


def _office(value: BusyValue) -> Proposal | None:
    other = {"address": "ip", "ip": "address"}.get(value.kind)
    if value.role == "ship_to" or other not in {one.kind for one in value.beside}:
        return None
    reason = f"{_who(value)} have an address and its network in common and share little else among themselves."
    return Proposal(HubClass.COWORKING, reason)


def _network(value: BusyValue) -> Proposal | None:
    if value.kind != "ip":
        return None
    reason = (
        f"{_who(value)} were seen behind it{_over(value)}, and nothing else is common to them: "
        "a carrier's network, or a VPN that no list names."
    )
    return Proposal(HubClass.CARRIER_NAT, reason)


def _who(value: BusyValue) -> str:
    names = len(value.names)
    return f"{value.persons:,} persons of {names:,} names" if names else f"{value.persons:,} persons"


def _over(value: BusyValue) -> str:
    return f" over {value.days:,} days" if value.days and value.days > 1 else ""


_RULES: tuple[Callable[[BusyValue], Proposal | None], ...] = (
    _listed,
    _box,
    _not_read,
    _one_name,
    _household,
    _witnessed,
    _handful,
    _campus,
    _house,
    _destination,
    _many_senders,
    _business_mailbox,
    _contact,
    _office,
    _network,
    _reserved,
)
"""What is known from outside comes first; after `_witnessed` nothing explains hands in common away."""
