package nl.qualityregister.jobs.certificate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleSpan;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.KeyRanges;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.jobs.renewal.Lists;
import nl.qualityregister.jobs.renewal.Registers;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Gives every running cycle that has none its certificate, and lays the PDFs in a folder, over several ranges of cycles at once. The
 * unique key of the certificates makes each once; a file that a full disk or a kill left out is written by the second step, of this run
 * or of the next.
 */
@Component
public class IssueCertificates implements RegisterJob {
    private static final int AT_ONCE = 200;

    private final Certificates certificates;
    private final Registers registers;
    private final Lists lists;
    private final Parameter<LocalDate> day;
    private final Parameter<Path> folder;

    IssueCertificates(
            Certificates certificates, Registers registers, Lists lists, BusinessDay businessDay, RegisterHome home) {
        this.registers = registers;
        this.certificates = certificates;
        this.lists = lists;
        this.day = Parameter.businessDay(businessDay);
        this.folder = Parameter.path("folder", "where the PDF files are laid")
                .orElse(() -> home.folder().resolve("certificates"))
                .notIdentifying();
    }

    @Override
    public String purpose() {
        return "Issues the certificates that are wanted and lays them down as PDF files";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Parameter.REGISTER, day, folder, Rehearsal.DRY_RUN, KeyRanges.THREADS);
    }

    @Override
    public int nightly() {
        return 50;
    }

    /** What is wanted may grow within the day. */
    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
        if (!order.get(Rehearsal.DRY_RUN)) {
            CertificateFolder.at(order.get(folder));
        }
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return order.get(Rehearsal.DRY_RUN)
                ? List.of(list(order, steps))
                : List.of(issue(order, steps), layDown(order, steps));
    }

    /** A dry run prints nothing: a certificate that exists, even for a moment, is one that somebody may hold. */
    private Step list(Order order, Steps steps) {
        lists.begin(order);
        Tally tally = Tally.of("to be issued");
        return steps
                .<CycleId, CycleId>inChunks("list", AT_ONCE)
                .reader(wanted(order, new KeyRanges.Range(0, Long.MAX_VALUE)))
                .writer(chunk -> {
                    tally.add("to be issued", chunk.size());
                    lists.certified(order, List.copyOf(chunk.getItems()));
                })
                .stream(tally)
                .build();
    }

    private Pages<CycleId> wanted(Order order, KeyRanges.Range range) {
        RegisterId register = order.get(Parameter.REGISTER);
        return new Pages<>(
                after -> certificates.wanted(
                        register,
                        order.get(day),
                        new CycleSpan(after.isEmpty() ? range.after() : Long.parseLong(after), range.until()),
                        AT_ONCE),
                CycleId::toString);
    }

    /** Threads of this process only: the files go into one folder of one machine. */
    private Step issue(Order order, Steps steps) {
        RegisterId register = order.get(Parameter.REGISTER);
        CertificateFolder files = CertificateFolder.at(order.get(folder));
        return KeyRanges.of(order, steps)
                .step("issue", () -> range(certificates.wanted(register, order.get(day))), range -> {
                    Tally tally = Tally.of("issued", "files written");
                    return steps
                            .<CycleId, CycleId>inChunks("issue", AT_ONCE)
                            .reader(wanted(order, range))
                            .writer(issuing(order, files, tally))
                            .stream(tally)
                            .build();
                });
    }

    private static KeyRanges.Range range(CycleSpan span) {
        return new KeyRanges.Range(span.after(), span.until());
    }

    private ItemWriter<CycleId> issuing(Order order, CertificateFolder files, Tally tally) {
        return chunk -> {
            int issued = certificates
                    .issue(List.copyOf(chunk.getItems()), order.get(day), Actor.job(name()), (certificate, pdf) -> {
                        files.write(certificate, pdf);
                        tally.add("files written", 1);
                    })
                    .size();
            tally.add("issued", issued);
            if (issued < chunk.size()) {
                tally.note("not issued", "some cannot be printed, or another run was first; the log names the cycles");
            }
        };
    }

    private Step layDown(Order order, Steps steps) {
        RegisterId register = order.get(Parameter.REGISTER);
        CertificateFolder files = CertificateFolder.at(order.get(folder));
        Tally tally = Tally.of("files written");
        return steps
                .<Certificate, Certificate>inChunks("lay-down", AT_ONCE)
                .reader(new Pages<>(
                        after -> certificates.inForce(register, CertificateNumber.read(after), AT_ONCE),
                        certificate -> certificate.number().value()))
                .writer(chunk -> chunk.getItems().stream().filter(files::lacks).forEach(certificate -> {
                    files.write(certificate, certificates.pdf(certificate.number()));
                    tally.add("files written", 1);
                }))
                .stream(tally)
                .build();
    }
}
