package nl.qualityregister.certificate;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.qualityregister.norm.DeskRules;
import nl.qualityregister.norm.HouseStyle;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of a register that does not exist, for people who do not exist. */
final class CertificateFixtures {
    static final SecureRandom RANDOM = new SecureRandom();

    static final Texts DEBT_COUNSELLOR = new Texts("Schuldhulpverlener", "Debt counsellor");
    static final Texts CLIENT_MANAGER = new Texts("Klantmanager werk en inkomen", "Client manager work and income");
    static final Texts EXPERT_BY_EXPERIENCE = new Texts(
            "Ervaringsdeskundige armoede en sociale uitsluiting",
            "Expert by experience of poverty and social exclusion");

    private static final HouseStyle PLAIN = new HouseStyle("#154273", "#b08d3c", "#ffffff", "#1a1a1a");

    /** A wide logo, a colour too light for words, and a title of its own. */
    private static final HouseStyle OWN = new HouseStyle(
            "#e17000",
            "#39870c",
            "#ffffff",
            "#1a1a1a",
            new HouseStyle.Logo(
                    160,
                    40,
                    List.of(
                            new HouseStyle.Shape("M0 36 h160 v4 H0 z", "#39870c"),
                            new HouseStyle.Shape("M4 32 L24 2 L44 32 Z M16 30 h16 L24 17 z", "#e17000"),
                            new HouseStyle.Shape("M60 32 V4 C90 4 90 32 60 32 Z", "#e17000"),
                            new HouseStyle.Shape("m100,4 h50 v10 h-50 z m0,18 h50 v10 h-50 z", "#39870c"))),
            Map.of(
                    "re-registration",
                    Map.of("title", new Texts("Bewijs van herregistratie", "Proof of re-registration"))));

    private static final Register REGISTER = register(PLAIN);

    private static Register register(HouseStyle style) {
        return new Register(
                new RegisterId("krsd-demo"),
                new Texts(
                        "Kwaliteitsregister Sociaal Domein (voorbeeld)",
                        "Quality Register for the Social Domain (example)"),
                new Texts(
                        "Een verzonnen register. Niemand hierin is echt.",
                        "A fictitious register. Nobody in it is real."),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new Register.Contact(new Texts("Bureau", "Office"), "", "", List.of(), ""),
                new Register.Terms(28, 42, 56, 28, 28, 90, 400, 14, 0, false),
                DeskRules.LEAST,
                List.of(),
                style);
    }

    static final Instant NOW = Instant.parse("2026-02-27T09:30:00Z");
    static final DemoAuthority AUTHORITY = DemoAuthority.founded(NOW, RANDOM);
    static final SealKey KEY = AUTHORITY.sealKey(NOW, RANDOM);
    static final TimeStamps NO_TIME_STAMPS = new TimeStamps("");

    private CertificateFixtures() {}

    static PrintedCertificate printed(String holder, Texts... occupations) {
        return printed(CertificateKind.RE_REGISTRATION, holder, occupations);
    }

    /** On the paper of a register that has a logo, colours and words of its own. */
    static PrintedCertificate inOwnHouseStyle(String holder, Texts... occupations) {
        Stationery own =
                new Wording(JsonMapper.builder().build()).stationery(register(OWN), CertificateKind.RE_REGISTRATION);
        return new PrintedCertificate(own, printed(holder, occupations).particulars());
    }

    static PrintedCertificate printed(CertificateKind kind, String holder, Texts... occupations) {
        Stationery stationery = new Wording(JsonMapper.builder().build()).stationery(REGISTER, kind);
        Particulars particulars = new Particulars(
                "C7K2-9QXM-4TRV",
                "200000178",
                holder,
                Arrays.stream(occupations)
                        .map(name -> new Particulars.Occupation(
                                "code-of-" + name.en().length(), name))
                        .toList(),
                DayInWords.of(LocalDate.of(2026, 3, 1)),
                DayInWords.of(LocalDate.of(2031, 2, 28)),
                DayInWords.of(LocalDate.of(2026, 2, 27)),
                "https://register.example.org/c/7k2m9qxm4trvc7k29qxm4trvc7",
                new Particulars.Days("2026-03-01", "2031-02-28", "2026-02-27"),
                new Particulars.Portable(
                        "did:web:register.example.org",
                        "https://register.example.org",
                        "2026-02-27T09:30:00Z",
                        "2031-02-28T23:00:00Z",
                        1,
                        94_567),
                null,
                null);
        return new PrintedCertificate(stationery, particulars);
    }

