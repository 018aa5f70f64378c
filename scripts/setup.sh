# Shared by ./millrace and ./test: what the machine must have. Sourced, not run.

die() { printf '%s\n' "$*" >&2; exit 1; }

# Not through a pipe: grep -q would end ldconfig early, which pipefail takes for a failure.
has_library() { [[ $(/sbin/ldconfig -p 2>/dev/null) == *"$1"* ]]; }

# Prints the Debian packages that are missing for a list of PACKAGE=LIBRARY or PACKAGE=/path/of/a/file pairs.
missing_packages() {
    local pair target missing=()
    for pair in "$@"; do
        target=${pair#*=}
        case $target in
            /*) [ -e "$target" ] || missing+=("${pair%%=*}") ;;
            *) has_library "$target" || missing+=("${pair%%=*}") ;;
        esac
    done
    printf '%s' "${missing[*]-}"
}

# Installs what is missing with apt when root; otherwise says in one sentence what to install.
need_packages() {
    local missing log
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        die "millrace: these system packages are missing: $missing. Install them (on Debian or Ubuntu: sudo apt-get install $missing) and start again."
    fi
    printf 'millrace: installing %s with apt\n' "$missing" >&2
    log=$(mktemp)
    # shellcheck disable=SC2086 # a list of package names
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        die "millrace: apt could not install $missing; the messages are above."
    fi
    rm -f "$log"
    [ -z "$(missing_packages "$@")" ] || die "millrace: apt installed $missing, yet this is still missing: $(missing_packages "$@")."
}

need_runtime_packages() {
    need_packages librdkafka1=librdkafka.so.1 libmongoc-1.0-0=libmongoc-1.0.so.0
}

need_dotnet() {
    command -v dotnet >/dev/null ||
        die "millrace: the .NET 10 SDK is missing: install it (https://dotnet.microsoft.com/download/dotnet/10.0) and start again."
    (cd "$1" && dotnet --version >/dev/null 2>&1) ||
        die "millrace: no .NET SDK that fits global.json was found ('dotnet --list-sdks' lists what is installed): install the .NET 10 SDK and start again."
}

# Node 20.19 is what Vite asks for.
has_node() {
    command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# Installs the npm packages of a folder as its lock file says, when they are not there yet.
need_npm_packages() {
    if ! [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ]; then
        (cd "$1" && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json)
    fi
}

ui_is_current() {
    local ui=$1/ui stamp=$1/artifacts/ui.stamp
    [ -f "$ui/dist/index.html" ] && [ -f "$stamp" ] &&
        [ -z "$(find "$ui"/src "$ui"/public "$ui"/index.html "$ui"/package-lock.json "$ui"/vite.config.ts "$ui"/tsconfig.json -newer "$stamp" -print -quit)" ]
}

# Builds the web UI into ui/dist when a source file of it has changed.
build_ui() {
    local begun log=$1/artifacts/ui.log
    ui_is_current "$1" && return
    mkdir -p "$1/artifacts"
    printf 'millrace: building the web UI (only after a change)\n' >&2
    begun=$(mktemp "$1/artifacts/stamp.XXXXXX")
    if ! (need_npm_packages "$1/ui" && cd "$1/ui" && npm run build) >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$begun"
        die "millrace: the web UI could not be built; its messages are above."
    fi
    mv "$begun" "$1/artifacts/ui.stamp"
}
