package nl.qualityregister.assessment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who judge, and what ties them to those who are judged. */
final class Assessors {
    private final Organisations organisations;
    private final Registrants registrants;
    private final JdbcClient jdbc;

    Assessors(ApplicationContext rooms) {
        this.organisations = rooms.getBean(Organisations.class);
        this.registrants = rooms.getBean(Registrants.class);
        this.jdbc = rooms.getBean(JdbcClient.class);
    }

    /** Of the office, which judges for every body. */
    Account any() {
        return holding(office());
    }

    Account ofBody(OrganisationId body) {
        return holding(new RoleGrant(Role.ASSESSOR, body, LocalDate.of(2020, 1, 1), null));
    }

    private static RoleGrant office() {
        return new RoleGrant(Role.ASSESSOR, null, LocalDate.of(2020, 1, 1), null);
    }

    List<Account> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> any()).toList();
    }

    /** Of the office, and acting for the employer up to and without the last day, which may be null. */
    Account of(OrganisationId employer, LocalDate from, LocalDate until) {
        return holding(office(), new RoleGrant(Role.EMPLOYER, employer, from, until));
    }

    Account registrar() {
        return holding(new RoleGrant(Role.REGISTRAR, null, LocalDate.of(2020, 1, 1), null));
    }

    Account holding(RoleGrant... grants) {
        NewAccount account = new NewAccount("test", UUID.randomUUID().toString(), "beoordelaar", List.of(grants));
        return organisations.open(List.of(account), Learners.JOB).getFirst();
    }

    void tie(Account account, Learner learner) {
        registrants.tie(account.id(), learner.id(), Learners.JOB);
    }

    void employ(Learner learner, OrganisationId employer, LocalDate from, LocalDate until) {
        employ(learner, employer.value(), null, from, until);
    }

    /** By an employer of whom only a text is known. */
    void employ(Learner learner, String employer, LocalDate from, LocalDate until) {
        employ(learner, null, employer, from, until);
    }

    private void employ(Learner learner, String organisation, String text, LocalDate from, LocalDate until) {
        jdbc.sql("""
                insert into employment (id, registrant_id, organisation_id, employer_text, works_from, works_until)
                values (:id, :registrant, :organisation, :text, :from, :until)
                """)
                .param("id", UUID.randomUUID())
                .param("registrant", learner.id().value())
                .param("organisation", organisation)
                .param("text", text)
                .param("from", from)
                .param("until", until)
                .update();
    }

    /** Of contents that no other has. */
    FileId aFile(Files files) throws IOException {
        return stored(files, aPictureOf(System.nanoTime()));
    }

    static FileId stored(Files files, byte[] picture) throws IOException {
        return files.store(new ByteArrayInputStream(picture), "bewijs.png", Actor.account("test"))
                .id();
    }

    static byte[] aPictureOf(long seed) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        new Random(seed).ints(64).forEach(new IntConsumer() {
            int pixel;

            @Override
            public void accept(int colour) {
                image.setRGB(pixel % 8, pixel++ / 8, colour);
            }
        });
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(image, "png", picture);
        return picture.toByteArray();
    }
}
