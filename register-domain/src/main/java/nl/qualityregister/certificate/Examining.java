package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.house.Sha256;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges documents of unknown makers. Nothing in them is unpacked, and nothing is read as PDF; a credential's claims are read only
 * after its signature held. So the work is a few passes over the bytes, whatever they are.
 */
@Component
class Examining {
    private static final int LONGEST_CREDENTIAL = 64 * 1024;
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Pattern NUMBER_AT_END = Pattern.compile("/v1/(certificates|badges)/([0-9A-Z-]{14})$");

    private final CertificateRows rows;
    private final BadgeRows badges;
    private final SealKeyRows keys;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(LONGEST_CREDENTIAL)
                            .build())
                    .build())
            .build();

    Examining(CertificateRows rows, BadgeRows badges, SealKeyRows keys, Clock clock) {
        this.rows = rows;
        this.badges = badges;
        this.keys = keys;
        this.clock = clock;
    }

    Examination of(byte[] document) {
        if (startsLikePdf(document)) {
            return ofPdf(document);
        }
        if (document.length <= LONGEST_CREDENTIAL) {
            String text = new String(document, StandardCharsets.ISO_8859_1).strip();
            if (COMPACT.matcher(text).matches()) {
                return ofCredential(text);
            }
        }
        return Examination.nothing(Examination.Form.OTHER, Examination.Mark.NONE);
    }

    /** Readers look for the mark in the first kilobyte. */
    private static boolean startsLikePdf(byte[] document) {
        return WrittenPdf.indexOf(document, WrittenPdf.ascii("%PDF-"), 0, Math.min(document.length, 1024)) >= 0;
    }

    private Examination ofPdf(byte[] pdf) {
        Optional<Certificate> known = rows.bySha256(Sha256.hex(pdf));
        List<SealedRange> ranges = SealedRange.of(pdf);
        Optional<Examination> ours = ranges.stream()
                .flatMap(range -> ofSealed(pdf, range, known).stream())
                .findFirst();
        if (ours.isPresent()) {
            return ours.get();
        }
        Examination.Mark mark = ranges.isEmpty() ? Examination.Mark.NONE : Examination.Mark.NOT_OURS;
        return known.map(certificate -> new Examination(
                        Examination.Form.PDF,
                        mark,
                        Examination.Content.UNALTERED,
                        Examination.Issue.ISSUED,
                        Optional.of(certificate)))
                .orElseGet(() -> Examination.nothing(Examination.Form.PDF, mark));
    }

    /** Empty when the signature there is none of ours. */
    private Optional<Examination> ofSealed(byte[] pdf, SealedRange range, Optional<Certificate> known) {
        return range.signature(pdf)
                .flatMap(ShownCms::read)
                .filter(cms -> cms.keys().stream()
                        .flatMap(id -> keys.lookUp(id).stream())
                        .anyMatch(cms::signedBy))
                .map(cms -> sealed(pdf, range, cms, known));
    }

    private Examination sealed(byte[] pdf, SealedRange range, ShownCms cms, Optional<Certificate> known) {
        Optional<Certificate> certificate = known.or(() -> rows.bySignature(cms.value()));
        return new Examination(
                Examination.Form.PDF,
                Examination.Mark.OURS,
                content(pdf, range, cms, known),
                certificate.isPresent() ? Examination.Issue.ISSUED : Examination.Issue.NOT_ISSUED,
                certificate);
    }

    private Examination.Content content(byte[] pdf, SealedRange range, ShownCms cms, Optional<Certificate> known) {
        if (known.isPresent()) {
            return Examination.Content.UNALTERED;
        }
        boolean asSealed = cms.isOf(range.digest(pdf));
        return asSealed
                        && !range.coversAll(pdf)
                        && rows.bySha256(Sha256.hex(range.sealedFile(pdf))).isPresent()
                ? Examination.Content.EXTENDED
                : Examination.Content.ALTERED;
    }

    private Examination ofCredential(String text) {
        String[] parts = text.split("\\.", -1);
        Optional<SealKey> key = header(parts[0]).flatMap(keys::lookUp);
        String signed = parts[0] + "." + parts[1];
        if (parts[2].isEmpty()) {
            return Examination.nothing(Examination.Form.CREDENTIAL, Examination.Mark.NONE);
        }
        Optional<byte[]> signature = decoded(parts[2]);
        boolean holds = key.isPresent()
                && signature
                        .filter(value -> key.get().signed(signed.getBytes(StandardCharsets.US_ASCII), value))
                        .isPresent();
        if (!holds) {
            return signature
                    .flatMap(value -> bearing(value, Examination.Content.ALTERED))
                    .orElseGet(() -> Examination.nothing(Examination.Form.CREDENTIAL, Examination.Mark.NOT_OURS));
        }
        Optional<JsonNode> claims = read(parts[1]);
        return signature
                .flatMap(value -> bearing(value, Examination.Content.UNALTERED))
                .or(() -> claims.map(told -> ours(told, signed)))
                .orElseGet(() -> ours(Optional.empty(), Optional.empty()))
                .asOf(claims.filter(this::isOver).isPresent());
    }

    /** The one of ours that was given this very signature, also when what it said was erased since. */
    private Optional<Examination> bearing(byte[] signature, Examination.Content content) {
        Optional<Certificate> certificate = rows.byCredentialSignature(signature);
        Optional<Badge> badge = badges.byCredentialSignature(signature);
        return certificate.isEmpty() && badge.isEmpty()
                ? Optional.empty()
                : Optional.of(new Examination(
                        Examination.Form.CREDENTIAL,
                        Examination.Mark.OURS,
                        content,
                        Examination.Issue.ISSUED,
                        certificate,
                        badge,
                        false));
    }

    /** What our key signed in another hand; it was issued when it is, to the letter, what is kept under the number that it names. */
    private Examination ours(JsonNode claims, String signed) {
        Matcher id = NUMBER_AT_END.matcher(claims.path("id").asString(""));
        Optional<CertificateNumber> number = id.find() ? CertificateNumber.read(id.group(2)) : Optional.empty();
        if (number.isPresent() && id.group(1).equals("badges")) {
            return ours(
                    Optional.empty(),
                    badges.credential(number.get())
                            .filter(kept -> kept.startsWith(signed + "."))
                            .flatMap(kept -> badges.find(number.get())));
        }
        return ours(
                number.flatMap(rows::kept)
                        .filter(kept -> kept.isCredential(signed))
                        .flatMap(kept -> rows.find(kept.number())),
                Optional.empty());
    }

    private static Examination ours(Optional<Certificate> certificate, Optional<Badge> badge) {
        return new Examination(
                Examination.Form.CREDENTIAL,
                Examination.Mark.OURS,
                Examination.Content.UNALTERED,
                certificate.isPresent() || badge.isPresent() ? Examination.Issue.ISSUED : Examination.Issue.NOT_ISSUED,
                certificate,
                badge,
                false);
    }

    private boolean isOver(JsonNode claims) {
        long until = claims.path("exp").asLong(Long.MAX_VALUE);
        return clock.instant().getEpochSecond() >= until;
    }

    /** The key that the header names, when it names ES256; a key that the header brings along is not looked at. */
    private Optional<String> header(String part) {
        return read(part)
                .filter(header -> header.path("alg").asString("").equals("ES256"))
                .map(header -> header.path("kid").asString(""))
                .map(kid -> kid.substring(kid.indexOf('#') + 1));
    }

    private Optional<JsonNode> read(String part) {
        return decoded(part).flatMap(bytes -> {
            try {
                return Optional.of(json.readTree(bytes));
            } catch (JacksonException notJson) {
                return Optional.empty();
            }
        });
    }

    private static Optional<byte[]> decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            // one text for each content: what decodes alike but is written otherwise was altered
            boolean asWritten = Arrays.equals(
                    Base64.getUrlEncoder().withoutPadding().encode(bytes), part.getBytes(StandardCharsets.US_ASCII));
            return asWritten ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
