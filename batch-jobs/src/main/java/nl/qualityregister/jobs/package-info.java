/**
 * The register's nights: imports, evaluation, certificates, delivery. Each job calls the same doors as the API.
 *
 * <p>A job is one class, named as an order, that implements {@link nl.qualityregister.jobs.RegisterJob} and is a
 * {@code @Component}; nothing else has to be told:
 *
 * {@snippet :
 * @Component
 * public class ConcludeCycles implements RegisterJob {
 *     private final Cycles cycles;
 *     private final Decisions decisions;
 *     private final Parameter<LocalDate> day;
 *
 *     ConcludeCycles(Cycles cycles, Decisions decisions, BusinessDay businessDay) {
 *         this.cycles = cycles;
 *         this.decisions = decisions;
 *         this.day = Parameter.businessDay(businessDay);
 *     }
 *
 *     public String purpose() {
 *         return "Renews every judged cycle that met its norm";
 *     }
 *
 *     public List<Parameter<?>> parameters() {
 *         return List.of(Parameter.REGISTER, day);
 *     }
 *
 *     public List<Step> steps(Order order, Steps steps) {
 *         Tally tally = new Tally();
 *         return List.of(steps.<CycleId, CycleId>inChunks("conclude", 1_000)
 *                 .reader(...)
 *                 .writer(chunk -> tally.add("renewed", decisions.concludeByNorm(chunk.getItems(), Actor.job(name())).size()))
 *                 .stream(tally)
 *                 .build());
 *     }
 * }
 * }
 *
 * <p>What a job can rely on, and what it owes:
 *
 * <ul>
 *   <li>A chunk is one transaction and holds the door's writes, the counts of the {@link nl.qualityregister.jobs.Tally} and the
 *       restart point: all of it is there after a crash, or none. Write to the execution context in
 *       {@code ItemStream.update} only.
 *   <li>Identifying parameters say what the run is about (the register, the business day, the content of a file). The same
 *       order again does nothing when it was completed, goes on where it was when it was not, and is refused while it runs.
 *       A job for which each order is a new run says so with {@code repeats()}.
 *   <li>What must happen once has a unique key in the database: a chunk can be handed to the door a second time.
 *   <li>Rows at fault are judged by the job, not by Spring Batch's skip policies, which run the writers again.
 * </ul>
 */
@NullMarked
package nl.qualityregister.jobs;

import org.jspecify.annotations.NullMarked;
