"""What holds other widgets and shows nothing of its own but the ground.

Textual draws every line of a container, also where what it holds covers all of it; with `BLANK` a line costs next to
nothing. A container with a border or a title is none of these.
"""

from __future__ import annotations

from textual import containers


class Container(containers.Container):
    """Widgets as the style sheet lays them out."""

    BLANK = True


class Vertical(containers.Vertical):
    """Widgets one under the other."""

    BLANK = True
