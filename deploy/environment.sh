# Sourced by deploy/run and deploy/test: goes to the checkout and makes its `.venv` what requirements.lock says.
# Needs Python >= 3.11 and pip (no ensurepip, no compiler); does nothing, offline, when the environment is current.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

fail() { say "$*"; exit 1; }

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "需要 Python 3.11 或更新的版本。请先安装，例如：apt-get install python3 python3-pip"
}

environment_wanted() {
    "$python" -c 'import os, sys; print(sys.version, os.getcwd())'
    cat requirements.lock pyproject.toml
}

install_into_venv() {
    "$python" -m pip --version >/dev/null 2>&1 || fail "需要 pip。请先安装，例如：apt-get install python3-pip"
    say "正在准备运行环境（.venv），第一次约需一分钟……"
    rm -f .venv/installed
    "$python" -m venv --without-pip .venv
    "$python" -m pip --python .venv/bin/python install --quiet --disable-pip-version-check \
        --require-hashes --only-binary :all: -r requirements.lock
    "$python" -m pip --python .venv/bin/python install --quiet --disable-pip-version-check \
        --no-deps --no-index --no-build-isolation -e .
    echo "$wanted" > .venv/installed
}

prepare_environment() {
    python=$(find_python)
    wanted=$(environment_wanted | sha256sum)
    [ "$(cat .venv/installed 2>/dev/null)" = "$wanted" ] || install_into_venv
}
