# Sourced by cluster: writes certificates, tokens and the configuration files of one cluster into STATE.

# A key and a certificate of the cluster's own authority: NAME SUBJECT USAGE ALTERNATIVE-NAMES
issue_certificate() {
  local file=$STATE/pki/$1
  if [ -e "$file.crt" ]; then return; fi
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout "$file.key" -out "$file.crt.new" \
    "${@:5}" -config <(printf '%s\n' "[req]" "distinguished_name=subject" "x509_extensions=extensions" "prompt=no" "[subject]" "$2" \
      "[extensions]" "$3" "$4") 2>"$STATE/log/pki.log" || fail "the certificate $1 could not be made: $(tail -n 3 "$STATE/log/pki.log")"
  mv "$file.crt.new" "$file.crt"
}

write_certificates() {
  local leaf=$'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature' signed
  signed=(-CA "$STATE/pki/ca.crt" -CAkey "$STATE/pki/ca.key")
  issue_certificate ca CN=fairway-cluster "basicConstraints=critical,CA:true" "keyUsage=critical,keyCertSign,digitalSignature"
  issue_certificate apiserver CN=kube-apiserver "$leaf" $'extendedKeyUsage=serverAuth\nsubjectAltName=IP:127.0.0.1,IP:10.96.0.1,DNS:localhost,DNS:kubernetes.default.svc' "${signed[@]}"
  issue_certificate kubelet CN=kubelet "$leaf" $'extendedKeyUsage=serverAuth\nsubjectAltName=IP:'"$GATEWAY" "${signed[@]}"
  issue_certificate kubelet-client CN=kube-apiserver "$leaf" extendedKeyUsage=clientAuth "${signed[@]}"
  if [ ! -e "$STATE/pki/service-accounts.key" ]; then
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$STATE/pki/service-accounts.key.new" 2>/dev/null
    openssl pkey -in "$STATE/pki/service-accounts.key.new" -pubout -out "$STATE/pki/service-accounts.pub"
    mv "$STATE/pki/service-accounts.key"{.new,}
  fi
}

new_token() { od -An -N 32 -tx1 /dev/urandom | tr -d ' \n'; }

write_tokens() {
  if [ -e "$STATE/pki/tokens.csv" ]; then return; fi
  printf '%s,%s,%s,"%s"\n' \
    "$(new_token)" admin admin system:masters \
    "$(new_token)" system:kube-controller-manager controller-manager "" \
    "$(new_token)" system:kube-scheduler scheduler "" \
    "$(new_token)" "system:node:$NODE" kubelet system:nodes >"$STATE/pki/tokens.csv.new"
  mv "$STATE/pki/tokens.csv"{.new,}
}

token_of() { awk -F, -v user="$1" '$2 == user { print $1 }' "$STATE/pki/tokens.csv"; }

write_kubeconfig() { # USER FILE
  cat >"$2.new" <<END
apiVersion: v1
kind: Config
clusters:
  - name: fairway
    cluster:
      server: https://127.0.0.1:$API_PORT
      certificate-authority-data: $(base64 -w 0 "$STATE/pki/ca.crt")
users:
  - name: $1
    user:
      token: $(token_of "$1")
contexts:
  - name: fairway
    context:
      cluster: fairway
      user: $1
current-context: fairway
END
  mv "$2.new" "$2"
}

write_kubeconfigs() {
  write_kubeconfig admin "$STATE/kubeconfig"
  write_kubeconfig system:kube-controller-manager "$STATE/config/controller-manager.kubeconfig"
  write_kubeconfig system:kube-scheduler "$STATE/config/scheduler.kubeconfig"
  write_kubeconfig "system:node:$NODE" "$STATE/config/kubelet.kubeconfig"
  printf 'Authorization: Bearer %s\n' "$(token_of admin)" >"$STATE/pki/admin.header"
}

# Who changed what, and who read what: everything but the machinery's own heartbeats and reads. Never bodies, so never secrets.
write_audit_policy() {
  cat >"$STATE/config/audit.yaml" <<'END'
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: None
    resources:
      - group: coordination.k8s.io
        resources: [leases]
      - group: ""
        resources: [events, nodes/status]
      - group: events.k8s.io
        resources: [events]
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
    verbs: [get, list, watch]
  - level: None
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    verbs: [get, list, watch]
  - level: None
    nonResourceURLs: ["/readyz*", "/livez*", "/healthz*", "/version", "/openapi*", "/api", "/api/*", "/apis", "/apis/*"]
  - level: Metadata
END
}

