package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class BookingNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    BookingNotFound(BookingId id) {
        super(Map.of("id", id.toString()));
    }
}
