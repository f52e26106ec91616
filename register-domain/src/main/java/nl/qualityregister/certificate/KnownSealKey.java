package nl.qualityregister.certificate;

import java.time.Instant;

/**
 * A key that seals or once sealed.
 *
 * @param inUse whether it seals from now on
 * @param until the last moment at which its certificate holds
 */
public record KnownSealKey(String id, String subject, Instant until, boolean inUse) {
    static KnownSealKey of(SealKey key, SealKey current) {
        return new KnownSealKey(
                key.id(),
                key.certificate().getSubjectX500Principal().getName(),
                key.certificate().getNotAfter().toInstant(),
                key.id().equals(current.id()));
    }
}
