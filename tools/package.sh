# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The Debian package.

make_package() {
    # shellcheck disable=SC2086
    need $packages_build $packages_package
    build release runglass runglass-cli runglass-gateway runglass-packaging
    local deb
    rm -f build/release/*.deb
    (cd build/release && umask 022 && cpack -G DEB >cpack.log 2>&1) || { cat build/release/cpack.log >&2; fail "cpack failed"; }
    deb=$(ls build/release/*.deb)
    desktop-file-validate packaging/org.runglass.Runglass.desktop
    appstreamcli validate --no-net packaging/org.runglass.Runglass.metainfo.xml
    lintian --fail-on error,warning "$deb"
    dpkg-deb --info "$deb" | grep -E '^ (Package|Version|Architecture|Depends|Installed-Size)'
    printf '%s\n' "$top/$deb"
}
