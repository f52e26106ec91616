package nl.qualityregister.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates of a register are revoked together: all that stand and of which everything given here is true.
 *
 * @param kind one kind only
 * @param issuedFrom issued on this day or later
 * @param issuedUntil issued on this day or before
 * @param numbers these only
 */
public record RevocationScope(
        @Nullable String kind,
        @Nullable LocalDate issuedFrom,
        @Nullable LocalDate issuedUntil,
        @Nullable List<CertificateNumber> numbers) {
    public RevocationScope {
        numbers = numbers == null ? null : List.copyOf(numbers);
    }

    String @Nullable [] numbersAsKept() {
        return numbers == null
                ? null
                : numbers.stream().map(CertificateNumber::value).toArray(String[]::new);
    }
}
