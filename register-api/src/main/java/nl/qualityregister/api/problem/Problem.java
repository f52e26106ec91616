package nl.qualityregister.api.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, not yet worded.
 *
 * @param values what the texts name between braces
 * @param headers what the answer carries besides: {@code Allow}, {@code Retry-After}, {@code WWW-Authenticate}
 * @param preview of what an act would do now, when it no longer does what was agreed to
 */
public record Problem(
        String code,
        Map<String, String> values,
        List<Fault> faults,
        Map<String, String> headers,
        @Nullable Object preview) {
    public Problem {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
        headers = Map.copyOf(headers);
    }

    public static Problem of(GeneralProblem problem) {
        return new Problem(problem.code(), Map.of(), List.of(), Map.of(), null);
    }

    public static Problem of(Refusal refusal) {
        return new Problem(refusal.problem(), refusal.values(), refusal.faults(), Map.of(), null);
    }

    public static Problem ofInput(List<Fault> faults) {
        return new Problem(GeneralProblem.INPUT_REFUSED.code(), Map.of(), faults, Map.of(), null);
    }

    public Problem naming(String name, Object value) {
        return new Problem(code, with(values, name, value.toString()), faults, headers, preview);
    }

    public Problem sending(String header, String value) {
        return new Problem(code, values, faults, with(headers, header, value), preview);
    }

    public Problem showing(Object newPreview) {
        return new Problem(code, values, faults, headers, newPreview);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }
}
