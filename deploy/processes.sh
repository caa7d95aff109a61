# Sourced by the scripts that start daemons. A daemon is remembered as a file RUN/NAME.pid that holds its process id and the
# time at which the kernel started it, so that a number which meanwhile belongs to somebody else's process is never signalled.
# The caller sets RUN to a directory.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

# The start time of process $1 in clock ticks since boot (proc(5), field 22 of stat); fails when there is no such process or it is a zombie.
started_at() {
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  stat=${stat##*) }
  # shellcheck disable=SC2086 # the fields are split on purpose
  set -- $stat
  [ "$1" != Z ] && [ "$1" != X ] && printf '%s\n' "${20}"
}

remember() { # NAME PID
  local start
  start=$(started_at "$2") || return 1
  printf '%s %s\n' "$2" "$start" >"$RUN/$1.pid.new"
  mv "$RUN/$1.pid.new" "$RUN/$1.pid"
}

# Prints the process id of NAME; fails when it does not run.
pid_of() {
  local pid start
  { read -r pid start <"$RUN/$1.pid"; } 2>/dev/null || return 1
  [ "$(started_at "$pid")" = "$start" ] && printf '%s\n' "$pid"
}

alive() { pid_of "$1" >/dev/null; }

# Ends NAME: asks first, and insists after five seconds.
stop() {
  local pid attempt
  if pid=$(pid_of "$1"); then
    kill -TERM "$pid" 2>/dev/null || true
    for ((attempt = 0; attempt < 100; attempt++)); do
      alive "$1" || break
      sleep 0.05
    done
    if alive "$1"; then kill -KILL "$pid" 2>/dev/null || true; fi
  fi
  rm -f "$RUN/$1.pid"
}

# Waits until the command after SECONDS and NAME succeeds; fails at once when the daemon NAME has died, and when the time is over.
wait_for() { # SECONDS NAME COMMAND...
  local deadline=$((SECONDS + $1)) name=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    alive "$name" || return 1
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

# Prints a TCP port on which nobody listens, below the range that the kernel hands out for outgoing connections.
# Ports named as arguments are not taken.
free_port() {
  local port attempt
  for ((attempt = 0; attempt < 1000; attempt++)); do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    case " $* " in *" $port "*) continue ;; esac
    if port_is_free "$port"; then
      printf '%s\n' "$port"
      return
    fi
  done
  fail "no free port between 20000 and 32000"
}

port_is_free() { [ -z "$(ss -Hltn "sport = :$1")" ]; }

# Runs one command of this script at a time for the directory $1; the lock ends with the script.
lock() {
  mkdir -p "$1"
  exec 9<"$1"
  flock -w "${LOCK_SECONDS:-300}" 9 || fail "another command works on $1"
}

# STATE belongs to us when it has the file MARK, which is written first and removed last. A directory without it
# may have any files but those that we would remove.
claim_directory() { # MARK OWN-FILE...
  local mark=$1 name
  shift
  if [ -e "$STATE/$mark" ]; then return; fi
  for name; do [ ! -e "$STATE/$name" ] || fail "$STATE/$name exists and was not made by this script: name another directory"; done
}

release_directory() { # MARK OWN-FILE...
  local mark=$1 name
  shift
  for name; do rm -rf --one-file-system "${STATE:?}/$name" "$STATE/$name.new"; done
  rm -f "$STATE/$mark" "$STATE/$mark.new"
  rmdir --ignore-fail-on-non-empty "$STATE"
}

last_lines_of() { # FILE
  say "--- last lines of $1:"
  tail -n 15 "$1" >&2 2>/dev/null || true
}
