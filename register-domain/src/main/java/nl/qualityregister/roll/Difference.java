package nl.qualityregister.roll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs of one registration between two days, two states of knowledge, or both; at least one side is there. */
public record Difference(Registration registration, Optional<Standing> before, Optional<Standing> after) {

    /** Of the registrations of one person, each side with at most one standing a registration; what is the same is left out. */
    public static List<Difference> between(List<Standing> before, List<Standing> after) {
        Map<Registration, Standing> left = byRegistration(before);
        Map<Registration, Standing> right = byRegistration(after);
        List<Difference> differences = new ArrayList<>();
        left.forEach((registration, standing) -> {
            if (!standing.equals(right.get(registration))) {
                differences.add(new Difference(
                        registration, Optional.of(standing), Optional.ofNullable(right.get(registration))));
            }
        });
        right.forEach((registration, standing) -> {
            if (!left.containsKey(registration)) {
                differences.add(new Difference(registration, Optional.empty(), Optional.of(standing)));
            }
        });
        return differences;
    }

    private static Map<Registration, Standing> byRegistration(List<Standing> standings) {
        Map<Registration, Standing> found = new LinkedHashMap<>();
        standings.forEach(standing -> found.put(standing.registration(), standing));
        return found;
    }
}
