# Sourced by the scripts beside it: brings what the tests need, into a folder that is kept.

fetched=${XDG_CACHE_HOME:-$HOME/.cache}/overdue
tools=../shared/tools

# need_tool NAME WHAT: the script that fetches it, or what to do without.
need_tool() {
  if [ ! -f "$tools/$1" ]; then
    echo "$2 is missing and $tools/$1 is not there to fetch it" >&2
    exit 1
  fi
}

need_maven() {
  if ! command -v mvn >/dev/null || ! command -v javac >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq maven openjdk-17-jdk-headless >/dev/null
  fi
}

# jdks VERSION...: their homes, separated by commas.
jdks() {
  local homes=
  for version in "$@"; do
    local home=$fetched/jdks/jdk-$version
    if [ ! -x "$home/bin/java" ]; then
      need_tool get-jdks.sh "JDK $version ($home)"
      bash "$tools/get-jdks.sh" "$fetched/jdks" "$version" >&2
    fi
    homes=$homes${homes:+,}$home
  done
  echo "$homes"
}

# servers NAME:SUITE...: their executables, separated by commas.
servers() {
  local executables=
  for server in "$@"; do
    local name=${server%%:*}
    local executable=$fetched/redis/${server/:/-}/bin/$name-server
    if [ ! -x "$executable" ]; then
      need_tool get-redis.sh "$server ($executable)"
      bash "$tools/get-redis.sh" "$fetched/redis" "$server" >&2
    fi
    executables=$executables${executables:+,}$executable
  done
  echo "$executables"
}
