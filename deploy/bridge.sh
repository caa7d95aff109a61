# Sourced after processes.sh. A network bridge of our own for pods or containers, with a subnet that nobody else on this machine
# uses, from where the rest of the world can be reached. The caller sets BRIDGE (a name that is unique on the machine) and STATE;
# SUBNET and GATEWAY, the bridge's address, are kept in STATE/network.

bridge_up() {
  local third
  if [ ! -e "$STATE/network" ]; then
    exec 7</run && flock 7 # two bridges at the same time must not choose the same subnet
    for third in $(shuf -i 1-254); do
      if [ -z "$(ip -4 route show root "10.213.$third.0/24")" ] && [ -z "$(ip -4 -o address show to "10.213.$third.0/24")" ]; then break; fi
    done
    printf 'SUBNET=10.213.%s.0/24\nGATEWAY=10.213.%s.1\n' "$third" "$third" >"$STATE/network.new"
    mv "$STATE/network"{.new,}
  fi
  # shellcheck source=/dev/null
  . "$STATE/network"
  if ! ip link show "$BRIDGE" >/dev/null 2>&1; then
    # without a hardware address of its own the bridge takes that of its first port, and changes it with the ports
    ip link add "$BRIDGE" address "02:$(printf '%s' "$BRIDGE" | sha256sum | sed 's/\(..\)\(..\)\(..\)\(..\)\(..\).*/\1:\2:\3:\4:\5/')" type bridge
  fi
  ip address replace "$GATEWAY/24" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  exec 7<&-
  echo 1 >/proc/sys/net/ipv4/ip_forward
  bridge_rules -I
}

# A container engine on the same machine may have set the policy to drop what it does not know.
bridge_rules() { # -I or -D
  iptables_rule "$1" filter FORWARD -i "$BRIDGE" -j ACCEPT
  iptables_rule "$1" filter FORWARD -o "$BRIDGE" -j ACCEPT
  iptables_rule "$1" nat POSTROUTING -s "$SUBNET" ! -o "$BRIDGE" -j MASQUERADE
}

iptables_rule() { # -I or -D, TABLE, CHAIN, RULE...
  local action=$1 table=$2
  shift 2
  if iptables -w 30 -t "$table" -C "$@" 2>/dev/null; then
    if [ "$action" = -D ]; then iptables -w 30 -t "$table" -D "$@"; fi
  elif [ "$action" = -I ]; then
    iptables -w 30 -t "$table" -I "$@"
  fi
}

bridge_down() {
  if [ ! -e "$STATE/network" ]; then return; fi
  # shellcheck source=/dev/null
  . "$STATE/network"
  remove_bridge "$BRIDGE"
  bridge_rules -D
}

remove_bridge() { # NAME
  local port
  ip link show "$1" >/dev/null 2>&1 || return 0
  for port in $(ip -o link show master "$1" | sed 's/^[0-9]*: \([^:@]*\).*/\1/'); do ip link delete "$port" 2>/dev/null || true; done
  ip link delete "$1"
}
