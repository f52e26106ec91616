package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Norm sets read from their documents, together: a document may build on another one, and the versions of one norm set must
 * follow each other without overlap or gap.
 */
public final class NormDocuments {

    private final Map<String, NormSet> norms = new LinkedHashMap<>();
    private final Map<String, List<DocumentFault>> faults = new LinkedHashMap<>();

    private NormDocuments() {}

    /**
     * Reads documents.
     *
     * @param documents the text of each by a name of its source, which faults are reported under
     */
    public static NormDocuments read(Map<String, String> documents) {
        return new Reading(documents, List.of()).read();
    }

    /**
     * Reads documents that may build on versions that are known already.
     *
     * @param known what they may build on; not read again, and not compared with them
     */
    static NormDocuments read(Map<String, String> documents, Collection<NormSet> known) {
        return new Reading(documents, known).read();
    }

    /** Reads the norm sets that come with the program. */
    public static NormDocuments shipped() {
        return read(Shipped.texts("norms"));
    }

    /** The norm sets without a fault, by source. */
    public Map<String, NormSet> norms() {
        return Map.copyOf(norms);
    }

    /** What is wrong, by source; only sources with a fault are in it. */
    public Map<String, List<DocumentFault>> faults() {
        Map<String, List<DocumentFault>> found = new LinkedHashMap<>(faults);
        found.values().removeIf(List::isEmpty);
        return found;
    }

    /** The version of a norm set that judges a period; the only one there is when none is dated for it. */
    public Optional<NormSet> find(NormSetId id, LocalDate periodStart, int renewal) {
        List<NormSet> versions = norms.values().stream()
                .filter(norm -> norm.version().normSet().equals(id))
                .toList();
        Optional<NormSet> inForce = versions.stream()
                .filter(norm -> norm.covers(periodStart, renewal))
                .findFirst();
        return inForce.or(() -> versions.size() == 1 ? Optional.of(versions.getFirst()) : Optional.empty());
    }

    private static final class Reading {

        private final Map<String, String> texts;
        private final Collection<NormSet> known;
        private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
        private final NormDocuments result = new NormDocuments();

        Reading(Map<String, String> texts, Collection<NormSet> known) {
            this.texts = texts;
            this.known = known;
        }

        NormDocuments read() {
            texts.forEach(this::parse);
            objects.forEach((source, object) -> {
                Faults faults = new Faults();
                ObjectNode whole = whole(object, faults);
                NormSet norm = faults.none() ? NormReader.read(Place.root(whole, faults)) : null;
                if (faults.none()) {
                    NormSchemas.NORM_SET.validate(object, faults);
                }
                if (norm != null && faults.none()) {
                    result.norms.put(source, norm);
                }
                note(source, faults);
            });
            Versions.fault(result.norms).forEach((source, fault) -> note(source, fault));
            result.faults.forEach((source, found) -> {
                if (!found.isEmpty()) {
                    result.norms.remove(source);
                }
            });
            return result;
        }

        private void note(String source, Faults faults) {
            result.faults.computeIfAbsent(source, _ -> new ArrayList<>()).addAll(faults.all());
        }

        private void parse(String source, String text) {
            Faults faults = new Faults();
            try {
                JsonNode json = Json.parse(text);
                if (json instanceof ObjectNode object) {
                    objects.put(source, object);
                } else {
                    faults.add("", "must be an object");
                }
            } catch (JacksonException broken) {
                faults.add("", "is not JSON: " + broken.getOriginalMessage());
            }
            note(source, faults);
        }

        /** A document that builds on another one holds what differs; its transitions come before those of the other. */
        private ObjectNode whole(ObjectNode object, Faults faults) {
            JsonNode basedOn = object.get("basedOn");
            if (basedOn == null) {
                return object;
            }
            Optional<ObjectNode> base = base(basedOn);
            if (base.isEmpty()) {
                faults.add("/basedOn", "names a version that is not among the documents");
                return object;
            }
            ObjectNode whole = base.get().deepCopy();
            ArrayNode transitions = whole.arrayNode();
            addAll(transitions, object.get("transitions"));
            addAll(transitions, whole.get("transitions"));
            merge(whole, object);
            whole.remove("basedOn");
            if (!transitions.isEmpty()) {
                whole.set("transitions", transitions);
            }
            return whole;
        }

