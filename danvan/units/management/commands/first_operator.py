"""`danvan first-operator`: let the first operator in, by an invitation printed here."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from danvan.accounts.actions import Invited
from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.units.actions.first_operator import appoint_first_operator, found_province


class Command(BaseCommand):
    """Open the account of a unit's first operator and print his way in."""

    help = "Mở tài khoản người quản trị đầu tiên của một đơn vị và in lời mời."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare whose operator it is."""
        parser.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị: ubnd-tinh")
        parser.add_argument("--username", required=True, metavar="TÊN", help="tên đăng nhập")
        parser.add_argument("--name", required=True, metavar="HỌ-TÊN", help="họ và tên")
        parser.add_argument(
            "--new-province",
            metavar="TÊN-TỈNH",
            help="bản cài còn trống: lập tỉnh này («tỉnh Minh Hải») và UBND tỉnh với mã ở --unit",
        )

        parser.add_argument(
            "--since",
            type=date.fromisoformat,
            metavar="NGÀY",
            help="tỉnh mới có từ ngày này (2025-07-01); không ghi thì là hôm nay",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Appoint, then print the address and the code; refused with a sentence otherwise."""
        try:
            made = _appointed(options)
        except ActRefused as refused:
            raise CommandError(refused.message) from refused
        address = f"{settings.SITE_ADDRESS}{reverse('accounts:invited', args=[made.secret])}"
        self.stdout.write(f"Đã mở tài khoản {made.user.username} cho {made.user.name}.")
        self.stdout.write(f"Mở địa chỉ này để đặt mật khẩu: {address}")
        self.stdout.write(f"Hoặc gõ mã {made.secret} ở trang {reverse('accounts:invited-typed')}")
        self.stdout.write(f"Dùng một lần, đến hết ngày {made.invitation.until:%d/%m/%Y}.")


@transaction.atomic
def _appointed(options: dict[str, Any]) -> Invited:
    """Found the province where that is asked for, and appoint: both or neither."""
    on = clock.today()
    key, founded = options["unit"], options["new_province"]
    if founded:
        found_province(key, name=founded, since=options["since"] or on, on=on)
    return appoint_first_operator(key, username=options["username"], name=options["name"], on=on)
