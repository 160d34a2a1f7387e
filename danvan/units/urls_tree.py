"""Addresses of areas, units, villages and mergers."""

from django.urls import URLPattern, path

from danvan.units.views import areas, merger_new, mergers, tree, units, village_rows

tree_urls: list[URLPattern] = [
    path("", tree.tree, name="tree"),
    path("don-vi/moi/", units.unit_new, name="unit-new"),
    path("don-vi/<slug:key>/", tree.unit, name="unit"),
    path("don-vi/<slug:key>/ghi/<slug:step>/", units.unit_step, name="unit-step"),
    path("dia-ban/", areas.areas, name="areas"),
    path("dia-ban/moi/", areas.area_new, name="area-new"),
    path("dia-ban/<slug:key>/", areas.area, name="area"),
    path("dia-ban/<slug:key>/ghi/<slug:step>/", areas.area_step, name="area-step"),
    path("dia-ban/<slug:key>/so-ho/<int:pk>/", village_rows.households, name="households"),
    path("dia-ban/<slug:key>/niem-yet/<int:pk>/", village_rows.notice_place_end, name="notice-end"),
    path("thon/", areas.villages, name="villages"),
    path("sap-xep/", mergers.mergers, name="mergers"),
    path("sap-xep/moi/", merger_new.choose, name="merger-new"),
    path("sap-xep/moi/chi-tiet/", merger_new.details, name="merger-details"),
    path("sap-xep/<int:pk>/", mergers.merger, name="merger"),
    path("sap-xep/<int:pk>/hoan-tac/", mergers.undo, name="merger-undo"),
    path("sap-xep/<int:pk>/lam-ro/<int:share_id>/", mergers.doubt, name="doubt"),
]
