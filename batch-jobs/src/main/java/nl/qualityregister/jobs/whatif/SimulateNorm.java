package nl.qualityregister.jobs.whatif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.WhatIfs;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.InputFile;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.renewal.Registers;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges every running cycle by a draft norm beside the norm it is pinned to, and says who would change sides. It changes nothing: what
 * it finds goes to files. Numbers of people under five are withheld, and so is what would give them away.
 */
@Component
public class SimulateNorm implements RegisterJob {
    private static final String DRAFT = "draft";
    private static final Parameter<InputFile> NORM =
            Parameter.file("norm", "the draft: a norm set as in schemas/norms");
    private static final Parameter<String> LANGUAGE = Parameter.text("language", "of the page: nl or en")
            .orElse(() -> "nl")
            .notIdentifying();

    private final WhatIfs whatIfs;
    private final Norms norms;
    private final Registers registers;
    private final RegisterHome home;
    private final JsonMapper json;
    private final Parameter<LocalDate> day;

    SimulateNorm(
            WhatIfs whatIfs,
            Norms norms,
            Registers registers,
            RegisterHome home,
            JsonMapper json,
            BusinessDay businessDay) {
        this.whatIfs = whatIfs;
        this.norms = norms;
        this.registers = registers;
        this.home = home;
        this.json = json;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Says who of those who are registered would change sides under a draft norm; changes nothing";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NORM, Parameter.REGISTER, day, LANGUAGE);
    }

    /** The cycles of today are not those of yesterday. */
    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
        RegisterId register = order.get(Parameter.REGISTER);
        NormSet draft = draft(order);
        LocalDate businessDay = order.get(day);
        draft.effectiveUntil().filter(businessDay::isAfter).ifPresent(last -> {
            throw new OrderRefused("the draft is no longer valid on " + businessDay
                    + ": no period can begin under it after " + last + ", its effective.until");
        });
        if (!draft.register().equals(register)) {
            throw new OrderRefused("the draft is of register " + draft.register() + ", not of " + register);
        }
        language(order);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Simulation simulation = new Simulation(
                whatIfs, norms, new SimulationFiles(home, language(order)), draft(order), order.get(day));
        return List.of(steps.atOnce("simulate", simulation, simulation.tally()));
    }

    private static Language language(Order order) {
        return switch (order.get(LANGUAGE)) {
            case "nl" -> Language.NL;
            case "en" -> Language.EN;
            default -> throw new OrderRefused("language=" + order.get(LANGUAGE) + " is neither nl nor en");
        };
    }

    /** A draft that builds on another version is read beside it. */
    private NormSet draft(Order order) {
        String text = text(order.get(NORM));
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put(DRAFT, text);
        base(text).ifPresent(base -> documents.put("base", base));
        NormDocuments read = NormDocuments.read(documents);
        NormSet draft = read.norms().get(DRAFT);
        if (draft == null) {
            throw new OrderRefused(read.faults().getOrDefault(DRAFT, List.of()).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n", order.get(NORM).path() + " is not in order:\n", "")));
        }
        return draft;
    }

    /** The document that it builds on; refuses with what there is where there is none such. */
    private Optional<String> base(String text) {
        JsonNode basedOn = basedOn(text);
        String normSet = basedOn.path("normSet").asString("");
        String version = basedOn.path("version").asString("");
        if (normSet.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        List<NormSet> all = norms.versions();
        Optional<NormSet> base = all.stream()
                .filter(norm -> norm.version().normSet().value().equals(normSet)
                        && norm.version().version().equals(version))
                .findFirst();
        if (base.isEmpty()) {
            throw new OrderRefused("the draft builds on version " + version + " of norm set " + normSet
                    + ", which is not here; there are: "
                    + all.stream()
                            .map(norm -> norm.version().normSet() + " "
                                    + norm.version().version())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return base.map(NormSet::print);
    }

    private JsonNode basedOn(String text) {
        try {
            return json.readTree(text).path("basedOn");
        } catch (JacksonException notJson) {
            return json.missingNode();
        }
    }

    private static String text(InputFile file) {
        try {
            return Files.readString(file.path());
        } catch (CharacterCodingException other) {
            throw new OrderRefused("norm=" + file.path() + " is no text in UTF-8");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
