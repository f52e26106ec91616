package nl.qualityregister.assessment;

import java.util.List;
import java.util.OptionalDouble;

/** How far two people who judged the same file without knowing of each other came to the same outcome. */
public record AgreementReport(List<Row> rows) {
    /** Of fewer pairs nothing is told but that they are few: chance would speak, and perhaps of one person. */
    public static final int FEWEST = 5;

    public AgreementReport {
        rows = List.copyOf(rows);
    }

    /**
     * @param category of the claim
     * @param pairs how many files two people judged; 0 stands for fewer than {@link #FEWEST}
     * @param agreement share of pairs with the same outcome
     * @param kappa Cohen's kappa: agreement beyond what chance would give; absent too where everybody always found the same
     */
    public record Row(String category, long pairs, OptionalDouble agreement, OptionalDouble kappa) {}
}
