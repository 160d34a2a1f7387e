"""The sample province checked as data: no Django, no database."""
