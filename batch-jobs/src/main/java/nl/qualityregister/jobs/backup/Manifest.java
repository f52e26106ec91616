package nl.qualityregister.jobs.backup;

import java.util.List;
import java.util.Map;

/**
 * What an archive holds, written last: an archive without it was not finished.
 *
 * @param madeAt the moment as of which the database was read
 * @param schema the version of the last migration; it is restored by it, and brought up to date by the next start
 * @param sequences the last value drawn of each that was used
 * @param files how many files lie beside the tables
 */
record Manifest(int format, String madeAt, String schema, List<Table> tables, Map<String, Long> sequences, long files) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String TABLES = "tables/";
    static final String FILES = "home/";

    /**
     * One table as COPY writes it.
     *
     * @param columns in the order written; those that are computed are left out
     * @param sha256 of what was written
     */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return TABLES + name + ".copy";
        }
    }
}