    /** A statement of so many activities. */
    static PrintedCertificate statement(String holder, int activities, Texts... occupations) {
        Particulars plain =
                printed(CertificateKind.CPD_STATEMENT, holder, occupations).particulars();
        List<Particulars.Activity> all = IntStream.range(0, activities)
                .mapToObj(i -> new Particulars.Activity(
                        "%02d-%02d-2026".formatted(1 + i % 28, 1 + i % 12),
                        i % 7 == 3
                                ? "Motiverende gespreksvoering bij mensen met problematische schulden: verdieping en"
                                        + " oefening"
                                : i % 7 == 5
                                        ? "Łączenie doświadczeń: intervisie met Poolse collega's"
                                        : "Omgaan met schulden, deel " + (i + 1),
                        i % 3 == 0 ? new Texts("scholing", "training") : new Texts("intervisie", "peer consultation"),
                        i % 4 == 0 ? "" : Integer.toString(1 + i % 12),
                        i % 5 == 0 ? "12,5" : Integer.toString(1 + i % 9)))
                .toList();
        Particulars.Account account = new Particulars.Account(
                all,
                "165,25",
                "krsd-demo 2022",
                new Texts("Met deze activiteiten is aan de norm voldaan", "With these activities the norm is met"),
                DayInWords.of(LocalDate.of(2026, 2, 27)));
        return with(CertificateKind.CPD_STATEMENT, plain, account, null);
    }

    static PrintedCertificate goodStanding(String holder, List<Texts> measures, Texts... occupations) {
        Particulars plain =
                printed(CertificateKind.GOOD_STANDING, holder, occupations).particulars();
        Particulars.Standing standing = new Particulars.Standing(
                "Stichting Wijkteams Voorbeeldstad",
                Arrays.stream(occupations)
                        .map(occupation -> new Particulars.Line(
                                "code",
                                new Texts(
                                        "ingeschreven, onafgebroken sinds 1 maart 2024",
                                        "registered, without a break since 1 March 2024")))
                        .toList(),
                measures);
        return with(CertificateKind.GOOD_STANDING, plain, null, standing);
    }

    private static PrintedCertificate with(
            CertificateKind kind, Particulars plain, Particulars.Account account, Particulars.Standing standing) {
        Stationery stationery = new Wording(JsonMapper.builder().build()).stationery(REGISTER, kind);
        return new PrintedCertificate(
                stationery,
                new Particulars(
                        plain.number(),
                        plain.registrationNumber(),
                        plain.holder(),
                        plain.occupations(),
                        plain.validFrom(),
                        plain.validUntil(),
                        plain.issuedOn(),
                        plain.address(),
                        plain.days(),
                        plain.portable(),
                        account,
                        standing));
    }

    /** As it was printed before there were seals. */
    static PrintedCertificate unsealed(String holder, Texts... occupations) {
        PrintedCertificate printed = printed(holder, occupations);
        Stationery stationery = printed.stationery();
        Map<String, Texts> words = new HashMap<>(stationery.words());
        words.remove("sealed");
        return new PrintedCertificate(
                new Stationery(
                        stationery.register(),
                        stationery.kind(),
                        stationery.registerName(),
                        stationery.colour(),
                        stationery.accent(),
                        stationery.logo(),
                        words),
                printed.particulars());
    }

    /** By a key that was made for the tests and is the same in all of them. */
    static byte[] sealed(PrintedCertificate printed) {
        return Seal.put(printed, KEY, NO_TIME_STAMPS).pdf();
    }
}
