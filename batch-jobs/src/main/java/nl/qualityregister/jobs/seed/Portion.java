package nl.qualityregister.jobs.seed;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nl.qualityregister.cycle.CycleLoad;
import nl.qualityregister.evidence.EvidenceLoad;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.points.LedgerLoad;
import nl.qualityregister.registrant.RegistrantLoad;
import nl.qualityregister.roll.RollLoad;
import nl.qualityregister.trail.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The rows of some thousands of people, laid up for all tables. */
final class Portion {
    static final Actor SEED = Actor.job("seed");

    /** Where the numbering of the next portion begins. */
    record Marks(long cycle, long credit, long entry) {
        static final Marks START = new Marks(1, 1, 0);
    }

    final RegistrantLoad registrants;
    final RollLoad roll;
    final EvidenceLoad evidence;
    final LedgerLoad ledger;
    final CycleLoad cycles = new CycleLoad();
    private long cycle;

    /** @param at when all of it was entered */
    Portion(Marks marks, long seed, Instant at, JsonMapper json) {
        this.registrants = new RegistrantLoad(at);
        this.roll = new RollLoad(marks.entry(), at, new SplittableRandom(seed ^ marks.entry()));
        this.evidence = new EvidenceLoad(json, at, SEED);
        this.ledger = new LedgerLoad(marks.credit(), json, at, SEED);
        this.cycle = marks.cycle();
    }

    long nextCycle() {
        return cycle++;
    }

    Marks marks() {
        return new Marks(cycle, ledger.next(), roll.next());
    }

    /** By table, those first to which others refer. */
    List<CopyRows> rows() {
        return Stream.of(registrants.rows(), roll.rows(), cycles.rows(), ledger.rows(), evidence.rows())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> tables() {
        return Stream.of(
                        RegistrantLoad.TABLES,
                        RollLoad.TABLES,
                        CycleLoad.TABLES,
                        LedgerLoad.TABLES,
                        EvidenceLoad.TABLES)
                .flatMap(List::stream)
                .toList();
    }
}
