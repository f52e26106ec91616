package nl.qualityregister.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who knows which addresses a name has now. */
@FunctionalInterface
interface HostNames {
    InetAddress[] addresses(String host) throws UnknownHostException;
}
