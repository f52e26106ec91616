package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.course.Attended;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.GapFill;
import nl.qualityregister.cycle.GapSearch;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.norm.Explanation;
import nl.qualityregister.norm.Explanations;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Verdict;
import org.springframework.stereotype.Component;

/**
 * What somebody still lacks in a cycle, and the ways to get it, in words: the norm's own, with the meetings that would help, the evidence
 * that was never judged, and what was done but never handed in.
 */
@Component
class Shortfalls {
    private static final int MEETINGS = 3;
    private static final int PIECES = 200;

    private final Norms norms;
    private final GapSearch gaps;
    private final EvidenceDossiers dossiers;
    private final Letters letters;

    Shortfalls(Norms norms, GapSearch gaps, EvidenceDossiers dossiers, Letters letters) {
        this.norms = norms;
        this.gaps = gaps;
        this.dossiers = dossiers;
        this.letters = letters;
    }

    /**
     * @param missing a line for each part of the norm that is not in order, with what is missing of it
     * @param ways numbered, at least three while something is missing
     */
    record Shortfall(String missing, String ways) {}

    /** @param until the last day on which something can still be added */
    Shortfall of(Cycle cycle, Verdict verdict, LocalDate today, LocalDate until, Language language) {
        List<Explanation.Part> lacking = lacking(verdict, language);
        return new Shortfall(missing(lacking), numbered(ways(cycle, lacking, today, until, language)));
    }

    /** When it has been decided: what is left is to come back, as long as the norm leaves that open. */
    Shortfall afterwards(Cycle cycle, Verdict verdict, List<String> first, Language language) {
        List<Explanation.Part> lacking = lacking(verdict, language);
        List<String> ways = new ArrayList<>(first);
        comeBack(cycle, lacking, "way-come-back-decided", language).ifPresent(ways::add);
        return new Shortfall(missing(lacking), numbered(ways));
    }

    private List<Explanation.Part> lacking(Verdict verdict, Language language) {
        Explanation explanation = Explanations.of(norms.version(verdict.norm()), verdict, language);
        return explanation.rules().stream()
                .filter(part -> verdict.rule(part.rule())
                        .filter(rule -> rule.binding() && !rule.met())
                        .isPresent())
                .toList();
    }

    private static String missing(List<Explanation.Part> lacking) {
        return lacking.stream()
                .map(part -> "- " + part.label() + ": " + part.text())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> remedies(List<Explanation.Part> lacking) {
        return lacking.stream()
                .map(Explanation.Part::remedy)
                .filter(remedy -> remedy != null && !remedy.isBlank())
                .distinct()
                .toList();
    }

    /** What is done after the end counts no more; for who lapsed it opens the way back. */
    private List<String> ways(
            Cycle cycle, List<Explanation.Part> lacking, LocalDate today, LocalDate until, Language language) {
        List<String> ways = new ArrayList<>();
        meetings(cycle, today, language).ifPresent(ways::add);
        List<Evidence> own = dossiers.list(cycle.terms().registrant(), Optional.empty(), PIECES).stream()
                .filter(piece -> piece.register().equals(cycle.terms().register()))
                .toList();
        pieces(own, List.of(EvidenceState.DRAFT, EvidenceState.RETURNED), "way-hand-in", language)
                .ifPresent(ways::add);
        pieces(own, List.of(EvidenceState.SUBMITTED), "way-being-judged", language)
                .ifPresent(ways::add);
        boolean over = today.isAfter(cycle.terms().end());
        if (!over) {
            ways.addAll(remedies(lacking));
        }
        ways.add(filled("way-not-handed-in", language, cycle.terms().end(), until));
        ways.add(filled("way-not-recorded", language, cycle.terms().end(), until));
        ways.add(filled("way-circumstances", language, cycle.terms().end(), until));
        if (over) {
            comeBack(cycle, lacking, "way-come-back", language).ifPresent(ways::add);
        }
        return ways;
    }

    private Optional<String> comeBack(Cycle cycle, List<Explanation.Part> lacking, String way, Language language) {
        int months = norms.version(cycle.terms().norm()).administration().returnWithinMonths();
        return months == 0
                ? Optional.empty()
                : Optional.of(
                        filled(way, language, cycle.terms().end(), cycle.terms().end())
                                .replace("{months}", Integer.toString(months))
                                .replace("{remedies}", String.join(" ", remedies(lacking))));
    }

    private Optional<String> meetings(Cycle cycle, LocalDate today, Language language) {
        if (cycle.state() != CycleState.RUNNING || today.isAfter(cycle.terms().end())) {
            return Optional.empty();
        }
        String found = gaps.fill(cycle.id(), Optional.empty(), today, MEETINGS).stream()
                .map(GapFill::facts)
                .map(facts -> meeting(facts, language))
                .collect(Collectors.joining("; "));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(letters.word("way-meetings", language).replace("{meetings}", found));
    }

    private String meeting(List<Attended> facts, Language language) {
        Attended first = facts.getFirst();
        String points = facts.stream().map(fact -> fact.points().toString()).collect(Collectors.joining(" + "));
        return letters.word("way-meeting", language)
                .replace("{title}", first.title())
                .replace("{day}", DayInWords.of(first.completedOn()).in(language))
                .replace("{points}", points);
    }

    private Optional<String> pieces(List<Evidence> own, List<EvidenceState> states, String way, Language language) {
        String titles = own.stream()
                .filter(piece -> states.contains(piece.state()))
                .map(piece -> "'" + title(piece.claim(), language) + "'")
                .collect(Collectors.joining(", "));
        return titles.isEmpty()
                ? Optional.empty()
                : Optional.of(letters.word(way, language).replace("{pieces}", titles));
    }

    private String title(Claim claim, Language language) {
        String title = claim instanceof Claim.OfActivity activity ? activity.title() : null;
        return title == null ? letters.word("evidence-kind-" + claim.kind(), language) : title;
    }

    private String filled(String way, Language language, LocalDate end, LocalDate until) {
        return letters.word(way, language)
                .replace("{end}", DayInWords.of(end).in(language))
                .replace("{until}", DayInWords.of(until).in(language));
    }

    private static String numbered(List<String> ways) {
        return IntStream.range(0, ways.size())
                .mapToObj(i -> (i + 1) + ". " + ways.get(i))
                .collect(Collectors.joining("\n"));
    }
}
