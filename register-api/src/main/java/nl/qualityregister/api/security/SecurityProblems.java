package nl.qualityregister.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.qualityregister.api.problem.GeneralProblem;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** How security says no: 401 with how to sign in, 403 to one who is known, 400 to a path that plays tricks. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private final Problems problems;
    private final RateLimit rateLimit;

    SecurityProblems(Problems problems, RateLimit rateLimit) {
        this.problems = problems;
        this.rateLimit = rateLimit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (response.getHeader("RateLimit") == null && !rateLimit.passes(SignedIn.caller(), request, response)) {
            return; // tokens may not be guessed at will either
        }
        boolean badToken = refused instanceof InvalidBearerTokenException;
        Problem problem = Problem.of(badToken ? GeneralProblem.TOKEN_REFUSED : GeneralProblem.SIGN_IN_REQUIRED);
        String challenge =
                badToken ? "Bearer realm=\"register\", error=\"invalid_token\"" : "Bearer realm=\"register\"";
        problems.write(request, response, problem.sending(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        boolean unknown = SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication token
                && !token.getPrincipal().isKnown();
        problems.write(
                request, response, Problem.of(unknown ? GeneralProblem.ACCOUNT_UNKNOWN : GeneralProblem.NOT_ALLOWED));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.REQUEST_MALFORMED));
    }
}
