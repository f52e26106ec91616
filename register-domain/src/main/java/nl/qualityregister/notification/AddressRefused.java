package nl.qualityregister.notification;

import java.net.UnknownHostException;
import java.util.Locale;

/** A name leads where nothing is sent, or nowhere. */
final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    AddressRefused(Why why) {
        super("the address leads to " + why.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        this.why = why;
    }

    Why why() {
        return why;
    }

    enum Why {
        THIS_MACHINE,
        A_PRIVATE_NETWORK,
        NOWHERE
    }
}
