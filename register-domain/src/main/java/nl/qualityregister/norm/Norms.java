package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of registers and norm sets.
 *
 * <p>What it gives out never changes and is kept in memory, so asking costs nothing. At the start every version that comes with
 * the program is recorded; one that was recorded before with another content keeps the program from starting.
 */
@Service
@Transactional(readOnly = true)
public class Norms {

    private final Shelf shelf;
    private final NormVersions recorded;
    private final Map<NormVersion, NormSet> known = new ConcurrentHashMap<>();

    Norms(Shelf shelf, NormVersions recorded, TransactionTemplate transaction) {
        this.shelf = shelf;
        this.recorded = recorded;
        transaction.executeWithoutResult(_ -> shelf.norms().forEach(recorded::record));
        shelf.norms().forEach(norm -> known.put(norm.version(), norm));
        recorded.all().stream()
                .filter(version -> !known.containsKey(version.id()))
                .forEach(version -> known.put(version.id(), read(version)));
    }

    private static NormSet read(NormVersions.Recorded version) {
        String source = version.id().toString();
        NormDocuments documents = NormDocuments.read(Map.of(source, version.document()));
        return Optional.ofNullable(documents.norms().get(source))
                .orElseThrow(() -> new DocumentsRefused(documents.faults()));
    }

    public List<Register> registers() {
        return shelf.registers();
    }

    /** Refuses with RegisterUnknown. */
    public Register register(RegisterId id) {
        return shelf.register(id).orElseThrow(() -> new RegisterUnknown(id));
    }

    /** Every version there is, by norm set and version. */
    public List<NormSet> versions() {
        List<NormSet> versions = new ArrayList<>(known.values());
        versions.sort(Comparator.comparing((NormSet norm) -> norm.version().toString()));
        return versions;
    }

    /** A version, whether or not it is still in force. Refuses with NormVersionUnknown. */
    public NormSet version(NormVersion version) {
        NormSet norm = known.get(version);
        if (norm != null) {
            return norm;
        }
        return recorded.find(version)
                .map(found -> known.computeIfAbsent(version, _ -> read(found)))
                .orElseThrow(() -> new NormVersionUnknown(version));
    }

    /**
     * The version that judges a period of an occupation.
     *
     * @param periodStart the first day of the period
     * @param renewal how many renewals were granted before it
     *     <p>Refuses with RegisterUnknown, and with NoNormInForce when no version judges such a period.
     */
    public NormSet inForce(RegisterId register, OccupationCode occupation, LocalDate periodStart, int renewal) {
        return find(register(register).id(), occupation, periodStart, renewal)
                .orElseThrow(() -> new NoNormInForce(register, occupation, periodStart));
    }

    /** The same, where it is no fault that there is none: for many at once, of which some may have to wait. */
    public Optional<NormSet> find(RegisterId register, OccupationCode occupation, LocalDate periodStart, int renewal) {
        return shelf.register(register).stream()
                .flatMap(carried -> carried.judging(occupation).stream())
                .flatMap(id -> known.values().stream()
                        .filter(norm -> norm.version().normSet().equals(id))
                        .filter(norm -> norm.isInForce(occupation, periodStart, renewal)))
                .findFirst();
    }
}
