package nl.qualityregister.privacy;

import java.util.List;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Texts;

/**
 * What erasing somebody would do now.
 *
 * @param goes what is deleted, with how many rows
 * @param stays what stays in some form, with the reason
 * @param waiting what it waits for; carried out when there is nothing of it
 */
public record ErasurePreview(List<Goes> goes, List<Stays> stays, List<Waiting> waiting) {
    public ErasurePreview {
        goes = List.copyOf(goes);
        stays = List.copyOf(stays);
        waiting = List.copyOf(waiting);
    }

    public record Goes(String table, Texts about, long rows) {}

    /** @param until how long */
    public record Stays(String table, Texts about, long rows, Texts why, Texts until) {}

    /** Changes with what goes, what stays and what is waited for; not with how many rows there are of it, which look-ups alone change. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        goes.forEach(one -> text.append('-').append(one.table()));
        stays.forEach(one -> text.append('+').append(one.table()));
        waiting.forEach(one -> text.append('!').append(one.code()).append(one.until() == null ? "" : one.until()));
        return Sha256.hex(text.toString());
    }
}
