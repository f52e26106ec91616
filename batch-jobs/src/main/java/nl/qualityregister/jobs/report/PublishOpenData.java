package nl.qualityregister.jobs.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.jobs.FileNotWritten;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.jobs.renewal.Registers;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.privacy.OpenData;
import nl.qualityregister.privacy.OpenData.Written;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Writes the open data of each register that has chosen to publish them, with its checksum; of a register that has not, nothing. The file
 * is written beside the last one and put in its place when it is whole.
 */
@Component
public class PublishOpenData implements RegisterJob {
    private final OpenData openData;
    private final Registers registers;
    private final RegisterHome home;
    private final Parameter<LocalDate> day;

    PublishOpenData(OpenData openData, Registers registers, RegisterHome home, BusinessDay businessDay) {
        this.openData = openData;
        this.registers = registers;
        this.home = home;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Publishes number, occupation, status and days of the registers that chose to; never names";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day, Rehearsal.DRY_RUN);
    }

    /** What is hidden since must be gone from the file of the same day. */
    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    @Override
    public int nightly() {
        return 80;
    }

    @Override
    public boolean catchesUpAtOnce() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("registers published", "registrations", "registers that do not publish");
        return List.of(steps.atOnce(
                "publish",
                (contribution, context) -> {
                    registers.of(order).forEach(register -> publish(register, order, tally));
                    return RepeatStatus.FINISHED;
                },
                tally));
    }

    private void publish(RegisterId register, Order order, Tally tally) {
        if (!openData.isPublished(register)) {
            tally.add("registers that do not publish", 1);
            return;
        }
        LocalDate businessDay = order.get(day);
        String name = "open-data-" + register + "-" + businessDay + ".csv";
        Path place = home.folder().resolve("open-data").resolve(name);
        Path beside = place.resolveSibling(name + ".part");
        MessageDigest digest = Sha256.digest();
        Written written;
        String sum;
        try {
            if (order.get(Rehearsal.DRY_RUN)) {
                written = write(register, businessDay, OutputStream.nullOutputStream(), digest);
                sum = HexFormat.of().formatHex(digest.digest());
            } else {
                Files.createDirectories(place.getParent());
                written = write(register, businessDay, Files.newOutputStream(beside), digest);
                Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                sum = HexFormat.of().formatHex(digest.digest());
                openData.publish(register, businessDay, name, sum, written);
            }
        } catch (IOException e) {
            beside.toFile().delete();
            throw new FileNotWritten(place, e);
        }
        tally.add("registers published", 1);
        tally.add("registrations", written.rows());
        tally.note(name, "sha256 " + sum);
    }

    private Written write(RegisterId register, LocalDate businessDay, OutputStream to, MessageDigest digest)
            throws IOException {
        try (OutputStream bytes = new DigestOutputStream(to, digest);
                Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            return openData.write(register, businessDay, out);
        }
    }
}
