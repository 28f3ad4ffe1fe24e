"""Which numbers of an English sentence are numeric claims."""

from .find import find_quantities, has_number

__all__ = ["find_quantities", "has_number"]
