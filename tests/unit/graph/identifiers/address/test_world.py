import pytest

from graph.identifiers.address import canonical_address
from graph.identifiers.canonical import AddressParts, Canonical, Raw, Rejected, Validity


def address(raw: Raw, region: str | None) -> Canonical:
    identifier = canonical_address(raw, region)
    assert isinstance(identifier, Canonical), identifier
    return identifier


ONE_HOME: dict[tuple[str, str], list[Raw]] = {
    ("GB", "10 DOWNING ST · SW1A2AA · UNITED KINGDOM"): [
        "10 Downing Street, London SW1A 2AA",
        "10 Downing St London sw1a2aa",
        "10 Downing St, London, SW1A 2AA, UK",
        "10, Downing Street, LONDON, SW1A 2AA, England",
        AddressParts("10 Downing St", "", "London", "", "SW1A 2AA", "United Kingdom"),
        AddressParts("10 Downing Street", "", "Westminster", "Greater London", "SW1A2AA", ""),
    ],
    ("GB", "12 HIGH ST # 4 · NW16XE · UNITED KINGDOM"): [
        "Flat 4, 12 High Street, London NW1 6XE",
        "12 High St, Flat 4, London, NW1 6XE",
        "Flat 4 12 High Street London NW1 6XE",
    ],
    ("GB", "ROSE COTTAGE CHURCH LN · LA229DH · UNITED KINGDOM"): ["Rose Cottage, Church Lane, Ambleside LA22 9DH"],
    ("GB", "PO BOX 12 · LA229DH · UNITED KINGDOM"): [
        "PO Box 12, Ambleside LA22 9DH",
        "P.O. Box 12, Ambleside, LA22 9DH",
    ],
    ("IE", "12 MAIN ST · D02X285 · IRELAND"): [
        "12 Main Street, Dublin 2, D02 X285",
        "12 Main St, Dublin, D02X285, Ireland",
    ],
    ("IE", "12 MAIN ST · DUBLIN · IRELAND"): ["12 Main Street, Dublin", "12 Main St., Dublin, Ireland"],
    ("DE", "12 HARDENBERGSTR · 10623 · GERMANY"): [
        "Hardenbergstraße 12, 10623 Berlin",
        "Hardenbergstrasse 12, 10623 Berlin",
        "Hardenbergstr. 12, D-10623 Berlin, Germany",
        "Hardenberg Str. 12 10623 Berlin",
        "HARDENBERGSTRASSE 12\n10623 BERLIN\nDEUTSCHLAND",
        AddressParts("Hardenbergstr. 12", "", "Berlin", "", "10623", "Deutschland"),
    ],
    ("DE", "5A MULLERSTR · 13353 · GERMANY"): [
        "Müllerstr. 5a, 13353 Berlin",
        "Muellerstraße 5 a, 13353 Berlin",
        "Mullerstr 5A, 13353 Berlin",
    ],
    ("AT", "12 HAUPTSTR # 34 · 1010 · AUSTRIA"): [
        "Hauptstraße 12/3/4, 1010 Wien",
        "Hauptstr. 12/3/4, A-1010 Wien, Österreich",
    ],
    ("FR", "12 R DE LA PAIX · 75002 · FRANCE"): [
        "12 rue de la Paix, 75002 Paris",
        "12, Rue de la Paix, 75002 PARIS",
        "12 r. de la paix 75002 Paris France",
    ],
    ("FR", "12BIS AVE VICTOR HUGO · 75116 · FRANCE"): [
        "12 bis avenue Victor Hugo, 75116 Paris",
        "12bis av. Victor-Hugo, 75116 Paris",
    ],
    ("ES", "12 C MAYOR · 28013 · SPAIN"): [
        "Calle Mayor, 12, 28013 Madrid",
        "C/ Mayor 12, 28013 Madrid",
        "Calle Mayor nº 12, 28013 Madrid, España",
    ],
    ("ES", "12 C MAYOR # 3 · 28013 · SPAIN"): [
        "Calle Mayor, 12, 3, 28013 Madrid",
        "Calle Mayor 12, Puerta 3, 28013 Madrid",
    ],
    ("IT", "12 V ROMA · 00184 · ITALY"): ["Via Roma, 12, 00184 Roma", "V. Roma 12 00184 Roma RM"],
    ("NL", "263 PRINSENGRACHT · 1016GV · NETHERLANDS"): [
        "Prinsengracht 263, 1016 GV Amsterdam",
        "Prinsengracht 263, 1016GV Amsterdam, The Netherlands",
    ],
    ("PL", "12 MARSZALKOWSKA # 4 · 00590 · POLAND"): [
        "ul. Marszałkowska 12/4, 00-590 Warszawa",
        "Marszalkowska 12 m. 4, 00-590 Warszawa",
    ],
    ("BR", "1578 AV PAULISTA · 01310200 · BRAZIL"): [
        "Av. Paulista, 1578 - Bela Vista, São Paulo - SP, 01310-200",
        "Avenida Paulista 1578, Sao Paulo, 01310200",
    ],
    ("CA", "12 KING ST W # 4 · M5H1A1 · CANADA"): [
        "Apt 4, 12 King St W, Toronto, ON M5H 1A1",
        "4-12 King Street West, Toronto ON M5H 1A1",
        "12 King St W #4, Toronto, Ontario, M5H1A1, Canada",
    ],
    ("AU", "12 ELM ST # 4 · 2000 · AUSTRALIA"): [
        "4/12 Elm St, Sydney NSW 2000",
        "Unit 4, 12 Elm Street, Sydney NSW 2000",
    ],
    ("IN", "12 MG RD # 4 · 560001 · INDIA"): [
        "Flat No 4, 12 MG Road, Bengaluru, Karnataka 560001",
        "12 M.G. Rd, Flat 4, Bangalore 560001",
    ],
    ("IN", "12 MG RD · 560001 · INDIA"): ["No. 12, M.G. Road, Bengaluru 560001", "Plot 12, MG Rd, Bangalore 560001"],
    ("SG", "133 NEW BRIDGE RD · 059413 · SINGAPORE"): [
        "133 New Bridge Road, Chinatown Point, Singapore 059413",
        "Chinatown Point, 133 New Bridge Rd, 059413 singapore",
    ],
    ("RU", "8 TOLMACHEVA # 71 · SMOLENSK · RUSSIA"): [
        "Tolmacheva Ul., bld. 8, appt. 71, Smolensk",
        "ul. Tolmacheva 8, apt 71, Smolensk",
    ],
    ("JP", "千代田区丸の内1-2-3 · 東京都 · JAPAN"): [
        "〒100-0005 東京都千代田区丸の内1丁目2番3号",
        "東京都千代田区丸の内1-2-3",
        "東京都千代田区丸の内\uff11\uff0d\uff12\uff0d\uff13",
        "日本 東京都 千代田区 丸の内 1-2-3",
        AddressParts("丸の内1-2-3", "", "千代田区", "東京都", "100-0005", "日本"),
    ],
    ("CN", "海淀区中关村大街27 · 北京市 · CHINA"): [
        "北京市海淀区中关村大街27号",
        "中国北京市海淀区中关村大街27号 100080",
    ],
}


