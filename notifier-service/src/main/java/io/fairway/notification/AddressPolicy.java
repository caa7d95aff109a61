package io.fairway.notification;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses a sink may be at. Judged after the name was resolved, and the connection is made to the judged address, so
 * that no name can point elsewhere in between. The sinks file must not be a way into the inside of the network.
 *
 * @param everything whether private addresses are allowed too
 * @param allowed networks that are allowed though private
 */
public record AddressPolicy(boolean everything, List<Network> allowed) {

    public static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(false, List.of());

    /** Not public, by the registries of special-purpose addresses (RFC 6890 and its successors). */
    private static final List<Network> INSIDE = List.of(
            network("0.0.0.0/8"),
            network("10.0.0.0/8"),
            network("100.64.0.0/10"),
            network("127.0.0.0/8"),
            network("169.254.0.0/16"),
            network("172.16.0.0/12"),
            network("192.0.0.0/24"),
            network("192.0.2.0/24"),
            network("192.88.99.0/24"),
            network("192.168.0.0/16"),
            network("198.18.0.0/15"),
            network("198.51.100.0/24"),
            network("203.0.113.0/24"),
            network("224.0.0.0/4"),
            network("240.0.0.0/4"),
            network("::/96"),
            network("100::/64"),
            network("2001::/23"),
            network("2001:db8::/32"),
            network("fc00::/7"),
            network("fe80::/10"),
            network("fec0::/10"),
            network("ff00::/8"));

    private static final Network NAT64 = network("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = network("2002::/16");

    public boolean allows(InetAddress address) {
        return everything
                || allowed.stream().anyMatch(network -> network.contains(address))
                || INSIDE.stream().noneMatch(network -> network.contains(embedded(address)));
    }

    /** An IPv6 address that leads to an IPv4 one is judged by that. */
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return of(Arrays.copyOfRange(bytes, 12, 16));
        }
        return SIX_TO_FOUR.contains(address) ? of(Arrays.copyOfRange(bytes, 2, 6)) : address;
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }

    private static Network network(String text) {
        return Network.parse(text);
    }

    /** Addresses with the same first bits. */
    public record Network(InetAddress address, int bits) {

        /** @throws IllegalArgumentException if it is not as {@code 10.0.0.0/8} or {@code fd00::/8} */
        public static Network parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("a network is ADDRESS/BITS, not " + text);
            }
            InetAddress address = InetAddress.ofLiteral(text.substring(0, slash));
            int bits = Integer.parseInt(text.substring(slash + 1));
            int max = address instanceof Inet4Address ? 32 : 128;
            if (bits < 0 || bits > max) {
                throw new IllegalArgumentException("a network has 0 to " + max + " bits, not " + bits);
            }
            return new Network(address, bits);
        }

        boolean contains(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
