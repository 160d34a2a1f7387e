"""Addresses under the names that allauth looks up: only the views we need, each with its mark."""

from django.urls import path

from danvan.accounts.pages import public_page, staff_page
from danvan.accounts.views import account, factors, providers, sign_in

_own = staff_page()
_before = staff_page(before_second_factor=True)

urlpatterns = [
    path("dang-nhap/", sign_in.sign_in, name="account_login"),
    path("dang-nhap/buoc-hai/", public_page(factors.SecondStep.as_view()), name="mfa_authenticate"),
    path("dang-nhap/lien-ket/da-huy/", providers.cancelled, name="socialaccount_login_cancelled"),
    path("dang-nhap/lien-ket/<str:provider_id>/", providers.go, name="openid_connect_login"),
    path(
        "dang-nhap/lien-ket/<str:provider_id>/tra-ve/",
        providers.back,
        name="openid_connect_callback",
    ),
    path("tai-khoan/", account.account, name="mfa_index"),
    path(
        "tai-khoan/xac-nhan/",
        _before(factors.PasswordAgain.as_view()),
        name="account_reauthenticate",
    ),
    path("tai-khoan/xac-nhan/ma/", _before(factors.CodeAgain.as_view()), name="mfa_reauthenticate"),
    path(
        "tai-khoan/xac-nhan/khoa/",
        _before(factors.KeyAgain.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path("tai-khoan/ung-dung/", _before(factors.SetUpApp.as_view()), name="mfa_activate_totp"),
    path("tai-khoan/ung-dung/go/", _own(factors.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("tai-khoan/khoa/them/", _before(factors.AddKey.as_view()), name="mfa_add_webauthn"),
    path(
        "tai-khoan/khoa/<int:pk>/go/", _own(factors.RemoveKey.as_view()), name="mfa_remove_webauthn"
    ),
    path(
        "tai-khoan/ma-du-phong/", _own(factors.ShowCodes.as_view()), name="mfa_view_recovery_codes"
    ),
    path(
        "tai-khoan/ma-du-phong/tao-lai/",
        _own(factors.NewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]
