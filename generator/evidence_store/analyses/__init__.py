"""Numbers: effect sizes, pooled effects, ratings, absolute effects. Never YAML, never HTML.

In reading order:

- `effect_sizes` and `conversion`: one study's numbers to an effect with a variance, and between
  kinds of effect; `measures` names the kinds.
- `sample`, `pooling`, `restricted_likelihood`, `intervals`, `heterogeneity`: the pooled effect of
  one outcome.
- `leave_one_out`, `meta_regression`, `bias`, `trim_and_fill`: how far it can be trusted.
- `absolute`: what it means per 1,000 people.
- `csv_table`, `cell_numbers`, `study_rows`, `pool_file`, `pooled_result`: a CSV file to all of
  the above, with every fault in it named by line and column.
- `rating_facts`, `rules`, `what_would_change`, `moving_facts`: from the numbers to a rating, and
  what would move it.

Every function here is pure, and nothing in this package imports another part of the library.
"""
