package nl.qualityregister.api.manners;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's own refusals (a request line that cannot be read) as a bare problem body: no page, no version, no stack. */
public class BareErrors extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write("{\"title\":\"The request cannot be read\",\"status\":" + status
                        + ",\"detail\":\"The request is not HTTP as this server understands it.\"}");
                response.finishResponse();
            }
        } catch (IOException gone) {
            // the caller went away
        }
    }
}
