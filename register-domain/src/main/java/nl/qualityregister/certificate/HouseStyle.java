package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.norm.OccupationCode;

/** How a register presents itself: its name, colours and logo, and what its occupations are called. */
record HouseStyle(
        Bilingual name,
        String colour,
        String accent,
        Stationery.Logo logo,
        Map<OccupationCode, Bilingual> occupations) {
    HouseStyle {
        occupations = Map.copyOf(occupations);
    }
}
