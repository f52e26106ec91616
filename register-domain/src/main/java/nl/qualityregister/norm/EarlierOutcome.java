package nl.qualityregister.norm;

import java.time.LocalDate;

/** How an earlier period of this registrant ended. */
public record EarlierOutcome(String outcome, LocalDate periodEnding) {}
