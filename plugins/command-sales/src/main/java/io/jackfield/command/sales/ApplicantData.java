package io.jackfield.command.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.lib.sales.ApplicantRecord;
import java.util.Map;
import org.pf4j.Extension;

/** The applications of a person, and what they did as a manager. Their cards are shown anew within ten minutes. */
@Extension
public final class ApplicantData implements PersonalData {
    private final ApplicantRecord record;

    public ApplicantData(PluginContext context) {
        record = new ApplicantRecord(context.database("lib-sales"));
    }

    @Override
    public Map<String, Object> export(BotView bot, long person) {
        return record.export(bot.bot().id(), person);
    }

    @Override
    public void erase(BotView bot, long person) {
        record.erase(bot.bot().id(), person);
    }
}
