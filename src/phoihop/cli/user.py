"""`phoihop user`: accounts from the command line, for the first person of an installation and for lost passwords."""

from __future__ import annotations

import argparse
import secrets
from typing import TYPE_CHECKING

from phoihop.cli.installation import home_of, open_home
from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal
from phoihop.record.refused import Refused

if TYPE_CHECKING:
    from phoihop.people.models import Organisation

ROLES = ("viewer", "officer", "signer", "administrator")
PASSWORD = "PHOIHOP_PASSWORD"  # noqa: S105 - the name of a variable
# No letters and digits that look alike: a first password is read aloud or copied from paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

HELP = {
    "vi": """\
Cách dùng: phoihop user create TÊN --name "CHỨC DANH" --organisation "CƠ QUAN" --role VAI_TRÒ [--role VAI_TRÒ]
           phoihop user create TÊN --name "CHỨC DANH" --operator
           phoihop user password TÊN
           phoihop user list

Tạo tài khoản, đặt lại mật khẩu, liệt kê tài khoản. Mật khẩu được hỏi khi chạy; để trống thì hệ thống đặt một mật khẩu
và in ra một lần. Người dùng đổi mật khẩu khi đăng nhập lần đầu.

  --name          tên hiển thị, nên là chức danh, ví dụ "Trợ lý Phòng Chính trị"
  --organisation  cơ quan, ghi đúng tên, tên ngắn hoặc mã trong danh bạ
  --role          viewer (xem), officer (chuyên viên), signer (người ký), administrator (quản trị); ghi được nhiều lần
  --operator      người vận hành: giữ danh bạ, ngày nghỉ, cách chia kỳ; không xem sổ theo dõi nào
  --home          thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)

Khi chạy từ tập lệnh, đặt mật khẩu trong biến PHOIHOP_PASSWORD.
""",
    "en": """\
Usage: phoihop user create USERNAME --name "POST" --organisation "BODY" --role ROLE [--role ROLE]
       phoihop user create USERNAME --name "POST" --operator
       phoihop user password USERNAME
       phoihop user list

Creates accounts, resets passwords, lists accounts. The password is asked for; left empty, one is made and printed once.
People change it when they first sign in.

  --name          as shown to others; a post, for example "Officer, Political Department"
  --organisation  the body: its name, short name or id in the directory
  --role          viewer, officer, signer, administrator; may be given several times
  --operator      keeps the directory, holidays and period schemes; sees no record
  --home          the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)

In a script, put the password into the variable PHOIHOP_PASSWORD.
""",
}


def options() -> Options:
    parser = Options("user").with_home()
    parser.add_argument("action", choices=("create", "password", "list"))
    parser.add_argument("username", nargs="?", default="")
    parser.add_argument("--name", default="")
    parser.add_argument("--organisation", default="")
    parser.add_argument("--role", action="append", default=[])
    parser.add_argument("--operator", action="store_true")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Do one of the three."""
    if given.action != "list" and not given.username:
        raise Refused("options_unclear", {"command": "user"})
    open_home(home_of(given))
    if given.action == "create":
        create(given, terminal)
    elif given.action == "password":
        reset_password(given.username, terminal)
    else:
        list_users(terminal)
    return 0


def create(given: argparse.Namespace, terminal: Terminal) -> None:
    """Create one account: an operator, or somebody of one organisation."""
    from phoihop.people.actions import invite
    from phoihop.people.models import User

    if given.operator == bool(given.organisation or given.role):
        raise Refused("user_needs_place")
    if not given.operator and not (given.organisation and given.role):
        raise Refused("user_needs_role")
    unknown = [role for role in given.role if role not in ROLES]
    if unknown:
        raise Refused("role_unknown", {"given": unknown[0], "known": ", ".join(ROLES)})
    if User.objects.filter(username=given.username).exists():
        raise Refused("user_exists", {"username": given.username}, "conflict")
    organisation = None if given.operator else find_organisation(given.organisation)
    shown = given.name or given.username
    password = new_password(terminal, given.username)
    if organisation is None:
        User.objects.create_user(
            given.username, password, display_name=shown, is_operator=True, must_change_password=True
        )
    else:
        invite(
            organisation, username=given.username, display_name=shown, roles=given.role, password=password, post=shown
        )
    terminal.say("user_created", username=given.username)


def find_organisation(given: str) -> Organisation:
    """Return the body that a name, short name or id stands for; raises `Refused` where it is none or several."""
    from django.db.models import Q

    from phoihop.people.models import Organisation
    from phoihop.vietnamese import fold_key

    named = Q(pk=given) | Q(key_fold=fold_key(given)[:300]) | Q(short_name__iexact=given) | Q(abbreviation=given)
    found = list(Organisation.objects.filter(named)[:2])
    if len(found) != 1:
        raise Refused("organisation_not_one" if found else "organisation_unknown", {"given": given}, "missing")
    return found[0]


def new_password(terminal: Terminal, username: str) -> str:
    """Ask for a password, or make one and print it; raises `Refused` where it is too easy."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils.translation import override

    given = terminal.new_secret("ask_password", PASSWORD)
    if not given:
        made = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
        terminal.say("password_made", username=username, password=made)
        return made
    try:
        with override(terminal.lang):
            validate_password(given)
    except ValidationError as error:
        raise Refused("password_easy", {"why": " ".join(error.messages)}) from None
    return given


def reset_password(username: str, terminal: Terminal) -> None:
    """Give an account another password, which its owner changes at the next sign-in."""
    from phoihop.people.models import User

    user = User.objects.filter(username=username).first()
    if user is None:
        raise Refused("user_unknown", {"username": username}, "missing")
    user.set_password(new_password(terminal, username))
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    terminal.say("password_reset", username=username)


def list_users(terminal: Terminal) -> None:
    """Print every account with its organisation and roles, one a line."""
    from phoihop.people.models import Membership, User

    places: dict[int, dict[str, list[str]]] = {}
    for each in Membership.objects.select_related("organisation").order_by("organisation__sort_key", "role"):
        places.setdefault(each.user_id, {}).setdefault(each.organisation.short, []).append(each.role)
    users = list(User.objects.order_by("username"))
    if not users:
        terminal.say("no_users")
    width = max((len(user.username) for user in users), default=0)
    for user in users:
        where = [f"{name} ({', '.join(roles)})" for name, roles in places.get(user.pk, {}).items()]
        if user.is_operator:
            where.append(terminal.words("operator"))
        if not user.is_active:
            where.append(terminal.words("inactive"))
        terminal.line(f"{user.username.ljust(width)}  {user.display_name}  {'; '.join(where)}".rstrip())
