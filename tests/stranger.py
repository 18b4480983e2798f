"""A verifier that nobody here wrote (PyPI claim169) reads the cards of a printed sheet.

    stranger.py EXECUTABLE

Imports a sample list into a village of its own, prints the cards, rasters a page at 300 dpi in
black and white, lets zbarimg read the QR codes, and holds what the stranger reads against what
`lindung card verify` reads.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import claim169

SAMPLES = Path(__file__).parent / "samples"
# First byte of a CBOR byte string of 32 bytes, after the key -2 ("x") of an OKP key.
X_OF_KEY = b"\x21\x58\x20"


def lindung(executable, *arguments):
    done = subprocess.run(
        [executable, "--json", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "LINDUNG_PASSPHRASE": "sandi untuk stranger"},
    )
    answer = json.loads(done.stdout)
    if done.returncode not in (0, 1) or "error" in answer:
        sys.exit(f"{arguments[:2]}: {done.stdout}{done.stderr}")
    return answer


def printed_codes(pdf, folder):
    """What the QR codes of the first page say, after a printer of 300 dpi without grey."""
    subprocess.run(
        ["pdftoppm", "-r", "300", "-mono", "-f", "1", "-l", "1", pdf, folder / "page"], check=True
    )
    pages = sorted(folder.glob("page*.pbm"))
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *pages],
        capture_output=True,
        text=True,
        check=True,
    )
    return read.stdout.splitlines()


def main(executable):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home, pdf, keys = (str(folder / part) for part in ("desa", "kartu.pdf", "kunci.cbor"))
        lindung(
            executable, "village", "new", "--sample", "--home", home,
            "--village", "64.74.02.1001", "--clerk", "Stranger",
        )  # fmt: skip
        lindung(executable, "village", "import", "--home", home, str(SAMPLES / "kader-posyandu.csv"))
        printed = lindung(executable, "village", "cards", "--home", home, "--out", pdf)
        lindung(executable, "village", "keys", "--home", home, "--out", keys)

        published = Path(keys).read_bytes()
        at = published.index(X_OF_KEY) + len(X_OF_KEY)
        key = published[at : at + 32]

        codes = printed_codes(pdf, folder)
        expected = min(printed["cards"], 10)
        assert len(codes) == expected, f"{len(codes)} codes on a page of {expected} cards"
        for code in codes:
            ours = lindung(executable, "card", "verify", "--key", keys, "--", code)
            theirs = claim169.decode_with_ed25519(code, key)
            assert ours["valid"], ours
            assert theirs.claim169.full_name == ours["claims"]["name"]
            assert theirs.claim169.id == ours["claims"]["number"]
            assert theirs.cwt_meta.issuer.replace(".", "") == ours["claims"]["village"].replace(".", "")
            altered = ("A" if code[40] != "A" else "B").join((code[:40], code[41:]))
            assert not lindung(executable, "card", "verify", "--key", keys, "--", altered)["valid"]
        print(f"{len(codes)} cards, read alike by claim169 {claim169.version()} and by Lindung")


main(sys.argv[1])
