"""A CSV file to a result: what is forgiven, what is left out and named, what comes out."""

import math
from pathlib import Path
from typing import Any

import pytest

from evidence_store.analyses.pool_file import pool_file, pool_text, studies_in_text
from evidence_store.analyses.row_error import RowError

COUNTS = "study,events_t,total_t,events_c,total_c\n"
MEANS = "study,mean_t,sd_t,n_t,mean_c,sd_c,n_c\n"
ERROR = "study,effect,se\n"
INTERVAL = "study,effect,ci_lb,ci_ub\n"


def result_of(text: str, measure: str, *, ratio_effects: bool = False) -> dict[str, Any]:
    result, problems = pool_text(text, measure, ratio_effects=ratio_effects)
    assert problems == []
    assert result is not None
    return result


def labels(result: dict[str, Any]) -> list[str]:
    return [study["study"] for study in result["studies"]]


class TestForgiven:
    plain = COUNTS + "A,5,100,10,100\nB,3,80,9,90\n"

    @pytest.mark.parametrize(
        "text",
        [
            "\ufeff" + plain,
            plain.replace("\n", "\r\n"),
            plain.replace("\n", "\r"),
            plain.rstrip("\n"),
            "\n\n" + plain.replace("B,", "\n,,,,\nB,"),
            plain.replace(",", " , "),
            plain.replace("events_t", "Events_T"),
            '"study","year","events_t","total_t","events_c","total_c","note, long"\n'
            '"A",1999,"5",100,10,100,"a line\nand another"\n"B",,3,80,9,90\n',
            "total_c,events_c,total_t,events_t,study\n100,10,100,5,A\n90,9,80,3,B\n",
            plain.replace("5,100", "5.0,1e2"),
        ],
        ids=[
            "byte-order mark",
            "windows line ends",
            "old mac line ends",
            "no last line end",
            "blank lines",
            "spaces",
            "capitals",
            "quotes and unknown columns",
            "order of columns",
            "other ways to write a number",
        ],
    )
    def test_the_same_studies_are_read(self, text: str) -> None:
        found = result_of(text, "OR")
        expected = result_of(self.plain, "OR")
        assert labels(found) == ["A", "B"]
        assert found["models"] == expected["models"]

    def test_a_file_on_disk(self, tmp_path: Path) -> None:
        path = tmp_path / "studies.csv"
        path.write_bytes(("\ufeff" + self.plain).encode())
        assert pool_file(path, "OR")[0] == result_of(self.plain, "OR")

    def test_each_study_keeps_its_line(self) -> None:
        text = COUNTS + '\n"A\nand B",5,100,10,100\n\nC,3,80,9,90\n'
        assert [study["line"] for study in result_of(text, "OR")["studies"]] == [3, 6]


class TestLeftOut:
    def test_a_row_with_a_missing_number_is_left_out_and_named(self) -> None:
        text = COUNTS + "A,5,100,10,100\nB,,80,9,90\nC,3,80,NA,90\nD,3,80\nE,1,9,n/a,n/a\n"
        found = result_of(text, "OR")
        assert (found["k"], found["k_input"]) == (1, 5)
        assert found["dropped"] == ["B", "C", "D", "E"]
        assert found["dropped_rows"][2] == {
            "study": "D",
            "line": 5,
            "because": "events_c, total_c missing",
        }

    def test_a_ratio_leaves_out_fifteen_trials_without_events(self) -> None:
        silent = "".join(f"Silent {number},0,50,0,50\n" for number in range(15))
        found = result_of(COUNTS + silent + "A,5,100,10,100\nB,3,80,9,90\n", "RR")
        assert (found["k"], len(found["dropped"])) == (2, 15)
        # They still say how common the outcome is without the treatment: mostly not at all.
        assert {row["source"] for row in found["absolute"]} == {"assumed"}

    def test_the_same_trials_stay_out_of_a_risk_difference(self) -> None:
        silent = "".join(f"Silent {number},0,50,0,50\n" for number in range(15))
        found = result_of(COUNTS + silent + "A,5,100,10,100\nB,0,80,9,90\n", "RD")
        assert labels(found) == ["A", "B"]
        assert found["studies"][1]["yi"] == -0.1

    def test_nothing_left(self) -> None:
        result, problems = pool_text(COUNTS + "A,0,50,0,50\nB,,50,0,50\n", "OR")
        assert result is None
        assert [problem.message for problem in problems] == [
            "no study is left to pool (A: nobody, or everybody, had the outcome in both groups; "
            "B: events_t missing)"
        ]


