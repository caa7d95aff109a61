# Sourced by ./fairway: runs the command line (module cli) for the platform that runs here, unless another server is named.

# What the platform keeps about itself. Its token is for its own server only.
local_server() { # ARGUMENT...
  local kept
  [ -z "${FAIRWAY_URL:-}" ] && [ -r "$state/platform.json" ] && [[ " $* " != *" --server"* ]] || return 0
  kept=$(<"$state/platform.json")
  [[ $kept =~ \"RELEASE\"[[:space:]]*:[[:space:]]*([0-9]+) ]] || return 0
  export FAIRWAY_URL=http://127.0.0.1:${BASH_REMATCH[1]}
  if [ -z "${FAIRWAY_TOKEN:-}" ] && [[ $kept =~ \"apiToken\"[[:space:]]*:[[:space:]]*\"([^\"]+)\" ]]; then
    export FAIRWAY_TOKEN=${BASH_REMATCH[1]}
  fi
}

# Builds what is needed, if it is not there or older than its source.
build_command_line() { # JAR
  [ ! -f "$1" ] || [ -n "$(find pom.xml {cli,strict-yaml}/{pom.xml,src/main} -newer "$1" -type f -print -quit)" ] || return 0
  say "  Maven: building the command line"
  mkdir -p "$logs"
  maven "$logs/command-line.log" -Dfairway.quick -Dmaven.test.skip=true -Dspotless.check.skip=true -pl cli -am package || return 1
  touch "$1"
}

# What the JVM learns in a rehearsal, it need not find out at every start. Made in the background: this call does not wait for it.
rehearse() { # CACHE JAVA_OPTION...
  local cache=$1
  shift
  (
    exec 9>"$cache.lock"
    flock -n 9 || exit 0
    "$JAVA_HOME/bin/java" "$@" -XX:AOTCacheOutput="$cache.new" io.fairway.cli.Rehearsal && mv -f "$cache.new" "$cache"
  ) </dev/null >/dev/null 2>&1 &
  disown
}

command_line() { # ARGUMENT...
  local jar=$root/cli/target/fairway-cli.jar cache java
  find_jdk || exit 1
  build_command_line "$jar" || exit 1
  local_server "$@"
  cache=$root/cli/target/fairway-cli-${JAVA_HOME##*/}.aot
  # Nothing that the JVM itself says may get into an answer.
  java=(-Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx256m
    -cp "$jar:$root/cli/target/lib/*")
  if [ "$cache" -nt "$jar" ]; then
    java+=("-XX:AOTCache=$cache")
  else
    rehearse "$cache" "${java[@]}"
  fi
  if [ -t 1 ]; then
    # bash sets COLUMNS when a command has ended.
    shopt -s checkwinsize
    (:)
    export COLUMNS
    java+=(-Dfairway.terminal=true)
  else
    java+=(-Dfairway.terminal=false)
  fi
  cd "$called_from"
  exec "$JAVA_HOME/bin/java" "${java[@]}" io.fairway.cli.Main "$@"
}
