# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# ./dev run and ./dev test where nothing is installed: in a fresh Debian or Ubuntu made by debootstrap.

chroot_mounts=()

# Unmounts what was mounted, last first, and only then removes the folder; with a mount left nothing is removed.
leave_chroot() {
    local root=$1 i
    for ((i = ${#chroot_mounts[@]} - 1; i >= 0; i--)); do
        umount "${chroot_mounts[i]}" || umount -l "${chroot_mounts[i]}" || true
    done
    if grep -qF " $root/" /proc/self/mounts; then
        say "dev: something is still mounted below $root; it was left alone"
        return
    fi
    rm -rf --one-file-system -- "$root"
}

in_chroot() {
    local root=$1
    shift
    chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true \
        RUNGLASS_PRESET="${RUNGLASS_PRESET:-release}" "$@" </dev/null
}

# try_in_chroot [SUITE] [VERB…]
try_in_chroot() {
    local suite=${1:-bookworm} root mirror=http://deb.debian.org/debian components=main
    [ $# -eq 0 ] || shift
    local verbs=("$@")
    [ ${#verbs[@]} -gt 0 ] || verbs=(run test)
    [ "$(id -u)" -eq 0 ] || fail "chroot needs root"
    case "$suite" in
    noble | jammy) mirror=http://archive.ubuntu.com/ubuntu components=main,universe ;;
    esac
    # shellcheck disable=SC2086
    need $packages_chroot
    root=$(mktemp -d "${TMPDIR:-/tmp}/runglass-chroot.XXXXXX")
    # shellcheck disable=SC2064
    trap "leave_chroot '$root'" EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP

    local script=()
    # Debootstrap knows newer Ubuntus by the same script as older ones.
    [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=(/usr/share/debootstrap/scripts/gutsy)
    SECONDS=0
    say "dev: making $suite in $root"
    debootstrap --variant=minbase --components="$components" "$suite" "$root" "$mirror" "${script[@]}" \
        >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; rm -f "$root.log"; fail "debootstrap failed"; }
    rm -f "$root.log"
    say "dev: debootstrap took $SECONDS s"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    local place
    for place in proc sys dev; do
        mount --bind "/$place" "$root/$place"
        chroot_mounts+=("$root/$place")
    done
    mount -t tmpfs tmpfs "$root/dev/shm"
    chroot_mounts+=("$root/dev/shm")

    # A clean clone: what is committed, and nothing else. A blank in its path, because users have them.
    local clone="/root/Runglass clone" verb shots=build/chroot/$suite
    if [ -n "${RUNGLASS_CHROOT_CCACHE:-}" ]; then
        # The compiler's cache is shared, for trying everything but the compiler; it only hits at the same path.
        clone=$top
        mkdir -p "$root/root/.cache/ccache"
        mount --bind "$RUNGLASS_CHROOT_CCACHE" "$root/root/.cache/ccache"
        chroot_mounts+=("$root/root/.cache/ccache")
    fi
    mkdir -p "$(dirname -- "$root$clone")"
    git clone -q --no-local "file://$top" "$root$clone"
    for verb in "${verbs[@]}"; do
        SECONDS=0
        in_chroot "$root" "$clone/dev" "$verb" || fail "./dev $verb failed in $suite after $SECONDS s"
        say "dev: ./dev $verb took $SECONDS s in a fresh $suite"
    done
    if [ -d "$root$clone/build/shots" ]; then
        mkdir -p "$shots"
        cp "$root$clone/build/shots/"*.png "$shots/"
        say "dev: its screenshots are in $shots"
    fi
}
