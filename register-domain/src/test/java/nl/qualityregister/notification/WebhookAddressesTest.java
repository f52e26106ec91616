package nl.qualityregister.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.8.9.10", "127.1", "0.0.0.0", "[::1]", "[::]", "localhost", "[::ffff:127.0.0.1]"
            })
    void thisMachineIsNotTold(String host) {
        assertThatThrownBy(() -> open(List.of()).of(host))
                .isInstanceOfSatisfying(
                        AddressRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(AddressRefused.Why.THIS_MACHINE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.5.4",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[fe80::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[ff02::1]",
                "[64:ff9b::a00:1]",
                "[2002:a00:1::]",
                "[::ffff:10.0.0.1]"
            })
    void privateAndSpecialNetworksAreNotTold(String host) {
        assertThatThrownBy(() -> open(List.of()).of(host))
                .isInstanceOfSatisfying(
                        AddressRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(AddressRefused.Why.A_PRIVATE_NETWORK));
    }

    @Test
    void theOpenInternetIsToldAndWhatTheOperatorNames() throws Exception {
        assertThat(open(List.of()).of("93.184.216.34")).hasSize(1);
        assertThat(open(List.of()).of("[2a00:1450:4001::1]")).hasSize(1);
        assertThat(open(List.of("10.1.0.0/16", "::1/128")).of("10.1.2.3")).hasSize(1);
        assertThat(open(List.of("10.1.0.0/16", "::1/128")).of("[::1]")).hasSize(1);
        assertThatThrownBy(() -> open(List.of("10.1.0.0/16")).of("10.2.0.1")).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> open(List.of("example.org/8"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneOfSeveralAddressesIsEnoughToRefuse() {
        WebhookAddresses addresses = new WebhookAddresses(
                host -> new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("192.168.1.1")
                },
                List.of());

        assertThatThrownBy(() -> addresses.of("mixed.example")).isInstanceOf(AddressRefused.class);
    }

    /** A name that led elsewhere when it was registered: nothing is connected to. */
    @Test
    void aNameThatHasTurnedHomewardsLeadsNowhere() throws Exception {
        WireMockServer here =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        here.start();
        try {
            Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
            WebhookAddresses addresses = new WebhookAddresses(
                    host -> new InetAddress[] {InetAddress.getByName(answers.removeFirst())}, List.of());
            addresses.of("rebound.example");
            WebhookPost post = new WebhookPost(addresses);

            assertThatThrownBy(() -> post.send(
                            URI.create("http://rebound.example:" + here.port() + "/"), Map.of(), new byte[] {1}))
                    .isInstanceOf(AddressRefused.class);
            assertThat(here.getAllServeEvents()).isEmpty();
            post.destroy();
        } finally {
            here.stop();
        }
    }

    private static WebhookAddresses open(List<String> allowed) {
        return new WebhookAddresses(InetAddress::getAllByName, allowed);
    }
}
