"""Who is asking: the value that every `access_…` function of the rooms to the right takes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class User:
    """A signed-in account with the roles it holds right now."""

    id: int
    public_id: str
    name: str
    roles: frozenset[str]

    def has(self, role: str) -> bool:
        """Whether the role is held at this moment; nothing is cached over requests."""
        return role in self.roles
