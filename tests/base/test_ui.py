"""The pieces pages are made of: days, numbers, states, escaping, and what the policy forbids."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from danvan.base import states
from danvan.base.forms import DayField
from danvan.base.navigation import MenuEntry, menu_links
from danvan.base.templatetags import ui

PACKAGE = Path(__file__).resolve().parents[2] / "danvan"
STYLE = (PACKAGE / "base/static/ui/danvan.css").read_text(encoding="utf-8")
HOSTILE = """"><script>alert('x')</script>"""


PIECES = (
    *("badge", "copy", "counts", "crumbs", "deadline", "empty", "evidence", "pager", "parties"),
    *("progress", "table", "tabs", "timeline", "why", "work_item"),
)


def drawn(source: str, **context: object) -> str:
    """Return a template drawn with a day that is 15/07/2026."""
    template = engines["django"].from_string(source)
    return template.render({"today": date(2026, 7, 15), **context})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(date(2026, 6, 5), "05/06/2026", id="a-day"),
        pytest.param(
            datetime(2026, 6, 5, 17, 30, tzinfo=UTC), "06/06/2026", id="past-midnight-here"
        ),
        pytest.param(None, "", id="none"),
        pytest.param("05/06/2026", "", id="not-a-day"),
    ],
)
def test_shows_a_day(value: object, shown: str) -> None:
    assert ui.day(value) == shown


def test_names_the_weekday() -> None:
    assert ui.day_long(date(2026, 10, 20)) == "thứ Ba, 20/10/2026"
    assert ui.day_long(date(2026, 7, 19)) == "Chủ nhật, 19/07/2026"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(date(2026, 3, 5), "ngày 05 tháng 3 năm 2026", id="march-without-zero"),
        pytest.param(date(2026, 2, 15), "ngày 15 tháng 02 năm 2026", id="february-with-zero"),
        pytest.param(date(2026, 12, 1), "ngày 01 tháng 12 năm 2026", id="december"),
    ],
)
def test_writes_the_day_of_a_letter(value: date, shown: str) -> None:
    assert ui.day_letter(value) == shown


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        pytest.param(date(2026, 7, 23), "còn 8 ngày", "", id="far"),
        pytest.param(date(2026, 7, 22), "còn 7 ngày", "soon", id="near"),
        pytest.param(date(2026, 7, 15), "hạn hôm nay", "soon", id="today"),
        pytest.param(date(2026, 7, 12), "quá hạn 3 ngày", "late", id="late"),
        pytest.param(None, "", "", id="no-date"),
    ],
)
def test_counts_the_days_left(due: date | None, words: str, tone: str) -> None:
    today = date(2026, 7, 15)

    assert ui.days_left(due, today) == words
    assert ui.nearness(due, today) == tone


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234567, "1.234.567"),
        (Decimal("1234.50"), "1.234,5"),
        (0.1, "0,1"),
        (-1200, "-1.200"),
        (100, "100"),
        (0, "0"),
        (None, ""),
        ("mười", ""),
        (float("nan"), ""),
    ],
)
def test_writes_numbers_our_way(value: object, shown: str) -> None:
    assert ui.number_vi(value) == shown


def test_shows_a_moment_in_local_time() -> None:
    assert ui.moment(datetime(2026, 7, 14, 9, 5, tzinfo=UTC)) == "16:05, 14/07/2026"
    assert ui.moment(date(2026, 7, 14)) == "14/07/2026"


def test_an_icon_is_silent_and_a_wrong_name_is_no_blank() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "clock" %}')
    with pytest.raises(Exception, match="no-such-icon"):
        drawn('{% icon "no-such-icon" %}')


def test_every_state_has_word_icon_and_a_tone_of_the_sheet() -> None:
    shown = [value for value in vars(states).values() if isinstance(value, states.StateShown)]

    for state in [*shown, states.overdue(3)]:
        badge = drawn('{% include "ui/badge.html" %}', state=state)
        assert str(state.label) in badge
        assert "<svg" in badge
        assert f".tone-{state.tone} " in STYLE

    assert len(shown) == 10
    assert str(states.overdue(3).label) == "Quá hạn 3 ngày"


def test_a_due_day_unfolds_its_reasons() -> None:
    why = SimpleNamespace(steps=["Tính từ ngày nhận."], basis="Điều 9", verified=False)
    html = drawn('{% include "ui/deadline.html" %}', due=date(2026, 7, 20), why=why)

    assert "20/07/2026" in html
    assert "còn 5 ngày" in html
    assert "Tính từ ngày nhận." in html
    assert "Điều 9" in html
    assert "chưa được đối chiếu" in html


def test_a_closed_due_day_counts_no_days() -> None:
    html = drawn('{% include "ui/deadline.html" with done=True %}', due=date(2026, 7, 1))

    assert "01/07/2026" in html
    assert "quá hạn" not in html


def every_piece(text: str) -> dict[str, object]:
    """Return what the components need, with `text` wherever a person's words may stand."""
    state = states.StateShown(text, "calm", "clock")
    thing = SimpleNamespace(
        label=text, url=text, text=text, by=text, note=text, title=text, who=text, origin=text,
        name=text, person=text, role=text, number=1, at=date(2026, 7, 1), state=state, kind="file",
        due=date(2026, 7, 20), steps=[text], basis=text, basis_url=text, cells=[text], icon="",
        before=None, done=False, none="", current=False, count=None, tone="", why=None,
    )  # fmt: skip
    names = ["columns", "rows", "events", "tabs", "counts", "parties", "crumbs"]
    return {
        **{key: [thing] for key in names},
        "item": thing, "state": state, "why": thing, "due": date(2026, 7, 20), "title": text,
        "hint": text, "action": text, "url": text, "label": text, "caption": text, "note": text,
        "what": text, "keep": text, "target": text, "page": Paginator(range(500), 50).page(3),
        "value": 3, "max": 9,
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    PIECES,
)
def test_a_component_escapes_hostile_text(name: str) -> None:
    html = drawn(f'{{% include "ui/{name}.html" %}}', **every_piece(HOSTILE))

    assert "<script" not in html
    assert "&lt;script&gt;" in html or name == "progress"


