package nl.qualityregister.roll;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is known of measures, learning entry by entry. */
final class MeasureFile {
    private final Map<MeasureId, Measure> measures = new LinkedHashMap<>();
    private final Set<MeasureId> hadStatus = new HashSet<>();

    static MeasureFile of(Collection<RollEntry> entries) {
        MeasureFile file = new MeasureFile();
        entries.forEach(file::learn);
        return file;
    }

    /** An entry that is not of a measure says nothing here. */
    void learn(RollEntry numbered) {
        MeasureNote note = numbered.entry().measure();
        if (note == null) {
            return;
        }
        if (note.kind().status().isPresent()) {
            hadStatus.add(note.id());
        }
        switch (numbered.entry().kind()) {
            case MEASURE_IMPOSED -> measures.put(note.id(), Measure.imposedBy(numbered, note));
            case MEASURE_LIFTED -> measures.computeIfPresent(note.id(), (id, measure) -> measure.liftedBy(numbered));
            case MEASURE_REVERSED ->
                measures.computeIfPresent(note.id(), (id, measure) -> measure.reversedBy(numbered));
            case MEASURE_CORRECTED ->
                measures.computeIfPresent(note.id(), (id, measure) -> measure.correctedBy(numbered, note));
            case REGISTERED, RENEWED, EXTENDED, INTERRUPTED, SUSPENDED, LAPSED, WITHDRAWN ->
                throw new IllegalStateException("of no measure");
            case STRUCK_OFF, REINSTATED, CORRECTED, MERGED, DECEASED ->
                throw new IllegalStateException("of no measure");
        }
    }

    Optional<Measure> find(MeasureId id) {
        return Optional.ofNullable(measures.get(id));
    }

    /** Whether it ever gave a status, by what is known here. */
    boolean everHadStatus(MeasureId id) {
        return hadStatus.contains(id);
    }

    /** In the order of imposing. */
    List<Measure> all() {
        return List.copyOf(measures.values());
    }

    /** Whether the entry is of a measure that has been reversed, by what is known here. */
    boolean hasReversed(RollEntry numbered) {
        MeasureNote note = numbered.entry().measure();
        return note != null && state(note) == MeasureState.REVERSED;
    }

    private MeasureState state(MeasureNote note) {
        return Objects.requireNonNull(measures.get(note.id())).state();
    }
}
