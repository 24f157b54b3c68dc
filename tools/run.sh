# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What is started and looked at: run, shots, bench.

# What is looked at is what is shipped; RUNGLASS_PRESET=dev is quicker to build while working on it.
preset=${RUNGLASS_PRESET:-release}
programs=build/$preset/bin

screen_pid="" gateway_pid="" desktop_pid="" scratch=""

# A scratch folder, and the promise that it and every process of ours are gone at the end.
begin_scratch() {
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/runglass-$1.XXXXXX")
    trap 'end_processes "$desktop_pid" "$gateway_pid" "$screen_pid"; rm -rf -- "$scratch"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# Starts a demo gateway on a free port; sets gateway_pid and gateway_url.
start_gateway() {
    local log=$scratch/gateway.log line
    exec {gateway_out}< <(exec "$programs/runglass-gateway" --demo --listen 127.0.0.1:0 \
        --database "$scratch/gateway.db" 2>"$log")
    gateway_pid=$!
    while read -r -t 60 line <&"$gateway_out"; do
        gateway_url=$(grep -oE 'http://[^ ]+:[0-9]+' <<<"$line") && return 0
    done
    cat "$log" >&2
    fail "the gateway did not start"
}

run_demo() {
    local headless=""
    have_display || headless=yes
    # shellcheck disable=SC2086
    need $packages_build ${headless:+$packages_screen}
    build "$preset" runglass runglass-gateway
    begin_scratch run
    if [ -n "$headless" ]; then
        private_home "$scratch"
        start_screen "$scratch/xvfb.log"
    fi
    start_gateway
    local desktop=("$programs/runglass" --service "$gateway_url" --cache "$scratch/demo.runglass")
    if [ -z "$headless" ]; then
        say "dev: demo service at $gateway_url; it ends with the window"
        "${desktop[@]}" "$@" &
        desktop_pid=$!
        wait "$desktop_pid"
        return
    fi
    mkdir -p build/shots
    local shot=$top/build/shots/run.png
    say "dev: no display here, so the window opens under Xvfb $DISPLAY for a screenshot"
    local synced
    synced=$("${desktop[@]}" --screenshot "$scratch/run.png" --timeout 60 "$@") ||
        fail "the window did not show synced rows (see above)"
    mv -f -- "$scratch/run.png" "$shot"
    printf '%s\n' "$shot" "$synced"
}

# shoot NAME THEME TAB [ARGUMENT…] saves build/shots/NAME-THEME.png of a fresh start with these settings.
shoot() {
    local name=$1 theme=$2 tab=$3 shot=build/shots/$1-$2.png
    shift 3
    rm -rf -- "$XDG_CONFIG_HOME/runglass"
    mkdir -p "$XDG_CONFIG_HOME/runglass"
    printf '[look]\ntheme=%s\n[last]\ntab=%s\n' "$theme" "$tab" >"$XDG_CONFIG_HOME/runglass/settings.ini"
    rm -f -- "$shot"
    "$programs/runglass" "$@" --screenshot "$shot" >/dev/null 2>&1 || true
    [ -s "$shot" ] || fail "there is no screenshot of $name, $theme"
    printf '%s\n' "$top/$shot"
}

take_shots() {
    # shellcheck disable=SC2086
    need $packages_build $packages_screen
    build "$preset" runglass runglass-gateway runglass-cli
    begin_scratch shots
    private_home "$scratch"
    start_screen "$scratch/xvfb.log"
    start_gateway
    mkdir -p build/shots
    local theme state cache=$scratch/demo.runglass states=$scratch/states.runglass
    python3 tools/recordstates.py "$scratch/states_runs_data.jsonl" "$scratch/states_logs_data.jsonl"
    "$programs/runglass-cli" import --cache "$states" "$scratch"/states_*_data.jsonl >/dev/null || fail "states were not imported"
    for theme in light dark; do
        shoot runs "$theme" runs --service "$gateway_url" --cache "$cache" --timeout 60
        shoot logs "$theme" logs --service "$gateway_url" --cache "$cache" --timeout 60
        # Opened from the cache alone: what is shown must not be painted over by what arrives.
        shoot time-range "$theme" runs --cache "$cache" --show timerange --timeout 20
        shoot filter-builder "$theme" runs --cache "$cache" --timeout 20 \
            --show 'filter:status = Failed and (function = reconcile or response_time > 2s or log.message contains timeout)'
        shoot filter-error "$theme" runs --cache "$cache" --timeout 20 --show 'filter:status = Failed and version = 38 or source = x'
        shoot search "$theme" runs --cache "$cache" --show search:re --timeout 20
        shoot search-logs "$theme" logs --cache "$cache" --show search:retry --timeout 20
        shoot nothing-matches "$theme" runs --cache "$cache" --show 'apply:version = 9999' --timeout 20
        shoot exports "$theme" runs --service "$gateway_url" --cache "$cache" --show exports --timeout 60
        shoot compare "$theme" runs --service "$gateway_url" --cache "$cache" --show compare --timeout 60
        for state in inbox marks selection note paused; do
            XDG_DATA_HOME=$scratch/data-$theme-$state shoot "triage-$state" "$theme" runs --cache "$cache" --show "$state" --timeout 20
        done
        shoot record-demo "$theme" runs --service "$gateway_url" --cache "$cache" --show record:failed --timeout 60
        shoot record-in-progress "$theme" runs --cache "$states" --show record:0 --timeout 20
        shoot record-failed "$theme" runs --cache "$states" --show record:1 --timeout 20
        shoot record-not-json "$theme" runs --cache "$states" --show record:2 --timeout 20
        shoot record-huge "$theme" runs --cache "$states" --show record:3 --timeout 20
        shoot record-missing "$theme" runs --cache "$states" --show record:4 --timeout 20
        shoot record-below "$theme" runs --cache "$states" --show record:5:below --timeout 20
        shoot record-window "$theme" runs --cache "$states" --show record:5:window --timeout 20
        shoot record-of-entry "$theme" logs --cache "$states" --show record:2 --timeout 20
        shoot distribution "$theme" runs --cache "$cache" --show chart:distribution --timeout 20
        shoot figures-table "$theme" runs --cache "$cache" --show chart:table --timeout 20
        shoot figures-readout "$theme" runs --cache "$cache" --show chart:figures --timeout 20
        QT_SCALE_FACTOR=2 shoot scale-2 "$theme" runs --cache "$cache" --show chart:figures --timeout 20
        shoot first-start "$theme" runs --timeout 3
        shoot offline-empty "$theme" runs --service http://127.0.0.1:9 --cache "$scratch/none-$theme.runglass" --timeout 3
        shoot offline-filled "$theme" runs --service http://127.0.0.1:9 --cache "$cache" --timeout 10
    done
}

# run_bench [--peers] [ARGUMENT of runglass-bench…]
run_bench() {
    local peers=""
    if [ "${1:-}" = --peers ]; then
        peers=yes
        shift
    fi
    # shellcheck disable=SC2086
    need $packages_build $packages_bench ${peers:+$packages_peers}
    build "$preset" runglass runglass-gateway runglass-cli runglass-bench ${peers:+runglass-generate}
    begin_scratch bench
    private_home "$scratch"
    start_screen "$scratch/xvfb.log"
    mkdir -p build/bench
    "$programs/runglass-bench" --programs "$programs" --scratch "$scratch" --json build/bench/bench.json "$@"
    [ -z "$peers" ] || run_peers "$@"
}

# What users would otherwise use, on the same data: 1 million runs, 10 million entries; a tenth with --quick.
run_peers() {
    local runs=1000000 logs=10000000 duckdb=$top/build/duckdb
    case " $* " in *" --quick "*) runs=100000 logs=1000000 ;; esac
    say "bench: making text and tables of $logs entries"
    "$programs/runglass-generate" --runs "$runs" --logs "$logs" --days 6 --text "$scratch/logs.txt" --tables "$scratch"
    # Only where Node.js is there already: Debian's npm brings some hundred packages.
    if ! command -v npm >/dev/null 2>&1; then
        duckdb=""
    elif [ ! -d "$duckdb/node_modules/@duckdb/node-api" ]; then
        mkdir -p "$duckdb"
        npm install --silent --no-audit --no-fund --prefix "$duckdb" @duckdb/node-api >"$scratch/npm.log" 2>&1 || duckdb=""
    fi
    python3 tests/bench/peers/peers.py --figures build/bench/bench.json --text "$scratch/logs.txt" --scratch "$scratch" \
        ${duckdb:+--duckdb "$duckdb"}
}
