"""The store as a whole: what is there, and who names whom."""

import pytest
from tests.helpers import Store, table_of

PARTNER = "---\ntitle: {}\nsummary: S.\nagency: council\n{}---\n{}"


@pytest.fixture
def small(store: Store) -> Store:
    store(
        "partners/b.md",
        PARTNER.format("Beta", "part_of: a\nsources: [moss-2019]\n", "\n[a](a.md) [@fern-2020]\n"),
    )
    return store("partners/a.md", PARTNER.format("Alpha", "", ""))


def test_records_of_a_kind_come_by_id(small: Store):
    assert [entry.id for entry in small.check().catalogue.of("partner")] == ["a", "b"]


def test_an_unknown_kind_has_no_records(small: Store):
    assert small.check().catalogue.of("nothing") == ()


def test_a_record_is_found_by_kind_and_id(small: Store):
    catalogue = small.check().catalogue
    entry = catalogue.get("partner", "a")
    assert entry is not None
    assert entry.key == ("partner", "a")
    assert entry.address == "partners/a.html"
    assert catalogue.get("partner", "nobody") is None
    assert catalogue.get("event", "a") is None


def test_a_record_is_called_by_its_label_or_title_or_else_its_id(small: Store):
    catalogue = small.check().catalogue
    assert catalogue.label("agency", "council") == "Council"
    assert catalogue.label("partner", "a") == "Alpha"
    assert catalogue.label("partner", "nobody") == "nobody"


def test_links_are_known_at_both_ends(small: Store):
    catalogue = small.check().catalogue
    out = [(link.target, link.field) for link in catalogue.outgoing(("partner", "b"))]
    assert out == [
        (("agency", "council"), "agency"),
        (("partner", "a"), "body"),
        (("partner", "a"), "part_of"),
        (("reference", "fern-2020"), "body"),
        (("reference", "moss-2019"), "sources"),
    ]
    assert [(link.source, link.field) for link in catalogue.incoming(("partner", "a"))] == [
        (("partner", "b"), "body"),
        (("partner", "b"), "part_of"),
    ]


def test_who_is_not_named_has_no_incoming_links(small: Store):
    assert small.check().catalogue.incoming(("partner", "b")) == ()


def test_a_link_to_a_list_page_is_no_link_to_a_record(small: Store):
    small("partners/c.md", PARTNER.format("Gamma", "", "\n[all](../events/index.md)\n"))
    assert small.report == ""
    assert all(link.field != "body" for link in small.check().catalogue.outgoing(("partner", "c")))


def test_the_same_store_read_twice_is_the_same(small: Store):
    first, second = small.check().catalogue, small.check().catalogue
    assert list(first.entries) == list(second.entries)
    assert first.links == second.links


@pytest.mark.parametrize(
    ("field", "finding", "help"),
    [
        ("part_of: aa", 'there is no partner "aa"', "the ids are: a, b, c"),
        ("region: waless", 'there is no region "waless"', 'did you mean "wales"?'),
        ("sources: [moss-2018]", 'there is no reference "moss-2018"', 'did you mean "moss-2019"?'),
    ],
)
def test_a_reference_to_nothing_gets_a_near_id_or_the_list(field: str, finding: str, help: str, small: Store):
    small("partners/c.md", PARTNER.format("Gamma", field + "\n", ""))
    assert small.report.splitlines() == [
        f"content/partners/c.md:5:{field.index(':') + 3 + field.count('[')}: error[dangling-reference]: {finding}",
        f"  help: {help}",
    ]


def test_a_reference_to_a_kind_without_records_says_where_they_belong(store: Store):
    store("events/a.md", "---\ntitle: A\nsummary: B.\npartners: [nobody]\n---\n")
    assert "  help: look up the id in partners/, or add it there first\n" in store.report


def test_a_reference_into_a_long_list_says_where_to_look(store: Store):
    terms = "".join(f"- {{id: theme-{n}, label: A, definition: B.}}\n" for n in range(21))
    store("vocabulary/themes.yml", terms).stub("programme", "p")
    store(
        "programmes/q.md", "---\ntitle: A\nsummary: B.\nthemes: [xyz]\nstatus: C\nstatus_as_of: 2020\n---\n"
    )
    assert "  help: look up the id in vocabulary/themes.yml, or add it there first\n" in store.report


def test_a_citation_of_nothing_far_from_any_says_where_to_add_it(small: Store):
    small("partners/c.md", PARTNER.format("Gamma", "", "\n[@xyz]\n"))
    assert small.report.splitlines() == [
        'content/partners/c.md:7:2: error[unknown-citation]: "@xyz" is not in the bibliography',
        "  help: add the source to references.yml",
    ]


@pytest.mark.parametrize(
    "link",
    [
        "a.md",
        "a.md#facts",
        "./a.md",
        "../partners/a.md",
        "../partners/index.md",
        "#top",
        "p.png",
        "a%2Emd",
        "a.md?x=1",
        "https://a.example",
        "mailto:a@b.example",
    ],
)
def test_a_link_that_leads_somewhere_is_not_reported(link: str, small: Store):
    small("partners/p.png", "x")("partners/c.md", PARTNER.format("Gamma", "", f"\n[x]({link})\n"))
    assert small.report == ""


@pytest.mark.parametrize(
    ("link", "help"),
    [
        ("aa.md", 'did you mean "a.md"?'),
        ("a.html", "link to the file: a.md"),
        ("../xyz/q.md", "look up the name of the file"),
    ],
)
def test_a_link_to_nothing_gets_a_near_file_or_says_where_to_look(link: str, help: str, small: Store):
    small("partners/c.md", PARTNER.format("Gamma", "", f"\n[x]({link})\n"))
    report = small.report.splitlines()
    assert report[0].startswith("content/partners/c.md:7:5: error[broken-link]: there is no file ")
    assert report[1:] == [f"  help: {help}"]


def test_a_cycle_that_others_lead_into_is_told_of_its_members_alone(store: Store):
    for here, there in (("a", "b"), ("b", "a"), ("c", "a")):
        store(f"partners/{here}.md", PARTNER.format(here, f"part_of: {there}\n", ""))
    assert [line.split(":")[0] for line in table_of(store.report)] == [
        "content/partners/a.md",
        "content/partners/b.md",
    ]


def test_a_long_chain_is_no_cycle(store: Store):
    for number in range(50):
        above = f"part_of: p{number + 1}\n" if number < 49 else ""
        store(f"partners/p{number}.md", PARTNER.format(f"P{number}", above, ""))
    assert store.report == ""
