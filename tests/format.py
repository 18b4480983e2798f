"""A second reader, written from `src-tauri/crates/log/FORMAT.md` alone, reads the frozen files.

    format.py EXECUTABLE

Every byte of the frozen invitation, bundle, answer, slots and backup must be what that page says:
magic, canonical CBOR, signatures, the body by the standard `age` and `zstd`, the columns, and the
chain of hashes up to each signed head. Of Lindung it asks only for the office's secret key.
"""

import hashlib
import hmac
import io
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

FROZEN = Path(__file__).parent / "frozen" / "1"
PASSPHRASE = "rahasia desa contoh"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):
    return cbor2.dumps(value, canonical=True)


def read(data):
    """One item of canonical CBOR and nothing after it."""
    value = cbor2.loads(data)
    assert canonical(value) == data, "not canonical, or something follows"
    return value


def signed(key, context, message, signature):
    public = Ed25519PublicKey.from_public_bytes(key)
    public.verify(signature, context.encode() + b"\0" + message)


def bech32(prefix, data):
    """BIP 173, as age writes its keys."""

    def checksum(values):
        state = 1
        for value in values:
            top, state = state >> 25, (state & 0x1FFFFFF) << 5 ^ value
            for bit, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
                state ^= part if top >> bit & 1 else 0
        return state ^ 1

    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    front = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = checksum(front + values + [0] * 6)
    values += [check >> 5 * (5 - at) & 31 for at in range(6)]
    return prefix + "1" + "".join(BECH32[value] for value in values)


def identity(secret):
    """The text of an age identity, and the key id of its recipient."""
    public = X25519PrivateKey.from_private_bytes(secret).public_key()
    recipient = bech32("age", public.public_bytes(Encoding.Raw, PublicFormat.Raw))
    return bech32("age-secret-key-", secret).upper(), sha256(recipient.encode())[:8]


def command(arguments, data):
    return subprocess.run(arguments, input=data, capture_output=True, check=True).stdout


def opened(data, secret):
    """Envelope and the items of the body."""
    assert data[:8] == b"LINDUNG\x01"
    length = struct.unpack(">I", data[8:12])[0]
    front, signature = data[: 12 + length], data[12 + length : 76 + length]
    envelope, body = read(front[12:]), data[76 + length :]
    sender, key, scope, _, recipients, _, ranges, size, plain, digest, _ = envelope
    assert sender == sha256(key, scope)
    signed(key, "lindung/envelope/1", front, signature)
    assert (size, digest) == (len(body), sha256(body))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        text, key_id = identity(secret)
        assert key_id in recipients, "not sealed to this key"
        file.write(text + "\n")
        file.flush()
        packed = command(["age", "-d", "-i", file.name], body)
    items = command(["zstd", "-dc", "--memory=8MB"], packed)
    assert len(items) == plain
    return envelope, sequence(items), ranges


def sequence(items):
    stream, parts = io.BytesIO(items), []
    while stream.tell() < len(items):
        begun = stream.tell()
        parts.append(cbor2.load(stream))
        assert canonical(parts[-1]) == items[begun : stream.tell()]
    return parts


class Chain:
    """Hashes of entries by (device, seq), and the keys that sign the heads."""

    def __init__(self):
        self.hashes, self.keys, self.ops = {}, {}, {}

    def take(self, data, secret):
        envelope, items, listed = opened(data, secret)
        version, _, devices, _, ranges, blobs = items[0]
        assert version == 1 and len(items) == 1 + 9 * ranges + blobs
        self.keys[envelope[0]] = envelope[1]
        for number in range(ranges):
            front, *columns = items[1 + 9 * number : 10 + 9 * number]
            device, start, count = devices[front[0]], front[1], front[2]
            assert listed[number] == [device, start, start + count]
            self.range(devices, front, columns)
        return items[1 + 9 * ranges :]

    def range(self, devices, front, columns):
        index, start, count, key, scope, before, village, head, signature = front
        device = devices[index]
        assert all(len(column) == count for column in columns)
        if key is not None:
            assert sha256(key, scope) == device
            self.keys[device] = key
        previous = before if start else bytes(32)
        assert (before is None) == (start == 0)
        lamport, at, clerk, group, last = -1, 0, None, 0, {}
        for place in range(count):
            seq = start + place
            written = [column[place] for column in columns]

            def refer(item):
                return (device, seq - item) if isinstance(item, int) else (devices[item[0]], item[1])

            lamport = written[0] if place == 0 else lamport + written[0] + 1
            at = written[1] if place == 0 else at + written[1]
            if written[2] != 0:
                clerk = None if written[2] is None else (devices[written[2][0]], written[2][1])
            subject = None if written[3] is None else refer(written[3])
            others = [refer(item) for item in written[4]]
            base = self.usual(subject, last) if written[5] == 0 else [refer(i) for i in written[5]]
            group = {0: seq, 1: group}.get(written[6], seq - written[6] + 1)
            last[subject or (device, seq)] = (device, seq)
            entry = [device, seq, lamport, at, self.named(clerk), self.named(subject)]
            entry += [[self.hashes[o] for o in others], [self.hashes[b] for b in sorted(base)]]
            previous = sha256(canonical([*entry, group, sha256(written[7]), previous]))
            self.hashes[device, seq], self.ops[device, seq] = previous, read(written[7])
        assert previous == head, "the chain does not end in its head"
        message = canonical([village, device, start + count, head])
        signed(self.keys[device], "lindung/head/1", message, signature)

    @staticmethod
    def usual(subject, last):
        return [] if subject is None else [last.get(subject, subject)]

    def named(self, place):
        return None if place is None else self.hashes[place]


