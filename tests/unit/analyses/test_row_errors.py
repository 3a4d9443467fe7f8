"""Every fault a file can have: the line, the column and the words that name it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pool_file import pool_text

COUNTS = "study,events_t,total_t,events_c,total_c\n"
MEANS = "study,mean_t,sd_t,n_t,mean_c,sd_c,n_c\n"
ERROR = "study,effect,se\n"
INTERVAL = "study,effect,ci_lb,ci_ub\n"
CORRELATION = "study,r,n\n"

Place = tuple[int, str, str]


def faults(text: str, measure: str) -> list[Place]:
    result, problems = pool_text(text, measure)
    assert result is None
    assert all(problem.help for problem in problems)
    return [(problem.line, problem.column_name, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ('"1,234"', "'1,234' has commas between its digits"),
        ('"0,5"', "'0,5' has a comma where a point belongs"),
        ("1 234", "'1 234' has something between its digits"),
        ("1'234", "'1'234' has something between its digits"),
        ("1_000", "'1_000' has something between its digits"),
        ("12%", "'12%' has a percent sign"),
        ("\u22120.5", "'\u22120.5' starts with a dash that is not a minus"),
        ("<0.001", "'<0.001' is not one value"),
        ("nan", "'nan' is not a number"),
        ("NaN", "'NaN' is not a number"),
        ("Infinity", "'Infinity' is not a number"),
        ("-inf", "'-inf' is not a number"),
        ("n.s.", "'n.s.' is not a number"),
        ("0.5 (0.2)", "'0.5 (0.2)' is not a number"),
        ("1\x00", "'1\ufffd' is not a number"),
        ("\u0663", "'\u0663' is not a number"),
        ("0x10", "'0x10' is not a number"),
        ("1e308", "1e308 is too large to be a study's result"),
        ("-1e308", "-1e308 is too large to be a study's result"),
        ("1e999", "1e999 is too large to be a study's result"),
        ("1" + "0" * 40, "100000000000000000000000000... is too large to be a study's result"),
    ],
)
def test_a_cell_that_holds_no_number(cell: str, message: str) -> None:
    assert faults(ERROR + f"A,0.1,0.2\nB,{cell},0.3\n", "GEN") == [(3, "effect", message)]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (COUNTS + "A,-1,10,2,10\n", "OR", (2, "events_t", "a count cannot be negative")),
        (COUNTS + "A,5e-324,10,2,10\n", "RR", (2, "events_t", "too small to be a count")),
        (COUNTS + "A,0,0.5,2,10\n", "OR", (2, "total_t", "a group has at least one person")),
        (COUNTS + "A,0,0,2,10\n", "RD", (2, "total_t", "a group has at least one person")),
        (COUNTS + "A,1,10,2,-10\n", "RR", (2, "total_c", "a group has at least one person")),
        (
            COUNTS + "A,1,10,12,10\n",
            "OR",
            (2, "events_c", "12 people with the outcome, but only 10 in the group"),
        ),
        (MEANS + "A,1,0,9,2,1,9\n", "SMD", (2, "sd_t", "a standard deviation is above 0")),
        (MEANS + "A,1,1,9,2,-1,9\n", "MD", (2, "sd_c", "a standard deviation is above 0")),
        (
            MEANS + "A,1,5e-324,9,2,1,9\n",
            "SMD",
            (2, "sd_t", "a standard deviation is above 0"),
        ),
        (
            MEANS + "A,1,1,1,2,1,9\n",
            "MD",
            (2, "n_t", "a group with a standard deviation has at least 2 people"),
        ),
        (CORRELATION + "A,1,40\n", "ZCOR", (2, "r", "a correlation lies between -1 and 1")),
        (CORRELATION + "A,-1.2,40\n", "ZCOR", (2, "r", "a correlation lies between -1 and 1")),
        (CORRELATION + "A,0.2,3\n", "ZCOR", (2, "n", "a correlation needs more than 3 people")),
        (ERROR + "A,0.2,0\n", "SMD", (2, "se", "a standard error is above 0")),
        (ERROR + "A,0.2,-0.1\n", "GEN", (2, "se", "a standard error is above 0")),
        (INTERVAL + "A,0.2,0.2,0.2\n", "SMD", (2, "ci_ub", "the interval has no width")),
        (
            INTERVAL + "A,0.2,0.3,0.1\n",
            "SMD",
            (2, "ci_ub", "the upper bound is below the lower one"),
        ),
        (
            INTERVAL + "A,0.2,0.3,0.4\n",
            "MD",
            (2, "effect", "the effect lies outside its own interval"),
        ),
        (
            INTERVAL + "A,0.2,0,0.4\n",
            "OR",
            (2, "ci_lb", "a ratio is above 0, and OR is one"),
        ),
        (
            "study,effect,se,n\nA,0.2,0.1,0\n",
            "GEN",
            (2, "n", "a study has at least one person"),
        ),
        (
            INTERVAL + "A,1e11,1e11,100000000001\n",
            "MD",
            (
                2,
                "ci_ub",
                "the numbers of this row give a standard error that no study has: below 1e-08 of "
                "its effect, or beyond all bounds",
            ),
        ),
        (COUNTS + ",1,10,2,10\n", "OR", (2, "study", "the study has no label")),
        (
            COUNTS + "Smith 2010,1,10,2,10\nLee,1,9,2,9\n smith  2010 ,3,30,4,40\n",
            "OR",
            (4, "study", "'smith  2010' stands already on line 2"),
        ),
        (
            COUNTS + "A,1,234,2,10,3\n",
            "OR",
            (2, "", "the line has 6 values, the header only 5 names"),
        ),
        (
            COUNTS + 'A,1,10,"2,10\n',
            "OR",
            (2, "", "the line cannot be read as comma-separated values"),
        ),
        (
            COUNTS.replace(",", ";") + "A;1;10;2;10\n",
            "OR",
            (1, "", "the columns are not separated by commas"),
        ),
        (
            "study,effect,effect,se\nA,1,1,1\n",
            "GEN",
            (1, "effect", "two columns have this name"),
        ),
        ("effect,se\n0.2,0.1\n", "GEN", (1, "study", "there is no column 'study'")),
        (
            "study,events_t,total_t\nA,1,10\n",
            "OR",
            (1, "", "no columns from which to work out OR"),
        ),
        ("", "OR", (1, "", "the file is empty")),
        ("\n\n", "OR", (1, "", "the file is empty")),
        (COUNTS, "OR", (1, "study", "the file has no study")),
    ],
)
def test_a_fault_has_a_line_a_column_and_words(text: str, measure: str, expected: Place) -> None:
    assert faults(text, measure) == [expected]


def test_all_faults_of_a_file_are_reported_at_once_in_order() -> None:
    text = ERROR + "A,x,0.2\nA,0.1,0\nC,y,z\nD,0.1,0.2\n"
    assert [(line, column) for line, column, _ in faults(text, "GEN")] == [
        (2, "effect"),
        (3, "se"),
        (3, "study"),
        (4, "effect"),
        (4, "se"),
    ]


def test_a_ratio_given_as_its_logarithm_names_every_cell() -> None:
    found = faults(INTERVAL + "A,-0.2,-0.5,0.1\n", "RR")
    assert [column for _, column, _ in found] == ["effect", "ci_lb"]
    _, problems = pool_text(ERROR + "A,-0.2,0.1\n", "RR", ratio_effects=True)
    assert [problem.column_name for problem in problems] == ["effect"]


def test_a_fault_reads_as_one_line() -> None:
    _, problems = pool_text(ERROR + "A,0.2,0\n", "GEN")
    assert str(problems[0]) == (
        "line 2, se: a standard error is above 0 (check the number; leave it empty if the report gives none)"
    )
    _, problems = pool_text("", "GEN")
    assert str(problems[0]).startswith("line 1: the file is empty")


cells = st.one_of(
    st.sampled_from(
        [
            "",
            "NA",
            "0",
            "1",
            "10",
            "-1",
            "0.5",
            "1e12",
            "5e-324",
            "1e-200",
            "1e-12",
            "1e308",
            "nan",
            "x",
        ]
    ),
    st.floats().map(str),
    st.integers().map(str),
    st.text(max_size=6),
)
HEADERS = {
    "OR": COUNTS,
    "RR": COUNTS,
    "RD": COUNTS,
    "SMD": MEANS,
    "MD": MEANS,
    "ZCOR": CORRELATION,
    "HR": INTERVAL,
    "GEN": ERROR,
}


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_text_whatever_raises(data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(sorted(HEADERS)))
    header = HEADERS[measure]
    width = header.count(",")
    lines = data.draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=4))
    text = header + "".join(f"S{row},{','.join(line)}\n" for row, line in enumerate(lines))
    result, problems = pool_text(text, measure)
    assert (result is None) == bool(problems)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(list(Measure)))
def test_no_file_whatever_raises(text: str, measure: Measure) -> None:
    result, problems = pool_text(text, measure)
    assert (result is None) == bool(problems)