@pytest.mark.parametrize("tag", ["card", "dialog", "confirm"])
def test_a_wrapping_tag_escapes_what_it_is_given_and_holds(tag: str) -> None:
    source = (
        f"{{% {tag} words id=words to=words yes=words %}}<b>{{{{ words }}}}</b>{{% end{tag} %}}"
    )
    html = drawn(source, words=HOSTILE)

    assert "<b>&quot;&gt;&lt;script&gt;" in html
    assert "<script" not in html


def test_a_table_carries_each_heading_to_the_phone() -> None:
    rows = [SimpleNamespace(cells=["Phòng Kinh tế", 1240])]
    columns = [{"label": "Đơn vị"}, {"label": "Được giao", "num": True}]
    html = drawn('{% include "ui/table.html" with caption="Bảng" %}', rows=rows, columns=columns)

    assert '<td role="cell" data-label="Đơn vị">Phòng Kinh tế</td>' in html
    assert '<td role="cell" data-label="Được giao" class="num">1.240</td>' in html


def test_the_pager_keeps_the_filters_and_leaves_gaps() -> None:
    page = Paginator(range(1000), 10).page(50)
    html = drawn('{% include "ui/pager.html" with keep="q=d%E1%BB%B1" %}', page=page)

    assert "?q=d%E1%BB%B1&amp;page=51" in html
    assert html.count("…") == 2
    assert "491–500 / 1.000" in html


class MeetingForm(forms.Form):
    """A form with the controls that are drawn differently."""

    held_on = DayField(label="Ngày họp", help_text="Ngày <b>bắt đầu</b>")
    place = forms.CharField(label="Nơi họp", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "Một")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Đã đối chiếu")


def test_a_field_ties_its_help_and_error_to_its_control() -> None:
    html = str(MeetingForm({"held_on": "31/02/2026", "place": HOSTILE}))

    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in html
    assert 'id="id_held_on_helptext"' in html
    assert 'id="id_held_on_error"' in html
    assert "Không đọc được ngày này. Hãy gõ như 20/10/2026." in html
    assert "(không bắt buộc)" in html
    assert "&lt;b&gt;bắt đầu" in html
    assert "<script" not in html


def test_the_summary_of_errors_leads_to_each_control() -> None:
    html = str(MeetingForm({}))

    for target in re.findall(r'<a href="#([^"]+)"', html):
        assert html.count(f'id="{target}"') == 1
    assert len(re.findall(r'<a href="#', html)) == 3


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_is_read_day_first_in_either_language(language: str) -> None:
    with translation.override(language):
        form = MeetingForm({"held_on": "05/06/2026", "kind": "a", "agreed": "on"})
        assert form.is_valid()

    assert form.cleaned_data["held_on"] == date(2026, 6, 5)


def test_a_typed_day_comes_back_as_it_is_written_here() -> None:
    html = str(MeetingForm(initial={"held_on": date(2026, 6, 5)})["held_on"])

    assert 'value="05/06/2026"' in html


def test_the_menu_shows_what_one_may_open_and_where_one_is() -> None:
    entries = (
        MenuEntry("Ngôn ngữ", "set_language", "language", "", 1),
        MenuEntry("Kín", "set_language", "lock-closed", "petitions.view", 2),
    )
    request = RequestFactory().get("/ngon-ngu/tiep/")

    links = menu_links(request, entries, lambda _request, act: act != "petitions.view")

    assert [(link.label, link.current) for link in links] == [("Ngôn ngữ", True)]


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "csrf"])
def test_an_error_page_says_what_was_kept_and_needs_no_request(name: str) -> None:
    html = drawn(f'{{% include "errors/{name}.html" %}}')

    assert "Về trang đầu" in html
    assert re.search("Chưa có gì|Không có gì bị mất|chưa được lưu", html)


# ---- what the sheet and the templates must not do ----


def tokens() -> dict[str, str]:
    """Return the colours of the sheet by name."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", STYLE))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tone", [tone.replace("_", "-") for tone in states.TONES])
def test_each_tone_can_be_read_on_its_ground(tone: str) -> None:
    colours = tokens()

    assert contrast(colours[tone], colours[f"{tone}-wash"]) >= 4.5
    assert contrast(colours[tone], colours["ground"]) >= 4.5


def test_text_and_edges_stand_out() -> None:
    colours = tokens()

    for text in ("ink", "ink-soft", "accent"):
        assert contrast(colours[text], colours["ground"]) >= 4.5
        assert contrast(colours[text], colours["wash"]) >= 4.5
    for edge in ("edge", "focus"):
        assert contrast(colours[edge], colours["ground"]) >= 3


def test_sheet_and_script_stay_small() -> None:
    # 34 KB since the groups of the menu: about 8 KB on the wire.
    assert len(STYLE.encode()) <= 34 * 1024
    assert (PACKAGE / "base/static/ui/danvan.js").stat().st_size <= 20 * 1024
    assert "url(" not in STYLE


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("templates/**/*.html")), ids=lambda one: one.name
)
def test_no_template_needs_what_the_content_policy_forbids(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"<[^>]*\sstyle=|<style|\son\w+=|hx-on|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
