# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Fuzzes what reads files from strangers, with clang's libFuzzer under AddressSanitizer and
# UndefinedBehaviorSanitizer.

packages_fuzz="clang libclang-rt-dev"
fuzz_targets="bundle csv json redaction text"

# fuzz [TARGET…]: each for RUNGLASS_FUZZ_SECONDS (60). New inputs stay in build/fuzz/corpus; what is worth keeping goes
# to tests/fuzz/corpus by hand.
fuzz() {
    # shellcheck disable=SC2086
    need $packages_build $packages_fuzz
    local folder=build/fuzz target seconds=${RUNGLASS_FUZZ_SECONDS:-60} failed=""
    mkdir -p "$folder"
    exec {fuzz_lock}>"$folder/.lock"
    flock "$fuzz_lock"
    if [ ! -f "$folder/build.ninja" ]; then
        cmake -G Ninja -S . -B "$folder" -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug \
            -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1 -D_GLIBCXX_ASSERTIONS" -DRUNGLASS_FUZZ=ON \
            -DRUNGLASS_SANITIZE=address,undefined,fuzzer-no-link >"$folder/configure.log" 2>&1 ||
            { cat "$folder/configure.log" >&2; fail "configuring failed"; }
    fi
    # shellcheck disable=SC2086
    [ $# -gt 0 ] || set -- $fuzz_targets
    cmake --build "$folder" -j "$job_count" --target "${@/#/fuzz_}"
    for target; do
        mkdir -p "$folder/corpus/$target" "$folder/found"
        say "dev: fuzzing $target for $seconds s; the whole output is in $folder/$target.log"
        if "$folder/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384 \
            -artifact_prefix="$folder/found/$target-" "$folder/corpus/$target" "tests/fuzz/corpus/$target" \
            >"$folder/$target.log" 2>&1; then
            tail -n 1 "$folder/$target.log"
        else
            tail -n 40 "$folder/$target.log" >&2
            failed="$failed $target"
        fi
    done
    exec {fuzz_lock}>&-
    [ -z "$failed" ] || fail "the fuzzer found something in$failed; the inputs are in $folder/found"
}
