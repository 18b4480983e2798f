#!/usr/bin/env python3
"""Shows that a verifier nobody here wrote reads our cards.

    python3 claim169_check.py [KEYS.cose [CARD.txt ...]]

Needs `pip install claim169` (0.3.0 was tried). Without arguments it takes the files of
tests/vectors. Each card must be accepted with the published key, its claims must be what the
card carries, and it must be refused with another key and with any one character changed.
"""

import json
import pathlib
import sys
import zlib

import claim169

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(text):
    """RFC 9285."""
    out = bytearray()
    for i in range(0, len(text), 3):
        digits = [ALPHABET.index(c) for c in text[i : i + 3]]
        number = sum(d * 45**place for place, d in enumerate(digits))
        out += number.to_bytes(len(digits) - 1, "big")
    return bytes(out)


def cbor(data, at=0):
    """One item of CBOR and where it ends: all that keys and cards are made of."""
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if info >= 24:
        size = 1 << (info - 24)
        info, at = int.from_bytes(data[at : at + size], "big"), at + size
    if major == 0:
        return info, at
    if major == 1:
        return -1 - info, at
    if major in (2, 3):
        part = data[at : at + info]
        return (part if major == 2 else part.decode()), at + info
    if major == 6:
        return cbor(data, at)
    items = []
    for _ in range(info * (major - 3)):
        item, at = cbor(data, at)
        items.append(item)
    return (items if major == 4 else dict(zip(items[::2], items[1::2]))), at


def published(path):
    """kid -> Ed25519 key of a COSE_KeySet."""
    keys, _ = cbor(path.read_bytes())
    return {key[2]: key[-2] for key in keys if key[1] == 1 and key[-1] == 6}


def refused(text, key):
    try:
        return not claim169.decode(text, verify_with_ed25519=key, validate_timestamps=False).is_verified()
    except claim169.Claim169Exception:
        return True


def check(text, keys):
    (_, unprotected, payload, _), _ = cbor(zlib.decompress(base45(text)))
    claims, _ = cbor(payload)
    key = keys[unprotected[4]]
    assert claim169.inspect(text).key_id == unprotected[4]
    read = claim169.decode(text, verify_with_ed25519=key, validate_timestamps=False)
    assert read.is_verified() and read.verification_status == "verified"
    assert read.cwt_meta.issuer == claims[1]
    assert read.cwt_meta.expires_at == claims[4]
    assert read.cwt_meta.issued_at == claims[6]
    assert read.claim169.id == claims[169][1]
    assert read.claim169.full_name == claims[169][4]
    assert set(claims) <= {1, 4, 6, 169, -65537}, "nothing else is on a card"
    assert refused(text, bytes(31) + b"\x09"), "another key"
    for place, old in enumerate(text):
        new = ALPHABET[(ALPHABET.index(old) + 7) % 45]
        assert refused(text[:place] + new + text[place + 1 :], key), f"changed at {place}"
    return {"issuer": claims[1], "expires_at": claims[4], "programmes": claims.get(-65537, [])}


def main():
    vectors = pathlib.Path(__file__).parent / "vectors"
    paths = [pathlib.Path(arg) for arg in sys.argv[1:]]
    keys = published(paths[0] if paths else vectors / "card-keys.cose")
    for path in paths[1:] or [vectors / "card.txt"]:
        print(json.dumps({"card": path.name, "valid": True} | check(path.read_text(), keys)))


main()
