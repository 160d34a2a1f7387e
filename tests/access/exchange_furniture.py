"""What the addresses of exchange and of personal data are tried on."""

from collections.abc import Mapping
from datetime import date

from danvan.accounts.models import User
from danvan.petitions.actions.exchange import hand_in_exchange
from danvan.petitions.actions.personal import take_data_request
from danvan.petitions.models import ErasureRound, Petition, RetentionRule
from danvan.readers.record_rows import open_records
from tests.access.furniture import Arguments
from tests.factories.people import World
from tests.factories.petitions import petition

ON = date(2026, 3, 9)
FILE = b'[{"Ma don": "1", "Ngay nhan": "01/03/2026", "Noi dung": "Sua cong"}]'


def exchange_arguments(world: World, nga: User) -> Mapping[str, Arguments]:
    """Return those of a case's personal data, a file that waits, a rule and a round of erasure."""
    case = petition(world, nga, received_on=ON)
    asked = take_data_request(case.pk, "know", ON, by=nga, on=ON)
    draft = hand_in_exchange(
        FILE,
        "don.json",
        unit=world.commune.pk,
        source="national",
        by=nga,
        on=ON,
        opener=lambda data, _name: open_records(data),
    )
    rule = RetentionRule.objects.create(
        unit=world.commune,
        what=RetentionRule.What.PETITION,
        months=60,
        source="Quyết định 12/QĐ-UBND",
        since=ON,
        by=world.van,
    )
    round_ = ErasureRound.objects.create(unit=world.commune, told_on=ON, erase_on=ON)
    round_.petitions.set(Petition.objects.filter(pk=case.pk))
    own, file = {"public_id": case.public_id}, {"public_id": draft.public_id}
    return {
        "petitions:copy": own,
        "petitions:exchange-preview": file,
        "petitions:exchange-write": file,
        "petitions:exchange-drop": file,
        "petitions:erasures-seen": {"pk": round_.pk},
        "petitions:retention-end": {"pk": rule.pk},
        "petitions:personal": own,
        "petitions:personal-held": own,
        "petitions:personal-correct": own | {"pk": case.petitioners.get().pk},
        "petitions:personal-ask": own,
        "petitions:personal-answer": own | {"pk": asked.pk},
        "petitions:personal-hold": own,
    }
