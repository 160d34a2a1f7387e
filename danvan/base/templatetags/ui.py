"""Tags and filters of the pages: icons, days, numbers, the menu and the pieces that hold others."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from heroicons.templatetags.heroicons import heroicon_micro, heroicon_mini, heroicon_outline

from danvan.base.navigation import may_do, menu_of

register = template.Library()

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
DRAWN = {"mini": heroicon_mini, "micro": heroicon_micro, "outline": heroicon_outline}
SOON = 7  # days left from which a date is shown in the colour of «sắp đến hạn»
DOCK = 4  # menu entries that fit beside «Thêm» on a 360 px phone


def _as_day(value: object) -> date | None:
    """Return the local day of a date or moment; None for anything else."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value if isinstance(value, date) else None


@register.simple_tag
def icon(name: str, style: str = "mini") -> SafeString:
    """Return an icon drawn in place, silent for screen readers: the word beside it speaks."""
    if not name:
        return SafeString("")
    return SafeString(DRAWN[style](name, size=None, **{"class": f"icon icon-{style}"}))


@register.filter
def day(value: object) -> str:
    """Return a day as 20/10/2026, empty when there is none."""
    found = _as_day(value)
    return f"{found:%d/%m/%Y}" if found else ""


@register.filter
def day_long(value: object) -> str:
    """Return a day with its weekday: «thứ Sáu, 20/10/2026»."""
    found = _as_day(value)
    return f"{WEEKDAYS[found.weekday()]}, {found:%d/%m/%Y}" if found else ""


@register.filter
def day_letter(value: object) -> str:
    """Return a day as letters carry it: «ngày 05 tháng 3 năm 2026», months 1 and 2 as 01 and 02."""
    found = _as_day(value)
    if found is None:
        return ""
    month = f"{found:%m}" if found.month < 3 else str(found.month)
    return f"ngày {found:%d} tháng {month} năm {found.year}"


@register.filter
def iso(value: object) -> str:
    """Return a day as machines read it in `<time datetime>`."""
    found = _as_day(value)
    return found.isoformat() if found else ""


@register.filter
def days_left(due: object, today: object) -> str:
    """Say how far a due day is: «còn 5 ngày», «hạn hôm nay», «quá hạn 3 ngày»."""
    last, now = _as_day(due), _as_day(today)
    if last is None or now is None:
        return ""
    left = (last - now).days
    if left == 0:
        return _("hạn hôm nay")
    if left > 0:
        return ngettext("còn %(count)d ngày", "còn %(count)d ngày", left) % {"count": left}
    return ngettext("quá hạn %(count)d ngày", "quá hạn %(count)d ngày", -left) % {"count": -left}


@register.filter
def nearness(due: object, today: object) -> str:
    """Return the tone of a due day that is still open: late, soon or nothing."""
    last, now = _as_day(due), _as_day(today)
    if last is None or now is None:
        return ""
    left = (last - now).days
    if left < 0:
        return "late"
    return "soon" if left <= SOON else ""


@register.filter
def moment(value: object) -> str:
    """Return a moment in local time: «14:05, 20/10/2026»."""
    if not isinstance(value, datetime):
        return day(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M, %d/%m/%Y}"


@register.filter
def number_vi(value: object) -> str:
    """Return a number as it is written here: 1.234,5; empty for what is no number."""
    if value is None or isinstance(value, bool):
        return ""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return ""
    if not number.is_finite():
        return ""
    whole, dot, fraction = f"{number:,f}".partition(".")
    fraction = fraction.rstrip("0") if dot else ""
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


@register.filter
def at(things: Sequence[object], place: int) -> object:
    """Return the thing at a place, so that a cell finds its column."""
    return things[place]


@register.filter
def page_numbers(page: Page[object]) -> list[int | None]:
    """Return the page numbers worth showing; None stands for a gap."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in shown]


@register.simple_tag(takes_context=True)
def may(context: Context, act: str) -> bool:
    """Say whether the person who asks may do an act anywhere, as the menu does."""
    return "request" in context and may_do(context["request"], act)


@register.inclusion_tag("ui/navigation.html", takes_context=True)
def navigation(context: Context, shape: str = "side") -> dict[str, object]:
    """Draw the menu of the person who asks; `shape` is side or dock."""
    links = list(menu_of(context["request"])) if "request" in context else []
    return {
        "shape": shape,
        "links": links,
        "near": links[:DOCK],
        "more": links[DOCK:],
    }


@register.simple_block_tag(takes_context=True, end_name="endcard")
def card(context: Context, content: str, title: str, **more: object) -> SafeString:
    """Draw a card around what stands between the tags; may take `icon` and `id`."""
    return _around(context, "ui/card.html", content, title=title, **more)


@register.simple_block_tag(takes_context=True, end_name="enddialog")
def dialog(context: Context, content: str, title: str, **more: object) -> SafeString:
    """Draw a dialog with an `id`; opened by `data-dialog`, without script by its anchor."""
    return _around(context, "ui/dialog.html", content, title=title, **more)


@register.simple_block_tag(takes_context=True, end_name="endconfirm")
def confirm(context: Context, content: str, ask: str, **more: object) -> SafeString:
    """Draw a button that asks, says `yes`, then posts `to` an address; works without script."""
    return _around(context, "ui/confirm.html", content, ask=ask, **more)


def _around(context: Context, name: str, content: str, **given: object) -> SafeString:
    """Render a component around content that the template engine has already escaped."""
    if context.template is None:
        raise template.TemplateSyntaxError(f"{name} is drawn outside a template")
    part = context.template.engine.get_template(name)
    with context.push(content=content, **given):
        return SafeString(part.render(context))
