"""Pages of long lists: each says where the next one begins (keyset paging), so that nothing is missed while others add."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

from linkage.model.indexed import Listing

Item = TypeVar("Item", bound=BaseModel)
Row = TypeVar("Row")

After = Annotated[str, Query(max_length=300, description="Where the page begins: `after` of the page before; empty for the first.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many rows at most.")]
A_PAGE = 50


class PageOut(BaseModel, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    after: str = Field(description="Give it back as `after` for the next page; empty where this is the last.")


def page_of(listing: Listing[Row], make: Callable[[Row], Any]) -> dict[str, object]:
    """A page as it is sent.

    Args:
        listing: From the index.
        make: Row -> what is sent of it.
    """
    return {"items": [make(row) for row in listing.rows], "after": listing.after}
