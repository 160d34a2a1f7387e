"""What a supervisor asks: is the process alive, and can it work?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error
from django.http import HttpRequest, JsonResponse

from danvan.accounts.pages import public_page


@public_page
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process lives."""
    return JsonResponse({"status": "ok"})


@public_page
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and no migration is missing, else 503."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return JsonResponse({"status": "database"}, status=503)
    if missing:
        return JsonResponse({"status": "migrations"}, status=503)
    return JsonResponse({"status": "ready"})
