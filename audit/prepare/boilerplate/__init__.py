"""Roles: title, body, boilerplate. By form, place and repetition, and by wording if it can."""

from audit.prepare.boilerplate.decide import roles
from audit.prepare.boilerplate.repetition import across, line_keys
from audit.prepare.boilerplate.unit import Unit

__all__ = ["Unit", "across", "line_keys", "roles"]
