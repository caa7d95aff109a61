#!/usr/bin/env bash
# Builds the image fairway/kafka:VERSION in a Docker Engine, without pulling anything: a small Java runtime made by jlink, the
# system libraries that it needs, Kafka from Maven artifacts, a static busybox. It is laid out like apache/kafka, so that
# Testcontainers can start it. Does nothing when the image is there and was made of the same parts.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../processes.sh
. "$root/deploy/processes.sh"
# shellcheck source=../local/engine/api.sh
. "$root/deploy/local/engine/api.sh"
# shellcheck source=../jdk.sh
. "$root/deploy/jdk.sh"

# java.desktop is for java.beans, which log4j needs
MODULES=java.base,java.desktop,java.logging,java.management,java.naming,java.security.jgss,java.security.sasl,java.xml,jdk.management,jdk.unsupported

host=${1:-${DOCKER_HOST:-}}
case $host in
unix://* | tcp://*) ;;
*)
  echo "usage: build.sh [HOST]   builds the image in the engine at HOST or DOCKER_HOST (unix:///path or tcp://host:port)" >&2
  exit 2
  ;;
esac

find_jdk
version=$(sed -n 's:.*<kafka.version>\(.*\)</kafka.version>.*:\1:p' "$root/pom.xml")
image=fairway/kafka:$version
inputs=$(cat "$here"/{build.sh,run,pom.xml} "$root/pom.xml" "$JAVA_HOME/release" | sha256sum | cut -d ' ' -f 1)
if engine_api "$host" "/images/$image/json" 2>/dev/null | grep -q "$inputs"; then
  say "$image is built already"
  exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=$work/root
mkdir -p "$files"/{bin,lib64,opt/kafka,etc/kafka/docker,var/lib/kafka}

say "collecting Kafka $version"
"$root/mvnw" -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$files/opt/kafka" >&2

say "linking a Java runtime"
"$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --strip-java-debug-attributes --no-header-files --no-man-pages \
  --output "$files/opt/java"

# Every library that the runtime is linked to, at the place where the loader looks for it. /lib may be a link on this machine.
find "$files/opt/java" -type f \( -name '*.so' -o -perm -u+x \) -exec ldd {} + 2>/dev/null |
  sed -n 's:.*[[:space:]]\(/[^ ]*\) (0x.*:\1:p' | sort -u | while read -r library; do
  case $library in "$files"/*) continue ;; esac
  install -D -m 755 "$(realpath "$library")" "$files$library"
done

install -m 755 "$here/run" "$files/etc/kafka/docker/run"
# Who starts the container brings a script for bash; the shell of busybox understands it.
printf '#!/bin/sh\nexec /bin/sh "$@"\n' >"$files/bin/bash"
chmod 755 "$files/bin/bash"
printf 'hosts: files dns\n' >"$files/etc/nsswitch.conf"

"$root/deploy/local/engine/base-image" "$host"
cat >"$work/Dockerfile" <<END
FROM fairway/busybox:1
COPY root /
EXPOSE 9092
LABEL org.opencontainers.image.title="Apache Kafka, built locally" org.opencontainers.image.version="$version" dev.fairway.inputs="$inputs"
CMD ["/etc/kafka/docker/run"]
END

say "building $image"
tar --create --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --directory "$work" Dockerfile root |
  engine_api "$host" "/build?t=$image" --request POST --header 'Content-Type: application/x-tar' --upload-file - >"$work/answer" || true
engine_api "$host" "/images/$image/json" 2>/dev/null | grep -q "$inputs" ||
  fail "the image $image was not built: $(tail -n 3 "$work/answer")"
say "built $image"
