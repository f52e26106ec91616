package nl.qualityregister.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.support.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PermissionsTest {
    @Autowired
    Contract contract;

    @Test
    void theContractSaysForWhomEachOperationIs() {
        Map<String, Set<String>> promised = contract.operations().stream()
                .collect(Collectors.toMap(Operation::id, operation -> new TreeSet<>(operation.allowedRoles())));
        Map<String, Set<String>> kept = Permissions.operations().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        operation -> Permissions.of(operation).words()));

        assertThat(kept).isEqualTo(promised);
    }

    @Test
    void whatIsNotInTheTableIsForNobody() {
        assertThat(Permissions.of("strikeOff").words()).isEmpty();
        assertThat(Permissions.of("strikeOff").admits(Caller.NOBODY)).isFalse();
    }
}
