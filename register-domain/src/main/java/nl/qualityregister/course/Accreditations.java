package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of accreditation requests. */
@Service
@Transactional
public class Accreditations {
    /** The desk answers. Everything is checked before anything is written; faults point to {@code /points/0/category} and the like. */
    public void conclude(Map<AccreditationRequestId, AccreditationJudgement> judgements, Actor by) {
        throw new UnsupportedOperationException();
    }
}
