"""Writes the sRGB profile of the certificates: ICC 4.2, three primaries adapted to D50 and the exact curve of IEC 61966-2-1."""
import struct
import sys


def s15(*numbers):
    return b"".join(struct.pack(">i", round(n * 65536)) for n in numbers)


def text(words):
    data = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(data), 28) + data


def xyz(*numbers):
    return b"XYZ \0\0\0\0" + s15(*numbers)


CURVE = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + s15(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
CHAD = b"sf32\0\0\0\0" + s15(
    1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00924683, 0.01507568, 0.75167847)
TAGS = [
    (b"desc", text("sRGB IEC61966-2.1")),
    (b"cprt", text("Public domain (CC0)")),
    (b"wtpt", xyz(0.96420288, 1.0, 0.82490540)),
    (b"chad", CHAD),
    (b"rXYZ", xyz(0.43606567, 0.22248840, 0.01391602)),
    (b"gXYZ", xyz(0.38514709, 0.71687317, 0.09707642)),
    (b"bXYZ", xyz(0.14306641, 0.06060791, 0.71409607)),
    (b"rTRC", CURVE),
    (b"gTRC", CURVE),
    (b"bTRC", CURVE),
]

table, data, places = b"", b"", {}
start = 128 + 4 + 12 * len(TAGS)
for name, body in TAGS:
    if body not in places:
        places[body] = start + len(data)
        data += body + b"\0" * (-len(body) % 4)
    table += name + struct.pack(">II", places[body], len(body))
size = start + len(data)
header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 4 + struct.pack(">I", 0) + b"\0" * 8
header += b"\0" * 8 + struct.pack(">I", 0) + s15(0.96420288, 1.0, 0.82490540) + b"\0" * 4
header += b"\0" * (128 - len(header))
open(sys.argv[1], "wb").write(header + struct.pack(">I", len(TAGS)) + table + data)
