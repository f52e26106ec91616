package nl.qualityregister.cycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.Sha256;

/**
 * The draw itself, pure: of each stratum the first so many in the order of SHA-256 over {@code <seed>:<cycle>}, in hexadecimals; so many
 * is the rate of those that are not forced, rounded up. {@code docs/audit-draw.py} does the same.
 */
final class AuditLottery {
    static final String HEAD = "cycle,stratum,rate,forced\n";

    private AuditLottery() {}

    private record Ticket(AuditLot lot, String hash) {}

    static Set<CycleId> draw(String seed, Collection<AuditLot> list) {
        Map<String, List<Ticket>> strata = new HashMap<>();
        Set<CycleId> drawn =
                list.stream().filter(AuditLot::forced).map(AuditLot::cycle).collect(Collectors.toSet());
        for (AuditLot lot : list) {
            if (!lot.forced()) {
                strata.computeIfAbsent(lot.stratum(), any -> new ArrayList<>())
                        .add(new Ticket(lot, Sha256.hex(seed + ":" + lot.cycle())));
            }
        }
        for (List<Ticket> free : strata.values()) {
            free.sort(Comparator.comparing(Ticket::hash));
            long many = Math.ceilDiv((long) free.size() * free.getFirst().lot().rate(), 10_000L);
            free.stream().limit(many).map(ticket -> ticket.lot().cycle()).forEach(drawn::add);
        }
        return drawn;
    }

    /** Of the list as it is published: its head and its lines, by cycle. */
    static String sha256(Collection<AuditLot> list) {
        MessageDigest digest = Sha256.digest();
        digest.update(HEAD.getBytes(StandardCharsets.US_ASCII));
        list.forEach(lot -> digest.update(lot.line().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static String commitment(String seed) {
        return Sha256.hex(HexFormat.of().parseHex(seed));
    }
}
