package nl.qualityregister.assessment;

import java.util.List;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.trail.Actor;

/** Tells owners to the right of the desk (admissions, objections) what was found; owners to its left are told by their own doors. */
public record ItemsConcluded(List<Concluded> items, Actor by) {
    public ItemsConcluded {
        items = List.copyOf(items);
    }

    /** @param judgedBy everybody whose judgement the finding rests on */
    public record Concluded(ItemId item, ItemKind kind, String subject, Finding finding, List<AccountId> judgedBy) {
        public Concluded {
            judgedBy = List.copyOf(judgedBy);
        }
    }
}
