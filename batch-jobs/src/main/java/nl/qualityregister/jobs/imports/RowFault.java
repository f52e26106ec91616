package nl.qualityregister.jobs.imports;

import java.util.List;
import nl.qualityregister.house.Fault;

/**
 * Something wrong with a row of an entry.
 *
 * @param place which row of the entry, from 0
 * @param fault its pointer is the name of the column, or empty when it is about the whole row
 */
record RowFault(int place, Fault fault) {
    static RowFault first(Fault fault) {
        return new RowFault(0, fault);
    }

    static List<RowFault> first(String column, String code) {
        return List.of(first(Fault.at(column, code)));
    }
}
