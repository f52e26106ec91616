package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a finding leads: on to another person, or to the end. */
sealed interface Next {
    /** Another judges it at this stage; nobody is told anything yet. */
    record Passed(Stage stage) implements Next {}

    /** @param finding what the owner is told */
    record Concluded(Finding finding) implements Next {}

    /**
     * Two who judged without knowing of each other and found the same conclude together; where they differ a third decides. To ask back
     * harms nobody and needs no second person.
     *
     * <p>A panel judges in the same way, one after the other, until every source of knowledge it needs was spoken for.
     *
     * @param rejectionNeedsTwo whether the register lets nobody reject alone
     * @param before what was found before, oldest first
     */
    static Next of(Item item, Finding given, List<Judged> before, boolean rejectionNeedsTwo, Panel panel) {
        Finding finding = Panel.unsourced(given);
        boolean ends = item.sampleOf() != null || finding.conclusion() == Conclusion.ASKED_BACK;
        if (!ends && item.stage() != Stage.MODERATION && !panel.isCompletedBy(given, before)) {
            return new Passed(Stage.SECOND);
        }
        return switch (item.stage()) {
            case FIRST -> {
                boolean another =
                        item.eyes() == 2 || (rejectionNeedsTwo && finding.conclusion() == Conclusion.REJECTED);
                yield another && !ends ? new Passed(Stage.SECOND) : new Concluded(finding);
            }
            case SECOND -> {
                List<Finding> found = Stream.concat(
                                before.stream().map(judged -> Panel.unsourced(judged.finding())), Stream.of(finding))
                        .toList();
                yield ends
                        ? new Concluded(finding)
                        : found.stream().allMatch(one -> agree(one, finding))
                                ? new Concluded(together(found))
                                : new Passed(Stage.MODERATION);
            }
            case MODERATION -> new Concluded(finding);
        };
    }

    /** The same outcome on the same terms; each in his or her own words. */
    private static boolean agree(Finding one, Finding other) {
        return one.conclusion() == other.conclusion() && one.terms().equals(other.terms());
    }

    /** The reason of the first, the remarks of all. */
    private static Finding together(List<Finding> found) {
        Finding first = found.getFirst();
        String remarks = found.stream()
                .map(Finding::remark)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n\n"));
        @Nullable LocalDate answerBy = first.answerBy();
        return new Finding(
                first.conclusion(), first.reason(), remarks.isEmpty() ? null : remarks, answerBy, first.terms());
    }
}
