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
 * @param versions yours and the one that stands, where two changed the same thing at once
 */
public record Problem(
        String code,
        Map<String, String> values,
        List<Fault> faults,
        Map<String, String> headers,
        @Nullable Object preview,
        @Nullable Object versions) {
    public Problem {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
        headers = Map.copyOf(headers);
    }

    public static Problem of(GeneralProblem problem) {
        return new Problem(problem.code(), Map.of(), List.of(), Map.of(), null, null);
    }

    public static Problem of(Refusal refusal) {
        return new Problem(refusal.problem(), refusal.values(), refusal.faults(), Map.of(), null, null);
    }

    public static Problem ofInput(List<Fault> faults) {
        return new Problem(GeneralProblem.INPUT_REFUSED.code(), Map.of(), faults, Map.of(), null, null);
    }

    public Problem naming(String name, Object value) {
        return new Problem(code, with(values, name, value.toString()), faults, headers, preview, versions);
    }

    public Problem sending(String header, String value) {
        return new Problem(code, values, faults, with(headers, header, value), preview, versions);
    }

    public Problem showing(Object newPreview) {
        return new Problem(code, values, faults, headers, newPreview, versions);
    }

    /** With both versions of what two changed at once. */
    public Problem withVersions(Object both) {
        return new Problem(code, values, faults, headers, preview, both);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }
}
