"""The classes of values that people share without being the same hands."""

from enum import StrEnum


class HubClass(StrEnum):
    """Why many share a value."""

    HOUSEHOLD = "household"
    RE_APPLICANT = "re_applicant"
    CAMPUS = "campus"
    TOWER = "tower"
    COWORKING = "coworking"
    AGENCY = "agency"
    CARRIER_NAT = "carrier_nat"
    VPN = "vpn"
    MAIL_FORWARDER = "mail_forwarder"
    DEPOT = "depot"
    UNKNOWN = "unknown"

    @property
    def is_crossed(self) -> bool:
        """Whether rings grow through a value of this class. One person who applies again is one pair of hands."""
        return self is HubClass.RE_APPLICANT

    @property
    def meaning(self) -> str:
        """Say for people why many share such a value."""
        return _MEANINGS[self]


_MEANINGS = {
    HubClass.HOUSEHOLD: "people who live together",
    HubClass.RE_APPLICANT: "one person who applied again",
    HubClass.CAMPUS: "a campus, a dorm or a class",
    HubClass.TOWER: "a house of many flats",
    HubClass.COWORKING: "a shared office",
    HubClass.AGENCY: "a recruiting agency, which gives its own contact",
    HubClass.CARRIER_NAT: "a network behind which a carrier puts many customers",
    HubClass.VPN: "an exit of a VPN or a hosting provider",
    HubClass.MAIL_FORWARDER: "a mail forwarder or a box",
    HubClass.DEPOT: "a depot, a locker or a company's own office",
    HubClass.UNKNOWN: "nobody knows yet",
}
