package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.cycle.CycleId;
import org.jspecify.annotations.Nullable;

/** How the contract writes what the rooms hold as types. */
final class Words {
    private Words() {}

    /** {@code STRUCK_OFF} is {@code struck-off}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of that name; the contract has seen to it that there is one. */
    static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** An id out of a path; under anything else there is nothing. */
    static UUID id(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new NotFound();
        }
        return UUID.fromString(text);
    }

    /** The id of a cycle out of a path; under anything else there is nothing. */
    static CycleId cycle(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFound();
        }
        return new CycleId(Long.parseLong(text));
    }

    /** A code out of a path; under anything else there is nothing. */
    static Optional<String> code(String text) {
        return Optional.of(text).filter(code -> code.matches("[a-z0-9][a-z0-9-]{0,79}"));
    }

    static Optional<UUID> optionalId(@Nullable String text) {
        return Optional.ofNullable(text).map(Words::id);
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Rooms name the first day without, the contract the last day with. */
    static @Nullable LocalDate lastDay(@Nullable LocalDate firstDayWithout) {
        return firstDayWithout == null ? null : firstDayWithout.minusDays(1);
    }

    static @Nullable LocalDate firstDayWithout(@Nullable LocalDate lastDay) {
        return lastDay == null ? null : lastDay.plusDays(1);
    }
}
