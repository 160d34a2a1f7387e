"""The sample province as data files: places, bodies, people, plans and a year half done."""