write_containerd_config() {
  local registry snapshotter=overlayfs
  if [ "$(stat -f -c %T "$STATE")" = overlayfs ]; then snapshotter=native; fi # an overlay does not stack on an overlay
  cat >"$STATE/config/containerd.toml" <<END
version = 2
root = "$STATE/containerd/root"
state = "$STATE/containerd/state"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]

[grpc]
  address = "$STATE/run/containerd.sock"

[plugins."io.containerd.internal.v1.opt"]
  path = "$STATE/containerd/opt"

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  restrict_oom_score_adj = true
  max_concurrent_downloads = 8
  enable_unprivileged_ports = true

  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$snapshotter"
    default_runtime_name = "runc"

    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"

      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false

  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$(cni_plugins)"
    conf_dir = "$STATE/config/cni"
    max_conf_num = 1

  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "$STATE/config/registries"
END
  for registry in "$@"; do # read at every pull: a registry can be added while containerd runs
    mkdir -p "$STATE/config/registries/$registry"
    cat >"$STATE/config/registries/$registry/hosts.toml" <<END
server = "http://$registry"

[host."http://$registry"]
  capabilities = ["pull", "resolve"]
END
  done
}

cni_plugins() {
  local directory
  for directory in /usr/lib/cni /opt/cni/bin /usr/libexec/cni; do
    if [ -x "$directory/bridge" ] && [ -x "$directory/host-local" ] && [ -x "$directory/loopback" ]; then
      printf '%s\n' "$directory"
      return
    fi
  done
  fail "the CNI plugins bridge, host-local and loopback are in none of /usr/lib/cni, /opt/cni/bin, /usr/libexec/cni (Debian: containernetworking-plugins)"
}

write_cni_config() {
  mkdir -p "$STATE/config/cni"
  cat >"$STATE/config/cni/10-fairway.conflist" <<END
{
  "cniVersion": "0.4.0",
  "name": "$ENCLOSURE",
  "plugins": [
    {
      "type": "bridge",
      "bridge": "$BRIDGE",
      "isGateway": true,
      "ipMasq": false,
      "hairpinMode": true,
      "ipam": {
        "type": "host-local",
        "dataDir": "$STATE/cni",
        "ranges": [[{ "subnet": "$SUBNET" }]],
        "routes": [{ "dst": "0.0.0.0/0" }]
      }
    }
  ]
}
END
}

write_scheduler_config() {
  cat >"$STATE/config/scheduler.yaml" <<END
apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection:
  kubeconfig: $STATE/config/scheduler.kubeconfig
  qps: 500
  burst: 1000
leaderElection:
  leaderElect: false
END
}

write_kubelet_config() {
  cat >"$STATE/config/kubelet.yaml" <<END
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $GATEWAY
port: $KUBELET_PORT
healthzPort: 0
tlsCertFile: $STATE/pki/kubelet.crt
tlsPrivateKeyFile: $STATE/pki/kubelet.key
# Only the API server holds a certificate of this authority.
authentication:
  anonymous: { enabled: false }
  webhook: { enabled: false }
  x509: { clientCAFile: $STATE/pki/ca.crt }
authorization: { mode: AlwaysAllow }
containerRuntimeEndpoint: unix://$STATE/run/containerd.sock
podLogsDir: $STATE/log/pods
volumePluginDir: $STATE/kubelet/volume-plugins
cgroupDriver: cgroupfs
cgroupRoot: /$ENCLOSURE
failCgroupV1: false
failSwapOn: false
# There is no DNS server in the cluster. An address on which nobody listens refuses at once, where none at all would earn
# every pod a warning event.
clusterDNS: ["$GATEWAY"]
clusterDomain: cluster.local
makeIPTablesUtilChains: false
# The machine is shared: neither evict for what others use nor collect images that the tests still want.
evictionHard: { memory.available: 64Mi, nodefs.available: 1%, nodefs.inodesFree: 1%, imagefs.available: 1% }
imageGCHighThresholdPercent: 100
# As quick as a kubelet can be.
serializeImagePulls: false
maxParallelImagePulls: 8
registryPullQPS: 0
eventRecordQPS: 0
kubeAPIQPS: 500
kubeAPIBurst: 1000
configMapAndSecretChangeDetectionStrategy: Watch
syncFrequency: 10s
volumeStatsAggPeriod: -1s
END
}
