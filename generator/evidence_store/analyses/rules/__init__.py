"""Named, versioned rules that derive an effect level from the facts of one outcome.

`facts` says what a rule may look at, `derivation` what it answers, `registry` which rules exist.
One rule is one file; a changed rule is a new file with a new version, so that a rating can always
be derived again as it was published.
"""
