# Shared by bot/run and tests/run, which source it. Debian packages and builds, told in a few lines.
# Sourcing scripts have set `root` (the project's folder) and `set -euo pipefail`.

# What building and running Oriel needs.
oriel_packages=(
    g++ cmake ninja-build pkg-config mold
    libboost1.81-dev libircclient-dev libcurl4-openssl-dev nlohmann-json3-dev libhowardhinnant-date-dev
    libsqlite3-dev libxml2-dev libssl-dev libfmt-dev libspdlog-dev libcli11-dev libtomlplusplus-dev
    tzdata ca-certificates
)

# say TEXT...: a line of ours, apart from the output of tools.
say() { printf '== %s\n' "$*" >&2; }

# fail TEXT...: says why and ends.
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# become_able: makes sure that as_root will work; asks for sudo's password now, where it can be seen.
become_able() {
    if [ "$(id -u)" = 0 ]; then return 0; fi
    command -v sudo >/dev/null || fail "installing needs root, and there is no sudo. As root: apt-get install ${missing[*]}"
    sudo true || fail "installing needs root. As root: apt-get install ${missing[*]}"
}

# as_root COMMAND...: runs it as root, by sudo where we are not.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# shown COMMAND...: runs it, its output kept in a log and shown as one moving line (a terminal) or now and then (no
# terminal). When it fails, the end of the log is shown and its status returned.
shown() {
    local log status=0
    log=$(mktemp)
    "$@" </dev/null 2>&1 | tee "$log" | show_progress || status=$?
    if [ "$status" != 0 ]; then
        tail -n 60 "$log" >&2
    fi
    rm -f "$log"
    return "$status"
}

show_progress() {
    local line shown_at=$SECONDS
    local width=${COLUMNS:-80}
    while IFS= read -r line; do
        if [ -t 2 ]; then
            printf '\r\033[K   %s' "${line:0:$((width - 4))}" >&2
        elif ((SECONDS - shown_at >= 15)); then
            printf '   %s\n' "${line:0:100}" >&2
            shown_at=$SECONDS
        fi
    done
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

# find_missing PACKAGE...: puts those that are not installed into the array `missing`. A name that ends in `-` is a
# package that must stay away; it is kept when anything is missing.
find_missing() {
    local name
    local unwanted=()
    missing=()
    for name in "$@"; do
        if [[ $name == *- ]]; then
            unwanted+=("$name")
        elif [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
            missing+=("$name")
        fi
    done
    if [ ${#missing[@]} -gt 0 ]; then missing+=(${unwanted[@]+"${unwanted[@]}"}); fi
}

apt_install() {
    shown as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends \
        -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "${missing[@]}"
}

apt_update() {
    say "reading the package lists (apt-get update)"
    shown as_root apt-get update -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300
}

# install_missing PACKAGE...: installs those that are not there; removes nothing, ever.
install_missing() {
    find_missing "$@"
    if [ ${#missing[@]} = 0 ]; then return 0; fi
    command -v apt-get >/dev/null || fail "no apt-get here; please install: ${missing[*]}"
    say "to be installed from Debian's packages: ${missing[*]}"
    become_able
    local updated=no
    if ! compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; then
        apt_update
        updated=yes
    fi
    if ! apt_install; then
        # Old lists name packages that the mirror has replaced since.
        [ "$updated" = no ] || fail "the packages could not be installed"
        apt_update
        apt_install || fail "the packages could not be installed"
    fi
}

# build PRESET TARGET...: configures when needed and builds, as many compilers at once as cores and memory allow
# (one takes up to 1 GB).
build() {
    local preset=$1
    shift
    local dir=$root/build/$preset
    local jobs memory
    jobs=$(nproc)
    memory=$(awk '/^MemAvailable:/ {print int($2 / 1000000)}' /proc/meminfo)
    if ((memory < jobs)); then jobs=$((memory > 0 ? memory : 1)); fi
    if [ ! -f "$dir/build.ninja" ] || ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then
        (cd "$root" && shown cmake --fresh --preset "$preset") || fail "the build could not be configured"
    fi
    shown cmake --build "$dir" -j "$jobs" --target "$@" || fail "the build failed"
}
