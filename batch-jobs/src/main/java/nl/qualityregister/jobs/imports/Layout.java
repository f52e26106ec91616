package nl.qualityregister.jobs.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the rows of one file are laid out.
 *
 * @param separator {@code ;} or {@code ,}
 * @param marked whether the file begins with a byte order mark, as spreadsheets like it
 * @param header all columns in the order of the file
 * @param places the place of each column
 */
record Layout(char separator, boolean marked, List<String> header, Map<String, Integer> places) {
    /** What the rejects file puts before the columns of the file, so that it can be mended and handed in as it is. */
    static final String REJECT = "reject_";

    static Layout of(char separator, boolean marked, List<String> header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.put(header.get(i), i);
        }
        return new Layout(separator, marked, List.copyOf(header), Map.copyOf(places));
    }

    int width() {
        return header.size();
    }

    /** The columns that say something, without those that an earlier rejects file added in front. */
    List<String> columns() {
        return header.subList(prefix(), header.size());
    }

    /** How many columns in front came from a rejects file. */
    int prefix() {
        int prefix = 0;
        while (prefix < header.size() && header.get(prefix).startsWith(REJECT)) {
            prefix++;
        }
        return prefix;
    }
}
