"""The portal app: pages for citizens; it owns no tables."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public window."""

    name = "danvan.portal"
