package nl.qualityregister.jobs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;

/**
 * What a job can be told as {@code name=value}. Without a default it must be given, unless it is {@link #optional()}.
 *
 * @param form what a value looks like, for people: {@code YYYY-MM-DD}
 * @param reader the value that a text means, if it means one; refuses with {@link OrderRefused} what needs saying more
 * @param identity the value as text: equal texts, equal runs
 * @param identifying whether it is part of what the run is about; otherwise it may differ when the run is taken up again
 */
public record Parameter<T>(
        String name,
        String form,
        String description,
        Function<String, Optional<T>> reader,
        Function<T, String> identity,
        Optional<Supplier<T>> fallback,
        boolean required,
        boolean identifying) {

    public static final Parameter<RegisterId> REGISTER = new Parameter<>(
            "register",
            "NAME of small letters, digits and hyphens",
            "the register, such as krsd-demo",
            text -> text.matches("[a-z0-9][a-z0-9-]*") ? Optional.of(new RegisterId(text)) : Optional.empty(),
            RegisterId::value,
            Optional.empty(),
            true,
            true);

    private static <T> Parameter<T> of(
            String name, String form, String description, Function<String, Optional<T>> reader) {
        return new Parameter<>(name, form, description, reader, Object::toString, Optional.empty(), true, true);
    }

    public static Parameter<String> text(String name, String description) {
        return of(name, "TEXT", description, text -> text.isBlank() ? Optional.empty() : Optional.of(text));
    }

    public static Parameter<Integer> whole(String name, String description) {
        return of(
                name,
                "NUMBER",
                description,
                text -> text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
    }

    /** One of those from the first to the last, both included. */
    public static Parameter<Integer> whole(String name, String description, int first, int last) {
        String range = "from " + first + " to " + last;
        return of(
                name,
                "NUMBER " + range,
                description + "; " + range,
                text -> whole(name, description).reader().apply(text).filter(n -> n >= first && n <= last));
    }

    public static Parameter<Boolean> truth(String name, String description) {
        return of(name, "true|false", description, text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    public static Parameter<LocalDate> day(String name, String description) {
        return of(name, "YYYY-MM-DD of a day that exists", description, Parameter::readDay);
    }

    /** The day for which a job runs, {@code businessDay}: today in Amsterdam by default, never later. */
    public static Parameter<LocalDate> businessDay(BusinessDay businessDay) {
        return of(
                        "businessDay",
                        "YYYY-MM-DD of a day that exists, at the latest today",
                        "the day as of which it is judged what is due; at the latest today",
                        text -> readDay(text).map(day -> notToCome(day, businessDay.today())))
                .orElse(businessDay::today);
    }

    private static LocalDate notToCome(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw new OrderRefused("businessDay=" + day + " lies in the future: the latest day is today, " + today);
        }
        return day;
    }

    public static Parameter<Path> path(String name, String description) {
        return of(name, "PATH", description, Parameter::readPath);
    }

    /** A file to read; its content, not its name, says what the run is about. */
    public static Parameter<InputFile> file(String name, String description) {
        return new Parameter<>(
                name,
                "PATH of a file that can be read",
                description,
                text -> readPath(text).map(path -> readable(name, path)).map(InputFile::at),
                InputFile::hash,
                Optional.empty(),
                true,
                true);
    }

    private static Path readable(String name, Path path) {
        if (!Files.exists(path)) {
            throw new OrderRefused(name + "=" + path + " is not there");
        }
        if (!Files.isRegularFile(path)) {
            throw new OrderRefused(name + "=" + path + " is no file: give the path of one");
        }
        if (!Files.isReadable(path)) {
            throw new OrderRefused(name + "=" + path + " may not be read by this user: give it the right to");
        }
        return path;
    }

    /** The same, used when nothing is given. */
    public Parameter<T> orElse(Supplier<T> value) {
        return new Parameter<>(name, form, description, reader, identity, Optional.of(value), false, identifying);
    }

    /** The same, that may be left out. */
    public Parameter<T> optional() {
        return new Parameter<>(name, form, description, reader, identity, fallback, false, identifying);
    }

    /** The same in other words. */
    public Parameter<T> described(String words) {
        return new Parameter<>(name, form, words, reader, identity, fallback, required, identifying);
    }

    /** What a value looks like, in one word: {@code YYYY-MM-DD}. */
    String shape() {
        return form.split("[, ]", 2)[0];
    }

    /** The same, with no say in what the run is about. */
    public Parameter<T> notIdentifying() {
        return new Parameter<>(name, form, description, reader, identity, fallback, required, false);
    }

    private static Optional<LocalDate> readDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> readPath(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
