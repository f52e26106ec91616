package nl.qualityregister.jobs.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.imports.ImportEvidence.Piece;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Takes over evidence of an earlier system from a file: what it had accepted, and what is still to be assessed. */
@Component
public class ImportEvidence implements RegisterJob, FileKind<Piece> {
    record Piece(String reference, RegistrationNumber number, RegisterId register, Claim claim, EvidenceState state) {}

    private final Imports imports;
    private final EvidenceDossiers dossiers;
    private final Registrants registrants;

    ImportEvidence(Imports imports, EvidenceDossiers dossiers, Registrants registrants) {
        this.imports = imports;
        this.dossiers = dossiers;
        this.registrants = registrants;
    }

    @Override
    public String purpose() {
        return "Takes over evidence of an earlier system from a CSV file";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return Imports.PARAMETERS;
    }

    @Override
    public void check(Order order) {
        imports.check(order, this);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return imports.steps(order, this, steps);
    }

    @Override
    public String table() {
        return "evidence";
    }

    @Override
    public int chunk() {
        return 1_000;
    }

    @Override
    public Piece read(Entry entry, List<RowFault> faults) {
        Row row = entry.first();
        RegistrationNumber number =
                RegistrationNumber.read(row.need("registration_number")).orElse(NOBODY);
        if (number.equals(NOBODY)) {
            faults.addAll(RowFault.first("registration_number", "malformed-number"));
        }
        return new Piece(
                row.need("reference"),
                number,
                new RegisterId(row.need("register")),
                claim(row),
                EvidenceState.valueOf(row.need("state").toUpperCase(Locale.ROOT)));
    }

    private static final RegistrationNumber NOBODY = RegistrationNumber.ofSerial(10_000_000);

    private static Claim claim(Row row) {
        return switch (row.need("kind")) {
            case "activity" ->
                new Claim.OfActivity(
                        row.text("title"),
                        row.text("type"),
                        row.text("category"),
                        row.text("topic"),
                        row.day("completed_on"),
                        row.amount("points"),
                        row.amount("hours"),
                        row.text("knowledge_source"),
                        attributes(row));
            case "practice" ->
                new Claim.OfPractice(
                        row.text("role"),
                        row.text("employer"),
                        row.text("job_title"),
                        row.day("from"),
                        row.day("until"),
                        row.amount("hours_per_week"));
            case "interruption" -> new Claim.OfInterruption(row.text("reason"), row.day("from"), row.day("until"));
            case "document" -> new Claim.OfDocument(row.text("document"), row.day("from"), row.day("until"));
            default -> throw new IllegalStateException("a kind that is not described: " + row.need("kind"));
        };
    }

    private static Map<String, Object> attributes(Row row) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String attribute : row.list("attributes")) {
            int equals = attribute.indexOf('=');
            attributes.put(attribute.substring(0, equals), value(attribute.substring(equals + 1)));
        }
        return attributes;
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(text);
        }
        return text.matches("-?[0-9]{1,9}\\.[0-9]{1,9}") ? new BigDecimal(text) : text;
    }

    @Override
    public Taken take(List<Piece> pieces, Actor by) {
        Map<RegistrationNumber, Registrant> people =
                registrants.byNumber(pieces.stream().map(Piece::number).collect(Collectors.toSet()));
        Map<Integer, List<RowFault>> unknown = new HashMap<>();
        List<Integer> good = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (people.containsKey(pieces.get(i).number())) {
                good.add(i);
            } else {
                unknown.put(i, RowFault.first("registration_number", "unknown-number"));
            }
        }
        long fresh = 0;
        for (List<Integer> part : parts(good, pieces)) {
            fresh += takeOver(part, pieces, people, by);
        }
        return new Taken(Map.of("new", fresh, "known", good.size() - fresh), unknown);
    }

    private int takeOver(List<Integer> part, List<Piece> pieces, Map<RegistrationNumber, Registrant> people, Actor by) {
        Map<String, NewEvidence> bySource = new LinkedHashMap<>();
        for (int i : part) {
            Piece piece = pieces.get(i);
            Registrant person = Objects.requireNonNull(people.get(piece.number()));
            bySource.put(piece.reference(), new NewEvidence(person.id(), piece.register(), piece.claim(), List.of()));
        }
        try {
            return dossiers.takeOver(bySource, pieces.get(part.getFirst()).state(), by);
        } catch (InputRefused refused) {
            throw new EntriesRefused(named(refused, part, pieces));
        }
    }

    /** The door names pieces by their reference; within a part each comes once. */
    private static Map<Integer, List<RowFault>> named(InputRefused refused, List<Integer> part, List<Piece> pieces) {
        Map<Integer, List<RowFault>> named = new TreeMap<>();
        for (Fault fault : refused.faults()) {
            List<String> parts = Pointers.parts(fault.pointer());
            part.stream()
                    .filter(i -> !parts.isEmpty() && pieces.get(i).reference().equals(parts.getFirst()))
                    .forEach(i ->
                            named.computeIfAbsent(i, any -> new ArrayList<>()).add(RowFault.first(fault)));
        }
        return named;
    }

    /** A call holds pieces of one state and each reference once: different people's may have the same. */
    private static List<List<Integer>> parts(List<Integer> places, List<Piece> pieces) {
        List<List<Integer>> parts = new ArrayList<>();
        List<Set<String>> references = new ArrayList<>();
        Map<EvidenceState, List<Integer>> byState = places.stream()
                .collect(Collectors.groupingBy(i -> pieces.get(i).state(), TreeMap::new, Collectors.toList()));
        byState.values().forEach(ofState -> {
            int first = parts.size();
            for (int place : ofState) {
                String reference = pieces.get(place).reference();
                OptionalInt free = IntStream.range(first, parts.size())
                        .filter(i -> references.get(i).add(reference))
                        .findFirst();
                if (free.isPresent()) {
                    parts.get(free.getAsInt()).add(place);
                } else {
                    parts.add(new ArrayList<>(List.of(place)));
                    references.add(new HashSet<>(Set.of(reference)));
                }
            }
        });
        return parts;
    }

    @Override
    public Map<String, String> columns() {
        return Map.of("validFrom", "from", "validUntil", "until");
    }
}
