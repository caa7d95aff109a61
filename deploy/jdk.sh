# Sourced by ./fairway and ./mvnw: sets JAVA_HOME to a JDK of at least version 25, or says what is missing.

# Java writes names of files in the encoding of the locale.
export LC_ALL=C.UTF-8

jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    version=$(jdk_version "$home")
    if [ "${version:-0}" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "no JDK 25 or newer found in JAVA_HOME or /usr/lib/jvm: install one (for example Temurin 25) or set JAVA_HOME" >&2
  return 1
}
