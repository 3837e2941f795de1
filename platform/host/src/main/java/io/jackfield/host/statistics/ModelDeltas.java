package io.jackfield.host.statistics;

import io.jackfield.host.llm.ModelUse;
import io.jackfield.host.store.StatisticTable.Value;
import io.jackfield.host.telegram.ServedBot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What models were asked since they were last asked for it, by the day: they have too many figures for one each hour.
 */
final class ModelDeltas {
    private final Supplier<List<ModelUse.Sum>> use;

    /** @param use gives what has grown, and counts from nothing again */
    ModelDeltas(Supplier<List<ModelUse.Sum>> use) {
        this.use = use;
    }

    /** Of these bots; what others had is lost. */
    List<Value> of(List<ServedBot> bots, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        List<Value> grown = new ArrayList<>();
        for (ModelUse.Sum sum : use.get()) {
            bots.stream()
                    .filter(bot -> bot.id().equals(sum.bot()))
                    .forEach(bot ->
                            grown.add(new Value(bot.number(), sum.figure().word(), day, sum.key(), sum.value())));
        }
        return grown;
    }
}
