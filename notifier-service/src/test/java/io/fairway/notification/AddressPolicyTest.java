package io.fairway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:db8::1"
            })
    void insideAddress_isRefused_unlessAllowed(String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);

        assertThat(AddressPolicy.PUBLIC_ONLY.allows(address)).isFalse();
        assertThat(new AddressPolicy(true, List.of()).allows(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "100.128.0.1",
                "2606:4700::1",
                "64:ff9b::808:808"
            })
    void publicAddress_isAllowed(String literal) {
        assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.ofLiteral(literal)))
                .isTrue();
    }

    @Test
    void allowedNetwork_opens_only_itself() {
        AddressPolicy policy = new AddressPolicy(
                false, List.of(AddressPolicy.Network.parse("10.1.0.0/16"), AddressPolicy.Network.parse("fd00:1::/32")));

        assertThat(policy.allows(InetAddress.ofLiteral("10.1.255.1"))).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(policy.allows(InetAddress.ofLiteral("fd00:1::5"))).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("fd00:2::5"))).isFalse();
        assertThat(policy.allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "host/8", "::/129", "10.0.0.0/-1"})
    void somethingElse_isNoNetwork(String text) {
        assertThatThrownBy(() -> AddressPolicy.Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
