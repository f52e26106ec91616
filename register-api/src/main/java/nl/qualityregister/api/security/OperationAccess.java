package nl.qualityregister.api.security;

import java.util.function.Supplier;
import nl.qualityregister.api.contract.Contract;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets a request pass when the table admits its caller. What is no operation passes to the gate, which says that it is not there. */
@Component
class OperationAccess implements AuthorizationManager<RequestAuthorizationContext> {
    private final Contract contract;

    OperationAccess(Contract contract) {
        this.contract = contract;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        String method = context.getRequest().getMethod();
        String path = context.getRequest().getRequestURI();
        return new AuthorizationDecision(contract.operation(method, path)
                .map(operation -> Permissions.of(operation.id()))
                .map(allowed -> allowed.everybody() || allowed.admits(caller(authentication.get())))
                .orElse(true));
    }

    private static Caller caller(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication known ? known.getPrincipal() : Caller.NOBODY;
    }
}
