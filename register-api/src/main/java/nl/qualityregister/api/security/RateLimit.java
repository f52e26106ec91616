package nl.qualityregister.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.problem.GeneralProblem;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.RequestBudgets.Standing;
import nl.qualityregister.organisation.Account;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Each client has a budget of requests per minute: an account wherever it calls from, everybody else by address. Every answer says what
 * is left of it ({@code RateLimit}, {@code RateLimit-Policy}); beyond it the answer is 429 with {@code Retry-After}.
 */
public class RateLimit extends OncePerRequestFilter {
    /** An IPv6 network that is given to one customer; who has one has all its addresses. */
    private static final int NETWORK_BYTES = 8;

    private final RequestBudgets budgets;
    private final ApiSettings.RateLimit limits;
    private final Problems problems;

    RateLimit(RequestBudgets budgets, ApiSettings.RateLimit limits, Problems problems) {
        this.budgets = budgets;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (passes(SignedIn.caller(), request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Counts the request; when it was beyond the budget, it has been answered. */
    public boolean passes(Optional<Caller> caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Account> account = caller.map(Caller::account);
        long budget = account.isPresent() ? limits.account() : limits.anonymous();
        if (budget == 0) {
            return true;
        }
        String client = account.map(known -> known.id().toString()).orElseGet(() -> network(request.getRemoteAddr()));
        Standing standing = budgets.spend(client, budget);
        response.setHeader("RateLimit-Policy", "\"client\";q=" + budget + ";w=" + RequestBudgets.WINDOW_SECONDS);
        response.setHeader("RateLimit", "\"client\";r=" + standing.left() + ";t=" + standing.seconds());
        if (standing.spent()) {
            problems.write(
                    request,
                    response,
                    Problem.of(GeneralProblem.TOO_MANY_REQUESTS)
                            .naming("seconds", standing.seconds())
                            .sending("Retry-After", String.valueOf(standing.seconds())));
        }
        return !standing.spent();
    }

    private static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
