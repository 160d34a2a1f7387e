"""The steps that can be taken on a document: its form, its act, its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.documents.actions import drafts, incoming, sending, signed
from danvan.documents.forms import incoming as typed_in
from danvan.documents.forms import life as typed
from danvan.documents.models import Document
from danvan.units.models import Unit

Given = Mapping[str, Any]
Act = Callable[[Document, Given, User, date], object]


@dataclass(frozen=True)
class LifeStep:
    """One act with its page «bước»: `lead` says what it does and what it does not."""

    title: str | Promise
    lead: str | Promise
    form: type[forms.Form]
    act: Act
    said: str | Promise
    save: str | Promise


def _plain(act: Callable[..., object]) -> Act:
    """Return the act of a form that holds what the act is given, by the same names."""

    def run(row: Document, given: Given, by: User, on: date) -> object:
        return act(row.pk, **given, by=by, on=on)

    return run


def _uploaded(act: Callable[..., object]) -> Act:
    """Return the act of a form that holds a file."""

    def run(row: Document, given: Given, by: User, on: date) -> object:
        file = given["file"]
        return act(row.pk, version=given["version"], data=file.read(), name=file.name, by=by, on=on)

    return run


def _accept(row: Document, given: Given, by: User, on: date) -> object:
    return signed.accept_signed(
        row.pk,
        version=given["version"],
        copy=given["copy"],
        reason=given["reason"],
        by=by,
        on=on,
    )


def _recipients(row: Document, given: Given, by: User, on: date) -> object:
    names = given["names"].splitlines()
    return sending.name_recipients(row.pk, version=given["version"], names=names, by=by, on=on)


def _enter(row: Document, given: Given, by: User, on: date) -> object:
    facts = {key: given[key] for key in given if key not in ("version", "again")}
    return incoming.enter_arrival(
        row.pk,
        incoming.Entry(**facts),
        version=given["version"],
        again=given.get("again", False),
        by=by,
        on=on,
    )


def _pass_on(row: Document, given: Given, by: User, on: date) -> object:
    to = Unit.objects.get(pk=given["to"])
    return incoming.pass_on(row.pk, version=given["version"], to=to, by=by, on=on)


LIFE_STEPS: Mapping[str, LifeStep] = {
    "thay-tep": LifeStep(
        _("Thay tệp dự thảo"),
        _("Tệp mới thay tệp cũ. Sau khi trình thì không thay được nữa."),
        typed.FileForm,
        _uploaded(drafts.replace_draft_file),
        _("Đã thay tệp dự thảo."),
        _("Thay tệp"),
    ),
    "trinh": LifeStep(
        _("Trình lãnh đạo"),
        _("Lãnh đạo sẽ thấy dự thảo này để cho ý kiến, duyệt hoặc trả lại."),
        typed.StepForm,
        _plain(drafts.submit_draft),
        _("Đã trình. Chờ lãnh đạo cho ý kiến."),
        _("Trình"),
    ),
    "rut": LifeStep(
        _("Rút lại để sửa"),
        _("Dự thảo trở về người soạn; ý kiến đã ghi vẫn còn."),
        typed.StepForm,
        _plain(drafts.withdraw_draft),
        _("Đã rút lại."),
        _("Rút lại"),
    ),
    "y-kien": LifeStep(
        _("Ý kiến về dự thảo"),
        _("Đọc tệp dự thảo rồi chọn kết luận. Người trình không tự duyệt."),
        typed.OpinionForm,
        _plain(drafts.give_opinion),
        _("Đã ghi ý kiến."),
        _("Ghi ý kiến"),
    ),
    "bo": LifeStep(
        _("Bỏ văn bản này"),
        _("Văn bản không đi tiếp nữa; tệp và lịch sử vẫn được giữ."),
        typed.ReasonForm,
        _plain(drafts.drop_document),
        _("Đã bỏ văn bản."),
        _("Bỏ văn bản"),
    ),
    "lay-so": LifeStep(
        _("Ghi số, ngày"),
        _("Số và ngày do văn thư lấy trong sổ; chương trình không tự cấp số."),
        typed.NumberForm,
        _plain(signed.take_number),
        _("Đã ghi số, ngày."),
        _("Ghi số, ngày"),
    ),
    "ban-ky": LifeStep(
        _("Nhận bản đã ký"),
        _("Chương trình so từng chữ với bản đã duyệt, trừ chỗ ghi số, ngày và chữ ký."),
        typed.SignedForm,
        _uploaded(signed.attach_signed),
        _("Đã nhận bản ký và đối chiếu."),
        _("Tải lên và đối chiếu"),
    ),
    "nhan-ban-ky": LifeStep(
        _("Nhận bản ký này"),
        _(
            "Xem kết quả đối chiếu. Nếu bản ký sai, đừng nhận: hãy tải bản khác "
            "hoặc trả lại để sửa."
        ),
        typed.AcceptForm,
        _accept,
        _("Đã nhận bản ký, lý do được ghi lại."),
        _("Nhận bản này"),
    ),
    "ban-hanh": LifeStep(
        _("Ban hành"),
        _("Văn bản đã có số, ngày và bản ký. Sau bước này không sửa số, ngày được nữa."),
        typed.StepForm,
        _plain(signed.issue_document),
        _("Đã ban hành. Hãy gửi đến các nơi nhận."),
        _("Ban hành"),
    ),
    "noi-nhan": LifeStep(
        _("Nơi nhận"),
        _("Đề xuất lấy từ phần «Nơi nhận» của văn bản; hãy sửa cho đúng."),
        typed.RecipientsForm,
        _recipients,
        _("Đã ghi nơi nhận."),
        _("Ghi nơi nhận"),
    ),
    "da-gui": LifeStep(
        _("Ghi đã gửi"),
        _("Ghi lại đã gửi cho ai, bằng cách nào, ngày nào; chương trình không tự gửi."),
        typed.SentForm,
        _plain(sending.mark_sent),
        _("Đã ghi việc gửi."),
        _("Ghi đã gửi"),
    ),
    "luu": LifeStep(
        _("Lưu hồ sơ"),
        _("Kết thúc vòng đời của văn bản. Văn bản vẫn tra cứu được trong sổ."),
        typed.StepForm,
        _plain(sending.file_away),
        _("Đã lưu hồ sơ."),
        _("Lưu hồ sơ"),
    ),
    "vao-so": LifeStep(
        _("Vào sổ văn bản đến"),
        _("Chương trình đọc tệp và đề xuất; hãy đối chiếu với văn bản rồi xác nhận."),
        typed_in.EntryForm,
        _enter,
        _("Đã vào sổ văn bản đến."),
        _("Vào sổ"),
    ),
    "chuyen": LifeStep(
        _("Chuyển xử lý"),
        _("Đơn vị nhận sẽ thấy văn bản này trong phần văn bản đến."),
        typed_in.PassOnForm,
        _pass_on,
        _("Đã chuyển."),
        _("Chuyển"),
    ),
}
