package nl.qualityregister.api.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A verified token, turned into the caller it stands for. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    /** The account's id, never a person's name. */
    @Override
    public String getName() {
        return caller.isKnown() ? caller.known().id().toString() : "unknown";
    }
}
