"""Works every rating of the store out again from its tables, and compares. Run it with `python3 recompute.py`.

It needs Python 3.11 and nothing else, and reads the CSV files beside it. It shares no line with the program that made
the ratings: it was written from the text of the rules, and where it could it goes another way. The quantile of t comes
from its closed form, shares of studies are exact fractions, and the other direction is the same rule in a mirror. So a
mistake in one of the two programs shows as a difference. It ends with 0 if all agree, and with 1 if anything differs.
"""
