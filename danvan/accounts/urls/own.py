"""Addresses that carry our own names."""

from django.urls import path

from danvan.accounts.views import account, invitations, sign_in

urlpatterns = [
    path("dang-nhap/", sign_in.sign_in, name="sign-in"),
    path("dang-xuat/", sign_in.sign_out, name="sign-out"),
    path("moi/", invitations.typed, name="invited-typed"),
    path("moi/<str:secret>/", invitations.invited, name="invited"),
    path("tai-khoan/mat-khau/", account.password, name="password"),
    path("tai-khoan/thiet-bi/", account.sessions, name="sessions"),
    path("tai-khoan/thiet-bi/dang-xuat-het/", account.sessions_end, name="sessions-end"),
    path("tai-khoan/thiet-bi/<int:pk>/dang-xuat/", account.session_end, name="session-end"),
    path("tai-khoan/lien-ket/<int:pk>/go/", account.unlink, name="unlink"),
]
