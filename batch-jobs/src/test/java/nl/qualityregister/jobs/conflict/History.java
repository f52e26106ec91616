package nl.qualityregister.jobs.conflict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of the pieces that a client handed in for one person stood, from one act to the next. The client is the only one who acts. */
final class History {
    private final Set<String> standing = new TreeSet<>();
    private final Set<String> ever = new HashSet<>();
    private final List<State> states = new ArrayList<>();

    /**
     * A set of pieces that stood.
     *
     * @param asked when the call was sent that made it so: it did not stand earlier
     * @param told when that call was answered: it stood by then
     */
    private record State(Set<String> pieces, Instant asked, Instant told) {}

    History() {
        states.add(new State(Set.of(), Instant.MIN, Instant.MIN));
    }

    List<String> standing() {
        return List.copyOf(standing);
    }

    /** @param gone nothing where it takes nobody's place */
    void accepted(String piece, Set<String> gone, Instant asked, Instant told) {
        standing.add(piece);
        ever.add(piece);
        standing.removeAll(gone);
        states.add(new State(Set.copyOf(standing), asked, told));
    }

    void withdrawn(String piece, Instant asked, Instant told) {
        standing.remove(piece);
        states.add(new State(Set.copyOf(standing), asked, told));
    }

    int changes() {
        return states.size() - 1;
    }

    /**
     * What is wrong with the verdicts of the cycle, in the order in which they follow each other: each must be on a state that stood,
     * in the order in which they stood, not before it did, and not on one that was over when the cycle's lock was free for it; the last
     * one on the last of them.
     *
     * @param freed the moments at which somebody else gave the lock of the cycle free
     */
    List<String> faults(List<Recorded> verdicts, List<Instant> freed) {
        List<String> faults = new ArrayList<>();
        int state = 0;
        Instant free = Instant.MIN;
        for (Recorded verdict : verdicts) {
            free = latest(free, freed, verdict.judgedAt());
            int found = find(verdict, state, free);
            if (found < 0) {
                faults.add(verdict + " is on pieces that did not stand together, or no longer: " + pieces(verdict));
                continue;
            }
            state = found;
            if (verdict.judgedAt().isBefore(states.get(state).asked())) {
                faults.add(verdict + " is on facts that came later");
            }
            if (overSince(state).isBefore(free)) {
                faults.add(verdict + " is on facts that were over when it could begin to look at them, since "
                        + Duration.between(overSince(state), free));
            }
            free = verdict.judgedAt(); // who stored it held the lock
        }
        if (!states.get(state).pieces().equals(states.getLast().pieces())) {
            faults.add("the last verdict is not on the last facts: " + verdicts);
        }
        return faults;
    }

    /** The longest time by which the facts of a verdict were over at the moment that it bears. */
    Duration behind(List<Recorded> verdicts) {
        Duration longest = Duration.ZERO;
        for (Recorded verdict : verdicts) {
            Instant over = overSince(lastBefore(verdict));
            if (over.isBefore(verdict.judgedAt())) {
                Duration behind = Duration.between(over, verdict.judgedAt());
                longest = behind.compareTo(longest) > 0 ? behind : longest;
            }
        }
        return longest;
    }

    /** The last state with the verdict's pieces that may have stood at its moment. */
    private int lastBefore(Recorded verdict) {
        Set<String> judged = pieces(verdict);
        int last = states.size() - 1;
        while (last > 0
                && !(states.get(last).pieces().equals(judged)
                        && states.get(last).asked().isBefore(verdict.judgedAt()))) {
            last--;
        }
        return last;
    }

    private static Instant latest(Instant free, List<Instant> freed, Instant before) {
        return freed.stream()
                .filter(moment -> moment.isBefore(before))
                .reduce(free, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The first state with the verdict's pieces that was not over at a moment, or that was; negative when there is none. */
    private int find(Recorded verdict, int from, Instant free) {
        Set<String> judged = pieces(verdict);
        int first = -1;
        for (int i = states.size() - 1; i >= from; i--) {
            boolean same = states.get(i).pieces().equals(judged);
            if (same && (first < 0 || !overSince(i).isBefore(free))) {
                first = i;
            }
        }
        return first;
    }

    private Set<String> pieces(Recorded verdict) {
        Set<String> pieces = new HashSet<>(verdict.pieces());
        pieces.retainAll(ever);
        return pieces;
    }

    private Instant overSince(int state) {
        return state + 1 < states.size() ? states.get(state + 1).told() : Instant.MAX;
    }
}
