package nl.qualityregister.trail;

import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the trail. */
@Service
@Transactional
public class Trail {
    /** Keeps the footprints in the running transaction, in the order given. */
    public void record(Collection<Footprint> footprints) {
        throw new UnsupportedOperationException();
    }
}
