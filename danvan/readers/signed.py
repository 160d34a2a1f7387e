"""What a PDF says of who signed it, as plain values: so that asking costs no reading package."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Signed:
    """One signature by certificate in a PDF «chữ ký số».

    `at` (ISO, or empty) is what the signer's own clock said, unless `stamped` by an authority for
    time. `intact` says that what it covers is as it was when signed; `whole`, that nothing was put
    behind it since. `trusted` is None where there was nothing to check the certificate against.
    """

    holder: str
    organisation: str
    issuer: str
    at: str
    stamped: bool
    whole: bool
    intact: bool
    trusted: bool | None

    @property
    def checked(self) -> bool:
        """Say whether the validity was checked at all."""
        return self.trusted is not None

    @property
    def moment(self) -> datetime | None:
        """Return when it was signed, as far as the file says."""
        try:
            return datetime.fromisoformat(self.at)
        except ValueError:
            return None


def pack_signatures(found: tuple[Signed, ...]) -> str:
    """Write signatures as JSON."""
    return json.dumps({"signatures": [asdict(each) for each in found]}, ensure_ascii=False)


def unpack_signatures(packed: str) -> tuple[Signed, ...]:
    """Read what `pack_signatures` wrote; raise `ValueError` for anything else."""
    try:
        return tuple(_signed(each) for each in json.loads(packed)["signatures"])
    except (KeyError, TypeError) as problem:
        raise ValueError("not packed signatures") from problem


def _signed(read: dict[str, Any]) -> Signed:
    trusted = read["trusted"]
    return Signed(
        holder=str(read["holder"]),
        organisation=str(read["organisation"]),
        issuer=str(read["issuer"]),
        at=str(read["at"]),
        stamped=bool(read["stamped"]),
        whole=bool(read["whole"]),
        intact=bool(read["intact"]),
        trusted=None if trusted is None else bool(trusted),
    )
