package nl.qualityregister.notification;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may lead: to the open internet, and to the networks of {@code register.webhook.allowed-networks}. It is asked when an
 * address is registered and again for each connection, which then goes to the very address that was looked at: a name that leads
 * elsewhere by then leads nowhere.
 */
@Component
class WebhookAddresses {
    /** Besides what {@link InetAddress} knows: RFC 6890, 6598, 4193, 6052, 3056, 4380 and documentation. */
    private static final List<Network> SPECIAL = List.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fec0::/10")
            .stream()
            .map(Network::parse)
            .toList();

    private final HostNames names;
    private final List<Network> allowed;

    @Autowired
    WebhookAddresses(@Value("${register.webhook.allowed-networks:}") String[] allowed) {
        this(InetAddress::getAllByName, List.of(allowed));
    }

    WebhookAddresses(HostNames names, List<String> allowed) {
        this.names = names;
        this.allowed = allowed.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(Network::parse)
                .toList();
    }

    /** All addresses of the host; throws {@link AddressRefused} when it has none, or one of them is not to be reached. */
    InetAddress[] of(String host) throws AddressRefused {
        InetAddress[] found;
        try {
            found = names.addresses(host);
        } catch (UnknownHostException e) {
            throw new AddressRefused(AddressRefused.Why.NOWHERE);
        }
        for (InetAddress address : found) {
            require(address);
        }
        return found;
    }

    /** Whether it leads into a network that the operator named, where a certificate is not asked for. */
    boolean isNamed(InetAddress[] addresses) {
        return Arrays.stream(addresses)
                .allMatch(address -> allowed.stream().anyMatch(network -> network.holds(address)));
    }

    private void require(InetAddress address) throws AddressRefused {
        if (allowed.stream().anyMatch(network -> network.holds(address))) {
            return;
        }
        if (isThisMachine(address)) {
            throw new AddressRefused(AddressRefused.Why.THIS_MACHINE);
        }
        if (address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || SPECIAL.stream().anyMatch(network -> network.holds(address))) {
            throw new AddressRefused(AddressRefused.Why.A_PRIVATE_NETWORK);
        }
    }

    private static boolean isThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new IllegalStateException("the machine does not know its own addresses", e);
        }
    }
}