class TestForms:
    def test_one_file_may_mix_counts_with_published_ratios(self) -> None:
        text = (
            "study,events_t,total_t,events_c,total_c,effect,ci_lb,ci_ub,n\n"
            "A,5,100,10,100,,,,\n"
            "B,,,,,0.5,0.25,1.0,240\n"
        )
        first, second = result_of(text, "OR")["studies"]
        assert first["yi"] == pytest.approx(math.log(5 * 90 / (95 * 10)))
        assert second["yi"] == pytest.approx(math.log(0.5))
        assert (first["participants"], second["participants"]) == (200, 240)

    def test_counts_do_not_read_a_column_that_is_none_of_their_business(self) -> None:
        text = "study,events_t,total_t,events_c,total_c,n\nA,5,100,10,100,about 200\n"
        assert result_of(text, "OR")["studies"][0]["participants"] == 200

    def test_a_hazard_ratio_is_read_as_a_ratio(self) -> None:
        found = result_of(INTERVAL + "A,0.5,0.25,1.0\nB,2,1,4\n", "HR")
        assert found["log_scale"] is True
        assert found["models"]["EE"]["z"]["estimate"] == pytest.approx(0, abs=1e-12)
        assert found["display"]["EE"]["z"]["estimate"] == pytest.approx(1)
        assert len(found["absolute"]) == 6

    def test_a_ratio_beside_a_standard_error_is_its_logarithm_unless_said_otherwise(self) -> None:
        text = ERROR + "A,0.5,0.2\n"
        assert result_of(text, "OR")["studies"][0]["yi"] == 0.5
        said = result_of(text, "OR", ratio_effects=True)
        assert said["studies"][0]["yi"] == math.log(0.5)

    def test_one_column_never_holds_ratios_and_logarithms(self) -> None:
        # The second row has no interval, so nothing says whether 0.5 is a ratio.
        text = "study,effect,se,ci_lb,ci_ub\nA,0.5,,0.25,1.0\nB,0.5,0.2,,\n"
        found = result_of(text, "OR")
        assert labels(found) == ["A"]
        assert found["dropped"] == ["B"]
        both, problems = studies_in_text(text, "OR", ratio_effects=True)
        assert problems == []
        assert both is not None
        assert [study.yi for study in both.studies] == [math.log(0.5)] * 2

    def test_any_other_measure_may_mix_intervals_and_standard_errors(self) -> None:
        text = "study,effect,se,ci_lb,ci_ub\nA,0.5,,0.25,0.75\nB,0.5,0.2,,\n"
        assert result_of(text, "SMD")["k"] == 2
        assert result_of(text, "GEN")["k"] == 2

    @pytest.mark.parametrize(
        ("text", "measure", "columns"),
        [
            (MEANS + "A,1,1,9,2,1,9\n", "SMD", True),
            (MEANS + "A,1,1,9,2,1,9\n", "MD", True),
            ("study,r,n\nA,0.3,40\n", "ZCOR", True),
            (ERROR + "A,0.5,0.2\n", "GEN", True),
            # Nobody could tell whether r or z was meant.
            (ERROR + "A,0.5,0.2\n", "ZCOR", False),
            (MEANS + "A,1,1,9,2,1,9\n", "OR", False),
            (COUNTS + "A,5,100,10,100\n", "MD", False),
            (COUNTS + "A,5,100,10,100\n", "HR", False),
        ],
    )
    def test_which_columns_can_state_a_measure(self, text: str, measure: str, columns: bool) -> None:
        result, problems = pool_text(text, measure)
        assert (result is not None) is columns
        assert [problem.message for problem in problems] == (
            [] if columns else [f"no columns from which to work out {measure}"]
        )

    def test_a_measure_that_does_not_exist(self) -> None:
        with pytest.raises(ValueError, match="PETO"):
            pool_text(COUNTS, "PETO")


class TestResult:
    def test_one_study_is_shown_and_not_pooled(self) -> None:
        found = result_of(COUNTS + "A,5,100,10,100\n", "OR")
        assert list(found["models"]) == ["EE"]
        assert list(found["models"]["EE"]) == ["tau2", "tau", "I2", "H2", "z"]
        assert "leave_one_out" not in found
        assert [row["ci"] for row in found["absolute"]] == ["z"] * 4

    def test_two_studies_have_no_tests_of_the_funnel(self) -> None:
        found = result_of(COUNTS + "A,5,100,10,100\nB,3,80,9,90\n", "OR")
        assert set(found["models"]) == {"EE", "DL", "REML", "PM"}
        assert not {"egger", "begg", "trimfill"} & set(found)
        assert "REML_adhoc" not in found["leave_one_out"]
        assert "pi_hts_lb" not in found["models"]["REML"]["z"]

    def test_three_equally_precise_studies_have_no_egger_test(self) -> None:
        found = result_of(ERROR + "A,0.1,0.2\nB,0.2,0.2\nC,0.4,0.2\n", "GEN")
        assert not {"egger", "begg"} & set(found)
        assert set(found["trimfill"]) == {"EE", "DL", "REML"}

    def test_directions_are_counted(self) -> None:
        found = result_of(ERROR + "A,-0.1,0.2\nB,0,0.2\nC,0.4,0.1\n", "GEN")
        assert found["direction"] == {"negative": 1, "zero": 1, "positive": 1}


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "studies.csv"
    path.write_bytes(COUNTS.encode() + "A,1,9,2,9\nJos\u00e9,1,9,2,9\n".encode("latin-1"))
    result, problems = pool_file(path, "OR")
    assert result is None
    assert problems == [
        RowError(
            3,
            "",
            "the file is not saved as UTF-8",
            "save it again as 'CSV UTF-8 (comma delimited)'",
        )
    ]
