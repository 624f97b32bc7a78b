"""The demonstration season of 2019: calls services, holds no logic."""
