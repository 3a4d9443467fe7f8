"""A map of tiles, one a region: a picture of where something happens that needs no map server and no outline of coasts.

Every tile has the same size, so that small regions count as much as large ones. The same numbers stand in a table.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

SIZE = 76
"""Width and height of a tile, in units of the drawing; a phone shows one as about one pixel."""
GAP = 4
LINE = 13
"""Height of a line of text."""
CHARACTERS = 9
"""What fits on a line of a tile."""
SHADES = 4
"""Steps of shading above "none"."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region to be drawn."""

    id: str
    name: str
    """As it is shown on the tile."""
    tile: tuple[int, int]
    """Column and row, from 0."""
    count: int
    words: str
    """The whole of it in words: "London: 2 practices, 4 partners"."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A region in its place."""

    region: Region
    x: int
    y: int
    lines: tuple[str, ...]
    """Its name, broken to fit."""
    shade: int
    """0 for none, up to `SHADES` for the most: beside the number, never instead of it."""

    @property
    def first_line(self) -> int:
        """Where its first line of text stands, so that name and number sit in the middle."""
        return self.y + SIZE // 2 - (len(self.lines) + 1) * LINE // 2 + LINE - 3


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def tile_map(regions: Iterable[Region]) -> TileMap | None:
    """The regions in their places; of two on one place the first is drawn. None where there is none."""
    placed: dict[tuple[int, int], Region] = {}
    for region in regions:
        placed.setdefault(region.tile, region)
    if not placed:
        return None
    most = max(region.count for region in placed.values())
    left, top = min(x for x, _ in placed), min(y for _, y in placed)
    step = SIZE + GAP
    tiles = tuple(
        Tile(
            region,
            (x - left) * step,
            (y - top) * step,
            tuple(textwrap.wrap(region.name, CHARACTERS)),
            -(-SHADES * region.count // most) if most else 0,
        )
        for (x, y), region in sorted(placed.items(), key=lambda item: (item[0][1], item[0][0]))
    )
    return TileMap(tiles, max(tile.x for tile in tiles) + SIZE, max(tile.y for tile in tiles) + SIZE)
