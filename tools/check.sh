# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What is checked without building: format, licence headers, includes, words that have no place here.

lint_problems=0

# complain TEXT with the offending lines on standard input; silent when there are none.
complain() {
    local lines
    lines=$(cat)
    [ -n "$lines" ] || return 0
    printf '%s:\n' "$1" >&2
    printf '  %s\n' "${lines//$'\n'/$'\n  '}" >&2
    lint_problems=$((lint_problems + 1))
}

# The sources git knows or would add, NUL-separated, by pathspec.
sources() { git ls-files -z --cached --others --exclude-standard --deduplicate -- "$@" | existing; }
existing() {
    local file
    while IFS= read -r -d '' file; do
        [ -f "$file" ] && printf '%s\0' "$file"
    done
    return 0
}

format_sources() {
    # shellcheck disable=SC2086
    need $packages_lint
    sources '*.cpp' '*.h' | xargs -0 -r clang-format -i
}

lint_sources() {
    # shellcheck disable=SC2086
    need $packages_lint
    complain "not formatted (./dev format)" < <(unformatted)
    complain "no SPDX header" < <(sources '*.cpp' '*.h' '*.cmake' '*CMakeLists.txt' '*.sh' '*.py' '*.proto' dev .ci/run |
        xargs -0 -r grep -L 'SPDX-License-Identifier: GPL-3.0-or-later')
    complain "words that have no place here" < <(forbidden_words)
    complain "include Qt headers without their module" < <(sources '*.cpp' '*.h' |
        xargs -0 -r grep -nE '#[[:space:]]*include <Qt?[A-Za-z]+/')
    complain "text that is shown without tr()" < <(untranslated_text)
    complain "includes of folders that are not linked" < <(python3 tools/includes.py)
    complain "shellcheck" < <(shellcheck -x -a -f gcc dev .ci/run tests/support/isolated)
    [ "$lint_problems" -eq 0 ] || fail "lint found $lint_problems kind(s) of problems"
    echo "lint: nothing to complain about"
}

unformatted() {
    sources '*.cpp' '*.h' | xargs -0 -r clang-format --dry-run -Werror 2>&1 | sed -n 's/^\([^:]*\):[0-9].* error: .*/\1/p' | sort -u
}

# Each of these blocks the GUI thread, hides a race, or leaves something half done.
forbidden_words() {
    sources '*.cpp' '*.h' | xargs -0 -r grep -nwE 'processEvents|BlockingQueuedConnection|QEventLoop|QThread::u?m?sleep|qSleep|qWait|qDebug|QSKIP|QEXPECT_FAIL|TODO|FIXME|XXX'
}

# Text for users goes through tr(): these calls show what they are given. The product's name and addresses stay as they
# are.
untranslated_text() {
    local calls='setText|setWindowTitle|setToolTip|setPlaceholderText|setStatusTip|addAction|setAccessibleName|setTitle'
    sources 'views/*.cpp' 'app/desktop/*.cpp' |
        xargs -0 -r grep -nE "($calls)\((QStringLiteral|QLatin1String|u)\(?\"[^\"]*[A-Za-z]{2}" |
        grep -vE '"(Runglass|https?:)'
}
