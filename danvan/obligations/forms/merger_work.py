"""The worksheet of a merger as it is typed: which lines, to whom, and why."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from danvan.obligations.actions.merger_hand_over import Passed
from danvan.obligations.forms.hand_over import ReasonOnlyForm

TO = "to-"
KEY = re.compile("[0-9]{1,18}")


class WorksheetForm(ReasonOnlyForm):
    """Ticked lines, each with the unit that takes it, and the reason."""

    def __init__(self, *args: Any, offered: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = frozenset(offered)

    @property
    def chosen(self) -> dict[str, int]:
        """Return who takes each line, by its key, as a person chose; lines left open are absent.

        Zero says that nobody is chosen, so that what was proposed does not come back.
        """
        given = {name: self.data[name] for name in self.data if name.startswith(TO)}
        return {
            name.removeprefix(TO): int(value) if KEY.fullmatch(value) else 0
            for name, value in given.items()
        }

    @property
    def ticks(self) -> tuple[str, ...]:
        """Return the ticked lines as they were sent."""
        listed = self.data.getlist("row") if hasattr(self.data, "getlist") else ()
        return tuple(listed)

    def clean(self) -> dict[str, Any]:
        """Pair every ticked line with its unit; a line without one stops the act."""
        given = super().clean() or {}
        lines = [line for tick in self.ticks if (line := self._line(tick)) is not None]
        if any(line.new not in self.offered for line in lines):
            raise forms.ValidationError(
                _("Có việc đã chọn chưa có đơn vị nhận. Hãy chọn đơn vị nhận hoặc bỏ chọn việc đó.")
            )
        return {**given, "lines": lines}

    def _line(self, tick: str) -> Passed | None:
        words = tick.split(":")
        if len(words) != 3 or not all(KEY.fullmatch(word) for word in words):
            return None
        work, version, old = (int(word) for word in words)
        return Passed(work, version, old, self.chosen.get(f"{work}-{old}", 0))
