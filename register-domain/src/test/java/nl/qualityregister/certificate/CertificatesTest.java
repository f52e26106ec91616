package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.Holders.Holder;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DomainTest
class CertificatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Actor OFFICE = Actor.job("test");

    private static final RegisterId REGISTER = new RegisterId("krsd-demo");

    @Autowired
    Certificates certificates;

    @Autowired
    JdbcClient jdbc;

    private Holders holders;
    private long before;

    @BeforeEach
    void people() {
        holders = new Holders(jdbc, REGISTER);
        before = jdbc.sql("select coalesce(max(id), 0) from cycle")
                .query(Long.class)
                .single();
    }

    @Test
    void runningCyclesOfRegisteredPeopleAreWantedPageByPage() {
        Holder first = holders.registered(0, "job-coach");
        Holder renewed = holders.registered(1, "job-coach");
        Holder suspended = holders.with("SUSPENDED", "job-coach");
        Holder ended = holders.registeredUntil(DAY.minusDays(1), "job-coach");

        List<CycleId> wanted = certificates.wanted(REGISTER, DAY, before, 10);

        assertThat(wanted)
                .containsExactly(first.cycle(), renewed.cycle())
                .doesNotContain(suspended.cycle(), ended.cycle());
        assertThat(certificates.wanted(REGISTER, DAY, before, 1)).containsExactly(first.cycle());
        assertThat(certificates.wanted(REGISTER, DAY, first.cycle().value(), 10))
                .containsExactly(renewed.cycle());
    }

    @Test
    void aCertificateSaysWhatTheRegisterHolds() {
        Holder holder = holders.registered(1, "debt-counsellor", "job-coach");

        Certificate issued = issue(holder).getFirst();

        assertThat(issued.kind()).isEqualTo("re-registration");
        assertThat(issued.holder()).isEqualTo("J.M. van der Aardenburg");
        assertThat(issued.registration()).isEqualTo(holder.number());
        assertThat(issued.occupations())
                .extracting(OccupationCode::value)
                .containsExactly("debt-counsellor", "job-coach");
        assertThat(issued.validFrom()).isEqualTo(holder.from());
        assertThat(issued.validUntil()).isEqualTo(holder.until());
        assertThat(issued.issuedOn()).isEqualTo(DAY);
        assertThat(certificates.find(issued.number())).contains(issued);
        assertThat(certificates.byToken(issued.token().toUpperCase(java.util.Locale.ROOT)))
                .contains(issued);
        assertThat(certificates.of(holder.id())).containsExactly(issued);
        assertThat(certificates.inForce(REGISTER, Optional.empty(), 1_000)).contains(issued);
        assertThat(footprints(issued)).containsExactly("certificate-issued");
    }

    @Test
    void onlyOccupationsThatStandRegisteredAreNamed() {
        Holder holder = holders.registered(0, "job-coach");
        holders.alsoIn(holder, "SUSPENDED", "debt-counsellor");

        Certificate issued = issue(holder).getFirst();

        assertThat(issued.occupations()).containsExactly(new OccupationCode("job-coach"));
    }

    @Test
    void issuedAgainChangesNothing() {
        Holder holder = holders.registered(0, "job-coach");
        Certificate issued = issue(holder).getFirst();

        assertThat(issue(holder)).isEmpty();
        assertThat(certificates.wanted(REGISTER, DAY, before, 10)).isEmpty();
        assertThat(certificates.of(holder.id())).containsExactly(issued);
    }

    @Test
    void sixteenWhoIssueAtOnceMakeOneCertificate() {
        List<Holder> people = List.of(holders.registered(0, "job-coach"), holders.registered(1, "job-coach"));

        List<List<Certificate>> issued = Together.all(16, i -> issue(people.toArray(Holder[]::new)));

        assertThat(issued.stream().flatMap(List::stream)).hasSize(2);
        assertThat(people)
                .allSatisfy(person -> assertThat(certificates.of(person.id())).hasSize(1));
    }

    @Test
    void stoppedBetweenRenderingAndStoringItIsIssuedOnceAfterwards() {
        Holder holder = holders.registered(0, "job-coach");
        jdbc.sql("alter table certificate add constraint no_room check (registrant_id <> " + holder.id()
                        + ") not valid")
                .update();
        assertThatThrownBy(() -> issue(holder)).hasMessageContaining("no_room");
        jdbc.sql("alter table certificate drop constraint no_room").update();

        assertThat(certificates.of(holder.id())).isEmpty();
        assertThat(issue(holder)).hasSize(1);
        assertThat(certificates.of(holder.id())).hasSize(1);
    }

    @Test
    void copiesAreTakenAfterStoringAndOutsideAnyTransaction() {
        Holder holder = holders.registered(0, "job-coach");

        certificates.issue(List.of(holder.cycle()), DAY, OFFICE, (certificate, pdf) -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            assertThat(certificates.pdf(certificate.number())).isEqualTo(pdf);
        });

        assertThat(certificates.of(holder.id())).hasSize(1);
    }

    @Test
    void thePdfIsRenderedAgainToTheSameBytes() {
        Certificate issued = issue(holders.registered(0, "job-coach")).getFirst();

        byte[] pdf = certificates.pdf(issued.number());

        assertThat(Sha256.hex(pdf)).isEqualTo(issued.sha256());
        assertThat(certificates.pdf(issued.number())).isEqualTo(pdf);
    }

    @Test
    void otherBytesThanThoseIssuedAreNeverGivenOut() {
        Certificate issued = issue(holders.registered(0, "job-coach")).getFirst();
        jdbc.sql("update certificate set printed = jsonb_set(printed, '{holder}', '\"A. Vervalser\"') where"
                        + " number = :number")
                .param("number", issued.number().value())
                .update();

        assertThatThrownBy(() -> certificates.pdf(issued.number()))
                .isInstanceOf(CertificateNotReproducible.class)
                .hasMessageContaining(issued.number().value());
    }

    @Test
    void aCertificateIsRevokedOnceWithAReason() {
        Certificate issued = issue(holders.registered(0, "job-coach")).getFirst();

        Certificate revoked = certificates.revoke(issued.number(), "verkeerde naam", OFFICE);

        assertThat(revoked.revokedAt()).isNotNull();
        assertThat(revoked.revocationReason()).isEqualTo("verkeerde naam");
        assertThat(certificates.inForce(REGISTER, Optional.empty(), 1_000))
                .extracting(Certificate::number)
                .doesNotContain(issued.number());
        assertThat(certificates.pdf(issued.number())).isNotEmpty();
        assertThat(footprints(issued)).containsExactly("certificate-issued", "certificate-revoked");
        assertThatThrownBy(() -> certificates.revoke(issued.number(), "nogmaals", OFFICE))
                .isInstanceOf(CertificateAlreadyRevoked.class);
    }

    @Test
    void oneOfEightWhoRevokeAtOnceSucceeds() {
        Certificate issued = issue(holders.registered(0, "job-coach")).getFirst();

        List<Boolean> revoked = Together.all(8, i -> revokes(issued, "reden " + i));

        assertThat(revoked).containsOnlyOnce(true);
    }

    @Test
    void revocationNeedsAReasonAndACertificate() {
        Certificate issued = issue(holders.registered(0, "job-coach")).getFirst();
        CertificateNumber unknown = CertificateNumber.draw(CertificateFixtures.RANDOM);

        assertThatThrownBy(() -> certificates.revoke(issued.number(), " ", OFFICE))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> certificates.revoke(unknown, "reden", OFFICE)).isInstanceOf(CertificateNotFound.class);
        assertThatThrownBy(() -> certificates.pdf(unknown)).isInstanceOf(CertificateNotFound.class);
    }

    @Test
    void oneOfSixteenWhoReissueAtOnceSucceedsAndTheOldOneIsSuperseded() {
        Certificate old = issue(aHolderToday()).getFirst();

        List<Optional<Certificate>> reissued = Together.all(16, i -> reissues(old));

        List<Certificate> made = reissued.stream().flatMap(Optional::stream).toList();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().edition()).isEqualTo(2);
        Certificate superseded = certificates.find(old.number()).orElseThrow();
        assertThat(superseded.state()).isEqualTo(Certificate.State.SUPERSEDED);
        assertThat(superseded.supersededBy()).isEqualTo(made.getFirst().number());
        assertThat(certificates.of(old.registrant())).hasSize(2);
        assertThat(certificates.wanted(REGISTER, DAY, before, 10)).isEmpty();
    }

    @Test
    void aRevokedCertificateCanBeIssuedAnewAndStaysRevoked() {
        Certificate old = issue(aHolderToday()).getFirst();
        certificates.revoke(old.number(), "verkeerde naam", OFFICE);

        Certificate edition = certificates.reissue(old.number(), OFFICE);

        assertThat(edition.state()).isEqualTo(Certificate.State.ISSUED);
        assertThat(certificates.find(old.number()).orElseThrow().state()).isEqualTo(Certificate.State.REVOKED);
        assertThatThrownBy(() -> certificates.reissue(old.number(), OFFICE)).isInstanceOf(CertificateSuperseded.class);
    }

    @Test
    void whoIsNotRegisteredTodayGetsNothingAnew() {
        Holder holder = aHolderToday();
        Certificate old = issue(holder).getFirst();
        holders.strikeOff(holder);

        assertThatThrownBy(() -> certificates.reissue(old.number(), OFFICE))
                .isInstanceOf(NotEntitledToCertificate.class);
        assertThat(certificates.find(old.number()).orElseThrow().state()).isEqualTo(Certificate.State.ISSUED);
    }

    @Test
    void manyAreRevokedTogetherAsPreviewedOrNotAtAll() {
        List<Certificate> issued = issue(
                holders.registered(0, "job-coach"),
                holders.registered(0, "job-coach"),
                holders.registered(1, "job-coach"));
        RevocationScope scope = new RevocationScope(
                "registration",
                null,
                null,
                issued.stream().map(Certificate::number).toList());
        RevocationPreview preview = certificates.previewRevocation(REGISTER, scope);
        certificates.revoke(preview.certificates().getFirst(), "alvast", OFFICE);

        assertThat(preview.certificates()).hasSize(2);
        assertThatThrownBy(() -> certificates.revoke(REGISTER, scope, preview.digest(), "drukfout", OFFICE))
                .isInstanceOf(RevocationChanged.class);
        RevocationPreview anew = certificates.previewRevocation(REGISTER, scope);
        List<Certificate> revoked = certificates.revoke(REGISTER, scope, anew.digest(), "drukfout", OFFICE);

        assertThat(revoked).extracting(Certificate::number).isEqualTo(anew.certificates());
        assertThat(revoked).extracting(Certificate::revocationReason).containsOnly("drukfout");
        assertThat(certificates.find(issued.getLast().number()).orElseThrow().state())
                .isEqualTo(Certificate.State.ISSUED);
    }

    @Test
    void whatIsKeptOfACertificateIsAtMostOneAndAHalfKilobytes() {
        Certificate issued = issue(holders.registered(0, "job-coach")).getFirst();

        int bytes = jdbc.sql("select pg_column_size(certificate.*) from certificate where number = :number")
                .param("number", issued.number().value())
                .query(Integer.class)
                .single();

        assertThat(bytes).isLessThanOrEqualTo(1_500);
    }

    private Holder aHolderToday() {
        return holders.registeredUntil(
                LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam")).plusYears(2), "job-coach");
    }

    private Optional<Certificate> reissues(Certificate old) {
        try {
            return Optional.of(certificates.reissue(old.number(), OFFICE));
        } catch (CertificateSuperseded e) {
            return Optional.empty();
        }
    }

    @Test
    void aCertificateOutlivesTheRegistrationItTellsOf() {
        Holder holder = holders.registered(0, "job-coach");
        Certificate issued = issue(holder).getFirst();
        holders.strikeOff(holder);

        assertThat(certificates.find(issued.number())).contains(issued);
        assertThat(certificates.wanted(REGISTER, DAY, before, 10)).isEmpty();
    }

    @Test
    void whoCannotBePrintedIsLeftOutAndHoldsUpNobody() {
        Holder unprintable = holders.named("王", "job-coach");
        Holder other = holders.registered(0, "job-coach");

        assertThat(issue(unprintable, other))
                .extracting(Certificate::registrant)
                .containsExactly(other.id());
        assertThat(certificates.wanted(REGISTER, DAY, before, 10)).containsExactly(unprintable.cycle());
    }

    private List<Certificate> issue(Holder... people) {
        return certificates.issue(
                java.util.Arrays.stream(people).map(Holder::cycle).toList(), DAY, OFFICE, (certificate, pdf) -> {});
    }

    private boolean revokes(Certificate certificate, String reason) {
        try {
            certificates.revoke(certificate.number(), reason, OFFICE);
            return true;
        } catch (CertificateAlreadyRevoked e) {
            return false;
        }
    }

    private List<String> footprints(Certificate certificate) {
        return jdbc.sql("select act from trail_entry where object = :object order by occurred_at")
                .param("object", "certificate:" + certificate.number())
                .query(String.class)
                .list();
    }
}