@pytest.mark.parametrize(
    ("region", "key", "written"), [(region, key, form) for (region, key), forms in ONE_HOME.items() for form in forms]
)
def test_every_way_to_write_an_address_is_one_key(region: str, key: str, written: Raw) -> None:
    identifier = address(written, region)
    assert identifier.key == key
    assert identifier.validity is Validity.CANONICAL


@pytest.mark.parametrize("key", [key for _, key in ONE_HOME])
def test_a_key_is_read_as_itself_in_any_region(key: str) -> None:
    for region in (None, "US", "GB", "DE"):
        assert address(key, region).key == key


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("10 Downing Street, London SW1A 2AA", "GB"),
        ("12 King St W, Toronto, ON M5H 1A1", "CA"),
        ("Hardenbergstraße 12, 10623 Berlin, Germany", "DE"),
        ("Hardenbergstraße 12, 10623 Berlin, Deutschland", "DE"),
        ("12 rue de la Paix, 75002 Paris, FRA", "FR"),
    ],
)
def test_a_country_that_the_address_tells_outranks_the_feeds(written: str, country: str) -> None:
    assert address(written, "US").properties["country"] == country
    assert address(written, None).properties["country"] == country


def test_a_code_that_is_a_state_and_a_country_is_a_country_only_where_the_feed_is_at_home() -> None:
    assert address("Hardenbergstr. 12, 10623 Berlin, DE", "DE").key == "12 HARDENBERGSTR · 10623 · GERMANY"


def test_an_address_of_no_country_links_with_the_same_words_alone() -> None:
    one = address("12 Elm Street, Springfield", None)
    assert one.key == address("12 elm st., SPRINGFIELD", None).key == "12 ELM ST · SPRINGFIELD · UNKNOWN COUNTRY"
    assert one.key != address("12 Elm Street, Springfield", "US").key


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("Berlin", "DE"),
        ("10623 Berlin", "DE"),
        ("Hardenbergstraße, 10623 Berlin", "DE"),
        ("London SW1A 2AA", "GB"),
        ("東京都", "JP"),
        ("Hardenbergstraße 12", "DE"),
        ("12 Elm Street", None),
        ("Springfield", None),
    ],
)
def test_what_is_too_vague_to_be_a_home_never_links(written: str, region: str | None) -> None:
    assert address(written, region).validity is Validity.PLACEHOLDER


@pytest.mark.parametrize("written", ["", "dana@example.com", "https://example.com/12", "12 Elm St " * 101])
def test_what_is_no_address_is_rejected(written: str) -> None:
    assert isinstance(canonical_address(written, "US"), Rejected)


def test_parts_without_content_are_rejected() -> None:
    assert canonical_address(AddressParts(), "US") == Rejected("empty")
