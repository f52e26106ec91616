package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of booked seats and of what professionals plan themselves. */
@Service
@Transactional
public class Bookings {
    /** What each of them has booked or planned for the register and not completed before the day, by day; who has nothing is left out. */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<PlannedActivity>> planned(
            Collection<RegistrantId> registrants, RegisterId register, LocalDate from) {
        return Map.of();
    }
}
