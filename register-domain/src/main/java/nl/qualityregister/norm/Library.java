package nl.qualityregister.norm;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The versions and registers as they stand, read and compiled. What comes with the program is recorded at the start; whether
 * somebody adopted something since is asked of the database at most every quarter of a second.
 */
@Component
class Library {

    private static final long FRESH = Duration.ofMillis(250).toNanos();

    private final NormVersions norms;
    private final RegisterVersions registers;
    private volatile Books books;
    private volatile long asked;

    Library(Shelf shelf, NormVersions norms, RegisterVersions registers, TransactionTemplate transaction) {
        this.norms = norms;
        this.registers = registers;
        books = new Books("", Map.of(), Map.of(), Map.of());
        transaction.executeWithoutResult(_ -> {
            shelf.norms().forEach(norms::record);
            shelf.registers().forEach(registers::recordShipped);
            books = read(shelf.compiled());
        });
        asked = System.nanoTime();
    }

    /** As they stood a quarter of a second ago, or later. */
    Books books() {
        return System.nanoTime() - asked < FRESH ? books : fresh();
    }

    /** As they stand now. */
    synchronized Books fresh() {
        long now = System.nanoTime();
        if (!norms.mark().equals(books.mark)) {
            books = read(books.norms);
        }
        asked = now;
        return books;
    }

    /** Whoever asks after the running transaction gets what it brought. */
    void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }

    private synchronized void forget() {
        asked = System.nanoTime() - FRESH;
    }

    private Books read(Map<NormVersion, NormSet> compiled) {
        String mark = norms.mark();
        Map<NormVersion, NormSet> versions = new LinkedHashMap<>();
        for (NormVersions.Recorded version : norms.all()) {
            NormSet known = compiled.get(version.id());
            versions.put(version.id(), known != null ? known : read(version));
        }
        Map<RegisterId, PublishedRegister> published = new LinkedHashMap<>();
        registers.latest().forEach(version -> published.put(new RegisterId(version.register()), read(version)));
        return new Books(mark, versions, norms.endings(), published);
    }

    private static NormSet read(NormVersions.Recorded version) {
        String source = version.id().toString();
        NormDocuments documents = NormDocuments.read(Map.of(source, version.document()));
        return Optional.ofNullable(documents.norms().get(source))
                .orElseThrow(() -> new DocumentsRefused(documents.faults()));
    }

    private static PublishedRegister read(RegisterVersions.Recorded version) {
        Faults faults = new Faults();
        Register register = RegisterReader.read(version.document(), faults);
        if (register == null) {
            throw new DocumentsRefused(Map.of(version.register(), faults.all()));
        }
        return new PublishedRegister(
                register, version.number(), version.document(), version.sha256(), version.recordedAt());
    }

    /**
     * All there is at one moment.
     *
     * @param endings the last days of versions that a later one ended
     */
    record Books(
            String mark,
            Map<NormVersion, NormSet> norms,
            Map<NormSetId, List<NormSet>> versions,
            Map<NormVersion, LocalDate> endings,
            Map<RegisterId, PublishedRegister> registers) {

        Books(
                String mark,
                Map<NormVersion, NormSet> norms,
                Map<NormVersion, LocalDate> endings,
                Map<RegisterId, PublishedRegister> registers) {
            this(mark, norms, bySet(norms), endings, registers);
        }

        private static Map<NormSetId, List<NormSet>> bySet(Map<NormVersion, NormSet> norms) {
            return norms.values().stream()
                    .sorted(Comparator.comparing(
                                    (NormSet norm) -> norm.effectiveFrom().orElse(LocalDate.MIN))
                            .thenComparing(norm -> norm.version().version()))
                    .collect(Collectors.groupingBy(
                            norm -> norm.version().normSet(), Collectors.toCollection(ArrayList::new)));
        }

        List<NormSet> of(NormSetId id) {
            return versions.getOrDefault(id, List.of());
        }

        Validity validity(NormSet norm) {
            @Nullable LocalDate ended = endings.get(norm.version());
            return new Validity(
                    norm.effectiveFrom().orElse(null),
                    ended != null ? ended : norm.effectiveUntil().orElse(null));
        }
    }
}