def checked(data):
    """CBOR, then the 32 bytes of its SHA-256."""
    assert sha256(data[:-32]) == data[-32:]
    return read(data[:-32])


def data_key(slots):
    word, mark, _, rows = checked(slots)
    assert word == "lindung/slots/1"
    for kind, label, cost, salt, nonce, wrapped in rows:
        if kind != 0:
            continue
        memory, passes, lanes = cost
        seal = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
        said = canonical(["lindung/slot/1", kind, label, cost, salt])
        key = ChaCha20Poly1305(seal.derive(PASSPHRASE.encode())).decrypt(nonce, wrapped, said)
        backup = sha256(b"lindung/backup/1", key)
        assert mark == sha256(b"lindung/data-key/1", backup)
        return key
    raise AssertionError("no slot with a passphrase")


def backup_read(chain):
    """The register's history, and the secret of its age identity, which it keeps for itself."""
    data = (FROZEN / "cadangan.lindung").read_bytes()
    assert data[:9] == b"CADANGAN\x01"
    length = struct.unpack(">I", data[9:13])[0]
    slots, bundle = data[13 : 13 + length], data[13 + length : -32]
    assert checked(slots)[1] == checked((FROZEN / "desa" / "keys.lindung").read_bytes())[1]
    key = sha256(b"lindung/backup/1", data_key(slots))
    assert hmac.digest(key, data[:-32], "sha256") == data[-32:]
    kept = cbor2.loads(chain.take(bundle, key)[0])
    version, signing, secret, card = read(kept[1]["device_keys"])
    assert (version, len(signing), len(card)) == (1, 32, 32)
    return secret


def office_secret(executable, folder):
    """The office's age secret, from a copy of its folder, out of the text that age itself writes."""
    home, out = folder / "kantor", folder / "kunci.txt"
    shutil.copytree(FROZEN / "kantor", home)
    arguments = ["office", "keys", "--home", home, "--secret", "--out", out]
    environment = {**os.environ, "LINDUNG_PASSPHRASE": PASSPHRASE}
    subprocess.run([executable, *arguments], env=environment, capture_output=True, check=True)
    text = [line for line in out.read_text().split() if line.startswith("AGE-SECRET-KEY-1")][0]
    values = [BECH32.index(c) for c in text.lower().rsplit("1", 1)[1][:-6]]
    bits = "".join(f"{value:05b}" for value in values)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, 256, 8))


def main(executable):
    chain = Chain()
    village = backup_read(chain)
    invitation = checked((FROZEN / "undangan.lindung").read_bytes())
    assert (invitation[0], len(invitation)) == ("lindung/invitation/1", 8)
    for copy in ("keys.lindung", "keys.lindung.2"):
        data_key((FROZEN / "desa" / copy).read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        chain.take((FROZEN / "kiriman.lindung").read_bytes(), office_secret(executable, Path(folder)))
    chain.take((FROZEN / "jawaban.lindung").read_bytes(), village)
    assert invitation[2] in chain.keys.values(), "the office that invites is the one that answers"
    kinds = {op[0] for op in chain.ops.values()}
    print(f"{len(chain.hashes)} frozen entries of {len(kinds)} kinds, as FORMAT.md says")


main(sys.argv[1])
