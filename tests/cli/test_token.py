"""`webforms token …`: a token is shown once, opens the API, and is ended by itself."""

import pytest

from tests.cli.conftest import PASSWORD, Run
from webforms.actions.accounts import who_token
from webforms.domain.errors import NotSignedIn
from webforms.store import open_store


@pytest.fixture
def store(data_dir):
    opened = open_store(f"sqlite:///{data_dir}/webforms.sqlite3", data_dir / "files")
    yield opened
    opened.close()


def issue(run: Run, password: str = PASSWORD):
    return run("token", "issue", "bureau", "--name", "大屏", "--password-stdin", stdin=password)


def test_the_token_alone_goes_to_standard_output_and_stands_for_the_account(run: Run, store):
    issued = issue(run)
    assert "bureau 的令牌" in issued.stderr
    assert who_token(store, issued.stdout.strip()).login == "bureau"


def test_a_wrong_password_gets_none(run: Run):
    refused = issue(run, "wrong-password")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == "账号或密码不对。请核对后再试。\n"


def test_a_revoked_token_opens_nothing(run: Run, store):
    token = issue(run).stdout
    assert run("token", "revoke", stdin=token).exit_code == 0
    with pytest.raises(NotSignedIn):
        who_token(store, token.strip())


def test_revoking_needs_a_token(run: Run):
    assert "没有收到令牌" in run("token", "revoke").stderr


def test_a_token_that_ends_nothing_is_not_called_ended(run: Run):
    token = issue(run).stdout
    for pasted in ("wf_0000", token[:-4]):
        refused = run("token", "revoke", stdin=pasted)
        assert refused.exit_code == 1
        assert "什么都没有作废" in refused.stderr
    assert run("token", "revoke", stdin=token).exit_code == 0
    assert run("token", "revoke", stdin=token).exit_code == 1
