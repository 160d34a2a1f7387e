"""One answer for two ways of asking: a part, a redirect, a whole page."""

import pytest
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from danvan.base.gallery import gallery
from danvan.base.htmx import answer, leave, sign_in_again
from danvan.config.urls import urlpatterns as real_addresses

pytestmark = pytest.mark.urls(__name__)
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/viec/7/?tab=a&b=%C4%91"}
UPLOAD = {"X-Danvan-Upload": "1"}


class NumberForm(forms.Form):
    """One number."""

    number = forms.IntegerField(label="Số")


def count(request: HttpRequest) -> HttpResponse:
    """Take a number."""
    form = NumberForm(request.POST or None)
    if form.is_valid():
        messages.success(request, "Đã ghi <số>.")
    context = {"form": form, "evidence": []}
    return answer(
        request, part="forms/form.html", context={**context, **form_parts(form)}, then="there"
    )


def form_parts(form: forms.Form) -> dict[str, object]:
    """Return what forms/form.html draws from."""
    return {"fields": [(field, field.errors) for field in form], "hidden_fields": []}


def there(request: HttpRequest) -> HttpResponse:
    """Show where a plain form goes on."""
    return HttpResponse("tới")


def away(request: HttpRequest) -> HttpResponse:
    """Go on without a part."""
    return leave(request, "there")


def gone(request: HttpRequest) -> HttpResponse:
    """Send a person whose session ended to sign in."""
    return sign_in_again(request, "/vao/")


urlpatterns = [
    path("_test/count/", count, name="count"),
    path("_test/there/", there, name="there"),
    path("_test/away/", away, name="away"),
    path("_test/gone/", gone, name="gone"),
    path("_test/gallery/", gallery),
    *real_addresses,
]


def test_htmx_gets_the_part_and_the_flash_beside_it(client: Client) -> None:
    response = client.post("/_test/count/", {"number": "5"}, headers=HTMX)

    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'name="number"' in response.text
    assert '<div id="flash" hx-swap-oob="innerHTML">' in response.text
    assert "Đã ghi &lt;số&gt;." in response.text


def test_htmx_gets_a_wrong_form_as_422(client: Client) -> None:
    response = client.post("/_test/count/", {"number": "năm"}, headers=HTMX)

    assert response.status_code == 422
    assert "<html" not in response.text
    assert 'value="năm"' in response.text


def test_a_plain_form_goes_on_after_success(client: Client) -> None:
    response = client.post("/_test/count/", {"number": "5"})

    assert response.status_code == 302
    assert response["Location"] == "/_test/there/"


def test_a_plain_wrong_form_comes_back_as_a_whole_page(client: Client) -> None:
    response = client.post("/_test/count/", {"number": "năm"})

    assert response.status_code == 422
    assert response.text.lstrip().startswith("<!DOCTYPE html>")
    assert 'value="năm"' in response.text


def test_going_back_in_history_asks_for_the_whole_page(client: Client) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    response = client.post("/_test/count/", {"number": "năm"}, headers=headers)

    assert "<!DOCTYPE html>" in response.text


@pytest.mark.parametrize("headers", [HTMX, UPLOAD], ids=["htmx", "upload"])
def test_a_script_is_told_where_to_go(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/_test/away/", headers=headers)

    assert response.status_code == 200
    assert response["HX-Redirect"] == "/_test/there/"


def test_an_ended_session_leads_to_signing_in_and_back(client: Client) -> None:
    plain = client.get("/_test/gone/?trang=2")
    part = client.get("/_test/gone/", headers=HTMX)

    assert plain["Location"] == "/vao/?next=%2F_test%2Fgone%2F%3Ftrang%3D2"
    assert part.status_code == 200
    assert part["HX-Redirect"] == "/vao/?next=%2Fviec%2F7%2F%3Ftab%3Da%26b%3D%25C4%2591"


def test_the_gallery_exists_in_debug_only(client: Client, settings: object) -> None:
    assert client.get("/_test/gallery/").status_code == 404

    settings.DEBUG = True  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    assert client.get("/_test/gallery/").status_code == 200
    assert client.get("/_test/gallery/?page=no-such").status_code == 404
