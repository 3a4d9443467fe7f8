"""Whether anything has changed since the last build of a site, answered without building it.

`snapshot` says what lies in a folder, `made_from` what else a site is made from, `settings` which settings leave
nothing out of that, `record` keeps what a build used, made and said, and `last` puts them together.
Nothing heavy is imported before the answer is known.
"""
