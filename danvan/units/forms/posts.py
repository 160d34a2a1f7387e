"""What is typed about the posts of a unit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.people import VersionForm
from danvan.units.models.posts import ROLES


class NewPostForm(forms.Form):
    """A new post: its title, what its holder may do, whether he heads the unit, since when."""

    title = forms.CharField(label=_("Tên chức vụ"), max_length=160)
    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=ROLES,
        help_text=_("Vai trò quyết định người giữ chức vụ được xem và làm gì; không sửa về sau."),
    )
    is_head = forms.BooleanField(label=_("Là người đứng đầu đơn vị"), required=False)
    since = DayField(label=_("Từ ngày"))


class RenamePostForm(VersionForm):
    """The right title of a post."""

    title = forms.CharField(label=_("Tên chức vụ"), max_length=160)
