"""Checks of a plan: each hands back findings with their place and what to do."""

from danvan.rules.findings import Finding
from danvan.rules.plans.lint.acts import check_acts
from danvan.rules.plans.lint.citing import check_citing
from danvan.rules.plans.lint.components import check_components
from danvan.rules.plans.lint.print import check_print
from danvan.rules.plans.lint.work import check_work
from danvan.rules.plans.material import Material


def check_plan(material: Material) -> tuple[Finding, ...]:
    """Return the findings of all checks in the order of the text, those without a place first."""
    findings: list[Finding] = []
    for check in (check_components, check_print, check_citing, check_acts, check_work):
        findings += check(material)
    return tuple(sorted(findings, key=lambda f: -1 if f.start is None else f.start))
