# Sourced: calls a Docker Engine's API without its command line program. HOST is unix:///path or tcp://host:port.

engine_api() { # HOST PATH CURL-OPTION...
  local host=$1 path=$2
  shift 2
  case $host in
  unix://*) curl -sS --fail-with-body --unix-socket "${host#unix://}" "$@" "http://engine$path" ;;
  tcp://*) curl -sS --fail-with-body --noproxy '*' "$@" "http://${host#tcp://}$path" ;;
  *) fail "the engine's address $host is neither unix:// nor tcp://" ;;
  esac
}

engine_answers() { [ "$(engine_api "$1" /_ping --max-time 3 2>/dev/null)" = OK ]; }
