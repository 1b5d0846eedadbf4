from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sepgui.store.claim import Claim

ROOT = Path(__file__).parent.parent.parent

CHILD = """
import sys
from pathlib import Path
from sepgui.store.claim import Claim
claim = Claim.take(Path(sys.argv[1]))
print(claim is not None, flush=True)
sys.stdin.read()
"""


def test_a_session_has_one_holder(tmp_path: Path) -> None:
    path = tmp_path / "live.sepsession"
    assert not Claim.is_held(path)
    claim = Claim.take(path)
    assert claim is not None
    assert Claim.is_held(path)
    assert Claim.take(path) is None
    claim.release()
    assert not Claim.is_held(path)
    assert list(tmp_path.iterdir()) == []


def test_a_claim_ends_with_its_process_however_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "live.sepsession"
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        assert Claim.is_held(path)
        child.kill()
    assert not Claim.is_held(path)
    claim = Claim.take(path)
    assert claim is not None
    claim.release()
