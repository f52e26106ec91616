package nl.qualityregister.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Occupation;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Draws the numbers, fixes every word as it will be printed and renders. It touches no database. */
@Component
class Printing {
    private static final Logger LOG = LoggerFactory.getLogger(Printing.class);

    private final Norms norms;
    private final Wording wording;
    private final SealKeys keys;
    private final TimeStamps timeStamps;
    private final Installation installation;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Printing(
            Norms norms,
            Wording wording,
            SealKeys keys,
            TimeStamps timeStamps,
            Installation installation,
            Clock clock) {
        this.norms = norms;
        this.wording = wording;
        this.keys = keys;
        this.timeStamps = timeStamps;
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * In the order given; who cannot be printed is left out.
     *
     * @param places in the status lists, one for each
     */
    List<Rendered> print(List<Order> orders, List<StatusPlaces.Place> places, LocalDate day) {
        if (orders.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SealKey key = keys.current();
        Map<RegisterId, Register> registers = orders.stream()
                .map(order -> order.person().register())
                .distinct()
                .collect(Collectors.toMap(id -> id, norms::register));
        return IntStream.range(0, orders.size())
                .mapToObj(i -> render(
                        orders.get(i),
                        places.get(i),
                        Objects.requireNonNull(
                                registers.get(orders.get(i).person().register())),
                        key,
                        day,
                        now))
                .<Rendered>mapMulti((rendered, sink) -> {
                    if (rendered != null) {
                        sink.accept(rendered);
                    }
                })
                .toList();
    }

    private @Nullable Rendered render(
            Order order, StatusPlaces.Place place, Register register, SealKey key, LocalDate day, Instant now) {
        Entitled person = order.person();
        String token = CertificateNumber.drawToken(random);
        CertificateKind kind = order.kind();
        CertificateNumber number = CertificateNumber.draw(random);
        Stationery stationery = wording.stationery(register, kind);
        Particulars particulars = new Particulars(
                number.value(),
                person.number().value(),
                person.name().formal(),
                occupations(person.occupations(), register),
                DayInWords.of(person.validFrom()),
                DayInWords.of(person.validUntil()),
                DayInWords.of(day),
                installation.base() + "/c/" + token,
                new Particulars.Days(
                        person.validFrom().toString(), person.validUntil().toString(), day.toString()),
                new Particulars.Portable(
                        installation.did(),
                        installation.base(),
                        now.toString(),
                        endOf(person.validUntil()).toString(),
                        place.list(),
                        place.index()),
                order.account(),
                order.standing());
        PrintedCertificate printed = new PrintedCertificate(stationery, particulars);
        try {
            Seal.Made made = Seal.put(printed, key, timeStamps);
            return new Rendered(
                    certificate(order, number, token, day, now, made.pdf()), printed, made.seal(), made.pdf());
        } catch (CertificateNotPrintable e) {
            LOG.warn("no certificate for cycle {}: {}", person.cycle(), e.getMessage());
            return null;
        }
    }

    private static Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(BusinessDay.AMSTERDAM).toInstant();
    }

    private static Certificate certificate(
            Order order, CertificateNumber number, String token, LocalDate day, Instant now, byte[] pdf) {
        Entitled person = order.person();
        return new Certificate(
                number,
                person.registrant(),
                person.number(),
                person.name().formal(),
                person.register(),
                person.cycle(),
                order.kind().code(),
                person.occupations(),
                person.validFrom(),
                person.validUntil(),
                day,
                now,
                token,
                Sha256.hex(pdf),
                null,
                null,
                order.edition(),
                order.receiver(),
                null,
                null,
                null);
    }

    private static List<Particulars.Occupation> occupations(Collection<OccupationCode> codes, Register register) {
        return codes.stream()
                .map(code -> new Particulars.Occupation(code.value(), name(register, code)))
                .toList();
    }

    /** Its code when the register no longer has it. */
    private static Texts name(Register register, OccupationCode code) {
        return register.occupation(code).map(Occupation::name).orElse(new Texts(code.value(), code.value()));
    }
}
