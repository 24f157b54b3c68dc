# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Configures and builds a preset of CMakePresets.json, and runs its tests.

job_count=$(nproc 2>/dev/null || echo 2)

# build PRESET [TARGET…] into build/PRESET. Two at the same time wait for each other.
build() {
    local preset=$1 folder=build/$1
    shift
    mkdir -p "$folder"
    exec {build_lock}>"$folder/.lock"
    flock "$build_lock"
    if [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
        local log=$folder/configure.log
        if ! cmake --preset "$preset" >"$log" 2>&1; then
            cat "$log" >&2
            fail "configuring failed"
        fi
    fi
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    cmake --build "$folder" -j "$job_count" "${targets[@]}"
    exec {build_lock}>&-
}

# run_tests PRESET [CTEST ARGUMENTS…]
run_tests() {
    local preset=$1
    shift
    # shellcheck disable=SC2086
    need $packages_build $packages_test
    build "$preset"
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$job_count" "$@"
}
