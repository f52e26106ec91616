package nl.qualityregister.api.manners;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.problem.GeneralProblem;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: the headers that every answer carries, the trace it belongs to, and the last net under everything. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EveryAnswer extends OncePerRequestFilter {
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private final Contract contract;
    private final Problems problems;

    EveryAnswer(Contract contract, Problems problems) {
        this.contract = contract;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        boolean api = request.getRequestURI().startsWith(Contract.BASE_PATH + "/");
        setHeaders(response, contract.version(), api, request.isSecure());
        try (var trace = MDC.putCloseable("trace", trace(request.getHeader("traceparent")))) {
            if (hasControlCharacters(request)) {
                problems.write(request, response, Problem.of(GeneralProblem.REQUEST_MALFORMED));
            } else {
                answer(request, response, chain);
            }
        }
    }

    /** Whoever reads such a header later is stopped by the firewall, also while he is wording what else was wrong. */
    private static boolean hasControlCharacters(HttpServletRequest request) {
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            Enumeration<String> values = request.getHeaders(names.nextElement());
            while (values.hasMoreElements()) {
                if (hasControlCharacters(values.nextElement())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasControlCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException unreachable) {
            problems.write(
                    request,
                    response,
                    Problem.of(GeneralProblem.REGISTER_UNAVAILABLE).sending("Retry-After", "5"));
        } catch (InvalidParameterException unreadable) {
            problems.write(
                    request,
                    response,
                    unreadable.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                            ? Problem.of(GeneralProblem.CONTENT_TOO_LARGE).naming("megabytes", 25)
                            : Problem.of(GeneralProblem.REQUEST_MALFORMED));
        } catch (RequestRejectedException unreadable) {
            problems.write(request, response, Problem.of(GeneralProblem.REQUEST_MALFORMED));
        } catch (ServletException | RuntimeException bug) {
            problems.writeBug(request, response, bug);
        }
    }

    /** @param api whether a program asked, and no person who is shown a page */
    static void setHeaders(HttpServletResponse response, String version, boolean api, boolean secure) {
        response.setHeader("API-Version", version);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", api ? API_POLICY : PAGE_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    /** The caller's trace id when he sends one (W3C Trace Context), a new one otherwise. */
    private static String trace(String parent) {
        Matcher known = TRACE_PARENT.matcher(parent == null ? "" : parent);
        if (known.matches()) {
            return known.group(1);
        }
        byte[] drawn = new byte[16];
        ThreadLocalRandom.current().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
