package nl.qualityregister.api.operation;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.operation.Registrations.RegistrationsView;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Callers;
import nl.qualityregister.api.security.Permissions;
import nl.qualityregister.api.security.RateLimit;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the look-up that nearly all of them are (nine digits and nothing else, of today, by a caller whom memory knows) without the
 * chain of security and the dispatcher, which cost several times what the answer does. The same doors are asked in the same order, and
 * the operation is the same method; whatever differs in any respect goes the long way round (ADR 652).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // after what every answer carries and what observes requests, before security
class PlainLookUps implements Filter {
    private static final String PATH = Contract.BASE_PATH + "/registrations/";
    private static final int DIGITS = 9;

    private final Callers callers;
    private final RateLimit rateLimit;
    private final Registrations registrations;
    private final HandlerExceptionResolver problems;
    private final JsonMapper json;
    private final boolean open;

    PlainLookUps(
            Contract contract,
            Callers callers,
            RateLimit rateLimit,
            Registrations registrations,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            JsonMapper json) {
        this.callers = callers;
        this.rateLimit = rateLimit;
        this.registrations = registrations;
        this.problems = problems;
        this.json = json;
        this.open = contract.operation("GET", PATH + "0".repeat(DIGITS))
                .filter(operation -> operation.retirement() == null)
                .map(Operation::id)
                .filter(operation -> Permissions.of(operation).everybody())
                .isPresent();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && open
                && isPlain(asked)) {
            Optional<Caller> caller = callers.remembered(asked);
            if (caller.isPresent()) {
                answer(caller.get(), asked, answer);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isPlain(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() == PATH.length() + DIGITS
                && path.startsWith(PATH)
                && request.getMethod().equals("GET")
                && request.getQueryString() == null
                && takesJson(request.getHeader("Accept"))
                && RegistrationNumber.read(path.substring(PATH.length())).isPresent();
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private void answer(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(PATH + "{registrationNumber}"));
        if (!rateLimit.passes(Optional.of(caller), request, response)) {
            return;
        }
        ResponseEntity<RegistrationsView> answer;
        try {
            answer = registrations.readRegistrations(
                    request.getRequestURI().substring(PATH.length()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    caller,
                    request);
        } catch (RuntimeException refused) {
            if (problems.resolveException(request, response, null, refused) == null) {
                throw refused;
            }
            return;
        }
        send(answer, response);
    }

    private void send(ResponseEntity<RegistrationsView> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        RegistrationsView view = answer.getBody();
        if (view == null) {
            return;
        }
        byte[] bytes = json.writeValueAsBytes(view);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
