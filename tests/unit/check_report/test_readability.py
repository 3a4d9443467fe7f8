"""The Automated Readability Index: worked by hand for a text, and what is left out of it."""

import pytest

from evidence_store.check_report.readability import readability

TEN = "The cat sat on the mat and saw a dog."
"""10 words with 27 letters."""


def repeated(sentence: str, times: int = 10) -> str:
    return " ".join([sentence] * times)


def test_the_index_is_worked_out_from_letters_words_and_sentences():
    # 4.71 x 270 / 100 + 0.5 x 100 / 10 - 21.43 = -3.713, rounded up -3
    assert readability(repeated(TEN)) == (-3, 100)
    # 10 words of 10 letters: 4.71 x 10 + 0.5 x 10 - 21.43 = 30.67
    assert readability(repeated(" ".join(["abcdefghij"] * 10) + ".")) == (31, 100)


@pytest.mark.parametrize(
    ("score", "age"),
    [
        (-3, "5 to 6 years"),
        (1, "5 to 6 years"),
        (2, "6 to 7 years"),
        (13, "17 to 18 years"),
        (14, "18 years"),
        (31, "18 years"),
    ],
)
def test_an_age_goes_with_each_score(score: int, age: str):
    found = readability(repeated(TEN))
    assert found is not None
    assert found._replace(score=score).age == age


def test_a_short_text_has_none():
    assert readability(repeated(TEN, 9)) is None
    assert readability("") is None


@pytest.mark.parametrize(
    "more",
    [
        "\n\n## Unpronounceableheadings\n",
        "\n\n| Unpronounceable | table |\n",
        "\n\n```\nunpronounceable code\n```\n",
        " [@unpronounceable-2019]",
        "\n\n---\n",
    ],
)
def test_what_is_no_sentence_is_not_counted(more: str):
    assert readability(repeated(TEN) + more) == (-3, 100)


def test_lines_may_end_within_a_sentence_and_items_of_lists_end_one():
    assert readability(repeated(TEN).replace(" ", "\n")) == (-3, 100)
    items = "".join(f"- {TEN.rstrip('.')}\n" for _ in range(10))
    assert readability(items) == (-3, 100)


def test_a_link_counts_by_its_words_alone():
    linked = TEN.replace("cat", "[cat](../interventions/unpronounceable.md)")
    assert readability(repeated(linked)) == (-3, 100)


def test_a_decimal_point_ends_no_sentence():
    assert readability(repeated(TEN.replace("dog", "1.57"))) == readability(repeated(TEN))


def test_hostile_texts_take_no_time():
    for text in (
        "-" * 300_000,
        "```\n" * 50_000,
        "." * 300_000,
        ".)" * 100_000,
        "a " * 200_000,
        "#" * 300_000,
    ):
        readability(text)