        private Optional<ObjectNode> base(JsonNode basedOn) {
            Stream<ObjectNode> recorded = known.stream().map(NormSet::document).map(JsonNode::asObject);
            return Stream.concat(objects.values().stream(), recorded)
                    .filter(candidate -> !candidate.has("basedOn")
                            && basedOn.path("normSet").equals(candidate.path("id"))
                            && basedOn.path("version").equals(candidate.path("version")))
                    .findFirst();
        }

        private static void addAll(ArrayNode list, JsonNode more) {
            if (more != null && more.isArray()) {
                more.forEach(list::add);
            }
        }

        /** As JSON Merge Patch (RFC 7396) has it. */
        private static void merge(ObjectNode target, ObjectNode patch) {
            patch.properties().forEach(member -> {
                JsonNode old = target.get(member.getKey());
                if (member.getValue().isNull()) {
                    target.remove(member.getKey());
                } else if (old instanceof ObjectNode below && member.getValue() instanceof ObjectNode change) {
                    merge(below, change);
                } else {
                    target.set(member.getKey(), member.getValue());
                }
            });
        }
    }

    /** Finds versions of one norm set that overlap or leave a gap. */
    static final class Versions {

        private Versions() {}

        static Map<String, Faults> fault(Map<String, NormSet> norms) {
            Map<String, Faults> faults = new LinkedHashMap<>();
            List<Map.Entry<String, NormSet>> ordered = norms.entrySet().stream()
                    .sorted(Comparator.comparing(
                            entry -> entry.getValue().effectiveFrom().orElse(LocalDate.MIN)))
                    .toList();
            for (int later = 1; later < ordered.size(); later++) {
                NormSet second = ordered.get(later).getValue();
                Faults found = new Faults();
                for (int earlier = 0; earlier < later; earlier++) {
                    faultPair(ordered.get(earlier).getValue(), second, found);
                }
                faultGap(
                        ordered.subList(0, later).stream()
                                .map(Map.Entry::getValue)
                                .toList(),
                        second,
                        found);
                faults.put(ordered.get(later).getKey(), found);
            }
            return faults;
        }

        private static void faultPair(NormSet first, NormSet second, Faults faults) {
            boolean sameSet = first.version().normSet().equals(second.version().normSet());
            if (sameSet && first.version().equals(second.version())) {
                faults.add("/version", "there is another document of version " + first.version());
            } else if (sameSet && sameCohort(first, second) && !endsBefore(first, second)) {
                faults.add("/effective", "overlaps version " + first.version().version());
            }
        }

        private static boolean endsBefore(NormSet first, NormSet second) {
            return first.effectiveUntil().isPresent()
                    && second.effectiveFrom().isPresent()
                    && first.effectiveUntil()
                            .get()
                            .isBefore(second.effectiveFrom().get());
        }

        static boolean sameCohort(NormSet first, NormSet second) {
            Integer firstTo = first.renewalsTo();
            Integer secondTo = second.renewalsTo();
            boolean renewals = (firstTo == null || second.renewalsFrom() <= firstTo)
                    && (secondTo == null || first.renewalsFrom() <= secondTo);
            boolean occupations = first.occupations().isEmpty()
                    || second.occupations().isEmpty()
                    || first.occupations().stream().anyMatch(second.occupations()::contains);
            return renewals && occupations;
        }

        private static void faultGap(List<NormSet> earlier, NormSet second, Faults faults) {
            Optional<LocalDate> lastEnd = earlier.stream()
                    .filter(first ->
                            first.version().normSet().equals(second.version().normSet()))
                    .filter(first -> sameCohort(first, second))
                    .flatMap(first -> first.effectiveUntil().stream())
                    .max(Comparator.naturalOrder());
            if (lastEnd.isPresent()
                    && second.effectiveFrom().isPresent()
                    && lastEnd.get().plusDays(1).isBefore(second.effectiveFrom().get())) {
                faults.add("/effective/from", "leaves a gap: the version before it ends on " + lastEnd.get());
            }
        }
    }
}
