package nl.qualityregister.api.manners;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import nl.qualityregister.api.problem.Problems;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's own refusals (a request line that cannot be read) as a problem like any other: no page, no version of the server, no stack.
 * No filter sees them, so the headers that every answer carries are set here too.
 */
class BareErrors extends ErrorReportValve {
    private final String version;
    private final IntFunction<byte[]> problem;

    /** @param problem the body by status */
    BareErrors(String version, IntFunction<byte[]> problem) {
        this.version = version;
        this.problem = problem;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (request.getAttribute(Problems.BODY_GIVEN_UP) != null && response.isErrorReportRequired()) {
            response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            EveryAnswer.setHeaders(response, version, true, request.isSecure());
            response.setContentType("application/problem+json");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(problem.apply(status), StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException gone) {
            // the caller went away
        }
    }
}
