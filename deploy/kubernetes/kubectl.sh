# Sourced after binaries.sh: kubectl for an administrator, from the PATH or from the programs built for the local cluster.
# It never reads the current context: ADMIN names the kubeconfig.
kubectl() {
  if [ -x "$(binary fairway-node)" ]; then
    "$(binary fairway-node)" kubectl --kubeconfig "$ADMIN" "$@"
  elif type -P kubectl >/dev/null; then
    command kubectl --kubeconfig "$ADMIN" "$@"
  else
    fail "kubectl is missing: install it, or run \"deploy/kubernetes/cluster build\""
  fi
}
