package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;

/** On which day, and as known when. */
record AsOf(LocalDate validOn, Instant knownAt) {}
