package nl.qualityregister.roll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** One measure for life: drawn from what was imposed on whom by which decision, so that imposing it again is imposing the same. */
public record MeasureId(UUID value) {
    static MeasureId of(Registration registration, MeasureKind kind, String basis) {
        String name = String.join(
                "\n",
                registration.registrant().toString(),
                registration.register().value(),
                registration.occupation().value(),
                kind.name(),
                basis);
        return new MeasureId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
