package nl.qualityregister.decision;

import java.util.List;

/** Rulings that hold from now on, in the transaction that confirmed them. */
public record RulingsConfirmed(List<Ruling> rulings) {
    public RulingsConfirmed {
        rulings = List.copyOf(rulings);
    }
}
