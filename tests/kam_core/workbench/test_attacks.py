"""Every attack is without effect; each layer alone stops what it is there for, and all together leave nothing."""

import random
import resource
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from kam_core.errors import KamError
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits
from tests.kam_core.workbench.assault import ENVIRONMENT_SECRET, Assault
from tests.kam_core.workbench.attacks import SECRET, UPLOADS, Attack, Bait, attacks, laid_out
from tests.kam_core.workbench.mutations import ESCAPED, mutated

ATTACKS = attacks()
BURNING = [attack for attack in ATTACKS if attack.kind == "dos"]
OTHERS = [attack for attack in ATTACKS if attack.kind != "dos"]
# What comes from outside of the loaded tables, or goes there.
OUTSIDE = {"canary", "listing", "write", "net", "env"}
SHUT_OFF = {"file-read", "attach", "file-write", "network", "extension", "settings"}
# What each layer is there for; what it leaves, the others stop.
CLAIMS: dict[str, Callable[[Attack], bool]] = {
    # It lets only SELECTs over the visitor's tables by harmless functions pass. How much work one is, it cannot tell.
    "gate": lambda attack: attack.kind != "dos",
    # No file, no network, no extension, no variable of Python, no other setting. The tables can be changed, the engine
    # tells of itself, and a statement can be too large.
    "settings": lambda attack: attack.kind in SHUT_OFF or attack.goal in OUTSIDE | {"pyvar"},
    # Nothing can be opened. Whatever happens to the tables and the settings stays in the process.
    "process": lambda attack: attack.goal in OUTSIDE,
}
MUTATIONS = 2_000


@pytest.fixture(scope="module")
def bait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bait]:
    with pytest.MonkeyPatch.context() as patch, laid_out(tmp_path_factory.mktemp("bait")) as bait:
        patch.setenv("RELSEC_ENV_CANARY", ENVIRONMENT_SECRET)
        yield bait


def effects(layer: str, bait: Bait, against: list[Attack], **limits: float) -> dict[str, str]:
    """What attacks did, with a new process for each class of them."""
    found: dict[str, str] = {}
    for _kind, some in groupby(against, key=lambda attack: attack.kind):
        with Assault(layer, bait, **limits) as assault:  # type: ignore[arg-type]
            found |= assault.effects(some)
    return found


def test_there_are_190_attacks() -> None:
    assert (len(ATTACKS), len(BURNING)) == (190, 28)
    assert len({attack.id for attack in ATTACKS}) == 190


def test_no_attack_has_an_effect(bait: Bait) -> None:
    with Assault("every", bait) as assault:
        assert assault.effects(OTHERS) == {}


@pytest.mark.parametrize("layer", CLAIMS)
def test_each_layer_alone_stops_what_it_is_there_for(bait: Bait, layer: str) -> None:
    assert effects(layer, bait, list(filter(CLAIMS[layer], OTHERS))) == {}


def test_without_any_layer_attacks_have_effects_of_every_kind(bait: Bait) -> None:
    # A child has no store, no environment and no file of a database to tell of, whatever is on or off.
    known = {"A001", "A029", "A053", "A071", "A092", "A148", "A179", "A216"}
    found: set[str] = set()
    for attack in OTHERS:
        if attack.id in known:
            with Assault("nothing", bait) as assault:
                found |= assault.effects([attack]).keys()
    assert found == known


def test_what_burns_is_ended_in_time_and_costs_the_server_no_memory(bait: Bait) -> None:
    before = _memory()
    with Assault("every", bait, seconds=0.3) as assault:
        assert assault.effects(BURNING) == {}
    assert _memory() - before < 50_000_000


@pytest.mark.parametrize("name", ["A248", "A252", "A258", "A263", "A282"])
def test_the_process_alone_ends_what_burns(bait: Bait, name: str) -> None:
    attack = next(attack for attack in BURNING if attack.id == name)
    with Assault("process", bait, seconds=0.3) as assault:
        assert assault.effects([attack]) == {}


def test_after_each_attack_the_next_question_is_answered(bait: Bait) -> None:
    chance = random.Random(6)
    with Fence([bait.uploads()], BenchLimits(seconds=5), keep_ready=False) as fence:
        for attack in chance.sample(OTHERS, 40):
            with pytest.raises(KamError) as fault:
                fence.ask(attack.sql(bait))
            assert SECRET not in str(fault.value)
            assert fence.ask("SELECT * FROM uploads ORDER BY a").rows == UPLOADS


def test_attacks_in_other_clothes_have_no_effect(bait: Bait) -> None:
    assert _in_other_clothes(bait, 400, seed=1) == {}


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 7))
def test_many_attacks_in_other_clothes_have_no_effect(bait: Bait, seed: int) -> None:
    assert _in_other_clothes(bait, MUTATIONS, seed) == {}


@pytest.mark.soak
@pytest.mark.parametrize("layer", CLAIMS)
def test_each_layer_alone_stops_each_attack_that_it_is_there_for_in_a_process_of_its_own(
    bait: Bait, layer: str
) -> None:
    found: dict[str, str] = {}
    for attack in filter(CLAIMS[layer], OTHERS):
        with Assault(layer, bait) as assault:
            found |= assault.effects([attack])
    assert found == {}


@pytest.mark.soak
def test_the_process_alone_ends_whatever_burns_or_breaks(bait: Bait) -> None:
    with Assault("process", bait, seconds=3) as assault:
        assert assault.effects(BURNING) == {}


def _in_other_clothes(bait: Bait, number: int, seed: int) -> dict[str, str]:
    chance = random.Random(seed)
    written = [attack for attack in OTHERS if len(attack.sql(bait)) < 1_000]
    found: dict[str, str] = {}
    with Assault("every", bait) as assault:
        for attack in chance.choices(written, k=number):
            other = mutated(attack, attack.sql(bait), chance)
            if effect := assault.effect(other):
                found[other.template] = effect
    assert not Path(ESCAPED).exists()
    return found


def _memory() -> int:
    """The memory that this process has at the moment."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * resource.getpagesize()
