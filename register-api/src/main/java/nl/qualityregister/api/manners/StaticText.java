package nl.qualityregister.api.manners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** For benchmarks: the least that this server can answer, before any filter, as long as the answer to a look-up. */
class StaticText extends ValveBase {
    private static final byte[] TEXT =
            ("{\"registrationNumber\":\"" + "0".repeat(280) + "\"}").getBytes(StandardCharsets.US_ASCII);

    StaticText() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, jakarta.servlet.ServletException {
        if (request.getRequestURI().equals("/bench/static")) {
            response.setContentType("application/json");
            response.setContentLength(TEXT.length);
            response.getOutputStream().write(TEXT);
        } else {
            getNext().invoke(request, response);
        }
    }
}
