package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** The terms of a finding, read as what they must be; what cannot be is a fault at {@code /terms/…}. */
final class GivenTerms {
    private final Map<?, ?> terms;
    private final String at;
    private final List<Fault> faults;

    GivenTerms(Map<?, ?> terms, String at, List<Fault> faults) {
        this.terms = terms;
        this.at = at;
        this.faults = faults;
    }

    @Nullable
    Hundredths amount(String name) {
        Object value = terms.get(name);
        try {
            return value == null ? null : Hundredths.parse(value.toString());
        } catch (NumberFormatException malformed) {
            faulty(name, "malformed");
            return null;
        }
    }

    @Nullable
    LocalDate day(String name) {
        Object value = terms.get(name);
        try {
            return value == null ? null : LocalDate.parse(value.toString());
        } catch (DateTimeParseException malformed) {
            faulty(name, "malformed-date");
            return null;
        }
    }

    @Nullable
    String text(String name) {
        Object value = terms.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        faulty(name, "malformed");
        return null;
    }

    /** Empty when there are none. */
    List<GivenTerms> rows(String name) {
        Object value = terms.get(name);
        List<GivenTerms> rows = new ArrayList<>();
        if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            for (Object row : list) {
                rows.add(new GivenTerms(
                        (Map<?, ?>) Objects.requireNonNull(row), at + name + "/" + rows.size() + "/", faults));
            }
        } else if (value != null) {
            faulty(name, "malformed");
        }
        return rows;
    }

    /** A fault for each that was not given. */
    void required(String... names) {
        for (String name : names) {
            if (!terms.containsKey(name)) {
                faulty(name, "required");
            }
        }
    }

    void only(String... names) {
        List<String> known = List.of(names);
        terms.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> faulty(name, "unknown-field"));
    }

    private void faulty(String name, String code) {
        faults.add(Fault.at(at + name, code));
    }
}
