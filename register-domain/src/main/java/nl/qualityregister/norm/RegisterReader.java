package nl.qualityregister.norm;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads a register from its document. */
final class RegisterReader {

    private final Place document;

    private RegisterReader(Place document) {
        this.document = document;
    }

    /** The register; absent when there is something wrong with its document, which is then noted. */
    static @Nullable Register read(String json, Faults faults) {
        try {
            Place document = Place.root(Json.parse(json), faults);
            NormSchemas.REGISTER.validate(document.json(), faults);
            Register register = faults.none() ? new RegisterReader(document).register() : null;
            return faults.none() ? register : null;
        } catch (JacksonException broken) {
            faults.add("", "is not JSON: " + broken.getOriginalMessage());
            return null;
        }
    }

    /** A register names the norm sets it is judged by; each must be there. */
    static void faultUnknownNorms(Register register, Collection<NormSetId> known, Faults faults) {
        List<String> names = known.stream().map(NormSetId::value).distinct().toList();
        for (int i = 0; i < register.normSets().size(); i++) {
            String named = register.normSets().get(i).normSet().value();
            if (!names.contains(named)) {
                faults.add("/normSets/" + i + "/normSet", Names.unknown("norm set", named, names));
            }
        }
    }

    private Register register() {
        List<Occupation> occupations = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Place place : document.items("occupations")) {
            occupations.add(new Occupation(new OccupationCode(place.text("code")), place.texts()));
            if (!codes.add(place.text("code"))) {
                place.fault("there is an occupation of that code already");
            }
        }
        return new Register(
                new RegisterId(document.text("id")),
                document.texts("name"),
                document.texts("about"),
                occupations,
                normSets(codes),
                labels("categories"),
                document.items("accreditingBodies").stream().map(Place::text).toList(),
                contact(),
                terms(),
                document.maybe("desk").map(RegisterReader::desk).orElse(DeskRules.LEAST),
                document.items("fees").stream()
                        .map(fee -> new Register.Fee(fee.text("code"), fee.texts(), number(fee, "cents")))
                        .toList(),
                houseStyle());
    }

    private List<Register.JudgedTogether> normSets(Set<String> codes) {
        List<Register.JudgedTogether> normSets = new ArrayList<>();
        for (Place place : document.items("normSets")) {
            List<OccupationCode> together = new ArrayList<>();
            for (Place occupation : place.items("occupations")) {
                if (!codes.contains(occupation.text())) {
                    occupation.fault(Names.unknown("occupation", occupation.text(), codes));
                }
                together.add(new OccupationCode(occupation.text()));
            }
            normSets.add(new Register.JudgedTogether(new NormSetId(place.text("normSet")), together));
        }
        return normSets;
    }

    private Map<String, Texts> labels(String key) {
        Map<String, Texts> labels = new LinkedHashMap<>();
        document.members(key).forEach((code, place) -> labels.put(code, place.texts()));
        return Collections.unmodifiableMap(labels);
    }

    private Register.Contact contact() {
        Place contact = document.required("contact").orElse(document);
        return new Register.Contact(
                contact.texts(),
                contact.text("email"),
                contact.maybeText("phone").orElse(""),
                contact.items("address").stream().map(Place::text).toList(),
                contact.maybeText("website").orElse(""));
    }

    private Register.Terms terms() {
        Place terms = document.required("terms").orElse(document);
        return new Register.Terms(
                number(terms, "viewDays"),
                number(terms, "objectionDays"),
                number(terms, "decisionDays"),
                number(terms, "assessmentDays"),
                number(terms, "applicationsAheadDays"),
                number(terms, "attendanceDays"),
                terms.maybe("attendanceOpenDays")
                        .map(days -> days.whole(0))
                        .orElseGet(() -> number(terms, "attendanceDays")),
                terms.maybe("coolingOffDays").map(days -> days.whole(0)).orElse(0),
                terms.maybe("lapseAfterDays").map(days -> days.whole(0)).orElse(0),
                terms.flag("objectionSuspends"),
                ladder(terms));
    }

    /** The schema has seen to it that each is a period in ISO 8601; the longest first, whatever their units. */
    private static List<Period> ladder(Place terms) {
        LocalDate anyDay = LocalDate.of(2000, 1, 1);
        List<Period> rungs = terms.items("reminders").stream()
                .map(rung -> Period.parse(rung.text()))
                .sorted(Comparator.comparing((Period rung) -> anyDay.plus(rung)).reversed())
                .toList();
        return rungs.isEmpty() ? Register.Terms.LADDER : rungs;
    }

    private static DeskRules desk(Place desk) {
        return new DeskRules(
                desk.maybeText("secondPersonFromPoints").map(Hundredths::parse).orElse(null),
                truth(desk, "secondPersonOnRejection"),
                truth(desk, "secondPersonAfterRejection"),
                desk.maybe("judgedTwicePerThousand")
                        .map(number -> number.whole(0))
                        .orElse(0));
    }

    private static boolean truth(Place place, String key) {
        return place.maybe(key).map(value -> value.json().asBoolean(false)).orElse(false);
    }

    private static int number(Place place, String key) {
        return place.required(key).map(number -> number.whole(0)).orElse(0);
    }

    private HouseStyle houseStyle() {
        Optional<Place> style = document.maybe("houseStyle");
        Map<String, Map<String, Texts>> words = new LinkedHashMap<>();
        style.map(place -> place.members("words"))
                .orElse(Map.of())
                .forEach((kind, places) -> words.put(
                        kind,
                        places.members().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        place -> place.getValue().texts()))));
        return new HouseStyle(
                colour(style, "primary", "#154273"),
                colour(style, "accent", "#a90061"),
                colour(style, "background", "#ffffff"),
                colour(style, "text", "#1a1a1a"),
                style.flatMap(place -> place.maybe("logo"))
                        .map(RegisterReader::logo)
                        .orElse(null),
                words);
    }

    /** The schema has seen to numbers and colours; what a path draws, it cannot see. */
    private static HouseStyle.Logo logo(Place logo) {
        double width = logo.json().path("width").asDouble();
        double height = logo.json().path("height").asDouble();
        List<HouseStyle.Shape> shapes = new ArrayList<>();
        for (Place shape : logo.items("shapes")) {
            String path = shape.text("path");
            LogoPath.fault(path, width, height)
                    .ifPresent(fault -> shape.required("path").ifPresent(place -> place.fault(fault)));
            shapes.add(new HouseStyle.Shape(path, shape.text("fill")));
        }
        return new HouseStyle.Logo(width, height, shapes);
    }

    private static String colour(Optional<Place> style, String key, String usual) {
        return style.flatMap(place -> place.maybeText(key)).orElse(usual);
    }
}
