#!/usr/bin/env bash
# Installs the Debian packages with which Fairway runs whole on one machine, those that are missing; with --tests, also the
# browser that the dashboard is tested with. Without root, or on another system, says what to install. Starts nothing: the engine, the cluster and the registry are Fairway's own processes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=processes.sh
. "$here/processes.sh"
# shellcheck source=jdk.sh
. "$here/jdk.sh"
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/go/bin

GO=1.26

# package, and what shows that it is there: a program on the PATH, or a file
needs() {
  cat <<'END'
docker.io                  dockerd
containerd                 containerd
runc                       runc
containernetworking-plugins /usr/lib/cni/bridge
docker-registry            docker-registry
busybox-static             busybox
iptables                   iptables
iproute2                   ip
openssl                    openssl
util-linux                 unshare
procps                     ps
git                        git
curl                       curl
ca-certificates            /etc/ssl/certs/ca-certificates.crt
END
  if [ "${1:-}" = --tests ]; then echo "chromium chromium"; fi
}

main() {
  local package sign missing=() lacking=0
  while read -r package sign; do
    case $sign in
    /*) [ -e "$sign" ] ;;
    busybox) type -P busybox >/dev/null && ! ldd "$(type -P busybox)" >/dev/null 2>&1 ;; # only the static one
    *) type -P "$sign" >/dev/null ;;
    esac || missing+=("$package")
  done < <(needs "$@")
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ] || ! type -P apt-get >/dev/null; then
      say "missing, by the names of their Debian packages: ${missing[*]}"
      say "install them, on Debian as root: apt-get install --no-install-recommends ${missing[*]}"
      lacking=1
    else
      install_packages "${missing[@]}"
    fi
  fi
  find_jdk || lacking=1
  has_go || {
    say "Go >= $GO is missing, with which the cluster and Helm are built: install it from https://go.dev/dl/ and put it on the PATH"
    lacking=1
  }
  return $lacking
}

has_go() {
  local version
  version=$(go env GOVERSION 2>/dev/null) || return 1
  printf '%s\n' "$GO" "${version#go}" | sort --version-sort --check=quiet
}

install_packages() (
  say "installing ${*}"
  forbid_service_starts
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  {
    apt-get update -q && apt-get install -q -y --no-install-recommends "$@"
  } >"$log" 2>&1 9<&- || {
    last_lines_of "$log"
    fail "the packages could not be installed"
  }
  rm -f "$log"
)

# Debian asks this program whether an installation may start a service; 101 means no. It is here only as long as we install.
forbid_service_starts() {
  local policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then return; fi
  # shellcheck disable=SC2064 # the name is known now
  trap "rm -f '$policy'" EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
}

main "$@"
