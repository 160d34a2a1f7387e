"""Checks of a plan: each hands back findings with their place and what to do."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from danvan.rules.catalogue import rule_of
from danvan.rules.findings import Finding
from danvan.rules.plans.lint.acts import check_acts
from danvan.rules.plans.lint.citing import check_citing
from danvan.rules.plans.lint.components import check_components
from danvan.rules.plans.lint.form_print import check_form_print
from danvan.rules.plans.lint.form_text import check_form_text
from danvan.rules.plans.lint.meant import check_meant
from danvan.rules.plans.lint.print import check_print
from danvan.rules.plans.lint.work import check_work
from danvan.rules.plans.material import Material

Check = Callable[[Material], list[Finding]]
CHECKS: tuple[Check, ...] = (
    check_components,
    check_print,
    check_citing,
    check_acts,
    check_meant,
    check_work,
    check_form_text,
    check_form_print,
)

MOST_OF_A_KIND = 2  # places of one fault that are shown, and one more for each page
LETTERS_OF_A_PAGE = 3000
NEVER_MERGED = frozenset(
    {"expired_citation", "expiring_citation", "did_you_mean", "wrong_issuer", "numbering"}
)


def check_plan(material: Material) -> tuple[Finding, ...]:
    """Return the findings of all checks in the order of the text, those without a place first."""
    findings = [found for check in CHECKS for found in _grounded(check, material)]
    findings.sort(key=lambda f: -1 if f.start is None else f.start)
    return tuple(told_once(findings, len(material.normal.text)))


def told_once(findings: list[Finding], letters: int) -> list[Finding]:
    """Return findings without the tail of a fault that is everywhere: its last says how many more.

    What changes the meaning of a citation is told each time, and every error.
    """
    most = MOST_OF_A_KIND + letters // LETTERS_OF_A_PAGE
    told: Counter[str] = Counter()
    last: dict[str, int] = {}
    kept: list[Finding] = []
    for found in findings:
        told[found.code] += 1
        if _told_each_time(found.code) or told[found.code] <= most:
            last[found.code] = len(kept)
            kept.append(found)
    for code, place in last.items():
        more = told[code] - most
        if more > 0 and not _told_each_time(code):
            message = f"{kept[place].message} (Còn {more} chỗ khác như vậy.)"
            kept[place] = replace(kept[place], message=message)
    return kept


def _told_each_time(code: str) -> bool:
    """The checks of form count for themselves."""
    return code in NEVER_MERGED or code.startswith("form_")


def _grounded(check: Check, material: Material) -> list[Finding]:
    """Say for each finding which rule it comes from; a basis nearer to the fault is kept."""
    rule = rule_of(check)
    return [
        replace(found, rule=found.rule or rule.code, basis=found.basis or rule.basis)
        for found in check(material)
    ]
