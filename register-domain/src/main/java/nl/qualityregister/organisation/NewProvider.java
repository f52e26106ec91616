package nl.qualityregister.organisation;

import java.util.List;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * @param postcode as {@code 1234 AB}, read forgivingly
 * @param registers in which it asks to offer courses
 */
public record NewProvider(
        String name,
        String postcode,
        @Nullable String kvkNumber,
        @Nullable String email,
        @Nullable String website,
        List<Contact> contacts,
        List<RegisterId> registers) {
    public NewProvider {
        contacts = List.copyOf(contacts);
        registers = List.copyOf(registers);
    }

    /** Somebody to call. */
    public record Contact(
            String name, String email, @Nullable String phone) {}
}
