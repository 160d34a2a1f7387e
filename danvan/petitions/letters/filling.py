"""Filling a template: a .docx whose only signs are «{{ field }}», read in a sandbox."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docxtpl.template import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from danvan.base.acts import ActRefused
from danvan.petitions.letters.shapes import LetterShape
from danvan.writers.word.xml import NOT_IN_XML

_PLAIN: Final = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
UNREADABLE: Final = (BadZipFile, PackageNotFoundError, KeyError, ValueError)


class TemplateUnreadable(ActRefused):
    """The file is no .docx that can be filled «không đọc được mẫu»."""

    def __init__(self) -> None:
        super().__init__(_("Không đọc được mẫu này. Hãy dùng tệp .docx lưu từ phần mềm soạn thảo."))


class TemplateOverdone(ActRefused):
    """The template holds more than fields «mẫu chứa lệnh»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Mẫu chỉ được chứa trường dạng {{ tên_trường }}, không chứa lệnh, phép tính hay "
                "dấu ngoặc lạ. Hãy tải mẫu đang dùng về và sửa trên đó."
            )
        )


class UnknownFields(ActRefused):
    """The template holds fields that do not exist, or that this letter may not hold."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            _(
                "Mẫu có trường không dùng được cho văn bản này: %(names)s. Xem danh sách trường "
                "bên dưới; văn bản về tố cáo không được có trường nào cho biết người tố cáo."
            )
            % {"names": ", ".join(names)}
        )


def fields_of(template: bytes) -> frozenset[str]:
    """Return the fields a template holds. Raises TemplateUnreadable, TemplateOverdone."""
    env = environment()
    try:
        document: Any = DocxTemplate(BytesIO(template))  # it has no types
        document.init_docx()
        parts = [document.patch_xml(document.get_xml())]
        for uri in (document.HEADER_URI, document.FOOTER_URI):
            for _key, part in document.get_headers_footers(uri):
                parts.append(document.patch_xml(part.blob.decode("utf-8")))
        trees = [env.parse(part) for part in parts]
    except UNREADABLE as problem:
        raise TemplateUnreadable from problem
    except TemplateError as problem:
        raise TemplateOverdone from problem
    for tree in trees:
        if not all(isinstance(node, _PLAIN) for node in (tree, *tree.find_all(nodes.Node))):
            raise TemplateOverdone
    return frozenset(name.name for tree in trees for name in tree.find_all(nodes.Name))


def checked_fields(template: bytes, shape: LetterShape) -> frozenset[str]:
    """Return which declared fields a template left out. Raises UnknownFields and kin."""
    held = fields_of(template)
    unknown = sorted(held - shape.may_hold)
    if unknown:
        raise UnknownFields(unknown)
    return shape.fields - held


def filled(template: bytes, values: Mapping[str, str]) -> bytes:
    """Return a template with its fields filled. Raises TemplateUnreadable, TemplateOverdone."""
    clean = {name: NOT_IN_XML.sub("", value) for name, value in values.items()}
    written = BytesIO()
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(clean, environment())
        document.save(written)
    except UNREADABLE as problem:
        raise TemplateUnreadable from problem
    except TemplateError as problem:
        raise TemplateOverdone from problem
    return written.getvalue()


def environment() -> SandboxedEnvironment:
    """Return the sandbox templates are read in: nothing is undefined, nothing is left raw."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
