"""Findings as JUnit XML, which Jenkins, Azure and GitLab show among the tests: one test case a file.

There is no one standard. Written is what all readers share, in the order of the schema that Jenkins publishes:
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

import re
from collections import defaultdict
from xml.etree import ElementTree as Xml

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.formats.text import finding_text

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(results: Results) -> str:
    """One suite. Each error is a failure of its file; warnings stand in its output, for they fail nothing."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in results.report:
        by_file[finding.place.path].append(finding)
    files = sorted({*results.files, *by_file})
    counts = {"tests": str(len(files)), "failures": str(len(results.report.errors)), "errors": "0"}
    suites = Xml.Element("testsuites", {"name": "evidence-store check", **counts})
    suite = Xml.SubElement(suites, "testsuite", {"name": "evidence-store check", **counts})
    for path in files:
        case = Xml.SubElement(suite, "testcase", name=_text(path), classname="evidence-store")
        for finding in by_file[path]:
            if finding.is_error:
                failure = Xml.SubElement(case, "failure", type=finding.rule, message=_text(finding.message))
                failure.text = _text(finding_text(finding))
        warnings = "".join(finding_text(finding) for finding in by_file[path] if not finding.is_error)
        if warnings:
            Xml.SubElement(case, "system-out").text = _text(warnings)
    Xml.indent(suites, " ")
    written: bytes = Xml.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written.decode() + "\n"


def _text(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
