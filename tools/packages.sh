# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Which Debian packages each word of ./dev needs, and how they are installed.

packages_build="g++ cmake ninja-build pkg-config ccache mold qt6-base-dev qt6-svg-dev libqt6svg6
    qtkeychain-qt6-dev libsqlite3-dev libsimdjson-dev libzstd-dev liblz4-dev libxxhash-dev libhwy-dev libre2-dev
    libmimalloc-dev zlib1g-dev libcpp-httplib-dev protobuf-compiler libprotobuf-dev"
packages_screen="xvfb fonts-noto-core"
packages_test="libicu-dev nlohmann-json3-dev fonts-noto-core openssl python3 python3-jsonschema python3-yaml dbus-daemon gnome-keyring"
packages_bench="xvfb fonts-noto-core"
packages_peers="ripgrep lnav glogg sqlite3 sqlitebrowser python3"
packages_lint="clang-format shellcheck git python3"
packages_package="dpkg-dev desktop-file-utils appstream lintian"
packages_chroot="debootstrap git"

say() { printf '%s\n' "$*" >&2; }
fail() {
    printf 'dev: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "installing packages needs root and there is no sudo. Run as root: apt-get install --no-install-recommends $missing"
    fi
}

# missing_packages NAME… prints the ones that are not installed.
missing_packages() {
    local installed
    installed=" $(dpkg-query -W -f='${db:Status-Abbrev}|${Package} ' "$@" 2>/dev/null || true) "
    for name in "$@"; do
        case "$installed" in
        *" ii |$name "* | *"|ii |$name "*) ;;
        *) printf '%s ' "$name" ;;
        esac
    done
}

# Says so when this system is known to be too old; anything unknown may try.
check_system() {
    local id="" version="" least=""
    if [ -r /etc/os-release ]; then
        id=$(sed -n 's/^ID=//p' /etc/os-release | tr -d '"')
        version=$(sed -n 's/^VERSION_ID=//p' /etc/os-release | tr -d '"')
    fi
    case "$id" in
    debian) least=12 ;;
    ubuntu) least=24.04 ;;
    esac
    if [ -n "$least" ] && [ -n "$version" ] && [ "$(printf '%s\n' "$least" "$version" | sort -V | sed -n 1p)" != "$least" ]; then
        fail "this is $id $version; its packages are too old for Runglass, which needs Debian 12, Ubuntu 24.04 or newer."
    fi
    if ! command -v dpkg-query >/dev/null 2>&1 && ! command -v cmake >/dev/null 2>&1; then
        fail "this system has no dpkg, so packages can't be installed for you.
Runglass is developed on Debian 12 or newer and Ubuntu 24.04. Install what CONTRIBUTING.md lists under
\"Other systems\" and run this again."
    fi
}

# need NAME… installs what is missing. Instant when nothing is.
need() {
    check_system
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "dev: no dpkg here; going on with what is installed (see CONTRIBUTING.md, \"Other systems\")"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 || fail "missing packages, and there is no apt-get to install them: $missing"
    mkdir -p build
    # One at a time, also when ./dev is started twice.
    exec {apt_lock}>build/.apt-lock
    flock "$apt_lock"
    # shellcheck disable=SC2086
    missing=$(missing_packages $missing)
    if [ -n "$missing" ]; then
        say "dev: installing $missing"
        apt_update
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install -y \
            --no-install-recommends $missing </dev/null >build/apt.log 2>&1 ||
            { tail -n 15 build/apt.log >&2; fail "apt-get could not install them; the whole output is in build/apt.log"; }
    fi
    exec {apt_lock}>&-
}

apt_update() {
    local attempt
    for attempt in 1 2 3; do
        if as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update </dev/null >build/apt-update.log 2>&1; then
            return 0
        fi
        say "dev: apt-get update failed (attempt $attempt of 3)"
        sleep $((attempt * 2))
    done
    # One broken third-party source must not stop the rest: the install says if something is really missing.
    tail -n 5 build/apt-update.log >&2
}
