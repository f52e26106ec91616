package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Walks every operation of the contract with every kind of user, on something that belongs to a professional, and compares what came
 * back with the table: let through, or not signed in, or forbidden, or nothing there.
 */
@ApiTest
class AuthorisationMatrixTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Contract contract;

    enum Kind {
        PUBLIC(null),
        NOBODY(null),
        PROFESSIONAL(Role.PROFESSIONAL),
        OTHER_PROFESSIONAL(Role.PROFESSIONAL),
        ASSESSOR(Role.ASSESSOR),
        REGISTRAR(Role.REGISTRAR),
        PROVIDER(Role.PROVIDER),
        EMPLOYER(Role.EMPLOYER),
        AUDITOR(Role.AUDITOR);

        private final Role role;

        Kind(Role role) {
            this.role = role;
        }

        String word() {
            return role == null ? "" : role.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsForThoseOnlyWhomTheTableNames() {
        People.Professional owner = people.aProfessional();
        Map<Kind, String> subjects = new EnumMap<>(Kind.class);
        subjects.put(Kind.PROFESSIONAL, owner.subject());
        subjects.put(Kind.OTHER_PROFESSIONAL, people.aProfessional().subject());
        subjects.put(Kind.NOBODY, people.anAccount());
        for (Kind kind : Kind.values()) {
            if (kind.role != null) {
                subjects.computeIfAbsent(kind, any -> people.anAccount(kind.role));
            }
        }
        return contract.operations().stream()
                .flatMap(operation -> Stream.of(Kind.values())
                        .map(kind -> dynamicTest(
                                operation.id() + " by " + kind,
                                () -> compare(operation, kind, subjects.get(kind), owner))));
    }

    /** Whoever is let in is let in far enough to be told of his input, or that the thing he names is not there. */
    private void compare(Operation operation, Kind kind, String subject, People.Professional owner) {
        String path = Contract.BASE_PATH
                + operation
                        .path()
                        .replace("{registrationNumber}", owner.number())
                        .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        Call call = subject == null ? api.asPublic() : api.as(subject);
        if (!operation.bodies().isEmpty()) {
            call = operation.bodies().containsKey("application/json")
                    ? call.json("{\"noSuchField\": 1}")
                    : call.content("multipart/form-data; boundary=b", "--b--\r\n");
        }

        Answer answer = call.send(operation.method(), path + (operation.changesState() ? "" : "?noSuchParameter=1"));

        assertThat(answer.status())
                .as(operation.id() + " by " + kind + ": " + answer.text())
                .isIn(expected(operation, kind));
    }

    private static Set<Integer> expected(Operation operation, Kind kind) {
        Set<String> allowed = operation.allowedRoles();
        if (allowed.contains("public")) {
            return Set.of(400);
        }
        if (kind == Kind.PUBLIC) {
            return Set.of(401);
        }
        boolean admitted = allowed.contains("any-account") || allowed.contains(kind.word());
        if (!admitted) {
            return Set.of(403);
        }
        boolean cannotBeWrong = operation.changesState()
                && operation.bodies().isEmpty()
                && !operation.path().contains("{");
        return cannotBeWrong ? Set.of(201) : Set.of(400, 404, 428);
    }

    /** A table that says more, or less, than what the API does is contradicted by what comes back. */
    @ParameterizedTest
    @CsvSource({
        "listJobExecutions, professional, PROFESSIONAL", // said to be for her, and it is not
        "listJobExecutions, public, PUBLIC",
        "listJobExecutions, any-account, NOBODY",
        "listJobExecutions, auditor, REGISTRAR", // said not to be for the registrar, and it is
        "draftEvidence, registrar, REGISTRAR",
        "draftEvidence, registrar, PROFESSIONAL",
        "readRegistrations, employer, PUBLIC"
    })
    void aTableWithAPlantedFaultIsContradicted(String id, String planted, Kind kind) {
        Operation real = contract.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
        Operation wrong = new Operation(
                id, real.method(), real.path(), real.parameters(), real.bodies(), Set.of(planted), real.retirement());
        People.Professional owner = people.aProfessional();
        String subject = switch (kind) {
            case PUBLIC -> null;
            case NOBODY -> people.anAccount();
            case PROFESSIONAL -> owner.subject();
            default -> people.anAccount(kind.role);
        };

        assertThatCode(() -> compare(real, kind, subject, owner)).doesNotThrowAnyException();
        assertThatThrownBy(() -> compare(wrong, kind, subject, owner)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theTableInTheDocsIsTheContracts() throws IOException {
        String table = table();
        Path document = Path.of("../docs/security-table.md");
        if (Boolean.getBoolean("register.write-docs")) {
            Files.writeString(document, table);
        }

        assertThat(Files.readString(document)).isEqualTo(table);
    }

    private String table() {
        List<Kind> kinds = List.of(Kind.values()).stream()
                .filter(kind -> kind != Kind.OTHER_PROFESSIONAL)
                .toList();
        StringBuilder table =
                new StringBuilder("# Who may call what\n\nOne row per operation, from `x-allowed-roles` in the"
                        + " contract; `AuthorisationMatrixTest` walks all of it.\n\"own\" means: what belongs to the caller, and"
                        + " anything else is not found.\n\n| operation | ");
        Map<Kind, String> heads = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            String head =
                    kind == Kind.NOBODY ? "account without a role" : kind.name().toLowerCase(java.util.Locale.ROOT);
            heads.put(kind, head);
        }
        table.append(String.join(" | ", heads.values())).append(" |\n|---|").append("---|".repeat(kinds.size()));
        for (Operation operation : contract.operations()) {
            table.append("\n| `")
                    .append(operation.method())
                    .append(' ')
                    .append(operation.path())
                    .append("` |");
            kinds.forEach(
                    kind -> table.append(' ').append(mark(operation, kind)).append(" |"));
        }
        return table.append('\n').toString();
    }

    private static String mark(Operation operation, Kind kind) {
        boolean in = !expected(operation, kind).contains(401)
                && !expected(operation, kind).contains(403);
        boolean own =
                in && kind == Kind.PROFESSIONAL && !operation.allowedRoles().contains("public");
        return in ? (own ? "own" : "yes") : "";
    }
}
