# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Displays: whether there is one, and one of our own where there is none.

# Is there a display that answers? A DISPLAY left over from another session has no socket.
have_display() {
    if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -n "${XDG_RUNTIME_DIR:-}" ] && [ -S "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" ]; then
        return 0
    fi
    case "${DISPLAY:-}" in
    '') return 1 ;;
    :*)
        local number=${DISPLAY#:}
        number=${number%%.*}
        [ -S "/tmp/.X11-unix/X$number" ] || grep -qs "@/tmp/.X11-unix/X$number\$" /proc/net/unix
        ;;
    *) return 0 ;;
    esac
}

# Starts Xvfb on a number it finds free itself; sets DISPLAY and screen_pid.
start_screen() {
    local log=$1 number
    exec {screen_out}< <(exec Xvfb -displayfd 1 -screen 0 1920x1200x24 -nolisten tcp 2>"$log")
    screen_pid=$!
    if ! read -r -t 30 number <&"$screen_out"; then
        cat "$log" >&2
        fail "Xvfb did not start"
    fi
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY
    export QT_QPA_PLATFORM=xcb
}

# A home of its own, so that a run that is only looked at neither reads nor changes the user's settings.
private_home() {
    local folder=$1
    mkdir "$folder/home"
    mkdir -m 700 "$folder/runtime"
    export HOME=$folder/home XDG_RUNTIME_DIR=$folder/runtime
    export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache XDG_DATA_HOME=$HOME/.local/share
}

# Ends processes of ours, by id, and waits for them.
end_processes() {
    local pid
    for pid in "$@"; do
        if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || true; fi
    done
    for pid in "$@"; do
        if [ -n "$pid" ]; then wait "$pid" 2>/dev/null || true; fi
    done
}
