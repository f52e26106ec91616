package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.norm.Facts;

/**
 * What was known of a cycle at one instant, as the norm gets it.
 *
 * @param asOf the day as of which is judged; what is dated later is left out
 */
record Dossier(Cycle cycle, LocalDate asOf, Facts facts, Sources sources) {
    /**
     * Where the facts come from.
     *
     * @param credits ids of the ledger entries handed over
     * @param evidence ids of the accepted evidence handed over
     * @param others what else was handed over: confirmations, registrations, days off the register, verdicts on earlier cycles
     * @param seal SHA-256 of the sorted list of all of them, of evidence with its version: the same seal, the same facts
     */
    record Sources(List<Long> credits, List<UUID> evidence, List<String> others, String seal) {
        Sources {
            credits = List.copyOf(credits);
            evidence = List.copyOf(evidence);
            others = List.copyOf(others);
        }
    }
}
