package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a new version stands among those of its norm set: which it follows and ends, and what keeps it from that. */
final class Succession {

    private final NormSet next;
    private final Library.Books books;
    private final LocalDate today;
    private final List<NormSet> ended = new ArrayList<>();
    private final Faults faults = new Faults();

    private Succession(NormSet next, Library.Books books, LocalDate today) {
        this.next = next;
        this.books = books;
        this.today = today;
    }

    static Succession of(NormSet next, Library.Books books, LocalDate today) {
        Succession succession = new Succession(next, books, today);
        succession.look();
        return succession;
    }

    /** The versions without a last day that the new one ends on the day before it begins. */
    List<NormSet> ended() {
        return List.copyOf(ended);
    }

    List<DocumentFault> faults() {
        return faults.all();
    }

    private void look() {
        if (books.norms().containsKey(next.version())) {
            faults.add("/version", "there is a version " + next.version() + " already, and a version never changes");
        }
        register();
        LocalDate from = next.effectiveFrom().orElse(null);
        if (from == null) {
            faults.add("/effective", "\"from\" is missing: a version that is adopted says from when it holds");
            return;
        }
        if (from.isBefore(today)) {
            faults.add("/effective/from", "lies in the past: today is " + today);
        }
        List<NormSet> neighbours = books.of(next.version().normSet()).stream()
                .filter(other -> NormDocuments.Versions.sameCohort(other, next))
                .toList();
        neighbours.forEach(other -> beside(other, from));
        gap(neighbours, from);
    }

    private void register() {
        PublishedRegister known = books.registers().get(next.register());
        if (known == null) {
            return;
        }
        List<String> codes = known.register().occupations().stream()
                .map(occupation -> occupation.code().value())
                .toList();
        int index = 0;
        for (OccupationCode occupation : next.occupations()) {
            if (!codes.contains(occupation.value())) {
                faults.add("/appliesTo/occupations/" + index, Names.unknown("occupation", occupation.value(), codes));
            }
            index++;
        }
    }

    private void beside(NormSet other, LocalDate from) {
        Validity days = books.validity(other);
        LocalDate begins = days.from() == null ? LocalDate.MIN : days.from();
        @Nullable LocalDate ends = days.until();
        if (begins.isBefore(from) && ends == null) {
            if (coversAll(other)) {
                ended.add(other);
            } else {
                faults.add(
                        "/appliesTo",
                        "leaves out registrants of version " + other.version().version() + ", which it would end");
            }
        } else if (begins.isBefore(from) ? !ends(ends).isBefore(from) : !endsBefore(begins)) {
            faults.add("/effective", "overlaps version " + other.version().version());
        }
    }

    private static LocalDate ends(@Nullable LocalDate until) {
        return until == null ? LocalDate.MAX : until;
    }

    private boolean endsBefore(LocalDate begins) {
        return next.effectiveUntil().orElse(LocalDate.MAX).isBefore(begins);
    }

    /** Whether nobody whom the other version is for is left without one. */
    private boolean coversAll(NormSet other) {
        boolean occupations = next.occupations().isEmpty()
                || (!other.occupations().isEmpty() && next.occupations().containsAll(other.occupations()));
        Integer to = next.renewalsTo();
        Integer otherTo = other.renewalsTo();
        return occupations
                && next.renewalsFrom() <= other.renewalsFrom()
                && (to == null || (otherTo != null && otherTo <= to));
    }

    private void gap(List<NormSet> neighbours, LocalDate from) {
        Optional<LocalDate> last = neighbours.stream()
                .map(books::validity)
                .filter(days -> days.from() == null || days.from().isBefore(from))
                .map(days -> ends(days.until()))
                .max(Comparator.naturalOrder());
        if (last.isPresent() && last.get().isBefore(from.minusDays(1))) {
            faults.add("/effective/from", "leaves a gap: the version before it ends on " + last.get());
        }
    }
}
