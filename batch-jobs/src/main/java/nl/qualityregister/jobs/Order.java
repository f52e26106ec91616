package nl.qualityregister.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.qualityregister.house.Sha256;

/** What was asked for: a job, with a value for each of its parameters that was given or has a default. */
public final class Order {
    static final Parameter<Boolean> AGAIN = Parameter.truth(
                    "again", "run it once more although it was completed for the same parameters")
            .orElse(() -> false)
            .notIdentifying();

    private final String job;
    private final Map<Parameter<?>, Object> values;

    private Order(String job, Map<Parameter<?>, Object> values) {
        this.job = job;
        this.values = values;
    }

    /** Reads what was given; refuses with every unknown, missing or malformed parameter at once. */
    static Order read(RegisterJob job, Map<String, String> given) {
        List<String> faults = new ArrayList<>();
        Map<String, Parameter<?>> known = known(job);
        given.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .forEach(name -> faults.add(job.name() + " has no parameter " + name + "; it has: " + offered(job)));
        Map<Parameter<?>, Object> values = new java.util.HashMap<>();
        known.values()
                .forEach(parameter ->
                        value(job, parameter, given, faults).ifPresent(value -> values.put(parameter, value)));
        OrderRefused.ifAny(faults);
        return new Order(job.name(), values);
    }

    private static Optional<?> value(
            RegisterJob job, Parameter<?> parameter, Map<String, String> given, List<String> faults) {
        String text = given.get(parameter.name());
        if (text == null) {
            if (parameter.required()) {
                faults.add(job.name() + " needs " + parameter.name() + "=" + parameter.form() + ": "
                        + parameter.description());
            }
            return parameter.fallback().map(java.util.function.Supplier::get);
        }
        try {
            Optional<?> value = parameter.reader().apply(text);
            if (value.isEmpty()) {
                faults.add(parameter.name() + "=" + text + " is no " + parameter.form());
            }
            return value;
        } catch (OrderRefused refused) {
            faults.add(refused.getMessage());
            return Optional.empty();
        }
    }

    /** The parameters of the job and those that every job has, by name, in the order in which they are listed. */
    static Map<String, Parameter<?>> known(RegisterJob job) {
        Map<String, Parameter<?>> known = new java.util.LinkedHashMap<>();
        job.parameters().forEach(parameter -> known.put(parameter.name(), parameter));
        known.put(AGAIN.name(), AGAIN);
        return known;
    }

    /** The names of what means something to it: what is a new run each time needs not be told to run again. */
    static String offered(RegisterJob job) {
        String names = known(job).keySet().stream()
                .filter(name -> !(job.repeats() && name.equals(AGAIN.name())))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** The value of a parameter that is required or has a default. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseThrow(() -> new IllegalArgumentException(job + " has no " + parameter.name()));
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) byName(parameter.name()));
    }

    private @org.jspecify.annotations.Nullable Object byName(String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public String job() {
        return job;
    }

    /** The value of a parameter as text, by its name. */
    public String text(String name) {
        return java.util.Objects.requireNonNull(all().get(name), name);
    }

    /** What the run is about, for people: {@code businessDay=2026-07-31 register=krsd-demo}. */
    Map<String, String> identifying() {
        return texts(values.keySet().stream().filter(Parameter::identifying).toList());
    }

    Map<String, String> all() {
        return texts(values.keySet());
    }

    /** One text for all orders about the same. */
    String identity() {
        String about = identifying().entrySet().stream()
                .map(entry -> "\n" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("", job, ""));
        return Sha256.hex(about);
    }

    private Map<String, String> texts(Collection<Parameter<?>> parameters) {
        Map<String, String> texts = new TreeMap<>();
        parameters.forEach(parameter -> texts.put(parameter.name(), text(parameter)));
        return texts;
    }

    @SuppressWarnings("unchecked")
    private <T> String text(Parameter<T> parameter) {
        return parameter.identity().apply((T) java.util.Objects.requireNonNull(values.get(parameter)));
    }
}
