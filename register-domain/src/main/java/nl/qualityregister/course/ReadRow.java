package nl.qualityregister.course;

import java.util.Optional;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/** A row with its number read forgivingly. */
record ReadRow(
        String edition,
        Optional<RegistrationNumber> number,
        @Nullable Integer session) {
    static ReadRow of(AttendanceRow row) {
        return new ReadRow(row.edition().strip(), RegistrationNumber.read(row.number()), row.session());
    }
}
