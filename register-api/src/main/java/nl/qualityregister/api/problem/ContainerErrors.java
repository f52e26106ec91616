package nl.qualityregister.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container refused by itself, or what was thrown past every other net. */
@RestController
class ContainerErrors implements ErrorController {
    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable bug) {
            problems.writeBug(request, response, bug);
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        problems.write(
                request,
                response,
                Problem.of(
                        switch (status) {
                            case 404 -> GeneralProblem.NOT_FOUND;
                            case 405 -> GeneralProblem.METHOD_NOT_ALLOWED;
                            case 413 -> GeneralProblem.CONTENT_TOO_LARGE;
                            default -> status < 500 ? GeneralProblem.REQUEST_MALFORMED : GeneralProblem.INTERNAL_ERROR;
                        }));
    }
}
