"""A small file of streets (PMTiles 3) with one tile of the whole earth, written here byte by byte."""

import json
import struct
from collections.abc import Sequence
from pathlib import Path

NO_COMPRESSION, VECTOR_TILES = 1, 1  # PMTiles specification, version 3, section 3.2
E7 = 10_000_000
EDGE = 4096
SQUARE = ((0, 0), (EDGE, 0), (EDGE, EDGE), (0, EDGE))  # the whole tile


ATTRIBUTION = "<a href='https://www.openstreetmap.org/copyright'>© OpenStreetMap contributors</a>"


def write_streets(path: Path, attribution: str = ATTRIBUTION) -> Path:
    """Writes the file: a park that covers the earth."""
    metadata = json.dumps({"name": "of a test", "attribution": attribution, "vector_layers": [{"id": "landuse", "fields": {}}]}).encode()
    tile = make_tile("landuse", "park", SQUARE)
    directory = b"".join(varint(n) for n in (1, 0, 1, len(tile), 1))  # one entry: tile 0, once, so long, at the beginning
    at = 127
    places = []
    for part in (directory, metadata, b"", tile):
        places += [at, len(part)]
        at += len(part)
    header = b"PMTiles\x03" + struct.pack("<11Q", *places, 1, 1, 1)
    header += bytes((1, NO_COMPRESSION, NO_COMPRESSION, VECTOR_TILES, 0, 0))
    header += struct.pack("<4iB2i", -180 * E7, -85 * E7, 180 * E7, 85 * E7, 0, 0, 0)
    path.write_bytes(header + directory + metadata + tile)
    return path


def make_tile(layer: str, kind: str, ring: Sequence[tuple[int, int]]) -> bytes:
    """A vector tile (Mapbox Vector Tile 2.1) with one polygon of a kind."""
    (x, y), *rest = ring
    geometry = [1 << 3 | 1, zigzag(x), zigzag(y), len(rest) << 3 | 2]
    for to_x, to_y in rest:
        geometry += [zigzag(to_x - x), zigzag(to_y - y)]
        x, y = to_x, to_y
    geometry.append(1 << 3 | 7)
    feature = field(2, varint(0) + varint(0)) + varint(3 << 3) + varint(3) + field(4, b"".join(map(varint, geometry)))
    value = field(1, kind.encode())
    made = field(1, layer.encode()) + field(2, feature) + field(3, b"kind") + field(4, value)
    return field(3, made + varint(5 << 3) + varint(EDGE) + varint(15 << 3) + varint(2))


def field(number: int, content: bytes) -> bytes:
    """A field of Protocol Buffers that has a length."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(number: int) -> bytes:
    """A number of Protocol Buffers."""
    parts = []
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes((*parts, number))


def zigzag(number: int) -> int:
    """A number with a sign as one without."""
    return number << 1 ^ number >> 31
