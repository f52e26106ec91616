package nl.qualityregister.assessment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.qualityregister.house.Fault;

/**
 * The sources of knowledge that must be brought to the table before an application for accreditation is granted or refused: each assessor
 * speaks for one of them, by {@code terms.source} of the finding, and the item goes from one to the next until none is missing.
 *
 * @param sources {@code professional}, {@code scientific}, {@code experiential}; empty where anybody may judge
 */
record Panel(Set<String> sources) {
    static final Panel NONE = new Panel(Set.of());

    private static final String SOURCE = "source";

    Panel {
        sources = Set.copyOf(sources);
    }

    List<Fault> faults(Finding finding) {
        Object source = finding.terms().get(SOURCE);
        if (sources.isEmpty()) {
            return source == null ? List.of() : List.of(Fault.at("/terms/source", "unknown-field"));
        }
        if (source == null) {
            return finding.conclusion() == Conclusion.ASKED_BACK
                    ? List.of()
                    : List.of(Fault.at("/terms/source", "required"));
        }
        return source instanceof String named && sources.contains(named)
                ? List.of()
                : List.of(Fault.at("/terms/source", "unknown-value"));
    }

    /** The sources that nobody has spoken for yet. */
    Set<String> missing(List<Judged> before) {
        Set<String> missing = new TreeSet<>(sources);
        before.forEach(judged -> missing.removeIf(source -> speaksFor(judged.finding(), source)));
        return missing;
    }

    boolean isCompletedBy(Finding finding, List<Judged> before) {
        return missing(before).stream().allMatch(source -> speaksFor(finding, source));
    }

    private static boolean speaksFor(Finding finding, String source) {
        return source.equals(finding.terms().get(SOURCE));
    }

    /** What was found, whoever spoke for what. */
    static Finding unsourced(Finding finding) {
        Map<String, Object> terms = new HashMap<>(finding.terms());
        terms.remove(SOURCE);
        return new Finding(finding.conclusion(), finding.reason(), finding.remark(), finding.answerBy(), terms);
    }
}
