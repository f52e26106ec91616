package nl.qualityregister.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.step.Step;
import org.springframework.util.ClassUtils;

/** A job of the register: one component, named as an order; the package's text shows a whole one. */
public interface RegisterJob {
    /** As it is asked for: the name of the class. */
    default String name() {
        return ClassUtils.getUserClass(this).getSimpleName();
    }

    /** One line for the list of jobs. */
    String purpose();

    default List<Parameter<?>> parameters() {
        return List.of();
    }

    /**
     * Whether each order is a new run, as for a delivery of whatever waits. Otherwise an order that was completed once is not run
     * again for the same identifying parameters, unless {@code again=true} is given.
     */
    default boolean repeats() {
        return false;
    }

    /** Its place among the jobs that each business day is run through, the lowest first; zero when it is not one of them. */
    default int nightly() {
        return 0;
    }

    /** Whether, of several nights missed, the last one's run does for all: true of who tells people what is so today. */
    default boolean catchesUpAtOnce() {
        return false;
    }

    /** Looks at the order before anything is started; throws {@link OrderRefused} when it cannot be run as it is. */
    default void check(Order order) {}

    /**
     * What the order would come to, when it asks for that only; then nothing is run and nothing is written, not even that it was asked.
     * Most jobs cannot tell without doing.
     */
    default Optional<Map<String, Object>> rehearse(Order order) {
        return Optional.empty();
    }

    /** The steps of one run, in order. Called anew for each run, also for one that goes on after a stop or a crash. */
    List<Step> steps(Order order, Steps steps);
}
