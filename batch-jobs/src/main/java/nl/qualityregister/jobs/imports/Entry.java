package nl.qualityregister.jobs.imports;

import java.util.List;

/**
 * What goes in together or not at all: one row, or the rows that stand together because they are about the same.
 *
 * @param earlier the number of an earlier row about the same that stands apart from these; 0 when there is none
 */
record Entry(List<Row> rows, long earlier) {
    Row first() {
        return rows.getFirst();
    }

    Row last() {
        return rows.getLast();
    }
}
