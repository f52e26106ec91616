package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.points.Credit;

/**
 * What a merger would do, in full.
 *
 * @param ended open cycles of the merged number
 * @param opened what the survivor goes on with
 * @param joined cycles of the survivor that judge more occupations
 * @param credits of the merged number that the survivor has not
 */
record MergerPlan(
        MergerPreview preview,
        List<Cycle> ended,
        List<NewCycle> opened,
        List<MergerPreview.OfCycle> joined,
        List<Credit> credits) {
    MergerPlan {
        ended = List.copyOf(ended);
        opened = List.copyOf(opened);
        joined = List.copyOf(joined);
        credits = List.copyOf(credits);
    }
}
