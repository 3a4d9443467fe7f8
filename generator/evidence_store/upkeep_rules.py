"""The rules about what time and the web do to content that nobody has changed."""

from evidence_store.diagnostics import Rule, Severity

DEAD_LINK = Rule(
    "dead-link",
    "An address on the web leads to something.",
    "Whoever follows a link to check a figure must not end at nothing.",
    "website: https://example.org/report-that-is-gone",
    "website: https://example.org/report",
    Severity.WARNING,
)
MOVED_LINK = Rule(
    "moved-link",
    "An address is the one at which the thing stands now.",
    "A site that has moved leads on for some years and then no more.",
    "website: http://www.old-name.example.org/",
    "website: https://new-name.example.org/",
    Severity.WARNING,
)
SILENT_LINK = Rule(
    "silent-link",
    "An address answers a program that asks for it.",
    "Some sites answer people alone, others are down for a day, and some are gone: somebody has to look.",
    "website: https://example.org/ (no answer within 20 seconds)",
    "website: https://example.org/ (answers)",
    Severity.WARNING,
)
RETRACTED_SOURCE = Rule(
    "retracted-source",
    "No finding rests on a source that was retracted.",
    "A retracted study says nothing any more; a rating that counts it is wrong.",
    "doi: 10.5555/retracted",
    "doi: 10.5555/sound",
)
DOUBTED_SOURCE = Rule(
    "doubted-source",
    "Where a publisher has voiced concern about a source, somebody has looked at what rests on it.",
    "A study under inquiry may be retracted tomorrow.",
    "doi: 10.5555/under-inquiry",
    "doi: 10.5555/sound",
    Severity.WARNING,
)
CORRECTED_SOURCE = Rule(
    "corrected-source",
    "Figures come from the latest version of a source.",
    "A correction often corrects the very figure that is quoted.",
    "doi: 10.5555/before-its-correction",
    "doi: 10.5555/second-edition",
    Severity.WARNING,
)
NOTICE_AS_SOURCE = Rule(
    "notice-as-source",
    "A source is the work itself, and no notice about another work.",
    "A notice of a retraction has no findings; its DOI looks like that of the study.",
    "doi: 10.5555/retraction-of-a-study",
    "doi: 10.5555/study",
    Severity.WARNING,
)
REVIEW_DUE = Rule(
    "review-due",
    "A summary is reviewed by the day it gives for that.",
    "A summary whose review is overdue may leave out the study that would change its rating.",
    "next_review: 2020-01-01",
    "next_review: 2030-01-01",
    Severity.WARNING,
)
RULES = (
    DEAD_LINK,
    MOVED_LINK,
    SILENT_LINK,
    RETRACTED_SOURCE,
    DOUBTED_SOURCE,
    CORRECTED_SOURCE,
    NOTICE_AS_SOURCE,
    REVIEW_DUE,
)
