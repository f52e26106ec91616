package nl.qualityregister.api.manners;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.contract.Operation.Retirement;
import nl.qualityregister.api.problem.GeneralProblem;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.house.Fault;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each request against the contract, after security and before everything else: is there such an operation, does it take this
 * method, this content, these parameters, this body. All faults are named at once.
 */
@Component
@Order(10)
class ContractGate extends OncePerRequestFilter {
    private static final List<String> FORMS = List.of("/confirm/", "/share/");
    private static final long LONGEST_JSON = 4L << 20;
    private static final long LONGEST_UPLOAD = 26L << 20;

    private final Contract contract;
    private final RequestFaults requestFaults;
    private final Problems problems;

    ContractGate(Contract contract, RequestFaults requestFaults, Problems problems) {
        this.contract = contract;
        this.requestFaults = requestFaults;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!path.startsWith(Contract.BASE_PATH + "/")) {
            passPage(request, response, chain);
            return;
        }
        Optional<Operation> operation = contract.operation(request.getMethod(), path);
        if (operation.isPresent()) {
            pass(operation.get(), request, response, chain);
        } else {
            refuse(contract.methods(path), request, response);
        }
    }

    private void refuse(Set<String> methods, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String allow = String.join(", ", methods);
        if (methods.isEmpty()) {
            problems.write(request, response, Problem.of(GeneralProblem.NOT_FOUND));
        } else if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", allow + ", OPTIONS");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            problems.write(
                    request,
                    response,
                    Problem.of(GeneralProblem.METHOD_NOT_ALLOWED)
                            .sending("Allow", allow)
                            .naming("allowed", allow));
        }
    }

    /** Pages are read and nothing else, but for the forms behind links that somebody without an account was given. */
    private void passPage(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean form = FORMS.stream().anyMatch(request.getRequestURI()::startsWith);
        if (Set.of("GET", "HEAD").contains(request.getMethod())
                || (form && request.getMethod().equals("POST"))) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    Problem.of(GeneralProblem.METHOD_NOT_ALLOWED)
                            .sending("Allow", form ? "GET, POST" : "GET")
                            .naming("allowed", form ? "GET, POST" : "GET"));
        }
    }

    private void pass(Operation operation, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(Operation.class.getName(), operation);
        announceRetirement(operation, response);
        if (operation.bodies().isEmpty()) {
            passIfFaultless(requestFaults.ofParameters(operation, request), request, response, chain);
            return;
        }
        Optional<MediaType> type = contentType(request)
                .filter(MediaType::isConcrete)
                .filter(given -> operation.bodies().keySet().stream()
                        .anyMatch(taken -> MediaType.parseMediaType(taken).isCompatibleWith(given)));
        boolean upload = type.isPresent() && type.get().getType().equals("multipart");
        if (type.isEmpty()) {
            problems.write(
                    request,
                    response,
                    Problem.of(GeneralProblem.MEDIA_TYPE_NOT_SUPPORTED)
                            .naming(
                                    "accepted",
                                    String.join(", ", operation.bodies().keySet())));
        } else if (request.getContentLengthLong() > (upload ? LONGEST_UPLOAD : LONGEST_JSON)) {
            refuseSize(request, response, upload ? LONGEST_UPLOAD : LONGEST_JSON);
        } else if (upload) {
            passIfFaultless(requestFaults.ofParameters(operation, request), request, response, chain);
        } else {
            passText(operation, type.get(), request, response, chain);
        }
    }

    /** What is to go says so with every answer: since when (RFC 9745), until when (RFC 8594), and where it is written. */
    private static void announceRetirement(Operation operation, HttpServletResponse response) {
        Retirement retirement = operation.retirement();
        if (retirement != null) {
            ZonedDateTime since = retirement.deprecatedOn().atStartOfDay(ZoneOffset.UTC);
            ZonedDateTime until = retirement.sunsetOn().atStartOfDay(ZoneOffset.UTC);
            response.setHeader("Deprecation", "@" + since.toEpochSecond());
            response.setHeader("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(until));
            response.addHeader("Link", "<" + Contract.BASE_PATH + "/openapi.json>; rel=\"deprecation\"");
        }
    }

    /** JSON is held against the contract; what CSV or a document says is read by who asked for it. */
    private void passText(
            Operation operation,
            MediaType type,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        byte[] body = request.getInputStream().readNBytes((int) LONGEST_JSON + 1);
        if (body.length > LONGEST_JSON) {
            refuseSize(request, response, LONGEST_JSON);
            return;
        }
        List<Fault> faults = Stream.concat(
                        requestFaults.ofParameters(operation, request).stream(),
                        isReadByItsOperation(type)
                                ? Stream.<Fault>empty()
                                : requestFaults.ofBody(operation, body).stream())
                .toList();
        passIfFaultless(faults, new ReadRequest(request, body), response, chain);
    }

    private static boolean isReadByItsOperation(MediaType type) {
        return !type.getSubtype().equals("json") && !type.getSubtype().endsWith("+json");
    }

    private void passIfFaultless(
            List<Fault> faults, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (faults.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, Problem.ofInput(faults));
        }
    }

    private void refuseSize(HttpServletRequest request, HttpServletResponse response, long limit) throws IOException {
        problems.write(
                request, response, Problem.of(GeneralProblem.CONTENT_TOO_LARGE).naming("megabytes", limit >> 20));
    }

    /** What the body is said to be; one that is empty is read as JSON, so that its fault is named. */
    private static Optional<MediaType> contentType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null && request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            return Optional.of(MediaType.APPLICATION_JSON);
        }
        try {
            return type == null ? Optional.empty() : Optional.of(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
    }
}
