package nl.qualityregister.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.problem.ProblemCatalogue.FaultText;
import nl.qualityregister.api.problem.ProblemCatalogue.ProblemText;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** The door of problems: words them and writes them, as JSON to programs and as a page to people who asked for a page. */
@Component
public class Problems {
    /** The attribute of a request whose body came too slowly to be waited for. */
    public static final String BODY_GIVEN_UP = "nl.qualityregister.body-given-up";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemCatalogue catalogue;
    private final JsonMapper json;
    private final ITemplateEngine pages;
    private final String baseUrl;

    Problems(
            ProblemCatalogue catalogue,
            JsonMapper json,
            ITemplateEngine pages,
            @Value("${register.public-base-url}") String baseUrl) {
        this.catalogue = catalogue;
        this.json = json;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    /** Answers with the problem; nothing may have been sent before. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ProblemBody body = body(problem, language);
        response.setStatus(body.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.code());
        response.setHeader(HttpHeaders.ETAG, null);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (wantsPage(request)) {
            send(response, MediaType.TEXT_HTML_VALUE, page(body, language).getBytes(StandardCharsets.UTF_8));
        } else {
            send(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsBytes(body));
        }
    }

    /** Answers 500 without any detail, unless it was a body that came too slowly and nobody's fault here; what happened is logged once, under the number that the answer names. */
    public void writeBug(HttpServletRequest request, HttpServletResponse response, Throwable bug) throws IOException {
        if (request.getAttribute(BODY_GIVEN_UP) != null) {
            write(request, response, Problem.of(GeneralProblem.REQUEST_TOO_SLOW));
            return;
        }
        String number = MDC.get("trace") == null ? "-" : MDC.get("trace");
        LOG.error("internal error {}", number, bug);
        write(request, response, Problem.of(GeneralProblem.INTERNAL_ERROR).naming("number", number));
    }

    /** Of a request that could not be read at all, in English, since it could not say in which language either. */
    public byte[] bare(int status) {
        ProblemBody body = body(
                Problem.of(status == 408 ? GeneralProblem.REQUEST_TOO_SLOW : GeneralProblem.REQUEST_MALFORMED),
                Language.EN);
        return json.writeValueAsBytes(
                new ProblemBody(body.type(), body.title(), status, body.detail(), body.remedy(), null, null, null));
    }

    private ProblemBody body(Problem problem, Language language) {
        ProblemText text = catalogue
                .problem(problem.code())
                .orElseThrow(() -> new IllegalStateException("no text for the problem " + problem.code()));
        return new ProblemBody(
                URI.create(baseUrl + "/problems/" + problem.code()),
                text.title().in(language),
                text.status(),
                text.detail().in(language, problem.values()),
                text.remedy().in(language, problem.values()),
                problem.faults().isEmpty() ? null : worded(problem.faults(), language),
                problem.preview(),
                problem.versions());
    }

    /** The faults in words. */
    public List<ProblemBody.FaultBody> worded(List<Fault> faults, Language language) {
        return faults.stream().map(fault -> fault(fault, language)).toList();
    }

    private ProblemBody.FaultBody fault(Fault fault, Language language) {
        Map<String, String> values = fault.values();
        FaultText text = catalogue
                .fault(fault.code())
                .orElseThrow(() -> new IllegalStateException("no text for the fault " + fault.code()));
        return new ProblemBody.FaultBody(
                fault.pointer(),
                fault.code(),
                text.text().in(language, values),
                text.remedy().in(language, values));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith(Contract.BASE_PATH + "/");
    }

    private String page(ProblemBody body, Language language) {
        return pages.process("problem-met", new Context(Locale.of(language.code()), Map.of("problem", body)));
    }

    private static void send(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(type.startsWith("text/") ? "UTF-8" : null);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
