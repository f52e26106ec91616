package nl.qualityregister.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.Refusal;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what was thrown into a problem; what nobody foresaw is a bug, answered by 500. */
@RestControllerAdvice
class ProblemAdvice {
    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void tooMany(TooManyLookUps refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.of(refusal).sending("Retry-After", "60"));
    }

    @ExceptionHandler
    void refusal(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.of(refusal));
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    void noSuchPage(Exception none, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.NOT_FOUND));
    }

    @ExceptionHandler
    void otherMethod(
            HttpRequestMethodNotSupportedException other, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Set<HttpMethod> supported = other.getSupportedHttpMethods();
        Problem problem = Problem.of(GeneralProblem.METHOD_NOT_ALLOWED);
        String allow = supported == null
                ? ""
                : supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        problems.write(request, response, problem.sending("Allow", allow).naming("allowed", allow));
    }

    @ExceptionHandler
    void otherForm(HttpMediaTypeNotAcceptableException other, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.NOT_ACCEPTABLE));
    }

    @ExceptionHandler
    void otherContent(
            HttpMediaTypeNotSupportedException other, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.MEDIA_TYPE_NOT_SUPPORTED));
    }

    @ExceptionHandler
    void missingPart(
            MissingServletRequestPartException missing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Fault> faults = List.of(Fault.at("/" + missing.getRequestPartName(), "required"));
        problems.write(request, response, Problem.ofInput(faults));
    }

    @ExceptionHandler
    void tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request, response, Problem.of(GeneralProblem.CONTENT_TOO_LARGE).naming("megabytes", 25));
    }

    @ExceptionHandler({
        MultipartException.class,
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        InvalidParameterException.class,
        RequestRejectedException.class
    })
    void malformed(Exception malformed, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.REQUEST_MALFORMED));
    }

    @ExceptionHandler
    void signInRequired(SignInRequired needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                Problem.of(GeneralProblem.SIGN_IN_REQUIRED).sending("WWW-Authenticate", "Bearer realm=\"register\""));
    }

    /** Denied deeper than the gate; the filters of security do not see what a controller throws. */
    @ExceptionHandler
    void denied(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.NOT_ALLOWED));
    }

    @ExceptionHandler({PessimisticLockingFailureException.class, OptimisticLockingFailureException.class})
    void changedMeanwhile(Exception clash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(GeneralProblem.CHANGED_MEANWHILE));
    }

    @ExceptionHandler({CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class})
    void unavailable(Exception down, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                Problem.of(GeneralProblem.REGISTER_UNAVAILABLE).sending("Retry-After", "5"));
    }

    /** The caller went away; there is nobody to answer. */
    @ExceptionHandler
    void gone(ClientAbortException gone) {}

    @ExceptionHandler
    void bug(Exception bug, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.writeBug(request, response, bug);
    }
}
