"""JUnit XML. No package that Python installs carries a schema of it, so what its readers share is written down here:
the elements, order and attributes of https://github.com/jenkinsci/xunit-plugin (junit-10.xsd).
"""

import re
from dataclasses import replace

import pytest
from lxml import etree

from evidence_store.diagnostics import Place, Report, Rule
from evidence_store.diagnostics.formats.junit import as_junit
from evidence_store.diagnostics.formats.results import Results

CHILDREN = {
    "testsuites": r"(testsuite )*",
    "testsuite": r"(properties )?(testcase )*(system-out )?(system-err )?",
    "testcase": r"(skipped )?(error )*(failure )*(system-out )*(system-err )*",
    "failure": r"",
    "system-out": r"",
}
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "time", "disabled"},
    "testsuite": {"name", "tests", "failures", "errors", "time", "skipped", "timestamp", "hostname", "id"},
    "testcase": {"name", "classname", "time", "status", "assertions"},
    "failure": {"type", "message"},
    "system-out": set(),
}
REQUIRED = {"testsuite": {"name", "tests"}, "testcase": {"name"}}


def parse(results: Results) -> etree._Element:
    root = etree.fromstring(as_junit(results).encode())
    for element in root.iter():
        inner = "".join(f"{child.tag} " for child in element)
        assert re.fullmatch(CHILDREN[element.tag], inner), f"{element.tag}: {inner}"
        assert REQUIRED.get(element.tag, set()) <= set(element.attrib) <= ATTRIBUTES[element.tag]
    return root


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
