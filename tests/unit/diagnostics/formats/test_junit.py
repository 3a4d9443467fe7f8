"""JUnit XML. There is no one standard. Checked is the schema of the xunit plugin of Jenkins: `junit-10.xsd`.

It lies here as pytest's source distribution carries it (testing/example_scripts), with its licence. GitLab and Azure
read a part of the same elements: https://docs.gitlab.com/ci/testing/unit_test_reports/
"""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from evidence_store.diagnostics import Place, Report, Rule
from evidence_store.diagnostics.formats.junit import as_junit
from evidence_store.diagnostics.formats.results import Results

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit-10.xsd")))


def parse(results: Results) -> etree._Element:
    root = etree.fromstring(as_junit(results).encode())
    SCHEMA.assertValid(root)
    return root


def test_the_schema_refuses_what_readers_do_not_know(results: Results):
    root = parse(results)
    root.find(".//testcase").set("colour", "red")
    assert not SCHEMA.validate(root)


def test_a_report_has_the_structure_that_readers_share(results: Results):
    root = parse(results)
    assert root.tag == "testsuites"
    assert parse(replace(results, report=Report())).find("testsuite").get("failures") == "0"


def test_each_file_is_a_test_case_and_each_error_a_failure(results: Results):
    suite = parse(results).find("testsuite")
    cases = {case.get("name"): [child.tag for child in case] for case in suite}
    assert cases == {
        "content/a b.md": ["system-out"],
        "content/c.csv": ["failure"],
        "content/d.png": ["failure"],
        "content/e.md": [],
    }
    assert (suite.get("tests"), suite.get("failures")) == ("4", "2")


def test_a_failure_says_what_and_where(results: Results):
    failure = parse(results).find(".//failure")
    assert failure.get("type") == "odd-thing"
    assert failure.text.startswith("content/c.csv:2:2: error[odd-thing]: a|b <script>")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "￾", "\ud800"])
def test_what_xml_cannot_hold_is_replaced(sign: str):
    rule = Rule("odd-thing", "A.", "B.", "c", "d")
    root = parse(Results(Report([rule.at(Place("content/a.md"), f"x{sign}y", "z")])))
    assert root.find(".//failure").get("message") == "x�y"
