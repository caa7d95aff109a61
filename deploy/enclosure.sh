# Sourced after processes.sh. An enclosure holds everything that a container runtime leaves on a machine, so that all of it can be
# taken away again, whatever was killed before:
#   - a cgroup: daemons, shims and containers are its members, and nobody else is. Ending its members ends all of them.
#   - a private mount namespace: what daemons and containers mount is seen nowhere else and vanishes with the last of them.
# The caller sets ENCLOSURE (a name that is unique on the machine) and STATE (a directory); daemons log to STATE/log.

CGROUPS=/sys/fs/cgroup

# The hierarchies of cgroup v1, or the one of v2.
cgroup_hierarchies() {
  local directory
  if [ -e "$CGROUPS/cgroup.controllers" ]; then
    printf '%s\n' "$CGROUPS"
    return
  fi
  for directory in "$CGROUPS"/*; do
    if [ ! -L "$directory" ] && [ -e "$directory/cgroup.procs" ]; then printf '%s\n' "$directory"; fi
  done
}

# The one hierarchy in which daemons are members. In the other hierarchies of v1 they stay where they were started.
daemons_hierarchy() {
  local name
  for name in "" pids freezer systemd; do
    if [ -e "$CGROUPS/$name/cgroup.procs" ]; then
      printf '%s\n' "$CGROUPS${name:+/$name}"
      return
    fi
  done
  fail "no cgroup hierarchy is mounted under $CGROUPS"
}

enclosure_create() {
  local hierarchy file controller
  for hierarchy in $(cgroup_hierarchies); do
    mkdir -p "$hierarchy/$ENCLOSURE"
    for file in cpuset.cpus cpuset.mems; do # v1 creates these empty, and an empty set takes no process
      if [ -e "$hierarchy/$file" ] && [ ! -e "$hierarchy/cgroup.controllers" ]; then
        cat "$hierarchy/$file" >"$hierarchy/$ENCLOSURE/$file"
      fi
    done
  done
  if [ -e "$CGROUPS/cgroup.controllers" ]; then # v2 hands a controller down only where that is asked for
    for file in "$CGROUPS" "$CGROUPS/$ENCLOSURE"; do
      for controller in $(cat "$file/cgroup.controllers"); do echo "+$controller" >"$file/cgroup.subtree_control" 2>/dev/null || true; done
    done
  fi
  mkdir -p "$(daemons_hierarchy)/$ENCLOSURE/daemons" "$STATE/log"
}

enclosure_members() {
  local hierarchy
  for hierarchy in $(cgroup_hierarchies); do
    if [ -d "$hierarchy/$ENCLOSURE" ]; then find "$hierarchy/$ENCLOSURE" -name cgroup.procs -exec cat {} + 2>/dev/null || true; fi
  done | sort -un | grep -vx 0 || true
}

# Makes the mount namespace, in which each PATH given is a directory of the enclosure's own (in STATE/private), and the
# daemon "enclosure" that keeps it alive. Does nothing when it is there.
enclosure_open() { # PATH...
  local path member
  if alive enclosure; then return; fi
  for member in "$RUN"/*.pid; do # another daemon still holds the namespace
    if alive "$(basename "$member" .pid)"; then
      enclosed enclosure sleep infinity
      return
    fi
  done
  enclosure_end_members # containers of an earlier namespace: nobody can look after them any more
  exec 7</run && flock 7 # see remove_unused_directories
  for path in "$@"; do
    mkdir -p "$STATE/private$path"
    if [ ! -d "$path" ] || is_mounted_on "$path"; then printf '%s\n' "$path" >>"$STATE/made-directories"; fi
    mkdir -p "$path"
  done
  # slave: what the machine unmounts is unmounted here too, and nothing goes the other way
  # shellcheck disable=SC2016 # expanded by the inner shell
  daemon enclosure unshare --mount --propagation slave -- bash -euc '
    state=$1; shift
    for path; do mount --bind "$state/private$path" "$path"; done
    mount --make-rshared /
    exec sleep infinity' enclosure "$STATE" "$@"
  wait_for 10 enclosure is_sleeping "$(pid_of enclosure)" || fail "the mount namespace could not be made: $(tail -n 3 "$STATE/log/enclosure.log")"
  exec 7<&-
}

is_sleeping() { [ "$(cat "/proc/$1/comm")" = sleep ]; }

# Starts COMMAND as the daemon NAME inside of the enclosure's mount namespace.
enclosed() { # NAME COMMAND...
  local name=$1 member pid=""
  shift
  for member in "$RUN/enclosure.pid" "$RUN"/*.pid; do
    if pid=$(pid_of "$(basename "$member" .pid)"); then break; fi
  done
  [ -n "$pid" ] || fail "the enclosure $ENCLOSURE is not open"
  daemon "$name" nsenter --mount="/proc/$pid/ns/mnt" -- "$@"
}

daemon() { # NAME COMMAND...
  local name=$1 members
  shift
  members=$(daemons_hierarchy)/$ENCLOSURE/daemons/cgroup.procs
  (
    echo "$BASHPID" >"$members"
    umask 022 # the root directories of containers get their modes from it
    exec setsid "$@"
  ) </dev/null >>"$STATE/log/$name.log" 2>&1 7<&- 9<&- &
  remember "$name" $! || fail "$name ended at once: $(tail -n 3 "$STATE/log/$name.log")"
  disown
}

enclosure_end_members() {
  local members attempt
  # a frozen process does not even take SIGKILL
  find "$CGROUPS/freezer/$ENCLOSURE" -depth -name freezer.state -exec sh -c 'echo THAWED >"$0"' {} \; 2>/dev/null || true
  for ((attempt = 0; attempt < 200; attempt++)); do
    members=$(enclosure_members)
    [ -n "$members" ] || return 0
    # shellcheck disable=SC2086 # a list of numbers
    kill -KILL $members 2>/dev/null || true
    sleep 0.05
  done
  fail "processes of $ENCLOSURE do not end: ${members//$'\n'/ }"
}

# Ends every process of the enclosure and removes its cgroups and what it made outside of STATE.
enclosure_remove() {
  local hierarchy attempt
  enclosure_end_members
  for hierarchy in $(cgroup_hierarchies) "$CGROUPS/unified"; do
    for ((attempt = 0; attempt < 100; attempt++)); do
      [ -d "$hierarchy/$ENCLOSURE" ] || break
      if find "$hierarchy/$ENCLOSURE" -depth -type d -exec rmdir {} + 2>/dev/null; then break; fi
      sleep 0.05 # the kernel counts a process as a member until it is reaped
    done
    [ ! -d "$hierarchy/$ENCLOSURE" ] || fail "the cgroup $hierarchy/$ENCLOSURE is still in use"
  done
  if [ -e "$STATE/made-directories" ]; then remove_unused_directories; fi
}

# Mount points have to exist outside of the namespace too. Removing one takes its mount away from every enclosure, so the last
# enclosure that uses it does it; and nobody opens another one meanwhile.
remove_unused_directories() {
  local path
  exec 7</run && flock 7
  while read -r path; do
    if ! is_mounted_on "$path"; then rmdir --ignore-fail-on-non-empty "$path" 2>/dev/null || true; fi
  done <"$STATE/made-directories"
  exec 7<&-
}

# Whether something is mounted on $1 in the mount namespace of any process.
is_mounted_on() { grep -qsE "^([^ ]+ ){4}$1 " /proc/[0-9]*/mountinfo; }
