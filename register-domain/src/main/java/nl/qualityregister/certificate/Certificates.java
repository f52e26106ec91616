package nl.qualityregister.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door of certificates. A certificate states what the register held on the day of issue; when a registration lapses or is struck
 * off, the certificate is not revoked by that: its page shows the current status.
 */
@Service
public class Certificates {
    private final CertificateRows rows;
    private final Printing printing;
    private final StatusRows places;
    private final SealKeyRows keys;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final BusinessDay businessDay;
    private final Clock clock;

    Certificates(
            CertificateRows rows,
            Printing printing,
            StatusRows places,
            SealKeyRows keys,
            Trail trail,
            TransactionOperations transaction,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.printing = printing;
        this.places = places;
        this.keys = keys;
        this.trail = trail;
        this.transaction = transaction;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Running cycles that should have a certificate today and have none, by id from {@code after}, at most {@code limit}. */
    public List<CycleId> wanted(RegisterId register, long after, int limit) {
        return wanted(register, businessDay.today(), after, limit);
    }

    /** The same as of a day: a cycle that runs on it, with at least one occupation that stands registered on it. */
    public List<CycleId> wanted(RegisterId register, LocalDate day, long after, int limit) {
        return rows.wanted(register, day, after, limit);
    }

    /** Renders outside the transaction, then stores exactly one per (registrant, cycle, kind); returns those that were new. */
    public List<Certificate> issue(Collection<CycleId> cycles, Actor by) {
        return issue(cycles, businessDay.today(), by, (certificate, pdf) -> {});
    }

    /**
     * The same on a day. What is not {@link #wanted} is left out, and so is a holder whose name cannot be printed, which is logged.
     *
     * @param copies takes each PDF that was new, after it was stored
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<Certificate> issue(Collection<CycleId> cycles, LocalDate day, Actor by, Copies copies) {
        List<Entitled> people = rows.entitled(cycles, day);
        List<Rendered> rendered = printing.print(people, places.draw(people.size()), day);
        List<Rendered> issued = transaction.execute(status -> store(rendered, by));
        issued.forEach(one -> copies.take(one.certificate(), one.pdf()));
        return issued.stream().map(Rendered::certificate).toList();
    }

    private List<Rendered> store(List<Rendered> rendered, Actor by) {
        rendered.stream().map(one -> one.seal().key()).distinct().forEach(key -> keys.keep(key, clock.instant()));
        Collection<String> stored = rows.insert(rendered);
        List<Rendered> issued = rendered.stream()
                .filter(one -> stored.contains(one.certificate().number().value()))
                .toList();
        trail.record(issued.stream()
                .map(one -> footprint("certificate-issued", one.certificate(), by))
                .toList());
        return issued;
    }

    public Optional<Certificate> find(CertificateNumber number) {
        return rows.find(number);
    }

    /** @param token as in the address, or typed over from paper */
    public Optional<Certificate> byToken(String token) {
        return rows.byToken(CertificateNumber.readToken(token));
    }

    /** All of a person's, the latest first. */
    public List<Certificate> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Those of a register that are not revoked, by number from {@code after}, at most {@code limit}. */
    public List<Certificate> inForce(RegisterId register, Optional<CertificateNumber> after, int limit) {
        return rows.inForce(register, after.map(CertificateNumber::value).orElse(""), limit);
    }

    /**
     * The PDF, rendered again from what was stored; its hash is checked before it leaves. Also of a revoked one: the paper exists, and
     * its page says what it is worth. Refuses with CertificateNotFound; throws {@link CertificateNotReproducible}.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public byte[] pdf(CertificateNumber number) {
        return rows.kept(number)
                .orElseThrow(() -> new CertificateNotFound(number))
                .render();
    }

    /** Refuses with CertificateNotFound, CertificateAlreadyRevoked, or InputRefused when the reason is missing. */
    @Transactional
    public Certificate revoke(CertificateNumber number, String reason, Actor by) {
        if (reason.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/reason", "required")));
        }
        boolean revoked = rows.revoke(number, reason.strip(), clock.instant());
        Certificate certificate = find(number).orElseThrow(() -> new CertificateNotFound(number));
        if (!revoked) {
            throw new CertificateAlreadyRevoked(number);
        }
        trail.record(List.of(footprint("certificate-revoked", certificate, by)));
        return certificate;
    }

    private static Footprint footprint(String act, Certificate certificate, Actor by) {
        return new Footprint(
                by,
                act,
                "certificate:" + certificate.number(),
                List.of(certificate.registration().value()),
                "task:certificates",
                null);
    }

    /** Where the PDFs of new certificates go besides the database. */
    @FunctionalInterface
    public interface Copies {
        void take(Certificate certificate, byte[] pdf);
    }
}
