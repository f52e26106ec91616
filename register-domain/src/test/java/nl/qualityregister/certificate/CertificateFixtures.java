package nl.qualityregister.certificate;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.qualityregister.norm.RegisterId;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of a register that does not exist, for people who do not exist. */
final class CertificateFixtures {
    static final SecureRandom RANDOM = new SecureRandom();

    static final Bilingual DEBT_COUNSELLOR = new Bilingual("Schuldhulpverlener", "Debt counsellor");
    static final Bilingual CLIENT_MANAGER =
            new Bilingual("Klantmanager werk en inkomen", "Client manager work and income");
    static final Bilingual EXPERT_BY_EXPERIENCE = new Bilingual(
            "Ervaringsdeskundige armoede en sociale uitsluiting",
            "Expert by experience of poverty and social exclusion");

    private static final Stationery.Logo LOGO = new Stationery.Logo(
            48,
            48,
            List.of(
                    new Stationery.Shape(
                            "M24 2 C36.15 2 46 11.85 46 24 C46 36.15 36.15 46 24 46 C11.85 46 2 36.15 2 24 C2 11.85 11.85 2 24 2 Z",
                            "#154273"),
                    new Stationery.Shape("M13 25 l4-4 5 5 11-11 4 4 L22 34 Z", "#ffffff")));

    private CertificateFixtures() {}

    static PrintedCertificate printed(String holder, Bilingual... occupations) {
        return printed(CertificateKind.RE_REGISTRATION, holder, occupations);
    }

    static PrintedCertificate printed(CertificateKind kind, String holder, Bilingual... occupations) {
        HouseStyle style = new HouseStyle(
                new Bilingual(
                        "Kwaliteitsregister Sociaal Domein (voorbeeld)",
                        "Quality Register for the Social Domain (example)"),
                "#154273",
                "#b08d3c",
                LOGO,
                Map.of());
        return new PrintedCertificate(
                new Wording(JsonMapper.builder().build()).stationery(new RegisterId("krsd-demo"), kind, style),
                "C7K2-9QXM-4TRV",
                "200000178",
                holder,
                Arrays.stream(occupations)
                        .map(name -> new PrintedCertificate.Occupation(
                                "code-of-" + name.en().length(), name))
                        .toList(),
                DayInWords.of(LocalDate.of(2026, 3, 1)),
                DayInWords.of(LocalDate.of(2031, 2, 28)),
                DayInWords.of(LocalDate.of(2026, 2, 27)),
                "https://register.example.org/c/7k2m9qxm4trvc7k29qxm4trvc7",
                new PrintedCertificate.Days("2026-03-01", "2031-02-28", "2026-02-27"));
    }
}
