package nl.qualityregister.certificate;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where in which status list a certificate has its bit. The serials are handed out in order; a place is a serial shuffled within its
 * list by a secret, so that places neither collide nor tell who got a certificate together with whom.
 */
final class StatusPlaces {
    /** Bits of one list, the least that the specification allows for the sake of anonymity. */
    static final int BITS = 131_072;

    private static final int HALF = 9;
    private static final int MASK = (1 << HALF) - 1;
    private static final int ROUNDS = 6;

    private final SecretKeySpec secret;

    StatusPlaces(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * @param list from 1 on
     * @param index from 0 to 131,071
     */
    record Place(int list, int index) {}

    /** @param serial from 0 on */
    Place of(long serial) {
        int list = Math.toIntExact(serial / BITS) + 1;
        int index = (int) (serial % BITS);
        do {
            index = shuffled(list, index);
        } while (index >= BITS);
        return new Place(list, index);
    }

    /** A Feistel network over 18 bits: whatever its rounds compute, it is one to one. */
    private int shuffled(int list, int index) {
        int left = index >>> HALF;
        int right = index & MASK;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ (mixed(list, round, right) & MASK);
            left = right;
            right = next;
        }
        return left << HALF | right;
    }

    private int mixed(int list, int round, int half) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            byte[] drawn = mac.doFinal(ByteBuffer.allocate(12)
                    .putInt(list)
                    .putInt(round)
                    .putInt(half)
                    .array());
            return ByteBuffer.wrap(drawn).getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
