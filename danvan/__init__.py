"""danvan: công tác dân vận chính quyền, from the plan that is signed to the score that is given."""

__version__ = "0.1.0"
