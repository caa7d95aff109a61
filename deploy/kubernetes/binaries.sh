# Sourced after processes.sh. Builds the programs of the cluster from published Go modules into the user's cache. A program's
# file name carries its version and a hash of its sources, so that a cache serves many checkouts and is never stale.

HELM_VERSION=v4.2.4
KUBERNETES=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$PATH:/usr/local/go/bin # where Go's own instructions put it
BINARIES=${FAIRWAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/fairway}/bin

module_version() { sed -n "s|^\(require\)\{0,1\}[[:space:]]*$2 \(v[^ ]*\).*|\2|p" "$KUBERNETES/$1/go.mod" | head -n 1; }
sources_hash() { cat "$KUBERNETES/$1"/{go.mod,main.go} | sha256sum | cut -c 1-12; }

# Prints where the program NAME (fairway-node, etcd, pause or helm) is, whether it is built already or not.
binary() {
  case $1 in
  fairway-node) printf '%s/fairway-node-%s-%s\n' "$BINARIES" "$(module_version node k8s.io/kubernetes)" "$(sources_hash node)" ;;
  etcd) printf '%s/etcd-%s-%s\n' "$BINARIES" "$(module_version etcd go.etcd.io/etcd/server/v3)" "$(sources_hash etcd)" ;;
  pause) printf '%s/pause-%s\n' "$BINARIES" "$(sources_hash pause)" ;;
  helm) printf '%s/helm-%s\n' "$BINARIES" "$HELM_VERSION" ;;
  *) fail "unknown program $1, expected fairway-node, etcd, pause or helm" ;;
  esac
}

build_binaries() {
  local name missing=() began
  for name in helm pause etcd fairway-node; do
    if [ ! -x "$(binary "$name")" ]; then missing+=("$name"); fi
  done
  if [ ${#missing[@]} = 0 ]; then return; fi
  command -v go >/dev/null || fail "building ${missing[*]} takes Go >= 1.26, and no go is on the PATH: install it from https://go.dev/dl/"
  mkdir -p "$BINARIES"
  exec 8<"$BINARIES"
  if ! flock -n 8; then
    say "another build is running, waiting for it"
    flock 8
  fi
  for name in "${missing[@]}"; do
    if [ -x "$(binary "$name")" ]; then continue; fi # the other build made it
    began=$SECONDS
    say "building $(basename "$(binary "$name")")"
    build_binary "$name" "$(binary "$name")"
    say "built $name in $((SECONDS - began)) s"
  done
  exec 8<&-
}

build_binary() ( # NAME FILE
  work=$(mktemp -d "$BINARIES/.build-XXXXXX")
  trap 'kill "${progress:-}" 2>/dev/null; rm -rf "$work"' EXIT
  watch_build "$work" 8<&- 9<&- &
  progress=$!
  export CGO_ENABLED=0 GOTOOLCHAIN=local
  case $1 in
  helm)
    GOBIN=$work go install -trimpath -ldflags "-s -w" "helm.sh/helm/v4/cmd/helm@$HELM_VERSION" >"$work/log" 2>&1
    ;;
  *)
    cd "$KUBERNETES/$(module_of "$1")"
    began=$SECONDS
    go list -mod=mod -deps . >"$work/modules" 2>"$work/log" || fail "the modules of $1 cannot be downloaded: $(tail -n 20 "$work/log")"
    say "  modules of $1: there after $((SECONDS - began)) s"
    go build -mod=mod -trimpath -ldflags "$(link_flags "$1")" -o "$work/$1" . >"$work/log" 2>&1
    ;;
  esac || fail "building $1 failed: $(tail -n 20 "$work/log")"
  mv "$work/$1" "$2"
)

module_of() { if [ "$1" = fairway-node ]; then echo node; else echo "$1"; fi; }

# Without the version, the API server calls itself v0.0.0 and every chart that states a kubeVersion is refused.
link_flags() {
  local flags="-s -w" version package minor
  if [ "$1" = fairway-node ]; then
    version=$(module_version node k8s.io/kubernetes)
    minor=${version#v1.}
    for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
      flags+=" -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=${minor%%.*} -X $package.gitTreeState=clean"
    done
  fi
  printf '%s\n' "$flags"
}

# The compiler says nothing for minutes: every half minute, say that it is still at work.
watch_build() {
  local began=$SECONDS
  while sleep 30 >/dev/null 2>&1 && [ -d "$1" ]; do say "  still building, $((SECONDS - began)) s so far"; done
}
