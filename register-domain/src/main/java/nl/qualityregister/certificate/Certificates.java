package nl.qualityregister.certificate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;

/** The door of certificates. */
@Service
public class Certificates {
    /** Running cycles that should have a certificate and have none, by id from {@code after}, at most {@code limit}. */
    public List<CycleId> wanted(RegisterId register, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Renders outside the transaction, then stores exactly one per (registrant, cycle, kind); returns those that were new. */
    public List<Certificate> issue(Collection<CycleId> cycles, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Optional<Certificate> find(CertificateNumber number) {
        throw new UnsupportedOperationException();
    }

    public Optional<Certificate> byToken(String token) {
        throw new UnsupportedOperationException();
    }

    public List<Certificate> of(RegistrantId registrant) {
        throw new UnsupportedOperationException();
    }

    /** The PDF, rendered again from what was stored; its hash is checked before it leaves. */
    public byte[] pdf(CertificateNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Refuses with CertificateAlreadyRevoked. */
    public Certificate revoke(CertificateNumber number, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }
}
