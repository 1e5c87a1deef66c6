"""Makes a frame in which nothing moves cost nothing: it is a slice that says "as before" for every block.

x264 takes 5 ms for a 1080p frame that equals the one before, nearly as long as for one that moves, and the
lecture stands still for nearly half of its time. What comes out is always the same few dozen bytes: a slice in which
every macroblock is skipped. So x264 makes one such slice for a size, and it is put in wherever a picture
stands; only the number of the frame in its header changes, and with it that of the frames that follow in the
group. A repeated frame takes 10 µs, is decoded to exactly the picture before, keeps the frame rate constant,
and needs no key frame of its own.

The headers are those of ITU-T H.264, 7.3.1 (NAL units), 7.3.2.1.1 (sequence) and 7.3.3 (slices).
"""

from __future__ import annotations

import re

KEY, DELTA, SEQUENCE = 5, 1, 7
"""Kinds of NAL units: the slice of a key frame, that of any other frame, a sequence's header."""

_START = re.compile(rb"\x00\x00\x00?\x01")
_HIGH = {100, 110, 122, 244}  # profiles whose headers tell the chroma format


def units(stream: bytes) -> list[bytes]:
    """The NAL units of a packet or a header in the byte stream format."""
    return [unit for unit in _START.split(stream) if unit]


def kind(unit: bytes) -> int:
    """The kind of a NAL unit."""
    return unit[0] & 31


def joined(found: list[bytes]) -> bytes:
    """NAL units as a packet in the byte stream format."""
    return b"".join(b"\x00\x00\x00\x01" + unit for unit in found)


def number_width(header: bytes) -> int:
    """How many bits a sequence's frame numbers have. Raises StopIteration where it has no header."""
    unit = next(unit for unit in units(header) if kind(unit) == SEQUENCE)
    bits = _Bits(_plain(unit), 32)
    bits.golomb()  # which sequence
    if unit[1] in _HIGH:
        bits.golomb(), bits.golomb(), bits.golomb()  # chroma, depth of luma and of chroma
        if bits.take(2) & 1:
            raise ValueError("a sequence with scaling lists is not one of ours")
    return bits.golomb() + 4


def numbered(packet: bytes, width: int, shift: int) -> bytes:
    """A packet whose frame number, of `width` bits, is moved on by `shift`."""
    return joined([_numbered(unit, width, shift) if kind(unit) == DELTA else unit for unit in units(packet)])


def _numbered(unit: bytes, width: int, shift: int) -> bytes:
    plain = _plain(unit)
    bits = _Bits(plain, 8)
    bits.golomb(), bits.golomb(), bits.golomb()  # first macroblock, kind of slice, which picture header
    behind = 8 * len(plain) - bits.at - width
    whole, mask = int.from_bytes(plain, "big"), (1 << width) - 1
    number = whole >> behind & mask
    whole ^= (number ^ (number + shift & mask)) << behind
    return _escaped(whole.to_bytes(len(plain), "big"))


class _Bits:
    """Reads bits from one on."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, count: int) -> int:
        """The next bits as a number."""
        value = 0
        for _ in range(count):
            value = value << 1 | self.data[self.at >> 3] >> (7 - (self.at & 7)) & 1
            self.at += 1
        return value

    def golomb(self) -> int:
        """The next number in exponential Golomb code (9.1)."""
        zeros = 0
        while not self.take(1):
            zeros += 1
        return (1 << zeros) - 1 + self.take(zeros)


def _plain(unit: bytes) -> bytes:
    return unit.replace(b"\x00\x00\x03", b"\x00\x00")


def _escaped(plain: bytes) -> bytes:
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\x00\x00\x03", plain)
