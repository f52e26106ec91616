package nl.qualityregister.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.LedgerGrew;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is credited under a merged number, or taken back there, is so under the survivor's too, for as long as the merger holds. A copy's
 * source names the merger and what it is a copy of, so that it is made once and undone with the merger.
 */
@Component
class MergedLedger {
    private static final String SOURCE = "merger";
    private static final Actor BY = Actor.job("merger");

    private final MergerRows rows;
    private final Points points;

    MergedLedger(MergerRows rows, Points points) {
        this.rows = rows;
        this.points = points;
    }

    @EventListener
    void follow(LedgerGrew grown) {
        Map<RegistrantId, Merger> mergers = rows
                .of(grown.entries().stream()
                        .map(entry -> entry.fact().registrant())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Merger::loser, merger -> merger));
        if (mergers.isEmpty()) {
            return;
        }
        List<NewCredit> copies = new ArrayList<>();
        for (Credit entry : grown.entries()) {
            Merger merger = mergers.get(entry.fact().registrant());
            if (merger == null) {
                continue;
            }
            if (entry.reverses() != null) {
                points.takeBack(
                        entry.fact().register(),
                        Map.of(merger.survivor(), List.of(source(entry.fact().source(), merger))),
                        entry.reason() == null ? "merger" : entry.reason(),
                        BY);
            } else if (!hasAlready(merger, entry.fact())) {
                copies.add(copy(entry, merger));
            }
        }
        points.credit(copies, BY);
    }

    private boolean hasAlready(Merger merger, NewCredit fact) {
        return !points.standing(fact.register(), Map.of(merger.survivor(), List.of(fact.source())))
                .isEmpty();
    }

    static NewCredit copy(Credit credit, Merger merger) {
        NewCredit fact = credit.fact();
        return new NewCredit(
                merger.survivor(),
                fact.register(),
                source(fact.source(), merger),
                fact.completedOn(),
                fact.category(),
                fact.type(),
                fact.topic(),
                fact.points(),
                fact.hours(),
                fact.attributes());
    }

    private static CreditSource source(CreditSource original, Merger merger) {
        return new CreditSource(SOURCE, merger.id() + ":" + original);
    }

    static boolean isOf(CreditSource source, Merger merger) {
        return source.kind().equals(SOURCE) && source.key().startsWith(merger.id() + ":");
    }
}
