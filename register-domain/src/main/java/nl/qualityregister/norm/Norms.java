package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of registers and norm sets that are in use.
 *
 * <p>A version never changes and is kept in memory, so asking costs nothing. What was adopted a quarter of a second ago is
 * known to every running program. A version that comes with the program and was recorded before with another content keeps the
 * program from starting.
 *
 * <p>It only reads: whatever it refuses undoes nothing of who asked, who may go on with something else.
 */
@Service
@Transactional(readOnly = true, noRollbackFor = RuntimeException.class)
public class Norms {

    private final Library library;

    Norms(Library library) {
        this.library = library;
    }

    public List<Register> registers() {
        return library.books().registers().values().stream()
                .map(PublishedRegister::register)
                .toList();
    }

    /** Refuses with RegisterUnknown. */
    public Register register(RegisterId id) {
        return published(id).register();
    }

    /** The register with its document. Refuses with RegisterUnknown. */
    public PublishedRegister published(RegisterId id) {
        return Optional.ofNullable(library.books().registers().get(id)).orElseThrow(() -> new RegisterUnknown(id));
    }

    /** The ids of all norm sets, in their order. */
    public List<NormSetId> normSets() {
        return library.books().versions().keySet().stream()
                .sorted(Comparator.comparing(NormSetId::value))
                .toList();
    }

    /** The versions of a norm set, the earliest first; empty when there is no such norm set. */
    public List<NormSet> versions(NormSetId id) {
        return List.copyOf(library.books().of(id));
    }

    /** Every version there is, by norm set and version. */
    public List<NormSet> versions() {
        return library.books().norms().values().stream()
                .sorted(Comparator.comparing(norm -> norm.version().toString()))
                .toList();
    }

    /** A version, whether or not it is still in force. Refuses with NormVersionUnknown. */
    public NormSet version(NormVersion version) {
        NormSet known = library.books().norms().get(version);
        return known != null
                ? known
                : Optional.ofNullable(library.fresh().norms().get(version))
                        .orElseThrow(() -> new NormVersionUnknown(version));
    }

    /** When periods judged by a version can begin: as it says itself, or up to the day on which a later version took over. */
    public Validity validity(NormSet norm) {
        return library.books().validity(norm);
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
        Library.Books books = library.books();
        return Optional.ofNullable(books.registers().get(register)).stream()
                .flatMap(carried -> carried.register().judging(occupation).stream())
                .flatMap(id -> books.of(id).stream())
                .filter(norm ->
                        norm.isFor(occupation, renewal) && books.validity(norm).holds(periodStart))
                .findFirst();
    }

    /** The version of a norm set that judges a period after so many renewals, whatever the occupation. */
    public Optional<NormSet> find(NormSetId id, LocalDate periodStart, int renewal) {
        Library.Books books = library.books();
        return books.of(id).stream()
                .filter(norm -> norm.isFor(renewal) && books.validity(norm).holds(periodStart))
                .findFirst();
    }
}
