"""Pages speak Vietnamese whatever the browser says; English is one click away."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_an_english_browser_is_answered_in_vietnamese() -> None:
    answer = Client(headers={"Accept-Language": "en"}).get(reverse("accounts:sign-in"))

    assert answer["Content-Language"] == "vi"
    assert "Tên đăng nhập" in answer.content.decode()


def test_the_switch_is_remembered() -> None:
    client = Client()
    client.post(reverse("set_language"), {"language": "en", "next": "/dang-nhap/"})

    answer = client.get(reverse("accounts:sign-in"))

    assert answer["Content-Language"] == "en"
    assert 'lang="en"' in answer.content.decode()
