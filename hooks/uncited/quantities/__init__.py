"""Which numbers of an English sentence are numeric claims."""

from .find import find_quantities, number_spots

__all__ = ["find_quantities", "number_spots"]
