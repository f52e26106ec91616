package nl.qualityregister.jobs.imports;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.qualityregister.house.Fault;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of file means to the register.
 *
 * @param <T> what an entry of the file says, ready for the door
 */
interface FileKind<T> {
    /** Names its description: {@code attendance} is {@code schemas/json/import/attendance.table.json}. */
    String table();

    /** How many entries go in together. */
    int chunk();

    /** The column by which rows that stand together are one entry, if they are. */
    default @Nullable String groupedBy() {
        return null;
    }

    /** What is counted, in the order in which it is told. */
    default List<String> counts() {
        return List.of("new", "known");
    }

    /** Reads an entry whose rows are as described; adds what is wrong beyond that, and then its value is not used. */
    T read(Entry entry, List<RowFault> faults);

    /** Hands the entries to the door, in one transaction with their place in the file. What is known already changes nothing. */
    Taken take(List<T> values, Actor by);

    /**
     * What {@link #take} would make of them; called within one transaction for all entries of a file, in their order, that is then undone.
     */
    default Taken rehearse(List<T> values, Actor by) {
        throw new UnsupportedOperationException("no rehearsal of " + table());
    }

    /**
     * Which of the values a door's fault is about: {@code /3/title} is about the fourth. Where a door says nothing of the kind, the value
     * is found by halving.
     */
    default OptionalInt place(Fault fault) {
        return Pointers.number(fault.pointer(), 0);
    }

    /** The columns for fields that are named otherwise at the door; the others become {@code snake_case}. */
    default Map<String, String> columns() {
        return Map.of();
    }
}
