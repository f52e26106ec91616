package nl.qualityregister.jobs.imports;

import java.util.List;
import java.util.Map;

/** A door refused a whole list because of some entries: the transaction is rolled back and tried again without them. */
final class EntriesRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, List<RowFault>> faults;

    EntriesRefused(Map<Integer, List<RowFault>> faults) {
        super("entries " + faults.keySet(), null, false, false);
        this.faults = faults;
    }

    Map<Integer, List<RowFault>> faults() {
        return faults;
    }
}
